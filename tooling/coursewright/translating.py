"""Catalogues begun, kept up with their sources, and counted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coursewright.editions import SOURCES, facts_of
from coursewright.encode.outline import sources_of
from coursewright.model.course import Project
from coursewright.model.diagnostic import Reports
from coursewright.syntax.po import Entry, write_po
from coursewright.translation.catalogue import Counts, counted, renewed
from coursewright.translation.edition import ROOM, Edition, editions, read_catalogue
from coursewright.translation.segment import Segment
from coursewright.translation.segments import of_facts, once, segments

PROJECT = "Project-Id-Version"

__all__ = ["ROOM", "Row", "as_json", "begun", "brought_up", "status", "told"]


@dataclass(frozen=True, slots=True)
class Row:
    """How far the catalogue of one source is."""

    language: str
    path: str
    counts: Counts
    begun: bool = True
    """Whether there is a catalogue. Data that all courses share may go without; learners read it as it was written."""


def begun(
    files: Mapping[str, bytes], project: Project, language: str, courses: Iterable[str]
) -> Mapping[str, bytes]:
    """What to write to begin a language, or to add courses to it: its declaration and a catalogue for each source."""
    known = {edition.language: edition for edition in editions(files, Reports())}
    path = f"{ROOM}{language}/language.yml"
    held = known.get(language)
    wanted = tuple(dict.fromkeys((*(held.courses if held else ()), *courses)))
    lines = (
        f"title: {json.dumps(held.title if held else project.title, ensure_ascii=False)}",
        f"courses: [{', '.join(wanted)}]",
        "# A named speaker who has read all of it. Until then its pages say that nobody has.",
        f"reviewer: {json.dumps(held.reviewer if held else '', ensure_ascii=False)}",
        f"reviewed: {json.dumps(held.reviewed if held else '', ensure_ascii=False)}",
    )
    declared = {path: ("\n".join(lines) + "\n").encode()}
    return {**declared, **_renewed({**files, **declared}, project, language)}


def brought_up(files: Mapping[str, bytes], project: Project, language: str = "") -> Mapping[str, bytes]:
    """Every catalogue of a language, or of all, as its source is now. What nobody has to touch comes back equal."""
    found: dict[str, bytes] = {}
    for edition in editions(files, Reports()):
        if language in ("", edition.language):
            found |= _renewed(files, project, edition.language)
    return {path: data for path, data in found.items() if files.get(path) != data}


def _renewed(files: Mapping[str, bytes], project: Project, language: str) -> Mapping[str, bytes]:
    edition = next(one for one in editions(files, Reports()) if one.language == language)
    head = {PROJECT: project.title}
    return {
        edition.catalogue(path): write_po(
            language,
            renewed(_found(files, project, edition, path), _entries(files, edition, path), path),
            head,
        )
        for path in _paths(files, project, edition)
    }


def _paths(files: Mapping[str, bytes], project: Project, edition: Edition) -> Iterator[str]:
    """Every source of the edition that is there, each once."""
    wanted = [
        path
        for course in project.courses
        if course.id in edition.courses
        for path in sources_of(project, course)
    ]
    shared = [SOURCES] if edition.catalogue(SOURCES) in files else []
    yield from (path for path in dict.fromkeys([*wanted, "courses/support.yml", *shared]) if path in files)


def _found(files: Mapping[str, bytes], project: Project, edition: Edition, path: str) -> list[Segment]:
    """What there is to translate in a source, of facts only those that the edition tells of."""
    found = once(segments(path, files[path]))
    return of_facts(found, facts_of(project, edition.courses)) if path == SOURCES else found


def _entries(files: Mapping[str, bytes], edition: Edition, path: str) -> tuple[Entry, ...]:
    data = files.get(edition.catalogue(path))
    return read_catalogue(edition.catalogue(path), data, Reports()) if data else ()


def status(files: Mapping[str, bytes], project: Project, language: str = "") -> tuple[Row, ...]:
    """How far each catalogue of a language, or of all, is with its source as it is now, and what has no catalogue at all."""
    found: list[Row] = []
    for edition in editions(files, Reports()):
        if language in ("", edition.language):
            paths = tuple(_paths(files, project, edition))
            for path in (*paths, *(one for one in (SOURCES,) if one in files and one not in paths)):
                counts = counted(_found(files, project, edition, path), _entries(files, edition, path))
                found.append(Row(edition.language, path, counts, path in paths))
    return tuple(found)


def told(rows: Iterable[Row]) -> str:
    """The status as a table, with a sum for each language."""
    lines: list[str] = []
    sums: dict[str, Counts] = {}
    left: list[str] = []
    for row in rows:
        if row.begun:
            sums[row.language] = sums.get(row.language, Counts()) + row.counts
            lines.append(f"{row.language}  {_figures(row.counts)}  {row.path}")
        else:
            left.append(
                f"{row.language}  {row.counts.total} texts of {row.path} stay in the language they were written in: "
                "they have no catalogue.\n"
            )
    lines += [f"{language}  {_figures(counts)}  all" for language, counts in sums.items()]
    head = "     done  stale missing\n"
    return head + "\n".join(lines) + "\n" + "".join(left) if lines else "There are no translations yet.\n"


def _figures(counts: Counts) -> str:
    return f"{counts.done:6} {counts.stale:6} {counts.missing:6}"


def as_json(rows: Iterable[Row]) -> str:
    """The status for programs."""
    entries = [
        {
            "language": row.language,
            "path": row.path,
            "done": row.counts.done,
            "stale": row.counts.stale,
            "missing": row.counts.missing,
            "begun": row.begun,
        }
        for row in rows
    ]
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"
