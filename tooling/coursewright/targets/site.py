"""The site: every course of a project as finished pages. A page is a job: it can be cached and spread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from coursewright.encode.cells import ASSETS
from coursewright.encode.course_pages import CoursePages, CoursePart, content_of
from coursewright.encode.gathering import every_item, names_of
from coursewright.encode.learner import LearnerData, learner_data
from coursewright.encode.outline import Outline, outline
from coursewright.encode.pages.course import Download
from coursewright.encode.pages.home import CourseCard, HomePage
from coursewright.encode.pages.reference import SupportPage
from coursewright.encode.search import Section, index, sections
from coursewright.encode.shell import EXIT, Frame, document
from coursewright.model.course import Assessment, Course, Lesson, Project
from coursewright.model.scenario import Scenario

Job: TypeAlias = HomePage | SupportPage | CoursePart
"""One page, with all that writing it needs. It may be pickled, and equal jobs write equal bytes."""

BUNDLE = ("activity.js", "early.js", "learner.css", "learner.js", "search.js", "story.js", *ASSETS)
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
        frames = SiteFrames(project, one, settings, data)
        downloads = settings.downloads.get(one.course.id, ())
        yield from CoursePages(project, one, items, SUPPORT, frames.frame, downloads).pages()


def others(project: Project, bundle: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Every file that is no page: the bundle, the pictures, the search index."""
    out = {f"assets/{name}": bundle[name] for name in BUNDLE if name in bundle}
    found: list[Section] = []
    items = every_item(project)
    for course in project.courses:
        one = outline(project, course)
        found.extend(_searchable(project, one))
        for step in one.everything:
            pictures = names_of(content_of(project, one, step), items).pictures
            out.update((one.media(path), project.files[path]) for path in pictures if path in project.files)
    out.update((f"assets/search/{name}", held) for name, held in index(found).items())
    return out


@dataclass(frozen=True, slots=True)
class SiteFrames:
    """What surrounds the pages of one course in the site."""

    project: Project
    outline: Outline
    settings: Settings
    data: LearnerData

    def frame(self, path: str, here: str, include: tuple[str, ...] | None) -> Frame:
        """The surroundings of one page, with the data of what it holds."""
        course = self.outline.course
        return Frame(
            path,
            self.project.title,
            course.language,
            course.title,
            self.outline.page("index"),
            course.version,
            course.reviewed,
            course.owner,
            self.settings.licence,
            SUPPORT,
            self.settings.exit_to,
            data="" if include is None else self.data.page(here, include),
            scripts=() if include is None else self.data.scripts(include),
        )


def _at(frame: Frame, path: str) -> Frame:
    return Frame(path, frame.site, frame.language, support=frame.support, exit_to=frame.exit_to)


def _card(project: Project, one: Outline) -> CourseCard:
    course = one.course
    notes = [content_of(project, one, step).note for step in one.steps]
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
        content = content_of(project, one, step)
        match content:
            case Lesson(blocks=blocks):
                yield from sections(step.path, step.title, course.title, blocks)
            case Scenario(intro=blocks) | Assessment(intro=blocks):
                yield from sections(step.path, step.title, course.title, blocks)
    if one.glossary:
        yield from sections(one.page("glossary"), one.glossary.title, course.title, one.glossary.blocks)
