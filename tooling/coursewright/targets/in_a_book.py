"""What becomes of questions, stories and recordings in a book, which scores nothing and keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode.books.stories import story
from coursewright.encode.learner import assessments_of, items_of, scenarios_of
from coursewright.encode.outline import Outline
from coursewright.model.course import Course, Project
from coursewright.model.item import (
    Choice,
    FillIn,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Sequencing,
    TrueFalse,
)
from coursewright.targets import media
from coursewright.targets.package import Fate, Kept

FIELD = "There is no field to write in; the reader takes a sheet of paper."


@dataclass(frozen=True, slots=True)
class Reasons:
    """How one sort of book says it."""

    answered: str
    places: str
    """Of a question whose answers are places in a picture."""
    story: str
    """Of a story in which the reader keeps something in mind."""
    plain: str
    """Of one in which there is nothing to keep."""


def fates(project: Project, course: Course, steps: Outline, reasons: Reasons) -> Iterator[Fate]:
    """Of every item, scenario and recording of the course."""
    for item in items_of(project, course, assessments_of(project, steps).values()).values():
        yield Fate(item.id, Kept.APPROXIMATED, _less(item, reasons), item.place)
    for scenario in scenarios_of(project, steps).values():
        reason = reasons.story if story(scenario, course.language).kept else reasons.plain
        yield Fate(scenario.id, Kept.APPROXIMATED, reason, scenario.place)
    yield from media.of_course(project, steps, Kept.APPROXIMATED, media.WORDS)


def _less(item: Item, reasons: Reasons) -> str:
    match item.form:
        case Choice(regions=regions) if regions:
            return reasons.places
        case LongFillIn():
            return FIELD
        case TrueFalse() | Choice() | FillIn() | Matching() | Sequencing() | Numeric() | Likert():
            return reasons.answered
