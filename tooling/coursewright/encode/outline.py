"""Where everything of a course stands in what is built: steps in order, what only they lead to, media."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import basename, splitext

from coursewright.encode.pages.way import Step
from coursewright.model.course import Course, Page, Project
from coursewright.model.prose import ActivityCard
from coursewright.model.readability import minutes_to_answer
from coursewright.model.walking import walk

_DRAWN = re.compile(r"^(.*/)media/([^/]+)-\d+\.(?:svg|png|jpg)$")
"""How a picture is named that a lesson draws, after the lesson."""
_RUN = (".ipynb", ".md")
"""Sources that may draw."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The pages of one course by their addresses in the site."""

    course: Course
    folder: str
    modules: tuple[tuple[str, tuple[Step, ...]], ...]
    """Titles with their steps, those that could be read."""
    extras: tuple[Step, ...]
    """Activities that are no step themselves: written alternatives, and what only a card leads to."""
    sources: Mapping[str, Step]
    """Pages by the path of their source."""
    by_id: Mapping[str, Step]
    paths: Mapping[str, str]
    """Paths of the sources by the id of the step."""
    glossary: Page | None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in the order of learning."""
        return tuple(step for _, steps in self.modules for step in steps)

    @property
    def everything(self) -> tuple[Step, ...]:
        """Steps, then extras."""
        return self.steps + self.extras

    def page(self, name: str) -> str:
        """The address of a page of the course."""
        return f"{self.folder}/{name}.html"

    def fragments(self, step: Step) -> str | None:
        """What stands before the slug of a heading in a step's page; None where headings have no address."""
        return {"lesson": "", "scenario": f"{step.id}--"}.get(step.sort)

    def within(self, page: str, fragment: str) -> str:
        """The address of one place in a page."""
        return f"{page}#{fragment}"

    def media(self, path: str) -> str:
        """The address of a picture. Every language shows the same ones, but for a notebook and what it draws."""
        folder = f"courses/{self.course.id}/media"
        own = path.removeprefix(f"{folder}/")
        home = f"{self.folder}/media" if self._is_computed(path) else folder
        return f"{home}/{own if own != path else path.replace('/media/', '/')}"

    def _is_computed(self, path: str) -> bool:
        drawn = _DRAWN.match(path)
        return path in self.sources or (
            drawn is not None and any(f"{drawn[1]}{drawn[2]}{end}" in self.sources for end in _RUN)
        )


def outline(project: Project, course: Course) -> Outline:
    """The addresses of a course. What could not be read is left out: it has been reported."""
    folder = f"{project.prefix}courses/{course.id}"
    sources: dict[str, Step] = {}
    modules: list[tuple[str, tuple[Step, ...]]] = []
    for module in course.modules:
        steps: list[Step] = []
        for content in module.contents:
            step = _step(project, folder, content.sort, content.id, content.path)
            if step is not None:
                steps.append(step)
                sources[content.path] = step
        modules.append((module.title, tuple(steps)))
    extras = tuple(_extras(project, course, folder, {step.id for step in sources.values()}))
    sources.update((_path(project, step), step) for step in extras)
    by_id = {step.id: step for step in sources.values()}
    paths = {step.id: path for path, step in sources.items()}
    glossary = project.pages.get(course.glossary)
    return Outline(course, folder, tuple(modules), extras, sources, by_id, paths, glossary)


def _step(project: Project, folder: str, sort: str, id: str, path: str) -> Step | None:
    match sort:
        case "lesson" if path in project.lessons:
            lesson = project.lessons[path]
            page = f"{folder}/{splitext(basename(path))[0]}.html"
            return Step("lesson", lesson.id, lesson.title, lesson.minutes, page, lesson.summary)
        case "scenario" if id in project.scenarios:
            scenario = project.scenarios[id]
            page = f"{folder}/scenario-{id}.html"
            return Step("scenario", id, scenario.title, scenario.minutes, page, scenario.role)
        case "assessment" if id in project.assessments:
            assessment = project.assessments[id]
            time = round(minutes_to_answer(assessment))
            return Step("assessment", id, assessment.title, time, f"{folder}/assessment-{id}.html")
        case _:
            return None


def _path(project: Project, step: Step) -> str:
    if step.sort == "assessment":
        return project.assessments[step.id].path
    return project.scenarios[step.id].place.file


def _extras(project: Project, course: Course, folder: str, known: set[str]) -> Iterator[Step]:
    wanted = list(_cards(project, course))
    scenarios = [content.id for content in course.contents() if content.sort == "scenario"]
    scenarios += [id for sort, id in wanted if sort == "scenario"]
    for id in scenarios:
        if id in project.scenarios and project.scenarios[id].alternative:
            wanted.append(("assessment", project.scenarios[id].alternative))
    for sort, id in wanted:
        step = None if id in known else _step(project, folder, sort, id, "")
        if step is not None:
            known.add(id)
            yield step


def _cards(project: Project, course: Course) -> Iterator[tuple[str, str]]:
    for lesson in project.lessons_of(course):
        for block in walk(lesson.blocks):
            if isinstance(block, ActivityCard):
                yield block.activity, block.id


def sources_of(project: Project, course: Course) -> tuple[str, ...]:
    """Every source that a course shows, its own file first."""
    glossary = (course.glossary,) if course.glossary else ()
    shown = outline(project, course).sources
    stories = {scenario.place.file: scenario for scenario in project.scenarios.values()}
    shared = (
        f"scenarios/shared/{include.name}.md"
        for path in shown
        if path in stories
        for include in stories[path].includes
    )
    return tuple(dict.fromkeys((course.path, *shown, *shared, *glossary)))
