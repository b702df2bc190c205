"""A branching simulation: nodes, choices and bounded state. What taking a choice does stands in `scenario/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from coursewright.model.expression import Expression, Value
from coursewright.model.place import Place
from coursewright.model.prose import Blocks, Inlines


class Outcome(StrEnum):
    """How a story may end. A closed list: none of them punishes the person (pedagogy 3.2)."""

    LEFT_WITH_OPTIONS = "left-with-options"
    DOOR_OPEN = "door-open"
    REPAIR_POSSIBLE = "repair-possible"
    DUTY_DONE = "duty-done"
    HARMFUL_EXPOSURE = "harmful-exposure"


class ContentLevel(StrEnum):
    """What a text speaks of. Green: no harm described. Amber: harm named in general terms. Nothing goes further."""

    GREEN = "green"
    AMBER = "amber"


@dataclass(frozen=True)
class ContentNote:
    """What is spoken of, told beforehand so that a learner can choose."""

    level: ContentLevel
    blocks: Blocks
    place: Place


@dataclass(frozen=True)
class Counter:
    """A bounded integer; it saturates at its bounds."""

    name: str
    start: int
    low: int
    high: int
    label: str
    place: Place
    less_is_better: bool = False
    """A strain, say: what a proof calls better, never what a play does."""


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    name: str
    start: bool
    label: str
    place: Place


@dataclass(frozen=True)
class Named:
    """One of a few named values."""

    name: str
    start: str
    values: tuple[str, ...]
    label: str
    place: Place


Variable: TypeAlias = Counter | Flag | Named


@dataclass(frozen=True)
class Add:
    """Moves a counter, never past its bounds."""

    name: str
    amount: int


@dataclass(frozen=True)
class Assign:
    """Gives a variable a value."""

    name: str
    value: Value


Effect: TypeAlias = Add | Assign


@dataclass(frozen=True)
class ScenarioChoice:
    """A way on. Its id is unique in its node; effects apply from left to right."""

    id: str
    text: Inlines
    target: str
    guard: Expression | None
    effects: tuple[Effect, ...]
    points: int
    once: bool
    evidence: tuple[tuple[str, int], ...]
    """Objective to amount."""
    repair: bool
    consequence: Blocks
    """What happens now, in the story."""
    reason: Blocks
    """Why, what to do next time, and where it comes from."""
    place: Place
    weight: int = 0
    """How many faces of its node's die bring it; 0 where it is chosen and not rolled."""
    seconds: int = 0
    """After so long without an answer it is taken, where the learner has not lifted the timer; 0 is never."""
    bypass: bool = False
    """The way around its node, for who does not want to read it: always there, and never among the choices."""


DICE = (6, 10, 20)
"""Dice that a group finds in a drawer."""


@dataclass(frozen=True)
class Node:
    """A moment of the story: an ending has an outcome and no choices, any other node the reverse."""

    id: str
    title: str
    blocks: Blocks
    choices: tuple[ScenarioChoice, ...]
    outcome: Outcome | None
    debrief: Blocks
    act: str
    level: ContentLevel
    minutes: int
    place: Place
    die: int = 0
    """How many faces the die has that decides here, one of `DICE`; 0 where the learner decides."""

    @property
    def around(self) -> ScenarioChoice | None:
        """The way past this node, where it has one."""
        return next((choice for choice in self.choices if choice.bypass), None)


@dataclass(frozen=True)
class Variant:
    """The same story begun otherwise: other values, another first node, another role."""

    id: str
    label: str
    values: tuple[tuple[str, Value], ...]
    start: str
    role: str
    place: Place
    replay: bool = False
    """Offered to who has played the story to an ending as somebody else."""


@dataclass(frozen=True)
class Include:
    """A file of shared nodes, and where each of its exits leads in this story."""

    name: str
    exits: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True)
class Scenes:
    """Nodes that several scenarios share. An exit stands for a node of whichever story includes them."""

    name: str
    """The stem of the file."""
    title: str
    intro: Blocks
    """For authors."""
    variables: tuple[Variable, ...]
    nodes: tuple[Node, ...]
    exits: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Best:
    """The most that one play can reach, each for itself; never below 0."""

    points: int
    """The stated denominator of every play."""
    evidence: Mapping[str, int]
    """By objective."""
    choices: int
    """How many a longest play takes."""


@dataclass(frozen=True)
class Scenario:
    """One simulation. `nodes` stand in the order of the source."""

    id: str
    title: str
    role: str
    intro: Blocks
    note: ContentNote | None
    objectives: tuple[str, ...]
    start: str
    minutes: int
    alternative: str
    """The assessment that carries its weight for who skips it."""
    variables: tuple[Variable, ...]
    variants: tuple[Variant, ...]
    nodes: tuple[Node, ...]
    place: Place
    includes: tuple[Include, ...] = ()
    """Once a project is put together, the nodes of these files stand among `nodes`, with their own places."""

    def node(self, id: str) -> Node:
        """The node of this id. Raises KeyError where there is none: readers have reported that."""
        for node in self.nodes:
            if node.id == id:
                return node
        raise KeyError(id)

    @property
    def files(self) -> frozenset[str]:
        """The file of the story, and those that its shared nodes come from."""
        return frozenset((self.place.file, *(node.place.file for node in self.nodes)))

    def by_id(self) -> Mapping[str, Node]:
        """All nodes by their ids."""
        return {node.id: node for node in self.nodes}


def every_choice(scenario: Scenario) -> Iterator[tuple[Node, ScenarioChoice]]:
    """Every choice with the node that offers it."""
    for node in scenario.nodes:
        for choice in node.choices:
            yield node, choice


def scenario_texts(scenario: Scenario) -> Iterator[Blocks]:
    """Every piece of text a learner may read in a scenario, in order."""
    if scenario.note is not None:
        yield scenario.note.blocks
    yield scenario.intro
    yield from node_texts(scenario.nodes)


def node_texts(nodes: Iterable[Node]) -> Iterator[Blocks]:
    """Every piece of text of these nodes, in order."""
    for node in nodes:
        yield node.blocks
        for choice in node.choices:
            yield choice.consequence
            yield choice.reason
        yield node.debrief
