"""Everything a learner may read as runs of words that know where they stand and which facts they cite."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from coursewright.checks.literals import Needs
from coursewright.checks.passages import passages, told_choices
from coursewright.model.course import Project
from coursewright.model.place import Place
from coursewright.model.prose import (
    Block,
    Break,
    Cite,
    Definitions,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    Medium,
    Paragraph,
    Strong,
    Table,
    Term,
    Text,
)
from coursewright.model.walking import deep, plain, walk

EXEMPT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what the rules do not read: it is no word, no blank and no sign, so that no match reaches across it."""
LONGEST = 20_000
"""Characters that a pattern is given at once; a longer paragraph is read in parts."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring characters of a run. `exact` says whether each stands in its own column of one line."""

    text: str
    place: Place
    exact: bool = False
    fact: str = ""
    """The fact that is cited here, in place of words."""


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

    def cites_after(self, at: int) -> bool:
        """Whether a fact is cited behind this place in the words."""
        return any(piece.fact and start >= at for piece, start in zip(self.pieces, self.starts, strict=True))

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


def runs_of(project: Project) -> Iterator[Run]:
    """Everything that a learner may read, run by run."""
    stories = {scenario.place.file for scenario in project.scenarios.values()}
    stories |= {scenes.place.file for scenes in project.scenes.values()}
    for passage in passages(project):
        scopes = {"text", "dialogue"} if passage.file in stories else {"text"}
        for block in walk(passage.blocks):
            yield from _runs(block, frozenset(scopes))
    for _, choice in told_choices(project):
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
        case Medium(recording=recording):
            yield run_of((Piece(recording.title, recording.where("title")),), scopes)
        case _:
            return


def _sentences(inlines: Inlines, scopes: frozenset[str]) -> Iterator[Run]:
    """The words of these inlines, then the text of each picture among them."""
    yield run_of(pieces_of(inlines), scopes)
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


def pieces_of(inlines: Inlines) -> Iterator[Piece]:
    """The words of these inlines, one piece after the other; what the rules do not read is one sign."""
    for inline in inlines:
        match inline:
            case Text(text=text, place=place):
                yield Piece(text, place, _stands_as_written(text, place))
            case Emphasis(inlines=inner) | Strong(inlines=inner):
                yield from pieces_of(inner)
            case Link(inlines=inner) if not _is_address(inline):
                yield from pieces_of(inner)
            case Term(term=term, place=place):
                yield Piece(term, place)
            case Break(place=place):
                yield Piece(" ", place)
            case Cite(fact=fact, place=place):
                yield Piece(EXEMPT, place, fact=fact)
            case _:
                yield Piece(EXEMPT, inline.place)


def _stands_as_written(text: str, place: Place) -> bool:
    """Not so for a text with an escaped character or an entity, which is longer in its source."""
    return place.line == place.end_line and place.end_column - place.column == len(text)


def _is_address(link: Inline) -> bool:
    return isinstance(link, Link) and plain(link.inlines) in (link.href, link.href.removeprefix("mailto:"))
