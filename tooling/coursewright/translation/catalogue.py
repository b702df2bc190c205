"""One source's catalogue in one language: kept up with its source, looked up, held against its marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from coursewright.syntax.po import Entry
from coursewright.translation.segment import Segment

LIKE = 0.6
"""How alike two texts of one place have to be for the translation of one to help with the other."""

_MARKS = re.compile(
    r"\{fact\}`[^`]*`|\{(?:said|term)\}(?=`)|\]\([^)]*\)|\[\[|\]\]|\[\^[^\]]+\]|\$[^$]+\$|\{[^{}`]+\}(?!`)|[{}]"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a translation is. Their sum is the number of texts."""

    done: int = 0
    stale: int = 0
    missing: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.done + other.done, self.stale + other.stale, self.missing + other.missing)

    @property
    def total(self) -> int:
        """All texts there are to translate."""
        return self.done + self.stale + self.missing


def renewed(found: Iterable[Segment], kept: Iterable[Entry], path: str) -> tuple[Entry, ...]:
    """The entries of a source as it is now: translations stay with their text, and help where it has changed a little."""
    old = list(kept)
    exact = {(entry.context, entry.text): entry for entry in old}
    elsewhere = {entry.text: entry for entry in old if entry.translation and not entry.stale}
    wanted = list(found)
    free = [entry for entry in old if entry.translation]
    taken = {(segment.context, segment.text) for segment in wanted}
    spare = [entry for entry in free if (entry.context, entry.text) not in taken]
    return tuple(
        replace(_renewed(segment, exact, elsewhere, spare), file=path, line=segment.line)
        for segment in wanted
    )


def _renewed(
    segment: Segment,
    exact: Mapping[tuple[str, str], Entry],
    elsewhere: Mapping[str, Entry],
    spare: list[Entry],
) -> Entry:
    held = exact.get((segment.context, segment.text))
    if held is not None:
        return held
    if segment.text in elsewhere:
        return Entry(segment.context, segment.text, elsewhere[segment.text].translation)
    near = [entry for entry in spare if entry.context == segment.context]
    best = max(near, key=lambda entry: _likeness(entry.text, segment.text), default=None)
    if best is not None and _likeness(best.text, segment.text) >= LIKE:
        spare.remove(best)
        return Entry(segment.context, segment.text, best.translation, stale=True, previous=best.text)
    return Entry(segment.context, segment.text, "")


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE else 0.0


def counted(found: Iterable[Segment], kept: Iterable[Entry]) -> Counts:
    """How much of a source its catalogue covers as they are now."""
    held = {(entry.context, entry.text): entry for entry in kept}
    done = stale = missing = 0
    for segment in found:
        entry = held.get((segment.context, segment.text))
        if entry is None or not entry.translation:
            missing += 1
        elif entry.stale:
            stale += 1
        else:
            done += 1
    return Counts(done, stale, missing)


def lost_marks(entry: Entry) -> tuple[str, ...]:
    """What a machine reads in a text and its translation does not have as often: sources, links, gaps, formulas."""
    wanted, got = Counter(_MARKS.findall(entry.text)), Counter(_MARKS.findall(entry.translation))
    return tuple(sorted((wanted - got).keys() | (got - wanted).keys()))
