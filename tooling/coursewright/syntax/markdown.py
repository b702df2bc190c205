"""Markdown as blocks with places: the only door to markdown-it-py and its plugins."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from coursewright.model.diagnostic import did_you_mean
from coursewright.model.place import Place
from coursewright.model.prose import (
    Block,
    Blocks,
    CodeBlock,
    Definition,
    Definitions,
    Footnote,
    FormulaBlock,
    Heading,
    Inlines,
    Listing,
    ListItem,
    Paragraph,
    Quote,
    Separator,
    Table,
    TableCell,
    Text,
)
from coursewright.model.walking import plain
from coursewright.syntax.cells import CELL, read_cell
from coursewright.syntax.inline import GAP, Inliner
from coursewright.syntax.mathematics import read_formula
from coursewright.syntax.opening import directive_of, options_of
from coursewright.syntax.reading import (
    BAD_ALLOW,
    RAW_HTML,
    TOO_DEEP,
    UNCLOSED,
    UNKNOWN_DIRECTIVE,
    Allowance,
    Opening,
    Reading,
)

MAX_DEPTH = 8
_ALLOW = re.compile(r"^<!--\s*allow\s+([A-Z]+\d+)\s*(?::\s*(.*?))?\s*-->\s*$", re.S)
_ADDRESS = re.compile(r"\s*\{#([\w-]+)\}$")
_TASK = re.compile(r"^\[([ xX])\](?:\s+|$)")


def read_blocks(reading: Reading, first: int, text: str) -> Blocks:
    """The blocks of `text`, whose first line is line `first` of the source. Never raises for what an author wrote."""
    return _Blocks(reading, first, 0).read(text)


def tokens(text: str) -> list[Token]:
    """The tokens of a text, for whoever asks where its words stand; none where it is nested too deep."""
    try:
        return _parser().parse(text)
    except RecursionError:
        return []


def slug_of(words: str) -> str:
    """The id of a heading as forges make it: lower case, punctuation dropped, spaces to hyphens."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


class _Parser(MarkdownIt):
    """Takes every link for a link, so that a bad one is reported and not shown as the characters it is made of."""

    def validateLink(self, url: str) -> bool:
        return True


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": True, "linkify": False, "typographer": False})
    parser.enable("table")
    parser.use(colon_fence_plugin).use(deflist_plugin).use(footnote_plugin, inline=False)
    parser.use(dollarmath_plugin, allow_space=False, double_inline=False).use(myst_role_plugin)
    parser.inline.ruler.before("link", "gap", _gap_rule)
    parser.disable("text_join")  # Escapes stay apart, so that each is found where it stands.
    return parser


def _gap_rule(state: StateInline, silent: bool) -> bool:
    """`[[answer|alternative]]` on one line, with a bracket before the close written as it is."""
    if not state.src.startswith("[[", state.pos):
        return False
    line = state.src.find("\n", state.pos)
    end = state.src.find("]]", state.pos + 2, line if line >= 0 else len(state.src))
    if end < 0:
        return False
    if not silent:
        token = state.push(GAP, "", 0)
        token.content = state.src[state.pos + 2 : end]
    state.pos = end + 2
    return True


class _Blocks:
    """Turns one run of tokens into blocks. Directive bodies are read by another of these, one level deeper."""

    def __init__(self, reading: Reading, first: int, depth: int) -> None:
        self.reading, self.first, self.depth = reading, first, depth
        self.inliner = Inliner(reading.source, first, reading.reports, reading.gaps)
        self.pending: list[tuple[str, str]] = []

    def read(self, text: str) -> Blocks:
        try:
            tokens = _parser().parse(text)
        except RecursionError:
            self.reading.reports.add(TOO_DEEP.at(self._line(0), "This text is nested too deep to be read."))
            return ()
        return self._run(tokens, 0, len(tokens))

    def _run(self, tokens: list[Token], start: int, end: int) -> Blocks:
        blocks: list[Block] = []
        at = start
        while at < end:
            token = tokens[at]
            stop = _closing(tokens, at)
            # What is allowed before a list holds for all of it, so its first entry must not take it.
            allowed, self.pending = self.pending, []
            block = self._block(token, tokens, at, stop)
            if block is not None:
                self._allow(allowed, block, tokens, stop)
                blocks.append(block)
            else:
                self.pending = allowed + self.pending
            at = stop + 1
        return tuple(blocks)

    def _block(self, token: Token, tokens: list[Token], at: int, stop: int) -> Block | None:
        place = self._place(token)
        match token.type:
            case "paragraph_open":
                inlines = self.inliner.read(tokens[at + 1])
                return Paragraph(inlines, place) if inlines else None
            case "heading_open":
                return self._heading(token, tokens[at + 1], place)
            case "bullet_list_open" | "ordered_list_open":
                return self._listing(token, tokens, at, stop, place)
            case "blockquote_open":
                return Quote(self._run(tokens, at + 1, stop), place)
            case "fence" if token.info.strip() == "{math}":
                return self._formula(token.content, place)
            case "fence" if token.info.strip().startswith(CELL):
                return read_cell(token.info, token.content, place, self.reading.reports)
            case "fence" | "code_block":
                return CodeBlock(token.content, token.info.split(" ")[0] if token.info else "", place)
            case "colon_fence":
                return self._directive(token, place)
            case "table_open":
                return self._table(tokens, at, stop, place)
            case "dl_open":
                return self._definitions(tokens, at, stop, place)
            case "math_block":
                return self._formula(token.content, place)
            case "hr":
                return Separator(place)
            case "html_block":
                self._html(token, place)
                return None
            case "footnote_block_open":
                return self._footnotes(tokens, at, stop)
            case _:
                return None

    def _heading(self, token: Token, inline: Token, place: Place) -> Heading:
        inlines, given = _without_address(self.inliner.read(inline))
        base = slug_of(plain(inlines)) or "section"
        seen = self.reading.slugs.get(base, 0)
        if not given:
            self.reading.slugs[base] = seen + 1
        slug = given or (f"{base}-{seen}" if seen else base)
        where = inlines[0].place.to(inlines[-1].place) if inlines else place
        return Heading(int(token.tag[1]), inlines, slug, where)

    def _listing(self, token: Token, tokens: list[Token], at: int, stop: int, place: Place) -> Listing:
        items: list[ListItem] = []
        inner = at + 1
        while inner < stop:
            end = _closing(tokens, inner)
            blocks, checked = _without_box(self._run(tokens, inner + 1, end))
            items.append(ListItem(blocks, checked, self._place(tokens[inner])))
            inner = end + 1
        ordered = token.type == "ordered_list_open"
        start = int(str(token.attrs.get("start", 1))) if ordered else None
        return Listing(tuple(items), start, place)

    def _table(self, tokens: list[Token], at: int, stop: int, place: Place) -> Table:
        rows: list[tuple[TableCell, ...]] = []
        row: list[TableCell] = []
        line, column = 0, 0
        for inner in range(at, stop):
            token = tokens[inner]
            if token.type == "tr_open" and token.map:
                row, line, column = [], token.map[0], 0
            elif token.type == "inline":
                inlines, column = self.inliner.read_cell(token, line, column)
                number = line + self.first
                row.append(TableCell(inlines, Place(place.file, number, max(column, 1), number, column + 1)))
            elif token.type == "tr_close":
                rows.append(tuple(row))
        return Table(rows[0], tuple(rows[1:]), place)

    def _definitions(self, tokens: list[Token], at: int, stop: int, place: Place) -> Definitions:
        entries: list[Definition] = []
        term: Inlines = ()
        where = place
        inner = at + 1
        while inner < stop:
            end = _closing(tokens, inner)
            if tokens[inner].type == "dt_open":
                term, where = self.inliner.read(tokens[inner + 1]), self._place(tokens[inner])
            elif tokens[inner].type == "dd_open":
                entries.append(Definition(term, self._run(tokens, inner + 1, end), where))
            inner = end + 1
        return Definitions(tuple(entries), place)

    def _footnotes(self, tokens: list[Token], at: int, stop: int) -> Block | None:
        notes: list[ListItem] = []
        first: Footnote | None = None
        for inner in range(at + 1, stop):
            token = tokens[inner]
            if token.type == "footnote_open":
                end = _closing(tokens, inner)
                label = str(token.meta.get("label", token.meta.get("id", 0) + 1))
                blocks = self._run(tokens, inner + 1, end)
                place = blocks[0].place if blocks else self._line(0)
                first = first or Footnote(label, blocks, place)
                notes.append(ListItem((Footnote(label, blocks, place),), None, place))
        return Listing(tuple(notes), 1, notes[0].place) if len(notes) > 1 else first

    def _directive(self, token: Token, place: Place) -> Block | None:
        known = self.reading.directives
        name, argument = directive_of(token.info)
        reports = self.reading.reports
        if not name:
            reports.add(
                UNCLOSED.at(
                    self._line(token.map[0] if token.map else 0),
                    "A fence opens here that names no directive.",
                    "If it was meant to close one: the fence around another directive needs more colons, `::::` around `:::`.",
                )
            )
            return None
        last = self.reading.source.line(place.end_line).strip().lstrip(">").strip()
        if not (set(last) == {":"} and len(last) >= len(token.markup)) or place.end_line == place.line:
            reports.add(
                UNCLOSED.at(
                    self._line(place.line - self.first),
                    f"The directive `{name}` is never closed.",
                    f"End it with `{token.markup}` on a line of its own; an outer directive needs more colons than an inner one.",
                )
            )
        if name == "math":
            return self._formula(token.content, place)
        if name not in known:
            reports.add(
                UNKNOWN_DIRECTIVE.at(
                    self._line(place.line - self.first),
                    f"There is no directive `{name}`.",
                    did_you_mean(name, known) or f"The directives here are {', '.join(sorted(known))}.",
                )
            )
            return None
        if self.depth >= MAX_DEPTH:
            reports.add(
                TOO_DEEP.at(place, "This directive is nested too deep.", "Take it out of the others.")
            )
            return None
        options, skip, body = options_of(token.content)
        inner = _Blocks(self.reading, place.line + 1 + skip, self.depth + 1)
        return known[name](Opening(name, argument, options, place), inner.read(body))

    def _formula(self, tex: str, place: Place) -> FormulaBlock:
        return FormulaBlock(tex.strip(), place, read_formula(tex.strip(), True, place, self.reading.reports))

    def _html(self, token: Token, place: Place) -> None:
        text = token.content.strip()
        match = _ALLOW.match(text)
        if match is not None and match[2]:
            self.pending.append((match[1], match[2]))
        elif match is not None:
            self.reading.reports.add(
                BAD_ALLOW.at(
                    place,
                    f"`{match[1]}` is allowed here without a reason.",
                    f"Write `<!-- allow {match[1]}: why -->`.",
                )
            )
        elif not text.startswith("<!--"):
            self.reading.reports.add(
                RAW_HTML.at(
                    self._line(place.line - self.first),
                    "HTML tags are not used in a course.",
                    "Say it in Markdown, or with a directive.",
                )
            )

    def _allow(self, allowed: list[tuple[str, str]], block: Block, tokens: list[Token], stop: int) -> None:
        if not allowed:
            return
        last = block.place.end_line
        if isinstance(block, Heading):
            end = next(
                (
                    tokens[at].map
                    for at in range(stop + 1, len(tokens))
                    if tokens[at].type == "heading_open"
                    and tokens[at].level == 0
                    and int(tokens[at].tag[1]) <= block.level
                ),
                None,
            )
            last = self.first + end[0] - 1 if end else len(self.reading.source.lines)
        for code, reason in allowed:
            self.reading.allowances.append(Allowance(code, reason, block.place.file, block.place.line, last))

    def _place(self, token: Token) -> Place:
        first, end = token.map or (0, 1)
        lines = self.reading.source
        top, bottom = first + self.first, max(end, first + 1) + self.first - 1
        while bottom > top and not lines.line(bottom).strip():
            bottom -= 1
        head = Place.of_line(lines.file, top, lines.line(top))
        return head.to(Place.of_line(lines.file, bottom, lines.line(bottom)))

    def _line(self, line: int) -> Place:
        number = line + self.first
        return Place.of_line(self.reading.source.file, number, self.reading.source.line(number))


def _closing(tokens: list[Token], at: int) -> int:
    """The index of the token that closes the one at `at`; itself where it opens nothing."""
    if tokens[at].nesting != 1:
        return at
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _without_address(inlines: Inlines) -> tuple[Inlines, str]:
    """A heading without the `{#address}` at its end, and that address: it outlives new words."""
    last = inlines[-1] if inlines else None
    match = _ADDRESS.search(last.text) if isinstance(last, Text) else None
    if match is None or not isinstance(last, Text):
        return inlines, ""
    rest = last.text[: match.start()]
    place = last.place
    cut = Place(place.file, place.line, place.column, place.end_line, place.column + len(rest))
    return ((*inlines[:-1], Text(rest, cut)) if rest else inlines[:-1]), match[1]


def _without_box(blocks: Blocks) -> tuple[Blocks, bool | None]:
    """A list entry without its `[ ]` or `[x]`, and whether it is ticked."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return blocks, None
    first = blocks[0]
    head = first.inlines[0] if first.inlines else None
    match = _TASK.match(head.text) if isinstance(head, Text) else None
    if match is None or not isinstance(head, Text):
        return blocks, None
    rest = head.text[match.end() :]
    place = head.place
    moved = Place(place.file, place.line, place.column + match.end(), place.end_line, place.end_column)
    inlines: Inlines = (Text(rest, moved), *first.inlines[1:]) if rest else first.inlines[1:]
    where = Place(place.file, first.place.line, moved.column, first.place.end_line, first.place.end_column)
    return (Paragraph(inlines, where), *blocks[1:]), match[1] != " "
