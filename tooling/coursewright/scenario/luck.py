"""The best way through a scenario, and the seed with which its dice fall for a way. Nothing here draws by chance."""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.model.scenario import Scenario, ScenarioChoice
from coursewright.scenario.explore import NOWHERE, Explored, Way, best_ahead, explore
from coursewright.scenario.machine import begin, rolled, take

SEEDS = 20_000
"""Seeds that are tried: three dice of twenty faces that all have to fall are still found among so many."""


def best_way(scenario: Scenario, limit: int = 200_000) -> Way | None:
    """A way that earns the best total, dice included; None where a loop has no end or the states are too many."""
    explored = explore(scenario, limit, texts=False)
    if explored.cyclic or not explored.whole:
        return None
    ahead = best_ahead(explored, _points)
    variant, state = max(explored.starts, key=lambda start: ahead[start[1]])
    if ahead[state] <= NOWHERE // 2:
        return None
    choices: list[str] = []
    while (step := _next(explored, state, ahead)) is not None:
        choice, state = step
        choices.append(choice)
    return Way(variant, tuple(choices))


def _next(explored: Explored, state: int, ahead: Sequence[int]) -> tuple[str, int] | None:
    """The first choice that keeps the best total in reach; None at an ending."""
    for choice, target in explored.follow(state):
        if choice.points + ahead[target] == ahead[state]:
            return choice.id, target
    return None


def _points(choice: ScenarioChoice) -> int:
    return choice.points


def seed_for(scenario: Scenario, way: Way) -> int | None:
    """The first seed with which every die on a way shows what the way needs; None where none of many does."""
    return next((seed for seed in range(SEEDS) if _falls(scenario, way, seed)), None)


def _falls(scenario: Scenario, way: Way, seed: int) -> bool:
    play = begin(scenario, way.variant, seed)
    for choice in way.choices:
        roll = rolled(scenario, play)
        if roll is not None and roll.choice != choice:
            return False
        play = take(scenario, play, choice)
    return True
