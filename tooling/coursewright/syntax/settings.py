"""Settings as authors write them everywhere: `key value; key value; flag` in a code span."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.model.place import Place
from coursewright.model.prose import Block, CodeSpan, Inlines, Paragraph, Text


@dataclass(frozen=True)
class Setting:
    """One of them. A flag has an empty value. `text` is the whole as written."""

    key: str
    value: str
    text: str
    place: Place


def read_settings(span: CodeSpan) -> tuple[Setting, ...]:
    """All settings of a code span with the place of each, empty ones left out."""
    found: list[Setting] = []
    # The span's place covers its backticks; its text starts after them.
    ticks = max((span.place.end_column - span.place.column - len(span.text)) // 2, 0)
    start = span.place.column + ticks
    for piece in span.text.split(";"):
        text = piece.strip()
        if text:
            column = start + len(piece) - len(piece.lstrip())
            key, _, value = text.partition(" ")
            place = Place(span.place.file, span.place.line, column, span.place.line, column + len(text))
            found.append(Setting(key, value.strip(), text, place))
        start += len(piece) + 1
    return tuple(found)


def lone_span(block: Block) -> CodeSpan | None:
    """The code span of a paragraph that holds nothing else, or None."""
    if isinstance(block, Paragraph):
        inner = [i for i in block.inlines if not (isinstance(i, Text) and not i.text.strip())]
        if len(inner) == 1 and isinstance(inner[0], CodeSpan):
            return inner[0]
    return None


def trailing_span(inlines: Inlines) -> tuple[Inlines, CodeSpan | None]:
    """The inlines without a code span at their end, and that span."""
    parts = list(inlines)
    while parts and isinstance(parts[-1], Text) and not parts[-1].text.strip():
        parts.pop()
    if len(parts) > 1 and isinstance(parts[-1], CodeSpan):
        span = parts.pop()
        last = parts[-1]
        if isinstance(last, Text):
            parts[-1] = Text(last.text.rstrip(), last.place)
        assert isinstance(span, CodeSpan)
        return tuple(parts), span
    return inlines, None
