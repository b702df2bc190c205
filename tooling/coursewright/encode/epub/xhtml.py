"""HTML that our own writers made, as XHTML: every element is closed and every attribute has a value."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from coursewright.encode.interface import direction
from coursewright.encode.markup import VOID, Markup

LEFT_OUT = frozenset({"loading", "decoding", "rel"})
"""Attributes that say something to browsers alone."""


def xhtml(markup: Markup) -> str:
    """The same elements as XML. Our markup is well formed already but for empty elements and bare attributes."""
    writer = _Writer()
    writer.feed(markup)
    writer.close()
    return "".join(writer.out)


def page(
    language: str, title: str, body: Markup, *, kind: str = "", styles: tuple[str, ...] = ("book.css",)
) -> bytes:
    """A content document (EPUB 3.3, 6.1) with what it is in `epub:type`."""
    sheets = "".join(f'<link rel="stylesheet" type="text/css" href="{name}"/>' for name in styles)
    what = f' epub:type="{kind}"' if kind else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' xml:lang="{language}" lang="{language}" dir="{direction(language)}">\n'
        f'<head><meta charset="utf-8"/><title>{escape(title, quote=False)}</title>{sheets}</head>\n'
        f"<body{what}>{xhtml(body)}</body>\n</html>\n"
    ).encode()


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = ((name, value) for name, value in attrs if name not in LEFT_OUT)
        said = "".join(f' {name}="{escape(value if value is not None else name)}"' for name, value in kept)
        self.out.append(f"<{tag}{said}/>" if tag in VOID else f"<{tag}{said}>")

    def handle_endtag(self, tag: str) -> None:
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.out.append(escape(data, quote=False))
