"""The graph of states, held against plays of the machine itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from player_data import scenario_of
from test_meaning_agrees import scenarios

from coursewright.model.scenario import Scenario
from coursewright.scenario.explore import best_evidence, best_of, best_points, explore
from coursewright.scenario.machine import Play, begin, ended, take, ways

TOO_MANY = 4000


def story(nodes: Mapping[str, Any], variables: Mapping[str, Any] | None = None) -> Scenario:
    """Nodes of choices: `id: (target, points, settings)`."""
    return scenario_of(
        {
            "start": next(iter(nodes)),
            "role": "",
            "evidenceMax": {},
            "alternative": "",
            "variables": variables or {},
            "variants": [],
            "nodes": {
                id: {
                    "title": id,
                    "level": "green",
                    **({} if choices else {"outcome": "door-open"}),
                    "choices": [
                        {"id": name, "target": target, "points": points, "effects": [], **settings}
                        for name, (target, points, settings) in choices.items()
                    ],
                }
                for id, choices in nodes.items()
            },
        }
    )


def every_play(scenario: Scenario) -> list[Play]:
    """All plays of all lengths; gives up on scenarios with too many."""
    plays = [begin(scenario, variant.id) for variant in scenario.variants] or [begin(scenario)]
    for play in plays:
        assume(len(plays) < TOO_MANY)
        plays.extend(take(scenario, play, choice.id) for choice in ways(scenario, play))
    return plays


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(scenarios())
def test_the_walk_finds_what_plays_find(source: Mapping[str, Any]) -> None:
    scenario = scenario_of(source)
    explored = explore(scenario)
    assert explored.whole
    loop = explored.loop()
    assert (loop is not None) == explored.cyclic
    if loop is not None:
        return _runs_for_ever(scenario, loop.entry.variant, loop.entry.choices, loop.choices)
    plays = every_play(scenario)
    reached = {explored.node(state).id for state in range(len(explored.states))}
    assert reached == {play.node for play in plays}
    totals = [play for play in plays if ended(scenario, play)]
    most = best_of(scenario)
    assert most.points == max(0, max((play.points for play in totals), default=0))
    assert most.choices == max((len(play.path) for play in totals), default=0)
    assert most.evidence.get("O1", 0) == max((play.evidence.get("O1", 0) for play in totals), default=0)


def _runs_for_ever(scenario: Scenario, variant: str, way: tuple[str, ...], around: tuple[str, ...]) -> None:
    play = begin(scenario, variant)
    for choice in way:
        play = take(scenario, play, choice)
    node = play.node
    for _ in range(3):
        for choice in around:
            play = take(scenario, play, choice)
        assert play.node == node


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(scenarios())
def test_a_way_leads_where_it_says_and_no_play_is_shorter(source: Mapping[str, Any]) -> None:
    scenario = scenario_of(source)
    explored = explore(scenario)
    assume(not explored.cyclic)
    shortest: dict[str, int] = {}
    for play in every_play(scenario):
        shortest[play.node] = min(shortest.get(play.node, len(play.path)), len(play.path))
    found: dict[str, int] = {}
    for state in range(len(explored.states)):
        way = explored.way(state)
        play = begin(scenario, way.variant)
        for choice in way.choices:
            play = take(scenario, play, choice)
        node = explored.node(state).id
        assert play.node == node
        assert {name: play.values[name] for name in explored.values(state)} == explored.values(state)
        found[node] = min(found.get(node, len(way.choices)), len(way.choices))
    assert found == shortest


def test_a_loop_that_changes_nothing_is_a_value_with_its_way() -> None:
    scenario = story(
        {
            "in": {"go": ("a", 0, {})},
            "a": {"on": ("b", 1, {}), "out": ("end", 0, {})},
            "b": {"back": ("a", 1, {})},
            "end": {},
        }
    )
    loop = explore(scenario).loop()
    assert loop is not None
    assert (loop.entry.choices, loop.choices) == (("go",), ("on", "back"))
    with pytest.raises(ValueError, match="loop"):
        best_points(scenario)


def test_a_choice_that_can_be_taken_once_breaks_a_loop() -> None:
    scenario = story(
        {"a": {"on": ("b", 1, {"once": True}), "out": ("end", 0, {})}, "b": {"back": ("a", 1, {})}, "end": {}}
    )
    assert explore(scenario).loop() is None
    assert best_points(scenario) == 2


def test_a_counter_that_no_guard_reads_breaks_no_loop() -> None:
    counter = {"n": {"start": 0, "low": 0, "high": 9, "label": ""}}
    again = {"again": ("a", 1, {"effects": [["+", "n", 1]]}), "out": ("end", 0, {})}
    assert explore(story({"a": again, "end": {}}, counter)).cyclic
    guard = {"guard": ["<", ["name", "n"], ["value", 9]]}
    read = {"again": ("a", 1, {"effects": [["+", "n", 1]], **guard}), "out": ("end", 0, {})}
    assert best_points(story({"a": read, "end": {}}, counter)) == 9


def test_points_that_no_ending_follows_do_not_count() -> None:
    never = {"guard": ["value", False]}
    scenario = story(
        {"a": {"trap": ("b", 50, {}), "out": ("end", 3, {})}, "b": {"no": ("end", 0, never)}, "end": {}}
    )
    assert best_points(scenario) == 3


def test_a_scenario_whose_every_way_loses_points_has_a_best_total_of_nothing() -> None:
    assert best_points(story({"a": {"out": ("end", -3, {})}, "end": {}})) == 0
    assert best_evidence(story({"a": {"out": ("end", -3, {})}, "end": {}})) == {}


def _wide(counters: int, high: int) -> Scenario:
    """Every reachable combination of several counters, and no loop."""
    names = [f"v{at}" for at in range(counters)]
    variables = {name: {"start": 0, "low": 0, "high": high, "label": ""} for name in names}
    below = {name: {"guard": ["<", ["name", name], ["value", high]]} for name in names}
    moves = {f"up-{name}": ("a", 1, {**below[name], "effects": [["+", name, 1]]}) for name in names}
    return story({"a": {**moves, "out": ("end", 0, {})}, "end": {}}, variables)


def test_the_walk_stops_at_its_limit_and_says_so() -> None:
    explored = explore(_wide(4, 9), limit=500)
    assert not explored.whole
    assert len(explored.states) <= 500


def test_two_hundred_thousand_states_are_walked() -> None:
    scenario = _wide(5, 9)
    explored = explore(scenario)
    assert len(explored.states) == 2 * 10**5
    assert best_points(scenario) == 45
