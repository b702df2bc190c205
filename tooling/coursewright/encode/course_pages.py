"""The pages of one course, wherever they will stand: each a page of the site or a part of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from coursewright.encode.gathering import Gatherer, Names, every_item, meanings, names_of
from coursewright.encode.learner import RESULTS
from coursewright.encode.outline import Outline, outline
from coursewright.encode.pages.activity import AssessmentPage, ScenarioPage
from coursewright.encode.pages.boosters import BoostersPage
from coursewright.encode.pages.certificate import CertificatePage
from coursewright.encode.pages.course import CoursePage, Download
from coursewright.encode.pages.lesson import LessonPage
from coursewright.encode.pages.record import RecordPage
from coursewright.encode.pages.reference import GlossaryPage, SourcesPage
from coursewright.encode.pages.room import FORUM_SCRIPTS, FORUM_STYLES, PAPER_STYLE, ForumPage, PaperPage
from coursewright.encode.pages.way import Step, Way
from coursewright.encode.practised import parts, practised
from coursewright.encode.shell import Frame
from coursewright.model.booster import rounds
from coursewright.model.course import Assessment, Course, Lesson, Project
from coursewright.model.item import Item, texts_of
from coursewright.model.scenario import Scenario
from coursewright.scenario.explore import best_in

CoursePart: TypeAlias = (
    CoursePage
    | LessonPage
    | ScenarioPage
    | AssessmentPage
    | RecordPage
    | CertificatePage
    | BoostersPage
    | SourcesPage
    | GlossaryPage
    | ForumPage
    | PaperPage
)

LATER = "boosters"
"""Name of the page of later recall."""

Surround: TypeAlias = Callable[[str, str, tuple[str, ...] | None], Frame]
"""From a page's path, the step it shows, and what it holds of the learner's data (None: nothing)."""


@dataclass(frozen=True, slots=True)
class CoursePages:
    """The pages of one course. Every address comes from the outline, every frame from `surround`."""

    project: Project
    outline: Outline
    items: Mapping[str, Item]
    support: str
    """Address of the page of support lines."""
    surround: Surround
    downloads: tuple[Download, ...] = ()
    rooms: Callable[[str], str] | None = None
    """The data of a scenario's page for a room; without it there are no such pages."""
    upkeep: tuple[tuple[str, str], ...] = ()
    later: Callable[[tuple[str, ...]], str] | None = None
    """The data of the page of later recall; without it there is no such page."""
    kept: bool = False
    """Whether the course can be kept on a device."""
    inside: int = 0
    """Drawings of at most so many bytes stand in the pages themselves."""

    def pages(self) -> Iterator[CoursePart]:
        """The course's own page first, then its steps, then what it is looked up in."""
        one, gatherer = self.outline, self._gatherer()
        cited = Names()
        contents = list(self._ways())
        for step, _ in contents:
            cited.facts.update(self._names(step).facts)
        facts = tuple(self.project.facts[id] for id in sorted(cited.facts) if id in self.project.facts)
        yield self._course(len(facts))
        for step, way in contents:
            yield self._step(gatherer, step, way)
            if self.rooms is not None and step.sort == "scenario":
                yield self._forum(gatherer, step, self.rooms(step.id))
                yield self._paper(gatherer, step)
        yield from self._results()
        yield from self._boosters(gatherer)
        yield SourcesPage(self.surround(one.page("sources"), "", None), facts)
        if one.glossary:
            names = Names()
            names.texts((one.glossary.blocks,))
            page = one.page("glossary")
            frame = self.surround(page, "", None)
            yield GlossaryPage(frame, one.glossary, gatherer.resources(names, page))

    def _results(self) -> Iterator[CoursePart]:
        """What came of it: on the page, as a file and on paper. The file tells of every item, the paper of none."""
        one, steps = self.outline, self.outline.steps
        activities = tuple(step.id for step in one.everything if step.sort != "lesson")
        record, certificate = one.page("record"), one.page("certificate")
        frame = replace(self.surround(record, "", activities), scripts=(RESULTS,), styles=())
        later = one.page(LATER) if self.later and rounds(self.project, one.course) else ""
        yield RecordPage(frame, one.course, steps, certificate, later)
        frame = replace(self.surround(certificate, "", ()), scripts=(RESULTS,))
        yield CertificatePage(
            frame, one.course, steps, parts(self.project, one), practised(self.project, one)
        )

    def _boosters(self, gatherer: Gatherer) -> Iterator[CoursePart]:
        one, path = self.outline, self.outline.page(LATER)
        found = rounds(self.project, one.course)
        if self.later is None or not found:
            return
        names = Names()
        held = [item for round in found for item in round.items]
        for item in held:
            names.texts(texts_of(item))
        data = self.later(tuple(item.id for item in held))
        frame = replace(self.surround(path, "", None), data=data)
        yield BoostersPage(frame, one.course.title, found, gatherer.resources(names, path))

    def _gatherer(self) -> Gatherer:
        glossary = self.outline.glossary
        terms = meanings(glossary.blocks) if glossary else {}
        return Gatherer(self.project, self.outline, self.items, terms, self.support, self.inside)

    def _names(self, step: Step) -> Names:
        return names_of(content_of(self.project, self.outline, step), self.items)

    def _ways(self) -> Iterator[tuple[Step, Way]]:
        steps = self.outline.steps
        module_of = {step.id: title for title, inner in self.outline.modules for step in inner}
        for at, step in enumerate(steps):
            before = steps[at - 1] if at else None
            after = steps[at + 1] if at + 1 < len(steps) else None
            yield step, Way(module_of[step.id], at + 1, len(steps), step.minutes, before, after)
        for step in self.outline.extras:
            yield step, Way("", 0, len(steps), step.minutes)

    def _course(self, sources: int) -> CoursePage:
        one = self.outline
        frame = self.surround(one.page("index"), "", ())
        glossary = one.page("glossary") if one.glossary else ""
        looked_up = one.page("sources"), glossary, one.page("record")
        return CoursePage(
            frame,
            one.course,
            one.modules,
            sources,
            *looked_up,
            self.downloads,
            self.rooms is not None,
            one.folder if self.kept else "",
            self.upkeep,
        )

    def _forum(self, gatherer: Gatherer, step: Step, data: str) -> ForumPage:
        scenario, path = self.project.scenarios[step.id], self.outline.page(f"forum-{step.id}")
        frame = replace(self.surround(path, "", None), data=data, styles=FORUM_STYLES, scripts=FORUM_SCRIPTS)
        return ForumPage(frame, scenario, step, gatherer.resources(self._names(step), path))

    def _room(self, step: Step) -> tuple[str, str] | None:
        one = self.outline
        return (
            (one.page(f"forum-{step.id}"), one.page(f"paper-{step.id}")) if self.rooms is not None else None
        )

    def _paper(self, gatherer: Gatherer, step: Step) -> PaperPage:
        scenario, path = self.project.scenarios[step.id], self.outline.page(f"paper-{step.id}")
        frame = replace(self.surround(path, "", None), styles=(PAPER_STYLE,))
        objectives = {one.id: one.text for one in self.outline.course.objectives}
        resources = gatherer.resources(self._names(step), path)
        return PaperPage(frame, scenario, step, resources, objectives, best_in(self.project, scenario))

    def _step(self, gatherer: Gatherer, step: Step, way: Way) -> CoursePart:
        content = content_of(self.project, self.outline, step)
        names = self._names(step)
        held = tuple(names.items) if isinstance(content, Lesson) else (step.id,)
        frame = self.surround(step.path, step.id, held)
        resources = gatherer.resources(names, step.path)
        match content:
            case Lesson():
                return LessonPage(frame, content, way, resources)
            case Scenario():
                instead = self.outline.by_id.get(content.alternative)
                return ScenarioPage(frame, content, way, resources, instead, self._room(step))
            case Assessment():
                return AssessmentPage(frame, content, way, resources)


def content_of(project: Project, one: Outline, step: Step) -> Lesson | Scenario | Assessment:
    """What a step shows."""
    if step.sort == "scenario":
        return project.scenarios[step.id]
    if step.sort == "assessment":
        return project.assessments[step.id]
    return project.lessons[one.paths[step.id]]


def facts_shown(project: Project, course: Course) -> frozenset[str]:
    """The ids of all facts that the pages of a course cite, and so tell of."""
    one, items = outline(project, course), every_item(project)
    named = (names_of(content_of(project, one, step), items).facts for step in one.everything)
    return frozenset(id for facts in named for id in facts)
