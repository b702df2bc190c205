"""The variables of a scenario: declared, used, and each treated as what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity, did_you_mean
from coursewright.model.expression import (
    Both,
    Compare,
    Either,
    Expression,
    Literal,
    Name,
    Not,
    Value,
    Visited,
    names_read,
)  # fmt: skip
from coursewright.model.mention import place_of
from coursewright.model.place import Place
from coursewright.model.prose import When, walk
from coursewright.model.scenario import Add, Assign, Counter, Flag, Named, Scenario, Variable, every_choice

UNKNOWN = Code(
    "SCEN111", Severity.ERROR, "a variable that is not declared",
    "`state` at the head of a scenario lists what it keeps count of. A name that stands nowhere else is "
    "mostly a slip "
    "of the pen, and the condition would never hold.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privcy >= 1`
- [Wait](#the-end) `id wait; privacy +1`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privacy >= 1`
- [Wait](#the-end) `id wait; privacy +1`
```""",
)  # fmt: skip
UNUSED = Code(
    "SCEN112", Severity.WARNING, "a variable that nothing moves",
    "Learners see it as a meter in the debrief, and it stands still whatever they do.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end)
- [Wait](#the-end) `id wait`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end)
- [Wait](#the-end) `id wait; privacy -1`
```""",
)  # fmt: skip
COMPARED = Code(
    "SCEN113", Severity.ERROR, "a condition that compares what cannot be compared",
    "A counter is compared with numbers, a flag stands alone or is compared with true and false, a named "
    "value is "
    "compared with one of its values by `==` or `!=`.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privacy == phone`
- [Wait](#the-end) `id wait; privacy +1`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privacy == 1`
- [Wait](#the-end) `id wait; privacy +1`
```""",
)  # fmt: skip
ASSIGNED = Code(
    "SCEN114", Severity.ERROR, "an effect that a variable cannot take",
    "A counter moves by `+1` and `-1` between its bounds, a flag becomes true or false, a named value one "
    "of its values.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `privacy = high`
- [Wait](#the-end) `id wait`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `privacy +2`
- [Wait](#the-end) `id wait`
```""",
)  # fmt: skip
START = Code(
    "SCEN115", Severity.ERROR, "a variable that starts outside its range",
    "It could never come back into a state that the scenario was proven for.",
    """\
```scenarios/demo-talk.md
---
state:
  privacy: {start: 7, min: 0, max: 4, label: Can speak unheard}
---
```""",
    """\
```scenarios/demo-talk.md
---
state:
  privacy: {start: 2, min: 0, max: 4, label: Can speak unheard}
---
```""",
)  # fmt: skip
CODES = (UNKNOWN, UNUSED, COMPARED, ASSIGNED, START)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every variable of every scenario, where it is declared, asked for and changed."""
    for scenario in project.scenarios.values():
        known = {variable.name: variable for variable in scenario.variables}
        yield from _declared(scenario, known)
        for condition, place in _conditions(scenario):
            for name in sorted(names_read(condition)):
                # A bare word beside a named variable is one of its values, written without quotes.
                if name not in known and not _is_value(name, known):
                    yield _unknown(name, place_of(name, place), known)
            yield from _condition(condition, place, known)
        for name, value, place in _changes(scenario):
            if name not in known:
                yield _unknown(name, place_of(name, place), known)
            else:
                yield from _change(known[name], value, place_of(name, place))


def _is_value(name: str, known: Mapping[str, Variable]) -> bool:
    return any(isinstance(variable, Named) and name in variable.values for variable in known.values())


def _unknown(name: str, place: Place, known: Mapping[str, Variable]) -> Diagnostic:
    return UNKNOWN.at(
        place,
        f"The scenario keeps no variable `{name}`.",
        did_you_mean(name, known) or f"Add it to `state` at the head of the file, as in `{name}: false`.",
    )


def _declared(scenario: Scenario, known: Mapping[str, Variable]) -> Iterable[Diagnostic]:
    moved = {name for name, _, _ in _changes(scenario)}
    for variable in known.values():
        if variable.name not in moved:
            yield UNUSED.at(
                variable.place,
                f"Nothing in this scenario changes `{variable.name}`.",
                f"Add for example `{_example(variable)}` to a choice, or take it out of `state`.",
            )
        problem = _misfit(variable, variable.start)
        if problem:
            yield START.at(
                variable.place,
                f"`{variable.name}` starts at `{_word(variable.start)}`, but it is {problem}.",
                _range(variable),
            )


def _conditions(scenario: Scenario) -> Iterator[tuple[Expression, Place]]:
    for _, choice in every_choice(scenario):
        if choice.guard is not None:
            yield choice.guard, choice.place
    for node in scenario.nodes:
        for block in walk((*node.blocks, *node.debrief)):
            if isinstance(block, When):
                yield block.condition, block.place


def _changes(scenario: Scenario) -> Iterator[tuple[str, Value | Add, Place]]:
    for _, choice in every_choice(scenario):
        for effect in choice.effects:
            match effect:
                case Add(name=name):
                    yield name, effect, choice.place
                case Assign(name=name, value=value):
                    yield name, value, choice.place
    for variant in scenario.variants:
        for name, value in variant.values:
            yield name, value, variant.place


def _change(variable: Variable, value: Value | Add, place: Place) -> Iterable[Diagnostic]:
    if isinstance(value, Add):
        if not isinstance(variable, Counter):
            yield ASSIGNED.at(
                place,
                f"`{variable.name}` is no counter, so it cannot move by {value.amount:+}.",
                f"Write for example `{_example(variable)}`.",
            )
        return
    problem = _misfit(variable, value)
    if problem:
        yield ASSIGNED.at(
            place, f"`{variable.name}` cannot become `{_word(value)}`: it is {problem}.", _range(variable)
        )


def _condition(condition: Expression, place: Place, known: Mapping[str, Variable]) -> Iterable[Diagnostic]:
    match condition:
        case Name(name=name) if name in known and not isinstance(known[name], Flag):
            yield COMPARED.at(
                place_of(name, place),
                f"`{name}` is no flag, so it has to be compared with something.",
                f"Write for example `{_comparison(known[name])}`.",
            )
        case Literal(value=value) if not isinstance(value, bool):
            yield COMPARED.at(place, f"`{value}` alone is no condition.", "Compare it with a variable.")
        case Compare(left=left, right=right):
            yield from _compare(condition, place, _sides(left, right, known))
        case Not(inner=inner):
            yield from _condition(inner, place, known)
        case Both(left=one, right=other) | Either(left=one, right=other):
            yield from _condition(one, place, known)
            yield from _condition(other, place, known)
        case Name() | Literal() | Visited():
            pass


def _sides(
    left: Name | Literal, right: Name | Literal, known: Mapping[str, Variable]
) -> list[Variable | Value]:
    sides: list[Variable | Value] = []
    for side in (left, right):
        if isinstance(side, Literal):
            sides.append(side.value)
        elif side.name in known:
            sides.append(known[side.name])
        elif _is_value(side.name, known):
            sides.append(side.name)
    return sides


def _compare(condition: Compare, place: Place, sides: list[Variable | Value]) -> Iterable[Diagnostic]:
    variables = [side for side in sides if isinstance(side, Counter | Flag | Named)]
    if len(sides) < 2 or not variables:
        return
    variable = variables[0]
    at = place_of(variable.name, place)
    if condition.operator not in ("==", "!=") and not isinstance(variable, Counter):
        yield COMPARED.at(
            at,
            f"`{variable.name}` has no order, so `{condition.operator}` asks nothing.",
            "Use `==` or `!=`.",
        )
    elif len(variables) == 2 and type(variables[0]) is not type(variables[1]):
        yield COMPARED.at(
            at,
            f"`{variables[0].name}` and `{variables[1].name}` are of different sorts.",
            "Compare like with like.",
        )
    elif len(variables) == 1:
        value = next(side for side in sides if not isinstance(side, Counter | Flag | Named))
        problem = _misfit(variable, value)
        if problem:
            yield COMPARED.at(
                at, f"`{variable.name}` is never `{_word(value)}`: it is {problem}.", _range(variable)
            )


def _misfit(variable: Variable, value: Value) -> str:
    """Why the variable cannot hold the value, or nothing."""
    match variable:
        case Counter(low=low, high=high):
            fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
            return "" if fits else f"a number from {low} to {high}"
        case Flag():
            return "" if isinstance(value, bool) else "true or false"
        case Named(values=values):
            return "" if isinstance(value, str) and value in values else f"one of {', '.join(values)}"


def _word(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _range(variable: Variable) -> str:
    return f"Write for example `{_example(variable)}` or `{_comparison(variable)}`."


def _example(variable: Variable) -> str:
    match variable:
        case Counter(name=name):
            return f"{name} +1"
        case Flag(name=name):
            return f"{name} = true"
        case Named(name=name, values=values):
            return f"{name} = {values[0] if values else 'none'}"


def _comparison(variable: Variable) -> str:
    match variable:
        case Counter(name=name, low=low):
            return f"{name} >= {low + 1}"
        case Flag(name=name):
            return name
        case Named(name=name, values=values):
            return f"{name} == {values[0] if values else 'none'}"
