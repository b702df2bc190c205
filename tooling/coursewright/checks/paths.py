"""Where the choices of a scenario can lead: every node within reach, a way on from each, and no way in circles."""

from __future__ import annotations

from collections.abc import Iterable

from coursewright.checks.playable import is_playable
from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.scenario import Scenario, ScenarioChoice
from coursewright.scenario.explore import Explored, Loop, Way, explore

MOST_STATES = 200_000
"""Enough for three acts with six meters; beyond it, checking would keep an author waiting."""

CIRCLE = Code(
    "SCEN121", Severity.ERROR, "choices that run in a circle",
    "A way that comes back to where it was, with nothing changed, can be walked for ever: there is no "
    "longest time, no "
    "best total, and no end to what has to be saved.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Wait](#at-the-desk)
- [Ask her alone](#the-end)

## At the desk

She sits down.

- [Call her back](#at-the-door)
- [Let her sit](#the-end)

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Wait](#at-the-desk) `once`
- [Ask her alone](#the-end)

## At the desk

She sits down.

- [Call her back](#at-the-door)
- [Let her sit](#the-end)

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
OUT_OF_REACH = Code(
    "SCEN122", Severity.WARNING, "a node that nobody can reach",
    "It was written, it is translated and packed, and no learner will ever see it.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-end)

## At the desk
`ending duty-done`

She sits down.

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-end)
- [Wait](#at-the-desk)

## At the desk
`ending duty-done`

She sits down.

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
DEAD_END = Code(
    "SCEN123", Severity.ERROR, "a node that offers nothing in some state",
    "All its choices have conditions, and there is a way to get there with none of them fulfilled. A "
    "learner is stuck.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Call the line](#the-end) `privacy +1`
- [Take her aside](#the-corridor) `privacy -1`

## The corridor

The door is open.

- [Ask](#the-end) `if privacy >= 2`

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Call the line](#the-end) `privacy +1`
- [Take her aside](#the-corridor) `privacy -1`

## The corridor

The door is open.

- [Ask](#the-end) `if privacy >= 2`
- [Go back to work](#the-end) `id back`

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
NEVER_OFFERED = Code(
    "SCEN124", Severity.WARNING, "a choice that is never offered",
    "Its condition does not hold in any state in which its node can be reached.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privacy >= 4`
- [Take her aside](#the-end) `id aside; privacy +1`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privacy >= 2`
- [Take her aside](#the-end) `id aside; privacy +1`
```""",
)  # fmt: skip
TOO_MANY = Code(
    "SCEN125", Severity.HINT, "a scenario with too many states to look at in a moment",
    "Every variable that a condition asks for multiplies the states. Where there are too many, circles and "
    "dead ends are "
    "not looked for here.",
    "Eight counters from 0 to 9, each asked for by a condition.",
    "Three counters from 0 to 4, and flags for the rest.",
)  # fmt: skip
CODES = (CIRCLE, OUT_OF_REACH, DEAD_END, NEVER_OFFERED, TOO_MANY)


def walked(scenario: Scenario) -> tuple[Diagnostic, ...]:
    """What every way through one scenario shows, if its nodes are all there. Worth keeping: it takes a while."""
    return tuple(_walked(scenario)) if is_playable(scenario) else ()


def _walked(scenario: Scenario) -> Iterable[Diagnostic]:
    explored = explore(scenario, MOST_STATES)
    if not explored.whole:
        yield TOO_MANY.at(
            scenario.place,
            f"`{scenario.id}` has more than {MOST_STATES:,} states.",
            "Ask for fewer variables in conditions, or give them smaller bounds.",
        )
        return
    loop = explored.loop()
    if loop is not None:
        yield CIRCLE.at(
            _first_of(explored, loop).place,
            f"{_said(loop.entry)}{_listed(loop.choices)} can be taken for ever.",
            "Write `once` after one of these choices, or let one of them change what another asks for.",
        )
    yield from _unreached(explored)
    yield from _dead_ends(explored)


def _first_of(explored: Explored, loop: Loop) -> ScenarioChoice:
    """The choice that begins the circle."""
    state = dict(explored.starts)[loop.entry.variant]
    for id in loop.entry.choices:
        state = next(target for choice, target in explored.follow(state) if choice.id == id)
    return next(choice for choice, _ in explored.follow(state) if choice.id == loop.choices[0])


def _unreached(explored: Explored) -> Iterable[Diagnostic]:
    nodes = {explored.node(state).id for state in range(len(explored.states))}
    taken = {id(explored.machine.choices[number]) for number in set(explored.taken)}
    bypasses = {node.bypass for node in explored.scenario.nodes}
    for node in explored.scenario.nodes:
        if node.id not in nodes:
            if node.id not in bypasses:
                yield OUT_OF_REACH.at(
                    node.place,
                    f"No way leads to `{node.title}`.",
                    "Let a choice lead to it, or take it out.",
                )
            continue
        for choice in node.choices:
            if id(choice) not in taken and node.outcome is None:
                yield NEVER_OFFERED.at(
                    choice.place,
                    "This choice is never offered, whatever a learner does before.",
                    "Loosen its condition, or take it out.",
                )


def _dead_ends(explored: Explored) -> Iterable[Diagnostic]:
    told: set[str] = set()
    for state in range(len(explored.states)):
        if explored.first[state] != explored.first[state + 1]:
            continue
        node = explored.node(state)
        if node.outcome is None and node.choices and node.id not in told:
            told.add(node.id)
            values = ", ".join(f"{name} {_word(value)}" for name, value in explored.values(state).items())
            yield DEAD_END.at(
                node.place,
                f"{_said(explored.way(state))}`{node.title}` offers no "
                f"choice{f' ({values})' if values else ''}.",
                "Give it a choice without a condition, or one whose condition holds then.",
            )


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(way: Way) -> str:
    """How to get there."""
    who = f"As `{way.variant}`, " if way.variant else ""
    if not way.choices:
        return who or ""
    return f"{who}{'after' if who else 'After'} {_listed(way.choices)}, "


def _listed(choices: tuple[str, ...]) -> str:
    return ", ".join(f"`{id}`" for id in choices)
