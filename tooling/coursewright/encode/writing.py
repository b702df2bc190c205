"""What writes a page's text: the one thing that items, scenarios and pages ask of each other."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from coursewright.encode.markup import Markup
from coursewright.model.prose import Blocks, Inlines


class Say(Protocol):
    """Says words of the interface in one language."""

    def __call__(self, key: str, **values: str | int | Decimal) -> str:
        """The words of a key with its gaps filled."""


class Writer(Protocol):
    """Writes text for one page and remembers what it cites."""

    def blocks(self, blocks: Blocks) -> Markup:
        """Blocks as they stand in the flow of the page."""

    def inlines(self, inlines: Inlines) -> Markup:
        """Inlines without a paragraph around them."""

    def say(self, key: str, **values: str | int | Decimal) -> str:
        """Words of the interface in the page's language."""
