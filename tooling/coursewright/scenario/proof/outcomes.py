"""How good an ending is, and which endings can still be reached from where."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from coursewright.model.scenario import Outcome
from coursewright.scenario.explore import Explored

RANKS: Mapping[Outcome, int] = {
    Outcome.LEFT_WITH_OPTIONS: 4,
    Outcome.DUTY_DONE: 4,
    Outcome.DOOR_OPEN: 3,
    Outcome.REPAIR_POSSIBLE: 2,
    Outcome.HARMFUL_EXPOSURE: 1,
}
"""A duty that is done openly is as good an ending as options: the law, not the learner, decides between the two."""
NONE = 0
"""No ending at all."""


def best_ranks(explored: Explored) -> bytearray:
    """For every state of a graph without loops the rank of the best ending that can follow."""
    own = [RANKS[node.outcome] if node.outcome is not None else NONE for node in explored.machine.nodes]
    ranks = bytearray(own[node] for _, node in explored.nodes_at())
    targets = explored.targets
    for state, edge in explored.backward():
        if ranks[targets[edge]] > ranks[state]:
            ranks[state] = ranks[targets[edge]]
    return ranks


def alive(explored: Explored) -> bytearray:
    """1 for every state from which an ending can follow, or may, since nobody has looked at all that follows."""
    endings = [node.outcome is not None for node in explored.machine.nodes]
    found = bytearray(len(explored.states))
    queue = [s for s, node in explored.nodes_at() if endings[node] or s >= explored.expanded]
    before, sources = _reversed(explored)
    for state in queue:
        found[state] = 1
    for state in queue:
        for at in range(before[state], before[state + 1]):
            source = sources[at]
            if not found[source]:
                found[source] = 1
                queue.append(source)
    return found


def _reversed(explored: Explored) -> tuple[array[int], array[int]]:
    """The transitions by their targets: `sources[before[t]:before[t + 1]]` lead to state `t`."""
    before = array("i", bytes(4 * (len(explored.states) + 1)))
    for target in explored.targets:
        before[target + 1] += 1
    for state in range(len(explored.states)):
        before[state + 1] += before[state]
    free = before[:-1]
    sources = array("i", bytes(4 * len(explored.targets)))
    for state in range(explored.expanded):
        for edge in range(explored.first[state], explored.first[state + 1]):
            target = explored.targets[edge]
            sources[free[target]] = state
            free[target] += 1
    return before, sources
