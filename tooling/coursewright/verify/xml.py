"""XML from a package into a tree. It is hostile: no document type, no entities, bounded depth; nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.parsers import expat

from coursewright.verify.opening import Refused

DEEPEST = 200
MOST_ELEMENTS = 1_000_000
"""Each takes memory as an object, far more than the four bytes that it may be written with."""

Element = ElementTree.Element


def parsed(data: bytes, name: str) -> Element:
    """The root of a document. Raises `Refused` with a sentence where it is not well-formed or not safe."""
    depth = count = 0

    def refuse(*_: object) -> None:
        raise Refused(f"`{name}` declares a document type, which may define entities; a manifest has none.")

    def open_tag(*_: object) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST:
            raise Refused(f"`{name}` is nested more than {DEEPEST} deep.")
        if count > MOST_ELEMENTS:
            raise Refused(f"`{name}` holds more than {MOST_ELEMENTS:,} elements.")

    def close_tag(*_: object) -> None:
        nonlocal depth
        depth -= 1

    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = refuse
    guard.StartElementHandler = open_tag
    guard.EndElementHandler = close_tag
    try:
        guard.Parse(data, True)
        return ElementTree.fromstring(data)
    except expat.ExpatError as problem:
        words = expat.ErrorString(problem.code)
        raise Refused(f"`{name}` is not well-formed XML: line {problem.lineno}: {words}.") from None
    except (ValueError, LookupError):
        raise Refused(f"`{name}` is written in an encoding that cannot be read.") from None


def local(element: Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def space(element: Element) -> str:
    """The namespace, or nothing."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def every(root: Element, name: str) -> Iterator[Element]:
    """All elements of a local name below and at the root, whatever their namespace."""
    return (element for element in root.iter() if local(element) == name)


def first(root: Element, name: str) -> Element | None:
    """The first of them."""
    return next(every(root, name), None)


def children(parent: Element, name: str) -> list[Element]:
    """The children of a local name."""
    return [child for child in parent if local(child) == name]


def text(parent: Element | None, name: str) -> str:
    """The text of the first child of a local name, or nothing."""
    found = children(parent, name) if parent is not None else []
    return "".join(found[0].itertext()).strip() if found else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
