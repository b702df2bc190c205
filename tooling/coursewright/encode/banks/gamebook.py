"""A scenario as numbered pages with links, for readers that have no script: each page knows what came before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from coursewright.model.expression import Expression, Value, holds, names_read, nodes_asked
from coursewright.model.prose import Blocks, When
from coursewright.model.scenario import (
    Node,
    Scenario,
    ScenarioChoice,
    every_choice,
    scenario_texts,
)
from coursewright.model.walking import walk
from coursewright.scenario.machine import Play, begin, take, ways

MOST = 150
"""More pages than this are not told apart by what came before them."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another page."""

    choice: ScenarioChoice
    to: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: what the last choice led to, where one stands now, and the ways on."""

    arrived: ScenarioChoice | None
    node: Node
    blocks: Blocks
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Gamebook:
    """All pages; `starts` are the first page of each variant by its id. `exact` says whether conditions are kept."""

    leaves: tuple[Leaf, ...]
    starts: Mapping[str, int]
    exact: bool


def gamebook(scenario: Scenario) -> Gamebook:
    """The pages in the order in which they are first reached."""
    exact = _walk(scenario, MOST, remember=True)
    if exact is not None:
        return exact
    plain = _walk(scenario, len(tuple(every_choice(scenario))) * 3 + 100, remember=False)
    assert plain is not None, "pages without a memory are one for each choice"
    return plain


def _walk(scenario: Scenario, most: int, remember: bool) -> Gamebook | None:
    """The pages, or None where there are more than `most`."""
    memory = _Memory(scenario, remember)
    variants = tuple(variant.id for variant in scenario.variants) or ("",)
    found: dict[object, int] = {}
    waiting: list[tuple[ScenarioChoice | None, Play]] = []

    def number(arrived: ScenarioChoice | None, play: Play) -> int:
        key = memory.key(arrived, play)
        if key not in found:
            found[key] = len(found)
            waiting.append((arrived, play))
        return found[key]

    starts = {variant: number(None, begin(scenario, variant)) for variant in variants}
    leaves: list[Leaf] = []
    for arrived, play in waiting:  # it grows while it is walked
        if len(found) > most:
            return None
        node = scenario.node(play.node)
        onward = tuple(Way(choice, number(choice, after)) for choice, after in memory.ways(node, play))
        leaves.append(Leaf(arrived, node, memory.shown(node.blocks, play), onward))
    return Gamebook(tuple(leaves), starts, remember)


class _Memory:
    """What pages are told apart by: everything that a condition asks for, or nothing."""

    def __init__(self, scenario: Scenario, remember: bool) -> None:
        self.scenario, self.remember = scenario, remember
        asked: list[Expression] = [c.guard for _, c in every_choice(scenario) if c.guard is not None]
        asked += [
            b.condition for blocks in scenario_texts(scenario) for b in walk(blocks) if isinstance(b, When)
        ]
        self.names = sorted({name for one in asked for name in names_read(one)})
        self.nodes = frozenset(node for one in asked for node in nodes_asked(one))

    def key(self, arrived: ScenarioChoice | None, play: Play) -> object:
        """Equal keys are one page."""
        here = (id(arrived) if arrived else None, play.node)
        if not self.remember:
            return here
        values: tuple[Value | None, ...] = tuple(play.values.get(name) for name in self.names)
        return (*here, values, frozenset(play.once), self.nodes & frozenset(play.visited))

    def ways(self, node: Node, play: Play) -> Iterator[tuple[ScenarioChoice, Play]]:
        """The ways on with the state after each: choices, faces of a die, and the way around a part that names harm."""
        if self.remember:
            for choice in ways(self.scenario, play):
                yield choice, take(self.scenario, play, choice.id)
        else:
            for choice in node.choices:
                yield choice, replace(play, node=choice.target)

    def shown(self, blocks: Blocks, play: Play) -> Blocks:
        """The text without what does not hold now."""
        if not self.remember:
            return blocks
        seen = frozenset(play.visited)
        return tuple(b for b in blocks if not isinstance(b, When) or holds(b.condition, play.values, seen))
