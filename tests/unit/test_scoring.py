"""What an answer earns, by vectors that the runtime is held to as well."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from coursewright.model.item import Choice
from coursewright.model.scoring import matches, number, share, share_of_everything
from player_data import form_of

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "scoring.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", VECTORS, ids=[case["item"] for case in VECTORS])
def test_every_answer_earns_exactly_its_share(case: dict[str, Any]) -> None:
    form = form_of(case["data"])
    found = [
        [answer["answer"], *share(form, answer["answer"]).as_integer_ratio()] for answer in case["answers"]
    ]
    assert found == [[answer["answer"], *answer["share"]] for answer in case["answers"]]


def test_choosing_everything_earns_half_where_three_of_four_are_keys_and_more() -> None:
    def choice(keys: str, options: str) -> Choice:
        form = form_of({"form": "choice", "options": list(options), "keys": list(keys), "multiple": True})
        assert isinstance(form, Choice)
        return form

    assert share_of_everything(choice("ab", "abcd")) == 0
    assert share_of_everything(choice("abc", "abcd")) == Fraction(2, 3)
    assert share_of_everything(choice("a", "abc")) == 0


def test_a_pattern_of_many_stars_needs_no_second_try() -> None:
    assert not matches("*a" * 300 + "*b", "a" * 5000, False)
    assert matches("*a" * 300 + "*", "a" * 300, False)


def test_a_number_of_many_digits_that_is_none_is_refused_at_once() -> None:
    assert number("1" * 200_000 + "x") is None
