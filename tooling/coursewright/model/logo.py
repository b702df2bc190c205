"""The logo of an organisation, made harmless: a drawing keeps its shapes and nothing that runs, loads or hides; a picture its pixels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from struct import unpack
from xml.etree import ElementTree as Tree

DEEPEST = 40
MOST = 24_000
"""Bytes of a logo: it is on every page."""
SVG = "http://www.w3.org/2000/svg"
PNG = b"\x89PNG\r\n\x1a\n"

ELEMENTS = frozenset(
    {
        "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
        "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use", "symbol",
    }
)  # fmt: skip
"""What draws. Scripts, style sheets, foreign content, pictures, animation and links do not stand here."""
ATTRIBUTES = frozenset(
    [
        "id",
        "viewBox",
        "width",
        "height",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "dx",
        "dy",
        "d",
        "points",
        "transform",
        "fill",
        "fill-rule",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-opacity",
        "opacity",
        "clip-path",
        "clip-rule",
        "mask",
        "offset",
        "stop-color",
        "stop-opacity",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "fx",
        "fy",
        "font-family",
        "font-size",
        "font-weight",
        "text-anchor",
        "letter-spacing",
        "preserveAspectRatio",
        "clipPathUnits",
        "maskUnits",
        "href",
    ]
)
"""What shapes are told. No event, no style, no class."""
_OWN = re.compile(r"#[\w-]+")
_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)
_KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"})


class Unfit(Exception):
    """Why a file cannot be a logo, as one sentence."""


@dataclass(frozen=True)
class Logo:
    """A file that may stand on every page, and what was taken out of it."""

    data: bytes
    kind: str
    """`image/svg+xml` or `image/png`."""
    removed: tuple[str, ...] = ()

    @property
    def ending(self) -> str:
        """Of its file name."""
        return "svg" if self.kind == "image/svg+xml" else "png"


@cache
def logo(data: bytes) -> Logo:
    """The logo. Raises `Unfit` for what is neither a drawing nor a PNG, is damaged, or is too large."""
    found = _png(data) if data.startswith(PNG) else _svg(data)
    if len(found.data) > MOST:
        raise Unfit(
            f"It has {len(found.data) // 1000} KB, and it would be on every page; {MOST // 1000} KB are allowed."
        )
    return found


def _svg(data: bytes) -> Logo:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Unfit("It is neither an SVG drawing in UTF-8 nor a PNG picture.")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unfit(
            "It declares a document type, which a drawing does not need and which can name other files."
        )
    try:
        root = Tree.fromstring(text)
    except (Tree.ParseError, ValueError, LookupError, RecursionError):
        raise Unfit("It is neither an SVG drawing nor a PNG picture.") from None
    if root.tag != f"{{{SVG}}}svg":
        raise Unfit("It is neither an SVG drawing nor a PNG picture.")
    removed: dict[str, None] = {}
    _cleaned(root, removed)
    if root.get("viewBox") is None and not (root.get("width") and root.get("height")):
        raise Unfit("The drawing does not say how large it is; give it a `viewBox`.")
    Tree.register_namespace("", SVG)
    return Logo(Tree.tostring(root, encoding="unicode").encode(), "image/svg+xml", tuple(removed))


def _cleaned(element: Tree.Element, removed: dict[str, None], depth: int = 0) -> None:
    if depth > DEEPEST:
        raise Unfit("Its groups are nested too deep.")
    for name, value in tuple(element.attrib.items()):
        short = name.rpartition("}")[2]
        outside = (short == "href" and not _OWN.fullmatch(value)) or _ADDRESS.search(value)
        if short not in ATTRIBUTES or outside:
            del element.attrib[name]
            if not short.startswith(("aria-", "data-")):
                removed[f"`{short}`"] = None
    for inner in tuple(element):
        if not isinstance(inner.tag, str):
            element.remove(inner)
        elif inner.tag.rpartition("}")[0] != f"{{{SVG}" or inner.tag.rpartition("}")[2] not in ELEMENTS:
            element.remove(inner)
            removed[f"`<{inner.tag.rpartition('}')[2]}>`"] = None
        else:
            _cleaned(inner, removed, depth + 1)


def _png(data: bytes) -> Logo:
    kept, removed, at = [PNG], dict[str, None](), len(PNG)
    while at + 12 <= len(data):
        (length,) = unpack(">I", data[at : at + 4])
        name, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            break
        if name in _KEPT_CHUNKS:
            kept.append(data[at:end])
        else:
            removed[f"`{name.decode('latin-1')}`"] = None
        at = end
        if name == b"IEND":
            return Logo(b"".join(kept), "image/png", tuple(removed))
    raise Unfit("The PNG picture is damaged.")
