"""Plays of a scenario, by vectors that the runtime is held to as well."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coursewright.model.scenario import DICE as DICE_FACES
from coursewright.model.scenario import ContentLevel, Node
from coursewright.scenario.explore import best_evidence, best_points
from coursewright.scenario.machine import Play, begin, earned, ended, offered, rolled, take, ways
from player_data import HERE, scenario_of

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


DICE = scenario_of(VECTORS["dice"]["scenario"])


@pytest.mark.parametrize("case", VECTORS["dice"]["plays"], ids=[c["name"] for c in VECTORS["dice"]["plays"]])
def test_dice_fall_as_their_seed_says_and_a_way_past_is_always_there(case: dict[str, Any]) -> None:
    play = begin(DICE, "", case["seed"])
    states = [dealt(play)]
    for choice in case["choices"]:
        play = take(DICE, play, choice)
        states.append(dealt(play))
    assert states == case["states"]


def dealt(play: Play) -> dict[str, Any]:
    roll = rolled(DICE, play)
    return {
        "node": play.node,
        "values": dict(play.values),
        "points": play.points,
        "offered": [choice.id for choice in offered(DICE, play)],
        "ways": [choice.id for choice in ways(DICE, play)],
        "rolled": None if roll is None else [roll.face, roll.choice],
    }


@pytest.mark.parametrize("die", DICE_FACES)
def test_each_face_comes_as_often_as_it_should(die: int) -> None:
    luck = Node("luck", "", (), (), None, (), "", ContentLevel.GREEN, 0, HERE, die)
    one = replace(DICE.nodes[1].choices[0], weight=die)
    scenario = replace(DICE, start="luck", nodes=(replace(luck, choices=(one,)),))
    faces = Counter(
        roll.face for seed in range(6_000) if (roll := rolled(scenario, begin(scenario, "", seed)))
    )
    assert set(faces) == set(range(1, die + 1))
    assert all(abs(count * die / 6_000 - 1) < 0.2 for count in faces.values())


def test_the_best_totals_of_the_vectors_are_those_that_they_state() -> None:
    assert best_points(SCENARIO) == VECTORS["scenario"]["max"]
    assert best_evidence(SCENARIO) == VECTORS["scenario"]["evidenceMax"]
