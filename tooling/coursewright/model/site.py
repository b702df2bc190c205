"""What an organisation decides about the site and the packages that it makes of courses."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.model.place import Place

FILE = Place("courses/site.yml", 1, 1, 1, 1)
"""The file itself, for what is missing from it."""


@dataclass(frozen=True)
class Site:
    """The choices of `courses/site.yml`. Without that file nothing is chosen."""

    place: str = ""
    """Whose law and support lines are shown, by its code; empty shows those of all places."""
    at: Place = FILE


UNDECIDED = Site()
