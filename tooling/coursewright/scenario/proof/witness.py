"""Ways that show a finding: the choices to take, and the state at their end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coursewright.model.diagnostic import Code, Diagnostic, Note
from coursewright.model.place import Place
from coursewright.model.scenario import Scenario
from coursewright.scenario.explore import Explored, Way
from coursewright.scenario.machine import Play, begin, take


@dataclass(frozen=True, slots=True)
class Finding:
    """A complaint with a shortest way that shows it, where a way can show it."""

    diagnostic: Diagnostic
    way: Way | None = None


def shown(
    code: Code, place: Place, message: str, help: str, shown_by: tuple[Scenario, Way], *notes: Note
) -> Finding:
    """A finding whose last note says the way and the state at its end."""
    scenario, way = shown_by
    return Finding(code.at(place, message, help, *notes, note(scenario, way)), way)


def note(scenario: Scenario, way: Way) -> Note:
    """The choices of a way, one after the other, and every value at its end."""
    play = played(scenario, way)
    who = f"as `{way.variant}`" if way.variant else ""
    steps = listed(way.choices) or "at the beginning"
    state = [f"{name} {value}" for name, value in state_of(scenario, play)]
    then = f" Then {', '.join(state)}." if state else ""
    return Note(
        f"Shortest way: {', '.join(filter(None, (who, steps)))}.{then}", scenario.node(play.node).place
    )


def state_of(scenario: Scenario, play: Play) -> tuple[tuple[str, str], ...]:
    """Every value of a play as authors write it, and the points where there are any to earn."""
    values = tuple((name, word(value)) for name, value in play.values.items())
    scored = any(choice.points for node in scenario.nodes for choice in node.choices)
    return (*values, ("points", str(play.points))) if scored else values


def played(scenario: Scenario, way: Way) -> Play:
    """The machine at the end of a way."""
    play = begin(scenario, way.variant)
    for id in way.choices:
        play = take(scenario, play, id)
    return play


def listed(choices: Sequence[str]) -> str:
    """Ids as a sentence names them."""
    return ", ".join(f"`{id}`" for id in choices)


def word(value: object) -> str:
    """A value as authors write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def shortest(
    explored: Explored, gains: Sequence[int | None], wanted: Callable[[int, int], bool]
) -> Way | None:
    """A shortest way to a state that is wanted with its highest sum of gains; a choice without a gain is not taken."""
    sums = {start: 0 for _, start in explored.starts}
    came: list[dict[int, int]] = [{}]
    while sums:
        for state, total in sums.items():
            if wanted(state, total):
                return _back(explored, state, came)
        sums, edges = _next_layer(explored, sums, gains)
        came.append(edges)
    return None


def _next_layer(
    explored: Explored, sums: dict[int, int], gains: Sequence[int | None]
) -> tuple[dict[int, int], dict[int, int]]:
    after: dict[int, int] = {}
    edges: dict[int, int] = {}
    for state, total in sums.items():
        for edge in range(explored.first[state], explored.first[state + 1]):
            gain, target = gains[explored.taken[edge]], explored.targets[edge]
            if gain is not None and (target not in after or after[target] < total + gain):
                after[target], edges[target] = total + gain, edge
    return after, edges


def _back(explored: Explored, state: int, came: list[dict[int, int]]) -> Way:
    path: list[str] = []
    for edges in reversed(came[1:]):
        path.append(explored.machine.choices[explored.taken[edges[state]]].id)
        state = explored.source(edges[state])
    return Way(explored.variant(state), tuple(reversed(path)))
