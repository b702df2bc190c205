"""MathML as Typst's mathematics, with its TeX as the words for who cannot see it."""

from __future__ import annotations

from coursewright.encode.typeset.tree import Element
from coursewright.encode.typeset.words import quoted

_OVER = {"¯": "overline", "‾": "overline", "^": "hat", "ˆ": "hat", "~": "tilde", "→": "arrow", "˙": "dot"}


def formula(element: Element) -> str:
    """One `math` element. What is no letter, number or sign of its own stays the text that it is."""
    block = element.attributes.get("display") == "block"
    alt = quoted(element.attributes.get("alttext", "") or element.words())
    inner = " ".join(_part(child) for child in element.children)
    return f"#math.equation(block: {str(block).lower()}, alt: {alt}, $ {inner} $);"


def _parts(element: Element) -> list[str]:
    return [_part(child) for child in element.children if isinstance(child, Element)]


def _row(element: Element) -> str:
    return " ".join(map(_part, element.children))


def _part(child: Element | str) -> str:
    if isinstance(child, str):
        return _text(child) if child.strip() else ""
    parts = _parts(child)
    match child.name, parts:
        case "mi", _:
            words = child.words().strip()
            upright = len(words) > 1 or child.attributes.get("mathvariant") == "normal"
            return _text(words) if upright else _sign(words)
        case "mo" | "mn", _:
            return _sign(child.words().strip())
        case "mtext" | "ms", _:
            return _text(child.words())
        case "mspace", _:
            return "space"
        case "mfrac", [top, bottom]:
            return f"frac({top}, {bottom})"
        case "msqrt", _:
            return f"sqrt({_row(child)})"
        case "mroot", [base, index]:
            return f"root({index}, {base})"
        case "msup" | "mover", [base, upper]:
            mark = child.words().strip()[-1:]
            if child.name == "mover" and mark in _OVER:
                return f"{_OVER[mark]}({base})"
            return f"attach({base}, t: {upper})"
        case "msub" | "munder", [base, lower]:
            return f"attach({base}, b: {lower})"
        case "msubsup" | "munderover", [base, lower, upper]:
            return f"attach({base}, b: {lower}, t: {upper})"
        case "mtable", _:
            rows = [cell for cell in child.children if isinstance(cell, Element)]
            return f"mat(delim: #none, {'; '.join(', '.join(_parts(row)) for row in rows)})"
        case _:
            return _row(child)


def _sign(words: str) -> str:
    """Characters as they are, each by its code, so that none of them means anything to Typst."""
    if len(words) == 1:
        return f"#sign({quoted(words)})"
    return _text(words)


def _text(words: str) -> str:
    return f"#text-of({quoted(words)})"
