"""Findings that an author allows in a YAML file, by a comment above the entry: `# allow CODE: why`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coursewright.model.diagnostic import Reports
from coursewright.model.place import Place
from coursewright.syntax.reading import BAD_ALLOW, Allowance
from coursewright.syntax.source import Source

_ALLOW = re.compile(r"^\s*#\s*allow\s+([A-Z]+\d+)\s*(?::\s*(.*?))?\s*$")


def allowances(source: Source, reports: Reports) -> tuple[Allowance, ...]:
    """Every allowance of a file. It holds for the entry below it: its first line and all that is set in deeper."""
    found: list[Allowance] = []
    for at, line in enumerate(source.lines):
        match = _ALLOW.match(line)
        if match is None:
            continue
        if not match[2]:
            reports.add(
                BAD_ALLOW.at(
                    Place.of_line(source.file, at + 1, line),
                    f"`{match[1]}` is allowed here without a reason.",
                    f"Write `# allow {match[1]}: why`.",
                )
            )
            continue
        first, last = _entry(source.lines, at + 1)
        found.append(Allowance(match[1], match[2], source.file, first + 1, last + 1))
    return tuple(found)


def _entry(lines: Sequence[str], start: int) -> tuple[int, int]:
    """First and last line, counted from 0, of the entry that begins at or below `start`."""
    first = next((at for at in range(start, len(lines)) if not _passed(lines[at])), start)
    depth = _depth(lines[first]) if first < len(lines) else 0
    last = first
    for at in range(first + 1, len(lines)):
        if _passed(lines[at]):
            continue
        if _depth(lines[at]) <= depth:
            break
        last = at
    return first, last


def _passed(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
