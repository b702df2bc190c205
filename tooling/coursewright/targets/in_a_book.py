"""What becomes of questions, stories, recordings and notebooks in a book, which scores nothing and keeps nothing."""

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
from coursewright.targets import media, notebooks
from coursewright.targets.package import Fate, Kept

NO_FIELD = "There is no field to write in; the reader takes a sheet of paper."
TIMED = "Nobody counts the seconds of its clock: the reader is told of it and may leave it."
NO_FILES = "A book has no notebook to take along: hand it on beside it."


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
    written: str = NO_FIELD
    """Of a question that is answered in sentences."""
    tried: str = notebooks.TRIED
    """Of a lesson whose numbers readers may try."""
    files: str = NO_FILES
    """Of a notebook to take along; empty where it is in the book."""


def fates(project: Project, course: Course, steps: Outline, reasons: Reasons) -> Iterator[Fate]:
    """Of every item, scenario, recording and notebook of the course."""
    for item in items_of(project, course, assessments_of(project, steps).values()).values():
        yield Fate(item.id, Kept.APPROXIMATED, _less(item, reasons), item.place)
    for scenario in scenarios_of(project, steps).values():
        told = [reasons.story if story(scenario, course.language).kept else reasons.plain]
        if any(choice.seconds for node in scenario.nodes for choice in node.choices):
            told.append(TIMED)
        yield Fate(scenario.id, Kept.APPROXIMATED, " ".join(told), scenario.place)
    yield from media.of_course(project, steps, Kept.APPROXIMATED, media.WORDS)
    yield from notebooks.of_course(project, steps, files=reasons.files, tried=reasons.tried)


def _less(item: Item, reasons: Reasons) -> str:
    match item.form:
        case Choice(regions=regions) if regions:
            return reasons.places
        case LongFillIn():
            return reasons.written
        case TrueFalse() | Choice() | FillIn() | Matching() | Sequencing() | Numeric() | Likert():
            return reasons.answered
