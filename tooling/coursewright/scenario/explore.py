"""The graph of a scenario's reachable states, walked breadth first so that every way found is a shortest one."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coursewright.model.course import Project
from coursewright.model.expression import Expression, Value, names_read, nodes_asked
from coursewright.model.prose import When
from coursewright.model.scenario import Best, Node, Scenario, ScenarioChoice, every_choice, scenario_texts
from coursewright.model.walking import walk
from coursewright.scenario.packed import Packed, packed

LIMIT = 2_000_000
LONGEST = 64
"""Bits of an entry of an array, its sign included; states that need more are kept in a list."""
NOWHERE = -(1 << 60)
"""Less than any sum of gains."""


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

    machine: Packed
    states: Sequence[int]
    """Packed by the machine's layout, with those variables that a guard or a text asks for; the others only fill meters."""
    starts: tuple[tuple[str, int], ...]
    """Each variant (the plain story is the empty one) with the state where it begins."""
    first: array[int]
    targets: array[int]
    taken: array[int]
    """The number of the choice that leads to each target."""
    parents: array[int]
    """For each state the transition that found it, or -1 for a beginning."""
    expanded: int
    """How many states have been left by all that they offer: all of them, or the first ones up to the limit."""
    limit: int
    """How many states were wanted at most."""
    order: array[int]
    """States so that every one stands before what follows it; those that a loop keeps out are missing."""

    @property
    def scenario(self) -> Scenario:
        """What was walked."""
        return self.machine.scenario

    @property
    def whole(self) -> bool:
        """Whether everything was reached before the limit."""
        return self.expanded == len(self.states)

    @property
    def cyclic(self) -> bool:
        """Whether some loop of choices changes nothing."""
        return len(self.order) < len(self.states)

    def node(self, state: int) -> Node:
        """Where a state is."""
        return self.machine.nodes[self.machine.layout.node(self.states[state])]

    def values(self, state: int) -> Mapping[str, Value]:
        """The variables of a state."""
        return self.machine.layout.values(self.states[state])

    def follow(self, state: int) -> Iterator[tuple[ScenarioChoice, int]]:
        """What is offered in a state, and where each choice leads."""
        for edge in range(self.first[state], self.first[state + 1]):
            yield self.machine.choices[self.taken[edge]], self.targets[edge]

    def forward(self) -> Iterator[tuple[int, int]]:
        """Each state with each of its transitions, after all transitions that lead to the state."""
        first = self.first
        for state in self.order:
            for edge in range(first[state], first[state + 1]):
                yield state, edge

    def backward(self) -> Iterator[tuple[int, int]]:
        """Each state with each of its transitions, after all transitions that follow the target."""
        first = self.first
        for state in reversed(self.order):
            for edge in range(first[state], first[state + 1]):
                yield state, edge

    def source(self, edge: int) -> int:
        """The state that a transition leaves."""
        return bisect_right(self.first, edge) - 1

    def way(self, state: int, parents: Sequence[int] | None = None) -> Way:
        """A shortest way to a state, or the one that other parents remember."""
        found = self.parents if parents is None else parents
        path: list[str] = []
        while found[state] >= 0:
            path.append(self.machine.choices[self.taken[found[state]]].id)
            state = self.source(found[state])
        return Way(self.variant(state), tuple(reversed(path)))

    def way_by(self, edge: int) -> Way:
        """A shortest way that ends with a transition, if it is the first of its choice."""
        before = self.way(self.source(edge))
        return Way(before.variant, (*before.choices, self.machine.choices[self.taken[edge]].id))

    def variant(self, start: int) -> str:
        """The first variant that begins in a state."""
        return next(variant for variant, state in self.starts if state == start)

    def nodes_at(self) -> Iterator[tuple[int, int]]:
        """Every state with the number of its node."""
        shift, low = self.machine.layout.node_shift, (1 << self.machine.layout.node_width) - 1
        for at, state in enumerate(self.states):
            yield at, state >> shift & low

    def loop(self) -> Loop | None:
        """A loop that changes nothing, with a shortest way to it, or None."""
        return _loop(self) if self.cyclic else None


def explore(scenario: Scenario, limit: int = LIMIT, texts: bool = True) -> Explored:
    """Walk all states. Ends in every case: states are finite, and where there are more than `limit` the walk stops and says so.

    Without `texts` states differ only in what guards read, so that they are fewer and say nothing about conditional texts.
    """
    read = _readers(scenario, texts)
    machine = packed(
        scenario,
        names=frozenset(name for expression in read for name in names_read(expression)),
        visits=frozenset(node for expression in read for node in nodes_asked(expression)),
    )
    number: dict[int, int] = {}
    for _, state in machine.starts:
        number.setdefault(state, len(number))
    starts = tuple((variant, number[state]) for variant, state in machine.starts)
    states: MutableSequence[int] = array("q") if machine.layout.width < LONGEST else []
    states.extend(number)
    parents = array("i", [-1] * len(states))
    first, targets, taken = array("i", [0]), array("i"), array("i")
    expanded = _walk(machine, number, (states, parents), (first, targets, taken), limit)
    first.extend([len(targets)] * (len(states) + 1 - len(first)))
    order = array("i", _order(first, targets))
    return Explored(machine, states, starts, first, targets, taken, parents, expanded, limit, order)


def _walk(
    machine: Packed,
    number: dict[int, int],
    found: tuple[MutableSequence[int], array[int]],
    edges: tuple[array[int], array[int], array[int]],
    limit: int,
) -> int:
    """Fill states, parents and transitions; the number of states whose transitions are all there."""
    (states, parents), (first, targets, taken) = found, edges
    moves, layout, learn = machine.moves, machine.layout, machine.learn
    shift, low = layout.node_shift, (1 << layout.node_width) - 1
    expanded = 0
    while expanded < len(states):
        state = states[expanded]
        for move in moves[state >> shift & low]:
            step = move.steps.get(state & move.bits, 0)
            if step == 0:
                step = learn(move, state)
            if step is None:
                continue
            target = state + step
            at = number.get(target)
            if at is None:
                if len(states) >= limit:
                    del targets[first[expanded] :], taken[first[expanded] :]
                    return _taken_back(number, found, first[expanded], expanded)
                at = number[target] = len(states)
                states.append(target)
                parents.append(len(targets))
            targets.append(at)
            taken.append(move.choice)
        expanded += 1
        first.append(len(targets))
    return expanded


def _taken_back(
    number: dict[int, int], found: tuple[MutableSequence[int], array[int]], edges: int, expanded: int
) -> int:
    """Forget the states that only the last, unfinished state has found."""
    states, parents = found
    while parents and parents[-1] >= edges:
        del number[states.pop()], parents[-1]
    return expanded


def best(explored: Explored, gain: Callable[[ScenarioChoice], int]) -> int:
    """The highest sum of gains on any way to an ending; 0 where there is none. Raises ValueError where a loop has no end."""
    if explored.cyclic or not explored.whole:
        raise ValueError(
            f"{explored.scenario.id}: the states have a loop or are too many to have a best total"
        )
    ahead = best_ahead(explored, gain)
    return max((total for _, start in explored.starts if (total := ahead[start]) > NOWHERE // 2), default=0)


def best_ahead(explored: Explored, gain: Callable[[ScenarioChoice], int]) -> array[int]:
    """For every state the highest sum of gains from there to an ending; about `NOWHERE` where no ending follows."""
    gains = [gain(choice) for choice in explored.machine.choices]
    ends = [0 if node.outcome is not None else NOWHERE for node in explored.machine.nodes]
    sums = array("q", (ends[node] for _, node in explored.nodes_at()))
    targets, taken = explored.targets, explored.taken
    for state, edge in explored.backward():
        total = sums[targets[edge]] + gains[taken[edge]]
        if total > sums[state]:
            sums[state] = total
    return sums


@lru_cache(maxsize=64)
def best_of(scenario: Scenario) -> Best:
    """The best totals of a scenario, from one walk. Raises ValueError where a loop has no end."""
    explored = explore(scenario, texts=False)
    named = {objective for _, choice in every_choice(scenario) for objective, _ in choice.evidence}
    order = [*scenario.objectives, *sorted(named - set(scenario.objectives))]
    return Best(
        points=max(0, best(explored, lambda choice: choice.points)),
        evidence={one: max(0, best(explored, _evidence(one))) for one in order if one in named},
        choices=best(explored, lambda choice: 1),
    )


def best_in(project: Project, scenario: Scenario) -> Best:
    """The best totals of a scenario: those that the project knows, else from a walk."""
    return project.bests.get(scenario.id) or best_of(scenario)


def best_points(scenario: Scenario) -> int:
    """The best reachable total of points, never below 0. Raises ValueError where a loop has no end."""
    return best_of(scenario).points


def best_evidence(scenario: Scenario) -> Mapping[str, int]:
    """For each objective the highest evidence that one play can give. Raises ValueError where a loop has no end."""
    return best_of(scenario).evidence


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


def _readers(scenario: Scenario, texts: bool) -> tuple[Expression, ...]:
    """What reads the state: guards of choices and, if asked for, conditions of texts."""
    guards = [choice.guard for _, choice in every_choice(scenario) if choice.guard is not None]
    blocks = [block for text in scenario_texts(scenario) for block in walk(text)] if texts else []
    return (*guards, *(block.condition for block in blocks if isinstance(block, When)))
