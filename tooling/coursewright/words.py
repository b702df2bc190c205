"""The words of the interface in other languages: catalogues that travel with the compiler, read when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from coursewright import disk
from coursewright.model.pseudo import PSEUDO, pseudo
from coursewright.syntax.po import read_po

ROOM = "words/"


@cache
def words(language: str) -> Mapping[str, str]:
    """The words of a language by their keys; what is not translated, or out of date, is absent."""
    data = disk.bundle().get(f"{ROOM}{language.split('-')[0]}.po")
    if data is None:
        return {}
    return {
        entry.context: entry.translation for entry in read_po(data) if entry.translation and not entry.stale
    }


def languages() -> tuple[str, ...]:
    """Every language that the interface speaks beside English."""
    names = (name.removeprefix(ROOM).removesuffix(".po") for name in disk.bundle() if name.startswith(ROOM))
    return tuple(sorted(names))


def pseudo_words(english: Mapping[str, str]) -> Mapping[str, str]:
    """English made strange and longer: what is still plain on a page was never given to translators."""
    return {key: pseudo(text) for key, text in english.items()}


__all__ = ["PSEUDO", "languages", "pseudo_words", "words"]
