"""The segments of a code cell: its words for readers in options and notes, and the texts that its calls show."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from coursewright.syntax.cells import NOTE, noted_words
from coursewright.syntax.source import Source
from coursewright.translation.segment import Segment, Span

WORDED_OPTIONS = frozenset({"alt", "caption", "try"})
"""Options of a cell whose value a reader is told."""
SHOWING = frozenset(
    {
        "print", "display", "Markdown", "set_title", "set_xlabel", "set_ylabel", "suptitle", "supxlabel", "supylabel",
        "title", "xlabel", "ylabel", "text", "annotate", "bar", "barh", "set_xticklabels", "set_yticklabels",
    }
)  # fmt: skip
"""Functions and methods that show the texts they are given: those of IPython, and those of charts."""
SHOWING_BY_NAME = frozenset({"label", "labels", "title", "xlabel", "ylabel", "tick_label"})
"""Arguments that are shown, whatever they are given to."""

_OPTION = re.compile(r"^#\|\s*([\w-]+)\s*:\s*(.*?)\s*$")
_ASSIGNED = re.compile(r"^(\w+)\s*=")
_LITERAL = re.compile(r"""^(f?)("|')((?:(?!\2)[^\\\n])*)\2$""", re.I)
"""One piece of text on one line without escapes. What is written otherwise stays in the language of the code."""
_FIELD = re.compile(r"\{[^{}]*\}")


def shows(codes: Iterable[str]) -> frozenset[str]:
    """The names of functions that show what they are given, with those that these cells define on top of others."""
    found = set(SHOWING)
    for tree in filter(None, map(_parsed, codes)):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(inner, ast.Call) and _name(inner) in SHOWING for inner in ast.walk(node)
            ):
                found.add(node.name)
    return frozenset(found)


def code_segments(source: Source, first: int, code: str, showing: frozenset[str]) -> list[Segment]:
    """The segments of a cell whose code begins on line `first` of the source, in the order of the source.

    Options give their sort as context, notes the name that they stand behind: both outlive other words around them.
    """
    starts = [0, *accumulate(len(line) + 1 for line in source.lines)]
    rows = code.split("\n")
    found = [
        Segment(context, words, (_moved(span, starts[first - 1 + row]),), first + row, quote="")
        for row, context, words, span in _told(rows)
    ]
    tree = _parsed(code)
    for node in _literals(tree, showing) if tree is not None else ():
        row = node.lineno - 1
        line = rows[row] if node.end_lineno == node.lineno else ""
        begin, end = (len(line.encode()[:at].decode()) for at in (node.col_offset, node.end_col_offset or 0))
        match = _LITERAL.match(line[begin:end])
        if match and _has_words(_FIELD.sub("", match[3]) if match[1] else match[3]):
            span = _moved(match.span(3), starts[first - 1 + row] + begin)
            found.append(Segment("cell shows", match[3], (span,), first + row, quote=match[2]))
    return sorted(found, key=lambda segment: segment.spans[0])


def _told(rows: list[str]) -> Iterator[tuple[int, str, str, Span]]:
    """What options and notes say, each with its row, its context and its span within the row."""
    repeated = False
    at_head = True
    for row, line in enumerate(rows):
        option = _OPTION.match(line) if at_head else None
        at_head = option is not None
        if option and option[2] and option[1] in WORDED_OPTIONS:
            repeated = repeated or option[1] == "try"
            yield row, f"cell {option[1]}", option[2], option.span(2)
        elif repeated and (note := NOTE.search(line)) and (named := _ASSIGNED.match(line)):
            for sort, (start, end) in noted_words(note[1], note[2]):
                begin = note.start(2)
                words = line[begin + start : begin + end]
                yield row, f"{named[1]} {sort}", words, (begin + start, begin + end)


def _literals(tree: ast.Module, showing: frozenset[str]) -> Iterator[ast.expr]:
    seen: set[tuple[int, int]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            given = [*node.args] if _name(node) in showing else []
            given += [one.value for one in node.keywords if one.arg in SHOWING_BY_NAME]
            for literal in (literal for one in given for literal in _texts(one)):
                if (literal.lineno, literal.col_offset) not in seen:
                    seen.add((literal.lineno, literal.col_offset))
                    yield literal


def _texts(node: ast.expr) -> Iterator[ast.expr]:
    """The literals that come out of an expression as they are. What is looked up or called by name does not."""
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            yield node
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from _texts(part)
        case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part) | ast.Starred(value=part):
            yield from _texts(part)
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, op=ast.Add(), right=other):
            yield from _texts(one)
            yield from _texts(other)
        case _:
            return


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _parsed(code: str) -> ast.Module | None:
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError):
        return None  # running the cell reports it


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
