"""An author's tests of the scenarios: what they take is offered, and they end as they say."""

from __future__ import annotations

from collections.abc import Iterable

from coursewright.checks.playable import is_playable
from coursewright.model.course import Project
from coursewright.model.diagnostic import Diagnostic
from coursewright.scenario import rehearse

CODES = rehearse.CODES


def check(project: Project) -> Iterable[Diagnostic]:
    """Every test of a scenario that can be played."""
    for rehearsal in project.rehearsals:
        scenario = project.scenarios.get(rehearsal.scenario)
        if scenario is None or is_playable(scenario):
            yield from rehearse.rehearse(rehearsal, project.scenarios).diagnostics
