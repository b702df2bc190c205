"""Facts: what a text cites is a row of the project's sources that somebody has read and dated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursewright.checks.passages import inlines, items
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity, did_you_mean
from coursewright.model.mention import place_of
from coursewright.model.place import Place
from coursewright.model.prose import Cite

PUBLISHABLE = ("V", "V2", "calc")

UNKNOWN = Code(
    "FACT101", Severity.ERROR, "a fact that is not in the sources",
    "Learners who ask where a sentence comes from would get no answer.",
    """\
```courses/demo/first.md
Most people see a clinician at some point. {fact}`F-010`
```""",
    """\
```courses/demo/first.md
Most people see a clinician at some point. {fact}`F-001`
```""",
)  # fmt: skip
UNVERIFIED = Code(
    "FACT102", Severity.ERROR, "a fact that may not be published yet",
    "Only rows that somebody read at their source are shown to learners: those marked "
    f"{', '.join(PUBLISHABLE)}. "
    "M is remembered and G is gathered from others.",
    """\
```courses/sources.yml
F-001:
  statement: Most people see a clinician at some point.
  source: remembered from a talk
  as_of: "2020"
  mark: M
  checked: 2026-11-02
```

```courses/demo/first.md
Most people see a clinician at some point. {fact}`F-001`
```""",
    """\
```courses/sources.yml
F-001:
  statement: Most people see a clinician at some point.
  source: A published survey, page 3
  as_of: "2020"
  mark: V
  checked: 2026-11-02
```

```courses/demo/first.md
Most people see a clinician at some point. {fact}`F-001`
```""",
)  # fmt: skip
CODES = (UNKNOWN, UNVERIFIED)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every citation of the project."""
    for name, place in _cited(project):
        fact = project.facts.get(name)
        if fact is None:
            yield UNKNOWN.at(
                place,
                f"The sources have no row `{name}`.",
                did_you_mean(name, project.facts)
                or "Add the row to `courses/sources.yml` with its source and date.",
            )
        elif fact.mark not in PUBLISHABLE:
            yield UNVERIFIED.at(
                place,
                f"`{name}` is marked {fact.mark or 'with nothing'} and may not be published.",
                "Read it at its source and mark the row V, or teach the point without it and say what is "
                "not known.",
                Note("The row stands here.", place_of(fact.mark, fact.place)),
            )


def _cited(project: Project) -> Iterator[tuple[str, Place]]:
    for _, inline in inlines(project):
        if isinstance(inline, Cite):
            yield inline.fact, inline.place
    for item, _ in items(project):
        for name in item.facts:
            yield name, place_of(name, item.place)
    for line in project.support:
        if line.fact:
            yield line.fact, place_of(line.fact, line.place)
