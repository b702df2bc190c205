"""Where everything of a course stands in the book: one file a chapter, all in one folder, pictures in another."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from posixpath import splitext

from coursewright.encode.outline import Outline
from coursewright.encode.pages.way import Step

SUPPORT, GLOSSARY, ABOUT, HOW, COVER, NAV, SHEET = (
    "support.xhtml", "glossary.xhtml", "about.xhtml", "how.xhtml", "cover.xhtml", "nav.xhtml", "book.css",
)  # fmt: skip
_SAFE = re.compile(r"[A-Za-z0-9._/-]+")


def chapter_file(step: Step) -> str:
    """The file of a step."""
    return f"{step.sort}-{step.id}.xhtml"


def answers_file(step: Step) -> str:
    """The file of the answers to what a step asks."""
    return f"answers-{step.id}.xhtml"


@dataclass(frozen=True, slots=True)
class BookOutline(Outline):
    """The same course with the addresses of a book."""

    def page(self, name: str) -> str:
        """The file of a page of the course."""
        return f"{name}.xhtml"

    def media(self, path: str) -> str:
        """The place of a picture. Readers disagree about anything but plain ASCII in names."""
        name = Outline.media(self, path).removeprefix(f"courses/{self.course.id}/")
        if _SAFE.fullmatch(name):
            return name
        stem, ending = splitext(path)
        return f"media/{sha256(stem.encode()).hexdigest()[:12]}{ending.lower()}"


def in_a_book(outline: Outline) -> BookOutline:
    """The outline with every step in its file."""

    def moved(step: Step) -> Step:
        return replace(step, path=chapter_file(step))

    held = {field.name: getattr(outline, field.name) for field in fields(outline)}
    return BookOutline(
        **held
        | {
            "modules": tuple((title, tuple(map(moved, steps))) for title, steps in outline.modules),
            "extras": tuple(map(moved, outline.extras)),
            "sources": {path: moved(step) for path, step in outline.sources.items()},
            "by_id": {id: moved(step) for id, step in outline.by_id.items()},
        }
    )
