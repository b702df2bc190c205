"""The vectors of scoring as items that a bank can hold, and which of their answers a learner can give at all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from coursewright.model.item import (
    Choice,
    FillIn,
    ForeseenAnswer,
    Form,
    Item,
    Level,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TextGap,
    TrueFalse,
)
from coursewright.model.place import Place
from coursewright.model.prose import Blocks, Gap, Paragraph, Text

PLACE = Place("vectors.md", 1, 1, 1, 1)
FILE = Path(__file__).resolve().parents[1] / "vectors" / "scoring.json"


@dataclass(frozen=True)
class Case:
    """One answer to one item, and the share it earns."""

    item: Item
    answer: Any
    share: Fraction
    name: str


def cases() -> list[Case]:
    """Every answer that a learner can give with the controls of a form: known ids, each once, texts as typed."""
    found: list[Case] = []
    for number, entry in enumerate(json.loads(FILE.read_text(encoding="utf-8"))["cases"]):
        item = _item(f"vector-{number}", entry["data"])
        for given in entry["answers"]:
            if _can_be_given(item.form, given["answer"]):
                numerator, denominator = given["share"]
                share = Fraction(numerator, denominator)
                found.append(Case(item, given["answer"], share, f"{entry['item']}: {given['answer']!r}"))
    return found


def texts(words: str) -> Blocks:
    """Words as a paragraph."""
    return (Paragraph((Text(words, PLACE),), PLACE),)


def _item(id: str, data: dict[str, Any]) -> Item:
    form = _form(data)
    gaps = form.gaps if isinstance(form, FillIn) else ()
    stem = (
        (Paragraph(tuple(Gap(n, PLACE) for n in range(1, len(gaps) + 1)), PLACE),)
        if len(gaps) > 1
        else texts("What is it?")
    )
    return Item(
        id=id, title=id, stem=stem, form=form, kind="", objective="O1", level=Level.APPLY,
        points=data["points"], why=(), hint=(), after=False, booster=False, fixed_order=False,
        facts=(), variant_of="", place=PLACE,
    )  # fmt: skip


def _form(data: dict[str, Any]) -> Form:
    def options(ids: list[str]) -> tuple[Option, ...]:
        return tuple(Option(id, texts(f"The one called {id}"), (), PLACE) for id in ids)

    match data["form"]:
        case "true-false":
            true, false = options(["true", "false"])
            return TrueFalse(true, false, data["key"])
        case "choice":
            several = data.get("multiple", False)
            return Choice(options(data["options"]), tuple(data["keys"]), several)
        case "matching":
            pairs = tuple(data["pairs"].items())
            return Matching("Left", "Right", options(data["options"]), options(data["right"]), pairs)
        case "sequencing":
            return Sequencing(options(data["steps"]))
        case "fill-in":
            gaps = tuple(_gap(gap) for gap in data["gaps"])
            return FillIn(gaps, len(gaps) > 1, data.get("caseMatters", False))
        case "numeric":
            low, high = Decimal(data["low"]), Decimal(data["high"])
            return Numeric(low, high, "", data["low"])
        case "likert":
            return Likert(options(data["options"]), (), "", scale=True)
        case _:
            return LongFillIn((), (), private=False)


def _gap(data: dict[str, Any]) -> TextGap:
    foreseen = tuple(ForeseenAnswer(pattern, ()) for pattern in data["foreseen"])
    return TextGap(tuple(data["answers"]), (), foreseen, PLACE)


def _can_be_given(form: Form, answer: Any) -> bool:
    if answer is None:
        return True
    match form:
        case TrueFalse():
            return answer in ("true", "false")
        case Choice(options=options, multiple=multiple):
            known = isinstance(answer, list) and set(answer) <= {option.id for option in options}
            return known and len(answer) == len(set(answer)) and (multiple or len(answer) == 1)
        case Matching(left=left, right=right):
            return (
                isinstance(answer, dict)
                and set(answer) <= {option.id for option in left}
                and set(answer.values()) <= {option.id for option in right}
            )
        case Sequencing(steps=steps):
            return isinstance(answer, list) and sorted(answer) == sorted(step.id for step in steps)
        case FillIn(gaps=gaps):
            return isinstance(answer, list) and len(answer) == len(gaps)
        case Numeric() | LongFillIn():
            return isinstance(answer, str)
        case Likert(steps=steps):
            return answer in [step.id for step in steps]
