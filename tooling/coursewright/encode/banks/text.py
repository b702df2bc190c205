"""Text for platforms of others, as elements of the part of XHTML that QTI 2.1 allows. It needs no style sheet and no script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from posixpath import basename
from typing import TypeAlias, assert_never

from coursewright.encode import interface
from coursewright.encode.mathematics import NAMESPACE
from coursewright.encode.references import place_name
from coursewright.encode.resources import is_web, source_path
from coursewright.encode.xml import Element, Node, element
from coursewright.model import prose as p
from coursewright.model.course import Fact
from coursewright.model.prose import Block, Blocks, Inline, Inlines
from coursewright.model.walking import plain

Elements: TypeAlias = tuple[Element, ...]

# After a letter it is an apostrophe or a closing mark, and both are written in one way.
_APOSTROPHE = re.compile(r"(?<=[^\W_])'")


def _nothing(block: Block) -> Elements:
    return ()


@dataclass(frozen=True, slots=True)
class Around:
    """What a text may name, and how the platform is told of it. What has no address is written as words."""

    language: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    plays: bool = False
    """Whether its pages may hold `audio` and `video`; where not, a link leads to the file."""
    sets_tex: bool = False
    """Whether the platform sets TeX between `\\(` and `\\)` by itself, and trips over MathML."""
    picture: Callable[[str], str | None] = lambda path: None
    """The address of a picture by its path in the project; nothing where it is shown elsewhere, None where it is not there."""
    link: Callable[[str, str], str | None] = lambda path, fragment: None
    """The address of a page by the path of its source, and a heading in it."""
    gap: Callable[[int], Element] = lambda number: element("span", {"class": "gap"}, "____")
    activity: Callable[[Block], Elements] = _nothing
    """What stands for a check, a recall, a card or the support lines."""

    def say(self, key: str, **values: str | int | Decimal) -> str:
        """Words of the interface."""
        return interface.say(self.language, key, **values)


def passage(blocks: Blocks, around: Around) -> Elements:
    """Blocks, then the sources that they cite: a question stands alone, so each text names its own."""
    writer = _Text(around)
    parts = writer.blocks(blocks)
    return (*parts, *writer.sources())


def words(blocks: Blocks) -> str:
    """The words alone, blocks apart by a blank."""
    return " ".join(filter(None, (_said(block) for block in blocks))).strip()


def _said(block: Block) -> str:
    match block:
        case p.Paragraph(inlines=inlines) | p.Heading(inlines=inlines):
            return plain(inlines).strip()
        case p.CodeBlock(text=text):
            return text.strip()
        case p.Quote(blocks=inner) | p.Box(blocks=inner):
            return words(inner)
        case p.Listing(items=items):
            return ", ".join(words(item.blocks) for item in items)
        case p.Figure(image=image, caption=caption):
            return plain(caption).strip() or image.alt
        case p.FormulaBlock(tex=tex):
            return tex
        case _:
            return ""


@dataclass(slots=True)
class _Text:
    """Writes one text and remembers what it cites."""

    around: Around
    cited: dict[str, int] = field(default_factory=dict)

    def blocks(self, blocks: Blocks) -> Elements:
        """Blocks in their order."""
        return tuple(part for block in blocks for part in self._block(block))

    def sources(self) -> Iterator[Element]:
        """The facts that the text cites, numbered as in it."""
        for id, number in self.cited.items():
            fact = self.around.facts[id]
            said = f"{number}. {self.around.say('source-by', source=fact.source)}"
            link = (
                element("a", {"href": _web(fact.url)}, self.around.say("source-link")) if fact.url else None
            )
            yield element("p", {"class": "source"}, element("em", None, said, " " if link else None, link))

    def _block(self, block: Block) -> Iterator[Element]:
        match block:
            case p.Paragraph(inlines=inlines):
                yield element("p", None, *self.inlines(inlines))
            case p.Heading(level=level, inlines=inlines, slug=slug):
                yield element(f"h{min(level, 6)}", {"id": slug}, *self.inlines(inlines))
            case p.CodeBlock(text=source):
                yield element("pre", None, source)
            case p.Listing(items=items, start=start):
                yield element("ul" if start is None else "ol", None, *map(self._entry, items))
            case p.Quote(blocks=inner):
                yield element("blockquote", None, *self.blocks(inner))
            case p.Table():
                yield self._table(block)
            case p.Definitions(entries=entries):
                yield element("dl", None, *(part for entry in entries for part in self._definition(entry)))
            case p.Footnote(label=label, blocks=inner):
                yield element("div", {"class": "footnote"}, element("p", None, label), *self.blocks(inner))
            case p.Separator():
                yield element("hr")
            case p.FormulaBlock(tex=tex):
                yield element("p", None, self._formula(tex, block.tree, display=True))
            case p.Figure(image=image, caption=caption):
                told = element("p", {"class": "caption"}, *self.inlines(caption)) if caption else None
                yield element("div", {"class": "figure"}, element("p", None, *self._image(image)), told)
            case p.Medium():
                yield self._medium(block)
            case p.Box():
                yield from self._box(block)
            case p.Reflection(blocks=inner):
                title = element("p", None, element("strong", None, self.around.say("box-reflect")))
                yield element("div", {"class": "reflection"}, title, *self.blocks(inner))
            case p.Check() | p.Recall() | p.ActivityCard() | p.SupportPanel():
                yield from self.around.activity(block)
            case p.When(blocks=inner):
                yield from self.blocks(inner)
            case p.Cell(source=source, outputs=outputs):
                yield from () if block.option("hide") else (element("pre", None, source),)
                yield from self.blocks(outputs)
            case p.Printed(text=printed):
                yield element("pre", {"class": "output"}, printed)
            case p.Takeaway(paths=paths):
                yield from self._takeaway(paths)
            case _:
                assert_never(block)

    def _medium(self, block: p.Medium) -> Element:
        """A player where the platform's pages hold one, else a link to the file; then the transcript, always open."""
        one, around = block.recording, self.around
        href = around.picture(source_path(one.place.file, one.src))
        title = element("strong", None, one.title)
        head = element("p", None, element("a", {"href": href}, one.title) if href else title)
        if href and around.plays:
            captions = around.picture(source_path(one.place.file, one.captions)) if one.captioned else None
            poster = around.picture(source_path(one.place.file, one.poster)) if one.poster else None
            told = {"kind": "captions", "srclang": around.language, "default": "default"}
            track = element("track", {**told, "src": captions}) if captions else None
            asked = {"src": href, "controls": "controls", "preload": "none", "title": one.title}
            asked |= {"poster": poster} if poster else {}
            player = element(one.kind.value, asked, track, element("a", {"href": href}, one.title))
            head = element("div", None, element("p", None, title), player)
        words = element("p", None, element("em", None, around.say("transcript")))
        return element("div", {"class": "medium"}, head, words, *self.blocks(block.blocks))

    def _formula(self, tex: str, tree: p.MathElement | None, *, display: bool) -> Element:
        """MathML, which browsers and the standards of questions know; else its TeX."""
        if self.around.sets_tex:
            return element("span", {"class": "formula"}, rf"\[{tex}\]" if display else rf"\({tex}\)")
        if tree is None:
            return element("span", {"class": "formula"}, tex)
        given = {"xmlns": NAMESPACE, "display": "block" if display else None, "alttext": tex}
        return element("math", given, *map(_mathematics, tree.children))

    def _takeaway(self, paths: tuple[str, ...]) -> Elements:
        """The notebook and its data, where the package carries them."""
        there = [(path, href) for path in paths if (href := self.around.picture(path))]
        if not there:
            return ()
        title = element("p", None, element("strong", None, self.around.say("cell-take")))
        links = (element("li", None, element("a", {"href": href}, basename(path))) for path, href in there)
        return title, element("p", None, self.around.say("cell-take-about")), element("ul", None, *links)

    def _entry(self, item: p.ListItem) -> Element:
        first = item.blocks[0] if len(item.blocks) == 1 else None
        inner = self.inlines(first.inlines) if isinstance(first, p.Paragraph) else self.blocks(item.blocks)
        mark = None if item.checked is None else ("☑ " if item.checked else "☐ ")
        return element("li", None, mark, *inner)

    def _table(self, table: p.Table) -> Element:
        head = (element("th", {"scope": "col"}, *self.inlines(cell.inlines)) for cell in table.header)
        rows = (
            element("tr", None, *(element("td", None, *self.inlines(cell.inlines)) for cell in row))
            for row in table.rows
        )
        body = element("tbody", None, *rows) if table.rows else None
        return element("table", None, element("thead", None, element("tr", None, *head)), body)

    def _definition(self, entry: p.Definition) -> Iterator[Element]:
        yield element("dt", None, *self.inlines(entry.term))
        yield element("dd", None, *self.blocks(entry.blocks))

    def _box(self, box: p.Box) -> Iterator[Element]:
        if box.kind is p.BoxKind.FACILITATOR:
            return
        key = self.around.say(f"box-{box.kind}", place=place_name(self.around.language, box.title))
        title = box.title if box.title and box.kind is not p.BoxKind.LAW else key
        label = element("p", None, element("strong", None, title))
        yield element("blockquote", {"class": f"box-{box.kind}"}, label, *self.blocks(box.blocks))

    def inlines(self, inlines: Inlines) -> tuple[Node, ...]:
        """Inlines in their order."""
        return tuple(part for inline in inlines for part in self._inline(inline))

    def _inline(self, inline: Inline) -> Iterator[Node]:
        match inline:
            case p.Text(text=words):
                yield _APOSTROPHE.sub("’", words)
            case p.Emphasis(inlines=inner):
                yield element("em", None, *self.inlines(inner))
            case p.Strong(inlines=inner):
                yield element("strong", None, *self.inlines(inner))
            case p.CodeSpan(text=words):
                yield element("code", None, words)
            case p.Link():
                yield from self._link(inline)
            case p.Image():
                yield from self._image(inline)
            case p.Break():
                yield element("br")
            case p.Cite(fact=fact):
                if fact in self.around.facts:
                    number = self.cited.setdefault(fact, len(self.cited) + 1)
                    yield element("sup", None, f"[{number}]")
            case p.Term(term=term):
                yield term
            case p.Said(inlines=inner):
                yield element("q", None, *self.inlines(inner))
            case p.Gap(gap=gap):
                yield self.around.gap(gap)
            case p.Formula(tex=tex):
                yield self._formula(tex, inline.tree, display=False)
            case p.FootnoteMark(label=label):
                yield element("sup", None, label)
            case _:
                assert_never(inline)

    def _link(self, link: p.Link) -> Iterator[Node]:
        path, _, fragment = link.href.partition("#")
        if is_web(link.href):
            href: str | None = link.href
        elif path:
            href = self.around.link(source_path(link.place.file, path), fragment)
        else:
            href = None
        inner = self.inlines(link.inlines)
        if href is None:
            yield from inner
        else:
            yield element("a", {"href": href}, *inner)

    def _image(self, image: p.Image) -> Iterator[Node]:
        href = self.around.picture(source_path(image.place.file, image.src))
        alt = "" if image.decorative else image.alt
        if href:
            yield element("img", {"src": href, "alt": alt})
        elif href is None and alt:
            yield element("em", None, f"[{alt}]")


def _mathematics(part: p.MathElement) -> Element:
    inner = map(_mathematics, part.children)
    return element(part.name, dict(part.attributes), part.text or None, *inner)


def _web(url: str) -> str:
    return url if "://" in url else f"https://{url}"
