"""What an export target gives: named bytes, and what it could not carry."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from posixpath import splitext

from coursewright.model.course import Course, Project
from coursewright.model.place import Place


class Kept(StrEnum):
    """How much of an item arrives."""

    KEPT = "kept"
    APPROXIMATED = "approximated"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one item, scenario or text, and why."""

    id: str
    kept: Kept
    reason: str
    place: Place


def by_reason(fates: Collection[Fate]) -> Iterator[tuple[Kept, str, tuple[Fate, ...]]]:
    """What is not kept by its reason, what is dropped first."""
    for kept in (Kept.DROPPED, Kept.APPROXIMATED):
        found: dict[str, list[Fate]] = {}
        for fate in fates:
            if fate.kept is kept:
                found.setdefault(fate.reason, []).append(fate)
        yield from ((kept, reason, tuple(several)) for reason, several in found.items())


@dataclass(frozen=True, slots=True)
class Package:
    """One file to hand over. Equal input gives equal bytes."""

    name: str
    data: bytes
    fates: tuple[Fate, ...] = ()
    sheet: bytes = b""
    """The administrator's sheet, where the format has no place for it: a page to lie beside the package."""

    @property
    def sheet_name(self) -> str:
        """What the sheet is called: as the package, without its ending."""
        return f"{splitext(self.name)[0]}-administrator.html"


Bundle = Mapping[str, bytes]
"""The built player and what else travels with the compiler, by name."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may ask of packages. A target looks only at what concerns it; the defaults suit most hosts."""

    edition: str = "4"
    """Of SCORM 2004: `4` or `3`."""
    cc: str = "1.1"
    """Of Common Cartridge: `1.1` or `1.3`."""
    qti: str = "2.1"
    """Of QTI: `2.1` or `3.0`."""
    scos: str = "one"
    """`one` SCO or AU for the whole course, or one for each of its `modules`."""
    exam: bool = False
    """Whether no byte that a learner can reach may tell a key."""
    paper: str = "a4"
    """Of a PDF: `a4` or `letter`."""
    libraries: Mapping[str, bytes] = field(default_factory=dict)
    """Files that the user supplies to travel inside an H5P package."""


DEFAULTS = Options()


class Scored(StrEnum):
    """Who tells right from wrong. Where the page does, the key is in the page."""

    IN_THE_PAGE = "in the page"
    BY_THE_PLATFORM = "by the platform"
    BY_NOBODY = "by nobody"


class Shelf(StrEnum):
    """What a package is taken for. Notes for facilitators are in those for leading alone, not by a byte elsewhere."""

    PLATFORM = "platform"
    READING = "reading"
    LEADING = "leading"


@dataclass(frozen=True, slots=True)
class Target:
    """One export format. `write` is a pure function of the project, a course without errors, the bundle and the options."""

    name: str
    summary: str
    extension: str
    write: Callable[[Project, Course, Bundle, Options], tuple[Package, ...]]
    """One package a course for most; several where a format holds one activity each."""
    scored: Scored = Scored.IN_THE_PAGE
    """Only what the platform scores can be an exam: such a target obeys `Options.exam`."""
    shelf: Shelf = Shelf.PLATFORM
    """Under which heading the page of a course offers it; its label there is `download-<name>` of the interface."""
    needs: tuple[str, str] | None = None
    """A library that does not come with the compiler itself, as Python imports it, and the extra that brings it."""


def size(count: int) -> str:
    """Bytes as a person says them."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(count // 1000, 1)} KB"


def package_name(course: Course, target: str, extension: str) -> str:
    """`<course>-<version>-<language>-<target>.<ext>`."""
    return f"{course.id}-{course.version}-{course.language}-{target}.{extension}"
