"""Catalogues of translations in the PO format of gettext: the only door to polib."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polib


@dataclass(frozen=True, slots=True)
class Entry:
    """One text with its translation. A stale one was made for other words and is not shown until somebody looks."""

    context: str
    text: str
    translation: str
    stale: bool = False
    previous: str = ""
    """The text that a stale translation was made for."""
    file: str = ""
    """The source that it stands in, with its line, for translators."""
    line: int = 0
    stands: int = 0
    """The line of the catalogue that it stands on; 0 in one that was not read."""


class Unreadable(Exception):
    """A catalogue that is no PO file. Its text says where and why."""


def read_po(data: bytes) -> tuple[Entry, ...]:
    """The entries of a catalogue, obsolete ones left out. Raises Unreadable."""
    try:
        catalogue = polib.pofile(data.decode("utf-8-sig"))
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise Unreadable(str(error).split("\n")[0][:200]) from None
    return tuple(
        Entry(
            entry.msgctxt or "", entry.msgid, entry.msgstr, entry.fuzzy, entry.previous_msgid or "",
            *(_occurrence(entry.occurrences)), entry.linenum or 0,
        )
        for entry in catalogue
        if not entry.obsolete
    )  # fmt: skip


def write_po(language: str, entries: Iterable[Entry], head: Mapping[str, str]) -> bytes:
    """A catalogue. No clock and no order but the one given, so equal entries give equal bytes."""
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **head,
    }
    for entry in entries:
        catalogue.append(
            polib.POEntry(
                msgctxt=entry.context,
                msgid=entry.text,
                msgstr=entry.translation,
                flags=["fuzzy"] if entry.stale else [],
                previous_msgid=entry.previous or None,
                occurrences=[(entry.file, str(entry.line))] if entry.file else [],
            )
        )
    return f"{catalogue}\n".encode()


def _occurrence(occurrences: list[tuple[str, str]]) -> tuple[str, int]:
    file, line = occurrences[0] if occurrences else ("", "")
    return file, int(line) if line.isdecimal() else 0
