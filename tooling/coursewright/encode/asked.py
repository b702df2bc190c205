"""An item for people in a room or with a pencil: what is asked, its answer in a few words, and why; no controls and no ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from typing import assert_never

from coursewright.encode.items.frame import settled_order, shown, words_of
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.numbers import key_of
from coursewright.encode.writing import Writer
from coursewright.model.item import (
    Choice,
    FillIn,
    Form,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TrueFalse,
)

_GAP = re.compile(r'<span class="gap" data-gap="(\d+)"></span>')
LINES = 6
"""To write a longer answer on."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """Options as people in a room name them: `A`, `B` and so on."""

    letter: str
    option: Option
    right: bool | None
    """None where no option is right or wrong."""


def lettered(item: Item) -> tuple[Lettered, ...]:
    """What is chosen or sorted, in the order in which it is shown; nothing where an answer is written."""
    form = item.form
    match form:
        case TrueFalse(true=true, false=false, key=key):
            return _lettered((true, key), (false, not key))
        case Choice(options=options, keys=keys):
            return _lettered(*((option, option.id in keys) for option in options))
        case Likert(steps=steps):
            return _lettered(*((step, None) for step in steps))
        case Sequencing(steps=steps):
            return _lettered(*((step, None) for step in settled_order(steps, item.id)))
        case Matching(right=right):
            ordered = right if item.fixed_order else settled_order(right, item.id)
            return _lettered(*((option, None) for option in ordered))
        case FillIn() | LongFillIn() | Numeric():
            return ()
        case _:
            assert_never(form)


def _lettered(*options: tuple[Option, bool | None]) -> tuple[Lettered, ...]:
    return tuple(Lettered(letter(at), option, right) for at, (option, right) in enumerate(options))


def letter(at: int) -> str:
    """`A` to `Z`, then `A2`: items have no more options than people can hold apart, but an author may write them."""
    turn, place = divmod(at, len(ascii_uppercase))
    return f"{ascii_uppercase[place]}{turn + 1 if turn else ''}"


def stem(item: Item, writer: Writer) -> Markup:
    """The part that asks; the gaps of a cloze are numbered blanks."""
    return blanks(writer.blocks(item.stem))


def blanks(written: Markup) -> Markup:
    """The marks that a writer leaves for the gaps of a cloze become numbered blanks."""
    return Markup(_GAP.sub(lambda mark: el("span", f"({mark[1]})", class_="blank"), written))


def body(item: Item, writer: Writer) -> Markup | None:
    """What is chosen from, or where an answer is written."""
    form = item.form
    match form:
        case TrueFalse() | Choice() | Likert() | Sequencing():
            return options(lettered(item), writer)
        case Matching():
            return join(pairs(form.left, form, writer), options(lettered(item), writer))
        case FillIn(cloze=True):
            return None
        case FillIn() | Numeric():
            unit = form.unit if isinstance(form, Numeric) else ""
            return el("p", el("span", class_="blank"), f" {unit}" if unit else None, class_="write")
        case LongFillIn():
            return el("div", *(el("p", class_="line") for _ in range(LINES)), class_="lines")
        case _:
            assert_never(form)


def options(all: tuple[Lettered, ...], writer: Writer) -> Markup:
    """A list in which every option has its letter."""
    entries = (el("li", el("b", one.letter, class_="letter"), " ", shown(one.option, writer)) for one in all)
    return el("ul", *entries, class_="lettered")


def pairs(left: tuple[Option, ...], form: Matching, writer: Writer) -> Markup:
    """The left options, numbered as they stand in the item, each with a place for the letter of its partner."""
    at = {option.id: number for number, option in enumerate(form.left, 1)}
    rows = (
        el(
            "li",
            el("b", str(at[one.id]), class_="letter"),
            " ",
            shown(one, writer),
            el("span", class_="blank"),
        )
        for one in left
    )
    return el("ul", *rows, class_="lettered left")


def answer(item: Item, writer: Writer) -> Markup | None:
    """The answer in a few words; None where nothing is right or wrong."""
    form = item.form
    match form:
        case TrueFalse() | Choice():
            right = [one for one in lettered(item) if one.right]
            if len(right) == 1:
                return el("p", el("b", right[0].letter), " ", words_of(right[0].option), class_="key")
            return el("p", el("b", ", ".join(one.letter for one in right)), class_="key")
        case Sequencing(steps=steps):
            letters = {one.option.id: one.letter for one in lettered(item)}
            return el("p", el("b", ", ".join(letters[step.id] for step in steps)), class_="key")
        case Matching():
            return matched(form.left, item, form)
        case FillIn(gaps=gaps, cloze=cloze):
            said = (
                (f"({n}) " if cloze or len(gaps) > 1 else "") + gap.answers[0].replace("*", "…")
                for n, gap in enumerate(gaps, 1)
            )
            return el("p", el("b", ", ".join(said)), class_="key")
        case Numeric():
            return el("p", el("b", key_of(form, writer.say)), class_="key")
        case LongFillIn(model_answer=model):
            return writer.blocks(model) if model else None
        case Likert(panel=panel, steps=steps):
            return _panel(steps, panel, form, writer) if panel else None
        case _:
            assert_never(form)


def matched(left: tuple[Option, ...], item: Item, form: Matching) -> Markup:
    """`1 A, 2 C`: the partners of some left options."""
    at = {option.id: number for number, option in enumerate(form.left, 1)}
    letters = {one.option.id: one.letter for one in lettered(item)}
    partner = dict(form.pairs)
    said = ", ".join(f"{at[one.id]} {letters[partner[one.id]]}" for one in left)
    return el("p", el("b", said), class_="key")


def _panel(steps: tuple[Option, ...], panel: tuple[int, ...], form: Likert, writer: Writer) -> Markup:
    said = ", ".join(f"{letter(at)} {share} %" for at, share in enumerate(panel))
    return join(
        el("p", el("b", said), class_="key"),
        el("p", writer.say("item-panel-source", source=form.panel_source), class_="soft")
        if form.panel_source
        else None,
    )


def reasons(item: Item, writer: Writer) -> Markup | None:
    """What every option is answered with, then why; None where an author has given no reason at all."""
    told = tuple(_reasons(item.form, item, writer))
    listed = el("dl", *told, class_="feedback") if told else None
    why = el("div", writer.blocks(item.why), class_="why") if item.why else None
    return join(listed, why) if listed or why else None


def _reasons(form: Form, item: Item, writer: Writer) -> Iterator[Markup]:
    def told(name: str, blocks: Markup) -> Markup:
        return el("div", el("dt", name), el("dd", blocks))

    match form:
        case FillIn(gaps=gaps):
            for n, gap in enumerate(gaps, 1):
                if gap.feedback:
                    yield told(writer.say("item-gap", number=n), writer.blocks(gap.feedback))
                for wrong in gap.foreseen:
                    yield told(wrong.pattern.replace("*", "…"), writer.blocks(wrong.feedback))
        case LongFillIn(rubric=rubric):
            if rubric:
                yield told(writer.say("item-rubric"), writer.blocks(rubric))
        case Matching(left=left):
            for n, option in enumerate(left, 1):
                if option.feedback:
                    yield told(str(n), writer.blocks(option.feedback))
        case Numeric():
            return
        case TrueFalse() | Choice() | Likert() | Sequencing():
            for one in lettered(item):
                if one.option.feedback:
                    mark = "" if one.right is None else " ✓" if one.right else " ✗"
                    yield told(f"{one.letter}{mark}", writer.blocks(one.option.feedback))
        case _:
            assert_never(form)
