"""The best way through a scenario, dice that fall for it, and the same read back from a package."""

from __future__ import annotations

import json
from typing import Any

import pytest

from coursewright.encode.scenario_data import scenario_data
from coursewright.model.scenario import Scenario
from coursewright.readers.project import assemble, read_file
from coursewright.scenario.explore import Way, best_of
from coursewright.scenario.luck import best_way, seed_for
from coursewright.scenario.machine import begin, ended, take
from coursewright.verify.story import best_plan, scenario_of

STORY = """\
---
id: throw
title: A throw
role: You hold the die.
objectives: [O1]
start: first
state:
  nerve: {start: 1, min: 0, max: 2, label: Nerve}
  key: false
---

## First

Two doors.

- [The bright one](#hall) `points +2`
- [The dark one](#cellar) `nerve +1; key = true`

## Hall

Nothing else is here.

- [Out](#end) `points +1`

## Cellar
`chance 6`

The die decides.

- [It opens](#vault) `weight 1; points +1`
- [It stays shut](#end) `weight 5`

## Vault

There it is.

- [Take it](#end) `if key and nerve >= 2; points +4`
- [Leave it](#end)

## End
`ending door-open`

Over.
"""


def story(text: str = STORY) -> Scenario:
    """The story as read."""
    read, _ = assemble("Tests", [read_file("scenarios/throw.md", text.encode())], {})
    return read.scenarios["throw"]


def earned(scenario: Scenario, way: Way, seed: int) -> int:
    """The points of a way, taken step by step."""
    play = begin(scenario, way.variant, seed)
    for choice in way.choices:
        play = take(scenario, play, choice)
    assert ended(scenario, play)
    return play.points


def test_the_best_way_goes_where_the_first_choice_earns_nothing_and_a_die_has_to_fall() -> None:
    scenario = story()
    way = best_way(scenario)
    assert way == Way("", ("cellar", "vault", way.choices[2] if way else ""))
    assert way is not None
    seed = seed_for(scenario, way)
    assert seed is not None
    assert earned(scenario, way, seed) == best_of(scenario).points == 5


def test_a_die_that_cannot_fall_for_a_way_has_no_seed() -> None:
    scenario = story(
        STORY.replace("`weight 1; points +1`", "`weight 6; points +1`").replace("`weight 5`", "")
    )
    assert seed_for(scenario, Way("", ("cellar", "end"))) is None


def test_a_package_says_enough_to_find_the_same_way() -> None:
    scenario = story()
    data: Any = json.loads(json.dumps(scenario_data(scenario, best_of(scenario))))
    way = best_way(scenario)
    assert way is not None
    assert best_plan("throw", data) == {
        "variant": "",
        "choices": list(way.choices),
        "seed": seed_for(scenario, way),
    }
    assert best_of(scenario_of("throw", data)).points == 5


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("nodes"),
        lambda data: data.update(start="nowhere"),
        lambda data: data["nodes"]["vault"]["choices"][0].update(guard=["eval", "alert(1)"]),
        lambda data: data["nodes"]["vault"]["choices"][0].update(guard=[[[]]]),
        lambda data: data["nodes"]["first"]["choices"][0].update(points=10**40),
        lambda data: data["nodes"]["end"].update(outcome="explosion"),
        lambda data: data.update(nodes=[1, 2]),
        lambda data: data["nodes"]["end"].update(outcome=None, choices=[{"id": "x"}]),
    ],
)  # fmt: skip
def test_what_is_no_scenario_has_no_best_way(change: Any) -> None:
    scenario = story()
    data: Any = json.loads(json.dumps(scenario_data(scenario, best_of(scenario))))
    change(data)
    assert best_plan("throw", data) is None
