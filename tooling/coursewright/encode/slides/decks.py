"""The decks of a whole course with everything beside them, wherever they will stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from coursewright.encode.gathering import Gatherer, Names, every_item, names_of
from coursewright.encode.outline import Outline
from coursewright.encode.pages.way import Step
from coursewright.encode.prose import PageWriter
from coursewright.encode.slides.deck import Deck, activities
from coursewright.encode.slides.slide import Slide, WallWriter
from coursewright.model.course import Lesson, Project


@dataclass(frozen=True, slots=True)
class Made:
    """The slides of one lesson."""

    step: Step
    slides: tuple[Slide, ...]
    writer: PageWriter
    """Of their notes."""
    pictures: tuple[str, ...]
    """Paths in the project."""


def decks(project: Project, one: Outline, here: str, support: str) -> Iterator[Made]:
    """One deck a lesson, in the order of the course. `here` is the path of any of their pages."""
    gatherer = Gatherer(project, one, every_item(project), {}, support)
    objectives = {objective.id: objective.text for objective in one.course.objectives}
    for step in one.steps:
        if step.sort == "lesson":
            yield deck(project.lessons[one.paths[step.id]], step, gatherer, here, objectives)


def deck(lesson: Lesson, step: Step, gatherer: Gatherer, here: str, objectives: Mapping[str, str]) -> Made:
    """The deck of one lesson."""
    names = led(lesson, gatherer)
    # Pages that a text links to are not beside the deck.
    resources = replace(gatherer.resources(names, here), links={})
    notes = PageWriter(resources)
    made = Deck(lesson, resources, objectives, WallWriter(resources), notes).slides()
    return Made(step, made, notes, tuple(names.pictures))


def led(lesson: Lesson, gatherer: Gatherer) -> Names:
    """What a lesson names, with what it names for whoever leads."""
    names = names_of(lesson, gatherer.items)
    names.texts(box.blocks for box in activities(lesson))
    return names
