"""An item as a question in GIFT, the text that Moodle and others import. It has no pictures and no mark of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import assert_never

from coursewright.encode.banks.pictures import pictures_of
from coursewright.encode.banks.text import Around, Elements, passage
from coursewright.encode.moodle.questions import ONE_PAIR, ONE_STEP, PLACES, PRIVATE, WORDS_ONLY
from coursewright.encode.moodle.weights import TOO_MANY_KEYS, grade
from coursewright.encode.moodle.words import afterwards, html, plain, unit_line
from coursewright.encode.xml import Element, element, fragment
from coursewright.model.item import (
    Choice,
    FillIn,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Sequencing,
    TextGap,
    TrueFalse,
)
from coursewright.model.prose import Blocks

_SPECIAL = re.compile(r"([\\~=#{}:])")

ORDER = "GIFT has no order: each step is paired with its place, so places are scored and not neighbors."
ONE_A_GAP = "GIFT has no cloze: each gap is a question of its own, worth as much as a whole one."
A_MARK = "GIFT has no marks: give this question 0 where it is asked, or every answer earns one."
POINTS = "GIFT has no marks: give this question {points} where it is asked."
NO_PICTURE = "GIFT holds no pictures: the description stands in place of each."
NO_HINT = "GIFT has no hints."


@dataclass(frozen=True, slots=True)
class Gift:
    """The text of one item, empty where it cannot be held, and what is less than here."""

    text: str
    less: str = ""


def gift(item: Item, around: Around) -> Gift:
    """One item; a cloze becomes as many questions as it has gaps."""
    texts, less = _written(item, around)
    reasons = [less] if less else []
    if texts and pictures_of((item,)):
        reasons.append(NO_PICTURE)
    if texts and item.hint:
        reasons.append(NO_HINT)
    if texts and item.points > 1:
        reasons.append(POINTS.format(points=item.points))
    return Gift("\n\n".join(texts), " ".join(reasons))


def _written(item: Item, around: Around) -> tuple[tuple[str, ...], str]:
    form = item.form
    match form:
        case TrueFalse():
            return (_question(item, around, _true_false(form, around)),), ""
        case Choice():
            lines = tuple(_options(form, around))
            text = (_question(item, around, lines),) if lines else ()
            return text, (PLACES if form.regions else "") if lines else TOO_MANY_KEYS
        case Matching(left=left) if len(left) < 2:
            return (), ONE_PAIR
        case Matching():
            unused = {option.id for option in form.right} - {right for _, right in form.pairs}
            less = "GIFT pairs every answer: those without a partner are left out. " if unused else ""
            lists = WORDS_ONLY if any(len(option.blocks) > 1 for option in form.right) else ""
            return (_question(item, around, tuple(_pairs(form, around))),), (less + lists).strip()
        case Sequencing(steps=steps) if len(steps) < 2:
            return (), ONE_STEP
        case Sequencing(steps=steps):
            places = tuple(f"={_html(s.blocks, around)} -> {n}" for n, s in enumerate(steps, 1))
            return (_question(item, around, places),), ORDER
        case FillIn(cloze=False, gaps=(gap,)):
            return (_question(item, around, tuple(_answers(gap, around))),), _case(form)
        case FillIn():
            return tuple(_gaps(item, form, around)), f"{ONE_A_GAP} {_case(form)}".strip()
        case Numeric(low=low, high=high, unit=unit):
            return (_question(item, around, (f"#{low:f}..{high:f}",), unit_line(unit)),), ""
        case Likert():
            return (_question(item, around, tuple(_steps(form, around))),), A_MARK
        case LongFillIn(private=True):
            return (_question(item, around, None),), PRIVATE
        case LongFillIn(rubric=rubric):
            return (_question(item, around, ()),), "GIFT has no rubric." if rubric else ""
        case _:
            assert_never(form)


def _question(
    item: Item, around: Around, lines: tuple[str, ...] | None, after: Elements = (), part: str = ""
) -> str:
    """The question; without lines it is a text that asks for nothing."""
    name = _escaped(" ".join(filter(None, (item.id, part, item.title))))
    stem = f"::{name}::[html]{_escaped(fragment((*passage(item.stem, around), *after)))}"
    if lines is None:
        return stem
    told = _escaped(fragment(afterwards(item, around)))
    general = (f"####{told}",) if told else ()
    inside = "\n".join(f"\t{line}" for line in (*lines, *general))
    if lines and lines[0].startswith(("#", "TRUE", "FALSE")):
        return f"{stem}{{{inside.strip()}\n}}"
    return f"{stem}{{\n{inside}\n}}" if inside else f"{stem}{{}}"


def _true_false(form: TrueFalse, around: Around) -> tuple[str, ...]:
    right, wrong = (form.true, form.false) if form.key else (form.false, form.true)
    told = f"#{_html(wrong.feedback, around)}#{_html(right.feedback, around)}"
    return (f"{'TRUE' if form.key else 'FALSE'}{told}",)


def _options(form: Choice, around: Around) -> Iterator[str]:
    share = Fraction(1, len(set(form.keys)))
    right, wrong = grade(share), grade(-share)
    if right is None or wrong is None:
        return
    for option in form.options:
        key = option.id in form.keys
        weight = f"~%{right if key else wrong}%" if form.multiple else "=" if key else "~"
        yield f"{weight}{_html(option.blocks, around)}{_told(option.feedback, around)}"


def _steps(form: Likert, around: Around) -> Iterator[str]:
    for n, step in enumerate(form.steps):
        said = around.say("item-panel", share=form.panel[n]) if form.panel else ""
        told = f"{fragment((element('p', None, said),)) if said else ''}{html(step.feedback, around)}"
        # One of them has to be marked as the key, or several could be chosen.
        yield f"{'~%100%' if n else '='}{_html(step.blocks, around)}{f'#{_escaped(told)}' if told else ''}"


def _pairs(form: Matching, around: Around) -> Iterator[str]:
    right = {option.id: plain(option) for option in form.right}
    for option, (_, partner) in zip(form.left, form.pairs, strict=True):
        yield f"={_html(option.blocks, around)} -> {_escaped(right[partner])}"


def _answers(gap: TextGap, around: Around) -> Iterator[str]:
    for answer in gap.answers:
        yield f"=%100%{_escaped(answer)}{_told(gap.feedback, around)}"
    for wrong in gap.foreseen:
        yield f"=%0%{_escaped(wrong.pattern)}{_told(wrong.feedback, around)}"


def _gaps(item: Item, form: FillIn, around: Around) -> Iterator[str]:
    for number, gap in enumerate(form.gaps, 1):
        marked = replace(around, gap=partial(_mark, number))
        yield _question(item, marked, tuple(_answers(gap, around)), part=f"({number}/{len(form.gaps)})")


def _mark(asked: int, number: int) -> Element:
    return element("strong", None, "[____]") if number == asked else element("span", None, "____")


def _case(form: FillIn) -> str:
    return "GIFT does not say whether case matters: set it in the question." if form.case_matters else ""


def _told(blocks: Blocks, around: Around) -> str:
    words = _html(blocks, around)
    return f"#{words}" if words else ""


def _html(blocks: Blocks, around: Around) -> str:
    return _escaped(html(blocks, around))


def _escaped(words: str) -> str:
    r"""A backslash before what has a meaning; a line break would end a line, and `->` would divide a pair."""
    return _SPECIAL.sub(r"\\\1", words.replace("->", "&rarr;")).replace("\n", "\\n")
