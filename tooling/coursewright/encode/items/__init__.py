"""The HTML of one item: a real form that works without script, with its answers in a closed disclosure."""

from __future__ import annotations

from typing import assert_never

from coursewright.encode.items import answers, arranging, choosing, fields
from coursewright.encode.items.frame import Frame
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.writing import Writer
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


def item_html(
    item: Item, writer: Writer, *, number: int | None = None, again: str = "", level: int = 3
) -> Markup:
    """The item as a card. `again` names where it is shown a second time: ids stay unique in a page."""
    frame = Frame(item, writer, again)
    name = item.title or writer.say("item-title")
    counted = el("span", f"{number}. ", class_="number") if number else None
    title = el(f"h{level}", counted, name, id=frame.id("title"), class_="item-title")
    check = el("button", writer.say("item-check"), type="submit", class_="check button", hidden=True)
    form = el(
        "form",
        el("div", fields.stem(frame), class_="stem", id=frame.id("stem")),
        None if item.scored else el("p", writer.say(_unscored(item)), class_="unscored"),
        _body(frame),
        _hint(frame),
        el("div", class_="verdict", role="status"),
        el("div", check, class_="actions"),
        novalidate=True,
        # Its state is the record's: a browser that fills it in by itself would bring back what was erased.
        autocomplete="off",
    )
    return el(
        "section", title, form, answers.disclosure(frame),
        class_="item", id=frame.section, data_item=item.id, aria_labelledby=frame.id("title"),
    )  # fmt: skip


def _body(frame: Frame) -> Markup:
    form = frame.item.form
    match form:
        case TrueFalse() | Choice() | Likert():
            return choosing.body(frame, form)
        case FillIn() | LongFillIn() | Numeric():
            return fields.body(frame, form)
        case Matching():
            return arranging.matching(frame, form)
        case Sequencing():
            return arranging.sequencing(frame, form)
        case _:
            assert_never(form)


def _unscored(item: Item) -> str:
    return "item-private" if isinstance(item.form, LongFillIn) and item.form.private else "item-unscored"


def _hint(frame: Frame) -> Markup | None:
    if not frame.item.hint:
        return None
    summary = el("summary", frame.writer.say("item-hint"))
    return el("details", join(summary, frame.writer.blocks(frame.item.hint)), class_="hint")
