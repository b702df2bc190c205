"""The site: every course of a project as finished pages. A page is a job: it can be cached and spread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from coursewright.encode.gathering import Gatherer, Names, every_item, meanings, names_of
from coursewright.encode.learner import LearnerData, learner_data
from coursewright.encode.outline import Outline, outline
from coursewright.encode.pages.activity import AssessmentPage, ScenarioPage
from coursewright.encode.pages.course import CoursePage, Download
from coursewright.encode.pages.home import CourseCard, HomePage
from coursewright.encode.pages.lesson import LessonPage
from coursewright.encode.pages.record import RecordPage
from coursewright.encode.pages.reference import GlossaryPage, SourcesPage, SupportPage
from coursewright.encode.pages.way import Step, Way
from coursewright.encode.search import Section, index, sections
from coursewright.encode.shell import EXIT, Frame, document
from coursewright.model.course import Assessment, Course, Lesson, Project
from coursewright.model.item import Item
from coursewright.model.scenario import Scenario

Job: TypeAlias = (
    HomePage
    | CoursePage
    | LessonPage
    | ScenarioPage
    | AssessmentPage
    | RecordPage
    | SourcesPage
    | GlossaryPage
    | SupportPage
)
"""One page, with all that writing it needs. It may be pickled, and equal jobs write equal bytes."""

BUNDLE = ("early.js", "learner.css", "learner.js", "search.js")
SUPPORT = "support.html"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project decides about its site."""

    exit_to: str = EXIT
    """Where the quick exit leads."""
    licence: str = "CC BY-SA 4.0"
    downloads: Mapping[str, tuple[Download, ...]] = field(default_factory=dict)
    """Packages that stand beside the site, by course."""


def site(
    project: Project, bundle: Mapping[str, bytes], settings: Settings | None = None
) -> Mapping[str, bytes]:
    """Every file of the site by its path."""
    out = {job.frame.path: render(job) for job in pages(project, settings or Settings())}
    return {**out, **others(project, bundle)}


def render(job: Job) -> bytes:
    """One finished page."""
    return document(job.frame, job.body())


def pages(project: Project, settings: Settings) -> Iterator[Job]:
    """Every page of the site."""
    outlines = [outline(project, course) for course in project.courses]
    items = every_item(project)
    frame = Frame("index.html", project.title, "en", support=SUPPORT, exit_to=settings.exit_to)
    yield HomePage(frame, tuple(_card(project, one) for one in outlines))
    yield SupportPage(_at(frame, SUPPORT), project.support)
    for one in outlines:
        data = learner_data(project, one.course, "local")
        yield from CourseSite(project, one, items, settings, data).pages()


def others(project: Project, bundle: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Every file that is no page: the bundle, the pictures, the search index."""
    out = {f"assets/{name}": bundle[name] for name in BUNDLE if name in bundle}
    found: list[Section] = []
    items = every_item(project)
    for course in project.courses:
        one = outline(project, course)
        found.extend(_searchable(project, one))
        for step in one.everything:
            pictures = names_of(_content(project, one, step), items).pictures
            out.update((one.media(path), project.files[path]) for path in pictures if path in project.files)
    out.update((f"assets/search/{name}", held) for name, held in index(found).items())
    return out


@dataclass(frozen=True, slots=True)
class CourseSite:
    """The pages of one course."""

    project: Project
    outline: Outline
    items: Mapping[str, Item]
    settings: Settings
    data: LearnerData

    def pages(self) -> Iterator[Job]:
        """The course's own page first, then its steps, then what it is looked up in."""
        one, gatherer = self.outline, self._gatherer()
        steps, cited = one.steps, Names()
        contents = list(self._ways())
        for step, _ in contents:
            cited.facts.update(self._names(step).facts)
        facts = tuple(self.project.facts[id] for id in sorted(cited.facts) if id in self.project.facts)
        yield self._course(len(facts))
        for step, way in contents:
            yield self._step(gatherer, step, way)
        yield RecordPage(self._frame(one.page("record"), "", ()), one.course, steps)
        yield SourcesPage(self._frame(one.page("sources")), facts)
        if one.glossary:
            names = Names()
            names.texts((one.glossary.blocks,))
            page = one.page("glossary")
            yield GlossaryPage(self._frame(page), one.glossary, gatherer.resources(names, page))

    def _gatherer(self) -> Gatherer:
        glossary = self.outline.glossary
        terms = meanings(glossary.blocks) if glossary else {}
        return Gatherer(self.project, self.outline, self.items, terms, SUPPORT)

    def _names(self, step: Step) -> Names:
        return names_of(_content(self.project, self.outline, step), self.items)

    def _ways(self) -> Iterator[tuple[Step, Way]]:
        steps = self.outline.steps
        module_of = {step.id: title for title, inner in self.outline.modules for step in inner}
        for at, step in enumerate(steps):
            before = steps[at - 1] if at else None
            after = steps[at + 1] if at + 1 < len(steps) else None
            yield step, Way(module_of[step.id], at + 1, len(steps), step.minutes, before, after)
        for step in self.outline.extras:
            yield step, Way("", 0, len(steps), step.minutes)

    def _course(self, sources: int) -> Job:
        one = self.outline
        frame = self._frame(f"{one.folder}/index.html", "", ())
        glossary = one.page("glossary") if one.glossary else ""
        downloads = self.settings.downloads.get(one.course.id, ())
        looked_up = one.page("sources"), glossary, one.page("record")
        return CoursePage(frame, one.course, one.modules, sources, *looked_up, downloads)

    def _step(self, gatherer: Gatherer, step: Step, way: Way) -> Job:
        content = _content(self.project, self.outline, step)
        names = self._names(step)
        held = tuple(names.items) if isinstance(content, Lesson) else (step.id,)
        frame = self._frame(step.path, step.id, held)
        resources = gatherer.resources(names, step.path)
        match content:
            case Lesson():
                return LessonPage(frame, content, way, resources)
            case Scenario():
                instead = self.outline.by_id.get(content.alternative)
                return ScenarioPage(frame, content, way, resources, instead)
            case Assessment():
                return AssessmentPage(frame, content, way, resources)

    def _frame(self, path: str, here: str = "", include: tuple[str, ...] | None = None) -> Frame:
        course = self.outline.course
        data = "" if include is None else self.data.page(here, include)
        return Frame(
            path,
            self.project.title,
            course.language,
            course.title,
            f"{self.outline.folder}/index.html",
            course.version,
            course.reviewed,
            course.owner,
            self.settings.licence,
            SUPPORT,
            self.settings.exit_to,
            data=data,
        )


def _at(frame: Frame, path: str) -> Frame:
    return Frame(path, frame.site, frame.language, support=frame.support, exit_to=frame.exit_to)


def _content(project: Project, one: Outline, step: Step) -> Lesson | Scenario | Assessment:
    if step.sort == "scenario":
        return project.scenarios[step.id]
    if step.sort == "assessment":
        return project.assessments[step.id]
    return project.lessons[one.paths[step.id]]


def _card(project: Project, one: Outline) -> CourseCard:
    course = one.course
    notes = [_content(project, one, step).note for step in one.steps]
    levels = {str(note.level) for note in notes if note is not None}
    level = "amber" if "amber" in levels else "green" if levels else ""
    nothing = course.prerequisites.strip().lower() in {"", "none"}
    page = f"{one.folder}/index.html"
    return CourseCard(
        course.id,
        course.title,
        course.summary,
        course.minutes,
        len(one.steps),
        level,
        nothing,
        course.doors,
        page,
    )


def _searchable(project: Project, one: Outline) -> Iterator[Section]:
    course: Course = one.course
    for step in one.steps:
        content = _content(project, one, step)
        match content:
            case Lesson(blocks=blocks):
                yield from sections(step.path, step.title, course.title, blocks)
            case Scenario(intro=blocks) | Assessment(intro=blocks):
                yield from sections(step.path, step.title, course.title, blocks)
    if one.glossary:
        yield from sections(one.page("glossary"), one.glossary.title, course.title, one.glossary.blocks)
