"""Later recall: which items a learner meets again, how long after the course. Equal gaps are as good as growing ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from coursewright.model.course import Course, Project
from coursewright.model.coverage import banks_of
from coursewright.model.item import Item

DAYS = (("day-2", 2), ("week-1", 7), ("week-4", 28), ("month-3", 91), ("month-6", 182))
"""Names of the rounds, and the days after which each comes."""
EACH = 3
"""Items of one round."""


@dataclass(frozen=True, slots=True)
class Round:
    """The items of one day, no item of another round among them."""

    name: str
    days: int
    items: tuple[Item, ...]


def rounds(project: Project, course: Course) -> tuple[Round, ...]:
    """Every round for which the course has items: first those that their author marked for later, then other scored ones.

    Objectives take turns, so that a round asks for as many of them as there are items in it.
    """
    banks = [item for bank in banks_of(project, course) for item in bank.items if item.scored]
    # Parallel forms are one question: only the first of them is asked again.
    single = [item for item in banks if not item.variant_of]
    marked = [item for item in single if item.booster]
    chosen = [*_in_turn(course, marked), *_in_turn(course, [item for item in single if not item.booster])]
    dealt = (chosen[at : at + EACH] for at in range(0, len(DAYS) * EACH, EACH))
    return tuple(
        Round(name, days, tuple(items))
        for (name, days), items in zip(DAYS, dealt, strict=True)
        if len(items) == EACH
    )


def _in_turn(course: Course, items: list[Item]) -> list[Item]:
    columns = [[item for item in items if item.objective == one.id] for one in course.objectives]
    return [item for row in zip_longest(*columns) for item in row if item is not None]
