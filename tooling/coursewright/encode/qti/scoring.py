"""How an item is scored in QTI: what is declared of each response, and the processing that says what an answer earns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import assert_never

from coursewright.encode.qti import logic
from coursewright.encode.qti.names import ident
from coursewright.encode.xml import Element, element
from coursewright.model.item import (
    Choice,
    FillIn,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Sequencing,
    TrueFalse,
)

RESPONSE = "RESPONSE"
RIGHT = "RIGHT"


@dataclass(frozen=True, slots=True)
class Scoring:
    """The declarations of an item and the rules that set its SCORE."""

    responses: tuple[Element, ...]
    rules: tuple[Element, ...]
    counts: bool = False
    """Whether the rules count in RIGHT."""


def scoring(item: Item) -> Scoring:
    """The rules of `model/scoring.py`, written out."""
    form = item.form
    match form:
        case TrueFalse(key=key):
            return _single(item, "true" if key else "false")
        case Choice(multiple=False, keys=keys):
            return _single(item, ident(keys[0]))
        case Choice():
            return _several(item, form)
        case Matching():
            return _pairs(item, form)
        case Sequencing():
            return _order(item, form)
        case FillIn():
            return _gaps(item, form)
        case Numeric():
            return _number(item, form)
        case Likert():
            return Scoring((_declared(RESPONSE, "single", "identifier"),), ())
        case LongFillIn(private=True):
            return Scoring((), ())
        case LongFillIn():
            return Scoring((_declared(RESPONSE, "single", "string"),), ())
        case _:
            assert_never(form)


def response(number: int, of: int) -> str:
    """The name of the response of one gap."""
    return RESPONSE if of == 1 else f"{RESPONSE}{number}"


def _declared(
    name: str, cardinality: str, base_type: str, correct: tuple[str, ...] = (), mapping: Element | None = None
) -> Element:
    values = (element("value", None, one) for one in correct)
    return element(
        "responseDeclaration",
        {"identifier": name, "cardinality": cardinality, "baseType": base_type},
        element("correctResponse", None, *values) if correct else None,
        mapping,
    )


def _single(item: Item, key: str) -> Scoring:
    right = element("match", None, logic.variable(RESPONSE), element("correct", {"identifier": RESPONSE}))
    earned = logic.when(right, logic.put("SCORE", logic.value("float", str(item.points))))
    return Scoring((_declared(RESPONSE, "single", "identifier", (key,)),), (earned,))


def _mapped(entries: Iterator[tuple[str, int]], lower: str | None) -> Element:
    # QTI 2.1, 5.1.1: what has no entry of its own is worth the default.
    listed = (element("mapEntry", {"mapKey": key, "mappedValue": str(worth)}) for key, worth in entries)
    return element("mapping", {"lowerBound": lower, "defaultValue": "0"}, *listed)


def _several(item: Item, form: Choice) -> Scoring:
    worth = ((ident(option.id), 1 if option.id in form.keys else -1) for option in form.options)
    keys = tuple(map(ident, dict.fromkeys(form.keys)))
    declared = _declared(RESPONSE, "multiple", "identifier", keys, _mapped(worth, "0"))
    mapped = element("mapResponse", {"identifier": RESPONSE})
    return Scoring((declared,), (logic.portion(mapped, item.points, len(keys)),))


def _pairs(item: Item, form: Matching) -> Scoring:
    pairs = tuple(f"{ident(left, 'left')} {ident(right, 'right')}" for left, right in form.pairs)
    mapping = _mapped(((pair, 1) for pair in pairs), None)
    mapped = element("mapResponse", {"identifier": RESPONSE})
    declared = _declared(RESPONSE, "multiple", "directedPair", pairs, mapping)
    return Scoring((declared,), (logic.portion(mapped, item.points, len(pairs)),))


def _order(item: Item, form: Sequencing) -> Scoring:
    steps = tuple(ident(step.id) for step in form.steps)
    declared = _declared(RESPONSE, "ordered", "identifier", steps)
    if len(steps) < 2:
        answered = element("not", None, element("isNull", None, logic.variable(RESPONSE)))
        earned = logic.put("SCORE", logic.value("float", str(item.points)))
        return Scoring((declared,), (logic.when(answered, earned),))
    places = range(1, len(steps))
    rules = [
        logic.when(
            logic.either(
                *(
                    logic.both(logic.at(RESPONSE, n, one), logic.at(RESPONSE, n + 1, following))
                    for n in places
                )
            ),
            logic.one_more(RIGHT),
        )
        for one, following in pairwise(steps)
    ]
    earned = logic.portion(logic.variable(RIGHT), item.points, len(steps) - 1)
    return Scoring((declared,), (*rules, earned), counts=True)


def _gaps(item: Item, form: FillIn) -> Scoring:
    declared: list[Element] = []
    rules: list[Element] = []
    for number, gap in enumerate(form.gaps, 1):
        name = response(number, len(form.gaps))
        model = next((answer for answer in gap.answers if "*" not in answer), gap.answers[0].replace("*", ""))
        declared.append(_declared(name, "single", "string", (model,) if model else ()))
        rules.append(logic.when(logic.fits(name, gap.answers, form.case_matters), logic.one_more(RIGHT)))
    rules.append(logic.portion(logic.variable(RIGHT), item.points, len(form.gaps)))
    return Scoring(tuple(declared), tuple(rules), counts=True)


def _number(item: Item, form: Numeric) -> Scoring:
    def bound(name: str, number: Decimal) -> Element:
        return element(name, None, logic.variable(RESPONSE), logic.value("float", f"{number:f}"))

    middle = form.low if form.low == form.high else (form.low + form.high) / 2
    inside = logic.both(bound("gte", form.low), bound("lte", form.high))
    earned = logic.put("SCORE", logic.value("float", str(item.points)))
    return Scoring((_declared(RESPONSE, "single", "float", (f"{middle:f}",)),), (logic.when(inside, earned),))
