"""A calculation that a reader may repeat with other numbers: a closed tree, never run as code, equal in Python and browser."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

MOST_TURNS = 10_000
"""How often a sum or product may go round; one that would go on longer has no value."""


@dataclass(frozen=True)
class Number:
    """A number written out."""

    value: float


@dataclass(frozen=True)
class Variable:
    """The value of a parameter, of an earlier step, or of what a sum goes over."""

    name: str


@dataclass(frozen=True)
class Apply:
    """An operation of `OPERATIONS`, or `if` with a condition and two values, of which one is asked for."""

    operation: str
    operands: tuple[Formula, ...]


@dataclass(frozen=True)
class Over:
    """The `sum` or `prod` of `body` for every whole number from `first` up to, not including, `end`."""

    operation: str
    name: str
    first: Formula
    end: Formula
    body: Formula


Formula: TypeAlias = Number | Variable | Apply | Over


@dataclass(frozen=True)
class Parameter:
    """A number that the reader may set, from `low` to `high` in steps; `start` is what the notebook says."""

    name: str
    label: str
    unit: str
    low: Decimal
    high: Decimal
    step: Decimal
    start: Decimal


@dataclass(frozen=True)
class Result:
    """A number that the reader is shown, rounded to `places` decimals, halves away from zero."""

    name: str
    label: str
    unit: str
    places: int


@dataclass(frozen=True)
class Tryout:
    """Parameters, what is computed from them step by step, and what of it is shown."""

    title: str
    parameters: tuple[Parameter, ...]
    steps: tuple[tuple[str, Formula], ...]
    results: tuple[Result, ...]


def _power(a: float, b: float) -> float:
    found = a**b
    return found if isinstance(found, float) else math.nan


def _factorial(a: float) -> float:
    return float(math.factorial(int(a))) if a == int(a) else math.nan


def _holds(a: float) -> bool:
    return a != 0 and not math.isnan(a)


OPERATIONS: Mapping[str, Callable[..., float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: float(math.floor(a / b)),
    "**": _power,
    "neg": lambda a: -a,
    "<": lambda a, b: float(a < b),
    "<=": lambda a, b: float(a <= b),
    ">": lambda a, b: float(a > b),
    ">=": lambda a, b: float(a >= b),
    "==": lambda a, b: float(a == b),
    "!=": lambda a, b: float(a != b),
    "and": lambda a, b: b if _holds(a) else a,
    "or": lambda a, b: a if _holds(a) else b,
    "not": lambda a: float(not _holds(a)),
    "min": min,
    "max": max,
    "abs": abs,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "log": math.log,
    "floor": lambda a: float(math.floor(a)),
    "ceil": lambda a: float(math.ceil(a)),
    "round": lambda a: float(round(a)),
    "factorial": _factorial,
}
"""The closed set of what may be computed; `site/player/calculation.ts` holds the same."""


def computed(tryout: Tryout, given: Mapping[str, float]) -> dict[str, float]:
    """Every result for these parameters, by its name; NaN where there is none, as after a division by nothing."""
    names = {name: float(value) for name, value in given.items()}
    for name, formula in tryout.steps:
        names[name] = value(formula, names)
    return {result.name: names[result.name] for result in tryout.results}


def value(formula: Formula, names: Mapping[str, float]) -> float:
    """The value of a formula. Total: where mathematics gives none, or one beyond all numbers, it is NaN."""
    match formula:
        case Number(value=number):
            return number
        case Variable(name=name):
            return names[name]
        case Apply(operation="if", operands=(condition, one, other)):
            return value(one if _holds(value(condition, names)) else other, names)
        case Apply(operation=operation, operands=operands):
            given = [value(operand, names) for operand in operands]
            try:
                found = OPERATIONS[operation](*given)
            except (ArithmeticError, ValueError):
                return math.nan
            return found if math.isfinite(found) else math.nan
        case Over():
            return _over(formula, names)


def _over(formula: Over, names: Mapping[str, float]) -> float:
    start, stop = value(formula.first, names), value(formula.end, names)
    if not (math.isfinite(start) and math.isfinite(stop)) or stop - start > MOST_TURNS:
        return math.nan
    if start != math.floor(start) or stop != math.floor(stop):
        return math.nan
    found = 0.0 if formula.operation == "sum" else 1.0
    for turn in range(int(start), int(stop)):
        one = value(formula.body, {**names, formula.name: float(turn)})
        found = found + one if formula.operation == "sum" else found * one
    return found


def rounded(number: float, places: int) -> str:
    """A number as the reader sees it; a dash where there is none."""
    if not math.isfinite(number) or abs(number) >= 1e15:
        return "–"
    text = str(Decimal(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return text.removeprefix("-") if not float(text) else text


Json: TypeAlias = "float | str | list[Json]"


def tree(formula: Formula) -> Json:
    """The formula as the browser reads it: a number, a name, or a list that begins with the operation."""
    match formula:
        case Number(value=number):
            return int(number) if number == int(number) else number
        case Variable(name=name):
            return name
        case Apply(operation=operation, operands=operands):
            return [operation, *map(tree, operands)]
        case Over(operation=operation, name=name, first=first, end=end, body=body):
            return [operation, name, tree(first), tree(end), tree(body)]
