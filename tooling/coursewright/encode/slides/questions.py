"""Items as slides: the case, the question, and the answer as the next thing that appears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode import asked
from coursewright.encode.items.frame import words_of
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.prose import PageWriter
from coursewright.encode.slides.cutting import count, grouped, rows, sentences
from coursewright.encode.slides.slide import SAID, Slide, WallWriter
from coursewright.model.item import Item, LongFillIn, Matching, Option
from coursewright.model.prose import Blocks, Image, Inlines, Paragraph
from coursewright.model.walking import deep, plain, words

TOGETHER = 90
"""Words of a case that fit beside its options; a longer one comes first, on slides of its own."""
REASON = 34
"""Words of a reason that fit under an answer."""
PAIRED = 40
"""Words of the left sides that are matched on one slide."""
PAIRS = 2
PICTURE = 25
"""A picture takes as much room as so many words."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence of a paragraph, or another block of a stem."""

    paragraph: int
    text: Inlines
    block: Blocks = ()

    @property
    def words(self) -> int:
        return count(self.text) if self.text else max(words(self.block), PICTURE)


@dataclass(frozen=True, slots=True)
class Questions:
    """Makes slides of items. Feedback on every option goes to the notes."""

    wall: WallWriter
    notes: PageWriter

    def slides(self, item: Item, label: str) -> Iterator[Slide]:
        """The slides of one item; `label` stands where it has no title."""
        title = item.title or label
        told = self._notes(item)
        pieces = tuple(_pieces(item.stem))
        before: tuple[_Piece, ...] = ()
        if sum(piece.words for piece in pieces) + _beside(item) > TOGETHER:
            at = _asks(pieces)
            before, pieces = pieces[:at], pieces[at:]
        for case in grouped(before, lambda piece: piece.words, SAID):
            yield Slide("case", title, self._shown(case), (), Markup(""))
        yield from self._asked(item, title, self._shown(pieces), told)

    def _asked(self, item: Item, title: str, stem: Markup, told: Markup) -> Iterator[Slide]:
        if isinstance(item.form, Matching):
            wide = grouped(item.form.left, _long, PAIRED)
            for group in (part for one in wide for part in rows(one, PAIRS)):
                shown = asked.pairs(group, item.form, self.wall)
                partners = asked.options(asked.lettered(item), self.wall)
                key = self._answer(asked.matched(group, item, item.form), item)
                yield Slide("question", title, join(stem, shown, partners), (key,), told)
            return
        if isinstance(item.form, LongFillIn):
            how = "slides-private" if item.form.private else "slides-write"
            body = join(stem, el("p", self.wall.say(how), class_="how"))
        else:
            body = join(stem, asked.body(item, self.wall))
        answer = asked.answer(item, self.wall)
        told_next = (self._answer(answer, item),) if answer and not isinstance(item.form, LongFillIn) else ()
        yield Slide("question", title, body, told_next, told)

    def _answer(self, key: Markup, item: Item) -> Markup:
        label = el("p", self.wall.say("slides-answer"), class_="label")
        return el("div", label, key, self._reason(item), class_="answer")

    def _reason(self, item: Item) -> Markup | None:
        first = next((block for block in item.why if isinstance(block, Paragraph)), None)
        if first is None:
            return None
        kept: list[Inlines] = []
        for sentence in sentences(first.inlines):
            if sum(map(count, kept)) + count(sentence) > REASON:
                break
            kept.append(sentence)
        return el("p", *(self.wall.inlines(one) for one in kept), class_="reason") if kept else None

    def _shown(self, pieces: tuple[_Piece, ...]) -> Markup:
        out: list[Markup] = []
        held: list[Markup] = []
        for at, piece in enumerate(pieces):
            if piece.block:
                out.append(self.wall.blocks(piece.block))
                continue
            held.append(self.wall.inlines(piece.text))
            if at + 1 == len(pieces) or pieces[at + 1].paragraph != piece.paragraph:
                out.append(el("p", *held))
                held = []
        # The gaps of a cloze are numbered blanks here as everywhere.
        return asked.blanks(join(*out))

    def _notes(self, item: Item) -> Markup:
        key = asked.answer(item, self.notes)
        answer = join(el("p", el("b", self.notes.say("slides-answer"))), key) if key else None
        return join(answer, asked.reasons(item, self.notes))


def _beside(item: Item) -> int:
    """Words of what is chosen from."""
    if isinstance(item.form, Matching):
        return sum(map(_long, item.form.right)) + SAID
    return sum(_long(one.option) for one in asked.lettered(item))


def _long(option: Option) -> int:
    return len(words_of(option).split())


def _pieces(stem: Blocks) -> Iterator[_Piece]:
    for at, block in enumerate(stem):
        pictured = isinstance(block, Paragraph) and any(isinstance(i, Image) for i in deep(block.inlines))
        if isinstance(block, Paragraph) and not pictured:
            for sentence in sentences(block.inlines):
                yield _Piece(at, sentence)
        else:
            yield _Piece(at, (), (block,))


def _asks(pieces: tuple[_Piece, ...]) -> int:
    """Where the question begins: at the last sentence that ends with its mark, or at the last of all."""
    marked = [at for at, piece in enumerate(pieces) if "?" in plain(piece.text) or "؟" in plain(piece.text)]
    return marked[-1] if marked else len(pieces) - 1
