"""Whose law holds where: a place by its code of ISO 3166, and the wider places that it lies in."""

from __future__ import annotations

GENERAL = "INT"
"""What holds everywhere, or wherever a treaty was joined."""
UNION = "EU"
"""Reserved in ISO 3166-1 for the European Union."""
_RESERVED = {"UK": "GB"}
"""ISO 3166-1 keeps `UK` free for the country whose code is `GB`: people write it, and no other place can be meant."""
_MEMBERS = frozenset(
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    }
)  # fmt: skip
"""Of the European Union, as of 2026."""
_NATIONS = {"GB-ENG": "GB-EAW", "GB-WLS": "GB-EAW"}
"""England and Wales share a law. ISO 3166-2 gives both together a code of their own."""


def normal(code: str) -> str:
    """The code as it is looked up: `us-tx` is `US-TX`, `UK` is `GB`."""
    upper = code.strip().upper()
    country, dash, part = upper.partition("-")
    return _RESERVED.get(country, country) + dash + part


def within(code: str) -> tuple[str, ...]:
    """A place and everything that it lies in, the narrowest first: `US-TX`, `US`, `INT`."""
    found = [code]
    if code in _NATIONS:
        found.append(_NATIONS[code])
    country = code.partition("-")[0]
    if country != code:
        found.append(country)
    if country in _MEMBERS:
        found.append(UNION)
    return tuple(dict.fromkeys((*found, GENERAL)))
