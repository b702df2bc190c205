"""How large a picture is, read from the first bytes of its file, so that no page moves while it loads."""

from __future__ import annotations

import re
from struct import unpack

_TAG = re.compile(rb"<svg\b[^>]*>", re.S)
_LENGTH = re.compile(rb'\b(width|height)\s*=\s*["\']\s*([0-9.]+)(?:px)?\s*["\']')
_BOX = re.compile(rb'\bviewBox\s*=\s*["\']\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9.]+)[\s,]+([0-9.]+)')

# Frame markers that hold the size: every start of frame, those of tables (C4, C8, CC) excepted.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def size(picture: bytes) -> tuple[int, int]:
    """Width and height in pixels; zeros where the file does not tell."""
    if picture[:8] == b"\x89PNG\r\n\x1a\n" and len(picture) >= 24:
        width, height = unpack(">II", picture[16:24])
        return width, height
    if picture[:2] == b"\xff\xd8":
        return _jpeg(picture)
    return _svg(picture[:4096])


def _svg(head: bytes) -> tuple[int, int]:
    found = _TAG.search(head)
    if found is None:
        return 0, 0
    lengths = {name: float(value) for name, value in _LENGTH.findall(found[0])}
    if lengths.keys() == {b"width", b"height"}:
        return round(lengths[b"width"]), round(lengths[b"height"])
    box = _BOX.search(found[0])
    return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)


def _jpeg(picture: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(picture) and picture[at] == 0xFF:
        if picture[at + 1] in _FRAMES:
            height, width = unpack(">HH", picture[at + 5 : at + 9])
            return width, height
        at += 2 + int(unpack(">H", picture[at + 2 : at + 4])[0])
    return 0, 0
