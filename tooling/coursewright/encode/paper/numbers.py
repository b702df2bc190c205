"""The numbers of a booklet: a number for each node and for each choice from which something follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TypeAlias

from coursewright.model.expression import Expression, names_read
from coursewright.model.prose import When
from coursewright.model.scenario import Scenario, ScenarioChoice, Variable, every_choice, scenario_texts
from coursewright.model.walking import walk

Key: TypeAlias = tuple[str, str]
"""A node and no choice, or a choice of it."""


def numbered(scenario: Scenario) -> Mapping[Key, int]:
    """The story begins at 1; all others are shuffled by their own names, so that no number tells where it leads."""
    keys: list[Key] = [(node.id, "") for node in scenario.nodes]
    keys += [(node.id, choice.id) for node, choice in every_choice(scenario) if has_number(choice)]
    first = (scenario.start, "")
    others = sorted((key for key in keys if key != first), key=lambda key: _shuffled(scenario.id, key))
    return {key: at for at, key in enumerate((first, *others), 1)}


def has_number(choice: ScenarioChoice) -> bool:
    """Whether anything follows from a choice but the node it leads to."""
    follows = choice.consequence or choice.reason or choice.effects or choice.evidence
    return bool(follows or choice.points or choice.once or choice.repair)


def leads_to(numbers: Mapping[Key, int], node: str, choice: ScenarioChoice) -> int:
    """Where a group turns when it takes a choice."""
    return numbers.get((node, choice.id), numbers[choice.target, ""])


def tokens(scenario: Scenario) -> tuple[Variable, ...]:
    """The variables that a condition asks for: a group has to keep these. The others are told when it is over."""
    asked = {name for condition in conditions(scenario) for name in names_read(condition)}
    return tuple(variable for variable in scenario.variables if variable.name in asked)


def conditions(scenario: Scenario) -> Iterator[Expression]:
    """Of choices, and of texts."""
    for _, choice in every_choice(scenario):
        if choice.guard is not None:
            yield choice.guard
    for blocks in scenario_texts(scenario):
        for block in walk(blocks):
            if isinstance(block, When):
                yield block.condition


def _shuffled(scenario: str, key: Key) -> bytes:
    return sha256("\0".join((scenario, *key)).encode()).digest()
