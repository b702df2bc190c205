"""What the compiler tells an author: a value with a code, a place, a sentence and a remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from coursewright.model.place import Place


class Severity(StrEnum):
    """How much it matters. An error stops the build; `--strict` makes a warning one."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Note:
    """A second place that belongs to the complaint, with what it has to do with it."""

    message: str
    place: Place | None = None


@dataclass(frozen=True)
class Diagnostic:
    """One complaint. The message says what is wrong in the author's words, the help what to do about it."""

    code: str
    severity: Severity
    message: str
    place: Place
    help: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Code:
    """One kind of complaint and its page in the manual (`coursewright explain`)."""

    code: str
    severity: Severity
    title: str
    """What is wrong, as a noun phrase: `an item without a key`."""
    why: str
    """Why it matters to a learner or an author, in a few sentences."""
    wrong: str
    """The smallest source that is reported."""
    right: str
    """The same source, mended."""

    def at(self, place: Place, message: str, help: str = "", *notes: Note) -> Diagnostic:
        """The complaint at a place."""
        return Diagnostic(self.code, self.severity, message, place, help, notes)


@dataclass(slots=True)
class Reports:
    """Gathers what one run has to say. Reading goes on after every entry."""

    entries: list[Diagnostic] = field(default_factory=list)

    def add(self, *diagnostics: Diagnostic) -> None:
        """Keep these."""
        self.entries.extend(diagnostics)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All of them in the order of the sources, each once."""
        return tuple(sorted(dict.fromkeys(self.entries), key=_standing))


def _standing(one: Diagnostic) -> tuple[str, int, int, int, int, str, str]:
    place = one.place
    return place.file, place.line, place.column, place.end_line, place.end_column, one.code, one.message


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean `x`?` for the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean `{near[0]}`?" if near else ""
