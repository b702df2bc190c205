"""Everything that can be proven of a scenario: what is wrong with it, each with a way that shows it, and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from coursewright.model.course import Course
from coursewright.model.diagnostic import Diagnostic, Severity
from coursewright.model.scenario import Best, Scenario
from coursewright.scenario.explore import LIMIT, Explored, best_of, explore
from coursewright.scenario.proof import (
    amber,
    conditions,
    effects,
    evidence,
    luck,
    reach,
    reach_codes,
    repairs,
    sameness,
    scores,
)
from coursewright.scenario.proof.chances import Ending, endings
from coursewright.scenario.proof.meters import meters
from coursewright.scenario.proof.outcomes import best_ranks
from coursewright.scenario.proof.timing import Duration, choice_counts, duration
from coursewright.scenario.proof.witness import Finding

CODES = (
    *reach_codes.CODES, *amber.CODES, *conditions.CODES, *effects.CODES, *sameness.CODES, *scores.CODES,
    *evidence.CODES, *luck.CODES, *repairs.CODES,
)  # fmt: skip
MASTERY = Fraction(4, 5)
"""What a play needs to pass where no course counts the scenario."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is only known of a whole graph without loops."""

    paths: int
    choices: tuple[int, int]
    """Fewest and most choices of a play."""
    duration: Duration | None
    best: int
    """The best total of points; 0 where it is not scored."""
    threshold: Fraction
    """The points that pass."""
    endings: tuple[Ending, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What is proven of one scenario, and what is not."""

    scenario: Scenario
    states: int
    transitions: int
    findings: tuple[Finding, ...]
    figures: Figures | None
    unproven: tuple[str, ...]
    """What the limit or a loop left open, each as a sentence; empty where everything is proven."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The complaints alone."""
        return tuple(finding.diagnostic for finding in self.findings)

    @property
    def failed(self) -> bool:
        """Whether one of them is an error."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)


def prove(scenario: Scenario, mastery: Fraction = MASTERY, limit: int = LIMIT) -> Proof:
    """The whole report. Every choice of the scenario has to lead to a node that is there."""
    explored = explore(scenario, limit)
    found = [*reach.findings(explored), *amber.findings(explored)]
    figures = None
    if explored.whole and not explored.cyclic:
        more, figures = _of_whole(explored, mastery)
        found += more
    if explored.whole:
        found += conditions.findings(explored)
    return Proof(
        scenario,
        len(explored.states),
        len(explored.targets),
        _ordered(found),
        figures,
        tuple(_unproven(explored)),
    )


@dataclass(frozen=True, slots=True)
class Look:
    """What every check of a project sees of a scenario: less than a proof, in less time and up to a limit."""

    id: str
    diagnostics: tuple[Diagnostic, ...]
    """What a check complains of: the errors, and whatever concerns where choices lead."""
    states: int = 0
    whole: bool = False
    """Whether everything was looked at; where not, there are no endings here."""
    choices: tuple[int, int] = (0, 0)
    """Fewest and most choices of a play."""
    threshold: Fraction = Fraction(0)
    """The points that pass."""
    best: int = 0
    endings: tuple[Ending, ...] = ()
    findings: tuple[Finding, ...] = ()
    """All that was found, by its place, each with its way: the complaints, and what `prove` warns of."""


def scored(scenario: Scenario) -> Best | Diagnostic:
    """The best totals of a scenario, or why it has none: a project that would score against them cannot be built."""
    try:
        return best_of(scenario)
    except ValueError:
        complaint = reach_codes.TOO_MANY.at(
            scenario.place,
            f"No best total of `{scenario.id}` can be told, and nothing in it can be scored: it has more than {LIMIT:,} states, or "
            "a loop has no end.",
            "Ask for fewer variables in conditions, or give them smaller bounds. `coursewright prove` says what it has found.",
        )
        return replace(complaint, severity=Severity.ERROR)


def look(scenario: Scenario, mastery: Fraction, limit: int) -> Look:
    """One walk through the states, up to a limit."""
    explored = explore(scenario, limit)
    found: list[Finding] = [*reach.findings(explored), *amber.findings(explored)]
    idle = conditions.findings(explored) if explored.whole else ()
    if not explored.whole or explored.cyclic:
        told = tuple(finding.diagnostic for finding in found)
        return Look(scenario.id, told, len(explored.states), findings=_ordered([*found, *idle]))
    points, best = scores.points(explored), scores.best_of(explored)
    found += _broken(explored, mastery, points)
    return Look(
        scenario.id,
        tuple(finding.diagnostic for finding in found),
        len(explored.states),
        True,
        choice_counts(explored),
        mastery * best,
        best,
        endings(explored, points),
        _ordered([*found, *idle, *_weak(explored, mastery, points, best)]),
    )


def mastery_of(scenario: Scenario, courses: Iterable[Course]) -> Fraction:
    """The lowest mastery of the courses that count it: who passes there passes."""
    asked = [course.rule.mastery for course in courses if scenario.id in dict(course.rule.weights)]
    return min(asked, default=MASTERY)


def _of_whole(explored: Explored, mastery: Fraction) -> tuple[list[Finding], Figures]:
    sums, best = scores.points(explored), scores.best_of(explored)
    found = [*_broken(explored, mastery, sums), *_weak(explored, mastery, sums, best)]
    ends = endings(explored, sums)
    paths = sum(ending.paths for ending in ends)
    return found, Figures(paths, choice_counts(explored), duration(explored), best, mastery * best, ends)


def _broken(explored: Explored, mastery: Fraction, sums: scores.Points) -> Iterator[Finding]:
    """What is an error in a whole graph without loops, besides what can be reached in it."""
    yield from scores.broken(explored, mastery, sums)
    yield from luck.broken(explored)


def _weak(explored: Explored, mastery: Fraction, sums: scores.Points, best: int) -> Iterator[Finding]:
    """What is a warning in a whole graph without loops."""
    read, ranks = meters(explored), best_ranks(explored)
    yield from scores.findings(explored, sums)
    yield from luck.findings(explored, mastery * best)
    yield from effects.findings(explored, read)
    yield from sameness.findings(explored, read, ranks)
    yield from repairs.findings(explored, read, ranks)
    if best:
        yield from evidence.findings(explored, mastery * best)


def _ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(found, key=lambda one: (one.diagnostic.place, one.diagnostic.code, one.diagnostic.message))
    )


def _unproven(explored: Explored) -> Iterator[str]:
    if not explored.whole:
        depth = len(explored.way(explored.expanded).choices)
        yield (
            f"{explored.expanded:,} of more than {explored.limit:,} states were looked at: every way of up to "
            f"{depth} choices. Behind them there may be more dead ends, loops, and states without an ending."
        )
        reached = {node for _, node in explored.nodes_at()}
        missing = [node.title for at, node in enumerate(explored.machine.nodes) if at not in reached]
        if missing:
            yield f"Not reached so far: {', '.join(missing)}."
        yield "Which choices are never offered, and which conditions and effects are idle, is not known."
    if explored.cyclic:
        yield "A loop can be walked for ever."
    if explored.cyclic or not explored.whole:
        yield (
            "So there are no totals of points, no count of plays, no times, no shares of endings, and nothing is said of "
            "evidence and of choices that come to the same or outdo others."
        )
