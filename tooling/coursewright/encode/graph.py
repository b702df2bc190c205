"""The nodes and choices of a scenario as a picture: SVG of our own layout, and DOT for Graphviz."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coursewright.encode.graph_layout import Layout, Link, layout
from coursewright.encode.guards import guard_words
from coursewright.encode.markup import Markup, el, join
from coursewright.model.scenario import ContentLevel, Node, Outcome, Scenario, ScenarioChoice
from coursewright.model.walking import plain
from coursewright.scenario.explore import Way
from coursewright.scenario.proof.witness import played

WIDTH, LINE, PAD, MARGIN = 220, 18, 10, 24
TITLE, LABEL = 25, 27
"""Characters of a line of a title, and of a choice."""

STYLE = """
.graph{font:14px system-ui,sans-serif;--paper:#fbf9f5;--card:#fff;--ink:#1f2a2e;--soft:#55646a;--edge:#7c8a8f;--mark:#5d3a78;
--good:#2f6b3a;--good-wash:#e6f2e4;--warn:#8a5200;--warn-wash:#fbefd9;--bad:#9c3a2b;--bad-wash:#fbe9e4;--duty:#0f5c63;--duty-wash:#e3f0ef}
@media (prefers-color-scheme:dark){.graph{--paper:#161c1e;--card:#20282b;--ink:#e9e6df;--soft:#b3bdc0;--edge:#8b9a9f;--mark:#cfaef0;
--good:#9fd6a6;--good-wash:#1f3323;--warn:#f0bf6c;--warn-wash:#3a2c14;--bad:#f2a598;--bad-wash:#40221c;--duty:#8fd0d2;--duty-wash:#153538}}
.graph .paper{fill:var(--paper)}.graph text{fill:var(--ink)}.graph .name{font-weight:600}.graph .soft{fill:var(--soft);font-size:12px}
.graph .box{fill:var(--card);stroke:var(--edge);stroke-width:1.5}.graph .amber .box{stroke:var(--warn);stroke-dasharray:2 3;stroke-width:2}
.graph .left-with-options .box,.graph .door-open .box{fill:var(--good-wash);stroke:var(--good)}
.graph .duty-done .box{fill:var(--duty-wash);stroke:var(--duty)}.graph .repair-possible .box{fill:var(--warn-wash);stroke:var(--warn)}
.graph .harmful-exposure .box{fill:var(--bad-wash);stroke:var(--bad);stroke-width:2.5}
.graph .way{fill:none;stroke:var(--edge);stroke-width:1.5}.graph .tip{fill:var(--edge)}.graph .guarded .way{stroke-dasharray:6 4}.graph .past .way{stroke-dasharray:1 5;stroke-linecap:round}
.graph .dice .box{stroke-width:2}
.graph .witness .way{stroke:var(--mark);stroke-width:4}.graph .witness .tip{fill:var(--mark)}.graph .witness>.box{stroke:var(--mark);stroke-width:4}
.graph .witness>.row{fill:var(--mark);font-weight:600}
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A node as it is drawn: its title in lines, and one row a choice."""

    node: Node
    lines: tuple[str, ...]

    @property
    def above(self) -> tuple[str, ...]:
        """What stands above the title: the act that begins here, the die that decides."""
        die = f"a die of {self.node.die} faces" if self.node.die else ""
        return tuple(filter(None, (self.node.act, die)))

    @property
    def height(self) -> int:
        """All of it."""
        rows = len(self.lines) + len(self.node.choices) + len(self.above) + (1 if self.node.outcome else 0)
        return rows * LINE + 2 * PAD + (PAD if self.node.choices else 0)

    def port(self, number: int) -> int:
        """Where the line of a choice leaves, from the top."""
        above = len(self.lines) + len(self.above)
        return PAD + above * LINE + PAD + number * LINE + LINE // 2


def graph_svg(scenario: Scenario, way: Way | None = None) -> str:
    """The whole graph, with a way marked in it. Everything that colour says, a shape or a word says too."""
    boxes = {node.id: Box(node, _wrapped(node.title)) for node in scenario.nodes}
    choices = [
        (node, at, one)
        for node in scenario.nodes
        for at, one in enumerate(node.choices)
        if one.target in boxes
    ]
    links = [Link(node.id, one.target, boxes[node.id].port(at)) for node, at, one in choices]
    placed = layout({id: box.height for id, box in boxes.items()}, links)
    marked = _marked(scenario, way)
    last = _end(scenario, way)
    lines = [
        _line(link, one, placed, boxes, number, (node.id, one.id) in marked)
        for number, (link, (node, _, one)) in enumerate(zip(links, choices, strict=True))
    ]
    # What is marked lies on top.
    lines.sort(key=lambda line: " witness" in line)
    drawn = (_box(box, placed, marked, box.node.id == last) for box in boxes.values())
    wide, high = placed.width - (300 - WIDTH) + 2 * MARGIN, placed.height + 2 * MARGIN
    name = f"graph-{scenario.id}"
    return (
        el(
            "svg",
            el("title", f"{scenario.title}: its nodes and choices", id=f"{name}-title"),
            el("desc", _described(scenario, way), id=f"{name}-desc"),
            el("style", Markup(STYLE)),
            el("rect", class_="paper", width=wide, height=high),
            el("g", *lines, *drawn, transform=f"translate({MARGIN} {MARGIN})"),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {wide} {high}",
            width=wide,
            height=high,
            class_="graph",
            role="img",
            aria_labelledby=f"{name}-title {name}-desc",
        )
        + "\n"
    )


def graph_dot(scenario: Scenario, way: Way | None = None) -> str:
    """The same graph in the language of Graphviz."""
    shapes: Mapping[Outcome | None, str] = {
        None: "box", Outcome.LEFT_WITH_OPTIONS: "ellipse", Outcome.DOOR_OPEN: "house", Outcome.DUTY_DONE: "doubleoctagon",
        Outcome.REPAIR_POSSIBLE: "hexagon", Outcome.HARMFUL_EXPOSURE: "octagon",
    }  # fmt: skip
    marked = _marked(scenario, way)
    lines = [f"digraph {_quoted(scenario.id)} {{", "  rankdir=LR;"]
    for node in scenario.nodes:
        words = f"{node.title}\n{node.outcome}" if node.outcome else node.title
        lines.append(f"  {_quoted(node.id)} [shape={shapes[node.outcome]}, label={_quoted(words)}];")
    for node in scenario.nodes:
        for one in node.choices:
            label = f"{_mark(one) if one.guard is None else ''}{one.id}"
            label += f"\nif {guard_words(one.guard)}" if one.guard is not None else ""
            style = ", style=dashed" if one.guard is not None else ", style=dotted" if one.bypass else ""
            bold = ", penwidth=3" if (node.id, one.id) in marked else ""
            lines.append(
                f"  {_quoted(node.id)} -> {_quoted(one.target)} [label={_quoted(label)}{style}{bold}];"
            )
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _marked(scenario: Scenario, way: Way | None) -> frozenset[tuple[str, str]]:
    if way is None:
        return frozenset()
    return frozenset((step.node, step.choice) for step in played(scenario, way).path)


def _end(scenario: Scenario, way: Way | None) -> str:
    return played(scenario, way).node if way is not None else ""


def _described(scenario: Scenario, way: Way | None) -> str:
    endings = [f"{node.title} ({node.outcome})" for node in scenario.nodes if node.outcome is not None]
    choices = sum(len(node.choices) for node in scenario.nodes)
    told = (
        f"{len(scenario.nodes)} nodes and {choices} choices, from left to right as the story goes. It begins with "
        f"{next((node.title for node in scenario.nodes if node.id == scenario.start), scenario.start)} and ends with "
        f"{', '.join(endings) or 'nothing'}. A dashed line is a choice with a condition, a dotted one a way past an amber "
        "node, whose frame is dotted too; where a die decides the frame has two lines."
    )
    if way is None:
        return told
    return f"{told} Marked is the way {', '.join(way.choices) or 'of no choice at all'}."


def _box(box: Box, placed: Layout, marked: frozenset[tuple[str, str]], last: bool) -> Markup:
    node = box.node
    x, y = placed.places[node.id]
    kinds = [str(node.outcome) if node.outcome else "node"]
    kinds += ["dice"] if node.die else []
    kinds += ["amber"] if node.level is ContentLevel.AMBER else []
    kinds += ["witness"] if last or any(source == node.id for source, _ in marked) else []
    rows: list[Markup] = []
    top = PAD + LINE - 4
    for line in box.above:
        rows.append(_text(line[: TITLE + 4], "soft", PAD, top))
        top += LINE
    centred = node.outcome is not None
    for line in box.lines:
        rows.append(_text(line, "name", WIDTH // 2 if centred else PAD, top, centred))
        top += LINE
    if node.outcome is not None:
        rows.append(_text(node.outcome.replace("-", " "), "soft", WIDTH // 2, top, True))
    for at, choice in enumerate(node.choices):
        kind = "row witness-row" if (node.id, choice.id) in marked else "row"
        words = _short(_mark(choice) + choice.id, LABEL)
        rows.append(
            el(
                "g",
                _text(words, kind, PAD, box.port(at) + 5),
                class_="witness" if "witness" in kind else None,
            )
        )
    shape = _shape(node.outcome, box.height)
    if node.die:
        inner = el("rect", class_="box", x=4, y=4, width=WIDTH - 8, height=box.height - 8, rx=2)
        shape = join(shape, inner)
    title = el("title", node.title + (f" ({node.outcome})" if node.outcome else ""))
    return el("g", title, shape, *rows, class_=" ".join(kinds), transform=f"translate({x} {y})")


def _mark(choice: ScenarioChoice) -> str:
    """What a row says of its choice before the id: a condition, its faces of the die, a timer, a way past."""
    if choice.bypass:
        return "past: "
    if choice.weight:
        return f"{choice.weight}× "
    return f"{choice.seconds} s: " if choice.seconds else "? " if choice.guard is not None else ""


def _text(words: str, kind: str, x: int, y: int, centred: bool = False) -> Markup:
    return el("text", words, class_=kind, x=x, y=y, text_anchor="middle" if centred else None)


def _shape(outcome: Outcome | None, high: int) -> Markup:
    """Pill, door leaf, double frame, hexagon, octagon: an ending is known by its outline alone."""
    w, h, c = WIDTH, high, 16
    match outcome:
        case None:
            return el("rect", class_="box", width=w, height=h, rx=4)
        case Outcome.LEFT_WITH_OPTIONS:
            return el("rect", class_="box", width=w, height=h, rx=h // 2)
        case Outcome.DUTY_DONE:
            inner = el("rect", class_="box", x=4, y=4, width=w - 8, height=h - 8)
            return join(el("rect", class_="box", width=w, height=h), inner)
        case Outcome.DOOR_OPEN:
            points = [(0, 0), (w - c, 0), (w, h // 2), (w - c, h), (0, h)]
        case Outcome.REPAIR_POSSIBLE:
            points = [(c, 0), (w - c, 0), (w, h // 2), (w - c, h), (c, h), (0, h // 2)]
        case Outcome.HARMFUL_EXPOSURE:
            points = [(c, 0), (w - c, 0), (w, c), (w, h - c), (w - c, h), (c, h), (0, h - c), (0, c)]
    return el("polygon", class_="box", points=" ".join(f"{x},{y}" for x, y in points))


def _line(
    link: Link, choice: ScenarioChoice, placed: Layout, boxes: Mapping[str, Box], number: int, marked: bool
) -> Markup:
    x, y = placed.places[link.source]
    to_x, to_y = placed.places[link.target]
    end = (to_x - 8, to_y + boxes[link.target].height // 2)
    points = [(x + WIDTH, y + link.port), *placed.bends[number], end]
    guard = f" (if {guard_words(choice.guard)})" if choice.guard is not None else ""
    kinds = [
        *(["guarded"] if choice.guard is not None else []),
        *(["past"] if choice.bypass else []),
        *(["witness"] if marked else []),
    ]
    tip = f"M{end[0]} {end[1] - 5}l9 5l-9 5z"
    return el(
        "g",
        el("title", plain(choice.text) + guard),
        el("path", class_="way", d=_curve(points)),
        el("path", class_="tip", d=tip),
        class_=" ".join(["line", *kinds]),
    )


def _curve(points: Sequence[tuple[int, int]]) -> str:
    """Level at both ends of each stretch; across a column that it only passes it runs straight."""
    out = [f"M{points[0][0]} {points[0][1]}"]
    x, y = points[0]
    for at, (to_x, to_y) in enumerate(points[1:]):
        half = max((to_x - x) // 2, 30)
        out.append(f"C{x + half} {y} {to_x - half} {to_y} {to_x} {to_y}")
        x, y = to_x, to_y
        if at < len(points) - 2:
            x += WIDTH
            out.append(f"H{x}")
    return "".join(out)


def _wrapped(title: str) -> tuple[str, ...]:
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > TITLE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {_short(word, TITLE)}".strip()
    return tuple(lines)


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
