"""The scenario machine: what is offered, and what taking it does. The same meaning stands in site/player/machine.ts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from coursewright.model.chance import below, generator, seed_of
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
class Roll:
    """A die that has fallen: the face it shows, from 1, and the id of what that brings."""

    face: int
    choice: str


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
    seed: int = 0
    """What the dice of this play come from, 32 bits."""


def begin(scenario: Scenario, variant: str = "", seed: int = 0) -> Play:
    """The state before the first choice. An unknown variant is the plain story."""
    chosen = next((one for one in scenario.variants if one.id == variant), None)
    values: dict[str, Value] = {variable.name: variable.start for variable in scenario.variables}
    if chosen is None:
        return Play("", scenario.start, values, (scenario.start,), seed=seed)
    node = chosen.start or scenario.start
    return Play(chosen.id, node, {**values, **dict(chosen.values)}, (node,), seed=seed)


def ways(scenario: Scenario, play: Play) -> tuple[ScenarioChoice, ...]:
    """All that can be taken now: choices whose guard holds and that are not used up, outcomes of a roll, the way past."""
    visited = frozenset(play.visited)
    return tuple(
        choice
        for choice in scenario.node(play.node).choices
        if f"{play.node}/{choice.id}" not in play.once
        and (choice.guard is None or holds(choice.guard, play.values, visited))
    )


def offered(scenario: Scenario, play: Play) -> tuple[ScenarioChoice, ...]:
    """What a learner is asked to choose from, in the order of the source; where a die decides, what it can bring."""
    return tuple(choice for choice in ways(scenario, play) if not choice.bypass)


def rolled(scenario: Scenario, play: Play) -> Roll | None:
    """What the die shows where one decides. The same seed brings the same at each node, whatever way leads there."""
    node = scenario.node(play.node)
    if not node.die:
        return None
    times = sum(step.node == node.id for step in play.path)
    face = below(generator(seed_of(play.seed, f"{node.id}/{times}")), node.die) + 1
    top = 0
    for choice in node.choices:
        top += choice.weight
        if face <= top:
            return Roll(face, choice.id)
    return None


def take(scenario: Scenario, play: Play, choice_id: str) -> Play:
    """The state after a choice, or after what a die has brought. Raises ValueError where it cannot be taken."""
    choice = next((one for one in ways(scenario, play) if one.id == choice_id), None)
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
        seed=play.seed,
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
