"""What somebody tried on a course with their own hands, and what they found."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.model.place import Place

VERDICTS = ("supports", "partly", "fails", "not-applicable")


@dataclass(frozen=True)
class Attestation:
    """One person's word on one criterion, by name and day. `failures` are known where it is not met whole."""

    criterion: str
    """As reports number it: `1.1.1` of WCAG, `EN 4.2.1`, `508 302.1`."""
    verdict: str
    by: str
    on: str
    """ISO date."""
    tried: str
    failures: tuple[str, ...]
    place: Place
