"""A scenario made ready for walking: a state is one integer, and what a choice does is looked up by the bits it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coursewright.model.expression import Value, holds, names_read, nodes_asked
from coursewright.model.scenario import Assign, Counter, Flag, Named, Node, Scenario, ScenarioChoice, Variable
from coursewright.scenario.machine import applied, begin


@dataclass(frozen=True, slots=True)
class Layout:
    """Which bits of a state hold what. A spare bit above each variable keeps the differences of two states readable."""

    names: tuple[str, ...]
    """The variables that a state holds, lowest first."""
    domains: tuple[tuple[Value, ...], ...]
    """Every value that each of them may have; the bits count them."""
    positions: tuple[Mapping[Value, int], ...]
    """Where each value stands in its domain."""
    shifts: tuple[int, ...]
    widths: tuple[int, ...]
    node_shift: int
    node_width: int
    visits: Mapping[str, int]
    """The bit that a node's visit sets, for the nodes that something asks for."""
    marks: tuple[int, ...]
    """For each choice the bit of its `once`, or 0."""

    @property
    def width(self) -> int:
        """How many bits a state needs at most."""
        bits = [self.node_shift + self.node_width, *(bit.bit_length() for bit in self.visits.values())]
        return max([*bits, *(bit.bit_length() for bit in self.marks)])

    def node(self, state: int) -> int:
        """Where a state is."""
        return state >> self.node_shift & (1 << self.node_width) - 1

    def values(self, state: int) -> dict[str, Value]:
        """The variables of a state."""
        return {
            name: domain[state >> shift & (1 << width) - 1]
            for name, domain, shift, width in zip(
                self.names, self.domains, self.shifts, self.widths, strict=True
            )
        }

    def visited(self, state: int) -> frozenset[str]:
        """Those visits that something asks for."""
        return frozenset(node for node, bit in self.visits.items() if state & bit)

    def bits_of(self, names: Iterable[str], nodes: Iterable[str]) -> int:
        """The bits that hold these variables and these visits; what no state holds has none."""
        bits = 0
        for name in names:
            if name in self.names:
                at = self.names.index(name)
                bits |= (1 << self.widths[at]) - 1 << self.shifts[at]
        for node in nodes:
            bits |= self.visits.get(node, 0)
        return bits

    def differences(self, apart: int) -> Iterator[tuple[int, int]]:
        """Each variable's number with the steps between its values in two states `apart` from each other."""
        for at, width in enumerate(self.widths):
            step = apart & (1 << width + 1) - 1
            if step >= 1 << width:
                step -= 1 << width + 1
            apart = apart - step >> width + 1
            yield at, step


@dataclass(slots=True)
class Move:
    """A choice, and what is known so far of it: for every setting of its bits the step to the next state, or None."""

    choice: int
    bits: int
    """What decides whether it is offered and what it changes."""
    steps: dict[int, int | None] = field(default_factory=dict)
    held: set[bool] = field(default_factory=set)
    """How its guard came out where it was judged."""
    changed: set[int] = field(default_factory=set)
    """Its effects, by position, that once changed something."""
    whole: set[int] = field(default_factory=set)
    """Its effects that once were not cut off at a bound."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The moves of every node, and where each variant begins."""

    scenario: Scenario
    layout: Layout
    nodes: tuple[Node, ...]
    choices: tuple[ScenarioChoice, ...]
    moves: tuple[tuple[Move, ...], ...]
    starts: tuple[tuple[str, int], ...]
    variables: Mapping[str, Variable]
    numbers: Mapping[str, int]
    """Nodes by their ids."""

    def offers(self, state: int) -> Iterator[tuple[int, int]]:
        """Each choice offered in a state, by number, with the state after it."""
        for move in self.moves[self.layout.node(state)]:
            step = move.steps.get(state & move.bits, 0)
            if step == 0:
                step = self.learn(move, state)
            if step is not None:
                yield move.choice, state + step

    def learn(self, move: Move, state: int) -> int | None:
        """Work out by the machine's own rules what a choice does in a state, and keep it with the move."""
        layout, choice = self.layout, self.choices[move.choice]
        key = state & move.bits
        mark = layout.marks[move.choice]
        offered = not state & mark
        if offered and choice.guard is not None:
            offered = holds(choice.guard, layout.values(state), layout.visited(state))
            move.held.add(offered)
        step = self._step(move, state) if offered else None
        move.steps[key] = step
        return step

    def _step(self, move: Move, state: int) -> int:
        layout, choice = self.layout, self.choices[move.choice]
        values = layout.values(state)
        after = dict(values)
        for at, effect in enumerate(choice.effects):
            if effect.name not in after:
                continue
            variable, before = self.variables[effect.name], after[effect.name]
            after[effect.name] = applied(variable, before, effect)
            if after[effect.name] != before:
                move.changed.add(at)
            wanted = effect.value if isinstance(effect, Assign) else int(before) + effect.amount
            if after[effect.name] == wanted:
                move.whole.add(at)
        target = self.numbers[choice.target] - layout.node(state)
        step = target << layout.node_shift
        for name, position, shift in zip(layout.names, layout.positions, layout.shifts, strict=True):
            step += position[after[name]] - position[values[name]] << shift
        fresh = (layout.visits.get(choice.target, 0) | layout.marks[move.choice]) & ~state
        return step + fresh


def packed(scenario: Scenario, names: frozenset[str], visits: frozenset[str]) -> Packed:
    """Keep the variables `names` and the visits of the nodes `visits`; effects on other variables change no state."""
    layout = _layout(scenario, names, visits)
    numbers = {node.id: at for at, node in enumerate(scenario.nodes)}
    choices = tuple(choice for node in scenario.nodes for choice in node.choices)
    count = iter(range(len(choices)))
    moves = tuple(
        tuple(_move(choice, next(count), layout) for choice in node.choices) for node in scenario.nodes
    )
    starts: list[tuple[str, int]] = []
    for variant in [variant.id for variant in scenario.variants] or [""]:
        play = begin(scenario, variant)
        state = numbers[play.node] << layout.node_shift | layout.visits.get(play.node, 0)
        for name, position, shift in zip(layout.names, layout.positions, layout.shifts, strict=True):
            state += position[play.values[name]] << shift
        starts.append((variant, state))
    variables = {variable.name: variable for variable in scenario.variables}
    return Packed(scenario, layout, scenario.nodes, choices, moves, tuple(starts), variables, numbers)


def _move(choice: ScenarioChoice, number: int, layout: Layout) -> Move:
    read = names_read(choice.guard) if choice.guard is not None else frozenset[str]()
    asked = nodes_asked(choice.guard) if choice.guard is not None else frozenset[str]()
    moved = {effect.name for effect in choice.effects}
    return Move(number, layout.bits_of(read | moved, asked | {choice.target}) | layout.marks[number])


def _layout(scenario: Scenario, names: frozenset[str], visits: frozenset[str]) -> Layout:
    kept = [variable for variable in scenario.variables if variable.name in names]
    domains = tuple(domain(scenario, variable) for variable in kept)
    widths = tuple(max(len(values) - 1, 1).bit_length() for values in domains)
    shifts, floor = _stacked(widths)
    node_width = max(len(scenario.nodes), 1).bit_length()
    top = floor + node_width
    seen: dict[str, int] = {}
    for node in scenario.nodes:
        if node.id in visits and node.id not in seen:
            seen[node.id], top = 1 << top, top + 1
    marks: list[int] = []
    for node in scenario.nodes:
        used: dict[str, int] = {}
        for choice in node.choices:
            if choice.once and choice.id not in used:
                used[choice.id], top = 1 << top, top + 1
            marks.append(used[choice.id] if choice.once else 0)
    named = tuple(variable.name for variable in kept)
    positions = tuple({value: at for at, value in enumerate(values)} for values in domains)
    return Layout(named, domains, positions, shifts, widths, floor, node_width, seen, tuple(marks))


def _stacked(widths: Sequence[int]) -> tuple[tuple[int, ...], int]:
    """Where each field begins, and where the last one and its spare bit end."""
    shifts: list[int] = []
    top = 0
    for width in widths:
        shifts.append(top)
        top += width + 1
    return tuple(shifts), top


def domain(scenario: Scenario, variable: Variable) -> tuple[Value, ...]:
    """Every value that a variable may have, numbers in their order."""
    match variable:
        case Counter(low=low, high=high):
            declared: tuple[Value, ...] = tuple(range(low, high + 1))
        case Flag():
            declared = (False, True)
        case Named(values=values):
            declared = values
    given = [
        value for variant in scenario.variants for name, value in variant.values if name == variable.name
    ]
    more = [value for value in (variable.start, *given) if value not in declared]
    found = (*declared, *dict.fromkeys(more))
    return tuple(sorted(found, key=int)) if isinstance(variable, Counter) else found
