"""A word that remembers where it was written, so that a complaint points at it and not at its file."""

from __future__ import annotations

from coursewright.model.place import Place


class Mention(str):
    """An id or a value as an author wrote it: the string it holds; the place is only for diagnostics."""

    __slots__ = ("place",)

    place: Place

    def __new__(cls, text: str, place: Place) -> Mention:
        """The text, written at a place."""
        mention = super().__new__(cls, text)
        mention.place = place
        return mention

    def __getnewargs__(self) -> tuple[str, Place]:  # type: ignore[override]
        """What pickling needs to make it again."""
        return str(self), self.place


def place_of(word: str, otherwise: Place) -> Place:
    """Where the word stands, or the place that holds it."""
    return word.place if isinstance(word, Mention) else otherwise
