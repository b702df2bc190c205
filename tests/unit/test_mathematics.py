"""Formulas become MathML while reading, whatever their characters, and never anything else."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from coursewright.encode.mathematics import NAMESPACE, mathematics
from coursewright.model.course import Lesson
from coursewright.model.prose import Formula, FormulaBlock, MathElement
from coursewright.model.walking import every_inline, walk
from coursewright.readers.project import read_file
from coursewright.syntax.mathematics import formula

HEAD = "---\nid: de-l1\ntitle: First\n---\n\n"


def written(tex: str) -> ElementTree.Element:
    tree = formula(tex, False)
    assert isinstance(tree, MathElement), tree
    return ElementTree.fromstring(mathematics(tex, tree, display=False))


def test_a_fraction_is_a_fraction() -> None:
    shown = written(r"\frac{a_1 < b}{2}")
    (fraction,) = shown.iter(f"{{{NAMESPACE}}}mfrac")
    assert "".join(fraction.itertext()) == "a1<b2"
    assert shown.get("alttext") == r"\frac{a_1 < b}{2}"


def test_words_of_a_formula_cannot_become_markup() -> None:
    shown = written(r"\text{<script>alert(1)</script> & more}")
    assert not list(shown.iter("script"))
    assert "<script>" in "".join(shown.itertext())


def test_a_formula_leads_nowhere_and_has_no_style() -> None:
    shown = written(r"\color{red} x + \href{javascript:alert(1)}{y}")
    names = {name for part in shown.iter() for name in part.attrib}
    assert names <= {"alttext", "stretchy", "display"}


@pytest.mark.parametrize("tex", [r"\frac{3", r"\farc{3}{4}", "x_", r"\frac{1}", "}", "{" * 50, "x" * 3000])
def test_what_cannot_be_read_is_told_and_not_raised(tex: str) -> None:
    assert isinstance(formula(tex, True), str)


def test_every_way_of_writing_mathematics_is_read() -> None:
    text = "A $x^2$ and {math}`y_1`.\n\n$$\na < b\n$$\n\n```{math}\nc_1\n```\n\n:::{math}\nd_1\n:::\n"
    reading = read_file("courses/demo/first.md", (HEAD + text).encode())
    assert isinstance(reading.part, Lesson)
    assert not reading.diagnostics
    lines = [one.tex for one in every_inline(reading.part.blocks) if isinstance(one, Formula) and one.tree]
    blocks = [one.tex for one in walk(reading.part.blocks) if isinstance(one, FormulaBlock) and one.tree]
    assert lines == ["x^2", "y_1"]
    assert blocks == ["a < b", "c_1", "d_1"]
