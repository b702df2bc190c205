"""Moments that name harm: each can be passed by, and no good ending asks for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursewright.model.diagnostic import Code, Severity
from coursewright.model.scenario import ContentLevel, Node, Outcome
from coursewright.scenario.explore import Explored, Way
from coursewright.scenario.proof.witness import Finding, shown

NO_WAY_PAST = Code(
    "SAFE102", Severity.ERROR, "a distressing moment without a way past it",
    "Where harm is named, a learner can go around: the node has a `bypass`, or every node before it offers "
    "another way.",
    """\
```scenarios/demo-talk.md
## At the door
`level amber`

He says what will happen to her brother.

- [Ask her alone](#the-other-room)
- [Wait](#the-other-room) `id wait`

## The other room
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door
`level amber; bypass the-other-room`

He says what will happen to her brother.

- [Ask her alone](#the-other-room)
- [Wait](#the-other-room) `id wait`

## The other room
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
CODES = (NO_WAY_PAST,)


def findings(explored: Explored) -> Iterator[Finding]:
    """Every amber node without a bypass that a learner cannot avoid where it comes, or for the sake of an ending."""
    nodes = explored.machine.nodes
    watched = {at for at, n in enumerate(nodes) if n.level is ContentLevel.AMBER and n.around is None}
    if not watched:
        return
    caught = dict(_caught(explored, watched))
    for at, (state, edge) in sorted(caught.items()):
        before = explored.way(state)
        step = () if edge < 0 else (explored.machine.choices[explored.taken[edge]].id,)
        yield _cornered(explored, nodes[at], Way(before.variant, (*before.choices, *step)))
    if explored.whole and not explored.cyclic:
        for at, ending, way in _required(explored, watched - set(caught)):
            yield shown(
                NO_WAY_PAST,
                nodes[at].place,
                f"Every way to `{nodes[ending].title}` leads through `{nodes[at].title}`.",
                "Add `bypass NODE` to its settings, or another way to that ending.",
                (explored.scenario, way),
            )


def _cornered(explored: Explored, node: Node, way: Way) -> Finding:
    return shown(
        NO_WAY_PAST,
        node.place,
        f"A learner cannot pass by `{node.title}`.",
        "Add `bypass NODE` to its settings, or offer another choice before it.",
        (explored.scenario, way),
    )


def _caught(explored: Explored, watched: set[int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """For each node the first state, with a transition, that leaves no other way than one that is amber too."""
    amber = [node.level is ContentLevel.AMBER for node in explored.machine.nodes]
    numbers = [node for _, node in explored.nodes_at()]
    told: set[int] = set()
    for _, start in explored.starts:
        if numbers[start] in watched and numbers[start] not in told:
            told.add(numbers[start])
            yield numbers[start], (start, -1)
    targets, nodes = explored.targets, explored.machine.nodes
    for state in range(explored.expanded):
        edges = _unread(explored, state)
        # A die may bring any of its outcomes; a learner takes the one that is not amber.
        cornered = any if nodes[numbers[state]].die else all
        if edges and cornered(amber[numbers[targets[edge]]] for edge in edges):
            for edge in edges:
                node = numbers[targets[edge]]
                if node in watched and node not in told:
                    told.add(node)
                    yield node, (state, edge)


def _unread(explored: Explored, state: int) -> Sequence[int]:
    """The transitions of who reads no amber moment that can be passed by: there only the way past it."""
    edges = range(explored.first[state], explored.first[state + 1])
    choices, taken = explored.machine.choices, explored.taken
    return [edge for edge in edges if choices[taken[edge]].bypass] or edges


def _required(explored: Explored, watched: set[int]) -> Iterator[tuple[int, int, Way]]:
    """Nodes that every way to some ending without harm goes through, with that ending and a shortest way to it."""
    nodes, numbers = explored.machine.nodes, [node for _, node in explored.nodes_at()]
    bits = {at: 1 << n for n, at in enumerate(sorted(watched))}
    everything = (1 << len(bits)) - 1
    passed = [everything] * len(explored.states)
    for _, start in explored.starts:
        passed[start] = bits.get(numbers[start], 0)
    for state, edge in explored.forward():
        target = explored.targets[edge]
        passed[target] &= passed[state] | bits.get(numbers[target], 0)
    needed: dict[int, int] = {}
    found: dict[int, int] = {}
    for state, node in enumerate(numbers):
        if nodes[node].outcome not in (None, Outcome.HARMFUL_EXPOSURE):
            found.setdefault(node, state)
            needed[node] = needed.get(node, everything) & passed[state]
    for at, bit in bits.items():
        ending = next((end for end in sorted(needed) if needed[end] & bit and end != at), None)
        if ending is not None:
            yield at, ending, explored.way(found[ending])
