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
