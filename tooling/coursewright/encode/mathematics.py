"""Formulas as MathML, which every browser of today shows without a script."""

from __future__ import annotations

from coursewright.encode.markup import Markup, el
from coursewright.model.prose import MathElement

NAMESPACE = "http://www.w3.org/1998/Math/MathML"


def mathematics(tex: str, tree: MathElement | None, display: bool) -> Markup:
    """One formula; its TeX stands as the text for readers that know no MathML. Without a tree the TeX alone."""
    if tree is None:
        return el("code", tex, class_="formula")
    inner = map(_element, tree.children)
    return el("math", *inner, xmlns=NAMESPACE, display="block" if display else None, alttext=tex)


def _element(part: MathElement) -> Markup:
    return el(part.name, part.text or None, *map(_element, part.children), **dict(part.attributes))
