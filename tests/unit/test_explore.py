"""The graph of states, held against plays of the machine itself."""

from __future__ import annotations

import pytest

from coursewright.scenario.explore import best_evidence, best_points, explore
from player_data import story_of, wide_story


def test_a_loop_that_changes_nothing_is_a_value_with_its_way() -> None:
    scenario = story_of(
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
    scenario = story_of(
        {"a": {"on": ("b", 1, {"once": True}), "out": ("end", 0, {})}, "b": {"back": ("a", 1, {})}, "end": {}}
    )
    assert explore(scenario).loop() is None
    assert best_points(scenario) == 2


def test_a_counter_that_no_guard_reads_breaks_no_loop() -> None:
    counter = {"n": {"start": 0, "low": 0, "high": 9, "label": ""}}
    again = {"again": ("a", 1, {"effects": [["+", "n", 1]]}), "out": ("end", 0, {})}
    assert explore(story_of({"a": again, "end": {}}, counter)).cyclic
    guard = {"guard": ["<", ["name", "n"], ["value", 9]]}
    read = {"again": ("a", 1, {"effects": [["+", "n", 1]], **guard}), "out": ("end", 0, {})}
    assert best_points(story_of({"a": read, "end": {}}, counter)) == 9


def test_points_that_no_ending_follows_do_not_count() -> None:
    never = {"guard": ["value", False]}
    scenario = story_of(
        {"a": {"trap": ("b", 50, {}), "out": ("end", 3, {})}, "b": {"no": ("end", 0, never)}, "end": {}}
    )
    assert best_points(scenario) == 3


def test_a_scenario_whose_every_way_loses_points_has_a_best_total_of_nothing() -> None:
    assert best_points(story_of({"a": {"out": ("end", -3, {})}, "end": {}})) == 0
    assert best_evidence(story_of({"a": {"out": ("end", -3, {})}, "end": {}})) == {}


def test_the_walk_stops_at_its_limit_and_says_so() -> None:
    explored = explore(wide_story(4, 9), limit=500)
    assert not explored.whole
    assert len(explored.states) <= 500
