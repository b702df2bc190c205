"""XML made of elements: everything is escaped, and one tree always gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

# XML 1.0, 2.2: these characters cannot stand in a document at all, not even as references.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# HTML takes the slash of an empty element for nothing, so these would stay open.
_NEVER_VOID = frozenset(
    {"a", "dd", "div", "dt", "em", "li", "p", "pre", "q", "script", "span", "strong", "td", "th"}
)

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
# XML 1.0, 3.3.3: a reader turns white space in an attribute into blanks unless it is written as a reference.
_VALUE = _TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


@dataclass(frozen=True, slots=True)
class Element:
    """A name, attributes in their order, and what is inside. Only `document` turns it into text."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    inner: tuple[Node, ...]


Node: TypeAlias = Element | str
"""An element or plain characters."""


def element(name: str, attributes: Mapping[str, str | None] | None = None, *inner: Node | None) -> Element:
    """One element. An attribute or part that is None is left out."""
    named = tuple((key, value) for key, value in (attributes or {}).items() if value is not None)
    return Element(name, named, tuple(part for part in inner if part is not None))


def document(root: Element) -> bytes:
    """The whole document in UTF-8, indented wherever an element holds nothing but elements."""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(_lines(root, 0))).encode()


def fragment(parts: Iterable[Node]) -> str:
    """Elements as they stand inside a document, on one line; as HTML they read the same."""
    return "".join(map(_flow, parts))


def _lines(one: Element, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if not one.inner or any(isinstance(part, str) for part in one.inner):
        yield f"{indent}{_flow(one)}\n"
        return
    yield f"{indent}<{one.name}{_attributes(one)}>\n"
    for part in one.inner:
        if isinstance(part, Element):
            yield from _lines(part, depth + 1)
    yield f"{indent}</{one.name}>\n"


def _flow(part: Node) -> str:
    """Without any white space of ours: in mixed content it would be the author's."""
    if isinstance(part, str):
        return _escaped(part, _TEXT)
    if not part.inner and part.name not in _NEVER_VOID:
        return f"<{part.name}{_attributes(part)}/>"
    return f"<{part.name}{_attributes(part)}>{''.join(map(_flow, part.inner))}</{part.name}>"


def _attributes(one: Element) -> str:
    return "".join(f' {key}="{_escaped(value, _VALUE)}"' for key, value in one.attributes)


def _escaped(words: str, table: dict[int, str]) -> str:
    return _FORBIDDEN.sub("\ufffd", words).translate(table)
