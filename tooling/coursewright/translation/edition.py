"""An edition: some courses of a project in one other language, declared in a file of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.place import Place, whole
from coursewright.readers.fields import Fields
from coursewright.syntax.po import Entry, Unreadable, read_po
from coursewright.syntax.source import decode
from coursewright.syntax.yaml import Mapping as Tree
from coursewright.syntax.yaml import read_yaml
from coursewright.translation.catalogue import lost_marks
from coursewright.translation.segment import Segment
from coursewright.translation.weave import LookUp

ROOM = "courses/translations/"
ENDING = ".po"

UNREADABLE = Code(
    "TRANS001", Severity.ERROR, "a catalogue of translations that cannot be read",
    "What a translator wrote would be lost without a word. A catalogue is a PO file, as translation programs write it.",
    "A catalogue with the conflict marker of a merge in it.", "The same catalogue, mended and saved again.",
)  # fmt: skip
LOST_MARK = Code(
    "TRANS002", Severity.ERROR, "a translation without a mark that its text has",
    "A source, a link or a gap that a translation drops is lost to its readers, and a question without its gap cannot be answered.",
    'msgid "We know this {fact}`F-001`."\nmsgstr "Lo sabemos."',
    'msgid "We know this {fact}`F-001`."\nmsgstr "Lo sabemos {fact}`F-001`."',
)  # fmt: skip
UNFINISHED = Code(
    "TRANS003", Severity.HINT, "a translation that is not complete",
    "What is missing or made for older words is shown in the language it was written in.",
    "A lesson with a new paragraph that its catalogue does not have.",
    "The same after `coursewright i18n update` and the new text translated.",
)  # fmt: skip
CODES = (UNREADABLE, LOST_MARK, UNFINISHED)

_DECLARED = re.compile(rf"^{ROOM}([a-z]{{2,3}}(?:-[A-Za-z0-9]+)*)/language\.yml$")


@dataclass(frozen=True, slots=True)
class Edition:
    """What a project says of one of its languages."""

    language: str
    title: str
    """The project's title in this language."""
    courses: tuple[str, ...]
    reviewer: str
    reviewed: str
    place: Place

    def catalogue(self, path: str) -> str:
        """Where the translations of a source stand."""
        return f"{ROOM}{self.language}/{path}{ENDING}"


def editions(files: Mapping[str, bytes], reports: Reports) -> tuple[Edition, ...]:
    """Every language that the project declares, in the order of their codes."""
    found: list[Edition] = []
    for path in sorted(files):
        if match := _DECLARED.match(path):
            source, told = decode(path, files[path])
            reports.add(*told)
            tree = read_yaml(source, 1, source.text, reports)
            fields = Fields(tree if isinstance(tree, Tree) else Tree((), whole(path)), reports)
            found.append(
                Edition(
                    match[1],
                    fields.text("title", required=True),
                    fields.texts("courses"),
                    fields.text("reviewer"),
                    fields.text("reviewed"),
                    whole(path),
                )
            )
            fields.done()
    return tuple(found)


def read_catalogue(path: str, data: bytes, reports: Reports) -> tuple[Entry, ...]:
    """The entries of one catalogue; each translation that lost a mark is reported."""
    try:
        entries = read_po(data)
    except Unreadable as error:
        reports.add(
            UNREADABLE.at(
                whole(path), f"This catalogue cannot be read: {error}.", "Open it in a translation program."
            )
        )
        return ()
    for entry in entries:
        lost = lost_marks(entry) if entry.translation and not entry.stale else ()
        if lost:
            reports.add(
                LOST_MARK.at(
                    stands(path, entry),
                    f"Text and translation do not have the same marks: {', '.join(f'`{mark}`' for mark in lost)}.",
                    "Set each mark of the text into the translation, as often as it stands there.",
                )
            )
    return entries


def stands(path: str, entry: Entry) -> Place:
    """The place of an entry in its catalogue."""
    line = max(entry.stands, 1)
    return Place(path, line, 1, line, 2)


def look_up(entries: tuple[Entry, ...]) -> LookUp:
    """The translation of each segment: none that is stale or lost a mark."""
    held = {
        (entry.context, entry.text): entry.translation
        for entry in entries
        if entry.translation and not entry.stale and not lost_marks(entry)
    }

    def translated(segment: Segment) -> str:
        return held.get((segment.context, segment.text), "")

    return translated
