"""The text of a book: questions without controls, numbered, and every source ready to stand at the foot of its page."""

from __future__ import annotations

from dataclasses import dataclass, field

from coursewright.encode import asked, interface
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.media import on_paper
from coursewright.encode.prose import PageWriter
from coursewright.encode.references import place_name
from coursewright.encode.typeset.words import quoted
from coursewright.model.course import Fact
from coursewright.model.item import Item
from coursewright.model.prose import Block, Medium, Recall


@dataclass(slots=True)
class BookWriter(PageWriter):
    """Writes one chapter; questions are numbered through it."""

    asked: list[Item] = field(default_factory=list)

    def block(self, block: Block) -> Markup:
        """One block; a recording is its title and its transcript."""
        # `super()` without arguments does not work in a dataclass with slots.
        return on_paper(self, block) if isinstance(block, Medium) else PageWriter.block(self, block)

    def question(self, item: Item) -> Markup:
        """One question with its number; its answer stands at the end of the book."""
        self.asked.append(item)
        number = self.say("pdf-question", number=len(self.asked))
        title = el("p", f"{number} {item.title}".strip(), class_="box-label")
        return el("section", title, asked.stem(item, self), asked.body(item, self), class_="question")

    def answers(self, title: str) -> Markup | None:
        """The answers of the chapter."""
        if not self.asked:
            return None
        told = (self._answer(number, item) for number, item in enumerate(self.asked, 1))
        return join(el("h2", title, data_quiet="1"), *told)

    def _answer(self, number: int, item: Item) -> Markup:
        key = asked.answer(item, self) or el("p", self.say("lead-asks-nothing"), class_="soft")
        title = el("p", f"{self.say('pdf-question', number=number)} {item.title}".strip(), class_="box-label")
        return el("div", title, key, asked.reasons(item, self), class_="answer-of")

    def _check(self, id: str) -> Markup:
        item = self.resources.items.get(id)
        return self.question(item) if item else Markup("")

    def _recall(self, block: Recall) -> Markup:
        known = [self.resources.items[id] for id, _ in block.items if id in self.resources.items]
        return (
            join(el("p", self.say("recall"), class_="box-label"), *map(self.question, known))
            if known
            else Markup("")
        )

    def _term(self, term: str) -> Markup:
        return el("span", term, class_="term")


def footnote(language: str, fact: Fact) -> str:
    """A source at the foot of a page, in Typst: its id, who says it, of when, and where it holds."""
    dated = interface.say(language, "as-of", date=fact.as_of) if fact.as_of else ""
    place = place_name(language, fact.jurisdiction) if fact.jurisdiction else ""
    # Elsewhere the date goes on from what stands before it; here it is a sentence of its own.
    dated = f"{dated[:1].upper()}{dated[1:]}"
    told = ". ".join(filter(None, (f"{fact.id}: {fact.source.rstrip('.')}", place, dated)))
    return f"#{quoted(told + '.')};"
