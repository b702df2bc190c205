"""Choices that are said to mend a mistake, and mend nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursewright.model.diagnostic import Code, Severity
from coursewright.model.scenario import Add, Counter, Effect, Variable
from coursewright.scenario.explore import Explored
from coursewright.scenario.proof.meters import Meters
from coursewright.scenario.proof.witness import Finding, shown

MENDS_NOTHING = Code(
    "PROVE116", Severity.WARNING, "a repair that mends nothing",
    "A repair undoes part of a harm: some variable moves for the better where it is taken, or an ending comes into reach that "
    "a choice beside it gives up. Words alone are shown as a repair in the debrief and change nothing for the person.",
    """\
```scenarios/demo-talk.md
- [Say that you began badly](#the-end) `repair; privacy -1; points +1`
- [Wait](#the-end) `id wait; privacy +1`
```""",
    """\
```scenarios/demo-talk.md
- [Say that you began badly](#the-end) `repair; privacy +1`
- [Wait](#the-end) `id wait; privacy -1; points +1`
```""",
)  # fmt: skip
CODES = (MENDS_NOTHING,)


def findings(explored: Explored, meters: Meters, ranks: Sequence[int]) -> Iterator[Finding]:
    """Every such choice that is taken at all. `ranks` say the best ending ahead of each state."""
    choices = explored.machine.choices
    repairs = {at for at, choice in enumerate(choices) if choice.repair}
    if not repairs:
        return
    helps = {at for at in repairs if _betters(explored, meters, at)}
    seen: dict[int, int] = {}
    first, targets, taken = explored.first, explored.targets, explored.taken
    for state in range(len(explored.states)):
        for edge in range(first[state], first[state + 1]):
            at = taken[edge]
            if at not in repairs or at in helps:
                continue
            seen.setdefault(at, state)
            if any(ranks[targets[edge]] > ranks[targets[e]] for e in range(first[state], first[state + 1])):
                helps.add(at)
    for at, state in sorted(seen.items()):
        if at not in helps:
            yield shown(
                MENDS_NOTHING,
                choices[at].place,
                "This repair makes nothing better, wherever it is taken.",
                "Let it move a variable for the better, or lead to an ending that was lost; else take `repair` out.",
                (explored.scenario, explored.way(state)),
            )


def _betters(explored: Explored, meters: Meters, at: int) -> bool:
    """Whether one of its effects once moved something for the better."""
    choice = explored.machine.choices[at]
    move = next(move for moves in explored.machine.moves for move in moves if move.choice == at)
    kept = set(explored.machine.layout.names)
    return any(
        _for_the_better(effect, explored.machine.variables.get(effect.name))
        and (number in move.changed if effect.name in kept else (at, number) in meters.changed)
        for number, effect in enumerate(choice.effects)
    )


def _for_the_better(effect: Effect, variable: Variable | None) -> bool:
    if isinstance(effect, Add) and isinstance(variable, Counter):
        return effect.amount < 0 if variable.less_is_better else effect.amount > 0
    return variable is not None
