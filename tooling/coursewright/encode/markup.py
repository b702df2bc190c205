"""HTML made of elements: what is not `Markup` is escaped, so author text can never become code."""

from __future__ import annotations

from html import escape

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(words: str) -> Markup:
    """Plain words as HTML."""
    return Markup(escape(words, quote=False))


def join(*parts: Markup | str | None) -> Markup:
    """The parts one after the other; plain strings are escaped, None is nothing."""
    return Markup("".join(_part(part) for part in parts))


def el(name: str, /, *parts: Markup | str | None, **attributes: str | int | bool | None) -> Markup:
    """One element. `class_` writes `class`, `aria_label` writes `aria-label`; True writes the bare name; None and False nothing."""
    opening = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{opening}>")
    return Markup(f"<{name}{opening}>{''.join(_part(part) for part in parts)}</{name}>")


def _part(part: Markup | str | None) -> str:
    if part is None:
        return ""
    return part if isinstance(part, Markup) else escape(part, quote=False)


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
