"""Chance that comes out the same everywhere: one 32-bit generator, shuffles and draws. As in site/player/chance.ts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from coursewright.model.course import Assessment
from coursewright.model.item import Item

T = TypeVar("T")

WORD = 0xFFFFFFFF


def generator(seed: int) -> Iterator[int]:
    """Words of 32 bits without end (mulberry32)."""
    state = seed & WORD
    while True:
        state = (state + 0x6D2B79F5) & WORD
        mixed = ((state ^ (state >> 15)) * (state | 1)) & WORD
        mixed ^= (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) & WORD
        yield mixed ^ (mixed >> 14)


def below(words: Iterator[int], count: int) -> int:
    """A number from 0 up to `count`, without it: the high 32 bits of the product."""
    return (next(words) * count) >> 32


def shuffled(values: Sequence[T], seed: int) -> list[T]:
    """The values in an order that the seed decides (Fisher-Yates, from the end)."""
    out = list(values)
    words = generator(seed)
    for at in range(len(out) - 1, 0, -1):
        other = below(words, at + 1)
        out[at], out[other] = out[other], out[at]
    return out


def seed_of(seed: int, part: str) -> int:
    """A seed of its own for each part of an attempt, named by a text (FNV-1a over the code points)."""
    state = (seed ^ 0x811C9DC5) & WORD
    for character in part:
        state = ((state ^ ord(character)) * 0x01000193) & WORD
    return state


def draw(assessment: Assessment, seed: int, kept: Sequence[str] = ()) -> list[str]:
    """The items of one attempt, in the order in which they are asked. What stands in `kept` was drawn before and stays drawn."""
    items = {item.id: item for item in assessment.items}
    pool = list(items)
    held = {variant_group(items, id) for id in kept if id in items}
    groups: set[str] = set()
    drawn: set[str] = set()
    for objective, count in _strata(assessment):
        stratum = [id for id in pool if objective is None or items[id].objective == objective]
        missing = count
        old = [id for id in kept if id in stratum]
        for id in (*old, *shuffled(stratum, seed_of(seed, objective or ""))):
            group = variant_group(items, id)
            if missing <= 0 or group in groups or (group in held and id not in kept):
                continue
            groups.add(group)
            drawn.add(id)
            missing -= 1
    order = shuffled(pool, seed_of(seed, "order")) if assessment.shuffle_items else pool
    return [id for id in order if id in drawn]


def option_order(options: Sequence[str], fixed: bool, item: str, seed: int) -> list[str]:
    """The ids of an item's options in the order in which this attempt shows them."""
    return list(options) if fixed else shuffled(options, seed_of(seed, item))


def variant_group(items: Mapping[str, Item], id: str) -> str:
    """The item whose parallel forms exclude each other."""
    seen: set[str] = set()
    at = id
    while at not in seen:
        seen.add(at)
        parent = items[at].variant_of if at in items else ""
        if not parent:
            return at
        at = parent
    return min(seen)


def _strata(assessment: Assessment) -> tuple[tuple[str | None, int], ...]:
    if assessment.blueprint:
        return assessment.blueprint
    return ((None, len(assessment.items) if assessment.draw is None else assessment.draw),)
