"""The controls of items that are answered by choosing: options, places in a picture, steps of a scale."""

from __future__ import annotations

from dataclasses import replace

from coursewright.encode.items.frame import Frame
from coursewright.encode.markup import Markup, el
from coursewright.model.item import Choice, Likert, Option, Region, TrueFalse


def body(frame: Frame, form: TrueFalse | Choice | Likert) -> Markup:
    """One row an option; a row of a hotspot knows its place in the picture."""
    match form:
        case TrueFalse(true=true, false=false):
            both = replace(true, id="true"), replace(false, id="false")
            return frame.group(*(_option(frame, option) for option in both), role="radiogroup")
        case Likert(steps=steps):
            return frame.group(*(_option(frame, step) for step in steps), role="radiogroup")
        case Choice(options=options, regions=regions, multiple=multiple):
            places: tuple[Region | None, ...] = regions or (None,) * len(options)
            rows = (_option(frame, o, r, multiple) for o, r in zip(options, places, strict=True))
            if multiple:
                return frame.group(*rows, how="item-several")
            return frame.group(*rows, role="radiogroup")


def _option(frame: Frame, option: Option, region: Region | None = None, multiple: bool = False) -> Markup:
    field = frame.field(option.id)
    control = el(
        "input", type="checkbox" if multiple else "radio", id=field, name_=frame.name, value=option.id,
        aria_labelledby=frame.refers(option),
    )  # fmt: skip
    place = f"{region.shape} {region.x} {region.y} {region.width} {region.height}" if region else None
    label = frame.labelled(option)
    return el("div", control, label, class_="option", data_option=option.id, data_region=place)
