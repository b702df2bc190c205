"""One file as text: decoded, with its lines, and with the limits that keep reading fast."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.place import Place, whole

MAX_CHARACTERS = 2_000_000
MAX_LINE = 20_000

NOT_UTF8 = Code(
    "TEXT001", Severity.ERROR, "a file that is not UTF-8",
    "Names, accents and other scripts survive only if every tool reads the file the same way, so sources are UTF-8.",
    "```courses/demo/course.yml\nid: demo\ntitle: Caf\\xe9\n```",
    "```courses/demo/course.yml\nid: demo\ntitle: Café\n```",
)  # fmt: skip
CONTROL_CHARACTER = Code(
    "TEXT002", Severity.ERROR, "a control character in a text",
    "Characters such as NUL cannot be shown and are forbidden in the XML that an LMS reads.",
    "A lesson with a NUL byte in it.", "The same lesson without it.",
)  # fmt: skip
TOO_LARGE = Code(
    "TEXT003", Severity.ERROR, "a file or a line too long to be a lesson",
    f"A source holds at most {MAX_CHARACTERS:,} characters and a line at most {MAX_LINE:,}; "
    "more is almost always pasted data or a picture in the wrong place.",
    "A lesson with a picture pasted as text.", "The picture in `media/`, named by a link.",
)  # fmt: skip
CODES = (NOT_UTF8, CONTROL_CHARACTER, TOO_LARGE)

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Source:
    """A file's text with `\\n` line ends and without a byte order mark. `first` is the line the text starts on."""

    file: str
    text: str
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """A line by its number from 1; past the end it is empty."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def decode(file: str, data: bytes, limited: bool = True) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Any bytes as a source. What cannot be read is left out and reported, never raised."""
    found: list[Diagnostic] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        found.append(
            NOT_UTF8.at(
                Place(file, line, column, line, column + 1),
                f"The byte 0x{data[error.start]:02X} is not UTF-8.",
                "Save the file as UTF-8 in your editor.",
            )
        )
        text = data.decode("utf-8-sig", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, controls = _without_controls(file, text)
    found.extend(controls)
    lines = tuple(text.split("\n"))
    longest = max(map(len, lines))
    if limited and (len(text) > MAX_CHARACTERS or longest > MAX_LINE):
        number = next((i for i, line in enumerate(lines, 1) if len(line) > MAX_LINE), 1)
        found.append(
            TOO_LARGE.at(
                Place(file, number, 1, number, 2),
                f"The file has {len(text):,} characters, its longest line {longest:,}.",
                "Move pasted data or pictures to a file in `media/`, or split the text.",
            )
        )
        return Source(file, "", ("",)), tuple(found)
    return Source(file, text, lines), tuple(found)


def _without_controls(file: str, text: str) -> tuple[str, list[Diagnostic]]:
    first = _CONTROLS.search(text)
    if first is None:
        return text, []
    at = first.start()
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    names = ", ".join(f"U+{ord(c):04X}" for c in sorted(set(_CONTROLS.findall(text))))
    report = CONTROL_CHARACTER.at(
        Place(file, line, column, line, column + 1),
        f"The text holds characters that cannot be shown: {names}.",
        "Delete them; they usually come from copying out of another program.",
    )
    return _CONTROLS.sub(" ", text), [report]


def missing(file: str) -> Place:
    """The place to point at when a file is not there."""
    return whole(file)
