"""What the terminal shows: complaints with the lines they speak of. The one door to rich."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from coursewright.model.diagnostic import Diagnostic, Severity
from coursewright.model.place import Place

TAB = 4
WIDEST = 100
"""Cells of a source line that are shown; longer ones are cut around the place."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "bold cyan"}
QUIET = "blue"


def wants_colour(stream: TextIO) -> bool:
    """Whether the stream is a terminal that shows colours and nobody has asked for none."""
    console = Console(file=stream)
    return console.is_terminal and console.color_system is not None and not console.no_color


def render(text: Text, colour: bool) -> str:
    """Styled text as characters, with escape sequences only where they are wanted."""
    if not colour:
        return text.plain
    out = StringIO()
    console = Console(
        file=out, force_terminal=True, color_system="standard", width=10_000, highlight=False, no_color=False
    )
    console.print(text, end="", soft_wrap=True)
    return out.getvalue()


def terminal(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], colour: bool = False) -> str:
    """Every complaint with its excerpt, help and second places, and a summary line."""
    found = tuple(diagnostics)
    out = Text()
    for diagnostic in found:
        out.append_text(_complaint(diagnostic, sources))
        out.append("\n")
    out.append_text(_summary(found, len(sources)))
    out.append("\n")
    return render(out, colour)


def heading(words: str, colour: bool) -> str:
    """A line that stands above others."""
    return render(Text(visible(words), style="bold"), colour)


def summary(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """How many of each, in one line."""
    return _summary(tuple(diagnostics), files).plain


def _summary(found: tuple[Diagnostic, ...], files: int) -> Text:
    if not found:
        return Text(f"No complaints in {_count(files, 'file')}.", style="bold green")
    counts = [(sum(d.severity is severity for d in found), severity) for severity in Severity]
    named = [_count(number, severity.value) for number, severity in counts if number]
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    worst = min((list(Severity).index(d.severity) for d in found), default=0)
    where = len({d.place.file for d in found})
    return Text(f"{listed} in {_count(where, 'file')}.", style=STYLES[list(Severity)[worst]])


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _complaint(diagnostic: Diagnostic, sources: Mapping[str, str]) -> Text:
    style = STYLES[diagnostic.severity]
    out = Text()
    out.append(f"{diagnostic.severity.value}[{diagnostic.code}]", style)
    out.append(f" {visible(diagnostic.message)}\n", "bold")
    places = [diagnostic.place, *(note.place for note in diagnostic.notes if note.place)]
    margin = max(len(str(place.end_line)) for place in places)
    out.append_text(_excerpt(diagnostic.place, sources, margin, "^", style))
    if diagnostic.help:
        out.append(f"{' ' * margin} = ", QUIET)
        out.append("help: ", "bold green")
        out.append(visible(diagnostic.help) + "\n")
    for note in diagnostic.notes:
        out.append(f"{' ' * margin} = ", QUIET)
        out.append("note: ", "bold")
        out.append(visible(note.message) + "\n")
        if note.place is not None:
            out.append_text(_excerpt(note.place, sources, margin, "-", QUIET))
    return out


def _excerpt(place: Place, sources: Mapping[str, str], margin: int, mark: str, style: str) -> Text:
    blank = " " * margin
    out = Text()
    out.append(f"{blank}--> ", QUIET)
    out.append(f"{visible(place.file)}:{place.line}:{place.column}\n")
    lines = sources.get(place.file, "").split("\n")
    if place.file not in sources or place.line > len(lines):
        return out
    raw = lines[place.line - 1]
    end = place.end_column if place.end_line == place.line else len(raw) + 1
    shown, indent, width = window(raw, place.column, end)
    out.append(f"{blank} |\n", QUIET)
    out.append(f"{place.line:>{margin}} | ", QUIET)
    out.append(shown + "\n")
    out.append(f"{blank} | ", QUIET)
    out.append(" " * indent + mark * width, style)
    if _right_to_left(raw):
        # A terminal may turn this line round, and then the marks stand under other words: so say them.
        out.append(f" `{visible(raw[place.column - 1 : end - 1])}`", style)
    if place.end_line > place.line:
        out.append(f" to line {place.end_line}", style)
    out.append("\n")
    return out


def excerpt(place: Place, sources: Mapping[str, str]) -> str:
    """The line of a place with its marks, without the place's name."""
    lines = _excerpt(place, sources, len(str(place.end_line)), "^", "").plain.split("\n")
    return "\n".join(lines[2:]).rstrip()


def window(line: str, column: int, end: int) -> tuple[str, int, int]:
    """The part of a line to show, the cells before its mark, and the cells of the mark: at least one."""
    before = visible(_tabs(line))
    start, stop = _expanded(line, column), max(_expanded(line, end), _expanded(line, column) + 1)
    left = 0
    while cell_len(before[left:start]) > WIDEST // 2 and cell_len(before[left:]) > WIDEST:
        left += 1
    right = len(before)
    while cell_len(before[left:right]) > WIDEST:
        right -= 1
    head, tail = ("…" if left else ""), ("…" if right < len(before) else "")
    indent = cell_len(head + before[left:start])
    width = max(cell_len(before[start : min(stop, right)]), 1)
    return f"{head}{before[left:right]}{tail}".rstrip(), indent, width


def _tabs(line: str) -> str:
    """Tabs as blanks up to the next stop, counted in cells."""
    out = ""
    for character in line:
        out += " " * (TAB - cell_len(out) % TAB) if character == "\t" else character
    return out


def _expanded(line: str, column: int) -> int:
    """Where a column of the line stands after its tabs are blanks."""
    return len(_tabs(line[: column - 1])) + max(column - 1 - len(line), 0)


def visible(text: str) -> str:
    """Text in which nothing can command the terminal or turn its direction: such characters show as `�`."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in _TURNING
        else c
        for c in text
    )


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200e\u200f")


def _right_to_left(line: str) -> bool:
    return any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in line)
