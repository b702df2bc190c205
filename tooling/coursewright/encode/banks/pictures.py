"""The pictures of a bank under names that every platform takes: one folder, plain ASCII, each name once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from posixpath import basename, splitext

from coursewright.encode.gathering import Names
from coursewright.model.course import Project
from coursewright.model.item import Item, texts_of

_SAFE = re.compile(r"[A-Za-z0-9._-]+")


def pictures_of(items: Iterable[Item]) -> tuple[str, ...]:
    """The paths of the pictures that items show."""
    names = Names()
    for item in items:
        names.texts(texts_of(item))
    return tuple(names.pictures)


def named(project: Project, paths: Iterable[str]) -> Mapping[str, str]:
    """Name by path, for those pictures that the project has."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path in sorted({path for path in paths if path in project.files}):
        name = basename(path)
        if name.lower() in taken or not _SAFE.fullmatch(name):
            stem, ending = splitext(path)
            name = f"{sha256(stem.encode()).hexdigest()[:12]}{ending.lower()}"
        taken.add(name.lower())
        names[path] = name
    return names


def addressed(names: Mapping[str, str], before: str) -> Callable[[str], str | None]:
    """Asks for the address of a picture."""
    return lambda path: f"{before}{names[path]}" if path in names else None
