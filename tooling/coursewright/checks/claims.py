"""Sentences that say how the world is, apart from stories, cases and made-up examples, which nobody has to prove."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from coursewright.checks.passages import items, text_of, told_choices
from coursewright.checks.runs import Piece, Run, pieces_of, run_of
from coursewright.model.course import Project
from coursewright.model.item import Item, options_of, texts_of
from coursewright.model.place import Place
from coursewright.model.prose import (
    Block,
    Blocks,
    Box,
    BoxKind,
    Cell,
    Heading,
    Listing,
    Paragraph,
    Printed,
    Table,
    TableCell,
)
from coursewright.model.walking import children, own_inlines, plain, walk

INVENTED = frozenset({BoxKind.EXAMPLE, BoxKind.FACILITATOR})
"""Boxes with people, places and numbers that are made up, or with minutes and group sizes."""
SCOPES = frozenset({"claim"})
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Sort(StrEnum):
    """Where a claim stands, which decides what it has to show."""

    PROSE = "prose"
    FEEDBACK = "feedback"
    CASE = "case"
    """The stem or an option of an item: mostly made up, unless it tells what was counted."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A paragraph, a table row or one feedback, as one run of words."""

    run: Run
    sort: Sort
    item: Item | None = None

    told: str = ""
    """What its reader has in view beside it, and may be made up: the case of an item, the situation that opens a lesson."""
    opening: bool = False
    """Whether it stands in that situation."""
    computed: frozenset[float] = frozenset()
    """The numbers that the code of its notebook holds or its results show."""

    @property
    def elsewhere(self) -> bool:
        """Whether its item names the facts that it rests on."""
        return self.item is not None and bool(self.item.facts)


def claims(project: Project) -> Iterator[Claim]:
    """Every claim of a project, in the order of its files."""
    computed = {lesson.path: _computed(lesson.blocks) for lesson in project.lessons.values()}
    for lesson in project.lessons.values():
        yield from _beside(_prose(lesson.blocks, _opening(lesson.blocks)), computed[lesson.path])
    for page in project.pages.values():
        yield from _prose(page.blocks)
    for item, file in items(project):
        yield from _beside(_of_item(item), computed.get(file, frozenset()))
    for _, choice in told_choices(project):
        yield from _whole(choice.reason, Sort.FEEDBACK)


def _beside(found: Iterator[Claim], computed: frozenset[float]) -> Iterator[Claim]:
    return (replace(claim, computed=computed) for claim in found) if computed else found


def _computed(blocks: Blocks) -> frozenset[float]:
    """Every number in the cells of a lesson and in what they show."""
    cells = tuple(block for block in blocks if isinstance(block, Cell))
    shown = [cell.source for cell in cells]
    for block in walk(cells):
        shown += [block.text] if isinstance(block, Printed) else [plain((one,)) for one in own_inlines(block)]
    return frozenset(float(number.replace(",", "")) for text in shown for number in NUMBER.findall(text))


def _opening(blocks: Blocks) -> Blocks:
    """What stands above the first heading of a lesson: a situation of practice."""
    return tuple(takewhile(lambda block: not isinstance(block, Heading), blocks))


def _prose(blocks: Blocks, opening: Blocks = ()) -> Iterator[Claim]:
    told = text_of(opening)
    for block in blocks:
        match block:
            case Box(kind=kind) if kind in INVENTED:
                continue
            case Cell():
                continue
            case Paragraph(inlines=inlines):
                run = run_of(pieces_of(inlines), SCOPES)
                yield Claim(run, Sort.PROSE, None, told, any(block is one for one in opening))
            case Table(header=header, rows=rows):
                yield from (Claim(_row(row, header), Sort.PROSE, None, told) for row in rows)
            case Listing(items=entries):
                for entry in entries:
                    yield from _prose(entry.blocks, opening)
            case _:
                yield from _prose(children(block), opening)


def _row(row: tuple[TableCell, ...], header: tuple[TableCell, ...]) -> Run:
    """A row with what its header says behind it, so that a year or a fact may stand at the top of a column."""
    cells = (*row, *header)
    return run_of((piece for cell in cells for piece in (*pieces_of(cell.inlines), _gap(cell.place))), SCOPES)


def _of_item(item: Item) -> Iterator[Claim]:
    asked = (item.stem, *(option.blocks for option in options_of(item.form)))
    told = text_of(item.stem)
    for blocks in texts_of(item):
        sort = Sort.CASE if any(blocks is one for one in asked) else Sort.FEEDBACK
        yield from _whole(blocks, sort, item, "" if blocks is item.stem else told)


def _whole(blocks: Blocks, sort: Sort, item: Item | None = None, told: str = "") -> Iterator[Claim]:
    pieces = tuple(_pieces(blocks))
    if pieces:
        yield Claim(run_of(pieces, SCOPES), sort, item, told)


def _pieces(blocks: Blocks) -> Iterator[Piece]:
    for block in blocks:
        yield from _own(block)
        yield from _pieces(children(block))


def _own(block: Block) -> Iterator[Piece]:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield from (*pieces_of(inlines), _gap(block.place))
        case Table(header=header, rows=rows):
            for cell in (*header, *(cell for row in rows for cell in row)):
                yield from (*pieces_of(cell.inlines), _gap(cell.place))
        case _:
            return


def _gap(place: Place) -> Piece:
    return Piece(" ", place)
