"""The segments of Markdown: every run of words that a learner may read, and nothing that a machine reads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from coursewright.model.diagnostic import Reports
from coursewright.model.walking import plain
from coursewright.syntax.cells import CELL
from coursewright.syntax.inline import Inliner, InlineToken
from coursewright.syntax.markdown import slug_of, tokens
from coursewright.syntax.opening import directive_of, options_of
from coursewright.syntax.source import Source
from coursewright.translation.code import code_segments, shows
from coursewright.translation.segment import Segment, Span

TITLED = frozenset(
    {"item", "example", "debate", "handout", "note", "tip", "important", "warning", "action", "role"}
)
"""Directives whose argument is words for a learner; the argument of others is a name or a code."""
WORDED_OPTIONS = frozenset({"alt", "caption", "label", "materials", "title", "transcript"})
"""Options of directives that are words for a learner."""
WORDED_SETTINGS = frozenset({"act"})
"""Settings whose value a learner reads."""
MACHINE = frozenset({"recall", "scenario", "assessment", "support"})
"""Directives whose body holds only names."""

_LONE_SPAN = re.compile(r"^(`+)([^`]*)\1$")
_CHOICE = re.compile(r"^\[(?P<text>.+)\]\((?P<to>#[^)\s]*)\)(?:\s*`[^`]*`)?$", re.S)
_LABEL = re.compile(r"^(Why|Hint|Rubric|Model|Debrief|Panel):\s+")
"""What a reader knows a quote by."""
_TRAILING = re.compile(r"(?<=\S)\s*(?<![}`])`[^`]*`$")
"""Settings behind the words of a list entry; a role ends in a span of its own."""
_NUMBER = re.compile(r"^=\s*[-+]?[\d.]+[^\[]*(?:\[(?P<unit>[^\]]+)\])?")
"""An answer that is a number; only its unit is words."""
_BOX = re.compile(r"^\[[ xX]\]\s+")
_ROLES = re.compile(r"\{\w+\}`[^`]*`|`[^`]*`|!?\[\]\([^)]*\)|https?://\S+")
_ID = re.compile(r"(?:^|;)\s*id\s+([\w-]+)")


def markdown_segments(source: Source, first: int, text: str) -> list[Segment]:
    """The segments of `text`, whose first line is line `first` of the source, in the order of the source."""
    return sorted(_Walk(source).walk(first, text), key=lambda segment: segment.spans[0])


class _Walk:
    """Goes through one file. What heading or item it is in gives each segment its context."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.starts = [0, *accumulate(len(line) + 1 for line in source.lines)]
        self.slugs: dict[str, int] = {}
        self.anchor = "top"

    def walk(self, first: int, text: str) -> Iterator[Segment]:
        inliner = Inliner(self.source, first, Reports(), {})
        around: list[str] = []
        cell: tuple[int, int] = (0, 0)
        found = tokens(text)
        showing = shows(token.content for token in found if token.info.startswith(CELL))
        for token in found:
            if token.nesting == 1:
                around.append(token.type.removesuffix("_open"))
            elif token.nesting == -1 and around:
                around.pop()
            elif token.type == "colon_fence":
                yield from self._directive(first, token.map, token.info, token.content)
            elif token.type == "fence" and token.info.startswith(CELL):
                yield from code_segments(
                    self.source, first + (token.map or [0])[0] + 1, token.content, showing
                )
            elif token.type == "inline" and around and around[-1] in ("th", "td"):
                line = first + (token.map[0] if token.map else 0)
                start = cell[1] if cell[0] == line else 0
                column = max(self.source.line(line).find(token.content, start), start)
                cell = (line, column + len(token.content))
                yield from self._words(token.content, line, [column], "cell")
            elif token.type == "inline" and around:
                yield from self._run(inliner, token, first, around)

    def _run(self, inliner: Inliner, token: InlineToken, first: int, around: list[str]) -> Iterator[Segment]:
        line = first + (token.map[0] if token.map else 0)
        parts = token.content.split("\n")
        columns = [max(self.source.line(line + i).find(part.rstrip()), 0) for i, part in enumerate(parts)]
        if around[-1] == "heading":
            base = slug_of(plain(inliner.read(token))) or "section"
            seen = self.slugs.get(base, 0)
            self.slugs[base] = seen + 1
            self.anchor = f"{base}-{seen}" if seen else base
            yield from self._words(token.content, line, columns, "heading", slug=self.anchor)
        elif lone := _LONE_SPAN.match(token.content):
            yield from self._settings(lone[2], line, columns[0] + len(lone[1]))
        else:
            yield from self._paragraph(token.content, line, columns, around)

    def _paragraph(self, content: str, line: int, columns: list[int], around: list[str]) -> Iterator[Segment]:
        label = _LABEL.match(content) if "blockquote" in around else None
        if label:
            yield from self._words(content, line, columns, label[1].lower(), (label.end(), len(content)))
        elif "list_item" not in around:
            sort = "term" if around[-1] == "dt" else "quote" if "blockquote" in around else "text"
            yield from self._words(content, line, columns, sort)
        elif "blockquote" in around:
            yield from self._words(content, line, columns, "feedback")
        elif choice := _CHOICE.match(content):
            yield from self._words(content, line, columns, "choice", choice.span("text"))
        else:
            box, settings = _BOX.match(content), _TRAILING.search(content)
            within = (box.end() if box else 0, settings.start() if settings else len(content))
            if number := _NUMBER.match(content):
                yield from (
                    self._words(content, line, columns, "unit", number.span("unit")) if number["unit"] else ()
                )
            else:
                yield from self._words(content, line, columns, "option" if box else "entry", within)

    def _settings(self, text: str, line: int, column: int) -> Iterator[Segment]:
        named = _ID.search(text)
        self.anchor = named[1] if named else self.anchor
        for match in re.finditer(r"(?:^|;)\s*([\w-]+) ([^;]*[^;\s])", text):
            if match[1] in WORDED_SETTINGS:
                yield from self._words(text, line, [column], match[1], match.span(2))

    def _directive(self, first: int, lines: list[int] | None, info: str, content: str) -> Iterator[Segment]:
        line = first + (lines[0] if lines else 0)
        name, argument = directive_of(info)
        if not name or name in MACHINE:
            return
        if argument and name in TITLED:
            column = max(self.source.line(line).find(argument), 0)
            yield from self._words(argument, line, [column], f"{name} title")
        options, skip, body = options_of(content)
        for at in range(skip):
            key, _, value = self.source.line(line + 1 + at).strip().removeprefix(":").partition(": ")
            if key in WORDED_OPTIONS and value in options.values():
                column = self.source.line(line + 1 + at).find(value)
                yield from self._words(value, line + 1 + at, [column], key)
        yield from self.walk(line + 1 + skip, body)

    def _words(
        self,
        content: str,
        line: int,
        columns: list[int],
        sort: str,
        within: Span | None = None,
        *,
        slug: str = "",
    ) -> Iterator[Segment]:
        start, end = within or (0, len(content))
        text = " ".join(content[start:end].split("\n")).strip()
        if not re.search(r"[^\W\d_]", _ROLES.sub("", text) + "".join(re.findall(r"\{said\}`([^`]*)", text))):
            return
        spans = tuple(self._spans(content, line, columns, (start, end)))
        yield Segment(f"{self.anchor} {sort}", text, spans, line, slug=slug)

    def _spans(self, content: str, line: int, columns: list[int], within: Span) -> Iterator[Span]:
        """The stretch of a content as spans of the source, one for each of its lines."""
        heads = [0, *accumulate(len(part) + 1 for part in content.split("\n"))]
        at, end = within
        while at < end:
            row = bisect_right(heads, at) - 1
            stop = min(end, heads[row + 1] - 1)
            base = self.starts[line - 1 + row] + columns[row] - heads[row]
            yield base + at, base + stop
            at = heads[row + 1]
