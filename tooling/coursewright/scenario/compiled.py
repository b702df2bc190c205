"""A scenario made ready for walking: nodes, choices and variables as numbers, guards and effects as small functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from coursewright.model.expression import (
    COMPARISONS,
    Both,
    Compare,
    Either,
    Expression,
    Literal,
    Name,
    Not,
    Value,
    Visited,
)
from coursewright.model.scenario import Effect, Scenario, ScenarioChoice, Variable
from coursewright.scenario.machine import applied, begin

Values: TypeAlias = tuple[Value, ...]
State: TypeAlias = tuple[int, int, int, Values]
"""Node, `once` marks, visited marks, values of the variables that are kept; marks are bits of an integer."""
Guard: TypeAlias = Callable[[Values, int], bool]
Change: TypeAlias = Callable[[Value], Value]


@dataclass(frozen=True, slots=True)
class Move:
    """A choice as numbers."""

    choice: int
    target: int
    guard: Guard | None
    once: int
    """Its bit, or 0 where it can be taken again."""
    enters: int
    """The bit of the target's visit, or 0 where nothing asks for it."""
    effects: tuple[tuple[int, Change], ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The moves of every node, and where each variant begins."""

    nodes: tuple[str, ...]
    names: tuple[str, ...]
    choices: tuple[ScenarioChoice, ...]
    moves: tuple[tuple[Move, ...], ...]
    starts: tuple[tuple[str, State], ...]

    def follow(self, state: State) -> Iterator[tuple[int, State]]:
        """Each choice offered in a state, by number, with the state after it."""
        node, once, visited, values = state
        for move in self.moves[node]:
            if once & move.once or (move.guard is not None and not move.guard(values, visited)):
                continue
            after = _after(values, move.effects) if move.effects else values
            yield move.choice, (move.target, once | move.once, visited | move.enters, after)


def compiled(scenario: Scenario, names: frozenset[str], visits: frozenset[str]) -> Compiled:
    """Keep the variables `names` and the visits of the nodes `visits`; effects on other variables change no state."""
    kept = tuple(variable.name for variable in scenario.variables if variable.name in names)
    position = {name: at for at, name in enumerate(kept)}
    nodes = tuple(node.id for node in scenario.nodes)
    node_number = {id: at for at, id in enumerate(nodes)}
    visit_bits = {id: 1 << at for at, id in enumerate(id for id in nodes if id in visits)}
    variables = {variable.name: variable for variable in scenario.variables}
    choices: list[ScenarioChoice] = []
    moves: list[tuple[Move, ...]] = []
    marks = 0
    for node in scenario.nodes:
        here: list[Move] = []
        for choice in node.choices:
            guard = None if choice.guard is None else _guard(choice.guard, position, visit_bits)
            once = 1 << marks if choice.once else 0
            marks += choice.once
            enters = visit_bits.get(choice.target, 0)
            target = node_number[choice.target]
            effects = _effects(choice, variables, position)
            here.append(Move(len(choices), target, guard, once, enters, effects))
            choices.append(choice)
        moves.append(tuple(here))
    starts: list[tuple[str, State]] = []
    for variant in [variant.id for variant in scenario.variants] or [""]:
        play = begin(scenario, variant)
        values = tuple(play.values[name] for name in kept)
        starts.append((variant, (node_number[play.node], 0, visit_bits.get(play.node, 0), values)))
    return Compiled(nodes, kept, tuple(choices), tuple(moves), tuple(starts))


def _effects(
    choice: ScenarioChoice, variables: Mapping[str, Variable], position: Mapping[str, int]
) -> tuple[tuple[int, Change], ...]:
    kept = [effect for effect in choice.effects if effect.name in position]
    return tuple((position[effect.name], _change(variables[effect.name], effect)) for effect in kept)


def _change(variable: Variable, effect: Effect) -> Change:
    return lambda value: applied(variable, value, effect)


def _after(values: Values, effects: Sequence[tuple[int, Change]]) -> Values:
    out = list(values)
    for at, change in effects:
        out[at] = change(out[at])
    return tuple(out)


def _guard(expression: Expression, position: Mapping[str, int], visit_bits: Mapping[str, int]) -> Guard:
    match expression:
        case Name(name=name):
            at = position[name]
            return lambda values, visited: bool(values[at])
        case Literal(value=value):
            return lambda values, visited: bool(value)
        case Visited(node=node):
            bit = visit_bits.get(node, 0)
            return lambda values, visited: visited & bit != 0
        case Compare():
            return _comparison(expression, position)
        case Not(inner=inner):
            held = _guard(inner, position, visit_bits)
            return lambda values, visited: not held(values, visited)
        case Both(left=left, right=right):
            one, other = _guard(left, position, visit_bits), _guard(right, position, visit_bits)
            return lambda values, visited: one(values, visited) and other(values, visited)
        case Either(left=left, right=right):
            one, other = _guard(left, position, visit_bits), _guard(right, position, visit_bits)
            return lambda values, visited: one(values, visited) or other(values, visited)


def _comparison(compare: Compare, position: Mapping[str, int]) -> Guard:
    test = COMPARISONS[compare.operator]
    match compare.left, compare.right:
        case Name(name=left), Name(name=right):
            one, other = position[left], position[right]
            return lambda values, visited: test(values[one], values[other])
        case Name(name=name), Literal(value=value):
            at = position[name]
            return lambda values, visited: test(values[at], value)
        case Literal(value=value), Name(name=name):
            at = position[name]
            return lambda values, visited: test(value, values[at])
        case Literal(value=left_value), Literal(value=right_value):
            always = test(left_value, right_value)
            return lambda values, visited: always
    raise TypeError(f"not a comparison: {compare}")
