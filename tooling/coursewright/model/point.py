"""What the source documents of a project say, point by point, and where its courses mean to teach each."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.model.place import Place


@dataclass(frozen=True)
class Taught:
    """One place that teaches a point. `words` stand in it, so that a place that no longer says it is noticed."""

    sort: str
    """`lesson`, `item`, `scenario` or `course`."""
    id: str
    """A lesson by its path below `courses/`, anything else by its id."""
    words: str
    node: str
    """Of a scenario; empty for the whole."""
    place: Place


@dataclass(frozen=True)
class Point:
    """What a source document says, in the project's own words."""

    id: str
    text: str
    debate: bool
    """Whether it has to be taught as a debate: both sides, where each holds, what is not known."""
    taught: tuple[Taught, ...]
    place: Place
