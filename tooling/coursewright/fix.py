"""What `check --fix` writes: missing ids, made from titles and file names, and notebooks without outputs. Every other byte stays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coursewright.model.course import Project
from coursewright.model.item import Item
from coursewright.syntax.notebook import stripped

LONGEST_ID = 40
BYTE_ORDER_MARK = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_SETTINGS = re.compile(r"^(\s*)`(?!`)([^`]*)`\s*$")
_EMPTY_ID = re.compile(r"^id:\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Edit:
    """A file with new bytes, and the ids that were written into it; none where outputs were taken out."""

    path: str
    data: bytes
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Missing:
    """Where an id is missing: in the head, or beneath the line of an item."""

    path: str
    line: int
    id: str


def edits(project: Project, files: Mapping[str, bytes]) -> tuple[Edit, ...]:
    """New bytes for every file in which an id is missing or which holds outputs. A second run finds nothing to do."""
    missing: dict[str, list[_Missing]] = {}
    for gap in _missing(project):
        missing.setdefault(gap.path, []).append(gap)
    found: list[Edit] = []
    for path, gaps in sorted(missing.items()):
        data = files.get(path)
        written = _written(data, gaps) if data is not None and not path.endswith(".ipynb") else None
        if written is not None:
            found.append(Edit(path, written, tuple(gap.id for gap in gaps)))
    for path, data in sorted(files.items()):
        bare = stripped(data) if path.endswith(".ipynb") else None
        if bare is not None:
            found.append(Edit(path, bare, ()))
    return tuple(found)


def _missing(project: Project) -> Iterator[_Missing]:
    taken = _taken(project)
    for course in project.courses:
        if not course.id:
            yield _Missing(course.path, 0, _unique(course.path.rsplit("/", 2)[-2], taken))
    for bank in project.assessments.values():
        owner = bank.id or _stem(bank.path)
        if not bank.id:
            yield _Missing(bank.path, 0, owner)
        yield from _items(bank.path, owner, bank.items, taken)
    for scenario in project.scenarios.values():
        if not scenario.id:
            yield _Missing(scenario.place.file, 0, _stem(scenario.place.file))
    for lesson in project.lessons.values():
        owner = lesson.id or _unique(slug(lesson.title) or _stem(lesson.path), taken)
        if not lesson.id:
            yield _Missing(lesson.path, 0, owner)
        yield from _items(lesson.path, owner, lesson.checks, taken)


def _items(path: str, owner: str, items: tuple[Item, ...], taken: set[str]) -> Iterator[_Missing]:
    for number, item in enumerate(items, 1):
        if not item.id:
            yield _Missing(path, item.place.line, _unique(f"{owner}-{slug(item.title) or number}", taken))


def _taken(project: Project) -> set[str]:
    ids = {lesson.id for lesson in project.lessons.values()} | {course.id for course in project.courses}
    ids |= set(project.assessments) | set(project.scenarios)
    for holder in project.assessments.values():
        ids |= {item.id for item in holder.items}
    for lesson in project.lessons.values():
        ids |= {item.id for item in lesson.checks}
    return ids


def _unique(wanted: str, taken: set[str]) -> str:
    id, number = wanted, 2
    while id in taken:
        id, number = f"{wanted}-{number}", number + 1
    taken.add(id)
    return id


def slug(words: str) -> str:
    """An id made from words: plain letters, digits and hyphens. Other scripts leave nothing."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    id = ""
    for part in parts:
        if id and len(id) + 1 + len(part) > LONGEST_ID:
            break
        id = f"{id}-{part}" if id else part[:LONGEST_ID]
    return id


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _written(data: bytes, gaps: list[_Missing]) -> bytes | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    lines = _LINE.findall(text[len(mark) :])
    # From the end, so that the lines above keep their numbers.
    for gap in sorted(gaps, key=lambda gap: gap.line, reverse=True):
        if gap.line == 0:
            _into_head(lines, gap)
        else:
            _beneath(lines, gap)
    return (mark + "".join(lines)).encode("utf-8")


def _into_head(lines: list[str], gap: _Missing) -> None:
    """As the first key: after the opening `---` of a Markdown file, at the top of a YAML file."""
    markdown = gap.path.endswith(".md")
    if markdown and (not lines or lines[0].rstrip() != "---"):
        return
    first = 1 if markdown else 0
    end = _end_of(lines)
    for at in range(first, len(lines)):
        if markdown and lines[at].rstrip() == "---":
            break
        if _EMPTY_ID.match(lines[at].rstrip()):
            lines[at] = f"id: {gap.id}{lines[at][len(lines[at].rstrip()) :]}"
            return
    lines.insert(first, f"id: {gap.id}{end}")


def _beneath(lines: list[str], gap: _Missing) -> None:
    """Into the settings below a heading or a directive's first line, or as settings of its own."""
    heading = lines[gap.line - 1]
    # A heading that is underlined ends one line later.
    below = gap.line if heading.lstrip().startswith(("#", ":")) else gap.line + 1
    after = below
    while after < len(lines) and not lines[after].strip():
        after += 1
    settings = _SETTINGS.match(lines[after]) if after < len(lines) else None
    alone = after + 1 >= len(lines) or not lines[after + 1].strip()
    if settings is not None and alone:
        rest = settings[2].strip()
        line = lines[after]
        lines[after] = f"{settings[1]}`id {gap.id}{'; ' if rest else ''}{rest}`{line[line.rindex('`') + 1 :]}"
        return
    end = _end_of(lines)
    indent = heading[: len(heading) - len(heading.lstrip())]
    if not lines[below - 1].endswith(("\r", "\n")):
        lines[below - 1] += end
    blank = "" if below < len(lines) and not lines[below].strip() else end
    lines.insert(below, f"{indent}`id {gap.id}`{end}{blank}")


def _end_of(lines: list[str]) -> str:
    """How this file ends its lines."""
    first = lines[0] if lines else ""
    return first[len(first.rstrip("\r\n")) :] or "\n"
