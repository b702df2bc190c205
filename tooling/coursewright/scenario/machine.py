"""The scenario machine: what is offered, and what taking it does. The same meaning stands in site/player/machine.ts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from coursewright.model.expression import Value, holds
from coursewright.model.scenario import Add, Assign, Counter, Effect, Scenario, ScenarioChoice, Variable


@dataclass(frozen=True, slots=True)
class Step:
    """One decision: where, what, and the values before and after it."""

    node: str
    choice: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    points: int
    """What this choice earned."""


@dataclass(frozen=True, slots=True)
class Play:
    """Where a play stands. It is known by its variant and the choices of its path."""

    variant: str
    node: str
    values: Mapping[str, Value]
    visited: tuple[str, ...]
    """Nodes entered, each once, in order."""
    once: tuple[str, ...] = ()
    """Choices that can be taken once and have been, as `node/choice`."""
    points: int = 0
    """The sum so far, before it is bounded by 0 and the maximum."""
    evidence: Mapping[str, int] = field(default_factory=dict)
    path: tuple[Step, ...] = ()


def begin(scenario: Scenario, variant: str = "") -> Play:
    """The state before the first choice. An unknown variant is the plain story."""
    chosen = next((one for one in scenario.variants if one.id == variant), None)
    values: dict[str, Value] = {variable.name: variable.start for variable in scenario.variables}
    if chosen is None:
        return Play("", scenario.start, values, (scenario.start,))
    node = chosen.start or scenario.start
    return Play(chosen.id, node, {**values, **dict(chosen.values)}, (node,))


def offered(scenario: Scenario, play: Play) -> tuple[ScenarioChoice, ...]:
    """The choices whose guard holds now and that are not used up, in the order of the source."""
    visited = frozenset(play.visited)
    return tuple(
        choice
        for choice in scenario.node(play.node).choices
        if f"{play.node}/{choice.id}" not in play.once
        and (choice.guard is None or holds(choice.guard, play.values, visited))
    )


def take(scenario: Scenario, play: Play, choice_id: str) -> Play:
    """The state after a choice. Raises ValueError where it is not offered."""
    choice = next((one for one in offered(scenario, play) if one.id == choice_id), None)
    if choice is None:
        raise ValueError(f"{choice_id} is not offered at {play.node}")
    variables = {variable.name: variable for variable in scenario.variables}
    after = dict(play.values)
    for effect in choice.effects:
        if effect.name in variables:
            after[effect.name] = applied(variables[effect.name], after[effect.name], effect)
    evidence = dict(play.evidence)
    for objective, amount in choice.evidence:
        evidence[objective] = evidence.get(objective, 0) + amount
    entered = () if choice.target in play.visited else (choice.target,)
    mark = (f"{play.node}/{choice.id}",) if choice.once else ()
    return Play(
        variant=play.variant,
        node=choice.target,
        values=after,
        visited=play.visited + entered,
        once=play.once + mark,
        points=play.points + choice.points,
        evidence=evidence,
        path=(*play.path, Step(play.node, choice.id, play.values, after, choice.points)),
    )


def ended(scenario: Scenario, play: Play) -> bool:
    """Whether the play stands at an ending."""
    return scenario.node(play.node).outcome is not None


def applied(variable: Variable, value: Value, effect: Effect) -> Value:
    """The value after one effect. A counter stops at its bounds; adding changes nothing else."""
    match effect:
        case Add(amount=amount):
            return _saturated(variable, value + amount) if type(value) is int else value
        case Assign(value=given):
            return _saturated(variable, given)


def earned(points: int, best: int) -> Fraction | None:
    """Points of the best total there is, 0 to 1; None where the scenario is not scored."""
    return Fraction(min(max(points, 0), best), best) if best > 0 else None


def _saturated(variable: Variable, value: Value) -> Value:
    if isinstance(variable, Counter) and type(value) is int:
        return min(max(value, variable.low), variable.high)
    return value
