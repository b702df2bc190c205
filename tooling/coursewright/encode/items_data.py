"""An item as the learner's runtime reads it: what scoring needs, and no text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, Union

from coursewright.encode.tags import tag
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
    TrueFalse,
    form_name,
)

Json: TypeAlias = Union[Mapping[str, "Json"], list["Json"], str, int, bool, None]  # noqa: UP007


def item_data(item: Item) -> Mapping[str, Json]:
    """The fields that every item has, then those of its form. Absent means no."""
    data: dict[str, Json] = {
        "form": form_name(item.form),
        "tag": tag(item.id),
        "objective": item.objective,
        "points": item.points,
        **_of_form(item),
    }
    # True before False, and a scale from low to high, whatever an assessment shuffles.
    if item.fixed_order or isinstance(item.form, TrueFalse | Likert):
        data["fixed"] = True
    if item.variant_of:
        data["variantOf"] = item.variant_of
    return data


def _of_form(item: Item) -> Mapping[str, Json]:
    match item.form:
        case TrueFalse(key=key):
            return {"options": ["true", "false"], "key": key}
        case Choice(options=options, keys=keys, multiple=multiple):
            return {"options": _ids(options), "keys": list(keys), **_flag("multiple", multiple)}
        case FillIn(gaps=gaps, case_matters=case_matters):
            fields: list[Json] = [
                {"answers": list(gap.answers), "foreseen": [wrong.pattern for wrong in gap.foreseen]}
                for gap in gaps
            ]
            return {"options": [], "gaps": fields, **_flag("caseMatters", case_matters)}
        case LongFillIn(private=private):
            return {"options": [], **_flag("private", private)}
        case Matching(left=left, right=right, pairs=pairs):
            return {"options": _ids(left), "right": _ids(right), "pairs": dict(pairs)}
        case Sequencing(steps=steps):
            return {"options": _ids(steps), "steps": _ids(steps)}
        case Numeric(low=low, high=high):
            return {"options": [], "low": format(low, "f"), "high": format(high, "f")}
        case Likert(steps=steps):
            return {"options": _ids(steps)}


def _ids(options: tuple[Option, ...]) -> list[Json]:
    return [option.id for option in options]


def _flag(name: str, holds: bool) -> Mapping[str, Json]:
    return {name: True} if holds else {}
