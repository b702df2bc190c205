"""What a course promises and what it asks must be the same, and a bank must hold what its blueprint draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coursewright.checks.passages import courses_by_file, files_of, items
from coursewright.model.course import Assessment, Course, Lesson, Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity, did_you_mean
from coursewright.model.item import Item
from coursewright.model.mention import place_of
from coursewright.model.place import Place
from coursewright.model.scenario import Scenario, every_choice

UNASSESSED = Code(
    "OBJ101", Severity.WARNING, "an objective that nothing assesses",
    "A course promises what learners can do afterwards. What no scored item and no scenario asks for, "
    "nobody knows.",
    """\
```courses/demo/course.yml
objectives:
  DE-O1: Arrange a private conversation.
  DE-O2: Write a short and accurate record.
```""",
    """\
```courses/demo/course.yml
objectives:
  DE-O1: Arrange a private conversation.
```""",
)  # fmt: skip
UNKNOWN = Code(
    "OBJ102", Severity.ERROR, "an objective that no course has",
    "Results per objective and the blueprint of a draw hang on these names.",
    """\
```assessments/demo-test.md
## Alone first
`id demo-1; objective DE-01; level apply`

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
UNPROMISED = Code(
    "OBJ103", Severity.ERROR, "an objective that is used but not promised",
    "The objective belongs to another course, so learners of this one are asked for what was not announced.",
    "An item of `courses/a` with `objective B-O1`, which only `courses/b` lists.",
    "The item with an objective of `courses/a`.",
)  # fmt: skip
BLUEPRINT_SUM = Code(
    "OBJ104", Severity.ERROR, "a blueprint that does not add up to the draw",
    "The blueprint says how many items of each objective are drawn; together they are the draw.",
    """\
```assessments/demo-test.md
---
draw: 2
blueprint: {DE-O1: 1}
---
```""",
    """\
```assessments/demo-test.md
---
draw: 1
blueprint: {DE-O1: 1}
---
```""",
)  # fmt: skip
BANK_TOO_SMALL = Code(
    "OBJ105", Severity.ERROR, "a bank with fewer items than are drawn",
    "Parallel forms (`variant-of`) count once, because they are never drawn together.",
    """\
```assessments/demo-test.md
---
draw: 9
blueprint: {DE-O1: 9}
---
```""",
    """\
```assessments/demo-test.md
---
draw: 1
blueprint: {DE-O1: 1}
---
```""",
)  # fmt: skip
UNEQUAL_POINTS = Code(
    "OBJ106", Severity.ERROR, "items of unequal points in one stratum of a draw",
    "Two learners would face different totals by chance.",
    "Two items of `DE-O1` in a bank with a draw, one with `points 2`.",
    "The same two items, each with `points 1`.",
)  # fmt: skip
CODES = (UNASSESSED, UNKNOWN, UNPROMISED, BLUEPRINT_SUM, BANK_TOO_SMALL, UNEQUAL_POINTS)


def check(project: Project) -> Iterable[Diagnostic]:
    """Promises, questions and blueprints against each other."""
    known = {objective.id: objective.place for course in project.courses for objective in course.objectives}
    for course in project.courses:
        yield from _promises(project, course)
    # A course that could not be read has no objectives, and then every mention would echo that.
    if project.courses and all(course.objectives for course in project.courses):
        yield from _mentions(project, known)
    for assessment in project.assessments.values():
        yield from _draw(assessment)


def _promises(project: Project, course: Course) -> Iterable[Diagnostic]:
    files = files_of(course)
    if not files:
        return
    asked = {
        item.objective
        for bank in project.assessments.values()
        if bank.path in files
        for item in bank.items
        if item.scored
    }
    for scenario in project.scenarios.values():
        if scenario.place.file in files:
            asked.update(name for _, choice in every_choice(scenario) for name, _ in choice.evidence)
    for objective in course.objectives:
        if objective.id not in asked:
            yield UNASSESSED.at(
                objective.place,
                f"No scored item of an assessment and no scenario of this course asks for `{objective.id}`.",
                "Add an item with this objective to an assessment, or take the promise back.",
            )


def _mentions(project: Project, known: Mapping[str, Place]) -> Iterable[Diagnostic]:
    courses = courses_by_file(project)
    for name, place, file in _mentioned(project):
        if name not in known:
            yield UNKNOWN.at(
                place,
                f"No course has the objective `{name}`.",
                did_you_mean(name, known)
                or "Add it to `objectives` in `course.yml`, or name one that stands there.",
            )
            continue
        teaching = courses.get(file, ())
        if teaching and not any(
            name == objective.id for course in teaching for objective in course.objectives
        ):
            yield UNPROMISED.at(
                place,
                f"`{name}` is asked for here, but {_courses(teaching)} does not promise it.",
                "Add it to the objectives of the course, or name one of its own.",
                Note("It belongs to this course.", known[name]),
            )


def _nearest(name: str, known: Mapping[str, Place]) -> str:
    """The nearest objective of the same course: that of another is never meant."""
    return did_you_mean(name, (id for id in known if id.partition("-")[0] == name.partition("-")[0]))


def _courses(courses: Sequence[Course]) -> str:
    return " or ".join(f"the course `{course.id}`" for course in courses)


def _mentioned(project: Project) -> Iterator[tuple[str, Place, str]]:
    for lesson in project.lessons.values():
        yield from _named(lesson, lesson.path)
    for scenario in project.scenarios.values():
        yield from _named(scenario, scenario.place.file)
        for _, choice in every_choice(scenario):
            for name, _ in choice.evidence:
                yield name, place_of(name, choice.place), scenario.place.file
    for item, file in items(project):
        if item.objective:
            yield item.objective, place_of(item.objective, item.place), file
    for bank in project.assessments.values():
        for name, _ in bank.blueprint:
            yield name, place_of(name, bank.place), bank.path


def _named(promise: Lesson | Scenario, file: str) -> Iterator[tuple[str, Place, str]]:
    for name in promise.objectives:
        yield name, place_of(name, promise.place), file


def _draw(bank: Assessment) -> Iterable[Diagnostic]:
    scored = [item for item in bank.items if item.scored]
    strata = {name: [item for item in scored if item.objective == name] for name, _ in bank.blueprint}
    place = place_of(bank.blueprint[0][0], bank.place) if bank.blueprint else bank.place
    total = sum(count for _, count in bank.blueprint)
    if bank.blueprint and total != (bank.draw or total):
        yield BLUEPRINT_SUM.at(
            place,
            f"The blueprint asks for {total} items, the draw for {bank.draw}.",
            "Make `draw` the sum of the blueprint.",
        )
    wanted = [(name, count, strata[name]) for name, count in bank.blueprint]
    if bank.draw is not None and not bank.blueprint:
        wanted = [("", bank.draw, scored)]
    for name, count, stratum in wanted:
        yield from _stratum(bank, name, count, stratum)


def _stratum(bank: Assessment, name: str, count: int, stratum: list[Item]) -> Iterable[Diagnostic]:
    forms = len({item.variant_of or item.id for item in stratum})
    of = f" for `{name}`" if name else ""
    if forms < count:
        yield BANK_TOO_SMALL.at(
            place_of(name, bank.place) if name else bank.place,
            f"{count} items are drawn{of}, the bank has {forms} that can be drawn together.",
            f"Write {count - forms} more, or draw fewer.",
        )
    points = sorted({item.points for item in stratum})
    if len(points) > 1:
        odd = next(item for item in stratum if item.points != stratum[0].points)
        yield UNEQUAL_POINTS.at(
            odd.place,
            f"The items drawn{of} are worth {' or '.join(map(str, points))} points, so totals would differ "
            "by chance.",
            "Give every item of one draw the same points.",
            Note(f"This one is worth {stratum[0].points}.", stratum[0].place),
        )
