"""Conditions that always come out the same where they are judged, and variables that no condition asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursewright.model.diagnostic import Code, Severity
from coursewright.model.expression import Compare, Expression, holds, names_read, nodes_asked, parts
from coursewright.model.prose import When
from coursewright.model.scenario import Node, Scenario, Variable
from coursewright.model.walking import walk
from coursewright.scenario.explore import Explored
from coursewright.scenario.proof.ranges import always
from coursewright.scenario.proof.witness import Finding, shown

IDLE_GUARD = Code(
    "PROVE103", Severity.WARNING, "a condition of a choice that always holds",
    "Wherever its node can be reached, the choice is offered. Either the condition says less than was meant, or the "
    "story before it never makes the difference.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privacy >= 2`
- [Wait](#the-end) `id wait; privacy -1`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end)
- [Wait](#the-end) `id wait; privacy -1`
```""",
)  # fmt: skip
IDLE_TEXT = Code(
    "PROVE104", Severity.WARNING, "a text whose condition never makes a difference",
    "In every state in which its node can be reached the text is shown, or in none.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

:::{when} privacy >= 3
The corridor is empty.
:::

- [Call the line](#the-end) `privacy +1`
- [Wait](#the-end) `id wait; privacy -1`
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Call the line](#the-end) `privacy +1`
- [Wait](#the-end) `id wait; privacy -1`

## The end
`ending door-open`

:::{when} privacy >= 3
The corridor is empty.
:::

She keeps the card.
```""",
)  # fmt: skip
UNASKED = Code(
    "PROVE105", Severity.HINT, "a variable that no condition asks for",
    "Choices move it, and nothing in the story depends on it. With a label it is a meter of the debrief and may be "
    "meant so.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `privacy +1`
- [Wait](#the-end) `id wait; privacy -1`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#in-private) `privacy +1`
- [Wait](#in-private) `id wait; privacy -1`

## In private

The door is shut.

- [Ask](#the-end) `if privacy >= 3`
- [Go on](#the-end) `id go-on`

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
CODES = (IDLE_GUARD, IDLE_TEXT, UNASKED)


def findings(explored: Explored) -> Iterator[Finding]:
    """All of them; the whole graph has to be there."""
    scenario, entered = explored.scenario, _entered(explored)
    for at, moves in enumerate(explored.machine.moves):
        for move in moves:
            choice = explored.machine.choices[move.choice]
            if choice.guard is not None and move.held == {True} and not _decided(choice.guard, scenario):
                yield shown(
                    IDLE_GUARD,
                    choice.place,
                    "The condition of this choice holds whenever its node is reached.",
                    "Take the condition out, or make it ask for more.",
                    (scenario, explored.way(entered[at])),
                )
    yield from _texts(explored, entered)
    asked = set(explored.machine.layout.names)
    yield from (_unasked(explored, one) for one in scenario.variables if one.name not in asked)


def _entered(explored: Explored) -> dict[int, int]:
    """For each node that is reached the state in which a shortest way enters it."""
    found: dict[int, int] = {}
    for state, node in explored.nodes_at():
        found.setdefault(node, state)
    return found


def _unasked(explored: Explored, variable: Variable) -> Finding:
    """With the way to the first choice that moves it in vain, if one does."""
    meter = f" It only moves its meter, “{variable.label}”." if variable.label else ""
    message = f"No condition asks for `{variable.name}`.{meter}"
    help = "Let a condition ask for it, or take it out of `state`."
    moving = {
        at
        for at, choice in enumerate(explored.machine.choices)
        if any(effect.name == variable.name for effect in choice.effects)
    }
    edge = next((edge for edge, choice in enumerate(explored.taken) if choice in moving), None)
    if edge is None:
        return Finding(UNASKED.at(variable.place, message, help))
    return shown(UNASKED, variable.place, message, help, (explored.scenario, explored.way_by(edge)))


def _texts(explored: Explored, entered: Mapping[int, int]) -> Iterator[Finding]:
    texts = [list(_whens(node)) for node in explored.machine.nodes]
    if not any(texts):
        return
    held: dict[int, set[bool]] = {id(text): set() for here in texts for text in here}
    layout = explored.machine.layout
    bits = {
        id(t): layout.bits_of(names_read(t.condition), nodes_asked(t.condition)) for h in texts for t in h
    }
    judged: set[tuple[int, int]] = set()
    for at, node in explored.nodes_at():
        for text in texts[node]:
            state = explored.states[at]
            key = (id(text), state & bits[id(text)])
            if key not in judged:
                judged.add(key)
                held[id(text)].add(holds(text.condition, layout.values(state), layout.visited(state)))
    for node, here in enumerate(texts):
        for text in here:
            if len(held[id(text)]) == 1 and not _decided(text.condition, explored.scenario):
                always_so = True in held[id(text)]
                yield shown(
                    IDLE_TEXT,
                    text.place,
                    f"This text is {'always' if always_so else 'never'} shown, whatever was chosen before.",
                    "Take the condition out." if always_so else "Loosen it, or take the text out.",
                    (explored.scenario, explored.way(entered[node])),
                )


def _whens(node: Node) -> Iterator[When]:
    """Texts with a condition that is judged when the node is entered."""
    for block in walk((*node.blocks, *node.debrief)):
        if isinstance(block, When):
            yield block


def _decided(condition: Expression, scenario: Scenario) -> bool:
    """Whether some comparison in it comes out the same for all values: then that is reported, not its consequence."""
    known = {variable.name: variable for variable in scenario.variables}
    return any(isinstance(part, Compare) and always(part, known) is not None for part in parts(condition))
