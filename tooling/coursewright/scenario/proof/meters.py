"""The variables that no state holds because nothing asks for them: which values each can have in every state."""

from __future__ import annotations

from dataclasses import dataclass, field

from coursewright.model.expression import Value
from coursewright.model.scenario import Assign, Effect, Variable
from coursewright.scenario.explore import Explored
from coursewright.scenario.machine import applied, begin
from coursewright.scenario.packed import domain


@dataclass(frozen=True, slots=True)
class Meter:
    """A variable with the place of its values in a mask: one bit a value."""

    variable: Variable
    values: tuple[Value, ...]
    shift: int

    def held(self, mask: int) -> list[Value]:
        """The values whose bits are set."""
        return [value for at, value in enumerate(self.values) if mask >> self.shift + at & 1]

    def bit(self, value: Value) -> int:
        """The bit of a value."""
        return 1 << self.shift + self.values.index(value)


@dataclass(frozen=True, slots=True)
class Meters:
    """For each state one mask with the possible values of every such variable, each variable by itself."""

    all: tuple[Meter, ...]
    masks: list[int]
    """By state; empty where there are no such variables."""
    changed: frozenset[tuple[int, int]]
    """Choice and position of every effect on them that once changed something."""
    whole: frozenset[tuple[int, int]]
    """Those that once were not cut off at a bound."""

    def after(self, meter: Meter, value: Value, effects: tuple[Effect, ...]) -> Value:
        """The value after a choice."""
        for effect in effects:
            if effect.name == meter.variable.name:
                value = applied(meter.variable, value, effect)
        return value


@dataclass(slots=True)
class _Tracker:
    """Applies choices to masks, each choice to each mask once."""

    explored: Explored
    meters: tuple[Meter, ...]
    changed: set[tuple[int, int]] = field(default_factory=set)
    whole: set[tuple[int, int]] = field(default_factory=set)
    known: dict[tuple[int, int], int] = field(default_factory=dict)

    def after(self, choice: int, mask: int) -> int:
        found = self.known.get((choice, mask))
        if found is None:
            found = self.known[choice, mask] = self._work_out(choice, mask)
        return found

    def _work_out(self, choice: int, mask: int) -> int:
        after = 0
        for meter in self.meters:
            for value in meter.held(mask):
                after |= meter.bit(self._applied(choice, meter, value))
        return after

    def _applied(self, choice: int, meter: Meter, value: Value) -> Value:
        for at, effect in enumerate(self.explored.machine.choices[choice].effects):
            if effect.name != meter.variable.name:
                continue
            before, value = value, applied(meter.variable, value, effect)
            if value != before:
                self.changed.add((choice, at))
            if value == (effect.value if isinstance(effect, Assign) else int(before) + effect.amount):
                self.whole.add((choice, at))
        return value


def meters(explored: Explored) -> Meters:
    """The values that are possible in each state of a graph without loops."""
    scenario, kept = explored.scenario, set(explored.machine.layout.names)
    found: list[Meter] = []
    shift = 0
    for variable in scenario.variables:
        if variable.name not in kept:
            found.append(Meter(variable, domain(scenario, variable), shift))
            shift += len(found[-1].values)
    tracker = _Tracker(explored, tuple(found))
    masks = [0] * len(explored.states) if found else []
    for variant, start in explored.starts if found else ():
        values = begin(scenario, variant).values
        masks[start] |= sum(meter.bit(values[meter.variable.name]) for meter in found)
    targets, taken = explored.targets, explored.taken
    for state, edge in explored.forward() if found else ():
        masks[targets[edge]] |= tracker.after(taken[edge], masks[state])
    return Meters(tuple(found), masks, frozenset(tracker.changed), frozenset(tracker.whole))
