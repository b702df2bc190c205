"""Guards of scenarios as the learner's runtime reads them: nested lists, never code."""

from __future__ import annotations

from typing import assert_never

from coursewright.encode.items_data import Json
from coursewright.model.expression import Both, Compare, Either, Expression, Literal, Name, Not, Visited


def guard_json(expression: Expression) -> Json:
    """The tree as nested lists whose first entry is the operator."""
    match expression:
        case Name(name=name):
            return ["name", name]
        case Literal(value=value):
            return ["value", value]
        case Visited(node=node):
            return ["visited", node]
        case Compare(operator=operator, left=left, right=right):
            return [operator, guard_json(left), guard_json(right)]
        case Not(inner=inner):
            return ["not", guard_json(inner)]
        case Both(left=one, right=other):
            return ["and", guard_json(one), guard_json(other)]
        case Either(left=one, right=other):
            return ["or", guard_json(one), guard_json(other)]
        case _:
            assert_never(expression)


def guard_words(expression: Expression) -> str:
    """The tree as an author writes it, with brackets where they are needed."""
    match expression:
        case Name(name=name):
            return name
        case Literal(value=value):
            return str(value).lower() if isinstance(value, bool) else str(value)
        case Visited(node=node):
            return f"visited({node})"
        case Compare(operator=operator, left=left, right=right):
            return f"{guard_words(left)} {operator} {guard_words(right)}"
        case Not(inner=inner):
            return f"not {_bracketed(inner, (Both, Either, Compare))}"
        case Both(left=one, right=other):
            return f"{_bracketed(one, (Either,))} and {_bracketed(other, (Either,))}"
        case Either(left=one, right=other):
            return f"{guard_words(one)} or {guard_words(other)}"
        case _:
            assert_never(expression)


def _bracketed(inner: Expression, looser: tuple[type, ...]) -> str:
    return f"({guard_words(inner)})" if isinstance(inner, looser) else guard_words(inner)
