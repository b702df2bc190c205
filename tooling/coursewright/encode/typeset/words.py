"""Text as Typst reads it: always a string, never markup, so that nothing an author writes can become code."""

from __future__ import annotations

import re

_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "", "\t": " "}
_SPACE = re.compile(r"[ \n\t\r\f]+")


def quoted(words: str) -> str:
    """A string of Typst."""
    return f'"{"".join(_ESCAPED.get(char, char) for char in words)}"'


def running(words: str) -> str:
    """Text in a paragraph: runs of blanks are one, as in HTML. The semicolon ends it before whatever follows."""
    folded = _SPACE.sub(" ", words)
    return f"#{quoted(folded)};" if folded else ""
