"""The inside of a paragraph with places: markdown-it gives inline tokens no position, so they are found again here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Protocol

from coursewright.model.diagnostic import Code, Reports, Severity, did_you_mean
from coursewright.model.place import Place
from coursewright.model.prose import (
    Break,
    Cite,
    CodeSpan,
    Emphasis,
    FootnoteMark,
    Formula,
    Gap,
    Image,
    Inline,
    Inlines,
    Link,
    Said,
    Strong,
    Term,
    Text,
)  # fmt: skip
from coursewright.syntax.mathematics import read_formula
from coursewright.syntax.source import Source

UNKNOWN_ROLE = Code(
    "SYNTAX006", Severity.ERROR, "an inline role that does not exist",
    "A role gives words a meaning: `fact` cites a source, `term` leads to the glossary, `said` marks somebody's words.",
    "```courses/demo/first.md\nWe know this {fakt}`F-001`.\n```",
    "```courses/demo/first.md\nWe know this {fact}`F-001`.\n```",
)  # fmt: skip
INLINE_HTML = Code(
    "SYNTAX007", Severity.ERROR, "raw HTML in a sentence",
    "HTML tags would work in one export and break in the rest.",
    "```courses/demo/first.md\nWait<br>here.\n```", "```courses/demo/first.md\nWait here.\n```",
)  # fmt: skip
UNSAFE_LINK = Code(
    "SYNTAX008", Severity.ERROR, "a link that is no web, mail or telephone address",
    "Addresses such as `javascript:` or `data:` could run code in a learner's page.",
    "```courses/demo/first.md\n[Go](javascript:go)\n```", "```courses/demo/first.md\n[Go](second.md)\n```",
)  # fmt: skip
CODES = (UNKNOWN_ROLE, INLINE_HTML, UNSAFE_LINK)

GAP = "coursewright_gap"
WINDOW = 4_000
ROLES = ("fact", "math", "said", "term")
_SAFE_LINK = re.compile(r"^(?:https?:|mailto:|tel:|sms:|#|[^:]*$|[^:/?#]*/)", re.I)


class InlineToken(Protocol):
    """What is used of markdown-it's tokens here."""

    type: str
    content: str
    markup: str
    meta: dict[Any, Any]

    @property
    def map(self) -> list[int] | None: ...

    @property
    def children(self) -> Sequence[InlineToken] | None: ...

    def attrGet(self, name: str) -> str | int | float | None: ...


class Inliner:
    """Reads inline tokens of one stretch of a source and finds each again by searching forward."""

    def __init__(self, source: Source, first: int, reports: Reports, gaps: dict[Place, str]) -> None:
        self.source, self.first, self.reports, self.gaps = source, first, reports, gaps

    def read(self, token: InlineToken) -> Inlines:
        """The inlines of one paragraph, heading or term."""
        line = (token.map[0] if token.map else 0) + self.first
        lines = token.content.split("\n")
        columns = [max(self.source.line(line + i).find(part.rstrip()), 0) for i, part in enumerate(lines)]
        return _Run(self, token.content, line, columns).read(token.children or [])

    def read_cell(self, token: InlineToken, line: int, column: int) -> tuple[Inlines, int]:
        """The inlines of a table cell on a line, searched from a column on, and the column after it."""
        number = line + self.first
        found = self.source.line(number).find(token.content, column)
        at = found if found >= 0 else column
        inlines = _Run(self, token.content, number, [at]).read(token.children or [])
        return inlines, at + len(token.content)


class _Run:
    """One run of text: its content, the line it starts on and the column of each of its lines."""

    def __init__(self, inliner: Inliner, content: str, line: int, columns: list[int]) -> None:
        self.inliner, self.content, self.line, self.columns = inliner, content, line, columns
        self.starts = [0, *(match.end() for match in re.finditer("\n", content))]
        self.cursor = 0
        self.gap = 0

    def read(self, tokens: Sequence[InlineToken]) -> Inlines:
        inlines, _ = self._until(tokens, 0, "")
        return inlines

    def _until(self, tokens: Sequence[InlineToken], at: int, close: str) -> tuple[Inlines, int]:
        found: list[Inline] = []
        while at < len(tokens):
            token = tokens[at]
            if token.type == close:
                return _merged(found), at
            if token.type in ("em_open", "strong_open", "link_open"):
                inline, at = self._wrapped(tokens, at)
                found.append(inline)
            else:
                one = self._single(token)
                if one is not None:
                    found.append(one)
            at += 1
        return _merged(found), at

    def _wrapped(self, tokens: Sequence[InlineToken], at: int) -> tuple[Inline, int]:
        token = tokens[at]
        start = self._find(token.markup if token.type != "link_open" else self._link_mark(token))
        if token.type == "em_open":
            inner, stop = self._until(tokens, at + 1, "em_close")
            self._find(token.markup)
            return Emphasis(inner, self._place(start)), stop
        if token.type == "strong_open":
            inner, stop = self._until(tokens, at + 1, "strong_close")
            self._find(token.markup)
            return Strong(inner, self._place(start)), stop
        href = str(token.attrGet("href") or "")
        inner, stop = self._until(tokens, at + 1, "link_close")
        self._find(">" if token.markup == "autolink" else self._link_end())
        place = self._place(start)
        if not _SAFE_LINK.match(href):
            self.inliner.reports.add(
                UNSAFE_LINK.at(
                    place,
                    f"The link leads to `{href[:40]}`.",
                    "Link to a file of the course, a web page, a mail or telephone address.",
                )
            )
            href = "#"
        return Link(href, inner, place), stop

    def _single(self, token: InlineToken) -> Inline | None:
        content = token.content
        match token.type:
            case "text" | "text_special":
                # An escape or an entity stands in the source otherwise than in the text.
                start = self._find(token.markup if token.type == "text_special" else content)
                return Text(content, self._place(start)) if content else None
            case "softbreak":
                start = self._find("\n")
                return Text(" ", self._place(start))
            case "hardbreak":
                return Break(self._place(self._find("\n")))
            case "code_inline":
                return self._code(token)
            case "image":
                start = self._find("![")
                self._find(self._link_end())
                return Image(str(token.attrGet("src") or ""), content, self._place(start))
            case "math_inline":
                start = self._find("$")
                self._find(content)
                self._find("$")
                return self._formula(content, self._place(start))
            case "footnote_ref":
                start = self._find("[^")
                self._find("]")
                return FootnoteMark(str(token.meta.get("label", "")), self._place(start))
            case "myst_role":
                return self._role(str(token.meta.get("name", "")), content)
            case "html_inline":
                start = self._find(content)
                if not content.startswith("<!--"):
                    self.inliner.reports.add(
                        INLINE_HTML.at(
                            self._place(start), "HTML tags are not used in a course.", "Say it in Markdown."
                        )
                    )
                return None
            case _ if token.type == GAP:
                start = self._find("[[")
                self._find("]]")
                self.gap += 1
                place = self._place(start)
                self.inliner.gaps[place] = content
                return Gap(self.gap, place)
            case _:
                return Text(content, self._place(self._find(content))) if content else None

    def _code(self, token: InlineToken) -> CodeSpan:
        start = self._find(token.markup)
        # A space on each side belongs to the span as written, not to its text.
        if self._find(token.content) < 0:
            self.cursor = start + len(token.markup)
        self._find(token.markup)
        return CodeSpan(token.content, self._place(start))

    def _role(self, name: str, content: str) -> Inline | None:
        start = self._find("{" + name + "}")
        self._find("`")
        inner = self._find(content)
        words = Text(content, self._place(inner if inner >= 0 else start))
        self._find("`")
        place = self._place(start)
        match name:
            case "fact":
                return Cite(content.strip(), place)
            case "term":
                return Term(content.strip(), place)
            case "said":
                return Said((words,), place)
            case "math":
                return self._formula(content, place)
            case _:
                self.inliner.reports.add(
                    UNKNOWN_ROLE.at(
                        place,
                        f"There is no role `{name}`.",
                        did_you_mean(name, ROLES) or "The roles are fact, math, said and term.",
                    )
                )
                return words

    def _formula(self, tex: str, place: Place) -> Formula:
        return Formula(tex, place, read_formula(tex, False, place, self.inliner.reports))

    def _link_mark(self, token: InlineToken) -> str:
        return "<" if token.markup == "autolink" else "["

    def _link_end(self) -> str:
        """The text that ends the link or picture under the cursor: its bracket, as simple as authors write it."""
        closing = self.content.find("](", self.cursor, self.cursor + WINDOW)
        return ")" if closing >= 0 else "]"

    def _find(self, text: str) -> int:
        """Where `text` starts from the cursor on, moving the cursor past it; the cursor where it is not found."""
        # A window keeps the search linear where the text is not found, as after an entity such as `&amp;`.
        found = self.content.find(text, self.cursor, self.cursor + len(text) + WINDOW) if text else -1
        if found < 0:
            return self.cursor
        self.cursor = found + len(text)
        return found

    def _place(self, start: int) -> Place:
        line, column = self._spot(start)
        end_line, end_column = self._spot(max(self.cursor, start))
        return Place(self.inliner.source.file, line, column, end_line, end_column)

    def _spot(self, offset: int) -> tuple[int, int]:
        before = bisect_right(self.starts, offset) - 1
        column = offset - self.starts[before]
        return self.line + before, self.columns[min(before, len(self.columns) - 1)] + column + 1


def _merged(inlines: list[Inline]) -> Inlines:
    """Neighbouring texts of one line as one, so that every text stands where its place says."""
    out: list[Inline] = []
    for inline in inlines:
        last = out[-1] if out else None
        if isinstance(inline, Text) and isinstance(last, Text) and _on_one_line(last, inline):
            out[-1] = Text(last.text + inline.text, last.place.to(inline.place))
        else:
            out.append(inline)
    return tuple(out)


def _on_one_line(one: Text, next: Text) -> bool:
    return one.place.line == one.place.end_line == next.place.line == next.place.end_line
