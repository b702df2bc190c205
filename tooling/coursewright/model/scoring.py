"""Which share of its points an answer earns. The same meaning stands in site/player/scoring.ts; tests/vectors hold both to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from coursewright.model.item import (
    Choice,
    FillIn,
    Form,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Sequencing,
    TextGap,
    TrueFalse,
)

Answer: TypeAlias = str | Sequence[str] | Mapping[str, str]
"""true-false `true` or `false`; choice and sequencing option ids; fill-in texts, one a gap; matching left to right;
numeric and long-fill-in the text as typed; likert an option id."""

NONE = Fraction(0)
ALL = Fraction(1)

BLANKS = re.compile("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
"""The characters with Unicode's White_Space property, named one by one: the two languages' own lists differ."""

NUMBER = re.compile(r"([+\-\u2212]?)([0-9]*)(?:[.,]([0-9]*))?")
"""Digits with an optional sign and one point or comma."""

WESTERN = str.maketrans(
    {
        **{chr(start + digit): str(digit) for start in (0x660, 0x6F0) for digit in range(10)},
        "\u066b": ",",
        **dict.fromkeys("\u200e\u200f\u061c", ""),
    }
)
"""Arabic-Indic digits and those of Persian and Urdu as 0 to 9, the Arabic decimal separator as a comma, and nothing for the
marks that keep a sign on its side in a right-to-left text."""


def share(form: Form, answer: Answer | None) -> Fraction:
    """0 to 1. Nothing answered earns nothing, and so does what no person has judged."""
    if answer is None:
        return NONE
    match form:
        case TrueFalse(key=key):
            return ALL if answer == ("true" if key else "false") else NONE
        case Choice():
            return _of_choice(form, frozenset(_listed(answer)))
        case Matching(pairs=pairs):
            return _of_pairs(pairs, answer if isinstance(answer, Mapping) else {})
        case Sequencing(steps=steps):
            return _of_order([step.id for step in steps], _listed(answer))
        case FillIn():
            return _of_gaps(form, _listed(answer))
        case Numeric():
            return _of_number(form, answer)
        case Likert() | LongFillIn():
            return NONE


def share_of_everything(form: Choice) -> Fraction:
    """What choosing all options earns. Half or more of the points for no knowledge is worth a complaint."""
    return _of_choice(form, frozenset(option.id for option in form.options))


def gap_is_right(gap: TextGap, text: str, case_matters: bool) -> bool:
    """Whether the text is one of the gap's answers."""
    return any(matches(pattern, text, case_matters) for pattern in gap.answers)


def matches(pattern: str, text: str, case_matters: bool) -> bool:
    """Whether a text fits a pattern in which `*` stands for any run of characters. Blanks alone fit nothing."""
    typed = _folded(text, case_matters)
    first, *others = _folded(pattern, case_matters).split("*")
    if not typed:
        return False
    if not others:
        return typed == first
    last = others.pop()
    if not typed.startswith(first) or not typed.endswith(last):
        return False
    # The leftmost place for each piece is always a good one, so nothing is ever tried twice.
    start = len(first)
    for piece in others:
        found = typed.find(piece, start)
        if found < 0:
            return False
        start = found + len(piece)
    return start <= len(typed) - len(last)


def number(text: str) -> Decimal | None:
    """The decimal that a learner typed, exactly, or None where it is no number."""
    found = NUMBER.fullmatch(" ".join(filter(None, BLANKS.split(text.translate(WESTERN)))))
    if found is None or not (found[2] or found[3]):
        return None
    sign = "-" if found[1] not in ("", "+") else ""
    return Decimal(f"{sign}{found[2] or 0}.{found[3] or 0}")


def _of_choice(form: Choice, answer: frozenset[str]) -> Fraction:
    chosen = answer & {option.id for option in form.options}
    right = len(chosen & set(form.keys))
    # Each wrong one takes a right one back, so a single choice is all or nothing by the same rule.
    return Fraction(max(0, right - (len(chosen) - right)), len(set(form.keys)) or 1)


def _of_pairs(pairs: tuple[tuple[str, str], ...], answer: Mapping[str, str]) -> Fraction:
    return Fraction(sum(answer.get(left) == right for left, right in pairs), len(pairs) or 1)


def _of_order(steps: list[str], answer: Sequence[str]) -> Fraction:
    position = {step: at for at, step in enumerate(steps)}
    placed = [position[step] for step in dict.fromkeys(answer) if step in position]
    if len(steps) < 2:
        return Fraction(len(placed), len(steps) or 1)
    kept = sum(after - before == 1 for before, after in pairwise(placed))
    return Fraction(kept, len(steps) - 1)


def _of_gaps(form: FillIn, answer: Sequence[str]) -> Fraction:
    filled = zip(form.gaps, answer, strict=False)
    return Fraction(
        sum(gap_is_right(gap, text, form.case_matters) for gap, text in filled), len(form.gaps) or 1
    )


def _of_number(form: Numeric, answer: Answer) -> Fraction:
    typed = number(answer) if isinstance(answer, str) else None
    return ALL if typed is not None and form.low <= typed <= form.high else NONE


def _folded(text: str, case_matters: bool) -> str:
    tidy = " ".join(filter(None, BLANKS.split(unicodedata.normalize("NFC", text))))
    # A sigma at the end of a word is the same letter as any other.
    return tidy if case_matters else tidy.upper().lower().replace("ς", "σ")


def _listed(answer: Answer) -> Sequence[str]:
    if isinstance(answer, str):
        return (answer,)
    return () if isinstance(answer, Mapping) else answer
