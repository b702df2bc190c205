"""Our own HTML read back as a tree. It is well formed, because `markup.py` made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

from coursewright.encode.markup import VOID, Markup


@dataclass(slots=True)
class Element:
    """One element. A child is an element, or text as people read it."""

    name: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def all(self) -> Iterator[Element]:
        """It and every element in it, outer before inner."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all()

    def words(self) -> str:
        """Its text alone."""
        return "".join(child if isinstance(child, str) else child.words() for child in self.children)

    def named(self, *names: str) -> Iterator[Element]:
        """The elements of these names in it, at any depth."""
        return (one for one in self.all() if one.name in names)


Child: TypeAlias = Element | str


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.open[-1].name == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(markup: Markup) -> Element:
    """The elements of some markup, under one without a name."""
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.open[0]
