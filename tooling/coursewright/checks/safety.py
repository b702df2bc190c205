"""Learners who lived through something: they are told beforehand, and there is always a way past."""

from __future__ import annotations

from collections.abc import Iterable

from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.scenario import ContentLevel, Node, Scenario, every_choice

NO_NOTE = Code(
    "SAFE101", Severity.ERROR, "a text without a content note",
    "Some learners have lived through what a course speaks of. One sentence beforehand lets them choose "
    "when and "
    "where they read it.",
    """\
```courses/demo/first.md
---
id: demo-l1
---

What do you say at the door?
```""",
    """\
```courses/demo/first.md
---
id: demo-l1
---

:::{content-note} green
Control by another person is named; no harm is described.
:::

What do you say at the door?
```""",
)  # fmt: skip
NO_WAY_PAST = Code(
    "SAFE102", Severity.ERROR, "a distressing moment without a way past it",
    "Where harm is named, a learner can go around: the node has a `bypass`, or every node before it offers "
    "another way.",
    """\
```scenarios/demo-talk.md
## At the door
`level amber`

He says what will happen to her brother.

- [Ask her alone](#the-other-room)
- [Wait](#the-other-room) `id wait`

## The other room
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door
`level amber; bypass the-other-room`

He says what will happen to her brother.

- [Ask her alone](#the-other-room)
- [Wait](#the-other-room) `id wait`

## The other room
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
LEVEL = Code(
    "SAFE103", Severity.ERROR, "a content note that promises less than the scenario shows",
    "The note says green, and a learner who relied on it meets an amber moment.",
    "A scenario with `:::{content-note} green` and a node with `level amber`.",
    "The same scenario with `:::{content-note} amber`.",
)  # fmt: skip
CODES = (NO_NOTE, NO_WAY_PAST, LEVEL)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every lesson, assessment and scenario."""
    texts = [("lesson", lesson.note, lesson.place) for lesson in project.lessons.values()]
    texts += [("assessment", bank.note, bank.place) for bank in project.assessments.values()]
    texts += [("scenario", scenario.note, scenario.place) for scenario in project.scenarios.values()]
    for sort, note, place in texts:
        if note is None:
            yield NO_NOTE.at(
                place,
                f"This {sort} has no content note.",
                "Begin it with `:::{content-note} green`, one sentence on what it speaks of, and `:::`.",
            )
    for scenario in project.scenarios.values():
        yield from _amber(scenario)


def _amber(scenario: Scenario) -> Iterable[Diagnostic]:
    for node in scenario.nodes:
        if node.level is not ContentLevel.AMBER:
            continue
        if scenario.note is not None and scenario.note.level is ContentLevel.GREEN:
            yield LEVEL.at(
                node.place,
                f"`{node.title}` is amber, but the content note promises green.",
                "Write `:::{content-note} amber` and say what is named.",
                Note("The note stands here.", scenario.note.place),
            )
        if not node.bypass and not _avoidable(scenario, node):
            yield NO_WAY_PAST.at(
                node.place,
                f"A learner cannot pass by `{node.title}`.",
                "Add `bypass NODE` to its settings, or offer another choice before it.",
            )


def _avoidable(scenario: Scenario, node: Node) -> bool:
    """Whether every node that leads here also leads elsewhere, to nothing amber."""
    if node.id == scenario.start or any(variant.start == node.id for variant in scenario.variants):
        return False
    nodes = scenario.by_id()
    before = [other for other, choice in every_choice(scenario) if choice.target == node.id]
    return all(
        any(
            choice.target in nodes
            and nodes[choice.target].level is ContentLevel.GREEN
            and choice.guard is None
            for choice in other.choices
        )
        for other in before
    )
