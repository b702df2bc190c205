"""The project's own rules about words, held against everything a learner may read.

Rules of severity `info` are not held: they name words such as *survivor* that are right more often than not, so they
would complain of nearly every page. They are for whoever reads a text over, in the file itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from coursewright.checks.literals import Needs, needs
from coursewright.checks.passages import passages
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.language import LanguageRule
from coursewright.model.place import Place
from coursewright.model.prose import (
    Block,
    Break,
    Definitions,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Strong,
    Table,
    Term,
    Text,
)
from coursewright.model.scenario import every_choice
from coursewright.model.walking import deep, plain, walk

AVOID = Code(
    "LANG001", Severity.ERROR, "words that the language rules forbid",
    "Some words take from people what was already taken once: their name for themselves, their choice, their dignity. "
    "The rules of a project say which, and what to write instead. Words that somebody else said stand in `{said}`.",
    "```courses/demo/first.md\nThe form asks whether she was sex trafficked.\n```",
    "```courses/demo/first.md\nThe form asks whether she was trafficked for sexual exploitation.\n```",
)  # fmt: skip
DOUBT = Code(
    "LANG002", Severity.WARNING, "words that the language rules advise against",
    "These words are sometimes right, as in the title of a law. Everywhere else another word says more exactly what "
    "happened. Allow one where it is right, with the reason.",
    "```courses/demo/first.md\nHelp after forced prostitution is free.\n```",
    "```courses/demo/first.md\nHelp after trafficking for sexual exploitation is free.\n```",
)  # fmt: skip
CODES = (AVOID, DOUBT)

LONGEST = 20_000
"""Characters that a pattern is given at once; a longer paragraph is read in parts."""
EXEMPT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what the rules do not read: it is no word, no blank and no sign, so that no match reaches across it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring characters of a run. `exact` says whether each stands in its own column of one line."""

    text: str
    place: Place
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are read in one breath: a paragraph, a cell, a choice, the text of a picture."""

    words: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    """Where in the words each piece starts."""
    scopes: frozenset[str]

    def place(self, start: int, end: int) -> Place:
        """Where these words stand in the source; the whole piece where its characters cannot be told apart."""
        return self._place(start, start + 1).to(self._place(end - 1, end))

    def _place(self, start: int, end: int) -> Place:
        at = bisect_right(self.starts, start) - 1
        piece, before = self.pieces[at], self.starts[at]
        if not piece.exact:
            return piece.place
        file, line, column, _, _ = piece.place
        return Place(file, line, column + start - before, line, column + end - before)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Runs side by side in one text, so that looking for letters in all of them is one search."""

    runs: tuple[Run, ...]
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Shelf:
        """These runs, whatever their capitals."""
        kept = tuple(runs)
        folded = [f"{run.words.casefold()}\n" for run in kept]
        return cls(kept, "".join(folded), tuple(accumulate(map(len, folded[:-1]), initial=0)))

    def holding(self, letters: Needs) -> Sequence[Run]:
        """The runs in which one of these stands, in their order; all of them where nothing is known."""
        if letters is None:
            return self.runs
        return [self.runs[at] for at in sorted({at for one in letters for at in self._with(one)})]

    def _with(self, letters: str) -> Iterator[int]:
        found = self.text.find(letters)
        while found >= 0:
            at = bisect_right(self.starts, found) - 1
            yield at
            following = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
            found = self.text.find(letters, following)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every place where a rule of severity error or warn finds its words."""
    rules = [rule for rule in project.language_rules if rule.severity is not Severity.HINT]
    if not rules:
        return
    runs = tuple(runs_of(project))
    for scope in sorted({rule.scope for rule in rules}):
        shelf = Shelf.of(run for run in runs if scope in run.scopes)
        for rule in rules:
            if rule.scope == scope:
                yield from held(rule, shelf.holding(needs(rule.pattern)))


def held(rule: LanguageRule, runs: Sequence[Run]) -> Iterator[Diagnostic]:
    """What one rule finds in these runs."""
    find = re.compile(rule.pattern, re.IGNORECASE if rule.ignore_case else 0).finditer
    for run in runs:
        for first in range(0, len(run.words), LONGEST):
            for match in find(run.words[first : first + LONGEST]):
                yield _complaint(rule, match[0], run.place(first + match.start(), first + match.end()))


def _complaint(rule: LanguageRule, words: str, place: Place) -> Diagnostic:
    code = AVOID if rule.severity is Severity.ERROR else DOUBT
    verb = "forbids" if rule.severity is Severity.ERROR else "advises against"
    instead = " or ".join(f"`{wording}`" for wording in rule.prefer)
    help = (f"Write {instead}. " if instead else "") + rule.reason
    notes = [Note(f"{label}: {'; '.join(those)}.") for label, those in _background(rule) if those]
    return code.at(place, f"Rule {rule.id} {verb} `{words}`.", help.strip(), *notes)


def _background(rule: LanguageRule) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("It may stand in", rule.exceptions), ("Source", rule.sources)


def runs_of(project: Project) -> Iterator[Run]:
    """Everything that a learner may read, run by run."""
    stories = {scenario.place.file for scenario in project.scenarios.values()}
    for passage in passages(project):
        scopes = {"text", "dialogue"} if passage.file in stories else {"text"}
        for block in walk(passage.blocks):
            yield from _runs(block, frozenset(scopes))
    for scenario in project.scenarios.values():
        for _, choice in every_choice(scenario):
            yield from _sentences(choice.text, frozenset({"text", "dialogue"}))


def _runs(block: Block, scopes: frozenset[str]) -> Iterator[Run]:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield from _sentences(inlines, scopes)
        case Table(header=header, rows=rows):
            for cell in (*header, *(cell for row in rows for cell in row)):
                yield from _sentences(cell.inlines, scopes)
        case Definitions(entries=entries):
            for entry in entries:
                yield from _sentences(entry.term, scopes)
        case Figure(image=image, caption=caption):
            yield from _sentences((image,), scopes)
            yield from _sentences(caption, scopes | {"alt"})
        case _:
            return


def _sentences(inlines: Inlines, scopes: frozenset[str]) -> Iterator[Run]:
    """The words of these inlines, then the text of each picture among them."""
    yield run_of(_pieces(inlines), scopes)
    for inline in deep(inlines):
        if isinstance(inline, Image) and not inline.decorative:
            yield run_of((Piece(inline.alt, inline.place),), scopes | {"alt"})


def run_of(pieces: Iterable[Piece], scopes: frozenset[str]) -> Run:
    """Pieces put together."""
    kept = tuple(piece for piece in pieces if piece.text)
    starts: list[int] = []
    length = 0
    for piece in kept:
        starts.append(length)
        length += len(piece.text)
    return Run("".join(piece.text for piece in kept), kept, tuple(starts), scopes)


def _pieces(inlines: Inlines) -> Iterator[Piece]:
    for inline in inlines:
        match inline:
            case Text(text=text, place=place):
                yield Piece(text, place, _stands_as_written(text, place))
            case Emphasis(inlines=inner) | Strong(inlines=inner):
                yield from _pieces(inner)
            case Link(inlines=inner) if not _is_address(inline):
                yield from _pieces(inner)
            case Term(term=term, place=place):
                yield Piece(term, place)
            case Break(place=place):
                yield Piece(" ", place)
            case _:
                yield Piece(EXEMPT, inline.place)


def _stands_as_written(text: str, place: Place) -> bool:
    """Not so for a text with an escaped character or an entity, which is longer in its source."""
    return place.line == place.end_line and place.end_column - place.column == len(text)


def _is_address(link: Inline) -> bool:
    return isinstance(link, Link) and plain(link.inlines) in (link.href, link.href.removeprefix("mailto:"))
