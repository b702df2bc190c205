"""What a scenario names must be there: nodes, variables, objectives, endings, its written alternative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity, did_you_mean
from coursewright.model.expression import nodes_asked
from coursewright.model.mention import place_of
from coursewright.model.place import Place
from coursewright.model.prose import When
from coursewright.model.scenario import Node, Scenario, every_choice
from coursewright.model.walking import walk

NO_NODE = Code(
    "SCEN101", Severity.ERROR, "a way to a node that is not there",
    "A choice, a condition, a bypass or a start names a node by the words of its heading, in lower case "
    "with `-` between.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-other-rom)
- [Wait](#at-the-desk)

## At the desk
`ending door-open`

She keeps the card.

## The other room
`ending left-with-options`

She talks.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-other-room)
- [Wait](#at-the-desk)

## At the desk
`ending door-open`

She keeps the card.

## The other room
`ending left-with-options`

She talks.
```""",
)  # fmt: skip
NO_ENDING = Code(
    "SCEN102", Severity.ERROR, "a scenario without an ending",
    "The story never reaches its debrief, which is where the learning is.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-other-room)

## The other room

She talks.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-other-room)

## The other room
`ending left-with-options`

She talks.
```""",
)  # fmt: skip
NO_CHOICE = Code(
    "SCEN103", Severity.ERROR, "a node that leads nowhere",
    "A learner who gets there can neither go on nor finish.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-other-room)
- [Wait](#at-the-desk)

## At the desk

She waits.

## The other room
`ending left-with-options`

She talks.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-other-room)
- [Wait](#at-the-desk)

## At the desk
`ending door-open`

She waits.

## The other room
`ending left-with-options`

She talks.
```""",
)  # fmt: skip
ENDING_GOES_ON = Code(
    "SCEN104", Severity.ERROR, "an ending that offers choices",
    "An ending leads to the debrief; choices beneath it would never be shown.",
    """\
```scenarios/demo-talk.md
## At the door
`ending door-open`

She looks at him.

- [Ask her alone](#the-other-room)

## The other room
`ending left-with-options`

She talks.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-other-room)

## The other room
`ending left-with-options`

She talks.
```""",
)  # fmt: skip
NO_ALTERNATIVE = Code(
    "SCEN105", Severity.ERROR, "a written alternative that is not there",
    "Whoever skips a scenario does an assessment instead, which carries its weight.",
    """\
```scenarios/demo-talk.md
---
alternative: demo-tset
---
```""",
    """\
```scenarios/demo-talk.md
---
alternative: demo-test
---
```""",
)  # fmt: skip
UNCLAIMED = Code(
    "SCEN106", Severity.ERROR, "evidence for an objective that the scenario does not claim",
    "The head of a scenario lists its objectives; results per objective are counted for those.",
    "A choice with `evidence DE-O2 +1` in a scenario with `objectives: [DE-O1]`.",
    "The same choice in a scenario with `objectives: [DE-O1, DE-O2]`.",
)  # fmt: skip
CODES = (NO_NODE, NO_ENDING, NO_CHOICE, ENDING_GOES_ON, NO_ALTERNATIVE, UNCLAIMED)


def check(project: Project) -> Iterable[Diagnostic]:
    """Everything that each scenario names."""
    for scenario in project.scenarios.values():
        yield from _nodes(scenario)
        yield from _endings(scenario)
        yield from _evidence(scenario)
        if scenario.alternative and scenario.alternative not in project.assessments:
            yield NO_ALTERNATIVE.at(
                place_of(scenario.alternative, scenario.place),
                f"There is no assessment `{scenario.alternative}`.",
                did_you_mean(scenario.alternative, project.assessments)
                or f"Write it with `coursewright new assessment {scenario.alternative}`.",
            )


def _nodes(scenario: Scenario) -> Iterable[Diagnostic]:
    known = scenario.by_id()
    for what, name, place in _named(scenario):
        if name not in known:
            yield NO_NODE.at(
                place,
                f"{what} names the node `{name}`, which is not there.",
                did_you_mean(name, known)
                or "A node's name is its heading in lower case, with `-` between the words.",
            )


def _named(scenario: Scenario) -> Iterator[tuple[str, str, Place]]:
    yield "The start", scenario.start, place_of(scenario.start, scenario.place)
    for variant in scenario.variants:
        if variant.start:
            yield "The start of this variant", variant.start, place_of(variant.start, variant.place)
    for node in scenario.nodes:
        for block in walk((*node.blocks, *node.debrief)):
            if isinstance(block, When):
                for name in sorted(nodes_asked(block.condition)):
                    yield "This condition", name, place_of(name, block.place)
    for _, choice in every_choice(scenario):
        yield (
            "The bypass" if choice.bypass else "This choice",
            choice.target,
            place_of(choice.target, choice.place),
        )
        for name in sorted(nodes_asked(choice.guard)) if choice.guard is not None else ():
            yield "The condition of this choice", name, place_of(name, choice.place)


def _endings(scenario: Scenario) -> Iterable[Diagnostic]:
    if scenario.nodes and not any(node.outcome for node in scenario.nodes):
        yield NO_ENDING.at(
            place_of(scenario.title, scenario.place),
            f"No node of `{scenario.id}` is an ending.",
            "Write for example `ending door-open` under the heading of the last one.",
        )
    for node in scenario.nodes:
        yield from _ways_on(scenario, node)


def _ways_on(scenario: Scenario, node: Node) -> Iterable[Diagnostic]:
    if node.outcome is not None and node.choices:
        yield ENDING_GOES_ON.at(
            node.choices[0].place,
            f"`{node.title}` is an ending, so this choice is never shown.",
            "Take the choice out, or `ending` from the settings of the node.",
        )
    if (
        node.outcome is None
        and all(choice.bypass for choice in node.choices)
        and any(other.outcome for other in scenario.nodes)
    ):
        yield NO_CHOICE.at(
            node.place,
            f"`{node.title}` offers no choice and is no ending.",
            "Add choices as `- [What you do](#the-next-node)`, or write `ending door-open` under the "
            "heading.",
        )


def _evidence(scenario: Scenario) -> Iterable[Diagnostic]:
    for _, choice in every_choice(scenario):
        for name, _amount in choice.evidence:
            if name not in scenario.objectives:
                yield UNCLAIMED.at(
                    place_of(name, choice.place),
                    f"This choice is evidence for `{name}`, which the scenario does not claim.",
                    did_you_mean(name, scenario.objectives)
                    or f"Add `{name}` to `objectives` at the head of the file.",
                )
