"""Where the choices of a scenario can lead, as far as it can be proven in a moment; `scenario/prove.py` does it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from coursewright.checks.playable import is_playable
from coursewright.model.course import Project
from coursewright.model.scenario import Scenario
from coursewright.scenario import prove

MOST_STATES = 200_000
"""Enough for three acts with six meters; beyond it, checking would keep an author waiting."""
CODES = prove.CODES


@dataclass(frozen=True, slots=True)
class Walk:
    """All that the answer depends on."""

    scenario: Scenario
    mastery: Fraction


def walks(project: Project) -> tuple[Walk, ...]:
    """Every scenario with the mastery of the courses that count it."""
    return tuple(Walk(one, prove.mastery_of(one, project.courses)) for one in project.scenarios.values())


def walked(walk: Walk) -> prove.Look:
    """A look at one scenario whose nodes are all there. Worth keeping: it takes a while."""
    if not is_playable(walk.scenario):
        return prove.Look(walk.scenario.id, ())
    return prove.look(walk.scenario, walk.mastery, MOST_STATES)
