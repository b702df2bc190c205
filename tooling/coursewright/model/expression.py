"""Guards of a scenario as a closed tree: parsed once, never run as code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = int | bool | str
"""What a variable holds: a bounded integer, a flag or one of its named values."""


@dataclass(frozen=True)
class Name:
    """The value of a variable."""

    name: str


@dataclass(frozen=True)
class Literal:
    """A value written out."""

    value: Value


@dataclass(frozen=True)
class Visited:
    """Whether a node has been entered on this path."""

    node: str


@dataclass(frozen=True)
class Compare:
    """Two operands of one type, compared; `operator` is one of == != < <= > >=."""

    operator: str
    left: Name | Literal
    right: Name | Literal


@dataclass(frozen=True)
class Not:
    """The contrary."""

    inner: Expression


@dataclass(frozen=True)
class Both:
    """Both hold."""

    left: Expression
    right: Expression


@dataclass(frozen=True)
class Either:
    """At least one holds."""

    left: Expression
    right: Expression


Expression: TypeAlias = Name | Literal | Visited | Compare | Not | Both | Either
"""Name and Literal stand alone only for flags."""

COMPARISONS: Mapping[str, Callable[[Value, Value], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: isinstance(a, int) and isinstance(b, int) and a < b,
    "<=": lambda a, b: isinstance(a, int) and isinstance(b, int) and a <= b,
    ">": lambda a, b: isinstance(a, int) and isinstance(b, int) and a > b,
    ">=": lambda a, b: isinstance(a, int) and isinstance(b, int) and a >= b,
}


def holds(expression: Expression, values: Mapping[str, Value], visited: frozenset[str]) -> bool:
    """Whether the guard holds in a state. Total: every tree has an answer in every state."""
    match expression:
        case Name(name=name):
            return bool(values[name])
        case Literal(value=value):
            return bool(value)
        case Visited(node=node):
            return node in visited
        case Compare(operator=operator, left=left, right=right):
            return COMPARISONS[operator](_value(left, values), _value(right, values))
        case Not(inner=inner):
            return not holds(inner, values, visited)
        case Both(left=left_side, right=right_side):
            return holds(left_side, values, visited) and holds(right_side, values, visited)
        case Either(left=left_side, right=right_side):
            return holds(left_side, values, visited) or holds(right_side, values, visited)


def parts(expression: Expression) -> Iterator[Expression]:
    """Every part of the tree, operands included."""
    yield expression
    match expression:
        case Not(inner=inner):
            yield from parts(inner)
        case Both(left=left, right=right) | Either(left=left, right=right):
            yield from parts(left)
            yield from parts(right)
        case Compare(left=a, right=b):
            yield a
            yield b
        case _:
            pass


def names_read(expression: Expression) -> frozenset[str]:
    """The variables whose value it asks for."""
    return frozenset(part.name for part in parts(expression) if isinstance(part, Name))


def nodes_asked(expression: Expression) -> frozenset[str]:
    """The nodes whose visit it asks for."""
    return frozenset(part.node for part in parts(expression) if isinstance(part, Visited))


def _value(operand: Name | Literal, values: Mapping[str, Value]) -> Value:
    return values[operand.name] if isinstance(operand, Name) else operand.value
