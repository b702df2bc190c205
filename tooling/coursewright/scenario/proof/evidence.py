"""Objectives that a scenario claims, and plays that pass without showing anything for them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from fractions import Fraction

from coursewright.model.diagnostic import Code, Severity
from coursewright.model.mention import place_of
from coursewright.scenario.explore import NOWHERE, Explored
from coursewright.scenario.proof.witness import Finding, shortest, shown

UNSHOWN = Code(
    "PROVE111", Severity.WARNING, "an objective without evidence on a way that passes",
    "The scenario claims the objective, and a learner can pass it without one choice that is evidence for it.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-end) `privacy +1; points +2; evidence DE-O1 +1`
- [Wait](#the-end) `id wait; privacy +2; points +2`
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-end) `privacy +1; points +2; evidence DE-O1 +1`
- [Wait](#the-end) `id wait; privacy +2; points +1`
```""",
)  # fmt: skip
CODES = (UNSHOWN,)


def findings(explored: Explored, threshold: Fraction) -> Iterator[Finding]:
    """Once an objective; the graph is whole and has no loop. A play passes with `threshold` points."""
    scenario, choices = explored.scenario, explored.machine.choices
    ends = [node.outcome is not None for node in explored.machine.nodes]
    layout, states = explored.machine.layout, explored.states
    for objective in scenario.objectives:
        gains = [
            None
            if any(name == objective and amount > 0 for name, amount in choice.evidence)
            else choice.points
            for choice in choices
        ]
        sums = _highest(explored, gains)
        if not any(
            sums[s] >= threshold and sums[s] > NOWHERE // 2 for s, node in explored.nodes_at() if ends[node]
        ):
            continue
        way = shortest(
            explored, gains, lambda state, total: ends[layout.node(states[state])] and total >= threshold
        )
        if way is not None:
            yield shown(
                UNSHOWN,
                place_of(objective, scenario.place),
                f"A play passes without evidence for `{objective}`.",
                "Give a choice on that way `evidence`, or fewer points.",
                (scenario, way),
            )


def _highest(explored: Explored, gains: Sequence[int | None]) -> array[int]:
    """The highest sum with which each state is reached by choices that have a gain."""
    sums = array("q", [NOWHERE]) * len(explored.states)
    for _, start in explored.starts:
        sums[start] = 0
    first, targets, taken = explored.first, explored.targets, explored.taken
    for state in explored.order:
        before = sums[state]
        # What is only reached by a choice without a gain leads nowhere.
        for edge in range(first[state], first[state + 1]) if before > NOWHERE // 2 else ():
            gain, target = gains[taken[edge]], targets[edge]
            if gain is not None and before + gain > sums[target]:
                sums[target] = before + gain
    return sums
