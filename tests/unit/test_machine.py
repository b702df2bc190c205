"""Plays of a scenario, by vectors that the runtime is held to as well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from player_data import scenario_of

from coursewright.scenario.explore import best_evidence, best_points
from coursewright.scenario.machine import Play, begin, earned, ended, offered, take

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "scenario.json").read_text("utf-8"))
SCENARIO = scenario_of(VECTORS["scenario"])


def seen(play: Play) -> dict[str, Any]:
    return {
        "node": play.node,
        "values": dict(play.values),
        "visited": list(play.visited),
        "once": list(play.once),
        "points": play.points,
        "evidence": dict(play.evidence),
        "offered": [choice.id for choice in offered(SCENARIO, play)],
    }


@pytest.mark.parametrize("case", VECTORS["plays"], ids=[case["name"] for case in VECTORS["plays"]])
def test_a_play_goes_from_state_to_state(case: dict[str, Any]) -> None:
    play = begin(SCENARIO, case["variant"])
    states = [seen(play)]
    for choice in case["choices"]:
        play = take(SCENARIO, play, choice)
        states.append(seen(play))
    assert states == case["states"]
    assert ended(SCENARIO, play) == case["ended"]
    score = earned(play.points, VECTORS["scenario"]["max"])
    assert score is not None
    assert list(score.as_integer_ratio()) == case["earned"]
    assert [step.choice for step in play.path] == case["choices"]
    assert [dict(step.after) for step in play.path] == [state["values"] for state in case["states"][1:]]


@pytest.mark.parametrize("case", VECTORS["refused"])
def test_what_is_not_offered_cannot_be_taken(case: dict[str, Any]) -> None:
    play = begin(SCENARIO)
    for choice in case["choices"]:
        play = take(SCENARIO, play, choice)
    with pytest.raises(ValueError, match=f"{case['next']} is not offered at {play.node}"):
        take(SCENARIO, play, case["next"])


def test_the_best_totals_of_the_vectors_are_those_that_they_state() -> None:
    assert best_points(SCENARIO) == VECTORS["scenario"]["max"]
    assert best_evidence(SCENARIO) == VECTORS["scenario"]["evidenceMax"]
