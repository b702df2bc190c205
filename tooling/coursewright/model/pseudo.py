"""A language nobody speaks: English with accents and a third longer, to see what a translation will do to a page."""

from __future__ import annotations

import re

PSEUDO = "en-XA"
"""Its code, as CLDR names it."""

_ACCENTS = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝçñšž")
_KEPT = re.compile(r"(\{\w+\}`[^`]*`|\{[^{}`]*\}|`[^`]*`|\]\([^)]*\)|\[\[[^\]]*\]\]|\$[^$]+\$|\[\^[^\]]+\])")


def pseudo(text: str) -> str:
    """The text in pseudo-language. Marks, gaps and what stands in braces stay as they are."""
    if not text:
        return text
    parts = _KEPT.split(text)
    strange = "".join(part if at % 2 else part.translate(_ACCENTS) for at, part in enumerate(parts))
    return strange + " ~" * max(len(text) // 12, 1)
