"""Options: the entries of a list as something a learner can choose, place or sort."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coursewright.kinds.shape import FEW_OPTIONS, NO_KEY, Shape
from coursewright.model.item import Option
from coursewright.model.place import Place
from coursewright.model.prose import Blocks, CodeSpan, Listing, ListItem, Paragraph, Quote, TableCell
from coursewright.syntax.settings import Setting, read_settings, trailing_span


@dataclass(frozen=True, slots=True)
class Entry:
    """An option with the settings that stood after it and whether it was ticked."""

    option: Option
    settings: tuple[Setting, ...]
    checked: bool


def letter(index: int) -> str:
    """The id of an option by its position: a to z, then aa, ab and so on."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def read_entries(listing: Listing) -> tuple[Entry, ...]:
    """Every entry of a list as an option. Quotes inside an entry are its feedback."""
    return tuple(_entry(item, index) for index, item in enumerate(listing.items))


def read_options(shape: Shape, listing: Listing, least: int = 2) -> tuple[Entry, ...] | None:
    """The entries, or None with a report where there are too few."""
    entries = read_entries(listing)
    if len(entries) < least:
        shape.reports.add(
            FEW_OPTIONS.at(
                listing.place,
                f"This item has {len(entries)} option.",
                f"Give it at least {least}; three good ones are best.",
            )
        )
        return None
    return entries


def report_no_key(shape: Shape, place: Place) -> None:
    """Say that nothing is marked as right."""
    shape.reports.add(NO_KEY.at(place, "No option of this item is right.", "Mark the right one with `[x]`."))


def cell_option(cell: TableCell, id: str) -> Option:
    """A table cell as an option."""
    return Option(id, (Paragraph(cell.inlines, cell.place),), (), cell.place)


def feedback_of(blocks: Iterable[object]) -> Blocks:
    """The blocks of the quotes among these."""
    return tuple(inner for block in blocks if isinstance(block, Quote) for inner in block.blocks)


def _entry(item: ListItem, index: int) -> Entry:
    text = tuple(block for block in item.blocks if not isinstance(block, Quote))
    span: CodeSpan | None = None
    if text and isinstance(text[0], Paragraph):
        inlines, span = trailing_span(text[0].inlines)
        text = (Paragraph(inlines, text[0].place), *text[1:])
    settings = read_settings(span) if span is not None else ()
    id = next((setting.value for setting in settings if setting.key == "id"), letter(index))
    place = text[0].place if text else item.place
    return Entry(Option(id, text, feedback_of(item.blocks), place), settings, item.checked is True)
