"""Conditions and effects as plain sentences that a group can follow with tokens and a strip of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from coursewright.encode import interface
from coursewright.encode.paper.numbers import Key
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
)
from coursewright.model.scenario import Add, Assign, Counter, Effect, Scenario, Variable

CONTRARY: Mapping[str, str] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
MIRRORED: Mapping[str, str] = {"==": "==", "!=": "!=", "<": ">", ">": "<", ">=": "<=", "<=": ">="}
COMPARED: Mapping[str, str] = {
    "==": "paper-is", "!=": "paper-is-not", "<": "paper-less", "<=": "paper-most", ">": "paper-more", ">=": "paper-least",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentences:
    """Speaks of one scenario in one language."""

    scenario: Scenario
    language: str
    numbers: Mapping[Key, int]

    def say(self, key: str, **values: str | int) -> str:
        """Words of the interface."""
        return interface.say(self.language, key, **values)

    def label(self, name: str) -> str:
        """What a token is called."""
        variable = self._variable(name)
        return name.replace("_", " ") if variable.label in ("", name) else variable.label

    def value(self, value: Value) -> str:
        """A value as it stands on the sheet."""
        if isinstance(value, bool):
            return self.say("yes" if value else "no")
        return str(value).replace("_", " ")

    def effect(self, effect: Effect) -> str:
        """What to do with a token."""
        label = self.label(effect.name)
        variable = self._variable(effect.name)
        match effect:
            case Add(amount=amount):
                least, most = (variable.low, variable.high) if isinstance(variable, Counter) else (0, 0)
                if amount < 0:
                    return self.say("paper-down", label=label, by=-amount, least=least)
                return self.say("paper-up", label=label, by=amount, most=most)
            case Assign(value=value):
                if isinstance(value, bool):
                    return self.say("paper-tick" if value else "paper-clear", label=label)
                return self.say("paper-set", label=label, value=self.value(value))
            case _:
                assert_never(effect)

    def change(self, effect: Effect) -> str:
        """The same, short, for who looks back."""
        given = effect.value if isinstance(effect, Assign) else 0
        value = f"{effect.amount:+d}".replace("-", "\u2212") if isinstance(effect, Add) else self.value(given)
        return self.say("paper-changed", label=self.label(effect.name), value=value)

    def condition(self, expression: Expression) -> str:
        """A condition without any `not`: every contrary is said in words of its own."""
        match expression:
            case Not(inner=Name(name=name)):
                return self.say("paper-not-ticked", label=self.label(name))
            case Not(inner=Visited(node=node)):
                return self.say("paper-not-been", number=self.numbers[node, ""])
            case Not(inner=inner):
                return self.condition(contrary(inner))
            case Both(left=left, right=right):
                return self.say("paper-and", one=self._part(left, Either), other=self._part(right, Either))
            case Either(left=left, right=right):
                return self.say("paper-or", one=self._part(left, Both), other=self._part(right, Both))
            case Visited(node=node):
                return self.say("paper-been", number=self.numbers[node, ""])
            case Name(name=name):
                return self.say("paper-ticked", label=self.label(name))
            case Literal(value=value):
                return self.say("paper-always" if value else "paper-never")
            case Compare():
                return self._compared(expression)
            case _:
                assert_never(expression)

    def _compared(self, one: Compare) -> str:
        match one.left, one.right:
            case Literal(), Name():
                return self._compared(Compare(MIRRORED[one.operator], one.right, one.left))
            case Name(name=name), Literal(value=bool() as value):
                ticked = value == (one.operator == "==")
                return self.say("paper-ticked" if ticked else "paper-not-ticked", label=self.label(name))
            case Name(name=name), Literal(value=value):
                words = self.value(value)
            case Name(name=name), Name(name=other):
                words = self.say("paper-the-other", label=self.label(other))
            case Literal(value=value), _:
                # Two written values: the sentence is the same on every way.
                same = one.right.value == value if isinstance(one.right, Literal) else False
                return self.say("paper-always" if same == (one.operator == "==") else "paper-never")
        return self.say(COMPARED[one.operator], label=self.label(name), value=words)

    def _part(self, inner: Expression, other: type) -> str:
        pushed = contrary(inner.inner) if isinstance(inner, Not) else inner
        words = self.condition(pushed)
        return self.say("paper-group", inner=words) if isinstance(pushed, other) else words

    def _variable(self, name: str) -> Variable:
        return next(variable for variable in self.scenario.variables if variable.name == name)


def contrary(expression: Expression) -> Expression:
    """What holds where `expression` does not."""
    match expression:
        case Not(inner=inner):
            return inner
        case Both(left=left, right=right):
            return Either(contrary(left), contrary(right))
        case Either(left=left, right=right):
            return Both(contrary(left), contrary(right))
        case Compare(operator=operator, left=left, right=right):
            return Compare(CONTRARY[operator], left, right)
        case Literal(value=value):
            return Literal(not value)
        case Name() | Visited():
            return Not(expression)
        case _:
            assert_never(expression)
