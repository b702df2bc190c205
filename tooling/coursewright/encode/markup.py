"""HTML made of elements: what is not `Markup` is escaped, so author text can never become code."""

from __future__ import annotations

from functools import lru_cache
from html import escape

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(words: str) -> Markup:
    """Plain words as HTML."""
    return Markup(escape(words, quote=False))


def join(*parts: Markup | str | None) -> Markup:
    """The parts one after the other; plain strings are escaped, None is nothing."""
    return Markup(_inside(parts))


def el(name: str, /, *parts: Markup | str | None, **attributes: str | int | bool | None) -> Markup:
    """One element. `class_` writes `class`, `aria_label` writes `aria-label`; True writes the bare name; None and False nothing."""
    opening = name
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        opening += _attribute(key) if value is True else f'{_attribute(key)}="{escape(str(value))}"'
    return Markup(f"<{opening}>" if name in VOID else f"<{opening}>{_inside(parts)}</{name}>")


def _inside(parts: tuple[Markup | str | None, ...]) -> str:
    # The exact type is asked for because a page is made of tens of thousands of parts.
    return "".join(
        [part if type(part) is Markup else escape(part, quote=False) for part in parts if part is not None]
    )


@lru_cache(maxsize=256)
def _attribute(key: str) -> str:
    return " " + key.rstrip("_").replace("_", "-")
