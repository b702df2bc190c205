"""What a course promises against what it teaches and asks: one row an objective."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.model.course import Assessment, Course, Objective, Project
from coursewright.model.item import Item
from coursewright.model.scenario import every_choice


@dataclass(frozen=True, slots=True)
class Row:
    """One objective. Items are those of the course's assessments that count for something."""

    objective: Objective
    lessons: tuple[str, ...]
    """Ids of the lessons that name it."""
    checks: int
    """Items of knowledge checks inside lessons."""
    items: int
    after: int
    """Items about what happens after somebody is identified."""
    boosters: int
    drawn: int
    """How many a draw takes by its blueprint, or all where there is none."""
    evidence: tuple[str, ...]
    """Ids of the scenarios whose choices give evidence of it."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The rows of one course, in the order of its objectives."""

    course: Course
    rows: tuple[Row, ...]
    scored: int
    after: int

    @property
    def unmet(self) -> tuple[str, ...]:
        """Objectives whose blueprint asks for more items than there are."""
        return tuple(row.objective.id for row in self.rows if row.items < row.drawn)


def coverage(project: Project, course: Course) -> Coverage:
    """That of one course, as far as its steps could be read."""
    banks = tuple(banks_of(project, course))
    items = [item for bank in banks for item in bank.items if item.scored]
    rows = tuple(_row(project, course, objective, items, banks) for objective in course.objectives)
    return Coverage(course, rows, len(items), sum(item.after for item in items))


def banks_of(project: Project, course: Course) -> Iterator[Assessment]:
    """The assessments of a course whose items are drawn or counted, those written for a scenario aside."""
    for content in course.contents():
        if content.sort == "assessment" and content.id in project.assessments:
            yield project.assessments[content.id]


def _row(
    project: Project, course: Course, objective: Objective, items: list[Item], banks: tuple[Assessment, ...]
) -> Row:
    id = objective.id
    lessons = tuple(project.lessons_of(course))
    own = [item for item in items if item.objective == id]
    drawn = sum(count for bank in banks for name, count in bank.blueprint if name == id)
    scenarios = (c.id for c in course.contents() if c.sort == "scenario" and c.id in project.scenarios)
    return Row(
        objective,
        tuple(lesson.id for lesson in lessons if id in lesson.objectives),
        sum(item.objective == id for lesson in lessons for item in lesson.checks),
        len(own),
        sum(item.after for item in own),
        sum(item.booster for item in own),
        drawn or len(own),
        tuple(name for name in scenarios if _gives(project, name, id)),
    )


def _gives(project: Project, scenario: str, objective: str) -> bool:
    choices = every_choice(project.scenarios[scenario])
    return any(name == objective for _, choice in choices for name, _ in choice.evidence)
