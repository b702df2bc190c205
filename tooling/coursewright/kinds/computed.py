"""A key that is taken whole from a notebook. Its number is put in place when the notebook has run."""

from __future__ import annotations

import re
from decimal import Decimal

from coursewright.model.item import ComputedKey, Numeric
from coursewright.model.place import Place

_COMPUTED = re.compile(
    r"^\{notebook (?P<notebook>[\w-]+):(?P<name>\w+)\}"
    r"(?:\s*\+-\s*(?P<tolerance>\d+(?:\.\d+)?))?\s*(?:\[(?P<unit>[^\]]+)\])?$"
)


def from_notebook(text: str, place: Place) -> Numeric | None:
    """The key of `{notebook hc-n1:ppv} +- 0.1 [%]`, or None where the text is another."""
    match = _COMPUTED.match(text)
    if match is None:
        return None
    tolerance = Decimal(match["tolerance"] or 0)
    key = ComputedKey(match["notebook"], match["name"], False, tolerance, place)
    return Numeric(-tolerance, tolerance, match["unit"] or "", "", key)
