"""Program text as HTML with classes. The only module that knows Pygments."""

from __future__ import annotations

from functools import cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from coursewright.encode.markup import Markup, el, text


def code_html(source: str, language: str) -> Markup:
    """The lines with their parts marked by class; plain where the language is not known."""
    lexer = _lexer(language)
    inner = text(source) if lexer is None else Markup(highlight(source, lexer, _formatter()).rstrip("\n"))
    return el("pre", el("code", inner), class_="code", tabindex=0, data_language=language or None)


@cache
def _lexer(language: str) -> Lexer | None:
    if not language:
        return None
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


@cache
def _formatter() -> HtmlFormatter[str]:
    return HtmlFormatter(nowrap=True, classprefix="tok-")
