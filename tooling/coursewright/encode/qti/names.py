"""Identifiers as QTI takes them: they begin with a letter or an underline and hold no blank (QTI 2.1, identifier)."""

from __future__ import annotations

import re

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def ident(id: str, within: str = "") -> str:
    """The identifier of an id, the same in every build. `within` keeps apart what shares a space of names."""
    named = f"{within}-{id}" if within else id
    if _NAME.fullmatch(named):
        return named
    # Anything else is spelled in its code points, so that two ids never become one.
    return "_" + "".join(char if re.match(r"[A-Za-z0-9.-]", char) else f"_{ord(char):x}_" for char in named)
