"""What stands at the end of a page or in front of a book: when it was reviewed, which version it is, whose it is and how it may be used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from coursewright.encode import interface


class Imprint(Protocol):
    """What says this of itself: a course, or the frame of one of its pages. What is empty is not told."""

    @property
    def language(self) -> str: ...
    @property
    def reviewed(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def owner(self) -> str: ...


def colophon(of: Imprint, licence: str = "") -> Iterator[str]:
    """One entry for each that is known, in the words and with the dates of its language."""

    def say(key: str, **values: str) -> str:
        return interface.say(of.language, key, **values)

    if of.reviewed:
        yield say("footer-reviewed", date=interface.date(of.language, of.reviewed))
    if of.version:
        yield say("version", version=of.version)
    if of.owner:
        yield say("footer-owner", owner=of.owner)
    if licence:
        yield say("footer-licence", licence=licence)
