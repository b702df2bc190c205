"""What every part of an item's HTML needs: the item, its writer, its ids and the words of its options."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from coursewright.encode.markup import Markup, el, join
from coursewright.encode.writing import Writer
from coursewright.model.item import Item, Option
from coursewright.model.prose import Blocks, CodeBlock, Paragraph
from coursewright.model.walking import plain, walk


@dataclass(frozen=True, slots=True)
class Frame:
    """One item on one page."""

    item: Item
    writer: Writer
    again: str

    @property
    def name(self) -> str:
        """The item's id, made unique in a page that shows it twice."""
        return f"{self.again}-{self.item.id}" if self.again else self.item.id

    @property
    def section(self) -> str:
        """The id of the card."""
        return f"item-{self.name}"

    def id(self, part: str) -> str:
        """The id of a part of the card."""
        return f"{self.section}-{part}"

    def field(self, option: str) -> str:
        """The id of a control."""
        return f"{self.name}-{option}"

    def group(self, *parts: Markup | None, role: str = "group", how: str = "") -> Markup:
        """The controls as one group named by the stem; `how` is the key of the words that say what to do."""
        words = el("p", self.writer.say(how), class_="how", id=self.id("how")) if how else None
        return el(
            "div", words, *parts,
            role=role, class_="options", aria_labelledby=self.id("stem"),
            aria_describedby=self.id("how") if how else None,
        )  # fmt: skip

    def labelled(self, option: Option) -> Markup:
        """The option's words as the label of its control."""
        words = in_label(option.blocks, self.writer)
        if words is not None:
            return el("label", words, for_=self.field(option.id))
        rich = self.writer.blocks(option.blocks)
        return el("div", rich, class_="label", id=self.field(option.id) + "-text")

    def refers(self, option: Option) -> str | None:
        """The id that names a control whose words no label can hold: a label takes phrasing only."""
        rich = in_label(option.blocks, self.writer) is None
        return self.field(option.id) + "-text" if rich else None


def in_label(blocks: Blocks, writer: Writer) -> Markup | None:
    """Blocks as a label may hold them, or None where they are more than paragraphs and code."""
    lines: list[Markup] = []
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines):
                lines.append(writer.inlines(inlines))
            case CodeBlock(text=code):
                lines.append(el("code", code))
            case _:
                return None
    return join(*lines[:1], *(join(el("br"), line) for line in lines[1:]))


def words_of(option: Option) -> str:
    """The option's words without any markup, for a list that holds only text."""
    lines = (plain(block.inlines) for block in walk(option.blocks) if isinstance(block, Paragraph))
    return " ".join(lines).strip() or option.id


def shown(option: Option, writer: Writer) -> Markup:
    """The option's words where blocks may stand."""
    words = in_label(option.blocks, writer)
    return el("p", words, class_="words") if words is not None else writer.blocks(option.blocks)


def settled_order(options: tuple[Option, ...], item: str) -> tuple[Option, ...]:
    """The options in an order that is the same in every build and in which no neighbors are left together."""
    return min((_mixed(options, item, turn) for turn in range(16)), key=lambda mixed: _kept(options, mixed))


def _mixed(options: tuple[Option, ...], item: str, turn: int) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: sha256(f"{turn}/{item}/{option.id}".encode()).digest()))


def _kept(options: tuple[Option, ...], mixed: tuple[Option, ...]) -> int:
    return len(set(pairwise(options)) & set(pairwise(mixed)))
