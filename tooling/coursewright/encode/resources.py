"""What the text of one page leans on: addresses, pictures, facts, terms, items. Plain data, found once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from coursewright.model.course import Fact, SupportLine
from coursewright.model.item import Item


@dataclass(frozen=True, slots=True)
class Address:
    """Where a source file stands in what is built, seen from the page that links to it."""

    href: str
    fragments: str | None = ""
    """What stands before a heading's slug there; None where headings have no address."""

    def at(self, fragment: str) -> str:
        """The address of one heading, or of the whole where it has none."""
        if not fragment or self.fragments is None:
            return self.href
        return f"{self.href.partition('#')[0]}#{self.fragments}{fragment}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture where the page finds it. The size is in CSS pixels, 0 where its file does not tell."""

    href: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """An entry of the glossary."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Activity:
    """A scenario or an assessment that a text leads to."""

    href: str
    title: str
    minutes: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything a page's text may name, restricted to what it does name."""

    language: str
    links: Mapping[str, Address] = field(default_factory=dict)
    """By the path of the source."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By the path of the source; recordings and files to take along too."""
    captions: Mapping[str, str] = field(default_factory=dict)
    """By the path of the source, each as an address that holds them."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    terms: Mapping[str, Meaning] = field(default_factory=dict)
    """By the term in lower case."""
    items: Mapping[str, Item] = field(default_factory=dict)
    activities: Mapping[str, Activity] = field(default_factory=dict)
    support: tuple[SupportLine, ...] = ()
    support_href: str = ""
    code_open: bool = True
    """Whether the code of a cell is shown before anybody asks for it."""


def source_path(file: str, href: str) -> str:
    """The path in the project that a link or picture of `file` means."""
    return normpath(join(dirname(file), href))


def is_web(href: str) -> bool:
    """Whether a link leads out of the project."""
    return "://" in href or href.startswith(("mailto:", "tel:", "//"))
