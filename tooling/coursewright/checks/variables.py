"""The variables of a scenario do something: each is moved by a choice, and each condition can hold and can fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.expression import Compare, Expression, Literal, Name, parts
from coursewright.model.place import Place
from coursewright.model.prose import When
from coursewright.model.scenario import Add, Assign, Counter, Flag, Named, Scenario, Variable, every_choice
from coursewright.model.walking import walk
from coursewright.scenario.proof.ranges import always

UNMOVED = Code(
    "SCEN111", Severity.WARNING, "a variable that nothing moves",
    "Learners see it as a meter in the debrief, and it stands still whatever they do.",
    """\
```scenarios/demo-talk.md
---
state:
  privacy: {start: 2, min: 0, max: 4, label: Can speak unheard}
---

- [Call the line](#the-end)
- [Wait](#the-end) `id wait`
```""",
    """\
```scenarios/demo-talk.md
---
state:
  privacy: {start: 2, min: 0, max: 4, label: Can speak unheard}
---

- [Call the line](#the-end)
- [Wait](#the-end) `id wait; privacy -1`
```""",
)  # fmt: skip
DECIDED = Code(
    "SCEN112", Severity.WARNING, "a comparison that always comes out the same",
    "A condition that no state can change offers a choice to everybody or to nobody, mostly by a slip in a "
    "number.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privacy >= 9`
- [Wait](#the-end) `id wait; privacy -1`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privacy >= 1`
- [Wait](#the-end) `id wait; privacy -1`
```""",
)  # fmt: skip
CODES = (UNMOVED, DECIDED)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every variable of every scenario, and every comparison."""
    for scenario in project.scenarios.values():
        known = {variable.name: variable for variable in scenario.variables}
        moved = set(_moved(scenario))
        for variable in known.values():
            if variable.name not in moved:
                yield UNMOVED.at(
                    variable.place,
                    f"Nothing in this scenario changes `{variable.name}`.",
                    f"Add for example `{_example(variable)}` to a choice, or take it out of `state`.",
                )
        for condition, place in _conditions(scenario):
            for part in parts(condition):
                if isinstance(part, Compare):
                    yield from _decided(part, place, known)


def _moved(scenario: Scenario) -> Iterator[str]:
    for _, choice in every_choice(scenario):
        for effect in choice.effects:
            match effect:
                case Add(name=name) | Assign(name=name):
                    yield name
    for variant in scenario.variants:
        for name, _value in variant.values:
            yield name


def _conditions(scenario: Scenario) -> Iterator[tuple[Expression, Place]]:
    for _, choice in every_choice(scenario):
        if choice.guard is not None:
            yield choice.guard, choice.place
    for node in scenario.nodes:
        for block in walk((*node.blocks, *node.debrief)):
            if isinstance(block, When):
                yield block.condition, block.place


def _decided(compare: Compare, place: Place, known: Mapping[str, Variable]) -> Iterable[Diagnostic]:
    result = always(compare, known)
    if result is not None:
        text = f"{_word(compare.left)} {compare.operator} {_word(compare.right)}"
        named = [side.name for side in (compare.left, compare.right) if isinstance(side, Name)]
        yield DECIDED.at(
            place,
            f"`{text}` {'always' if result else 'never'} holds.",
            f"`{named[0]}` is {_range(known[named[0]])}." if named else "Compare with a variable.",
            *(Note("It is declared here.", known[name].place) for name in named[:1]),
        )


def _word(side: Name | Literal) -> str:
    if isinstance(side, Name):
        return side.name
    return str(side.value).lower() if isinstance(side.value, bool) else str(side.value)


def _range(variable: Variable) -> str:
    match variable:
        case Counter(low=low, high=high):
            return f"a number from {low} to {high}"
        case Flag():
            return "true or false"
        case Named(values=values):
            return f"one of {', '.join(values)}"


def _example(variable: Variable) -> str:
    match variable:
        case Counter(name=name):
            return f"{name} +1"
        case Flag(name=name):
            return f"{name} = true"
        case Named(name=name, values=values):
            return f"{name} = {values[-1]}"
