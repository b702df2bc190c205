"""One slide: what the wall shows at once, what it shows next, and what whoever leads says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursewright.encode.markup import Markup, el
from coursewright.encode.prose import PageWriter
from coursewright.model.prose import Link

NONE = Markup("")
SAID = 45
"""Words that a room reads from a wall at once, of a text that is shown whole."""
FEW, LINE = 4, 12
"""So many entries of a list need no room of their own; each one more takes that of so many words."""
_TAG = re.compile(r"<[^>]*>")
_SIZES = ((30, "large"), (60, "medium"), (95, "small"))
"""The most words that a slide may have for each size of its type; the last size is `least`."""


@dataclass(frozen=True, slots=True)
class Slide:
    """`fragments` appear one after the other. `kind` names its look."""

    kind: str
    title: str
    body: Markup
    fragments: tuple[Markup, ...] = ()
    notes: Markup = NONE

    @property
    def size(self) -> str:
        """How large its type can be."""
        whole = " ".join((self.title, self.body, *self.fragments))
        words = len(_TAG.sub(" ", whole).split()) + LINE * max(whole.count("<li") - FEW, 0)
        # Columns share a line: the more of them, the sooner a cell is broken, and its row is as high as its longest cell.
        words = words * max(whole.count("<th"), 2) // 2
        return next((size for most, size in _SIZES if words <= most), "least")


class WallWriter(PageWriter):
    """Writes for people who cannot click: a source is named by its id, a link is its words."""

    def _cite(self, fact: str) -> Markup:
        self.cited.setdefault(fact, len(self.cited) + 1)
        return el("span", f" {fact}", class_="cite")

    def _link(self, link: Link) -> Markup:
        return el("span", self.inlines(link.inlines))

    def _term(self, term: str) -> Markup:
        return el("span", term, class_="term")
