"""Where everything of a course stands in the book: one file a chapter, all in one folder, pictures in another."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.outline import Outline
from coursewright.encode.packed import PackedOutline, packed
from coursewright.encode.pages.way import Step

SUPPORT, GLOSSARY, ABOUT, HOW, COVER, NAV, SHEET = (
    "support.xhtml", "glossary.xhtml", "about.xhtml", "how.xhtml", "cover.xhtml", "nav.xhtml", "book.css",
)  # fmt: skip


def chapter_file(step: Step) -> str:
    """The file of a step."""
    return f"{step.sort}-{step.id}.xhtml"


def answers_file(step: Step) -> str:
    """The file of the answers to what a step asks."""
    return f"answers-{step.id}.xhtml"


@dataclass(frozen=True, slots=True)
class BookOutline(PackedOutline):
    """The same course with the addresses of a book."""

    def page(self, name: str) -> str:
        """The file of a page of the course."""
        return f"{name}.xhtml"


def in_a_book(outline: Outline) -> BookOutline:
    """The outline with every step in its file."""
    return packed(BookOutline, outline, chapter_file)
