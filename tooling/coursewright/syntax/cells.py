"""A code cell with its options: lines that begin with `#|`, as MyST and Quarto write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright.model.diagnostic import Code, Reports, Severity, did_you_mean
from coursewright.model.place import Place
from coursewright.model.prose import Cell

BAD_OPTION = Code(
    "NOTE110", Severity.ERROR, "a cell option that does not exist",
    "A line that begins with `#|` tells how a cell is shown. One that is not known would silently do nothing.",
    "```courses/demo/first.md\n~~~{code-cell} python\n#| hied: code\nprint(3)\n~~~\n```",
    "```courses/demo/first.md\n~~~{code-cell} python\n#| hide: code\nprint(3)\n~~~\n```",
)  # fmt: skip
CODES = (BAD_OPTION,)

CELL = "{code-cell}"
"""How MyST names a fence whose code is run."""
OPTIONS = ("alt", "caption", "hide", "try")
HIDDEN = ("code", "output", "all")
NOTE = re.compile(r"# ?([<>])\s*(.*?)\s*$")
"""What marks a number that readers may change, `#<`, or are told, `#>`. Formatters put a blank after the sign."""
_NUMBER = r"-?\d+(?:\.\d+)?"
PARAMETER = re.compile(
    rf"^(?P<label>.+?)\s*(?:\[(?P<unit>[^\]]+)\])?\s+(?P<low>{_NUMBER})\.\.(?P<high>{_NUMBER})(?:\s+by\s+(?P<step>\d+(?:\.\d+)?))?$"
)
RESULT = re.compile(r"^(?P<label>.+?)\s*(?:\[(?P<unit>[^\]]+)\])?(?:\s+to\s+(?P<places>\d))?$")
_OPTION = re.compile(r"^#\|\s*([\w-]+)\s*:\s*(.*?)\s*$")


def read_cell(info: str, text: str, place: Place, reports: Reports) -> Cell:
    """The cell of a fence `{code-cell} LANGUAGE KERNEL`."""
    words = info.split()
    language = words[1] if len(words) > 1 else "python"
    kernel = words[2] if len(words) > 2 else "python3"
    options: dict[str, str] = {}
    lines = text.rstrip("\n").split("\n")
    for number, line in enumerate(lines):
        match = _OPTION.match(line)
        if match is None:
            break
        where = Place(place.file, place.line + 1 + number, 1, place.line + 1 + number, len(line) + 1)
        _told(match[1], match[2], where, reports)
        options[match[1]] = match[2]
    return Cell("\n".join(lines), language, kernel, tuple(options.items()), (), None, place)


def _told(name: str, value: str, place: Place, reports: Reports) -> None:
    if name not in OPTIONS:
        help = did_you_mean(name, OPTIONS) or f"The options are {', '.join(OPTIONS)}."
        reports.add(BAD_OPTION.at(place, f"There is no option `{name}` for a cell.", help))
    elif name == "hide" and value not in HIDDEN:
        help = f"Write one of {', '.join(HIDDEN)}."
        reports.add(BAD_OPTION.at(place, f"`hide` cannot be `{value}`.", help))


def noted_words(sign: str, note: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words of a note: `label` and `unit`, each with its span in the note."""
    match = (PARAMETER if sign == "<" else RESULT).match(note)
    if match is not None:
        yield from ((name, match.span(name)) for name in ("label", "unit") if match[name])
