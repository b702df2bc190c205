"""What items are called and how their options read, in plain words: for record stores, whose reports show statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coursewright.encode.items_data import Json
from coursewright.model.item import Item, options_of
from coursewright.model.prose import Blocks, Paragraph
from coursewright.model.walking import plain, walk

_LONGEST = 120
"""Characters of one text: a report is a list."""


def item_words(items: Iterable[Item]) -> Mapping[str, Json]:
    """By the ids of the items; those that are private are told of nowhere."""
    return {
        item.id: {
            "title": _short(item.title or _text(item.stem)),
            "labels": {option.id: _short(_text(option.blocks)) for option in options_of(item.form)},
        }
        for item in items
    }


def _text(blocks: Blocks) -> str:
    paragraphs = (block for block in walk(blocks) if isinstance(block, Paragraph))
    return " ".join(plain(block.inlines) for block in paragraphs)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
