"""How the key of an item that asks for a number is told: with its margin, as people write it."""

from __future__ import annotations

import re
from decimal import Decimal

from coursewright.encode.writing import Say
from coursewright.model.item import Numeric

_WRITTEN = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)")


def written(form: Numeric) -> Decimal:
    """The number that the author wrote first; of an interval its lower end."""
    found = _WRITTEN.match(form.answer)
    return Decimal(found[1]) if found else form.low


def key_of(form: Numeric, say: Say) -> str:
    """`3.5 ± 0.5 of 100`, `3 to 4 h` or `12`, in the words and the digits of a language."""
    if form.low == form.high:
        told = say("item-number", number=form.low)
    elif ".." in form.answer:
        told = say("item-number-between", low=form.low, high=form.high)
    else:
        margin = ((form.high - form.low) / 2).normalize()
        told = say("item-number-about", number=written(form), margin=margin)
    return f"{told} {form.unit}".strip()
