"""A real course on four platforms: a learner who answers everything right and plays the proven best way has everything."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from coursewright import disk
from coursewright.encode.learner import scenarios_of
from coursewright.encode.outline import outline
from coursewright.encode.scenario_data import scenario_data
from coursewright.model.course import Course, Project
from coursewright.scenario.explore import best_in
from coursewright.targets import BY_NAME
from coursewright.targets.package import DEFAULTS, Package
from coursewright.verify.story import best_plan

from .conftest import ROOT, project
from .scores import Plan, Shown, alone
from .test_one_score import PLAYERS

pytestmark = pytest.mark.browser

PLATFORMS = ("SCORM 1.2, strict", "SCORM 2004, strict", "cmi5", "single")


@cache
def course() -> tuple[Project, Course]:
    """The course as read, once."""
    read = project(ROOT)
    return read, next(one for one in read.courses if one.id == "health-care")


@cache
def plan() -> Plan:
    """Everything right, and of each story the best way."""
    read, one = course()
    stories = {
        id: best_plan(id, scenario_data(scenario, best_in(read, scenario)))
        for id, scenario in scenarios_of(read, outline(read, one)).items()
    }
    assert len(stories) >= 3
    # Written alternatives stay closed, so that it is the stories that count.
    written = tuple(one.alternative for one in read.scenarios.values() if one.alternative)
    return Plan(True, {}, {id: way for id, way in stories.items() if way}, written)


def packed(target: str) -> Package:
    """The course as a package."""
    read, one = course()
    return BY_NAME[target].write(read, one, disk.bundle(), DEFAULTS)[0]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_best_learner_has_everything(chromium: Browser, platform: str, tmp_path: Path) -> None:
    assert len(plan().stories) >= 3
    if platform == "single":
        one = packed("single")
        files, steps = {one.name: one.data}, [one.name, f"{one.name}#page-record"]
        found = alone(files, steps, tmp_path)(chromium, {"best": plan()})
    else:
        target, play = PLAYERS[platform]
        found = play(chromium, packed(target), {"best": plan()})
    assert found == {"best": Shown(Fraction(1))}
