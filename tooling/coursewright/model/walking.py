"""Going through a text: its words, its blocks and its inlines, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from coursewright.model.prose import (
    Block,
    Blocks,
    Box,
    Break,
    Cell,
    Cite,
    CodeSpan,
    Definitions,
    Emphasis,
    Figure,
    Footnote,
    FootnoteMark,
    Formula,
    Gap,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    Listing,
    Medium,
    Paragraph,
    Quote,
    Reflection,
    Said,
    Strong,
    Table,
    Term,
    Text,
    When,
)


def plain(inlines: Inlines) -> str:
    """The words alone, as a person would read them aloud."""
    out: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text=text) | CodeSpan(text=text):
                out.append(text)
            case Emphasis(inlines=inner) | Strong(inlines=inner) | Said(inlines=inner) | Link(inlines=inner):
                out.append(plain(inner))
            case Image(alt=alt):
                out.append("" if inline.decorative else alt)
            case Term(term=term):
                out.append(term)
            case Formula(tex=tex):
                out.append(tex)
            case Break():
                out.append(" ")
            case Gap():
                out.append("____")
            case Cite() | FootnoteMark():
                pass
    return "".join(out)


def children(block: Block) -> Blocks:
    """The blocks directly inside this one."""
    match block:
        case Quote(blocks=blocks) | Box(blocks=blocks) | Reflection(blocks=blocks) | When(blocks=blocks):
            return blocks
        case Footnote(blocks=blocks) | Cell(outputs=blocks) | Medium(blocks=blocks):
            return blocks
        case Listing(items=items):
            return tuple(inner for item in items for inner in item.blocks)
        case Definitions(entries=entries):
            return tuple(inner for entry in entries for inner in entry.blocks)
        case _:
            return ()


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block, outer before inner, in the order of reading."""
    for block in blocks:
        yield block
        inner = children(block)
        if inner:
            yield from walk(inner)


def own_inlines(block: Block) -> Iterator[Inline]:
    """Every inline that stands directly in this block, outer before inner."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield from deep(inlines)
        case Table(header=header, rows=rows):
            for cell in (*header, *(cell for row in rows for cell in row)):
                yield from deep(cell.inlines)
        case Definitions(entries=entries):
            for entry in entries:
                yield from deep(entry.term)
        case Figure(image=image, caption=caption):
            yield image
            yield from deep(caption)
        case Medium(recording=recording) if recording.poster:
            # It shows what the video shows, and the transcript says that.
            yield Image(recording.poster, "decorative", recording.where("poster"))
        case _:
            return


def deep(inlines: Inlines) -> Iterator[Inline]:
    """Every inline, outer before inner."""
    for inline in inlines:
        yield inline
        match inline:
            case Emphasis(inlines=inner) | Strong(inlines=inner) | Said(inlines=inner) | Link(inlines=inner):
                yield from deep(inner)
            case _:
                pass


def every_inline(blocks: Blocks) -> Iterator[Inline]:
    """Every inline of every block, items of knowledge checks aside."""
    for block in walk(blocks):
        yield from own_inlines(block)


def with_inlines(blocks: Blocks, change: Callable[[Inline], Inline]) -> Blocks:
    """The same blocks with every inline changed, the outer ones after what they hold."""
    return tuple(_changed(block, change) for block in blocks)


def with_blocks(blocks: Blocks, change: Callable[[Blocks], Blocks]) -> Blocks:
    """The same text with every run of sibling blocks changed, the inner ones first."""
    return change(tuple(_with_inner(block, change) for block in blocks))


def _with_inner(block: Block, change: Callable[[Blocks], Blocks]) -> Block:
    match block:
        case Quote(blocks=inner) | Box(blocks=inner) | Reflection(blocks=inner) | When(blocks=inner):
            return replace(block, blocks=with_blocks(inner, change))
        case Listing(items=items):
            return replace(
                block, items=tuple(replace(i, blocks=with_blocks(i.blocks, change)) for i in items)
            )
        case _:
            return block


def _changed(block: Block, change: Callable[[Inline], Inline]) -> Block:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            return replace(block, inlines=_changed_inlines(inlines, change))
        case Quote(blocks=inner) | Box(blocks=inner) | Reflection(blocks=inner) | When(blocks=inner):
            return replace(block, blocks=with_inlines(inner, change))
        case Medium(blocks=inner):
            return replace(block, blocks=with_inlines(inner, change))
        case Listing(items=items):
            return replace(
                block, items=tuple(replace(i, blocks=with_inlines(i.blocks, change)) for i in items)
            )
        case Table(header=header, rows=rows):
            return replace(
                block,
                header=tuple(replace(c, inlines=_changed_inlines(c.inlines, change)) for c in header),
                rows=tuple(
                    tuple(replace(c, inlines=_changed_inlines(c.inlines, change)) for c in row)
                    for row in rows
                ),
            )
        case _:
            return block


def _changed_inlines(inlines: Inlines, change: Callable[[Inline], Inline]) -> Inlines:
    out: list[Inline] = []
    for inline in inlines:
        match inline:
            case Emphasis(inlines=inner) | Strong(inlines=inner) | Said(inlines=inner) | Link(inlines=inner):
                out.append(change(replace(inline, inlines=_changed_inlines(inner, change))))
            case _:
                out.append(change(inline))
    return tuple(out)


def words(blocks: Blocks) -> int:
    """How many words a person reads here, items of knowledge checks aside."""
    return sum(len(plain(_inlines(block)).split()) for block in walk(blocks))


def _inlines(block: Block) -> Inlines:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines) | Figure(caption=inlines):
            return inlines
        case Table(header=header, rows=rows):
            cells = (*header, *(cell for row in rows for cell in row))
            return tuple(part for cell in cells for part in (*cell.inlines, Text(" ", cell.place)))
        case Definitions(entries=entries):
            return tuple(part for entry in entries for part in (*entry.term, Text(" ", entry.place)))
        case _:
            return ()
