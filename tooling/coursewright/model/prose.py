"""Text as a tree: the blocks and inlines that every lesson, stem, option and story is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from coursewright.model.calculation import Tryout
from coursewright.model.expression import Expression
from coursewright.model.place import Place
from coursewright.model.recording import Recording


@dataclass(frozen=True)
class Text:
    """Plain characters."""

    text: str
    place: Place


@dataclass(frozen=True)
class Emphasis:
    """Stressed words."""

    inlines: Inlines
    place: Place


@dataclass(frozen=True)
class Strong:
    """Important words."""

    inlines: Inlines
    place: Place


@dataclass(frozen=True)
class CodeSpan:
    """Literal text."""

    text: str
    place: Place


@dataclass(frozen=True)
class Link:
    """A link as written: a web address, or a path relative to the file with an optional `#id`."""

    href: str
    inlines: Inlines
    place: Place


@dataclass(frozen=True)
class Image:
    """A picture of the project. `alt` says what matters; the word `decorative` alone means it is silent."""

    src: str
    alt: str
    place: Place

    @property
    def decorative(self) -> bool:
        """Whether a screen reader passes it by."""
        return self.alt.strip().rstrip(":").lower() == "decorative"


@dataclass(frozen=True)
class Break:
    """A line that ends here because the author says so."""

    place: Place


@dataclass(frozen=True)
class Cite:
    """Names a row of the project's sources."""

    fact: str
    place: Place


@dataclass(frozen=True)
class Term:
    """Names an entry of the course's glossary."""

    term: str
    place: Place


@dataclass(frozen=True)
class Said:
    """Words as somebody says or writes them; the language rules do not apply to them."""

    inlines: Inlines
    place: Place


@dataclass(frozen=True)
class Gap:
    """A gap of a cloze text. `gap` counts from 1 within its item."""

    gap: int
    place: Place


@dataclass(frozen=True)
class MathElement:
    """One element of MathML Core, with what it holds: elements, or characters."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[MathElement, ...]
    text: str


@dataclass(frozen=True)
class Formula:
    """Mathematics in TeX notation. `tree` is its MathML, None where it could not be read."""

    tex: str
    place: Place
    tree: MathElement | None = None


@dataclass(frozen=True)
class FootnoteMark:
    """Refers to a footnote of the same file by its label."""

    label: str
    place: Place


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | CodeSpan
    | Link
    | Image
    | Break
    | Cite
    | Term
    | Said
    | Gap
    | Formula
    | FootnoteMark
)
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    inlines: Inlines
    place: Place


@dataclass(frozen=True)
class Heading:
    """A heading. `slug` is its id as forges make it, unique within its file."""

    level: int
    inlines: Inlines
    slug: str
    place: Place


@dataclass(frozen=True)
class CodeBlock:
    """Literal lines in a language, or in none."""

    text: str
    language: str
    place: Place


@dataclass(frozen=True)
class ListItem:
    """One entry. `checked` is None where it has no box."""

    blocks: Blocks
    checked: bool | None
    place: Place


@dataclass(frozen=True)
class Listing:
    """A list; `start` is None where it is not numbered."""

    items: tuple[ListItem, ...]
    start: int | None
    place: Place


@dataclass(frozen=True)
class Quote:
    """A quotation in the text; beneath an option or a choice it is that one's feedback."""

    blocks: Blocks
    place: Place


@dataclass(frozen=True)
class TableCell:
    """One cell."""

    inlines: Inlines
    place: Place


@dataclass(frozen=True)
class Table:
    """A table with a header row. Every row is as wide as the header."""

    header: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    place: Place


@dataclass(frozen=True)
class Definition:
    """A term and what it means."""

    term: Inlines
    blocks: Blocks
    place: Place


@dataclass(frozen=True)
class Definitions:
    """A definition list."""

    entries: tuple[Definition, ...]
    place: Place


@dataclass(frozen=True)
class Footnote:
    """The text of a footnote."""

    label: str
    blocks: Blocks
    place: Place


@dataclass(frozen=True)
class Separator:
    """A break of thought."""

    place: Place


@dataclass(frozen=True)
class FormulaBlock:
    """Mathematics in TeX notation, set apart. `tree` is its MathML, None where it could not be read."""

    tex: str
    place: Place
    tree: MathElement | None = None


@dataclass(frozen=True)
class Figure:
    """A picture with a caption."""

    image: Image
    caption: Inlines
    place: Place


@dataclass(frozen=True)
class Medium:
    """Something to listen to or to watch. `blocks` are its transcript: all that is heard and seen, in words."""

    recording: Recording
    blocks: Blocks
    place: Place


class BoxKind(StrEnum):
    """What a box is for; the closed set of boxes that only hold text."""

    NOTE = "note"
    TIP = "tip"
    IMPORTANT = "important"
    WARNING = "warning"
    EXAMPLE = "example"
    ACTION = "action"
    HANDOUT = "handout"
    FACILITATOR = "facilitator"
    DEBATE = "debate"
    LAW = "law"


@dataclass(frozen=True)
class Box:
    """A part of the text with a role of its own. `title` of a law box is its place code."""

    kind: BoxKind
    title: str
    blocks: Blocks
    place: Place
    everywhere: bool = False
    """A law box that a text about many places needs, whichever place a site is for."""
    minutes: int = 0
    materials: tuple[str, ...] = ()
    """How long a facilitator's activity takes, 0 where nobody has said, and what is brought to it."""


@dataclass(frozen=True)
class Reflection:
    """A prompt with a box to write in. What is written never leaves the device."""

    id: str
    blocks: Blocks
    place: Place


@dataclass(frozen=True)
class Check:
    """A knowledge check in the flow of a lesson, by the id of its item; the lesson holds the item itself."""

    item: str
    place: Place


@dataclass(frozen=True)
class Recall:
    """Items of earlier lessons, shown again."""

    items: tuple[tuple[str, Place], ...]
    place: Place


@dataclass(frozen=True)
class ActivityCard:
    """Leads to a scenario or an assessment; `activity` is one of these two words."""

    activity: str
    id: str
    place: Place


@dataclass(frozen=True)
class SupportPanel:
    """The support lines."""

    place: Place


@dataclass(frozen=True)
class When:
    """Text of a scenario shown only where `condition` holds."""

    condition: Expression
    blocks: Blocks
    place: Place


@dataclass(frozen=True)
class Cell:
    """A code cell: its source, what running it showed, and the calculation in it that readers may repeat."""

    source: str
    language: str
    kernel: str
    """The name of what runs it, as Jupyter knows it."""
    options: tuple[tuple[str, str], ...]
    """`alt`, `caption`, `hide`, `try`, as the author wrote them."""
    outputs: Blocks
    tryout: Tryout | None
    place: Place

    def option(self, name: str) -> str:
        """What the author said of it, or nothing."""
        return dict(self.options).get(name, "")


@dataclass(frozen=True)
class Printed:
    """Plain text that a cell has printed."""

    text: str
    place: Place


@dataclass(frozen=True)
class Takeaway:
    """Files that a reader may take along, by their paths in the project: a notebook, and the data it reads."""

    paths: tuple[str, ...]
    place: Place


Block: TypeAlias = Paragraph | Heading | CodeBlock | Listing | Quote | Table | Definitions | Footnote | Separator | FormulaBlock | Figure | Medium | Box | Reflection | Check | Recall | ActivityCard | SupportPanel | When | Cell | Printed | Takeaway  # fmt: skip
Blocks: TypeAlias = tuple[Block, ...]
