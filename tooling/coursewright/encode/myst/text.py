"""Text as MyST Markdown: boxes are admonitions, questions exercises with solutions, sources footnotes, formulas `$...$`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from coursewright.encode import interface
from coursewright.encode.books.questions import question
from coursewright.encode.cells import source_of
from coursewright.encode.myst.escaping import at_beginning, directive, escaped, fenced, indented, target
from coursewright.encode.paper.sentences import Sentences
from coursewright.encode.prose import fold_term, term_id
from coursewright.encode.references import place_name, plain_dates
from coursewright.encode.resources import is_web, source_path
from coursewright.model import prose as p
from coursewright.model.course import Fact
from coursewright.model.item import Item
from coursewright.model.prose import Block, Blocks, Inline, Inlines

CLASSES = {
    p.BoxKind.NOTE: "note", p.BoxKind.TIP: "tip", p.BoxKind.IMPORTANT: "important", p.BoxKind.WARNING: "warning",
    p.BoxKind.EXAMPLE: "seealso", p.BoxKind.ACTION: "tip", p.BoxKind.HANDOUT: "note", p.BoxKind.DEBATE: "note",
    p.BoxKind.LAW: "important",
}  # fmt: skip
"""The admonitions that both generations color, by the kind of a box."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a text may name in the project, and how a page of the book addresses it."""

    language: str
    facts: Mapping[str, Fact]
    items: Mapping[str, Item]
    terms: frozenset[str]
    """The words of the glossary, folded."""
    link: Callable[[str, str], str | None]
    """The address of a source by its path and a heading in it; None where the book has no such page."""
    step: Callable[[str], tuple[str, str, str] | None]
    """File, title and role of an activity by its id."""
    picture: Callable[[str], str | None]
    support: str
    """The file of the support lines."""


@dataclass(slots=True)
class MystText:
    """Writes one page. `prefix` stands before the targets of its headings."""

    names: Names
    prefix: str
    labels: set[str]
    """Labels of the exercises that some page has already: each may stand once in a book."""
    sentences: Sentences | None = None
    cited: dict[str, None] = field(default_factory=dict)
    inside: int = 0
    """How many directives surround what is written now. No heading may stand in one."""

    def say(self, key: str, **values: str | int) -> str:
        """Words of the interface."""
        return interface.say(self.names.language, key, **values)

    def blocks(self, blocks: Blocks) -> str:
        """Blocks with an empty line between each."""
        return "\n\n".join(filter(None, map(self.block, blocks)))

    def held(self, blocks: Blocks) -> str:
        """Blocks inside a directive."""
        self.inside += 1
        text = self.blocks(blocks)
        self.inside -= 1
        return text

    def block(self, block: Block) -> str:
        """One block; nothing where a book has nothing to show."""
        match block:
            case p.Paragraph(inlines=inlines):
                return at_beginning(self.inlines(inlines))
            case p.Heading():
                return self.heading(block)
            case p.CodeBlock(text=text, language=language):
                return fenced("`", language, text.rstrip("\n"))
            case p.Printed(text=text):
                return fenced("`", "text", text.rstrip("\n"))
            case p.Listing():
                return "\n".join(self.entries(block))
            case p.Quote(blocks=inner):
                return "> " + self.blocks(inner).replace("\n", "\n> ").replace("> \n", ">\n")
            case p.Table():
                return "\n".join(self.rows(block))
            case p.Definitions(entries=entries):
                return "\n\n".join(map(self.definition, entries))
            case p.Footnote(label=label, blocks=inner):
                return f"[^{label}]: {indented(self.blocks(inner), 4)}"
            case p.Separator():
                return "---" if not self.inside else ""
            case p.FormulaBlock(tex=tex):
                return f"$$\n{tex.strip()}\n$$"
            case p.Figure():
                return self.figure(block)
            case p.Medium(recording=recording, blocks=transcript):
                told = self.say(f"paper-{recording.kind.value}", title=recording.title)
                return self.admonition(told, self.held(transcript), "note")
            case p.Box() | p.Reflection() | p.SupportPanel() | p.When():
                return self.box(block)
            case p.Check(item=id):
                return self.exercise(self.names.items[id]) if id in self.names.items else ""
            case p.Recall(items=items):
                listed = "\n\n".join(
                    self.exercise(self.names.items[id]) for id, _ in items if id in self.names.items
                )
                return f"**{escaped(self.say('recall'))}**\n\n{listed}"
            case p.ActivityCard():
                return self.card(block)
            case p.Cell(outputs=outputs):
                shown = "" if block.option("hide") in ("output", "all") else self.blocks(outputs)
                source = source_of(block)
                code = fenced("`", block.language, source) if source and not block.option("hide") else ""
                return "\n\n".join(filter(None, (code, shown)))
            case p.Takeaway():
                return ""
            case _:
                assert_never(block)

    def inlines(self, inlines: Inlines) -> str:
        """Inlines on one line."""
        return "".join(map(self.inline, inlines))

    def inline(self, inline: Inline) -> str:
        """One inline."""
        match inline:
            case p.Text(text=text):
                return escaped(text)
            case p.Emphasis(inlines=inner):
                return self.marked("*", inner)
            case p.Strong(inlines=inner):
                return self.marked("**", inner)
            case p.CodeSpan(text=text):
                marks = "``" if "`" in text else "`"
                return f"{marks} {text} {marks}" if "`" in text else f"`{text}`"
            case p.Link():
                return self.link(inline)
            case p.Image(src=src, alt=alt, place=place):
                there = self.names.picture(source_path(place.file, src))
                words = "" if inline.decorative else escaped(alt)
                return f"![{words}]({there})" if there else words
            case p.Break():
                return "\\\n"
            case p.Cite(fact=fact):
                if fact not in self.names.facts:
                    return ""
                self.cited[fact] = None
                return f"[^{fact}]"
            case p.Term(term=term):
                known = fold_term(term) in self.names.terms
                return f"[{escaped(term)}](#{target(term_id(term))})" if known else escaped(term)
            case p.Said(inlines=inner):
                return f"“{self.inlines(inner)}”"
            case p.Gap(gap=gap):
                return f"\\_\\_\\_\\_\\_\\_ ({gap})"
            case p.Formula(tex=tex):
                return f"${tex.strip()}$"
            case p.FootnoteMark(label=label):
                return f"[^{label}]"
            case _:
                assert_never(inline)

    def marked(self, mark: str, inlines: Inlines) -> str:
        """Stressed words; blanks stay outside the marks, or the marks would be none (CommonMark 6.2)."""
        text = self.inlines(inlines)
        bare = text.strip()
        if not bare:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}{mark}{bare}{mark}{after}"

    def heading(self, block: p.Heading) -> str:
        """A heading with a target of its own; inside a directive a line that stands out."""
        if self.inside:
            return f"**{self.inlines(block.inlines).strip()}**"
        return f"({target(f'{self.prefix}--{block.slug}')})=\n{'#' * block.level} {self.inlines(block.inlines).strip()}"

    def entries(self, block: p.Listing) -> Iterator[str]:
        """The entries of a list, with an empty line between them where one holds more than a paragraph."""
        loose = any(len(item.blocks) > 1 for item in block.items)
        for number, item in enumerate(block.items, block.start or 1):
            mark = f"{number}. " if block.start is not None else "- "
            box = "" if item.checked is None else ("☑ " if item.checked else "☐ ")
            yield f"{mark}{box}{indented(self.blocks(item.blocks), len(mark))}{chr(10) if loose else ''}".rstrip(
                " "
            )

    def rows(self, table: p.Table) -> Iterator[str]:
        """A pipe table."""
        yield f"| {' | '.join(self.inlines(cell.inlines).strip() or ' ' for cell in table.header)} |"
        yield f"|{'---|' * len(table.header)}"
        for row in table.rows:
            yield f"| {' | '.join(self.inlines(cell.inlines).strip() or ' ' for cell in row)} |"

    def definition(self, entry: p.Definition) -> str:
        """A term as a definition list of one, so that it can have a target."""
        return f"{at_beginning(self.inlines(entry.term))}\n: {indented(self.blocks(entry.blocks), 2)}"

    def figure(self, block: p.Figure) -> str:
        """A picture with its words."""
        there = self.names.picture(source_path(block.image.place.file, block.image.src))
        alt = "" if block.image.decorative else " ".join(block.image.alt.split())
        if there is None:
            return escaped(alt)
        return directive("figure", there, self.inlines(block.caption), **({"alt": alt} if alt else {}))

    def box(self, block: p.Box | p.Reflection | p.SupportPanel | p.When) -> str:
        """A box as an admonition under its own title."""
        match block:
            case p.Box(kind=p.BoxKind.FACILITATOR):
                return ""
            case p.Box(kind=kind, title=title, blocks=inner):
                place = place_name(self.names.language, title) if kind is p.BoxKind.LAW else ""
                own = title if title and not place else self.say(f"box-{kind}", place=place)
                return self.admonition(own, self.held(inner), CLASSES[kind])
            case p.Reflection(blocks=inner):
                return self.admonition(self.say("box-reflect"), self.held(inner), "note")
            case p.SupportPanel():
                link = f"[{escaped(self.say('support-all'))}]({self.names.support})"
                return self.admonition(self.say("support-panel"), link, "important")
            case p.When(condition=condition, blocks=inner):
                told = self.sentences.condition(condition) if self.sentences else ""
                return self.admonition(self.say("paper-if", condition=told), self.held(inner), "note")

    def admonition(self, title: str, body: str, kind: str) -> str:
        """An admonition. `kind` is a class of both generations; `dropdown` may follow it."""
        return directive("admonition", escaped(title), body, **{"class": kind})

    def exercise(self, item: Item) -> str:
        """A question and its answers, folded. Where it stands a second time, it leads to the first."""
        one = question(self.names.language, item)
        label = target(f"item-{item.id}")
        if label in self.labels:
            return f"[{escaped(one.title)}](#{label})"
        self.labels.add(label)
        asked = self.held(one.asked)
        if one.hint:
            hint = directive("dropdown", escaped(self.say("item-hint")), self.held(one.hint))
            asked = f"{asked}\n\n{hint}"
        parts = [directive("exercise", escaped(one.title), asked, label=label, nonumber="")]
        if one.answers:
            options = {"label": target(f"answer-{item.id}"), "class": "dropdown"}
            parts.append(directive("solution", label, self.held(one.answers), **options))
        return "\n\n".join(parts)

    def card(self, block: p.ActivityCard) -> str:
        """A way to a scenario or an assessment."""
        found = self.names.step(block.id)
        if found is None:
            return ""
        file, title, role = found
        body = f"[{escaped(title)}]({file})" + (f"\n\n{at_beginning(escaped(role))}" if role else "")
        return directive("card", escaped(self.say(f"card-{block.activity}")), body)

    def link(self, link: p.Link) -> str:
        """A link of the web, or to a page of the book; words alone where it has no such page."""
        words = self.inlines(link.inlines)
        if is_web(link.href):
            return f"[{words}](<{link.href}>)"
        path, _, fragment = link.href.partition("#")
        if not path:
            return f"[{words}](#{target(f'{self.prefix}--{fragment}')})"
        address = self.names.link(source_path(link.place.file, path), fragment)
        return f"[{words}]({address})" if address else words

    def ends(self) -> str:
        """The sources that the page cites, as footnotes."""
        return "\n\n".join(map(self.footnote, self.cited))

    def footnote(self, id: str) -> str:
        """One source: what it states, who says so, when it was read."""
        fact = self.names.facts[id]
        url = fact.url if "://" in fact.url else f"https://{fact.url}"
        link = f" [{escaped(self.say('source-link'))}](<{url}>)." if fact.url else ""
        told = f"{fact.statement} {self.say('source-by', source=fact.source)}"
        dates = " · ".join(plain_dates(self.names.language, fact))
        caution = f" {self.say('caution', caution=fact.caution)}" if fact.caution else ""
        return f"[^{id}]: {escaped(told)}.{link} {escaped(dates)}.{escaped(caution)}".replace("..", ".")
