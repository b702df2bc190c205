"""Model to diagnostics: one theme a file, and this table. A check never asks another check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from coursewright.checks import (
    approval,
    avoided,
    banks,
    blueprint,
    brand,
    course,
    facts,
    figures,
    headings,
    identity,
    images,
    jurisdiction,
    language,
    links,
    media,
    moments,
    objectives,
    options,
    paths,
    points,
    reading,
    rehearsals,
    renamings,
    reviews,
    safety,
    scenario,
    variables,
    wording,
)
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Reports
from coursewright.scenario.prove import Look

ALL: tuple[Callable[[Project], Iterable[Diagnostic]], ...] = (
    course.check,
    identity.check,
    objectives.check,
    headings.check,
    links.check,
    images.check,
    media.check,
    facts.check,
    jurisdiction.check,
    brand.check,
    avoided.check_patterns,
    points.check,
    reading.check,
    safety.check,
    options.check,
    wording.check,
    banks.check,
    blueprint.check,
    scenario.check,
    moments.check,
    variables.check,
    rehearsals.check,
    renamings.check,
)
BY_FILE: tuple[Callable[[Project], Iterable[Diagnostic]], ...] = (
    language.check,
    figures.check,
    avoided.check,
)
"""Checks that ask each file by itself, so that their answers can be kept for as long as it does not change."""
DATED: tuple[Callable[[Project, date], Iterable[Diagnostic]], ...] = (
    reviews.check,
    approval.check,
    blueprint.check_dated,
)
"""Checks whose answer depends on the day."""

Each = Callable[[Callable[[paths.Walk], Look], Sequence[paths.Walk]], Iterable[Look]]
"""How something is asked of every scenario: one after the other as `map` does, or through a cache."""

CODES: tuple[Code, ...] = (
    *course.CODES, *reviews.CODES, *approval.CODES, *identity.CODES, *objectives.CODES, *headings.CODES, *links.CODES,
    *images.CODES, *media.CODES, *facts.CODES, *jurisdiction.CODES, *brand.CODES, *figures.CODES, *avoided.CODES, *language.CODES, *points.CODES, *reading.CODES, *safety.CODES, *options.CODES, *wording.CODES, *banks.CODES, *blueprint.CODES, *scenario.CODES, *moments.CODES,
    *variables.CODES, *paths.CODES, *rehearsals.CODES, *renamings.CODES,
)  # fmt: skip


def run(project: Project, today: date, each: Each = map) -> tuple[Diagnostic, ...]:
    """Everything that the checks have to say about a project on a day, in the order of its sources."""
    reports = Reports()
    for check in ALL:
        reports.add(*check(project))
    for dated in DATED:
        reports.add(*dated(project, today))
    for found in each(paths.walked, paths.walks(project)):
        reports.add(*found.diagnostics)
    return reports.sorted()
