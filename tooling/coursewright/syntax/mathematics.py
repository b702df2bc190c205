"""TeX notation to MathML while reading: the only door to latex2mathml. Nothing of it can become markup or a link."""

from __future__ import annotations

from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.place import Place
from coursewright.model.prose import MathElement

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BAD_FORMULA = Code(
    "MATH001", Severity.ERROR, "a formula that cannot be read",
    "Formulas become MathML while building, so that every package shows them without a script. What cannot be read "
    "would be shown as the characters it is made of.",
    "```courses/demo/first.md\nThe share is $\\frac{3$ of all.\n```",
    "```courses/demo/first.md\nThe share is $\\frac{3}{4}$ of all.\n```",
)  # fmt: skip
CODES = (BAD_FORMULA,)

MAX_TEX = 2_000
"""Characters of the longest formula that is read."""

# MathML Core: how many children an element must have.
_ARITY = {
    "mfrac": 2,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "msubsup": 3,
    "munder": 2,
    "mover": 2,
    "munderover": 3,
}
_ELEMENTS = frozenset(
    (
        *_ARITY,
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "msqrt",
        "mstyle",
        "mtable",
        "mtr",
        "mtd",
        "mpadded",
        "mphantom",
        "menclose",
        "mprescripts",
        "mmultiscripts",
        "none",
    )
)
_ATTRIBUTES = frozenset(
    (
        "stretchy",
        "fence",
        "separator",
        "form",
        "lspace",
        "rspace",
        "minsize",
        "maxsize",
        "symmetric",
        "largeop",
        "movablelimits",
        "accent",
        "accentunder",
        "linethickness",
        "mathvariant",
        "width",
        "height",
        "depth",
        "displaystyle",
        "scriptlevel",
        "columnspan",
        "rowspan",
    )
)


def read_formula(tex: str, display: bool, place: Place, reports: Reports) -> MathElement | None:
    """The MathML of a formula, or None with a report."""
    tree = formula(tex, display)
    if isinstance(tree, MathElement):
        return tree
    reports.add(
        BAD_FORMULA.at(
            place,
            f"This formula cannot be read: {tree}.",
            "Close every brace; see the manual for what is understood.",
        )
    )
    return None


@lru_cache(maxsize=1024)
def formula(tex: str, display: bool) -> MathElement | str:
    """The MathML of a formula, or why there is none. Never raises."""
    from latex2mathml.converter import convert_to_element  # many projects have no formula at all

    if len(tex) > MAX_TEX:
        return f"it is longer than {MAX_TEX} characters"
    if _unbalanced(tex):
        return "its braces do not match"
    try:
        found = convert_to_element(tex, display="block" if display else "inline")
        return _element(found)
    except _Unreadable as error:
        return str(error)
    except Exception as error:  # its errors have one class each and most of them no words
        words = type(error).__name__.removesuffix("Error")
        return "".join(f" {c.lower()}" if c.isupper() else c for c in words).strip()


class _Unreadable(Exception):
    """Why a formula stopped; never leaves this module."""


def _unbalanced(tex: str) -> bool:
    depth, at = 0, 0
    while at < len(tex):
        if tex[at] == "\\":
            at += 2
            continue
        depth += {"{": 1, "}": -1}.get(tex[at], 0)
        if depth < 0:
            return True
        at += 1
    return depth != 0


def _element(given: Element) -> MathElement:
    if given.tag not in _ELEMENTS:
        raise _Unreadable(f"`{given.tag}` is not part of it")
    words = unescape(given.text or "").strip("\n")
    if words.startswith("\\") and len(words) > 1:
        raise _Unreadable(f"there is no command `{words}`")
    children = tuple(map(_element, given))
    if len(children) != _ARITY.get(given.tag, len(children)):
        raise _Unreadable("a part of it is missing")
    kept = tuple((name, value) for name, value in given.attrib.items() if name in _ATTRIBUTES)
    return MathElement(given.tag, kept, children, words)
