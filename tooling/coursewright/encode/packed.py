"""A course at the addresses that it has inside a package or a book."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from posixpath import splitext
from typing import TypeVar

from coursewright.encode.outline import Outline
from coursewright.encode.pages.way import Step

_SAFE = re.compile(r"[A-Za-z0-9._/-]+")


@dataclass(frozen=True, slots=True)
class PackedOutline(Outline):
    """The same course, packed."""

    def media(self, path: str) -> str:
        """The place of a picture. Hosts and readers disagree about anything but plain ASCII in names."""
        # `super()` without arguments does not work in a dataclass with slots.
        name = Outline.media(self, path).partition(f"courses/{self.course.id}/")[2]
        if _SAFE.fullmatch(name):
            return name
        stem, ending = splitext(path)
        return f"media/{sha256(stem.encode()).hexdigest()[:12]}{ending.lower()}"


Packed = TypeVar("Packed", bound=PackedOutline)


def packed(kind: type[Packed], outline: Outline, place: Callable[[Step], str]) -> Packed:
    """The outline as one of this kind, with every step at its place."""

    def moved(step: Step) -> Step:
        return replace(step, path=place(step))

    held = {field.name: getattr(outline, field.name) for field in fields(outline)}
    return kind(
        **held
        | {
            "modules": tuple((title, tuple(map(moved, steps))) for title, steps in outline.modules),
            "extras": tuple(map(moved, outline.extras)),
            "sources": {path: moved(step) for path, step in outline.sources.items()},
            "by_id": {id: moved(step) for id, step in outline.by_id.items()},
        }
    )
