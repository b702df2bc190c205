"""Text cut to what fits on a wall: sentences, and groups of them. Nothing is lost: the whole stands in the notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from coursewright.model.prose import Cite, FootnoteMark, Inline, Inlines, Text
from coursewright.model.walking import plain

Part = TypeVar("Part")

# A sentence ends where a mark is followed by a blank and by what can begin another one.
_END = re.compile(r"[.!?…。！？؟][\"”’»)\]]*(?:\s+(?=[^\sa-z])|\s*$)")


def sentences(inlines: Inlines) -> tuple[Inlines, ...]:
    """The sentences of a paragraph. What proves one stays with it."""
    found: list[list[Inline]] = [[]]
    ended = False
    for inline in inlines:
        if isinstance(inline, Cite | FootnoteMark):
            found[-1].append(inline)
            continue
        if not isinstance(inline, Text):
            if ended:
                found.append([])
            found[-1].append(inline)
            ended = bool(_END.search(plain((inline,))[-3:]))
            continue
        for piece in _pieces(inline.text):
            if not piece.strip():
                if not ended:
                    found[-1].append(replace(inline, text=piece))
                continue
            if ended:
                found.append([])
            found[-1].append(replace(inline, text=piece))
            ended = _END.search(piece) is not None
    return tuple(tuple(one) for one in found if plain(tuple(one)).strip())


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    if start < len(text):
        yield text[start:]


def count(inlines: Inlines) -> int:
    """Words in it."""
    return len(plain(inlines).split())


def grouped(parts: Iterable[Part], size: Callable[[Part], int], most: int) -> tuple[tuple[Part, ...], ...]:
    """The parts in order, in groups that are no larger than `most` unless one part is by itself, and nearly even."""
    all = tuple(parts)
    whole = sum(map(size, all))
    if not all:
        return ()
    # As many groups as are needed, each as full as the others: no last slide with three words.
    aim = max(whole / -(-whole // most), 1) if whole > most else whole
    return tuple(_filled(all, size, most, aim))


def _filled(
    all: Sequence[Part], size: Callable[[Part], int], most: int, aim: float
) -> Iterator[tuple[Part, ...]]:
    held: list[Part] = []
    total = 0
    for part in all:
        if held and (total + size(part) > most or total + size(part) / 2 > aim):
            yield tuple(held)
            held, total = [], 0
        held.append(part)
        total += size(part)
    if held:
        yield tuple(held)


def rows(parts: Sequence[Part], most: int) -> tuple[tuple[Part, ...], ...]:
    """The parts in order, in groups of at most so many, as even as they can be."""
    return grouped(parts, lambda part: 1, most)
