"""Completion, success and score of a course, by vectors that the runtime is held to as well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from player_data import standing_of

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "standing.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_a_learner_stands_where_the_rule_says(case: dict[str, Any]) -> None:
    assert standing_of(case) == case["expect"]
