"""Text as H5P keeps it: the few tags that a field's semantics allow. All else is said with them, or in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import assert_never

from coursewright.encode.h5p.pictures import shown
from coursewright.encode.markup import Markup, el, join, text
from coursewright.encode.resources import is_web
from coursewright.model import prose as p
from coursewright.model.course import Fact
from coursewright.model.prose import Block, Blocks, Inline, Inlines
from coursewright.model.walking import children, plain

NARROW = frozenset({"p", "strong", "em"})
"""What every field takes that takes HTML at all."""
WIDE = NARROW | {"a", "ul", "ol", "li", "h2", "h3"}
"""What texts and task descriptions take besides."""

_SPACE = re.compile(r"\s+")


def _nothing(gap: int) -> str:
    return "____"


@dataclass(frozen=True, slots=True)
class H5pText:
    """Writes text with these tags alone. `gap` says what stands for a gap of a cloze, as markup."""

    facts: Mapping[str, Fact]
    tags: frozenset[str] = NARROW
    gap: Callable[[int], str] = _nothing
    pictured: Callable[[p.Image], bool] = shown
    """Whether a picture is shown as such, beside the text."""

    def blocks(self, blocks: Blocks) -> str:
        """Blocks one after the other."""
        return join(*map(self.block, blocks))

    def block(self, block: Block) -> Markup:
        """One block. Pictures have fields of their own, items and activities places of their own."""
        match block:
            case p.Paragraph(inlines=inlines):
                inner = self.inlines(inlines)
                return el("p", inner) if inner.strip() else Markup("")
            case p.Heading(inlines=inlines, level=level):
                return self._strong("h2" if level <= 2 else "h3", self.inlines(inlines))
            case p.CodeBlock(text=code) | p.Printed(text=code):
                return join(*(el("p", line) for line in code.splitlines() if line.strip()))
            case p.FormulaBlock(tex=tex):
                return el("p", text(rf"\[{tex}\]"))
            case p.Cell(outputs=outputs):
                return Markup(self.blocks(outputs))
            case p.Listing():
                return self._listing(block)
            case p.Table(header=header, rows=rows):
                return join(*(self._row(header, row) for row in rows))
            case p.Definitions(entries=entries):
                return join(
                    *(
                        join(el("p", el("strong", self.inlines(one.term))), Markup(self.blocks(one.blocks)))
                        for one in entries
                    )
                )
            case p.Figure(image=image, caption=caption):
                under = self.inlines(caption)
                return el("p", self.inline(image), " " if under else None, under)
            case p.Medium(recording=recording, blocks=transcript):
                title = el("p", el("strong", recording.title))
                return join(title, Markup(self.blocks(transcript)))
            case p.Box(kind=p.BoxKind.FACILITATOR):
                return Markup("")
            case p.Box(title=title):
                head = self._strong("h3", text(title)) if title else Markup("")
                return join(head, Markup(self.blocks(children(block))))
            case p.Quote() | p.Footnote() | p.Reflection() | p.When():
                return Markup(self.blocks(children(block)))
            case p.Separator() | p.Check() | p.Recall() | p.ActivityCard() | p.SupportPanel() | p.Takeaway():
                return Markup("")
            case _:
                assert_never(block)

    def inlines(self, inlines: Inlines) -> Markup:
        """Inlines without a paragraph around them."""
        return join(*map(self.inline, inlines))

    def inline(self, inline: Inline) -> Markup:
        """One inline."""
        match inline:
            case p.Text(text=words) | p.CodeSpan(text=words) | p.Term(term=words):
                return text(words)
            case p.Formula(tex=tex):
                return text(rf"\({tex}\)")
            case p.Emphasis(inlines=inner):
                return el("em", self.inlines(inner))
            case p.Strong(inlines=inner):
                return el("strong", self.inlines(inner))
            case p.Said(inlines=inner):
                return join("“", self.inlines(inner), "”")
            case p.Link(href=href, inlines=inner):
                words = self.inlines(inner)
                if not is_web(href):
                    return words
                return el("a", words, href=href) if "a" in self.tags else join(words, f" ({href})")
            case p.Break():
                return Markup(" ")
            case p.Cite(fact=fact):
                return text(f" [{self.facts[fact].source}]") if fact in self.facts else Markup("")
            case p.Gap(gap=gap):
                return Markup(self.gap(gap))
            case p.Image(alt=alt):
                return Markup("") if self.pictured(inline) or inline.decorative else el("em", f"[{alt}]")
            case p.FootnoteMark():
                return Markup("")
            case _:
                assert_never(inline)

    def _strong(self, tag: str, words: Markup) -> Markup:
        return el(tag, words) if tag in self.tags else el("p", el("strong", words))

    def _listing(self, block: p.Listing) -> Markup:
        tag = "ul" if block.start is None else "ol"
        if tag in self.tags:
            return el(tag, *(el("li", self._entry(item)) for item in block.items))
        first = block.start or 1
        marks = ("•" if block.start is None else f"{first + at}." for at in range(len(block.items)))
        entries = zip(marks, block.items, strict=True)
        return join(*(el("p", f"{mark} ", self._entry(item)) for mark, item in entries))

    def _entry(self, item: p.ListItem) -> Markup:
        """An entry without paragraphs of its own; what it holds stands behind it in the same line."""
        return Markup(_SPACE.sub(" ", unwrapped(self.blocks(item.blocks))).strip())

    def _row(self, header: tuple[p.TableCell, ...], row: tuple[p.TableCell, ...]) -> Markup:
        cells = (
            join(el("strong", self.inlines(head.inlines)), ": ", self.inlines(cell.inlines))
            if plain(head.inlines).strip()
            else self.inlines(cell.inlines)
            for head, cell in zip(header, row, strict=True)
        )
        return el("p", Markup("; ".join(cells)))


def unwrapped(html: str) -> str:
    """Paragraphs as a run of words, for fields that stand in a line."""
    return re.sub(r"</?p>", " ", html).strip()


def words_of(blocks: Blocks) -> str:
    """The words alone, for plain fields: H5P escapes them itself when it shows them."""
    return plain_words(H5pText({}).blocks(blocks))


def plain_words(html: str) -> str:
    """The words of markup."""
    return _SPACE.sub(" ", unescape(re.sub(r"<[^>]*>", " ", html))).strip()
