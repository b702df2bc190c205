"""A source in another language: every segment replaced where it stands, every line kept on its number."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

from coursewright.translation.segment import Segment, Span

LookUp = Callable[[Segment], str]
"""The translation of a segment, or nothing where there is none that still holds."""

_WORD = re.compile(r"(?:`[^`]*`|\[\[[^\]]*\]\]|\$[^$]*\$|[^\s`\[$]|[`\[$])+")
"""What has to stay on one line: a word, a code span, a gap, a formula."""
_BEGINS = re.compile(r"^(?:[-+*>#=|:]|\d+[.)]|~~~|```)")
"""What would begin a list, a quote, a heading or a table where it stood first on a line."""


def weave(text: str, segments: Iterable[Segment], translated: LookUp) -> str:
    """`text` with the translations in place of its segments; a segment without one stays as it is."""
    changes: list[tuple[Span, str]] = []
    for segment in segments:
        words = translated(segment)
        if words:
            changes.extend(_changes(text, segment, words))
    out = text
    for (start, end), words in sorted(changes, reverse=True):
        out = out[:start] + words + out[end:]
    return out


def _changes(text: str, segment: Segment, words: str) -> Iterator[tuple[Span, str]]:
    if segment.quoted:
        start, end = segment.spans[0]
        yield segment.spans[0], json.dumps(words, ensure_ascii=False) + "\n" * text.count("\n", start, end)
        return
    if segment.quote is not None:
        yield segment.spans[0], in_code(words, segment.quote)
        return
    lines = spread(words, [end - start for start, end in segment.spans])
    if segment.slug:
        lines[-1] += f" {{#{segment.slug}}}"
    yield from zip(segment.spans, lines, strict=True)


def in_code(words: str, quote: str) -> str:
    """The words as they may stand in a line of code: no line ends in them, and no text ends before its sign."""
    line = " ".join(words.split())
    return line.replace("\\", "\\\\").replace(quote, f"\\{quote}") if quote else line


def spread(words: str, widths: list[int]) -> list[str]:
    """The words on as many lines as there are widths, in proportion to them, none broken where that would change it.

    A line that would come out empty repeats nothing: its share goes to the line before, and it holds a comment that
    no reader shows.
    """
    parts = _WORD.findall(words)
    if len(widths) == 1 or len(parts) < len(widths):
        return [words, *("<!-- -->" for _ in widths[1:])]
    total, length = sum(widths) or 1, len(words)
    lines: list[list[str]] = [[] for _ in widths]
    row, used, due = 0, 0, widths[0] * length / total
    for at, part in enumerate(parts):
        left = len(parts) - at
        may_break = lines[row] and row + 1 < len(widths) and not _BEGINS.match(part)
        if may_break and (used >= due or left <= len(widths) - row - 1):
            row += 1
            due += widths[row] * length / total
        lines[row].append(part)
        used += len(part) + 1
    if not all(lines):
        return [words, *("<!-- -->" for _ in widths[1:])]
    return [" ".join(line) for line in lines]
