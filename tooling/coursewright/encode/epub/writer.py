"""The text of one chapter: no script, no field to fill; sources as footnotes, answers behind a link to the end of the book."""

from __future__ import annotations

from dataclasses import dataclass, field

from coursewright.encode import boxes, references
from coursewright.encode.books.questions import Question, question
from coursewright.encode.cells import shown_outputs, source_of
from coursewright.encode.code import code_html
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.paper.booklet import PaperWriter
from coursewright.encode.prose import fold_term, term_id
from coursewright.model import prose as p
from coursewright.model.calculation import Tryout, computed, rounded
from coursewright.model.item import Item
from coursewright.model.prose import Block, Inline


@dataclass(slots=True)
class BookWriter(PaperWriter):
    """Writes text for one file of the book and remembers what other files have to tell of it."""

    answers: str = ""
    """The file that holds the answers to what is asked here."""
    asked: dict[str, Question] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    """Ids of the first use of each term of the glossary."""

    def block(self, block: Block) -> Markup:
        """One block."""
        match block:
            case p.Box():
                return boxes.box(self, block, script=False)
            case p.Reflection(blocks=inner):
                name = self.fresh("reflect")
                label = el("p", self.say("box-reflect"), class_="box-label", id=name)
                return el("aside", label, self.blocks(inner), class_="box reflection", aria_labelledby=name)
            case p.Check(item=id):
                item = self.resources.items.get(id)
                return self.question(item, min(self.level + 1, 6)) if item else Markup("")
            case p.Recall(items=items):
                title = boxes.heading(self, self.say("recall"), self.fresh("recall"))
                found = (self.resources.items[id] for id, _ in items if id in self.resources.items)
                level = min(self.level + 2, 6)
                return el("section", title, *(self.question(item, level) for item in found), class_="recall")
            case p.SupportPanel():
                link = el("a", self.say("support-all"), href=self.resources.support_href)
                label = el("p", self.say("support-panel"), class_="box-label")
                return el("div", label, el("p", link), class_="box support")
            case p.Cell():
                return self.cell(block)
            case p.Takeaway():
                return Markup("")
            case _:
                return PaperWriter.block(self, block)

    def inline(self, inline: Inline) -> Markup:
        """One inline."""
        match inline:
            case p.Cite(fact=fact) if fact in self.resources.facts:
                return self.noteref(fact)
            case p.Term(term=term) if fold_term(term) in self.resources.terms:
                return self.term(term)
            case p.Gap(gap=gap):
                return el("span", f"______ ({gap})", class_="gap")
            case _:
                return PaperWriter.inline(self, inline)

    def noteref(self, fact: str) -> Markup:
        """The number of a source; the first one is where its footnote leads back to (EPUB SSV, `noteref`)."""
        first = fact not in self.cited
        number = self.cited.setdefault(fact, len(self.cited) + 1)
        label = self.say("cite", number=number, fact=fact)
        return el(
            "a", str(number), class_="cite", href=f"#source-{fact}", id=f"cited-{fact}" if first else None,
            role="doc-noteref", aria_label=label, **{"epub:type": "noteref"},
        )  # fmt: skip

    def term(self, term: str) -> Markup:
        """A word of the glossary."""
        meaning = self.resources.terms[fold_term(term)]
        name = f"use-{term_id(term)}"
        first = name not in self.used.values()
        self.used.setdefault(fold_term(term), name)
        return el(
            "a", term, class_="term", href=meaning.href, id=name if first else None, role="doc-glossref",
            **{"epub:type": "glossref"},
        )  # fmt: skip

    def question(self, item: Item, level: int, number: int | None = None) -> Markup:
        """What is asked, with a link to the answers. Asked a second time on a page, it has no place of its own."""
        one = question(self.resources.language, item)
        first = item.id not in self.asked
        self.asked[item.id] = one
        outside, self.level = self.level, level
        hint = el("p", el("strong", self.say("item-hint")), ": ") if one.hint else None
        link = el("a", self.say("book-to-answers"), href=f"{self.answers}#answer-{item.id}")
        name = f"item-{item.id}" if first else None
        made = el(
            "section",
            el(f"h{level}", f"{number}. {one.title}" if number else one.title, class_="item-title"),
            self.blocks(one.asked),
            el("div", hint, self.blocks(one.hint), class_="hint") if one.hint else None,
            el("p", link, class_="to-answers") if one.answers else None,
            class_="item", id=name,
        )  # fmt: skip
        self.level = outside
        return made

    def cell(self, cell: p.Cell) -> Markup:
        """A cell of a notebook: its code, what it showed, and one set of numbers for what readers may try elsewhere."""
        hidden = cell.option("hide")
        source = "" if hidden in ("code", "all") else source_of(cell)
        code = code_html(f"{source}\n", cell.language) if source else None
        shown = None if hidden in ("output", "all") else join(*shown_outputs(self, cell))
        tried = self.tryout(cell.tryout) if cell.tryout else None
        return el("div", code, shown, tried, class_="cell")

    def tryout(self, tryout: Tryout) -> Markup:
        """The calculation for the numbers that the text begins with."""
        start = {parameter.name: float(parameter.start) for parameter in tryout.parameters}
        found = computed(tryout, start)
        given = ((one.label, f"{one.start} {one.unit}".strip()) for one in tryout.parameters)
        results = ((r.label, f"{rounded(found[r.name], r.places)} {r.unit}".strip()) for r in tryout.results)
        return el(
            "div",
            el("p", tryout.title, class_="box-label"),
            el("p", self.say("book-cell-fields")),
            el("dl", *(join(el("dt", name), el("dd", value)) for name, value in given)),
            el("p", self.say("book-cell-results")),
            el("dl", *(join(el("dt", name), el("dd", value)) for name, value in results)),
            class_="box tryout",
        )

    def ends(self) -> Markup:
        """What belongs at the end of the file: its notes, then its sources as footnotes that lead back."""
        own = [self.note(label, blocks) for label, blocks in self.footnotes.items()]
        facts = [self.source(fact, number) for fact, number in self.cited.items()]
        notes = el("section", el("h2", self.say("notes-title")), *own, class_="footnotes") if own else None
        listed = (
            el("section", el("h2", self.say("sources-title")), *facts, class_="references") if facts else None
        )
        return join(notes, listed)

    def note(self, label: str, blocks: p.Blocks) -> Markup:
        """The text of a footnote."""
        return el(
            "aside", el("p", el("span", label, class_="fact-id")), self.blocks(blocks), id=f"{self.prefix}note-{label}",
            role="doc-footnote", **{"epub:type": "footnote"},
        )  # fmt: skip

    def source(self, id: str, number: int) -> Markup:
        """One source with its dates, and the way back to where it was first named."""
        back = el(
            "a", self.say("book-back"), href=f"#cited-{id}", role="doc-backlink", **{"epub:type": "backlink"}
        )
        told = references.told(self.resources.language, self.resources.facts[id])
        return el(
            "aside", el("span", f"{number}.", class_="number"), told, el("p", back, class_="back"), id=f"source-{id}",
            role="doc-footnote", **{"epub:type": "footnote"},
        )  # fmt: skip
