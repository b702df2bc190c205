"""The editions of a project: for each declared language the sources woven with their translations."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from coursewright import cache
from coursewright.encode.course_pages import facts_shown
from coursewright.encode.outline import sources_of
from coursewright.model.course import Course, Project, Translation
from coursewright.model.diagnostic import Diagnostic, Reports, Severity
from coursewright.model.place import Place
from coursewright.model.pseudo import PSEUDO, pseudo
from coursewright.readers.project import is_source
from coursewright.syntax.po import Entry
from coursewright.translation.catalogue import Counts, counted
from coursewright.translation.edition import (
    ROOM,
    UNFINISHED,
    Edition,
    editions,
    look_up,
    read_catalogue,
    stands,
)
from coursewright.translation.segments import of_facts, segments, woven
from coursewright.translation.terms import two_ways

_LANGUAGE = re.compile(rb"^language:.*$", re.M)
_SHARED = re.compile(r"^(?:courses/[^/]+\.(?:yml|json)|scenarios/shared/[^/]+\.md)$")
"""What any course may draw on."""
_SHARED_DATA = ("sources.yml", "support.yml", ".json")
"""Files whose words may stay in the language they were written in, where nobody has begun to translate them."""
_OF_WORDS = ("LANG", "READ101", "READ102")
"""Complaints that are about the words themselves, so a translation may earn them where its source did not."""
SOURCES = "courses/sources.yml"
"""What is said of facts and publications. An empty catalogue of this name begins its translation."""
_HELD_TO_THE_ORIGINAL = frozenset({"courses/points.yml", "courses/claims-to-avoid.yml"})
"""Files whose words are looked for in the texts as they were written; an edition has other words."""
_OWN_RULES = "language-rules.json"
RULES = "courses/language-rules.json"


@dataclass(frozen=True, slots=True)
class Woven:
    """One source in one language."""

    path: str
    data: bytes
    counts: Counts
    entries: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """An edition as files that are read like any project's, and what is to be said of its catalogues."""

    edition: Edition
    files: Mapping[str, bytes]
    woven: Mapping[str, Woven]
    diagnostics: tuple[Diagnostic, ...]

    def settled(self, project: Project) -> Project:
        """The project that was read from the files, as the edition it is."""
        courses = tuple(
            replace(course, translation=self._translation(course))
            for course in project.courses
            if course.id in self.edition.courses
        )
        return replace(
            project, language=self.edition.language, edition=self.edition.language, courses=courses
        )

    def _translation(self, course: Course) -> Translation:
        counts = sum((one.counts for one in self.woven.values()), Counts())
        return Translation("en", self.edition.reviewer, self.edition.reviewed, counts.done, counts.total)

    def told(self, found: Iterable[Diagnostic], already: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """What reading the edition found that is no fault of the sources: told at the translation it comes from."""
        known = {(one.code, one.place.file, one.place.line) for one in already}
        return tuple(
            replace(one, place=self._origin(one), notes=())
            for one in found
            if (one.code, one.place.file, one.place.line) not in known
            and (one.severity is Severity.ERROR or one.code.startswith(_OF_WORDS))
        )

    def _origin(self, one: Diagnostic) -> Place:
        woven = self.woven.get(one.place.file)
        before = [entry for entry in woven.entries if entry.line <= one.place.line] if woven else []
        if not before:
            return self.edition.place
        return stands(self.edition.catalogue(one.place.file), max(before, key=lambda entry: entry.line))


def made(
    project: Project, files: Mapping[str, bytes], remember: bool = True
) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
    """Every declared edition of a project that was read from these files, and what is wrong with how they are declared."""
    reports = Reports()
    found = editions(files, reports)
    return tuple(_made(project, files, edition, remember) for edition in found), tuple(reports.entries)


def _made(project: Project, files: Mapping[str, bytes], edition: Edition, remember: bool) -> Made:
    wanted = {
        path
        for course in project.courses
        if course.id in edition.courses
        for path in sources_of(project, course)
    }
    begun = edition.catalogue(SOURCES) in files
    cited = {SOURCES: " ".join(sorted(facts_of(project, edition.courses)))} if begun else {}
    jobs = [
        (path, data, edition.catalogue(path), files.get(edition.catalogue(path), b""), cited.get(path, ""))
        for path, data in files.items()
        if is_source(path) and path not in _HELD_TO_THE_ORIGINAL and (path in wanted or _SHARED.match(path))
    ]
    if remember:
        keys = [
            cache.key(b"woven", *(part if isinstance(part, bytes) else part.encode() for part in job))
            for job in jobs
        ]
        values = cache.through(dict(zip(keys, jobs, strict=True)), _weave)
        sources = [values[key] for key in keys]
    else:
        sources = [_weave(job) for job in jobs]
    rest = {path: data for path, data in files.items() if not is_source(path) and not path.startswith(ROOM)}
    here = {one.path: _spoken(one, edition) for one in sources}
    own = files.get(f"{ROOM}{edition.language}/{_OWN_RULES}")
    rules = {RULES: own} if own is not None else {}
    reports = [diagnostic for one in sources for diagnostic in one.diagnostics]
    here.pop(RULES, None)
    return Made(
        edition,
        {**rest, **here, **rules},
        {one.path: one for one in sources},
        (*reports, *_unfinished(edition, sources), *_terms(project, edition, sources)),
    )


def _spoken(one: Woven, edition: Edition) -> bytes:
    if not one.path.endswith("/course.yml"):
        return one.data
    line = f"language: {edition.language}".encode()
    return (
        _LANGUAGE.sub(line, one.data, count=1)
        if _LANGUAGE.search(one.data)
        else one.data + b"\n" + line + b"\n"
    )


def facts_of(project: Project, courses: Collection[str]) -> frozenset[str]:
    """The facts that the pages of these courses tell of. Of all others nothing has to be translated."""
    found = (facts_shown(project, course) for course in project.courses if course.id in courses)
    return frozenset(id for facts in found for id in facts)


def _weave(job: tuple[str, bytes, str, bytes, str]) -> Woven:
    path, data, catalogue, kept, cited = job
    reports = Reports()
    entries = read_catalogue(catalogue, kept, reports) if kept else ()
    strange = catalogue.startswith(f"{ROOM}{PSEUDO}/")
    translated = (lambda segment: pseudo(segment.text)) if strange else look_up(entries)
    found = segments(path, data) if kept or not path.endswith(_SHARED_DATA) else []
    found = of_facts(found, cited.split()) if path == SOURCES else found
    return Woven(
        path,
        woven(path, data, translated) if entries or strange else data,
        Counts(done=len(found)) if strange else counted(found, entries),
        entries,
        tuple(reports.entries),
    )


def _unfinished(edition: Edition, sources: Iterable[Woven]) -> Iterator[Diagnostic]:
    counts = sum((one.counts for one in sources), Counts())
    if counts.done < counts.total:
        yield UNFINISHED.at(
            edition.place,
            f"{counts.missing} of {counts.total} texts are not translated, and {counts.stale} translations are out of date.",
            f"`coursewright i18n status {edition.language}` says where. Bring catalogues up to date with "
            f"`coursewright i18n update {edition.language}`.",
        )


def _terms(project: Project, edition: Edition, sources: Iterable[Woven]) -> Iterator[Diagnostic]:
    """What the catalogues of a course call otherwise than its glossary; of a file that two courses share, each once."""
    held = {one.path: one.entries for one in sources}
    found = {
        (one.place, one.message): one
        for course in project.courses
        if course.id in edition.courses and course.glossary
        for path in sources_of(project, course)
        for one in two_ways(held.get(course.glossary, ()), edition.catalogue(path), held.get(path, ()))
    }
    yield from found.values()
