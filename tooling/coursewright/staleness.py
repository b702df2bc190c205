"""What has to be looked at again before a day, as a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coursewright.model.review import Due

SHOWN = 72
"""Characters of a statement that are enough to know it by."""


def before(dues: Iterable[Due], day: date) -> tuple[Due, ...]:
    """Those that come due before a day, the earliest first."""
    return tuple(sorted((due for due in dues if due.on < day), key=lambda due: (due.on, due.sort, due.id)))


def table(found: Iterable[Due], day: date) -> str:
    """One line each: when it is due, what it is, where its date stands."""
    rows = [
        (due.on.isoformat(), due.sort, due.id, _short(due.what), f"{due.place.file}:{due.place.line}")
        for due in found
    ]
    if not rows:
        return f"Nothing is due before {day.isoformat()}.\n"
    widths = [max(len(row[at]) for row in rows) for at in range(5)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    things = "thing is" if len(rows) == 1 else "things are"
    return "\n".join((*lines, "", f"{len(rows)} {things} due before {day.isoformat()}.", ""))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"
