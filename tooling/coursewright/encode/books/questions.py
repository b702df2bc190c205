"""A question as text: what is asked, and apart from it the answers with their reasons. No format is known here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias, assert_never

from coursewright.encode import interface
from coursewright.encode.items.frame import settled_order
from coursewright.encode.numbers import key_of
from coursewright.model.item import (
    Choice,
    FillIn,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TextGap,
    TrueFalse,
)
from coursewright.model.place import Place
from coursewright.model.prose import Block, Blocks, Inlines, Listing, ListItem, Paragraph, Strong, Text

Options: TypeAlias = tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One item for a reader with a pencil. Numbers of options and of their answers are the same."""

    item: Item
    title: str
    asked: Blocks
    """The stem, then what there is to choose from."""
    hint: Blocks
    answers: Blocks
    """Empty where nobody can say more than the reader."""


def question(language: str, item: Item) -> Question:
    """The item in the words of the interface in a language."""
    words = _Words(language, item)
    title = item.title or words.say("item-title")
    return Question(item, title, (*item.stem, *words.asked()), item.hint, tuple(words.answers()))


@dataclass(frozen=True, slots=True)
class _Words:
    language: str
    item: Item

    @property
    def place(self) -> Place:
        return self.item.place

    def say(self, key: str, **values: str | int | Decimal) -> str:
        return interface.say(self.language, key, **values)

    def asked(self) -> Iterator[Block]:
        form = self.item.form
        match form:
            case TrueFalse(true=true, false=false):
                yield self.listed((true, false))
            case Choice(options=options, multiple=multiple):
                if multiple:
                    yield self.line("item-several")
                yield self.listed(options)
            case Likert(steps=steps):
                yield self.listed(steps)
            case Matching(left=left, right=right, left_label=left_label, right_label=right_label):
                yield self.line("book-match")
                yield self.named(left_label)
                yield self.listed(left)
                yield self.named(right_label)
                yield self.listed(settled_order(right, self.item.id), start=None)
            case Sequencing(steps=steps):
                yield self.line("item-order")
                yield self.listed(settled_order(steps, self.item.id), start=None)
            case FillIn(cloze=cloze):
                if not cloze:
                    yield self.line("book-write")
            case Numeric(unit=unit):
                yield self.line("book-write-unit", unit=unit) if unit else self.line("book-write")
            case LongFillIn():
                pass
            case _:
                assert_never(form)
        if not self.item.scored:
            private = isinstance(form, LongFillIn) and form.private
            if not private:
                yield self.line("item-unscored")

    def answers(self) -> Iterator[Block]:
        form = self.item.form
        match form:
            case TrueFalse(true=true, false=false, key=key):
                yield self.judged(((true, key), (false, not key)))
            case Choice(options=options, keys=keys):
                yield self.judged(tuple((option, option.id in keys) for option in options))
            case Likert(steps=steps, panel=panel, panel_source=source):
                if panel or any(step.feedback for step in steps):
                    yield self.panel(steps, panel)
                if source:
                    yield self.line("item-panel-source", source=source)
            case FillIn(gaps=gaps):
                for number, gap in enumerate(gaps, 1):
                    yield from self.gap(number, gap, len(gaps) > 1)
            case Numeric():
                yield self.told(self.say("item-key"), key_of(form, self.say))
            case Matching():
                yield self.pairs(form)
            case Sequencing(steps=steps):
                yield Listing(tuple(self.entry((), step) for step in steps), 1, self.place)
            case LongFillIn(rubric=rubric, model_answer=model):
                for title, blocks in (("item-rubric", rubric), ("item-model", model)):
                    if blocks:
                        yield self.named(self.say(title))
                        yield from blocks
            case _:
                assert_never(form)
        yield from self.item.why

    def listed(self, options: Options, start: int | None = 1) -> Listing:
        """Options as a list, numbered where their answers are."""
        return Listing(tuple(ListItem(o.blocks, None, o.place) for o in options), start, self.place)

    def judged(self, options: tuple[tuple[Option, bool], ...]) -> Listing:
        """Every option with whether it is right, and why."""
        marks = (
            self.strong(f"{self.say('item-key' if right else 'item-not-key')}: ") for _, right in options
        )
        return Listing(
            tuple(self.entry(mark, option) for mark, (option, _) in zip(marks, options, strict=True)),
            1,
            self.place,
        )

    def panel(self, steps: Options, panel: tuple[int, ...]) -> Listing:
        """Every step with how many of the panel chose it."""
        entries: list[ListItem] = []
        for number, step in enumerate(steps):
            share = (self.line("item-panel", share=panel[number]),) if panel else ()
            entries.append(self.entry((), replace(step, feedback=(*share, *step.feedback))))
        return Listing(tuple(entries), 1, self.place)

    def pairs(self, form: Matching) -> Listing:
        """Every left option with its partner."""
        right, partners = {option.id: option for option in form.right}, dict(form.pairs)
        entries = []
        for option in form.left:
            partner = right[partners[option.id]]
            arrow = (Text(" → ", self.place),)
            blocks = (*_led(arrow, option.blocks, self.place, behind=partner.blocks), *option.feedback)
            entries.append(ListItem(blocks, None, option.place))
        return Listing(tuple(entries), 1, self.place)

    def gap(self, number: int, gap: TextGap, several: bool) -> Iterator[Block]:
        """The texts that fill one gap, and what was foreseen to be written instead."""
        name = f"{self.say('item-gap', number=number)}: " if several else ""
        model, *others = (answer.replace("*", "…") for answer in gap.answers)
        also = f" {self.say('item-also', answers=', '.join(others))}" if others else ""
        yield self.told(f"{name}{self.say('item-key')}", f"{model}{also}")
        yield from gap.feedback
        for wrong in gap.foreseen:
            yield self.told(f"{name}{self.say('item-not-key')}", wrong.pattern.replace("*", "…"))
            yield from wrong.feedback

    def entry(self, mark: Inlines, option: Option) -> ListItem:
        """An option behind its mark, then its feedback."""
        return ListItem((*_led(mark, option.blocks, self.place), *option.feedback), None, option.place)

    def told(self, mark: str, words: str) -> Paragraph:
        """`Right: 3.5 percent`."""
        return Paragraph((*self.strong(f"{mark}: "), Text(words, self.place)), self.place)

    def named(self, words: str) -> Paragraph:
        """Words above what follows."""
        return Paragraph(self.strong(words), self.place)

    def line(self, key: str, **values: str | int) -> Paragraph:
        """A sentence of the interface."""
        return Paragraph((Text(self.say(key, **values), self.place),), self.place)

    def strong(self, words: str) -> Inlines:
        """Words that stand out."""
        return (
            Strong((Text(words.rstrip(), self.place),), self.place),
            Text(words[len(words.rstrip()) :], self.place),
        )


def _led(mark: Inlines, blocks: Blocks, place: Place, behind: Blocks = ()) -> Iterator[Block]:
    """Blocks whose first paragraph begins with a mark; with `behind` the mark stands between both."""
    first = blocks[0] if blocks else None
    after = behind[0] if behind else None
    if not behind and isinstance(first, Paragraph):
        yield replace(first, inlines=(*mark, *first.inlines))
        yield from blocks[1:]
    elif isinstance(first, Paragraph) and isinstance(after, Paragraph) and len(blocks) == 1:
        yield replace(first, inlines=(*first.inlines, *mark, *after.inlines))
        yield from behind[1:]
    elif behind:
        yield from blocks
        yield Paragraph(mark, place)
        yield from behind
    else:
        if mark:
            yield Paragraph(mark, place)
        yield from blocks
