"""Ids: learner records hang on them, so each is there, once, and the same as its file's name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from coursewright.checks.passages import items
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity, did_you_mean
from coursewright.model.mention import place_of
from coursewright.model.place import Place

MISSING = Code(
    "ID101", Severity.ERROR, "something without an id",
    "What a learner did is kept under the id. Without one, a record would be lost at the first edit of a "
    "title.",
    """\
```assessments/demo-test.md
## Alone first
`objective DE-O1; level apply`

Who leaves the room first?

- [x] The friend
- [ ] The nurse
```""",
    """\
```assessments/demo-test.md
## Alone first
`id demo-1; objective DE-O1; level apply`

Who leaves the room first?

- [x] The friend
- [ ] The nurse
```""",
)  # fmt: skip
REPEATED = Code(
    "ID102", Severity.ERROR, "an id that is taken",
    "Two things with one id would share one learner record.",
    """\
```assessments/demo-test.md
## Alone first
`id demo-1; objective DE-O1; level apply`

Who leaves the room first?

- [x] The friend
- [ ] The nurse

## Alone later
`id demo-1; objective DE-O1; level apply`

Who comes back last?

- [x] The friend
- [ ] The nurse
```""",
    """\
```assessments/demo-test.md
## Alone first
`id demo-1; objective DE-O1; level apply`

Who leaves the room first?

- [x] The friend
- [ ] The nurse

## Alone later
`id demo-2; objective DE-O1; level apply`

Who comes back last?

- [x] The friend
- [ ] The nurse
```""",
)  # fmt: skip
OTHER_NAME = Code(
    "ID103", Severity.ERROR, "an id that is not the name of its file",
    "Courses and links find a scenario by its id and a file by its name; where the two differ, one of them "
    "fails.",
    """\
```assessments/demo-test.md
---
id: demo-final
---
```""",
    """\
```assessments/demo-test.md
---
id: demo-test
---
```""",
)  # fmt: skip
NO_ORIGINAL = Code(
    "ID104", Severity.ERROR, "a parallel form of an item that is not there",
    "`variant-of` keeps two forms of one question out of the same draw.",
    """\
```assessments/demo-test.md
## Alone first
`id demo-1; objective DE-O1; level apply; variant-of demo-0`

Who leaves the room first?

- [x] The friend
- [ ] The nurse
```""",
    """\
```assessments/demo-test.md
## Alone first
`id demo-1; objective DE-O1; level apply`

Who leaves the room first?

- [x] The friend
- [ ] The nurse
```""",
)  # fmt: skip
CODES = (MISSING, REPEATED, OTHER_NAME, NO_ORIGINAL)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every id of the project against every other."""
    first: dict[tuple[str, str], tuple[str, Place]] = {}
    for sort, family, id, place in _named(project):
        if not id:
            yield MISSING.at(
                place,
                f"This {sort} has no id.",
                "Run `coursewright check --fix` to write one, or give it one yourself.",
            )
        elif (family, id) in first:
            other, where = first[family, id]
            yield REPEATED.at(
                place_of(id, place),
                f"The id `{id}` belongs to another {other} already.",
                "Give one of them another id: the newer one, since records hang on the older.",
                Note(f"That {other} stands here.", where),
            )
        else:
            first[family, id] = (sort, place_of(id, place))
    yield from _file_names(project)
    known = {id for (family, id) in first if family == "item"}
    for item, _ in items(project):
        if item.variant_of and item.variant_of not in known:
            yield NO_ORIGINAL.at(
                place_of(item.variant_of, item.place),
                f"`{item.id}` is a form of `{item.variant_of}`, which is not there.",
                did_you_mean(item.variant_of, known)
                or "Name an item of the same bank, or take `variant-of` out.",
            )


def _named(project: Project) -> Iterator[tuple[str, str, str, Place]]:
    """What it is, the family in which its id is unique, its id, its place; without what has no head at all."""
    for course in project.courses:
        if course.id:
            yield "course", "course", course.id, course.place
        for module in course.modules:
            yield "module", f"module of {course.id}", module.id, module.place
    for lesson in (lesson for lesson in project.lessons.values() if lesson.id or lesson.title):
        yield "lesson", "content", lesson.id, lesson.place
    for bank in (bank for bank in project.assessments.values() if bank.id or bank.title):
        yield "assessment", "content", bank.id, bank.place
    for scenario in project.scenarios.values():
        if scenario.id or scenario.title:
            yield "scenario", "content", scenario.id, scenario.place
        for node in scenario.nodes:
            yield "node", f"node of {scenario.id}", node.id, node.place
            for choice in node.choices:
                yield "choice of this node", f"choice of {scenario.id}/{node.id}", choice.id, choice.place
    for item, _ in items(project):
        yield "item", "item", item.id, item.place


def _file_names(project: Project) -> Iterable[Diagnostic]:
    files = [("assessment", bank.id, bank.path, bank.place) for bank in project.assessments.values()]
    files += [("scenario", s.id, s.place.file, s.place) for s in project.scenarios.values()]
    files += [("course", c.id, posixpath.dirname(c.path) + "/", c.place) for c in project.courses]
    for sort, id, path, place in files:
        name = posixpath.basename(path.rstrip("/")).removesuffix(".md")
        if id and id != name:
            kept_in = "folder" if sort == "course" else "file"
            yield OTHER_NAME.at(
                place_of(id, place),
                f"The {sort} `{id}` stands in the {kept_in} `{name}`.",
                f"Rename the {kept_in}, or write `id: {name}` if nobody has used the {sort} yet.",
            )
