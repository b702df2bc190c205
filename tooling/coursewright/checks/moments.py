"""What dice, timers, ways past a moment and acts must keep to, as far as the text alone shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.mention import place_of
from coursewright.model.scenario import ContentLevel, Node, Scenario, ScenarioChoice
from coursewright.model.walking import plain, words

ROLL = Code(
    "SCEN107", Severity.ERROR, "a roll that does not fit its die",
    "Where chance decides, every face of the die brings one outcome, and nothing else has a say: no condition, no points, "
    "no evidence. Luck is not a decision, so it is neither earned nor lost.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Look round](#the-corridor)
- [Wait](#the-end)

## The corridor
`chance 6`

You look down the corridor.

- [It is empty](#the-end) `weight 4`
- [It is full](#the-end) `id full; weight 1`

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Look round](#the-corridor)
- [Wait](#the-end)

## The corridor
`chance 6`

You look down the corridor.

- [It is empty](#the-end) `weight 4`
- [It is full](#the-end) `id full; weight 2`

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
TIMER = Code(
    "SCEN108", Severity.ERROR, "a timer that does not stand on one choice among others",
    "A timer takes one ordinary choice when nobody answers. A second one would never run out, and with nothing else to "
    "choose it would only hurry. Under ten seconds nobody with a screen reader or a switch can answer.",
    """\
```scenarios/demo-talk.md
- [Say nothing](#the-end) `id nothing; timer 5`
- [Ask](#the-end) `id ask; points +1`
```""",
    """\
```scenarios/demo-talk.md
- [Say nothing](#the-end) `id nothing; timer 60`
- [Ask](#the-end) `id ask; points +1`
```""",
)  # fmt: skip
BYPASS = Code(
    "SCEN109", Severity.ERROR, "a way past a moment that does not lead past it",
    "Who does not want to read a moment can leave it at once, whatever came before: the way past is one, it has no condition, "
    "it is no evidence for anything, and it leads to another node, which can be passed by too if it names harm.",
    """\
```scenarios/demo-talk.md
## At the door
`level amber`

He says what will happen to her brother.

- [Ask her alone](#the-end)
- [Wait](#the-end) `id wait; privacy -1`
- [Pass this moment by](#the-end) `id past; bypass; if privacy >= 3`

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door
`level amber`

He says what will happen to her brother.

- [Ask her alone](#the-end)
- [Wait](#the-end) `id wait; privacy -1`
- [Pass this moment by](#the-end) `id past; bypass`

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
HURRIED = Code(
    "SCEN110", Severity.WARNING, "a timer that is over before the moment is read",
    "People read 180 words in a minute on average, many read slower. A timer that runs out before the moment and its choices "
    "are read decides for slow readers, not for hesitant ones.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him, and then at you, and then at the clock above the door, which has stopped. Behind her the queue has begun
to murmur. Somebody says that they have been here since seven. Somebody else says that it was half past six. The telephone
rings, twice, and falls silent again, as if it had thought better of it.

- [Say nothing](#the-end) `id nothing; timer 10`
- [Ask](#the-end) `id ask; points +1`

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
- [Say nothing](#the-end) `id nothing; timer 60`
- [Ask](#the-end) `id ask; points +1`
```""",
)  # fmt: skip
EARLIER = Code(
    "SCEN113", Severity.WARNING, "a way back into an earlier act",
    "Acts follow each other in time: a week later does not lead back to the first evening. What carries over is the state.",
    """\
```scenarios/demo-talk.md
## At the door
`act The evening`

She looks at him.

- [Wait](#at-the-desk)
- [Ask her alone](#the-end)

## At the desk
`act A week later`

She is back.

- [Go back](#at-the-door) `once`
- [Let her sit](#the-end)

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door
`act The evening`

She looks at him.

- [Wait](#at-the-desk)
- [Ask her alone](#the-end)

## At the desk
`act A week later`

She is back.

- [Nod](#the-end) `id nod`
- [Let her sit](#the-end)

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
CODES = (ROLL, TIMER, BYPASS, HURRIED, EARLIER)

WORDS_A_MINUTE = 180
SHORTEST = 10
"""Seconds of a timer, at least."""


def check(project: Project) -> Iterable[Diagnostic]:
    """Every moment of every scenario; one that several scenarios share is told once."""
    for scenario in project.scenarios.values():
        known = scenario.by_id()
        for node in scenario.nodes:
            yield from _roll(node)
            yield from _timers(node)
            yield from _ways_past(node, known)
        yield from _acts(scenario)


def _roll(node: Node) -> Iterator[Diagnostic]:
    outcomes = [choice for choice in node.choices if not choice.bypass]
    for choice in outcomes:
        if choice.weight and not node.die:
            yield ROLL.at(
                choice.place,
                f"This choice has a weight, and no die decides at `{node.title}`.",
                "Write `chance 6` under the heading, or take `weight` out.",
            )
        if node.die and (luck := _not_luck(choice)):
            yield ROLL.at(
                choice.place,
                f"What a die brings has no `{luck}`.",
                "Take it out here; give points and conditions to the choices before and after it.",
            )
    total = sum(choice.weight for choice in outcomes)
    if node.die and (total != node.die or not all(choice.weight for choice in outcomes)):
        bare = [f"`{choice.id}`" for choice in outcomes if not choice.weight]
        yield ROLL.at(
            node.place,
            f"The weights of `{node.title}` make {total}, its die has {node.die} faces."
            if total != node.die
            else f"{', '.join(bare)} cannot come: no face of the die is left for it.",
            f"Give each outcome a `weight`, {node.die} altogether.",
        )


def _not_luck(choice: ScenarioChoice) -> str:
    """What an outcome says that only a decision can have."""
    said = {
        "if": choice.guard is not None, "once": choice.once, "points": choice.points != 0,
        "evidence": bool(choice.evidence), "timer": choice.seconds > 0, "repair": choice.repair,
    }  # fmt: skip
    return next((name for name, there in said.items() if there), "")


def _timers(node: Node) -> Iterator[Diagnostic]:
    timed = [choice for choice in node.choices if choice.seconds and not node.die]
    ordinary = [choice for choice in node.choices if not choice.bypass]
    for choice in timed:
        wrong = ""
        if choice.bypass:
            wrong = "A way past a moment is taken by who wants it, never by a timer."
        elif choice is not timed[0]:
            wrong = f"`{timed[0].id}` has a timer already; only one of them could run out."
        elif len(ordinary) < 2:
            wrong = "There is nothing else to choose, so the timer only hurries."
        elif choice.seconds < SHORTEST:
            wrong = f"{choice.seconds} seconds are too few for anybody to answer."
        if wrong:
            help = f"Let one choice of several have a timer, of {SHORTEST} seconds or more."
            yield TIMER.at(choice.place, wrong, help)
        elif choice.seconds < (needed := _reading(node)):
            yield HURRIED.at(
                choice.place,
                f"The timer runs {choice.seconds} seconds; reading `{node.title}` takes about {needed}.",
                f"Write `timer {-(-needed // 10) * 10}` or more.",
            )


def _reading(node: Node) -> int:
    """Seconds that the moment and all its choices take to read."""
    labels = sum(len(plain(choice.text).split()) for choice in node.choices)
    return -(-(words(node.blocks) + labels) * 60 // WORDS_A_MINUTE)


def _ways_past(node: Node, known: Mapping[str, Node]) -> Iterator[Diagnostic]:
    ways = [choice for choice in node.choices if choice.bypass]
    for choice in ways:
        target = known.get(choice.target)
        bound = next((name for name in ("if", "once", "evidence") if _says(choice, name)), "")
        wrong = ""
        if choice is not ways[0]:
            wrong = f"`{node.title}` has a way past it already."
        elif bound:
            wrong = f"A way past a moment has no `{bound}`."
        elif choice.target == node.id:
            wrong = f"It leads to `{node.title}` again."
        elif target is not None and target.level is ContentLevel.AMBER and target.around is None:
            wrong = f"It leads to `{target.title}`, which names harm and has no way past it."
        if wrong:
            yield BYPASS.at(
                place_of(choice.target, choice.place) if not choice.text else choice.place,
                wrong,
                "Let one link with `bypass` lead on, whatever came before.",
            )


def _says(choice: ScenarioChoice, name: str) -> bool:
    return {"if": choice.guard is not None, "once": choice.once, "evidence": bool(choice.evidence)}[name]


def _acts(scenario: Scenario) -> Iterator[Diagnostic]:
    """Acts in the order in which they begin; nodes of other files belong to none. A role may begin in a later one."""
    number: dict[str, int] = {}
    titles: list[str] = []
    for node in scenario.nodes:
        if node.place.file == scenario.place.file:
            if node.act and (not titles or node.act != titles[-1]):
                titles.append(node.act)
            number[node.id] = len(titles)
    ways = {node.id: [choice.target for choice in node.choices] for node in scenario.nodes}
    for node in scenario.nodes:
        for choice in node.choices:
            here, there = number.get(node.id, 0), number.get(choice.target, 0)
            if 0 < there < here and node.id in _behind(choice.target, ways):
                yield EARLIER.at(
                    choice.place,
                    f"This choice leads from “{titles[here - 1]}” back into “{titles[there - 1]}”.",
                    "Let it lead on; conditions and texts can ask what happened before.",
                )


def _behind(start: str, ways: Mapping[str, list[str]]) -> set[str]:
    """The nodes that some way from this one comes to."""
    found, queue = {start}, [start]
    for id in queue:
        fresh = [target for target in ways.get(id, ()) if target not in found]
        found.update(fresh)
        queue += fresh
    return found
