"""The matrix of a course for people and for programs: objectives by lessons, items and scenarios."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum

from coursewright.model.coverage import Coverage


class Format(StrEnum):
    """How the matrix is written."""

    TEXT = "text"
    JSON = "json"


HEADINGS = ("objective", "lessons", "checks", "items", "after", "boosters", "drawn", "scenarios")


def written(found: Iterable[Coverage], format: Format) -> str:
    """All courses, one after the other."""
    if format is Format.JSON:
        plain = [_plain(one) for one in found]
        return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_table(one) for one in found)


def rows(one: Coverage) -> list[tuple[str, ...]]:
    """The cells of the matrix as words, one row an objective."""
    return [
        (
            row.objective.id, " ".join(row.lessons) or "none", str(row.checks), str(row.items), str(row.after),
            str(row.boosters), str(row.drawn), " ".join(row.evidence) or "none",
        )
        for row in one.rows
    ]  # fmt: skip


def _table(one: Coverage) -> str:
    cells = [HEADINGS, *rows(one)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(HEADINGS))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
    share = f"{one.after} of {one.scored} scored items concern what happens afterward"
    met = f"blueprint not met for {', '.join(one.unmet)}" if one.unmet else "blueprint met"
    return "\n".join((one.course.title, "", *lines, "", f"{share}; {met}.", ""))


def _plain(one: Coverage) -> dict[str, object]:
    return {
        "course": one.course.id,
        "scored": one.scored,
        "after": one.after,
        "unmet": list(one.unmet),
        "objectives": [
            {
                "id": row.objective.id,
                "text": row.objective.text,
                "lessons": list(row.lessons),
                "checks": row.checks,
                "items": row.items,
                "after": row.after,
                "boosters": row.boosters,
                "drawn": row.drawn,
                "scenarios": list(row.evidence),
            }
            for row in one.rows
        ],
    }
