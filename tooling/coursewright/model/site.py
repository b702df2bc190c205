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
    name: str = ""
    """What the site is called, in place of the title of the project."""
    logo: str = ""
    """Path of its file in the project."""
    colour: str = ""
    """`#rrggbb` of what can be pressed and of links, on light grounds."""
    colour_dark: str = ""
    """The same on dark grounds; empty takes the nearest to `colour` that is read there."""
    tab: str = ""
    """A word for the tab of every page in place of its title."""
    named_on_paper: bool = True
    """Whether printed pages say whose site they come from."""
    address: str = ""
    """Where the site stands, for what is shown at addresses that it does not have."""
    at: Place = FILE


UNDECIDED = Site()
