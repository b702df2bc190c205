"""The places that have a code in ISO 3166-1 or ISO 3166-2, by the names that Unicode CLDR gives them in English."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from coursewright import disk
from coursewright.model.jurisdiction import GENERAL, UNION, normal

FILE = "places.json"


@cache
def names() -> Mapping[str, str]:
    """English names by code, the European Union and what holds everywhere included."""
    held: Mapping[str, str] = json.loads(disk.bundle()[FILE])["places"]
    return {**held, UNION: "European Union", GENERAL: "International"}


def known(code: str) -> bool:
    """Whether there is a place of this code, in normal form."""
    return code in names()


def nearest(code: str) -> tuple[str, str] | None:
    """A place whose name was written in place of its code, or the part of that name in the right country."""
    wanted = code.strip().casefold()
    return next(((key, name) for key, name in names().items() if name.casefold() == wanted), None)


__all__ = ["known", "names", "nearest", "normal"]
