"""The bank of a course: one section for each lesson's knowledge checks and for each assessment, with what a draw takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode import interface
from coursewright.encode.learner import assessments_of, items_of
from coursewright.encode.outline import Outline, outline
from coursewright.model.chance import draw, variant_group
from coursewright.model.course import Assessment, Course, Project
from coursewright.model.item import Item

RECALL = "recalled"


@dataclass(frozen=True, slots=True)
class Stratum:
    """Items of which a draw takes `count`. Each of `forms` is one question: an item, or parallel forms of it."""

    name: str
    count: int
    forms: tuple[tuple[Item, ...], ...]

    @property
    def whole(self) -> bool:
        """Whether every question of it is asked."""
        return self.count >= len(self.forms)


@dataclass(frozen=True, slots=True)
class Section:
    """Items that belong together. Without an assessment they are practice: all are asked, none counts."""

    id: str
    title: str
    items: tuple[Item, ...]
    assessment: Assessment | None
    strata: tuple[Stratum, ...]

    @property
    def whole(self) -> bool:
        """Whether every item is asked every time."""
        return all(stratum.whole and all(len(form) == 1 for form in stratum.forms) for stratum in self.strata)

    @property
    def drawn(self) -> tuple[Item, ...]:
        """One draw that is the same in every build, for formats that ask all they hold."""
        if self.assessment is None or self.whole:
            return self.items
        taken = frozenset(draw(self.assessment, 0))
        return tuple(item for item in self.items if item.id in taken)


def sections(project: Project, course: Course) -> tuple[Section, ...]:
    """The sections in the order of learning; what lessons recall from other courses stands last."""
    one = outline(project, course)
    found = tuple(_sections(project, one))
    held = {item.id for section in found for item in section.items}
    everything = items_of(project, course, assessments_of(project, one).values())
    rest = tuple(item for id, item in everything.items() if id not in held)
    if not rest:
        return found
    return (*found, _practice(RECALL, interface.say(course.language, "recall"), rest))


def _sections(project: Project, one: Outline) -> Iterator[Section]:
    for step in one.everything:
        if step.sort == "assessment":
            assessment = project.assessments[step.id]
            yield Section(step.id, step.title, assessment.items, assessment, tuple(_strata(assessment)))
        elif step.sort == "lesson":
            lesson = project.lessons[one.paths[step.id]]
            if lesson.checks:
                yield _practice(lesson.id, lesson.title, lesson.checks)


def _practice(id: str, title: str, items: tuple[Item, ...]) -> Section:
    return Section(id, title, items, None, (Stratum("", len(items), tuple((item,) for item in items)),))


def _strata(assessment: Assessment) -> Iterator[Stratum]:
    if not assessment.blueprint:
        forms = _forms(assessment.items)
        yield Stratum("", len(forms) if assessment.draw is None else assessment.draw, forms)
    for objective, count in assessment.blueprint:
        yield Stratum(
            objective, count, _forms(item for item in assessment.items if item.objective == objective)
        )


def _forms(items: Iterator[Item] | tuple[Item, ...]) -> tuple[tuple[Item, ...], ...]:
    listed = tuple(items)
    by_id = {item.id: item for item in listed}
    groups: dict[str, list[Item]] = {}
    for item in listed:
        groups.setdefault(variant_group(by_id, item.id), []).append(item)
    return tuple(map(tuple, groups.values()))
