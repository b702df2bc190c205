"""The graph of a scenario's reachable states, walked breadth first so that every way found is a shortest one."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coursewright.model.expression import Expression, Value, names_read, nodes_asked
from coursewright.model.prose import When, walk
from coursewright.model.scenario import Scenario, ScenarioChoice, every_choice, scenario_texts
from coursewright.scenario.compiled import State, compiled

LIMIT = 2_000_000


@dataclass(frozen=True, slots=True)
class Way:
    """Choices that lead somewhere, from the beginning of a variant."""

    variant: str
    choices: tuple[str, ...]
    """Ids, in order."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A way into a loop that changes nothing, and the choices that run round it for ever."""

    entry: Way
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explored:
    """Every reachable state, by number, in the order of discovery; `targets[first[s]:first[s + 1]]` follow state `s`."""

    scenario: Scenario
    nodes: tuple[str, ...]
    """Ids, in the order of the source; a state's first entry counts them."""
    names: tuple[str, ...]
    """The variables that a state holds: those that a guard or a text's condition reads. The others only fill meters."""
    states: tuple[State, ...]
    starts: tuple[tuple[str, int], ...]
    """Each variant (the plain story is the empty one) with the state where it begins."""
    first: array[int]
    targets: array[int]
    taken: array[int]
    """The number of the choice that leads to each target."""
    choices: tuple[ScenarioChoice, ...]
    parents: array[int]
    """For each state the transition that found it, or -1 for a beginning."""
    whole: bool
    """Whether everything was reached before the limit."""
    order: tuple[int, ...]
    """States so that every one stands before what follows it; those that a loop keeps out are missing."""

    @property
    def cyclic(self) -> bool:
        """Whether some loop of choices changes nothing."""
        return len(self.order) < len(self.states)

    def node(self, state: int) -> str:
        """Where a state is."""
        return self.nodes[self.states[state][0]]

    def values(self, state: int) -> Mapping[str, Value]:
        """The variables of a state."""
        return dict(zip(self.names, self.states[state][3], strict=True))

    def follow(self, state: int) -> Iterator[tuple[ScenarioChoice, int]]:
        """What is offered in a state, and where each choice leads."""
        for edge in range(self.first[state], self.first[state + 1]):
            yield self.choices[self.taken[edge]], self.targets[edge]

    def way(self, state: int) -> Way:
        """A shortest way to a state."""
        path: list[str] = []
        while self.parents[state] >= 0:
            edge = self.parents[state]
            path.append(self.choices[self.taken[edge]].id)
            state = bisect_right(self.first, edge) - 1
        variant = next(variant for variant, start in self.starts if start == state)
        return Way(variant, tuple(reversed(path)))

    def loop(self) -> Loop | None:
        """A loop that changes nothing, with a shortest way to it, or None."""
        return _loop(self) if self.cyclic else None


def explore(scenario: Scenario, limit: int = LIMIT) -> Explored:
    """Walk all states. Ends in every case: states are finite, and after `limit` of them the walk stops and says so."""
    machine = compiled(
        scenario,
        names=frozenset(name for expression in _seen(scenario) for name in names_read(expression)),
        visits=frozenset(node for expression in _seen(scenario) for node in nodes_asked(expression)),
    )
    number: dict[State, int] = {}
    states: list[State] = []
    parents = array("q")
    starts: list[tuple[str, int]] = []
    for variant, state in machine.starts:
        if state not in number:
            number[state] = len(states)
            states.append(state)
            parents.append(-1)
        starts.append((variant, number[state]))
    first, targets, taken = array("q", [0]), array("q"), array("q")
    whole = True
    for state in states:
        for choice, target in machine.follow(state):
            found = number.get(target)
            if found is None:
                if len(states) >= limit:
                    whole = False
                    continue
                found = number[target] = len(states)
                states.append(target)
                parents.append(len(targets))
            targets.append(found)
            taken.append(choice)
        first.append(len(targets))
    return Explored(
        scenario=scenario,
        nodes=machine.nodes,
        names=machine.names,
        states=tuple(states),
        starts=tuple(starts),
        first=first,
        targets=targets,
        taken=taken,
        choices=machine.choices,
        parents=parents,
        whole=whole,
        order=tuple(_order(first, targets)),
    )


def best(explored: Explored, gain: Callable[[ScenarioChoice], int]) -> int:
    """The highest sum of gains on any way to an ending; 0 where there is none. Raises ValueError where a loop has no end."""
    if explored.cyclic or not explored.whole:
        raise ValueError(
            f"{explored.scenario.id}: the states have a loop or are too many to have a best total"
        )
    gains = [gain(choice) for choice in explored.choices]
    endings = {at for at, node in enumerate(explored.scenario.nodes) if node.outcome is not None}
    first, targets, taken = explored.first, explored.targets, explored.taken
    sums: list[int | None] = [None] * len(explored.states)
    for state in reversed(explored.order):
        top: int | None = 0 if explored.states[state][0] in endings else None
        for edge in range(first[state], first[state + 1]):
            ahead = sums[targets[edge]]
            if ahead is not None and (top is None or ahead + gains[taken[edge]] > top):
                top = ahead + gains[taken[edge]]
        sums[state] = top
    return max((sums[start] or 0 for _, start in explored.starts), default=0)


def best_points(scenario: Scenario) -> int:
    """The best reachable total of points: the stated denominator of every play. Never below 0."""
    return max(0, best(explore(scenario), lambda choice: choice.points))


def best_evidence(scenario: Scenario) -> Mapping[str, int]:
    """For each objective the highest evidence that one play can give."""
    explored = explore(scenario)
    named = {objective for _, choice in every_choice(scenario) for objective, _ in choice.evidence}
    order = [*scenario.objectives, *sorted(named - set(scenario.objectives))]
    return {one: max(0, best(explored, _evidence(one))) for one in order if one in named}


def _evidence(objective: str) -> Callable[[ScenarioChoice], int]:
    return lambda choice: sum(amount for name, amount in choice.evidence if name == objective)


def _order(first: Sequence[int], targets: Sequence[int]) -> Iterator[int]:
    """Every state after all that lead to it (Kahn); states in or behind a loop never come."""
    waiting = [0] * (len(first) - 1)
    for target in targets:
        waiting[target] += 1
    ready = [state for state, count in enumerate(waiting) if count == 0]
    while ready:
        state = ready.pop()
        yield state
        for target in targets[first[state] : first[state + 1]]:
            waiting[target] -= 1
            if waiting[target] == 0:
                ready.append(target)


def _loop(explored: Explored) -> Loop:
    """A shortest loop through the state that is found first of those on one loop."""
    free = set(explored.order)
    into: dict[int, int] = {}
    for state in range(len(explored.states)):
        if state not in free:
            into.update((target, state) for _, target in explored.follow(state) if target not in into)
    seen: dict[int, None] = {}
    state = next(iter(into))
    while state not in seen:
        seen[state] = None
        state = into[state]
    around = list(seen)
    entry = min(around[around.index(state) :])
    return Loop(explored.way(entry), _round_trip(explored, entry))


def _round_trip(explored: Explored, entry: int) -> tuple[str, ...]:
    came: dict[int, tuple[int, str]] = {}
    queue = [entry]
    for state in queue:
        for choice, target in explored.follow(state):
            if target not in came:
                came[target] = (state, choice.id)
                queue.append(target)
    path: list[str] = []
    state = entry
    while not path or state != entry:
        state, choice_id = came[state]
        path.append(choice_id)
    return tuple(reversed(path))


def _seen(scenario: Scenario) -> tuple[Expression, ...]:
    """Everything that reads the state: guards of choices and conditions of texts."""
    guards = [choice.guard for _, choice in every_choice(scenario) if choice.guard is not None]
    texts = [block for text in scenario_texts(scenario) for block in walk(text) if isinstance(block, When)]
    return (*guards, *(text.condition for text in texts))
