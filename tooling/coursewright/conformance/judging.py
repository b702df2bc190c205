"""From evidence to a line of the report. Without evidence there is no verdict: "Not Evaluated", never "Supports"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from coursewright.conformance.criteria import MEDIA, Chapter, Criterion
from coursewright.conformance.suite import DECIDED, SUITE
from coursewright.model.attestation import Attestation

MOST_NAMED = 10
"""Failures of one criterion that a report names; the rest are counted."""


class Level(StrEnum):
    """The terms of the VPAT. The last is meant for AAA there; here it is what honesty asks."""

    SUPPORTS = "Supports"
    PARTLY = "Partially Supports"
    FAILS = "Does Not Support"
    ABSENT = "Not Applicable"
    UNKNOWN = "Not Evaluated"


@dataclass(frozen=True, slots=True)
class Failure:
    """Something a check found wrong, and on which page."""

    page: str
    what: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a run over the built pages found. Criteria in no list were not touched by it."""

    on: str
    """ISO date."""
    by: str
    """The programs, with their versions."""
    pages: tuple[str, ...]
    passed: frozenset[str]
    """Criteria of which some check found something, and everything right."""
    unsure: frozenset[str]
    """Criteria of which a check could not tell everywhere."""
    failures: Mapping[str, tuple[Failure, ...]] = field(default_factory=dict)
    media: bool = True
    """Whether any page holds audio or video."""


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of the report."""

    criterion: Criterion
    level: Level
    remarks: tuple[str, ...]


def lines(chapter: Chapter, checked: Checked | None, attestations: Iterable[Attestation]) -> tuple[Line, ...]:
    """Every criterion of a chapter."""
    told = tuple(attestations)
    return tuple(
        _line(one, checked, [held for held in told if held.criterion == one.id]) for one in chapter.criteria
    )


def _line(criterion: Criterion, checked: Checked | None, attested: list[Attestation]) -> Line:
    id = criterion.id
    if criterion.absent:
        parsing = id == "4.1.1"
        return Line(criterion, Level.SUPPORTS if parsing else Level.ABSENT, (criterion.absent,))
    remarks = [_word(one) for one in attested]
    found = checked.failures.get(id, ()) if checked else ()
    named = [f"{one.page}: {one.what}" for one in found[:MOST_NAMED]]
    if len(found) > MOST_NAMED:
        named.append(f"and {len(found) - MOST_NAMED} more places")
    verdicts = {one.verdict for one in attested}
    if named or verdicts & {"partly", "fails"}:
        known = [
            f"Known failure: {words}" for words in (*named, *(f for one in attested for f in one.failures))
        ]
        level = Level.FAILS if "fails" in verdicts else Level.PARTLY
        return Line(criterion, level, (*remarks, *known))
    if "supports" in verdicts:
        return Line(criterion, Level.SUPPORTS, (*remarks, *_measured(id, checked)))
    if "not-applicable" in verdicts:
        return Line(criterion, Level.ABSENT, tuple(remarks))
    if checked and not checked.media and id in MEDIA:
        return Line(criterion, Level.ABSENT, ("No page holds audio or video.",))
    if checked and id in DECIDED and id in checked.passed and id not in checked.unsure:
        tried = f"The player's own tests: {SUITE[id].tried}."
        return Line(criterion, Level.SUPPORTS, (*_measured(id, checked), tried))
    held = (f"The player's own tests: {SUITE[id].tried}.",) if checked and id in SUITE else ()
    aside = (criterion.aside,) if criterion.aside else ()
    return Line(
        criterion, Level.UNKNOWN, (*_measured(id, checked), *held, *aside, "Nobody has attested to it.")
    )


def _measured(id: str, checked: Checked | None) -> tuple[str, ...]:
    if checked is None or (id not in checked.passed and id not in checked.unsure):
        return ()
    pages = f"{len(checked.pages)} pages" if len(checked.pages) != 1 else "one page"
    unsure = ", and could not tell in some places" if id in checked.unsure else ""
    return (f"Automatic checks on {checked.on} found no failure on {pages}{unsure}.",)


def _word(one: Attestation) -> str:
    return f"{one.by}, {one.on}: {one.tried}"
