"""The graph of states, held against every play of the machine itself on small random scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from test_meaning_agrees import scenarios

from coursewright.model.scenario import Scenario
from coursewright.scenario.explore import best_of, best_points, explore
from coursewright.scenario.machine import Play, begin, ended, take, ways
from player_data import scenario_of, wide_story

TOO_MANY = 4000


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


def test_two_hundred_thousand_states_are_walked() -> None:
    scenario = wide_story(5, 9)
    explored = explore(scenario)
    assert len(explored.states) == 2 * 10**5
    assert best_points(scenario) == 45
