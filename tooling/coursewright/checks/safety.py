"""Learners who lived through something: they are told beforehand, and there is always a way past."""

from __future__ import annotations

from collections.abc import Iterable

from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.scenario import ContentLevel, Scenario

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
LEVEL = Code(
    "SAFE103", Severity.ERROR, "a content note that promises less than the scenario shows",
    "The note says green, and a learner who relied on it meets an amber moment.",
    "A scenario with `:::{content-note} green` and a node with `level amber`.",
    "The same scenario with `:::{content-note} amber`.",
)  # fmt: skip
CODES = (NO_NOTE, LEVEL)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every lesson, assessment and scenario."""
    # Of a file that could not be read nothing was seen.
    seen = [one for one in project.lessons.values() if one.id or one.title or one.blocks]
    texts = [("lesson", lesson.note, lesson.place) for lesson in seen]
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
