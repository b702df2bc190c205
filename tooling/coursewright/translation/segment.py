"""One stretch of a source that a translator sees, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]
"""Offsets into a text: the first character and the first one after it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one block. Two with equal context and text are translated alike."""

    context: str
    """The id of what it belongs to, and what it is there: `hc-f-01 option`."""
    text: str
    """As translators see it: on one line, with its inline marks."""
    spans: tuple[Span, ...]
    """Where it stands, a span for each line of the source; one for the whole value in YAML."""
    line: int
    quoted: bool = False
    """Whether it is a value in YAML, which is written in quotes."""
    quote: str | None = None
    """In code: the sign that ends a text there, nothing within a comment; None outside of code."""
    slug: str = ""
    """The address of a heading, which has to outlive new words."""
