"""Choices between which nothing is decided, and choices that outdo their neighbours in everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coursewright.model.diagnostic import Code, Severity
from coursewright.model.expression import Value
from coursewright.model.scenario import Counter, ScenarioChoice
from coursewright.scenario.explore import Explored
from coursewright.scenario.proof.meters import Meters
from coursewright.scenario.proof.witness import Finding, note

ALL_THE_SAME = Code(
    "PROVE107", Severity.WARNING, "a node where every choice comes to the same",
    "All choices lead to one node with the same points, evidence and values. A learner decides, and nothing is decided.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `evidence DE-O1 +1`
- [Wait](#the-end) `id wait; evidence DE-O1 +1`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `evidence DE-O1 +1; points +1`
- [Wait](#the-end) `id wait; evidence DE-O1 +1`
```""",
)  # fmt: skip
DOMINATES = Code(
    "PROVE108", Severity.WARNING, "a choice that is better in everything",
    "Wherever it is offered it earns no fewer points than each of its neighbours, leaves no counter worse and no better "
    "ending out of reach, and against each it is better in something. Learners smell such a choice and stop weighing. A "
    "counter of which less is better says so in the head: `better: low`. Flags and named values have no order, so a "
    "difference in one of them is something to weigh.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `privacy +1; points +2`
- [Wait](#the-end) `id wait; points +1`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `privacy -1; points +2`
- [Wait](#the-end) `id wait; points +1`
```""",
)  # fmt: skip
CODES = (ALL_THE_SAME, DOMINATES)

EQUAL, BETTER, WORSE = 0, 1, 2
"""How one choice stands to another; both bits where they have to be weighed."""


@dataclass(slots=True)
class _Watch:
    """What is still possible for one node after the states seen so far."""

    same: bool = True
    met: dict[int, set[int]] = field(default_factory=dict)
    """For each choice that may still outdo all others, the others that were offered beside it."""
    beaten: dict[int, set[int]] = field(default_factory=dict)
    """Those against which it was better once."""
    out: set[int] = field(default_factory=set)
    """Choices that were worse than another in something."""
    state: int = -1
    """The first state in which there was something to choose."""

    def settled(self, choices: int) -> bool:
        """Whether no further state can bring a finding."""
        return not self.same and len(self.out) == choices


class _Comparison:
    """Compares what two choices do in a state; remembers every difference of variables that it has judged."""

    def __init__(self, explored: Explored, meters: Meters, ranks: Sequence[int]) -> None:
        self.explored, self.meters, self.ranks = explored, meters, ranks
        self.choices = explored.machine.choices
        layout = explored.machine.layout
        self.variables = (1 << layout.node_shift) - 1
        marks = 0
        for mark in layout.marks:
            marks |= mark
        self.told_apart = ~marks
        self.judged: dict[int, int] = {}
        self.apart: dict[tuple[int, int], tuple[int, int, int]] = {}
        known = explored.machine.variables
        self.signs = [_sign(known[name]) for name in layout.names]

    def equal(self, state: int, one: int, other: int) -> bool:
        """Whether two transitions of a state differ in nothing but the mark of a `once`."""
        explored = self.explored
        a, b = explored.taken[one], explored.taken[other]
        here, there = explored.states[explored.targets[one]], explored.states[explored.targets[other]]
        if (here ^ there) & self.told_apart:
            return False
        if _worth(self.choices[a]) != _worth(self.choices[b]):
            return False
        return not self._differs(state, a, b)[0]

    def stands(self, state: int, one: int, other: int) -> int:
        """How the first of two transitions of a state stands to the second."""
        explored = self.explored
        a, b = explored.taken[one], explored.taken[other]
        here, there = explored.targets[one], explored.targets[other]
        result = _order(self.choices[a].points, self.choices[b].points)
        result |= _order(self.ranks[here], self.ranks[there])
        apart = (explored.states[here] & self.variables) - (explored.states[there] & self.variables)
        found = self.judged.get(apart)
        if found is None:
            found = self.judged[apart] = self._judge(apart)
        _, better, worse = self._differs(state, a, b)
        return result | found | better | worse

    def _judge(self, apart: int) -> int:
        result = EQUAL
        for at, step in self.explored.machine.layout.differences(apart):
            if step:
                result |= _order(step * self.signs[at], 0) if self.signs[at] else BETTER | WORSE
        return result

    def _differs(self, state: int, a: int, b: int) -> tuple[int, int, int]:
        """For the meters that no state holds: whether they can differ, and be better or worse."""
        if not self.meters.masks:
            return 0, 0, 0
        if (a, b) not in self.apart:
            self.apart[a, b] = self._meters_apart(self.choices[a], self.choices[b])
        mask = self.meters.masks[state]
        better, worse = self.apart[a, b][1], self.apart[a, b][2]
        return mask & (better | worse), BETTER if mask & better else 0, WORSE if mask & worse else 0

    def _meters_apart(self, a: ScenarioChoice, b: ScenarioChoice) -> tuple[int, int, int]:
        better = worse = 0
        for meter in self.meters.all:
            sign = _sign(meter.variable)
            for value in meter.values:
                one = self.meters.after(meter, value, a.effects)
                other = self.meters.after(meter, value, b.effects)
                if one != other:
                    order = _order(_number(one) * sign, _number(other) * sign) if sign else BETTER | WORSE
                    better |= meter.bit(value) if order & BETTER else 0
                    worse |= meter.bit(value) if order & WORSE else 0
        return better | worse, better, worse


def findings(explored: Explored, meters: Meters, ranks: Sequence[int]) -> Iterator[Finding]:
    """Once a node. `ranks` say the best ending ahead of each state; the graph is whole and has no loop."""
    comparison = _Comparison(explored, meters, ranks)
    watches = _watched(explored, comparison)
    for at, watch in watches.items():
        node, first = explored.machine.nodes[at], watch.state
        if first < 0:
            continue
        where = note(explored.scenario, explored.way(first))
        way = explored.way(first)
        if watch.same:
            yield Finding(
                ALL_THE_SAME.at(
                    node.place,
                    f"Every choice of `{node.title}` comes to the same.",
                    "Let them change something, or lead to different nodes.",
                    where,
                ),
                way,
            )
            continue
        for choice in watch.met:
            if choice not in watch.out and watch.beaten.get(choice, set()) == watch.met[choice]:
                yield Finding(
                    DOMINATES.at(
                        comparison.choices[choice].place,
                        f"This choice is never worse than another of `{node.title}` and better than each.",
                        "Let it cost something, or let another choice be better in something.",
                        where,
                    ),
                    way,
                )


def _watched(explored: Explored, comparison: _Comparison) -> dict[int, _Watch]:
    # Where a die decides there is nothing to smell, and the way past a moment competes with nothing.
    counts = [0 if node.die else sum(not c.bypass for c in node.choices) for node in explored.machine.nodes]
    watches = {at: _Watch() for at, count in enumerate(counts) if count > 1}
    open = dict(watches)
    first, taken = explored.first, explored.taken
    past = bytes(choice.bypass for choice in explored.machine.choices)
    for state, node in explored.nodes_at():
        watch = open.get(node)
        if watch is not None and first[state + 1] - first[state] > 1:
            edges = [edge for edge in range(first[state], first[state + 1]) if not past[taken[edge]]]
            if len(edges) > 1:
                _look(watch, state, edges, comparison)
            if watch.settled(counts[node]):
                del open[node]
    return watches


def _look(watch: _Watch, state: int, edges: Sequence[int], comparison: _Comparison) -> None:
    taken = comparison.explored.taken
    if watch.state < 0:
        watch.state = state
    watch.same = watch.same and all(comparison.equal(state, edges[0], edge) for edge in edges[1:])
    for one in edges:
        choice = taken[one]
        if choice in watch.out:
            continue
        for other in edges:
            if other == one:
                continue
            result = comparison.stands(state, one, other)
            if result & WORSE:
                watch.out.add(choice)
                break
            watch.met.setdefault(choice, set()).add(taken[other])
            if result & BETTER:
                watch.beaten.setdefault(choice, set()).add(taken[other])


def _order(one: int, other: int) -> int:
    return BETTER if one > other else WORSE if one < other else EQUAL


def _worth(choice: ScenarioChoice) -> tuple[int, tuple[tuple[str, int], ...]]:
    return choice.points, tuple(sorted(choice.evidence))


def _sign(variable: object) -> int:
    """1 where more is better, -1 where less is, 0 where there is no order."""
    if not isinstance(variable, Counter):
        return 0
    return -1 if variable.less_is_better else 1


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
