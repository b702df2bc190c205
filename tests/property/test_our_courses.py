"""The courses that travel with the compiler, held against every check it has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coursewright.model.diagnostic import Severity
from coursewright.model.scenario import every_choice
from coursewright.pipeline import Reading, read_project
from coursewright.scenario.rehearse import rehearse

HOME = Path(__file__).parents[2]
DAY = date(2026, 11, 30)
"""Facts fall due as days go by, so the day is fixed."""


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Everything of the repository, read, run and checked."""
    return read_project(HOME, DAY)


def test_nothing_is_wrong_with_our_courses(reading: Reading) -> None:
    found = [one for one in reading.diagnostics if one.severity is not Severity.HINT]
    assert found == []
    assert len(reading.project.courses) == 4


def test_the_rules_about_words_were_held_against_them(reading: Reading) -> None:
    assert any(rule.severity is Severity.ERROR for rule in reading.project.language_rules)


def test_the_tests_of_every_scenario_take_every_choice_and_reach_every_ending(reading: Reading) -> None:
    rehearsals = reading.project.rehearsals
    assert {one.scenario for one in rehearsals} == set(reading.project.scenarios)
    for rehearsal in rehearsals:
        covered = rehearse(rehearsal, reading.project.scenarios).coverage
        assert covered is not None
        assert covered.untaken == (), rehearsal.scenario
        for done, all in (covered.nodes, covered.choices, covered.endings):
            assert done == all > 0, rehearsal.scenario


def test_whatever_a_choice_moves_has_a_name_in_the_debrief(reading: Reading) -> None:
    nameless = [
        f"{scenario.id}: {variable.name}"
        for scenario in reading.project.scenarios.values()
        for variable in scenario.variables
        if variable.label in ("", variable.name)
        and any(effect.name == variable.name for _, one in every_choice(scenario) for effect in one.effects)
    ]
    assert nameless == []
