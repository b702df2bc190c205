"""The cover: the title on paper above a lamp, a table, two chairs and an open book. Drawn, so it weighs a kilobyte."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from html import escape

from coursewright.encode.interface import direction
from coursewright.model.course import Course

WIDTH, HEIGHT, MARGIN = 1200, 1800, 110
WALLS = ("#0F5C63", "#2F6B3A", "#5D3A78", "#8A5200")
"""Teal, moss, plum, amber: which one, a course's id decides."""


def cover(course: Course) -> bytes:
    """An SVG with the title as text. Equal courses have equal covers."""
    size, lines = fitted(course.title)
    rtl = direction(course.language) == "rtl"
    x, anchor = (WIDTH - MARGIN, ' direction="rtl"') if rtl else (MARGIN, "")
    step = round(size * 1.25)
    text = "".join(
        f'<tspan x="{x}" y="{230 + step * n}">{escape(line, quote=False)}</tspan>'
        for n, line in enumerate(lines)
    )
    wall = WALLS[sha256(course.id.encode()).digest()[0] % len(WALLS)]
    foot = escape(" · ".join(filter(None, (course.owner, course.version))), quote=False)
    family = "font-family=\"system-ui, 'Noto Sans', 'Liberation Sans', Arial, sans-serif\""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'xml:lang="{course.language}">'
        f"<title>{escape(course.title, quote=False)}</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FBF9F5"/>{_room(wall)}'
        f'<text {family} font-size="{size}" font-weight="600" fill="#1F2A2E"{anchor}>{text}</text>'
        f'<text {family} font-size="38" fill="#55646A" x="{x}" y="{HEIGHT - 70}"{anchor}>{foot}</text>'
        "</svg>\n"
    ).encode()


def fitted(title: str) -> tuple[int, tuple[str, ...]]:
    """The largest size at which the title fits on six lines, and the lines. A letter is taken to be 0.56 of it wide."""
    for size in (110, 98, 86, 74, 62):
        lines = tuple(_lines(title, int((WIDTH - 2 * MARGIN) / (0.56 * size))))
        if len(lines) * size * 1.25 <= 700:
            break
    return size, lines


def _lines(title: str, most: int) -> Iterator[str]:
    line = ""
    for word in title.split():
        if line and len(line) + 1 + len(word) > most:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _room(wall: str) -> str:
    """Objects, no people; light from one side."""
    return (
        f'<rect x="110" y="930" width="980" height="720" rx="24" fill="{wall}"/>'
        '<path d="M380 930 h440 l190 430 h-820z" fill="#FBEFD9" opacity=".22"/>'
        '<path d="M600 930 v70" stroke="#1F2A2E" stroke-width="10"/>'
        '<path d="M490 1090 q8-92 110-92 q102 0 110 92z" fill="#E9B567"/>'
        '<ellipse cx="600" cy="1092" rx="52" ry="16" fill="#FFFFFF"/>'
        '<rect x="250" y="1360" width="700" height="30" rx="15" fill="#FBEFD9"/>'
        '<path d="M330 1390 h34 l-16 260 h-30z M836 1390 h34 l12 260 h-30z" fill="#FBEFD9" opacity=".85"/>'
        '<path d="M600 1352 q-70-44-170-24 v-62 q100-20 170 24z M600 1352 q70-44 170-24 v-62 q-100-20-170 24z" fill="#FFFFFF"/>'
        '<path d="M458 1290 q60-8 112 14 M458 1310 q60-8 112 14 M630 1304 q52-22 112-14 M630 1324 q52-22 112-14" '
        'stroke="#7C8A8F" stroke-width="6" fill="none" stroke-linecap="round"/>'
        '<g fill="#1F2A2E"><rect x="160" y="1310" width="26" height="340" rx="13"/><rect x="160" y="1480" width="150" height="28" rx="14"/>'
        '<rect x="284" y="1490" width="24" height="160" rx="12"/><rect x="1014" y="1310" width="26" height="340" rx="13"/>'
        '<rect x="890" y="1480" width="150" height="28" rx="14"/><rect x="892" y="1490" width="24" height="160" rx="12"/></g>'
    )
