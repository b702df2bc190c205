"""A number to be typed."""

from __future__ import annotations

import re
from decimal import Decimal

from coursewright.kinds.answers import is_answer, read_answers
from coursewright.kinds.computed import from_notebook
from coursewright.kinds.shape import BAD_ANSWER, Kind, Shape
from coursewright.model.item import ComputedKey, Numeric

_NUMBER = r"[-+]?\d+(?:\.\d+)?"
_ANSWER = re.compile(
    rf"^(?P<low>{_NUMBER})\s*(?:\+-\s*(?P<tolerance>\d+(?:\.\d+)?)\s*(?P<percent>%)?|\.\.\s*(?P<high>{_NUMBER}))?"
    r"\s*(?:\[(?P<unit>[^\]]+)\])?(?:\s*\{notebook (?P<notebook>[\w-]+):(?P<name>\w+)\})?$"
)


def _fits(shape: Shape) -> bool:
    if shape.listing is None or len(shape.listing.items) != 1:
        return False
    raw = shape.raw(shape.listing.items[0].place)
    answer = raw[2:].strip()
    return is_answer(raw) and (_ANSWER.match(answer) or from_notebook(answer, shape.place)) is not None


def _read(shape: Shape) -> Numeric | None:
    found = read_answers(shape)
    if found is None:
        return None
    _, text, entry = found[0]
    computed = from_notebook(text, entry.place)
    if computed is not None and len(found) == 1:
        return computed
    match = _ANSWER.match(text)
    interval = _interval(match) if match else None
    if match is None or interval is None or len(found) > 1:
        shape.reports.add(
            BAD_ANSWER.at(
                entry.place,
                "This number cannot be read.",
                "Write one of `= 3.5 +- 0.1 [%]`, `= 3.5 +- 5%`, `= 3..4 [h]`, `= 12`, `= {notebook hc-n1:ppv} +- 0.1`.",
            )
        )
        return None
    if match["notebook"] is None:
        return Numeric(*interval, match["unit"] or "", text)
    key = ComputedKey(match["notebook"], match["name"], True, Decimal(0), entry.place)
    return Numeric(*interval, match["unit"] or "", text.partition("{")[0].strip(), key)


def _interval(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """The closed interval, or None where its ends are the wrong way round."""
    value = Decimal(match["low"])
    if match["high"] is not None:
        high = Decimal(match["high"])
        return (value, high) if value <= high else None
    tolerance = Decimal(match["tolerance"] or 0)
    if match["percent"]:
        tolerance = abs(value) * tolerance / 100
    return value - tolerance, value + tolerance


KIND = Kind(
    "numeric",
    "A number: `- = 3.5 +- 0.1 [%]`, `- = 3.5 +- 5%`, `- = 3..4 [h]` or `- = 12`. The unit is shown, never typed.",
    _fits,
    _read,
    """\
Of 1,000 patients 14 have the experience; how many percent is that?

- = 1.4 +- 0.05 [%]

> Why: 14 of 1,000 are 1.4 of 100.
""",
)
