"""Completion, success and score of a course, by vectors that the runtime is held to as well."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from coursewright.model.course import PassRule
from coursewright.model.place import whole
from coursewright.model.standing import Achievement, Activity, Done, Rule, standing

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "standing.json").read_text("utf-8"))["cases"]


def rule_of(case: Mapping[str, Any]) -> Rule:
    passing = PassRule(
        Fraction(*case["mastery"]), tuple(case["weights"].items()), tuple(case["required"]), whole("x")
    )
    return Rule(
        tuple(case["lessons"]), {id: _activity(one) for id, one in case["activities"].items()}, passing
    )


def _activity(data: Mapping[str, Any]) -> Activity:
    mastery = Fraction(*data["mastery"]) if "mastery" in data else None
    return Activity(mastery, data.get("attempts"), data.get("alternative", ""), "scored" in data)


def achievement_of(done: Mapping[str, Any]) -> Achievement:
    activities = {
        id: Done(one["attempts"], Fraction(*one["best"]) if one["best"] else None)
        for id, one in done["activities"].items()
    }
    return Achievement(frozenset(done["lessons"]), activities)


def standing_of(case: Mapping[str, Any]) -> Mapping[str, Any]:
    host = Fraction(*case["host"]) if case["host"] else None
    found = standing(rule_of(case), achievement_of(case["done"]), host)
    score = None if found.score is None else list(found.score.as_integer_ratio())
    return {"completion": found.completion, "success": str(found.success), "score": score}


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_a_learner_stands_where_the_rule_says(case: dict[str, Any]) -> None:
    assert standing_of(case) == case["expect"]
