"""The controls of items that are answered by arranging: partners from lists, steps in their places."""

from __future__ import annotations

from coursewright.encode.items.frame import Frame, settled_order, words_of
from coursewright.encode.markup import Markup, el
from coursewright.model.item import Matching, Option, Sequencing


def matching(frame: Frame, form: Matching) -> Markup:
    """One list of all right options beside each left one; their order does not tell the pairs."""
    right = form.right if frame.item.fixed_order else settled_order(form.right, frame.item.id)
    first = el("option", frame.writer.say("item-choose", label=form.right_label), value="")
    choices = (first, *(el("option", words_of(option), value=option.id) for option in right))
    return frame.group(*(_pair(frame, option, choices) for option in form.left), how="item-match")


def _pair(frame: Frame, option: Option, choices: tuple[Markup, ...]) -> Markup:
    select = el("select", *choices, id=frame.field(option.id), aria_labelledby=frame.refers(option))
    return el("div", frame.labelled(option), select, class_="option pair", data_option=option.id)


def sequencing(frame: Frame, form: Sequencing) -> Markup:
    """The steps in an order that does not tell the right one, each with a field for its place."""
    steps = settled_order(form.steps, frame.item.id)
    return frame.group(*(_step(frame, step, len(steps)) for step in steps), how="item-order")


def _step(frame: Frame, option: Option, places: int) -> Markup:
    field, named = frame.field(option.id), frame.refers(option)
    place = el("input", type="number", id=field, min=1, max=places, aria_labelledby=named)
    return el("div", place, frame.labelled(option), class_="option step", data_option=option.id)
