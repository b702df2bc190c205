"""The controls of items that are answered in writing: short texts, gaps of a cloze, numbers, free text."""

from __future__ import annotations

import re

from coursewright.encode.items.frame import Frame
from coursewright.encode.markup import Markup, el, join
from coursewright.model.item import FillIn, LongFillIn, Numeric

_GAP = re.compile(r'<span class="gap" data-gap="(\d+)"></span>')


def stem(frame: Frame) -> Markup:
    """The stem; the marks that a writer leaves for the gaps of a cloze become fields."""
    return Markup(_GAP.sub(lambda mark: _gap(frame, int(mark[1])), frame.writer.blocks(frame.item.stem)))


def body(frame: Frame, form: FillIn | LongFillIn | Numeric) -> Markup:
    """The fields beneath the stem; those of a cloze stand in it."""
    match form:
        case FillIn(cloze=True):
            return join()
        case FillIn(gaps=gaps):
            return frame.group(*(_field(frame, n, "") for n in range(1, len(gaps) + 1)))
        case Numeric(unit=unit):
            return frame.group(_field(frame, 1, unit, inputmode="decimal"))
        case LongFillIn():
            area = el("textarea", id=frame.field("1"), rows=5)
            return frame.group(el("div", _label(frame), area, class_="field"))


def _label(frame: Frame) -> Markup:
    return el("label", frame.writer.say("item-answer"), for_=frame.field("1"))


def _field(frame: Frame, number: int, unit: str, inputmode: str = "text") -> Markup:
    field = el(
        "input", type="text", id=frame.field(str(number)), inputmode=inputmode,
        autocomplete="off", autocapitalize="off", spellcheck="false",
        aria_describedby=frame.id("unit") if unit else None,
    )  # fmt: skip
    beside = el("span", unit, class_="unit", id=frame.id("unit")) if unit else None
    return el("div", _label(frame), field, beside, class_="field")


def _gap(frame: Frame, number: int) -> Markup:
    return el(
        "input", type="text", class_="gap", id=frame.field(str(number)),
        autocomplete="off", autocapitalize="off", spellcheck="false",
        aria_label=frame.writer.say("item-gap", number=number),
    )  # fmt: skip
