"""How long a play takes to read and to think about."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from coursewright.model.expression import Value, holds, names_read, nodes_asked
from coursewright.model.prose import Block, Blocks, When
from coursewright.model.scenario import Node
from coursewright.model.walking import children, plain, walk, words
from coursewright.scenario.explore import Explored, Way

WORDS_A_MINUTE = 180
FOREVER = 1 << 60


@dataclass(frozen=True, slots=True)
class Duration:
    """The shortest and the longest way in words, a minute of a node's own time counting as 180."""

    shortest: int
    longest: int
    shortest_way: Way
    longest_way: Way

    @property
    def minutes(self) -> tuple[Fraction, Fraction]:
        """Both in minutes."""
        return Fraction(self.shortest, WORDS_A_MINUTE), Fraction(self.longest, WORDS_A_MINUTE)


def duration(explored: Explored) -> Duration | None:
    """Over all ways to an ending of a whole graph without loops; None where no way ends. Each choice that is offered is
    read, and of the one that is taken what follows."""
    count = len(explored.states)
    low, high = array("q", [FOREVER]) * count, array("q", [-FOREVER]) * count
    low_edges, high_edges = array("i", [-1]) * count, array("i", [-1]) * count
    for _, start in explored.starts:
        low[start] = high[start] = 0
    read = _words_at(explored)
    choices = explored.machine.choices
    labels = [len(plain(choice.text).split()) for choice in choices]
    after = [words(choice.consequence) + words(choice.reason) for choice in choices]
    first, targets, taken = explored.first, explored.targets, explored.taken
    for state in explored.order:
        edges = range(first[state], first[state + 1])
        here = read[state] + sum(labels[taken[edge]] for edge in edges)
        low[state] += here
        high[state] += here
        for edge in edges:
            target, spent = targets[edge], after[taken[edge]]
            if low[state] + spent < low[target]:
                low[target], low_edges[target] = low[state] + spent, edge
            if high[state] + spent > high[target]:
                high[target], high_edges[target] = high[state] + spent, edge
    ends = [node.outcome is not None for node in explored.machine.nodes]
    ended = [state for state, node in explored.nodes_at() if ends[node]]
    if not ended:
        return None
    least, most = min(ended, key=low.__getitem__), max(ended, key=high.__getitem__)
    ways = explored.way(least, low_edges), explored.way(most, high_edges)
    return Duration(low[least], high[most], *ways)


def choice_counts(explored: Explored) -> tuple[int, int]:
    """The fewest and the most choices of a play that ends; (0, 0) where none does."""
    count = len(explored.states)
    low, high = array("i", [1 << 30]) * count, array("i", [-1]) * count
    for _, start in explored.starts:
        low[start] = high[start] = 0
    targets = explored.targets
    for state, edge in explored.forward():
        target = targets[edge]
        low[target] = min(low[target], low[state] + 1)
        high[target] = max(high[target], high[state] + 1)
    ends = [node.outcome is not None for node in explored.machine.nodes]
    ended = [state for state, node in explored.nodes_at() if ends[node]]
    return min((low[state] for state in ended), default=0), max((high[state] for state in ended), default=0)


def _words_at(explored: Explored) -> array[int]:
    """For every state the words of its node as they are shown there, and the node's own minutes."""
    nodes, layout = explored.machine.nodes, explored.machine.layout
    bits = [_bits(explored, node) for node in nodes]
    known: list[dict[int, int]] = [{} for _ in nodes]
    found = array("q", bytes(8 * len(explored.states)))
    for at, number in explored.nodes_at():
        state = explored.states[at]
        key = state & bits[number]
        count = known[number].get(key)
        if count is None:
            values, visited = layout.values(state), layout.visited(state)
            node = nodes[number]
            count = _shown(node.blocks, values, visited) + _shown(node.debrief, values, visited)
            count += node.minutes * WORDS_A_MINUTE
            known[number][key] = count
        found[at] = count
    return found


def _bits(explored: Explored, node: Node) -> int:
    bits = 0
    for block in walk((*node.blocks, *node.debrief)):
        if isinstance(block, When):
            bits |= explored.machine.layout.bits_of(names_read(block.condition), nodes_asked(block.condition))
    return bits


def _shown(blocks: Blocks, values: Mapping[str, Value], visited: frozenset[str]) -> int:
    """Words of what is shown; a text whose condition fails takes all inside it away."""
    total = words(blocks)
    for block in blocks:
        total -= _hidden(block, values, visited)
    return total


def _hidden(block: Block, values: Mapping[str, Value], visited: frozenset[str]) -> int:
    if isinstance(block, When) and not holds(block.condition, values, visited):
        return words(block.blocks)
    return sum(_hidden(inner, values, visited) for inner in children(block))
