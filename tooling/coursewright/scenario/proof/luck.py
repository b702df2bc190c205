"""What must hold whatever the dice bring, and for who passes by what names harm."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from coursewright.model.diagnostic import Code, Severity
from coursewright.model.scenario import Outcome
from coursewright.scenario.explore import NOWHERE, Explored, Way, best_ahead
from coursewright.scenario.proof.witness import Finding, shown

LUCK_COUNTS = Code(
    "PROVE113", Severity.ERROR, "dice that decide the best total",
    "The points of a play are divided by the best total there is. Whoever decides well has to be able to reach it, "
    "whatever the dice bring.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Look round](#the-corridor) `privacy +1`
- [Wait](#the-end) `id wait; privacy -1`

## The corridor
`chance 6`

You look down the corridor.

- [It is empty](#in-private) `weight 4`
- [It is full](#the-end) `weight 2`

## In private

The door is shut.

- [Ask](#the-end) `id ask; points +2; privacy -1`
- [Go on](#the-end) `id go-on; privacy +1`

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Look round](#the-corridor) `privacy +1; points +1`
- [Wait](#the-end) `id wait; privacy -1`

## The corridor
`chance 6`

You look down the corridor.

- [It is empty](#in-private) `weight 4`
- [It is full](#the-end) `weight 2`

## In private

The door is shut.

- [Ask](#the-end) `id ask; privacy -1`
- [Go on](#the-end) `id go-on; privacy +1`

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
PAST_FAILS = Code(
    "PROVE114", Severity.WARNING, "a way past that costs the pass",
    "Whoever does not read what names harm loses nothing by it: with every such moment passed by, a play can still pass.",
    """\
```scenarios/demo-talk.md
## At the door
`level amber`

He says what will happen to her brother.

- [Ask her alone](#the-end) `points +2; evidence DE-O1 +1`
- [Wait](#the-end) `id wait; privacy +1`
- [Pass this moment by](#the-end) `id past; bypass`

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door
`level amber`

He says what will happen to her brother.

- [Ask her alone](#the-end) `points +2; evidence DE-O1 +1`
- [Wait](#the-end) `id wait; privacy +1`
- [Pass this moment by](#the-end) `id past; bypass; points +2`

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
LUCK_HARMS = Code(
    "PROVE115", Severity.ERROR, "dice that alone bring a harmful ending",
    "A harmful ending is there to learn from, so a decision leads to it. Where a roll takes the last way to any other ending, "
    "nothing was decided and nothing is learned.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Look round](#the-corridor) `privacy +1`
- [Wait](#the-end) `id wait; privacy -1`

## The corridor
`chance 6`

You look down the corridor.

- [It is empty](#the-end) `weight 4`
- [He stands there](#he-knows) `weight 2`

## He knows
`ending harmful-exposure`

He has heard it.

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Look round](#the-corridor) `privacy +1`
- [Wait](#the-end) `id wait; privacy -1`

## The corridor
`chance 6`

You look down the corridor.

- [It is empty](#the-end) `weight 4`
- [He stands there](#he-listens) `weight 2`

## He listens

He has come nearer.

- [Speak all the same](#he-knows) `privacy -1`
- [Speak of the weather](#the-end) `id weather; privacy +1`

## He knows
`ending harmful-exposure`

He has heard it.

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
CODES = (LUCK_COUNTS, PAST_FAILS, LUCK_HARMS)

Edges = Callable[[int], Sequence[int]]


def broken(explored: Explored) -> Iterator[Finding]:
    """The errors; the graph is whole and has no loop."""
    if any(node.die for node in explored.machine.nodes):
        yield from _totals(explored)
        yield from _harms(explored)


def findings(explored: Explored, threshold: Fraction) -> Iterator[Finding]:
    """The warning; the graph is whole and has no loop. A play passes with `threshold` points."""
    choices, taken, first = explored.machine.choices, explored.taken, explored.first
    if threshold <= 0 or not any(choice.bypass for choice in choices):
        return
    past = bytes(choice.bypass for choice in choices)

    def unread(state: int) -> Sequence[int]:
        edges = range(first[state], first[state + 1])
        return [edge for edge in edges if past[taken[edge]]] or edges

    ahead = _ahead(explored, unread)
    for variant, start in explored.starts:
        if NOWHERE // 2 < ahead[start] < threshold:
            way, at = _followed(explored, start, unread, ahead)
            if at is None:
                continue
            around = explored.machine.nodes[at].around
            assert around is not None, "the way leads past this node"
            yield shown(
                PAST_FAILS,
                around.place,
                f"Who passes by every moment that names harm gets {max(0, ahead[start])} points at most and does not pass.",
                "Give this way past as many points as the moment can earn.",
                (explored.scenario, Way(variant, way)),
            )
            return


def _ahead(explored: Explored, edges: Edges) -> array[int]:
    """The highest sum of points to an ending by these transitions, most of it; where a die decides, the lowest."""
    nodes = explored.machine.nodes
    gains = [choice.points for choice in explored.machine.choices]
    ends = [node.outcome is not None for node in nodes]
    dice = [node.die > 0 for node in nodes]
    past = bytes(choice.bypass for choice in explored.machine.choices)
    numbers = [node for _, node in explored.nodes_at()]
    sums = array("q", [NOWHERE]) * len(numbers)
    targets, taken = explored.targets, explored.taken
    for state in reversed(explored.order):
        node = numbers[state]
        if ends[node]:
            sums[state] = 0
            continue
        found = [sums[targets[edge]] + gains[taken[edge]] for edge in edges(state)]
        if dice[node]:
            brought = [sum for sum, edge in zip(found, edges(state), strict=True) if not past[taken[edge]]]
            around = [sum for sum, edge in zip(found, edges(state), strict=True) if past[taken[edge]]]
            found = [*around, *([min(brought)] if brought else [])]
        if found:
            sums[state] = max(found)
    return sums


def _followed(
    explored: Explored, state: int, edges: Edges, ahead: array[int]
) -> tuple[tuple[str, ...], int | None]:
    """The choices of a best play by these transitions, and the first node that it passes by."""
    path: list[str] = []
    at: int | None = None
    choices = explored.machine.choices
    while (open := edges(state)) and explored.node(state).outcome is None:
        best = max(
            open, key=lambda edge: ahead[explored.targets[edge]] + choices[explored.taken[edge]].points
        )
        choice = choices[explored.taken[best]]
        if choice.bypass and at is None:
            at = explored.machine.layout.node(explored.states[state])
        path.append(choice.id)
        state = explored.targets[best]
    return tuple(path), at


def _totals(explored: Explored) -> Iterator[Finding]:
    first = explored.first
    best = best_ahead(explored, lambda choice: choice.points)
    sure = _ahead(explored, lambda state: range(first[state], first[state + 1]))
    told: set[int] = set()
    for variant, start in explored.starts:
        if best[start] > max(sure[start], NOWHERE // 2):
            yield from _first_gap(explored, Way(variant, ()), start, (best, sure), told)


def _first_gap(
    explored: Explored, way: Way, state: int, totals: tuple[array[int], array[int]], told: set[int]
) -> Iterator[Finding]:
    """Along a best play to the first roll that can take part of the total away."""
    best, sure = totals
    choices, taken, targets = explored.machine.choices, explored.taken, explored.targets
    path: list[str] = list(way.choices)
    while True:
        node = explored.node(state)
        edges = range(explored.first[state], explored.first[state + 1])
        around = [edge for edge in edges if choices[taken[edge]].bypass]
        if node.die and not any(best[targets[e]] + choices[taken[e]].points == best[state] for e in around):
            worst = min((e for e in edges if e not in around), key=lambda edge: best[targets[edge]])
            if best[targets[worst]] < best[state]:
                break
        onward = [
            edge
            for edge in edges
            if best[targets[edge]] + choices[taken[edge]].points == best[state]
            and sure[targets[edge]] < best[targets[edge]]
        ]
        path.append(choices[taken[onward[0]]].id)
        state = targets[onward[0]]
    number = explored.machine.layout.node(explored.states[state])
    if number not in told:
        told.add(number)
        lost = best[state] - max(best[targets[worst]], NOWHERE // 2)
        outcome = choices[taken[worst]].id
        yield shown(
            LUCK_COUNTS,
            node.place,
            f"Where `{node.title}` brings `{outcome}`, {f'{lost} points' if lost < -NOWHERE // 4 else 'everything'} "
            "of the best total are out of reach.",
            "Let what follows each outcome earn as much.",
            (explored.scenario, Way(way.variant, (*path, outcome))),
        )


def _harms(explored: Explored) -> Iterator[Finding]:
    nodes, targets, first = explored.machine.nodes, explored.targets, explored.first
    numbers = [node for _, node in explored.nodes_at()]
    safe = bytearray(len(numbers))
    past = bytes(choice.bypass for choice in explored.machine.choices)
    taken = explored.taken
    for state in reversed(explored.order):
        node = nodes[numbers[state]]
        if node.outcome is not None:
            safe[state] = node.outcome is not Outcome.HARMFUL_EXPOSURE
            continue
        edges = range(first[state], first[state + 1])
        around = any(safe[targets[edge]] for edge in edges if past[taken[edge]])
        follows = [safe[targets[edge]] for edge in edges if not past[taken[edge]]]
        safe[state] = around or (bool(follows) and (all(follows) if node.die else any(follows)))
    told: set[int] = set()
    for state, number in enumerate(numbers):
        brought = [edge for edge in range(first[state], first[state + 1]) if not past[taken[edge]]]
        mixed = len({safe[targets[edge]] for edge in brought}) > 1
        if not nodes[number].die or safe[state] or number in told or not mixed:
            continue
        told.add(number)
        bad = next(edge for edge in brought if not safe[targets[edge]])
        outcome = explored.machine.choices[explored.taken[bad]].id
        before = explored.way(state)
        yield shown(
            LUCK_HARMS,
            nodes[number].place,
            f"Where `{nodes[number].title}` brings `{outcome}`, no decision leads to an ending without harm any more.",
            "Let a choice after it lead to another ending.",
            (explored.scenario, Way(before.variant, (*before.choices, outcome))),
        )
