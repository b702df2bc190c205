"""Effects that never do what is written: they change nothing, or are always cut off at a bound."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.model.diagnostic import Code, Note, Severity
from coursewright.model.mention import place_of
from coursewright.model.scenario import Add, Counter, Effect
from coursewright.scenario.explore import Explored
from coursewright.scenario.proof.meters import Meters
from coursewright.scenario.proof.witness import Finding, shown, word

SATURATED = Code(
    "PROVE106", Severity.WARNING, "an effect that never does what it says",
    "Wherever the choice is offered, the variable stands at its bound already, or so close that part of the change is "
    "lost. The meter does not move as the author counted.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `privacy +3`
- [Wait](#the-end) `id wait; privacy -1`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `privacy +2`
- [Wait](#the-end) `id wait; privacy -1`
```""",
)  # fmt: skip
CODES = (SATURATED,)


def findings(explored: Explored, meters: Meters) -> Iterator[Finding]:
    """Every such effect of a choice that is taken at all; the whole graph has to be there."""
    kept, taken = set(explored.machine.layout.names), set(explored.taken)
    known = explored.machine.variables
    for move in (move for moves in explored.machine.moves for move in moves):
        choice = explored.machine.choices[move.choice]
        for at, effect in enumerate(choice.effects if move.choice in taken else ()):
            if effect.name in kept:
                changed, whole = at in move.changed, at in move.whole
            else:
                changed, whole = (move.choice, at) in meters.changed, (move.choice, at) in meters.whole
            if (changed and whole) or effect.name not in known or _nothing(effect):
                continue
            variable = known[effect.name]
            ends = "is always cut off at a bound" if changed else "never changes anything"
            held = (
                f"`{variable.name}` holds {variable.low} to {variable.high}."
                if isinstance(variable, Counter)
                else ""
            )
            yield shown(
                SATURATED,
                place_of(effect.name, choice.place),
                f"`{_text(effect)}` {ends}.",
                "Take it out, or let the story before it leave room for it.",
                (explored.scenario, explored.way_by(explored.taken.index(move.choice))),
                Note(held or "It is declared here.", variable.place),
            )


def _nothing(effect: Effect) -> bool:
    """`+0` changes nothing and says so."""
    return isinstance(effect, Add) and effect.amount == 0


def _text(effect: Effect) -> str:
    if isinstance(effect, Add):
        return f"{effect.name} {effect.amount:+d}"
    return f"{effect.name} = {word(effect.value)}"
