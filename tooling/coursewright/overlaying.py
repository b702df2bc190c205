"""A project on top of another one that stays untouched: both woven into files that are read like any project's.

What is said of a woven line is told where the line was written, in the base or in the overlay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from posixpath import basename, splitext

from coursewright.model.course import Course, Lesson
from coursewright.model.diagnostic import Code, Diagnostic, Reports, Severity, did_you_mean
from coursewright.model.mention import place_of
from coursewright.model.overlay import AddedStep, Addition, Overlay
from coursewright.model.place import Place, whole
from coursewright.model.prose import Blocks, Box, BoxKind, Heading
from coursewright.model.walking import walk
from coursewright.readers.overlay import PATH, UNCLEAR, read_overlay
from coursewright.readers.project import read_file
from coursewright.syntax.source import decode

ROOM = "additions/"
SITE, SUPPORT, SOURCES = "courses/site.yml", "courses/support.yml", "courses/sources.yml"
JOINED = (SITE, SUPPORT, SOURCES)
"""Files that both may have."""

NO_BASE = Code(
    "OVER001", Severity.ERROR, "a base that cannot be opened",
    "An overlay adds to the courses of another project: a folder, or a zip as it was handed over. Without them there is nothing to add to.",
    "```overlay.yml\nbase: ../gone\n```", "```overlay.yml\nbase: ../base\n```",
)  # fmt: skip
GONE = Code(
    "OVER002", Severity.ERROR, "an address that the base does not have",
    "A new version of the base can rename a lesson, a section or a box. What was added there would silently be missing, or stand in the "
    "wrong place; look where it belongs now.",
    "```overlay.yml\nbase: ../base\nadditions:\n  - lesson: de-l7\n    text: ours.md\n```\n\n```additions/ours.md\nThe form of our ward is blue.\n```",
    "```overlay.yml\nbase: ../base\nadditions:\n  - lesson: de-l1\n    text: ours.md\n```\n\n```additions/ours.md\nThe form of our ward is blue.\n```",
)  # fmt: skip
TAKEN = Code(
    "OVER003", Severity.ERROR, "a file that the base has too",
    "The overlay would hide a part of the base, and whatever the next version mends in it would never be seen.",
    "```overlay.yml\nbase: ../base\n```\n\n```courses/demo/second.md\n---\nid: de-l2\ntitle: Ours\n---\n\nWords.\n```",
    "```overlay.yml\nbase: ../base\n```\n\n```courses/support.yml\n- country: US\n  name: A line\n  contact: \"988\"\n  checked: 2026-11-02\n```",
)  # fmt: skip
CODES = (NO_BASE, GONE, TAKEN)

_ID = re.compile(rb"^id:[ \t]*['\"]?([\w-]+)['\"]?[ \t]*\r?$", re.MULTILINE)
_LESSON = re.compile(r"^courses/(?:[^/]+/)?[^/]+\.(?:md|ipynb)$")
_COURSE = re.compile(r"^courses/[^/]+/course\.yml$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that stand together in a woven file, and where they were written."""

    first: int
    """Number of the first of them in the woven file."""
    file: str
    line: int
    """Number of the first of them where it was written."""


@dataclass(frozen=True, slots=True)
class Overlaid:
    """Files to read as one project, and how to find the place that a complaint is about."""

    files: Mapping[str, bytes]
    texts: Mapping[str, str]
    """What was written, by the names under which complaints point at it."""
    pieces: Mapping[str, tuple[Piece, ...]]
    diagnostics: tuple[Diagnostic, ...]

    def told(self, found: Diagnostic) -> Diagnostic:
        """The complaint at the line that somebody wrote."""
        notes = tuple(
            replace(note, place=self._origin(note.place) if note.place else None) for note in found.notes
        )
        return replace(found, place=self._origin(found.place), notes=notes)

    def _origin(self, place: Place) -> Place:
        pieces = self.pieces.get(place.file)
        if pieces is None:
            return place
        starts = [piece.first for piece in pieces]
        piece = pieces[max(bisect_right(starts, place.line) - 1, 0)]
        moved = piece.line - piece.first
        last = pieces[max(bisect_right(starts, place.end_line) - 1, 0)]
        # What begins in one piece and ends in another is shown where it begins.
        if last is not piece:
            return Place(piece.file, place.line + moved, place.column, place.line + moved, place.column + 1)
        return Place(piece.file, place.line + moved, place.column, place.end_line + moved, place.end_column)


def overlay_of(own: Mapping[str, bytes]) -> tuple[Overlay, tuple[Diagnostic, ...]]:
    """What `overlay.yml` says, and what is wrong in it."""
    source, found = decode(PATH, own[PATH])
    reports = Reports(list(found))
    return read_overlay(source, reports), tuple(reports.entries)


def no_base(overlay: Overlay, reason: str) -> Diagnostic:
    """The complaint about a base that cannot be opened."""
    help = "Write the path of a folder or a zip that holds `courses/`, as seen from here."
    return NO_BASE.at(overlay.place, f"The base `{overlay.base}` cannot be used: {reason}.", help)


def overlaid(overlay: Overlay, base: Mapping[str, bytes], own: Mapping[str, bytes]) -> Overlaid:
    """The base with everything that the overlay adds. An address that is gone is reported, and nothing is added there."""
    weaver = _Weaver(overlay, base, own)
    for path in own:
        if path in base and path not in JOINED and not path.startswith(ROOM) and path != PATH:
            help = (
                "Give it another name and add it as a step, or add its text to the lesson with `additions`."
            )
            weaver.reports.add(TAKEN.at(whole(path), f"The base has a file `{path}` too.", help))
    weaver.join()
    for addition in overlay.additions:
        weaver.add(addition)
    for step in overlay.steps:
        weaver.step(step)
    return weaver.woven()


@dataclass(slots=True)
class _Weaver:
    """Gathers what goes in at which line of which file of the base; the files are written once, at the end."""

    overlay: Overlay
    base: Mapping[str, bytes]
    own: Mapping[str, bytes]
    reports: Reports = field(default_factory=Reports)
    known: dict[re.Pattern[str], Mapping[str, str]] = field(default_factory=dict)
    inserted: dict[str, list[tuple[int, int, str, str]]] = field(default_factory=dict)
    """By path: before which line, how many lines go, the name of what is added, and its text."""

    def name(self, path: str) -> str:
        """A file of the base as complaints point at it."""
        return f"{self.overlay.base.rstrip('/')}/{path}"

    def ids(self, sort: re.Pattern[str]) -> Mapping[str, str]:
        """The paths of the files of a sort by the ids in their heads."""
        if sort not in self.known:
            self.known[sort] = {_id_of(data): path for path, data in self.base.items() if sort.match(path)}
        return self.known[sort]

    def join(self) -> None:
        """Support lines before those of the base, facts behind them."""
        if SUPPORT in self.own and SUPPORT in self.base:
            gone = len(_lines(self.base[SUPPORT])) if self.overlay.only_own_support else 0
            self._put(SUPPORT, 1, gone, SUPPORT, self.own[SUPPORT])
        if SOURCES in self.own and SOURCES in self.base:
            self._put(SOURCES, len(_lines(self.base[SOURCES])) + 1, 0, SOURCES, self.own[SOURCES])

    def add(self, one: Addition) -> None:
        """One text at its address."""
        path = self._lesson(one.lesson, one.place)
        text = self.own.get(f"{ROOM}{one.text}")
        if one.text and text is None:
            known = [name.removeprefix(ROOM) for name in self.own if name.startswith(ROOM)]
            help = did_you_mean(one.text, known) or f"Write it to `{ROOM}{one.text}`."
            self.reports.add(
                UNCLEAR.at(place_of(one.text, one.place), f"There is no text `{ROOM}{one.text}`.", help)
            )
        if path is None or text is None or (one.beside and one.instead):
            return
        lesson = read_file(path, self.base[path]).part
        if path.endswith(".ipynb") or not isinstance(lesson, Lesson):
            help = "Add to a lesson beside it, or add a lesson of your own as a step."
            self.reports.add(
                UNCLEAR.at(place_of(one.lesson, one.place), f"`{one.lesson}` is a notebook.", help)
            )
            return
        end = len(_lines(self.base[path])) + 1
        section = _section(lesson.blocks, one.section, end)
        if section is None:
            known = [block.slug for block in lesson.blocks if isinstance(block, Heading)]
            self._gone(
                one.section, one.place, f"The lesson `{one.lesson}` has no heading `{one.section}`.", known
            )
        elif code := one.beside or one.instead:
            self._by_box(path, lesson, one, code, section)
        else:
            self._put(path, section[1], 0, f"{ROOM}{one.text}", text)

    def _by_box(self, path: str, lesson: Lesson, one: Addition, code: str, section: tuple[int, int]) -> None:
        boxes = [
            block
            for block in walk(lesson.blocks)
            if isinstance(block, Box)
            and block.kind is BoxKind.LAW
            and section[0] <= block.place.line < section[1]
        ]
        found = [box for box in boxes if box.title == code]
        where = f"the section `{one.section}`" if one.section else f"the lesson `{one.lesson}`"
        if not found:
            self._gone(
                code,
                one.place,
                f"There is no law box of `{code}` in {where}.",
                sorted({b.title for b in boxes}),
            )
        elif len(found) > 1:
            help = "Name its `section` by the address of the heading above it."
            self.reports.add(
                UNCLEAR.at(
                    place_of(code, one.place),
                    f"There are {len(found)} law boxes of `{code}` in {where}.",
                    help,
                )
            )
        else:
            place, name = found[0].place, f"{ROOM}{one.text}"
            first, gone = (
                (place.line, place.end_line - place.line + 1) if one.instead else (place.end_line + 1, 0)
            )
            self._put(path, first, gone, name, self.own[name])

    def step(self, one: AddedStep) -> None:
        """One lesson behind another step."""
        paths = self.ids(_COURSE)
        path = paths.get(one.course)
        course = read_file(path, self.base[path]).part if path else None
        if path is None or not isinstance(course, Course):
            self._gone(one.course, one.place, f"The base has no course `{one.course}`.", list(paths))
            return
        steps = {self._step_id(content.path, path): content.place for content in course.contents()}
        if one.after not in steps:
            message = f"The course `{one.course}` has no step `{one.after}`."
            self._gone(one.after, one.place, message, list(steps))
            return
        before = steps[one.after].line
        indent = re.match(r"\s*", _lines(self.base[path])[before - 1])
        line = f"{indent[0] if indent else ''}- lesson: {one.lesson}\n"
        self.inserted.setdefault(path, []).append((before + 1, 0, PATH, line))

    def _step_id(self, name: str, course: str) -> str:
        folder = course.rpartition("/")[0]
        for path in (
            f"{folder}/{name}.md",
            f"{folder}/{name}.ipynb",
            f"courses/{name}.md",
            f"courses/{name}.ipynb",
        ):
            if path in self.base:
                return _id_of(self.base[path]) or name
        return name

    def _lesson(self, id: str, place: Place) -> str | None:
        ids = self.ids(_LESSON)
        if id and id not in ids:
            self._gone(id, place, f"The base has no lesson `{id}`.", [name for name in ids if name])
        return ids.get(id)

    def _gone(self, word: str, place: Place, message: str, known: list[str]) -> None:
        listed = ", ".join(f"`{one}`" for one in known[:12]) or "none"
        help = did_you_mean(word, known) or f"There is {listed}."
        self.reports.add(GONE.at(place_of(word, place), message, help))

    def _put(self, path: str, line: int, gone: int, name: str, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        self.inserted.setdefault(path, []).append((line, gone, name, text))

    def woven(self) -> Overlaid:
        """Every file once, and where each line comes from."""
        added = {path: data for path, data in self.own.items() if not path.startswith(ROOM) and path != PATH}
        files = {
            **self.base,
            **{path: data for path, data in added.items() if path not in self.base or path == SITE},
        }
        pieces: dict[str, tuple[Piece, ...]] = {
            path: (Piece(1, self.name(path), 1),) for path in self.base if path not in added
        }
        for path, changes in self.inserted.items():
            files[path], pieces[path] = self._joined(path, changes)
        texts = {
            self.name(path): data.decode("utf-8", "replace")
            for path, data in self.base.items()
            if _is_text(path)
        }
        texts |= {path: data.decode("utf-8", "replace") for path, data in self.own.items() if _is_text(path)}
        return Overlaid(files, texts, pieces, tuple(self.reports.entries))

    def _joined(self, path: str, changes: list[tuple[int, int, str, str]]) -> tuple[bytes, tuple[Piece, ...]]:
        lines, out, pieces, at = _lines(self.base[path]), list[str](), list[Piece](), 1
        apart = path.endswith(".md")
        for line, gone, name, text in sorted(changes, key=lambda change: change[0]):
            if line > at:
                pieces.append(Piece(len(out) + 1, self.name(path), at))
                out += lines[at - 1 : line - 1]
            own = [one if one.endswith("\n") else f"{one}\n" for one in text.splitlines(keepends=True)]
            if out and not out[-1].endswith("\n"):
                out[-1] += "\n"
            blank = ["\n"] if apart else []
            pieces.append(Piece(len(out) + len(blank) + 1, name, 1))
            out += blank + own + blank
            at = max(at, line + gone)
        if at <= len(lines):
            pieces.append(Piece(len(out) + 1, self.name(path), at))
            out += lines[at - 1 :]
        return "".join(out).encode(), tuple(pieces)


def _section(blocks: Blocks, slug: str, end: int) -> tuple[int, int] | None:
    """The first line of a section and the one behind it; the whole lesson where no heading is named."""
    if not slug:
        return 1, end
    headings = list(_headings(blocks))
    for at, heading in enumerate(headings):
        if heading.slug == slug:
            after = (one.place.line for one in headings[at + 1 :] if one.level <= heading.level)
            return heading.place.line, next(after, end)
    return None


def _headings(blocks: Blocks) -> Iterator[Heading]:
    return (block for block in blocks if isinstance(block, Heading))


def _id_of(data: bytes) -> str:
    found = _ID.search(data[:4_000])
    return found[1].decode() if found else ""


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").replace("\r\n", "\n").splitlines(keepends=True)


def _is_text(path: str) -> bool:
    return splitext(basename(path))[1] in (".md", ".yml", ".json", ".ipynb", ".po")
