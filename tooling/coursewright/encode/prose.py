"""The text of one page as HTML. A writer serves one page: it numbers what is cited and lists it last."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import takewhile
from typing import assert_never

from coursewright.encode import boxes, cells, interface, media, references
from coursewright.encode.code import code_html
from coursewright.encode.guards import guard_json
from coursewright.encode.items import item_html
from coursewright.encode.markup import Markup, el, join, text
from coursewright.encode.mathematics import mathematics
from coursewright.encode.resources import Resources, is_web, source_path
from coursewright.model import prose as p
from coursewright.model.prose import Block, Blocks, Inline, Inlines
from coursewright.model.walking import plain

# After a letter it is an apostrophe or a closing mark, and both are written in one way.
_APOSTROPHE = re.compile(r"(?<=[^\W_])'")


@dataclass(slots=True)
class PageWriter:
    """Writes text for one page. `prefix` goes before ids where several pages share a document."""

    resources: Resources
    prefix: str = ""
    cited: dict[str, int] = field(default_factory=dict)
    footnotes: dict[str, Blocks] = field(default_factory=dict)
    level: int = 1
    """Of the heading that the flow stands under."""
    shift: int = 0
    """By how much headings inside a box go down."""
    pictures: int = 0
    boxes: int = 0

    def say(self, key: str, **values: str | int | Decimal) -> str:
        """Words of the interface in the page's language."""
        return interface.say(self.resources.language, key, **values)

    def blocks(self, blocks: Blocks) -> Markup:
        """Blocks as they stand in the flow of the page."""
        return join(*map(self.block, blocks))

    def inlines(self, inlines: Inlines) -> Markup:
        """Inlines without a paragraph around them."""
        return join(*map(self.inline, _closed_up(inlines)))

    def fresh(self, name: str) -> str:
        """An id that nothing else on the page has."""
        self.boxes += 1
        return f"{self.prefix}{name}-{self.boxes}"

    def block(self, block: Block) -> Markup:
        """One block."""
        match block:
            case p.Paragraph(inlines=inlines):
                return el("p", self.inlines(inlines))
            case p.Heading():
                return self._heading(block)
            case p.CodeBlock(text=source, language=language):
                return code_html(source, language)
            case p.Listing():
                return self._listing(block)
            case p.Quote(blocks=inner):
                return el("blockquote", self.blocks(inner))
            case p.Table():
                return self._table(block)
            case p.Definitions(entries=entries):
                return el("dl", *(self._definition(entry) for entry in entries))
            case p.Footnote(label=label, blocks=inner):
                self.footnotes[label] = inner
                return Markup("")
            case p.Separator():
                return el("hr")
            case p.FormulaBlock(tex=tex, tree=tree):
                return el("div", mathematics(tex, tree, display=True), class_="formula", tabindex=0)
            case p.Figure(image=image, caption=caption):
                words = el("figcaption", self.inlines(caption)) if caption else None
                return el("figure", self._image(image), words)
            case p.Medium():
                return media.medium(self, block)
            case p.Box():
                return boxes.box(self, block)
            case p.Reflection():
                return boxes.reflection(self, block)
            case p.Check(item=item):
                return self._check(item)
            case p.Recall():
                return self._recall(block)
            case p.ActivityCard():
                return boxes.activity_card(self, self.resources, block)
            case p.SupportPanel():
                return boxes.support_panel(self, self.resources)
            case p.When(condition=condition, blocks=inner):
                return el(
                    "div", self.blocks(inner), class_="when", data_when=json.dumps(guard_json(condition))
                )
            case p.Cell():
                return cells.cell(self, block, self.resources.code_open) or Markup("")
            case p.Printed(text=words):
                return el("pre", words, class_="output", tabindex=0)
            case p.Takeaway():
                return cells.takeaway(self, self.resources, block) or Markup("")
            case _:
                assert_never(block)

    def inline(self, inline: Inline) -> Markup:
        """One inline."""
        match inline:
            case p.Text(text=words):
                return text(_APOSTROPHE.sub("’", words))
            case p.Emphasis(inlines=inner):
                return el("em", self.inlines(inner))
            case p.Strong(inlines=inner):
                return el("strong", self.inlines(inner))
            case p.CodeSpan(text=words):
                return el("code", words)
            case p.Link():
                return self._link(inline)
            case p.Image():
                return self._image(inline)
            case p.Break():
                return el("br")
            case p.Cite(fact=fact):
                return self._cite(fact)
            case p.Term(term=term):
                return self._term(term)
            case p.Said(inlines=inner):
                return el("q", self.inlines(inner))
            case p.Gap(gap=gap):
                return el("span", class_="gap", data_gap=gap)
            case p.Formula(tex=tex, tree=tree):
                return mathematics(tex, tree, display=False)
            case p.FootnoteMark(label=label):
                return el("a", label, class_="cite", href=f"#{self.prefix}note-{label}")
            case _:
                assert_never(inline)

    def ends(self) -> Markup:
        """What belongs at the end of the page: its notes, then the facts it cites."""
        notes = [
            el(
                "li",
                el("span", label, class_="fact-id"),
                " ",
                self.blocks(inner),
                id=f"{self.prefix}note-{label}",
            )
            for label, inner in self.footnotes.items()
        ]
        facts = [(self.resources.facts[fact], self._target(fact)) for fact in self.cited]
        listed = references.listing(self.resources.language, facts, f"{self.prefix}sources")
        title = el("h2", self.say("notes-title"), id=f"{self.prefix}notes")
        noted = el(
            "section", title, el("ul", *notes), class_="footnotes", aria_labelledby=f"{self.prefix}notes"
        )
        return join(noted if notes else None, listed if facts else None)

    def _heading(self, block: p.Heading) -> Markup:
        self.level = min(block.level + self.shift, 6)
        return el(f"h{self.level}", self.inlines(block.inlines), id=f"{self.prefix}{block.slug}")

    def _listing(self, block: p.Listing) -> Markup:
        tight = all(len(_lead(item)) == 1 and isinstance(item.blocks[0], p.Paragraph) for item in block.items)
        items = (self._list_item(item, tight) for item in block.items)
        if block.start is None:
            return el(
                "ul", *items, class_="tasks" if any(i.checked is not None for i in block.items) else None
            )
        return el("ol", *items, start=block.start if block.start != 1 else None)

    def _list_item(self, item: p.ListItem, tight: bool) -> Markup:
        first = item.blocks[0] if item.blocks else None
        unwrapped = tight and isinstance(first, p.Paragraph)
        words = self.inlines(first.inlines) if unwrapped and isinstance(first, p.Paragraph) else None
        inner = join(words, self.blocks(item.blocks[1:] if unwrapped else item.blocks))
        if item.checked is None:
            return el("li", inner)
        state = self.say("box-done" if item.checked else "box-empty")
        return el(
            "li",
            el("span", state, class_="unseen"),
            " ",
            inner,
            class_="task done" if item.checked else "task",
        )

    def _table(self, block: p.Table) -> Markup:
        names = [plain(cell.inlines).strip() for cell in block.header]
        head = (el("th" if name else "td", self.inlines(cell.inlines), scope="col" if name else None)
                for cell, name in zip(block.header, names, strict=True))  # fmt: skip
        rows = (el("tr", *(el("td", self.inlines(cell.inlines)) for cell in row)) for row in block.rows)
        label = self.say("table-of", names=", ".join(filter(None, names)))
        table = el("table", el("thead", el("tr", *head)), el("tbody", *rows))
        return el("div", table, class_="table", role="group", aria_label=label, tabindex=0)

    def _definition(self, entry: p.Definition) -> Markup:
        name = f"{self.prefix}{term_id(plain(entry.term))}"
        return join(el("dt", self.inlines(entry.term), id=name), el("dd", self.blocks(entry.blocks)))

    def _image(self, image: p.Image) -> Markup:
        self.pictures += 1
        picture = self.resources.pictures.get(source_path(image.place.file, image.src))
        return el(
            "img",
            src=picture.href if picture else image.src,
            alt="" if image.decorative else image.alt,
            width=picture.width or None if picture else None,
            height=picture.height or None if picture else None,
            loading="lazy" if self.pictures > 1 else None,
            decoding="async",
        )

    def _link(self, link: p.Link) -> Markup:
        words = self.inlines(link.inlines)
        if is_web(link.href):
            return el("a", words, href=link.href, rel="noreferrer")
        path, _, fragment = link.href.partition("#")
        if not path:
            return el("a", words, href=f"#{self.prefix}{fragment}")
        address = self.resources.links.get(source_path(link.place.file, path))
        return el("a", words, href=address.at(fragment)) if address else el("span", words)

    def _cite(self, fact: str) -> Markup:
        if fact not in self.resources.facts:
            return el("span", f"[{fact}]", class_="cite")
        number = self.cited.setdefault(fact, len(self.cited) + 1)
        return references.mark(
            self.resources.language, self.resources.facts[fact], number, self._target(fact)
        )

    def _target(self, fact: str) -> str:
        return f"{self.prefix}source-{fact}"

    def _term(self, term: str) -> Markup:
        meaning = self.resources.terms.get(fold_term(term))
        if meaning is None:
            return el("span", term, class_="term")
        return el("a", term, class_="term", href=meaning.href, title=meaning.words)

    def _check(self, id: str) -> Markup:
        item = self.resources.items.get(id)
        return item_html(item, self, level=min(self.level + 1, 6)) if item else Markup("")

    def _recall(self, block: p.Recall) -> Markup:
        title = self.fresh("recall")
        known = (self.resources.items[item] for item, _ in block.items if item in self.resources.items)
        items = (item_html(item, self, again=title, level=min(self.level + 2, 6)) for item in known)
        heading = boxes.heading(self, self.say("recall"), title)
        return el("section", heading, *items, class_="recall", aria_labelledby=title)


def fold_term(term: str) -> str:
    """A term as the glossary is asked for it."""
    return " ".join(term.lower().split())


def term_id(term: str) -> str:
    """The id of a term's entry."""
    return "term-" + "-".join("".join(c if c.isalnum() else " " for c in fold_term(term)).split())


def _closed_up(inlines: Inlines) -> Iterator[Inline]:
    """The number of a source stands close to what it proves: the blank that authors leave before it goes."""
    for at, inline in enumerate(inlines):
        cited = at + 1 < len(inlines) and isinstance(inlines[at + 1], p.Cite | p.FootnoteMark)
        if cited and isinstance(inline, p.Text) and inline.text.strip():
            yield replace(inline, text=inline.text.rstrip())
        else:
            yield inline


def _lead(item: p.ListItem) -> list[Block]:
    return list(takewhile(lambda block: not isinstance(block, p.Listing), item.blocks))
