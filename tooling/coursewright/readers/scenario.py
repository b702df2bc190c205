"""A scenario from its Markdown: a head with its state, and one heading a node."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coursewright.model.diagnostic import Code, Reports, Severity, did_you_mean
from coursewright.model.mention import Mention
from coursewright.model.place import Place
from coursewright.model.prose import Block, Blocks, Heading, Listing, Paragraph, Quote, Text
from coursewright.model.scenario import (
    DICE,
    ContentLevel,
    Counter,
    Flag,
    Include,
    Named,
    Node,
    Outcome,
    Scenario,
    ScenarioChoice,
    Variable,
    Variant,
)  # fmt: skip
from coursewright.model.walking import plain
from coursewright.readers.choice import Guards, choice_link, read_choice
from coursewright.readers.directives import Context, directives
from coursewright.readers.fields import Fields
from coursewright.readers.head import read_head
from coursewright.syntax.markdown import read_blocks
from coursewright.syntax.reading import Allowance, Reading
from coursewright.syntax.settings import Setting, lone_span, read_settings
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, Scalar, Tree

BAD_VARIABLE = Code(
    "SCEN004", Severity.ERROR, "a variable that is not fully declared",
    "A counter needs its start and its bounds, a named value its start and its names: only then is the space of states finite.",
    "state:\n  trust: {start: 5, min: 0, max: 4}", "state:\n  trust: {start: 2, min: 0, max: 4}",
)  # fmt: skip
BAD_NODE = Code(
    "SCEN005", Severity.ERROR, "a setting of a node that cannot be read",
    "A node may say its act, its content level, a bypass, its reading time, the die that decides, how it ends, and its id.",
    "## She keeps the number\n`ending happy`", "## She keeps the number\n`ending left-with-options`",
)  # fmt: skip
CODES = (BAD_VARIABLE, BAD_NODE)

NODE_LEVEL = 2
NODE_SETTINGS = ("act", "level", "bypass", "minutes", "chance", "ending", "id")
WHO = "as"
"""What conditions call the variant that is played: a variable that the variants themselves set."""
BYPASS = "bypass"
"""The id of a way past that only a setting of its node names."""
_NAME = re.compile(r"^[a-z_][a-z0-9_-]*$")
_NUMBER = re.compile(r"^-?\d{1,4}$")


def read_scenario(source: Source, reports: Reports) -> tuple[Scenario, tuple[Allowance, ...]]:
    """The scenario as far as it can be read."""
    fields, first, text = read_head(source, reports)
    variables = read_variables(fields, reports)
    told = tuple(name for name, _ in fields.pairs("variants"))
    if told and WHO not in variables:
        names = tuple(name.text for name in told)
        variables[WHO] = Named(WHO, names[0], names, "", told[0].place)
    includes = tuple(_includes(fields))
    guards = Guards(variables, reports, frozenset(include.name for include in includes))
    context = Context(reports, guards.condition)
    reading = Reading(source, directives(context), reports)
    context.reading = reading
    blocks = read_blocks(reading, first, text)
    scenario = replace(_scenario(source, fields, context, guards, blocks), includes=includes)
    fields.done()
    return scenario, tuple(reading.allowances)


def read_variables(fields: Fields, reports: Reports) -> dict[str, Variable]:
    """What `state` declares, by name."""
    found = (_variable(name, tree, reports) for name, tree in fields.pairs("state"))
    return {variable.name: variable for variable in found if variable is not None}


def read_nodes(blocks: Blocks, guards: Guards) -> tuple[Blocks, tuple[Node, ...]]:
    """What stands before the first heading, and one node a heading."""
    intro: list[Block] = []
    sections: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == NODE_LEVEL:
            sections.append((block, []))
        else:
            (sections[-1][1] if sections else intro).append(block)
    return tuple(intro), tuple(_node(heading, inner, guards) for heading, inner in sections)


def _includes(fields: Fields) -> Iterator[Include]:
    for name, tree in fields.pairs("include"):
        exits = tree.entries if isinstance(tree, Mapping) else ()
        found = [(key, value) for key, value in exits if isinstance(value, Scalar)]
        mentions = ((Mention(k.text, k.place), Mention(v.text, v.place)) for k, v in found)
        yield Include(Mention(name.text, name.place), tuple(mentions), name.place)


def _scenario(source: Source, fields: Fields, context: Context, guards: Guards, blocks: Blocks) -> Scenario:
    intro, nodes = read_nodes(blocks, guards)
    variants = tuple(
        variant
        for name, tree in fields.pairs("variants")
        if (variant := _variant(name, tree, guards)) is not None
    )
    if variants and WHO in guards.asked:
        variants = tuple(replace(one, values=(*one.values, (WHO, one.id))) for one in variants)
    return Scenario(
        id=fields.text("id"),
        title=fields.text("title", required=True),
        role=fields.text("role"),
        intro=intro,
        note=context.note,
        objectives=fields.texts("objectives"),
        start=fields.text("start") or (nodes[0].id if nodes else ""),
        minutes=fields.integer("minutes", 0),
        alternative=fields.text("alternative"),
        variables=tuple(v for v in guards.variables.values() if v.name != WHO or WHO in guards.asked),
        variants=variants,
        nodes=nodes,
        place=Place(source.file, 1, 1, 1, 4),
    )


def _variable(name: Scalar, tree: Tree, reports: Reports) -> Variable | None:
    def wrong(message: str) -> None:
        reports.add(
            BAD_VARIABLE.at(
                tree.place,
                message,
                "Write `{start: 2, min: 0, max: 4}`, `false`, or `{start: none, values: [none, phone]}`.",
            )
        )

    if not _NAME.match(name.text):
        reports.add(
            BAD_VARIABLE.at(
                name.place, f"`{name.text}` is no name for a variable.", "Use small letters, digits and `_`."
            )
        )
        return None
    if isinstance(tree, Scalar) and tree.text in ("true", "false"):
        return Flag(name.text, tree.text == "true", "", name.place)
    if not isinstance(tree, Mapping):
        wrong(f"`{name.text}` is neither a counter, a flag nor a named value.")
        return None
    fields = Fields(tree, reports)
    label, start, values = fields.text("label"), fields.text("start"), fields.texts("values")
    low, high, better = fields.text("min", "0"), fields.text("max", "4"), fields.text("better", "high")
    fields.done()
    if start in ("true", "false") and not values:
        return Flag(name.text, start == "true", label, name.place)
    if values:
        if start in values:
            return Named(name.text, start, values, label, name.place)
        wrong(f"`{name.text}` starts as `{start}`, which is none of its values.")
        return None
    if better not in ("high", "low"):
        wrong(f"What is better of `{name.text}` is neither `high` nor `low`.")
        return None
    if all(_NUMBER.match(number) for number in (start, low, high)) and int(low) <= int(start) <= int(high):
        return Counter(name.text, int(start), int(low), int(high), label, name.place, better == "low")
    wrong(f"`{name.text}` needs a start between its `min` and its `max`.")
    return None


def _variant(name: Scalar, tree: Tree, guards: Guards) -> Variant | None:
    if not isinstance(tree, Mapping):
        guards.reports.add(
            BAD_VARIABLE.at(
                tree.place,
                f"The variant `{name.text}` needs a label.",
                "Write `{label: ..., set: {age: 17}}`.",
            )
        )
        return None
    fields = Fields(tree, guards.reports)
    values: list[tuple[str, int | bool | str]] = []
    for key, wanted in fields.pairs("set"):
        variable = guards.variables.get(key.text)
        value = (
            guards.value(variable, wanted.text)
            if variable is not None and isinstance(wanted, Scalar)
            else None
        )
        if value is None:
            near = did_you_mean(key.text, guards.variables) if variable is None else ""
            guards.reports.add(BAD_VARIABLE.at(key.place, f"The variant cannot set `{key.text}` so.", near))
        else:
            values.append((key.text, value))
    variant = Variant(
        name.text,
        fields.text("label", required=True),
        tuple(values),
        fields.text("start"),
        fields.text("role"),
        name.place,
        fields.flag("replay"),
    )
    fields.done()
    return variant


def _node(heading: Heading, blocks: list[Block], guards: Guards) -> Node:
    span = lone_span(blocks[0]) if blocks else None
    written = read_settings(span) if span is not None else ()
    settings = _node_settings(written, guards.reports)
    body, choices, debrief = _parts(blocks[1:] if span is not None else blocks, guards)
    outcome = settings.get("ending")
    return Node(
        id=settings.get("id", heading.slug),
        title=plain(heading.inlines),
        blocks=body,
        choices=(
            *choices,
            *(_around(setting) for setting in written if setting.key == BYPASS and setting.value),
        ),
        outcome=Outcome(outcome) if outcome else None,
        debrief=debrief,
        act=settings.get("act", ""),
        level=ContentLevel(settings.get("level", "green")),
        minutes=int(settings.get("minutes", "0")),
        place=heading.place,
        die=int(settings.get("chance", "0")),
    )


def _around(setting: Setting) -> ScenarioChoice:
    """A way past a node that says only where it leads."""
    return ScenarioChoice(
        id=BYPASS, text=(), target=Mention(setting.value, setting.place), guard=None, effects=(), points=0, once=False,
        evidence=(), repair=False, consequence=(), reason=(), place=setting.place, bypass=True,
    )  # fmt: skip


def _node_settings(settings: tuple[Setting, ...], reports: Reports) -> dict[str, str]:
    allowed = {
        "ending": [o.value for o in Outcome],
        "level": [level.value for level in ContentLevel],
        "chance": [str(faces) for faces in DICE],
    }
    found: dict[str, str] = {}
    for setting in settings:
        if setting.key not in NODE_SETTINGS:
            reports.add(
                BAD_NODE.at(
                    setting.place,
                    f"A node has no setting `{setting.key}`.",
                    did_you_mean(setting.key, NODE_SETTINGS)
                    or f"The settings are {', '.join(NODE_SETTINGS)}.",
                )
            )
        elif setting.key in allowed and setting.value not in allowed[setting.key]:
            words = allowed[setting.key]
            reports.add(
                BAD_NODE.at(
                    setting.place,
                    f"`{setting.value}` is no die."
                    if setting.key == "chance"
                    else f"`{setting.value}` is no {setting.key}.",
                    did_you_mean(setting.value, words) or f"Take one of {', '.join(words)}.",
                )
            )
        elif setting.key == "minutes" and not (setting.value.isdecimal() and len(setting.value) < 4):
            reports.add(
                BAD_NODE.at(
                    setting.place,
                    f"`{setting.value}` is no number of minutes.",
                    "Write for example `minutes 2`.",
                )
            )
        else:
            found[setting.key] = setting.value
    return found


def _parts(blocks: list[Block], guards: Guards) -> tuple[Blocks, tuple[ScenarioChoice, ...], Blocks]:
    """The story, the choices and the debrief of a node."""
    body: list[Block] = []
    choices: list[ScenarioChoice] = []
    debrief: Blocks = ()
    for block in blocks:
        links = [choice_link(item) for item in block.items] if isinstance(block, Listing) else []
        if isinstance(block, Listing) and links and all(links):
            pairs = zip(block.items, links, strict=True)
            choices.extend(read_choice(item, link, guards) for item, link in pairs if link is not None)
        elif isinstance(block, Quote) and (said := _debrief(block)) is not None:
            debrief = said
        else:
            body.append(block)
    return tuple(body), tuple(choices), debrief


def _debrief(quote: Quote) -> Blocks | None:
    first = quote.blocks[0] if quote.blocks else None
    head = first.inlines[0] if isinstance(first, Paragraph) and first.inlines else None
    if (
        not isinstance(first, Paragraph)
        or not isinstance(head, Text)
        or not head.text.lower().startswith("debrief:")
    ):
        return None
    rest = Text(head.text[len("debrief:") :].lstrip(), head.place)
    return (Paragraph((rest, *first.inlines[1:]), first.place), *quote.blocks[1:])
