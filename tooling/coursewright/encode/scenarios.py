"""The HTML of a scenario: linked sections that read without script. The player makes a story of them."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.markup import Markup, el, join
from coursewright.encode.writing import Writer
from coursewright.model.scenario import ContentLevel, Node, Scenario, ScenarioChoice, Variant


def scenario_html(scenario: Scenario, writer: Writer, kind: str = "scenario") -> Markup:
    """The scenario without its title and content note, which belong to the page. `kind` says which view makes it live."""
    opening = el(
        "div",
        el("p", scenario.role, class_="role") if scenario.role else None,
        writer.blocks(scenario.intro),
        _beginnings(scenario, writer),
        class_="start",
    )
    nodes = (_node(scenario, node, writer) for node in scenario.nodes)
    return el(
        "section", opening, el("div", *nodes, class_="nodes"),
        class_=kind, id=f"scenario-{scenario.id}", data_scenario=scenario.id,
        aria_label=writer.say("scenario-story"),
    )  # fmt: skip


def anchor(scenario: Scenario, node: str) -> str:
    """The id of a node's section."""
    return f"{scenario.id}--{node}"


def _beginnings(scenario: Scenario, writer: Writer) -> Markup:
    if not scenario.variants:
        link = el("a", writer.say("scenario-begin"), href=f"#{anchor(scenario, scenario.start)}")
        return el("p", link, class_="begin")
    ways = (el("li", _variant(scenario, variant)) for variant in scenario.variants)
    return el("div", el("p", writer.say("scenario-variant")), el("ul", *ways), class_="begin")


def _variant(scenario: Scenario, variant: Variant) -> Markup:
    role = el("span", f" {variant.role}", class_="role") if variant.role else None
    href = f"#{anchor(scenario, variant.start or scenario.start)}"
    return join(el("a", variant.label, href=href), role)


def _node(scenario: Scenario, node: Node, writer: Writer) -> Markup:
    amber = node.level is ContentLevel.AMBER
    choices = (_choice(scenario, choice, writer) for choice in node.choices if not choice.bypass)
    return el(
        "section",
        el("p", node.act, class_="act") if node.act else None,
        el("h2", node.title, id=anchor(scenario, node.id) + "-title"),
        _care(scenario, node.around, writer, amber) if node.around else None,
        el("div", writer.blocks(node.blocks), class_="passage"),
        el("p", writer.say("scenario-chance", faces=str(node.die)), class_="chance") if node.die else None,
        el("ul", *choices, class_="choices") if node.choices else None,
        _ending(node, writer),
        class_="node", id=anchor(scenario, node.id), data_node=node.id,
        aria_labelledby=anchor(scenario, node.id) + "-title",
    )  # fmt: skip


def _care(scenario: Scenario, around: ScenarioChoice, writer: Writer, amber: bool) -> Markup:
    """What comes, and the way past it, before any of it is read."""
    words = writer.inlines(around.text) or writer.say("scenario-around")
    return el(
        "div",
        el("p", writer.say("scenario-amber")) if amber else None,
        el("a", words, href=f"#{anchor(scenario, around.target)}"),
        _follows(around, writer),
        class_="care", data_choice=around.id,
    )  # fmt: skip


def _choice(scenario: Scenario, choice: ScenarioChoice, writer: Writer) -> Markup:
    return el(
        "li",
        el("a", writer.inlines(choice.text), href=f"#{anchor(scenario, choice.target)}"),
        *(el("span", f" ({said})", class_="sometimes") for said in _when_open(choice, writer)),
        _follows(choice, writer),
        class_="choice", data_choice=choice.id,
    )  # fmt: skip


def _when_open(choice: ScenarioChoice, writer: Writer) -> Iterator[str]:
    if choice.guard is not None:
        yield writer.say("scenario-sometimes")
    if choice.weight:
        yield writer.say("scenario-weight", count=str(choice.weight))
    if choice.seconds:
        yield writer.say("scenario-timer", seconds=str(choice.seconds))


def _follows(choice: ScenarioChoice, writer: Writer) -> Markup | None:
    said = el("div", writer.blocks(choice.consequence), class_="consequence") if choice.consequence else None
    reason = el("div", writer.blocks(choice.reason), class_="reason") if choice.reason else None
    return (
        el("details", el("summary", writer.say("scenario-happens")), said, reason) if said or reason else None
    )


def _ending(node: Node, writer: Writer) -> Markup | None:
    if node.outcome is None:
        return None
    return join(
        el("p", writer.say(f"outcome-{node.outcome}"), class_="outcome", data_outcome=str(node.outcome)),
        el("div", writer.blocks(node.debrief), class_="looking-back") if node.debrief else None,
    )
