"""Where choices can lead: every node within reach, a way on from each, an ending ahead of it, and no way in circles."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.model.scenario import ScenarioChoice
from coursewright.scenario.explore import Explored, Loop, Way
from coursewright.scenario.proof.outcomes import alive
from coursewright.scenario.proof.reach_codes import (
    CIRCLE,
    DEAD_END,
    NEVER_ENDS_SO,
    NEVER_OFFERED,
    NO_WAY_OUT,
    OUT_OF_REACH,
    TOO_MANY,
)
from coursewright.scenario.proof.witness import Finding, listed, note, shown, word


def findings(explored: Explored) -> Iterator[Finding]:
    """All of them. Where states are left over, only what is certain."""
    if not explored.whole:
        yield _too_many(explored)
    loop = explored.loop()
    if loop is not None:
        yield Finding(
            CIRCLE.at(
                _first_of(explored, loop).place,
                f"{said(loop.entry)}{listed(loop.choices)} can be taken for ever.",
                "Write `once` after one of these choices, or let one of them change what another asks for.",
                note(explored.scenario, loop.entry),
            ),
            Way(loop.entry.variant, (*loop.entry.choices, *loop.choices)),
        )
    if explored.whole:
        yield from _unreached(explored)
    stuck = tuple(_stuck(explored))
    yield from _dead_ends(explored, stuck)
    if (stuck or loop is not None) and any(node.outcome for node in explored.machine.nodes):
        yield from _hopeless(explored)


def _too_many(explored: Explored) -> Finding:
    depth = len(explored.way(explored.expanded).choices)
    return Finding(
        TOO_MANY.at(
            explored.scenario.place,
            f"`{explored.scenario.id}` has more than {explored.limit:,} states.",
            f"Every way of fewer than {depth + 1} choices has been looked at; what lies behind is not proven. Ask for "
            "fewer variables in conditions, give them smaller bounds, or raise the limit with "
            "`coursewright prove --max-states`.",
        )
    )


def _first_of(explored: Explored, loop: Loop) -> ScenarioChoice:
    """The choice that begins the circle."""
    state = dict(explored.starts)[loop.entry.variant]
    for id in loop.entry.choices:
        state = next(target for choice, target in explored.follow(state) if choice.id == id)
    return next(choice for choice, _ in explored.follow(state) if choice.id == loop.choices[0])


def _unreached(explored: Explored) -> Iterator[Finding]:
    reached = {node for _, node in explored.nodes_at()}
    taken = set(explored.taken)
    for at, node in enumerate(explored.machine.nodes):
        if at not in reached and node.outcome is not None:
            yield Finding(
                NEVER_ENDS_SO.at(
                    node.place,
                    f"No play ends with `{node.title}`.",
                    "Let a choice lead to it, loosen the conditions before it, or take it out.",
                )
            )
        elif at not in reached:
            yield Finding(
                OUT_OF_REACH.at(
                    node.place,
                    f"No way leads to `{node.title}`.",
                    "Let a choice lead to it, or take it out.",
                )
            )
        for move in explored.machine.moves[at] if at in reached and node.outcome is None else ():
            if move.choice not in taken:
                yield Finding(
                    NEVER_OFFERED.at(
                        explored.machine.choices[move.choice].place,
                        "This choice is never offered, whatever a learner does before.",
                        "Loosen its condition, or take it out.",
                    )
                )


def _stuck(explored: Explored) -> Iterator[int]:
    """States that offer nothing and are no ending."""
    open = [node.outcome is None for node in explored.machine.nodes]
    # Who reads a moment needs a way on that is not the way past it; each choice has one transition a state.
    past = [int(node.around is not None) for node in explored.machine.nodes]
    first = explored.first
    for state, node in explored.nodes_at():
        if state < explored.expanded and first[state + 1] - first[state] <= past[node] and open[node]:
            yield state


def _dead_ends(explored: Explored, stuck: tuple[int, ...]) -> Iterator[Finding]:
    told: set[str] = set()
    for state in stuck:
        node = explored.node(state)
        if node.choices and node.id not in told:
            told.add(node.id)
            way = explored.way(state)
            values = ", ".join(f"{name} {word(value)}" for name, value in explored.values(state).items())
            yield shown(
                DEAD_END,
                node.place,
                f"{said(way)}`{node.title}` offers no choice{f' ({values})' if values else ''}.",
                "Give it a choice without a condition, or one whose condition holds then.",
                (explored.scenario, way),
            )


def _hopeless(explored: Explored) -> Iterator[Finding]:
    """Once a node: the choice that takes the last ending out of reach and yet leads on."""
    living = alive(explored)
    told: set[int] = set()
    for _, start in explored.starts:
        if not living[start] and explored.first[start] < explored.first[start + 1] and start not in told:
            told.add(start)
            yield shown(
                NO_WAY_OUT,
                explored.node(start).place,
                f"From `{explored.node(start).title}`, where it begins, no ending can be reached.",
                "Let a way lead to an ending.",
                (explored.scenario, explored.way(start)),
            )
    lost: set[int] = set()
    for state in range(explored.expanded):
        for edge in range(explored.first[state], explored.first[state + 1]) if living[state] else ():
            target, taken = explored.targets[edge], explored.taken[edge]
            goes_on = explored.first[target] < explored.first[target + 1]
            if not living[target] and goes_on and taken not in lost:
                lost.add(taken)
                before = explored.way(state)
                way = Way(before.variant, (*before.choices, explored.machine.choices[taken].id))
                yield shown(
                    NO_WAY_OUT,
                    explored.machine.choices[taken].place,
                    "After this choice no ending can be reached any more.",
                    "Loosen a condition behind it, or let a way lead out.",
                    (explored.scenario, way),
                )


def said(way: Way) -> str:
    """How to get there, as the beginning of a sentence."""
    who = f"As `{way.variant}`, " if way.variant else ""
    return f"{who}{'after' if who else 'After'} {listed(way.choices)}, " if way.choices else who
