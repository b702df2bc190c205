"""Shares in percent, by vectors that the runtime is held to as well."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from coursewright.encode.interface import number
from coursewright.model.percent import percent

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "percent.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: f"{case['share']}-{case['language']}")
def test_a_share_is_cut_and_written_as_its_language_writes_it(case: dict[str, object]) -> None:
    share = Fraction(*case["share"])  # type: ignore[misc]
    assert number(str(case["language"]), percent(share)) == case["text"]


def test_a_share_short_of_a_mastery_never_reads_like_it() -> None:
    assert percent(Fraction(7_999, 10_000)) < percent(Fraction(4, 5))
    assert str(percent(Fraction(1))) == "100"
