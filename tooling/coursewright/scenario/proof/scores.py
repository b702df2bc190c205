"""Points: the lowest and the highest of each ending, and what they say about how good that ending is."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from coursewright.model.diagnostic import Code, Severity
from coursewright.model.scenario import Outcome, ScenarioChoice
from coursewright.scenario.explore import NOWHERE, Explored, Way, best_ahead
from coursewright.scenario.proof.outcomes import RANKS
from coursewright.scenario.proof.witness import Finding, shortest, shown

BEST_FAILS = Code(
    "PROVE109", Severity.WARNING, "a best ending that a play of mostly weak decisions reaches as well",
    "An ending is called best here if no ending that can be reached is better: options and an open duty before an open "
    "door, that before a repair, that before exposure. The ending says what became of the person, the score how well the "
    "learner decided; the two may differ, since one good sentence can save an evening. But a play that earns less than half "
    "of what can be earned and ends so tells its learner that nothing mattered.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-end) `privacy +1; points +2; evidence DE-O1 +1`
- [Wait](#the-end) `id wait; privacy +2`

## The end
`ending left-with-options`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-end) `privacy +1; points +2; evidence DE-O1 +1`
- [Wait](#at-the-desk) `id wait; privacy +2`

## At the desk
`ending door-open`

She waits.

## The end
`ending left-with-options`

She keeps the card.
```""",
)  # fmt: skip
HARM_PASSES = Code(
    "PROVE110", Severity.ERROR, "a harmful ending that a passing play reaches",
    "Somebody was exposed to harm, and the score says that it was done well enough.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#in-private) `privacy +1; points +2; evidence DE-O1 +1`
- [Wait](#the-end) `id wait; privacy +2`

## In private

The door is open.

- [Shut it](#the-end) `points +1`
- [Call out his name](#he-hears) `privacy -1; points +1`

## He hears
`ending harmful-exposure`

He turns.

## The end
`ending left-with-options`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#in-private) `privacy +1; points +2; evidence DE-O1 +1`
- [Wait](#the-end) `id wait; privacy +2`

## In private

The door is open.

- [Shut it](#the-end) `points +1`
- [Call out his name](#he-hears) `privacy -1; points -1`

## He hears
`ending harmful-exposure`

He turns.

## The end
`ending left-with-options`

She keeps the card.
```""",
)  # fmt: skip
UNEQUAL = Code(
    "PROVE112", Severity.ERROR, "variants whose best totals differ",
    "A score is a share of the best total there is, one for all. Whoever plays the variant with the lower one can never "
    "reach it.",
    """\
```scenarios/demo-talk.md
---
state:
  age: {start: 19, min: 17, max: 19, label: Age}
variants:
  nineteen: {label: She is 19, set: {age: 19}}
  seventeen: {label: She is 17, set: {age: 17}}
---

- [Ask her alone](#the-end) `points +2; if age == 19`
- [Wait](#the-end) `id wait; points +1`
```""",
    """\
```scenarios/demo-talk.md
---
state:
  age: {start: 19, min: 17, max: 19, label: Age}
variants:
  nineteen: {label: She is 19, set: {age: 19}}
  seventeen: {label: She is 17, set: {age: 17}}
---

- [Ask her alone](#the-end) `points +2; if age == 19`
- [Wait](#the-end) `id wait; points +2`
```""",
)  # fmt: skip
CODES = (BEST_FAILS, HARM_PASSES, UNEQUAL)

BETTER_HALF = Fraction(1, 2)
"""Of the best total: who earns less has decided badly more often than well."""
TALLEST = 1 << 24
"""More than any way is long: a sum of points times this, more or less the length, orders ways by both."""


@dataclass(frozen=True, slots=True)
class Points:
    """For each state the ways with the lowest and the highest sum, the shortest of equals."""

    low: array[int]
    high: array[int]
    low_edges: array[int]
    high_edges: array[int]

    def lowest(self, state: int) -> int:
        """The lowest sum with which a state is reached."""
        return self.low[state] // TALLEST

    def highest(self, state: int) -> int:
        """The highest one."""
        return -(-self.high[state] // TALLEST)


def points(explored: Explored) -> Points:
    """Both sums for every state of a whole graph without loops."""
    count = len(explored.states)
    low, high = array("q", [1 << 62]) * count, array("q", [-(1 << 62)]) * count
    low_edges, high_edges = array("i", [-1]) * count, array("i", [-1]) * count
    for _, start in explored.starts:
        low[start] = high[start] = 0
    worth = [choice.points * TALLEST for choice in explored.machine.choices]
    targets, taken = explored.targets, explored.taken
    for state, edge in explored.forward():
        target, gain = targets[edge], worth[taken[edge]]
        least, most = low[state] + gain + 1, high[state] + gain - 1
        if least < low[target]:
            low[target], low_edges[target] = least, edge
        if most > high[target]:
            high[target], high_edges[target] = most, edge
    return Points(low, high, low_edges, high_edges)


def best_of(explored: Explored) -> int:
    """The best reachable total: the denominator of every play."""
    ahead = best_ahead(explored, _points)
    return max([0, *(ahead[start] for _, start in explored.starts)])


def broken(explored: Explored, mastery: Fraction, found: Points) -> Iterator[Finding]:
    """The errors; the graph is whole and has no loop."""
    ahead = best_ahead(explored, _points)
    tops = {
        variant: max(0, ahead[start]) for variant, start in explored.starts if ahead[start] > NOWHERE // 2
    }
    best = max([0, *tops.values()])
    for variant in explored.scenario.variants:
        if tops.get(variant.id, best) < best:
            richest = next(id for id, top in tops.items() if top == best)
            yield Finding(
                UNEQUAL.at(
                    variant.place,
                    f"The best total of `{variant.id}` is {tops[variant.id]}, that of `{richest}` is {best}.",
                    "Let a choice of the poorer one earn as much.",
                )
            )
    if best:
        yield from _harmful(explored, mastery * best, found)


def findings(explored: Explored, found: Points) -> Iterator[Finding]:
    """The warnings; the graph is whole and has no loop."""
    best = best_of(explored)
    ends = {
        at: RANKS[node.outcome] for at, node in enumerate(explored.machine.nodes) if node.outcome is not None
    }
    reached = {node for _, node in explored.nodes_at()} & set(ends)
    top = max((ends[node] for node in reached), default=0)
    if not best or top <= RANKS[Outcome.HARMFUL_EXPOSURE]:
        return
    threshold = BETTER_HALF * best
    losses = [-choice.points for choice in explored.machine.choices]
    for at in sorted(node for node in reached if ends[node] == top):
        states = {state for state, node in explored.nodes_at() if node == at}
        if any(found.lowest(state) < threshold for state in states):
            way = shortest(explored, losses, _wanted(states, lambda total: -total < threshold))
            yield from _told_best(explored, at, best, way)


def _told_best(explored: Explored, at: int, best: int, way: Way | None) -> Iterator[Finding]:
    node = explored.machine.nodes[at]
    if way is not None:
        yield shown(
            BEST_FAILS,
            node.place,
            f"A play with less than half of the {best} points ends with `{node.title}` as well.",
            "Ask for more before this ending, or let such a way end otherwise.",
            (explored.scenario, way),
        )


def _harmful(explored: Explored, threshold: Fraction, found: Points) -> Iterator[Finding]:
    gains = [choice.points for choice in explored.machine.choices]
    for at, node in enumerate(explored.machine.nodes):
        if node.outcome is not Outcome.HARMFUL_EXPOSURE:
            continue
        states = {state for state, number in explored.nodes_at() if number == at}
        if not any(found.highest(state) >= threshold for state in states):
            continue
        way = shortest(explored, gains, _wanted(states, lambda total: total >= threshold))
        if way is not None:
            top = max(found.highest(state) for state in states)
            yield shown(
                HARM_PASSES,
                node.place,
                f"A play that passes ends with `{node.title}`: it has up to {top} points and needs {_ceiling(threshold)}.",
                "Let the way there cost points, or earn fewer before it.",
                (explored.scenario, way),
            )


def _wanted(states: set[int], enough: Callable[[int], bool]) -> Callable[[int, int], bool]:
    return lambda state, total: state in states and enough(total)


def _ceiling(number: Fraction) -> int:
    return -(-number.numerator // number.denominator)


def _points(choice: ScenarioChoice) -> int:
    return choice.points
