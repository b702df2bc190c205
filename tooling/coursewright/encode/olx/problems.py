"""An item as a problem of Open edX, scored by its own responses alone: no script runs on the platform."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import assert_never

from coursewright.encode.banks import parts
from coursewright.encode.banks.parts import Part
from coursewright.encode.banks.text import Around, Elements, passage, words
from coursewright.encode.moodle.words import afterwards
from coursewright.encode.xml import Element, Node, element
from coursewright.model.item import (
    Choice,
    FillIn,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TextGap,
    TrueFalse,
)
from coursewright.model.prose import Blocks

HALVES = "Open edX gives half of the points for one mistake, and a quarter for two where there are five options or more."
NOTHING = (
    "Open edX would give a quarter of the points for no knowledge, so several keys are scored all or nothing."
)
ORDER = "Open edX has no order: for each step it is asked what follows, with its share of the points."
TYPED = "Open edX compares what was typed as it is: two blanks in a row or an accent that was composed otherwise are wrong."
PLACES = "Open edX lists the places beneath the picture: its own places on a picture cannot be reached by keyboard."
SCALE = "Open edX has no scale without a key: every answer is marked as right and earns nothing."
PRIVATE = "What is written here would be kept by the platform, so the question is shown without a field."
LONG = "Open edX has no field for a long text that nobody grades, so the question is shown without one."
WORDS_ONLY = "Lists of Open edX hold words only: pictures and markup of what is chosen are left out."


@dataclass(frozen=True, slots=True)
class Problem:
    """The inside of a problem, or of a text where `asks` is not so; and what is less than here."""

    inner: Elements
    asks: bool = True
    less: str = ""


def problem(item: Item, around: Around, exam: bool) -> Problem:
    """One item. Feedback and reasons stay on the platform until there is an answer."""
    found = _problem(item, around, exam)
    if not found.asks:
        return found
    why = afterwards(item, around)
    solution = (
        (element("solution", None, element("div", {"class": "detailed-solution"}, *why)),) if why else ()
    )
    hint = (
        element("demandhint", None, element("hint", None, *passage(item.hint, around))) if item.hint else None
    )
    return replace(found, inner=(*found.inner, *solution, *((hint,) if hint else ())))


def _problem(item: Item, around: Around, exam: bool) -> Problem:
    form = item.form
    stem = (_stem(passage(item.stem, around)),)
    match form:
        case TrueFalse(true=true, false=false, key=key):
            both = ((true, key), (false, not key))
            return Problem((*stem, _single(both, around, shuffle=False)))
        case Choice(multiple=False, options=options, keys=keys):
            rows = tuple((option, option.id in keys) for option in options)
            less = PLACES if form.regions else ""
            return Problem((*stem, _single(rows, around, not item.fixed_order)), less=less)
        case Choice():
            response, less = _several(item, form, around)
            return Problem(
                (*stem, response), less=" ".join(filter(None, (PLACES if form.regions else "", less)))
            )
        case Matching():
            lists = tuple(part for one in parts.pairs(item, form, around) for part in _list(one))
            return Problem((*stem, *lists), less=WORDS_ONLY if _rich(form.right) else "")
        case Sequencing(steps=steps) if len(steps) > 1:
            lists = tuple(part for one in parts.neighbors(item, form, around) for part in _list(one))
            return Problem((*stem, *lists), less=ORDER)
        case Sequencing():
            return Problem(stem, asks=False, less="There is nothing to order in one step.")
        case FillIn(cloze=True):
            marked = replace(
                around, gap=lambda n: _typed(form.gaps[n - 1], form.case_matters, around, inline=True)
            )
            return Problem((_stem(passage(item.stem, marked)),), less=TYPED)
        case FillIn(gaps=gaps):
            return Problem((*stem, *(_typed(gap, form.case_matters, around) for gap in gaps)), less=TYPED)
        case Numeric():
            return Problem((*stem, _number(form)))
        case Likert():
            return Problem((*stem, _scale(form, around)), less=SCALE)
        case LongFillIn(private=private, model_answer=model):
            shown = _folded(model, around) if model and not exam else ()
            return Problem((*stem, *shown), asks=False, less=PRIVATE if private else LONG)
        case _:
            assert_never(form)


def _stem(inner: Elements) -> Element:
    return element("div", {"class": "stem"}, *inner)


def _single(rows: tuple[tuple[Option, bool], ...], around: Around, shuffle: bool) -> Element:
    choices = (_choice(option, right, around, "choicehint") for option, right in rows)
    given = {"type": "MultipleChoice", "shuffle": "true" if shuffle else None}
    return element("multiplechoiceresponse", None, element("choicegroup", given, *choices))


def _choice(option: Option, right: bool, around: Around, hint: str, **given: str) -> Element:
    told = passage(option.feedback, around)
    return element(
        "choice",
        {"correct": "true" if right else "false"},
        *_in_line(passage(option.blocks, around)),
        element(hint, given, *told) if told else None,
    )


def _in_line(inner: Elements) -> tuple[Node, ...]:
    """A single paragraph without its element: a choice is a label."""
    return inner[0].inner if len(inner) == 1 and inner[0].name == "p" else inner


def _several(item: Item, form: Choice, around: Around) -> tuple[Element, str]:
    keys, options = len(set(form.keys)), len(form.options)
    # Two mistakes may earn a quarter where nothing is known only if there are two keys among five options or more.
    halves = keys > 2 or options < 5
    choices = (
        _choice(option, option.id in form.keys, around, "choicehint", selected="true")
        for option in form.options
    )
    given = {"shuffle": None if item.fixed_order else "true"}
    response = element(
        "choiceresponse",
        {"partial_credit": "halves" if halves else None},
        element("checkboxgroup", given, *choices),
    )
    return response, HALVES if halves else NOTHING


def _list(part: Part) -> Iterator[Element]:
    """What is asked, then one list of words."""
    options = (
        element(
            "option",
            {"correct": "True" if answer.right else "False"},
            _words(answer.words) or answer.id,
            element("optionhint", None, *answer.told) if answer.told else None,
        )
        for answer in part.answers
    )
    asked = part.stem[-1]
    label = element(
        "label",
        None,
        *(
            asked.inner[0].inner
            if asked.name == "blockquote" and isinstance(asked.inner[0], Element)
            else asked.inner
        ),
    )
    yield element("optionresponse", None, label, element("optioninput", None, *options))


def _words(inner: Elements) -> str:
    def said(part: object) -> str:
        return (
            part
            if isinstance(part, str)
            else "".join(map(said, part.inner))
            if isinstance(part, Element)
            else ""
        )

    return " ".join("".join(map(said, inner)).split())


def _rich(options: tuple[Option, ...]) -> bool:
    return any(_words(passage(option.blocks, Around("en"))) != words(option.blocks) for option in options)


def _typed(gap: TextGap, case_matters: bool, around: Around, inline: bool = False) -> Element:
    answer, kind, more = _answers(gap)
    told = passage(gap.feedback, around)
    hints = (
        element("stringequalhint", {"answer": wrong.pattern}, *passage(wrong.feedback, around))
        for wrong in gap.foreseen
        if wrong.feedback and "*" not in wrong.pattern
    )
    case = "cs" if case_matters else "ci"
    return element(
        "stringresponse",
        {"answer": answer, "type": f"{case} {kind}".strip(), "inline": "1" if inline else None},
        element("correcthint", None, *told) if told else None,
        *(element("additional_answer", {"answer": one}) for one in more),
        *hints,
        element("textline", {"size": "20", "inline": "1" if inline else None}),
    )


def _answers(gap: TextGap) -> tuple[str, str, tuple[str, ...]]:
    if not any("*" in answer for answer in gap.answers):
        return gap.answers[0], "", gap.answers[1:]
    # The platform puts an expression between ^ and $ without brackets of its own.
    each = (".*".join(map(re.escape, answer.split("*"))) for answer in gap.answers)
    return f"(?:{'|'.join(each)})", "regexp", ()


def _number(form: Numeric) -> Element:
    def plain(number: Decimal) -> str:
        return f"{number:f}"

    answer = plain(form.low) if form.low == form.high else f"[{plain(form.low)},{plain(form.high)}]"
    field = element("formulaequationinput", {"trailing_text": form.unit or None})
    return element("numericalresponse", {"answer": answer}, field)


def _scale(form: Likert, around: Around) -> Element:
    choices: list[Element] = []
    for n, step in enumerate(form.steps):
        said = [around.say("item-panel", share=form.panel[n])] if form.panel else []
        told = (*(element("p", None, line) for line in said), *passage(step.feedback, around))
        hint = element("choicehint", None, *told) if told else None
        choices.append(element("choice", {"correct": "true"}, *_in_line(passage(step.blocks, around)), hint))
    group = element("choicegroup", {"type": "MultipleChoice"}, *choices)
    return element("multiplechoiceresponse", None, group)


def _folded(blocks: Blocks, around: Around) -> Elements:
    summary = element("summary", None, around.say("item-model"))
    return (element("details", None, summary, *passage(blocks, around)),)
