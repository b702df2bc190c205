"""How many plays there are, and how often chance alone would end in each ending."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from coursewright.scenario.explore import Explored, Way
from coursewright.scenario.proof.scores import Points


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known of one ending that can be reached."""

    node: str
    title: str
    outcome: str
    states: int
    paths: int
    """How many different plays end here, exactly."""
    share: float
    """How often a play ends here whose every decision is drawn evenly from what is offered, variants evenly too, where
    dice fall as they are weighted and nothing is passed by."""
    used: int
    """How many of the story's choices lie on some way that ends here."""
    of: int
    """How many choices the story has."""
    low: int
    high: int
    """Fewest and most points."""
    low_way: Way
    high_way: Way

    @property
    def uses(self) -> float:
        """The share of the story's choices that some way to this ending takes."""
        return self.used / self.of if self.of else 0.0


def endings(explored: Explored, points: Points) -> tuple[Ending, ...]:
    """Every ending that is reached, in the order of the source; the graph is whole and has no loop."""
    paths, shares, leading = _paths(explored), _shares(explored), _leading(explored)
    found: list[Ending] = []
    states_of: dict[int, list[int]] = {}
    for state, number in explored.nodes_at():
        if explored.machine.nodes[number].outcome is not None:
            states_of.setdefault(number, []).append(state)
    for at, states in sorted(states_of.items()):
        node = explored.machine.nodes[at]
        least = min(states, key=lambda state: (points.low[state], state))
        most = max(states, key=lambda state: (points.high[state], -state))
        found.append(
            Ending(
                node.id,
                node.title,
                str(node.outcome),
                len(states),
                sum(paths[state] for state in states),
                sum(shares[state] for state in states),
                sum(nodes >> at & 1 for nodes in leading),
                len(leading),
                points.lowest(least),
                points.highest(most),
                explored.way(least, points.low_edges),
                explored.way(most, points.high_edges),
            )
        )
    return tuple(found)


def _paths(explored: Explored) -> list[int]:
    counts = [0] * len(explored.states)
    for _, start in explored.starts:
        counts[start] += 1
    targets = explored.targets
    for state, edge in explored.forward():
        counts[targets[edge]] += counts[state]
    return counts


def _leading(explored: Explored) -> list[int]:
    """For each choice the endings that can follow it, one bit a node."""
    ends = [int(node.outcome is not None) << at for at, node in enumerate(explored.machine.nodes)]
    ahead = [ends[node] for _, node in explored.nodes_at()]
    found = [0] * len(explored.machine.choices)
    targets, taken = explored.targets, explored.taken
    for state, edge in explored.backward():
        follow = ahead[targets[edge]]
        ahead[state] |= follow
        found[taken[edge]] |= follow
    return found


def _shares(explored: Explored) -> array[float]:
    shares = array("d", bytes(8 * len(explored.states)))
    for _, start in explored.starts:
        shares[start] += 1 / len(explored.starts)
    first, targets, taken = explored.first, explored.targets, explored.taken
    weights = array("i", (0 if one.bypass else one.weight or 1 for one in explored.machine.choices))
    for state in explored.order:
        edges = range(first[state], first[state + 1])
        whole = sum(weights[taken[edge]] for edge in edges)
        for edge in edges if whole else ():
            shares[targets[edge]] += shares[state] * weights[taken[edge]] / whole
    return shares
