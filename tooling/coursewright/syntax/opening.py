"""The first lines of a directive: its name, its argument and its options."""

from __future__ import annotations

import re

_DIRECTIVE = re.compile(r"^\{([\w-]+)\}\s*(.*)$")
_OPTION = re.compile(r"^:([\w-]+):\s*(.*)$")


def directive_of(info: str) -> tuple[str, str]:
    """The name and the argument of a directive's first line; nothing where it names none."""
    match = _DIRECTIVE.match(info.strip())
    return (match[1], match[2].strip()) if match is not None else ("", "")


def options_of(body: str) -> tuple[dict[str, str], int, str]:
    """The `:key: value` lines at the head of a directive, how many lines they take, and the rest."""
    options: dict[str, str] = {}
    lines = body.split("\n")
    skip = 0
    for line in lines:
        match = _OPTION.match(line.strip())
        if match is None:
            break
        options[match[1]] = match[2].strip()
        skip += 1
    return options, skip, "\n".join(lines[skip:])
