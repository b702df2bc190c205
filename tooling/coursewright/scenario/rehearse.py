"""Plays an author's tests of a scenario on the machine, and counts what they cover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursewright.model.diagnostic import Code, Diagnostic, Note, Reports, Severity, did_you_mean
from coursewright.model.expression import Compare, Expression, Literal, Name, Value, holds, names_read
from coursewright.model.rehearsal import Case, Expectation, Rehearsal
from coursewright.model.scenario import Scenario, every_choice
from coursewright.scenario.machine import Play, begin, take, ways

UNKNOWN_SCENARIO = Code(
    "TEST002", Severity.ERROR, "tests of a scenario that does not exist",
    "Tests that play nothing prove nothing.",
    "```scenarios/tests/demo-talk.md\n---\nscenario: demo-tlak\n---\n```", "```scenarios/tests/demo-talk.md\n---\nscenario: demo-talk\n---\n```",
)  # fmt: skip
NOT_OFFERED = Code(
    "TEST003", Severity.ERROR, "a test that takes a choice which is not offered",
    "The story has changed since the test was written, or the test has a slip; one of the two is wrong.",
    "```scenarios/tests/demo-talk.md\n## Waiting\n\n1. at-the-dsek\n\n`ending door-open`\n```",
    "```scenarios/tests/demo-talk.md\n## Waiting\n\n1. at-the-desk\n\n`ending door-open`\n```",
)  # fmt: skip
NOT_SO = Code(
    "TEST004", Severity.ERROR, "a path that does not end as expected",
    "The author said where this path leads; it leads elsewhere.",
    "```scenarios/tests/demo-talk.md\n## Waiting\n\n1. at-the-desk\n\n`ending left-with-options`\n```",
    "```scenarios/tests/demo-talk.md\n## Waiting\n\n1. at-the-desk\n\n`ending door-open`\n```",
)  # fmt: skip
CODES = (UNKNOWN_SCENARIO, NOT_OFFERED, NOT_SO)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a scenario's tests have entered, taken and reached, out of all there is."""

    scenario: str
    cases: int
    nodes: tuple[int, int]
    choices: tuple[int, int]
    endings: tuple[int, int]
    untaken: tuple[str, ...]
    """`node/choice` of every choice that no test takes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the tests of one file found."""

    diagnostics: tuple[Diagnostic, ...]
    coverage: Coverage | None


def rehearse(rehearsal: Rehearsal, scenarios: Mapping[str, Scenario]) -> Outcome:
    """Play every case. The scenario has to be free of errors."""
    scenario = scenarios.get(rehearsal.scenario)
    if scenario is None:
        help = did_you_mean(rehearsal.scenario, scenarios)
        return Outcome(
            (UNKNOWN_SCENARIO.at(rehearsal.place, f"There is no scenario `{rehearsal.scenario}`.", help),),
            None,
        )
    reports = Reports()
    plays = [_play(case, scenario, reports) for case in rehearsal.cases]
    return Outcome(tuple(reports.entries), _coverage(scenario, plays))


def _play(case: Case, scenario: Scenario, reports: Reports) -> Play | None:
    if case.variant not in {variant.id for variant in scenario.variants} | {""} or (
        scenario.variants and not case.variant
    ):
        known = ", ".join(variant.id for variant in scenario.variants) or "none"
        reports.add(
            NOT_OFFERED.at(
                case.place,
                f"The variant `{case.variant or 'none'}` cannot be played.",
                f"The variants are: {known}.",
            )
        )
        return None
    play = begin(scenario, case.variant)
    for id, place in case.choices:
        open = [choice.id for choice in ways(scenario, play)]
        if id not in open:
            node = scenario.node(play.node)
            help = (
                did_you_mean(id, open)
                or f"Here one can take: {', '.join(open) or 'nothing, the story has ended'}."
            )
            note = Note(f"the node `{node.id}` is reached here", node.place)
            reports.add(NOT_OFFERED.at(place, f"`{id}` is not offered at this point.", help, note))
            return play
        play = take(scenario, play, id)
    for expectation in case.expectations:
        _compare(expectation, play, scenario, reports)
    return play


def _compare(expectation: Expectation, play: Play, scenario: Scenario, reports: Reports) -> None:
    node = scenario.node(play.node)
    values = dict(play.values)
    fact = ""
    if expectation.ending:
        found = node.outcome.value if node.outcome else "no ending"
        fact = "" if found == expectation.ending else f"the path ends with `{found}` at `{node.id}`"
    elif expectation.node:
        fact = "" if node.id == expectation.node else f"the path stands at `{node.id}`"
    elif expectation.points is not None:
        fact = "" if play.points == expectation.points else f"the path has {play.points} points"
    elif expectation.condition is not None:
        condition = _settled(expectation.condition, values)
        unknown = sorted(names_read(condition) - set(values))
        if unknown:
            fact = f"there is no variable `{unknown[0]}`"
        elif not holds(condition, values, frozenset(play.visited)):
            read = sorted(names_read(condition))
            fact = (
                "here " + ", ".join(f"{name} is {_word(values[name])}" for name in read)
                if read
                else "it does not hold"
            )
    if fact:
        note = Note(f"the path ends at the node `{node.id}`", node.place)
        reports.add(
            NOT_SO.at(
                expectation.place,
                f"`{expectation.text}` is not so: {fact}.",
                "Change the test, or the story.",
                note,
            )
        )


def _settled(condition: Expression, values: Mapping[str, Value]) -> Expression:
    """A comparison with a named value, whose name reads like a variable's."""
    if (
        isinstance(condition, Compare)
        and isinstance(condition.right, Name)
        and condition.right.name not in values
    ):
        return Compare(condition.operator, condition.left, Literal(condition.right.name))
    return condition


def _word(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _coverage(scenario: Scenario, plays: list[Play | None]) -> Coverage:
    done = [play for play in plays if play is not None]
    entered = {step.node for play in done for step in play.path} | {play.node for play in done}
    taken = {(step.node, step.choice) for play in done for step in play.path}
    endings = {node.id for node in scenario.nodes if node.outcome is not None}
    every = [(node.id, choice.id) for node, choice in every_choice(scenario)]
    return Coverage(
        scenario.id,
        len(plays),
        (len(entered), len(scenario.nodes)),
        (len(taken), len(every)),
        (len(endings & entered), len(endings)),
        tuple(f"{node}/{choice}" for node, choice in every if (node, choice) not in taken),
    )
