"""A whole project from its files: each read by itself, then put together by the names they give each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from posixpath import dirname
from typing import TypeVar

from coursewright.model.attestation import Attestation
from coursewright.model.course import (
    Assessment,
    AvoidedClaim,
    Content,
    Course,
    Fact,
    Lesson,
    Page,
    Project,
    SupportLine,
)
from coursewright.model.diagnostic import Code, Diagnostic, Reports, Severity, did_you_mean
from coursewright.model.issuer import Issuer
from coursewright.model.language import LanguageRule
from coursewright.model.point import Point
from coursewright.model.rehearsal import Rehearsal
from coursewright.model.scenario import Scenario, Scenes
from coursewright.model.site import Site
from coursewright.readers.assessment import read_assessment
from coursewright.readers.attestations import PATH as CONFORMANCE
from coursewright.readers.attestations import read_attestations
from coursewright.readers.avoided import PATH as AVOIDED
from coursewright.readers.avoided import read_avoided
from coursewright.readers.course import read_course
from coursewright.readers.issuer import PATH as ISSUER
from coursewright.readers.issuer import read_issuer
from coursewright.readers.language import PATH as LANGUAGE_RULES
from coursewright.readers.language import read_language_rules
from coursewright.readers.lesson import read_lesson, read_page
from coursewright.readers.points import PATH as POINTS
from coursewright.readers.points import read_points
from coursewright.readers.rehearsal import read_rehearsal
from coursewright.readers.scenario import read_scenario
from coursewright.readers.scenes import joined, read_scenes
from coursewright.readers.site import PATH as SITE
from coursewright.readers.site import read_site
from coursewright.readers.sources import read_facts, read_support
from coursewright.syntax.comments import allowances
from coursewright.syntax.notebook import notebook_source
from coursewright.syntax.reading import Allowance
from coursewright.syntax.source import Source, decode

NO_FILE = Code(
    "COURSE002", Severity.ERROR, "a step whose file is not there",
    "A learner would meet an empty page.",
    "contents:\n  - lesson: frist", "contents:\n  - lesson: first",
)  # fmt: skip
CODES = (NO_FILE,)

Shared = (
    tuple[Fact, ...]
    | tuple[SupportLine, ...]
    | tuple[LanguageRule, ...]
    | tuple[AvoidedClaim, ...]
    | tuple[Point, ...]
    | tuple[Issuer, ...]
    | tuple[Attestation, ...]
)
Part = Lesson | Page | Assessment | Scenario | Scenes | Rehearsal | Course | Site | Shared
Read = Callable[[Source, Reports], tuple[Part, tuple[Allowance, ...]]]

_Named = TypeVar("_Named", Assessment, Scenario)

_COURSE = re.compile(r"^courses/([^/]+)/course\.yml$")
_LESSON = re.compile(r"^courses/(?:[^/]+/)?(?!LICENSE\.|README\.)[^/]+\.(?:md|ipynb)$")
"""A licence or a note to colleagues beside the lessons is none."""
SHARED: Mapping[str, Callable[[Source, Reports], Shared]] = {
    "courses/sources.yml": read_facts,
    "courses/support.yml": read_support,
    AVOIDED: read_avoided,
    POINTS: read_points,
    ISSUER: read_issuer,
    CONFORMANCE: read_attestations,
}
"""What the courses of a project share, each a YAML file."""
MEDIA = (
    ".svg",
    ".png",
    ".jpg",
    ".jpeg",
    ".webp",
    ".gif",
    ".mp3",
    ".m4a",
    ".ogg",
    ".wav",
    ".mp4",
    ".webm",
    ".vtt",
    ".csv",
    ".txt",
    ".json",
    ".pdf",
)


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file gave: a part of the project, and what there is to say about it."""

    path: str
    part: Part | None
    diagnostics: tuple[Diagnostic, ...]
    allowances: tuple[Allowance, ...]
    source: Source


def is_source(path: str) -> bool:
    """Whether a path is one of the files that are read, rather than carried along."""
    return _reader(path) is not None


def is_media(path: str) -> bool:
    """Whether a path is a file that pages may show."""
    rooms = ("courses", "scenarios", "assessments")
    return path.split("/")[0] in rooms and path.lower().endswith(MEDIA) and not is_source(path)


def read_file(path: str, data: bytes) -> FileReading:
    """One file, any bytes. A pure function, so it can be cached and spread over processes."""
    # A notebook that still carries outputs has pictures in it, as lines of any length; they are passed over.
    source, found = decode(path, data, limited=not path.endswith(".ipynb"))
    reports = Reports(list(found))
    if path.endswith(".ipynb"):
        text = notebook_source(source, reports)
        if text is None:
            # Of a notebook that cannot be read nothing more is said: neither its head nor anything else was seen.
            empty, _ = read_lesson(Source(path, "", ("",)), Reports())
            return FileReading(path, empty, tuple(reports.entries), (), source)
        source = text
    read = _reader(path)
    part, allowances = read(source, reports) if read is not None else (None, ())
    return FileReading(path, part, tuple(reports.entries), allowances, source)


def _reader(path: str) -> Read | None:
    if _COURSE.match(path):
        return _with_comments(read_course)
    if path == SITE:
        return _with_comments(read_site)
    if path in SHARED:
        return _with_comments(SHARED[path])
    if path == LANGUAGE_RULES:
        return lambda source, reports: (read_language_rules(source, reports), ())
    if path.endswith("/glossary.md") and path.startswith("courses/"):
        return read_page
    if _LESSON.match(path):
        return read_lesson
    if re.match(r"^assessments/[^/]+\.md$", path):
        return read_assessment
    if re.match(r"^scenarios/[^/]+\.md$", path):
        return read_scenario
    if re.match(r"^scenarios/shared/[^/]+\.md$", path):
        return read_scenes
    if re.match(r"^scenarios/tests/[^/]+\.md$", path):
        return read_rehearsal
    return None


def _with_comments(read: Callable[[Source, Reports], Part]) -> Read:
    """A YAML file, with what its comments allow."""
    return lambda source, reports: (read(source, reports), allowances(source, reports))


def assemble(
    title: str, readings: Iterable[FileReading], media: Mapping[str, bytes]
) -> tuple[Project, tuple[Diagnostic, ...]]:
    """The project, with every step of every course found or reported."""
    parts = sorted(readings, key=lambda reading: reading.path)
    lessons = {r.path: r.part for r in parts if isinstance(r.part, Lesson)}
    assessments = _by_id((r.path, r.part) for r in parts if isinstance(r.part, Assessment))
    scenarios = _by_id((r.path, r.part) for r in parts if isinstance(r.part, Scenario))
    pages = {r.path: r.part for r in parts if isinstance(r.part, Page)}
    shared = [entry for r in parts if isinstance(r.part, tuple) for entry in r.part]
    reports = Reports()
    scenes = {r.part.name: r.part for r in parts if isinstance(r.part, Scenes)}
    scenarios = {id: joined(scenario, scenes, reports) for id, scenario in scenarios.items()}
    names = _Names(lessons, assessments, scenarios, reports)
    site = next((r.part for r in parts if isinstance(r.part, Site)), Site())
    project = Project(
        title=site.name or title,
        courses=tuple(names.settle(r.part, pages) for r in parts if isinstance(r.part, Course)),
        lessons=lessons,
        assessments=assessments,
        scenarios=scenarios,
        scenes=scenes,
        rehearsals=tuple(r.part for r in parts if isinstance(r.part, Rehearsal)),
        pages=pages,
        facts={fact.id: fact for fact in shared if isinstance(fact, Fact)},
        avoided=tuple(claim for claim in shared if isinstance(claim, AvoidedClaim)),
        points=tuple(point for point in shared if isinstance(point, Point)),
        attestations=tuple(one for one in shared if isinstance(one, Attestation)),
        issuer=next((one for one in shared if isinstance(one, Issuer)), None),
        support=tuple(line for line in shared if isinstance(line, SupportLine)),
        language_rules=tuple(rule for rule in shared if isinstance(rule, LanguageRule)),
        files=dict(sorted(media.items())),
        site=site,
    )
    return project, tuple(reports.entries)


def _by_id(parts: Iterable[tuple[str, _Named]]) -> dict[str, _Named]:
    """By id; a part without one, or with one that is taken, by its path, so that checks can still see it."""
    found: dict[str, _Named] = {}
    for path, part in parts:
        found[part.id if part.id and part.id not in found else path] = part
    return found


@dataclass(frozen=True, slots=True)
class _Names:
    """Finds what a course names."""

    lessons: Mapping[str, Lesson]
    assessments: Mapping[str, Assessment]
    scenarios: Mapping[str, Scenario]
    reports: Reports

    def settle(self, course: Course, pages: Mapping[str, Page]) -> Course:
        folder = dirname(course.path)
        modules = tuple(
            replace(
                m, contents=tuple(c for step in m.contents if (c := self._found(step, folder)) is not None)
            )
            for m in course.modules
        )
        glossary = f"{folder}/{course.glossary}.md" if course.glossary else ""
        return replace(course, modules=modules, glossary=glossary if glossary in pages else "")

    def _found(self, step: Content, folder: str) -> Content | None:
        name = step.path
        if step.sort == "lesson":
            for path in (
                f"{folder}/{name}.md",
                f"{folder}/{name}.ipynb",
                f"courses/{name}.md",
                f"courses/{name}.ipynb",
            ):
                if path in self.lessons:
                    return replace(step, id=self.lessons[path].id or path, path=path)
            known = [
                p.rsplit("/", 1)[-1].rsplit(".", 1)[0]
                for p in self.lessons
                if dirname(p) in (folder, "courses")
            ]
        else:
            parts: Mapping[str, Assessment] | Mapping[str, Scenario]
            parts = self.scenarios if step.sort == "scenario" else self.assessments
            if name in parts:
                return replace(step, id=name, path=parts[name].place.file)
            known = list(parts)
        self.reports.add(
            NO_FILE.at(
                step.place,
                f"There is no {step.sort} `{name}`.",
                did_you_mean(name, known) or _where(step.sort, name, folder),
            )
        )
        return None


def _where(sort: str, name: str, folder: str) -> str:
    path = f"{folder}/{name}.md" if sort == "lesson" else f"{sort}s/{name}.md"
    return f"Write it as `{path}`" + ("." if sort == "lesson" else f" with `id: {name}`.")
