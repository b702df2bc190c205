"""Items taken apart for platforms that only ask one thing at a time: each part is a plain question with its share of the points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from coursewright.encode.banks.text import Around, Elements, passage, words
from coursewright.encode.xml import Element, element
from coursewright.model.item import FillIn, Item, Matching, Numeric, Option, Sequencing

MOST_NUMBERS = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """Something to choose: its words, whether it is right, and what is told then."""

    id: str
    words: Elements
    right: bool
    told: Elements = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One question of an item. `share` is its part of the item's points."""

    name: str
    stem: Elements
    answers: tuple[Answer, ...]
    share: Fraction


def pairs(item: Item, form: Matching, around: Around) -> Iterator[Part]:
    """One question for each left option: which of the right ones belongs to it? Right pairs of all pairs."""
    share = Fraction(1, len(form.pairs))
    for number, (option, (_, partner)) in enumerate(zip(form.left, form.pairs, strict=True), 1):
        stem = (*passage(item.stem, around), *_strong(option, around))
        told = passage(option.feedback, around)
        answers = tuple(Answer(o.id, passage(o.blocks, around), o.id == partner, told) for o in form.right)
        yield Part(str(number), stem, answers, share)


def neighbors(item: Item, form: Sequencing, around: Around) -> Iterator[Part]:
    """One question for each step but the last: which comes directly after it? Neighbors kept of one fewer than steps."""
    steps = form.steps
    share = Fraction(1, max(len(steps) - 1, 1))
    last = (element("p", None, around.say("bank-last")),)
    for number, step in enumerate(steps[:-1], 1):
        asked = element("p", None, around.say("bank-next", step=words(step.blocks) or step.id))
        others = (
            Answer(o.id, passage(o.blocks, around), o is steps[number], passage(step.feedback, around))
            for o in steps
            if o is not step
        )
        none = Answer("last-of-all", last, False)
        yield Part(str(number), (*passage(item.stem, around), asked), (*others, none), share)


def gap_stem(item: Item, number: int, around: Around) -> Elements:
    """The text of a cloze in which one gap is asked for."""

    def gap(n: int) -> Element:
        return element("strong", None, "[____]") if n == number else element("span", None, "____")

    return passage(item.stem, replace(around, gap=gap))


def plain_texts(form: FillIn, number: int) -> tuple[str, ...]:
    """The answers of a gap in which nothing is left open."""
    return tuple(answer for answer in form.gaps[number].answers if "*" not in answer)


def numbers(form: Numeric) -> tuple[str, ...]:
    """Every number of an interval as it may be typed, where they are few and whole; the number itself where it is one."""
    if form.low == form.high:
        return tuple(dict.fromkeys((f"{form.low:f}", f"{form.low:f}".replace(".", ","))))
    low, high = _whole(form.low), _whole(form.high)
    if low is None or high is None or high - low >= MOST_NUMBERS:
        return ()
    return tuple(map(str, range(low, high + 1)))


def _whole(number: Decimal) -> int | None:
    return int(number) if number == int(number) else None


def _strong(option: Option, around: Around) -> Elements:
    return (element("blockquote", None, *passage(option.blocks, around)),)
