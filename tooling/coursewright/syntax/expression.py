"""Guards and effects of a scenario from their text to a closed tree. Nothing is ever run as code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.expression import Both, Compare, Either, Expression, Literal, Name, Not, Visited
from coursewright.model.place import Place

BAD_EXPRESSION = Code(
    "EXPR001", Severity.ERROR, "a condition that cannot be read",
    "A condition decides what a learner is offered. It is made of names, numbers, `== != < <= > >=`, `and`, `or`, "
    "`not`, `visited(node)` and brackets, nothing else.",
    "`if trust => 2`", "`if trust >= 2`",
)  # fmt: skip
CODES = (BAD_EXPRESSION,)

MAX_DEPTH = 20
_TOKEN = re.compile(r"\s*(?:(-?\d+(?![\w-]))|(\w[\w-]*)|(==|!=|<=|>=|<|>|\(|\)))")
_ORDERED = ("==", "!=", "<=", ">=", "<", ">")


@dataclass(frozen=True)
class _Token:
    text: str
    column: int
    sort: str


class _Unreadable(Exception):
    """Why and where reading stopped; never leaves this module."""

    def __init__(self, why: str, column: int) -> None:
        super().__init__(why)
        self.why, self.column = why, column


def read_expression(text: str, place: Place, reports: Reports) -> Expression | None:
    """The tree of a condition whose text begins at `place`, or None with a report."""
    try:
        reader = _Reader(_tokens(text), len(text))
        tree = reader.either(0)
        reader.end()
        return tree
    except _Unreadable as error:
        column = place.column + error.column
        reports.add(
            BAD_EXPRESSION.at(
                Place(place.file, place.line, column, place.line, column + 1),
                f"This condition cannot be read: {error.why}.",
                "Write for example `if trust >= 2 and not visited(the-corridor)`.",
            )
        )
        return None


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            column = at + len(text[at:]) - len(text[at:].lstrip())
            raise _Unreadable(f"`{text[column]}` does not belong here", column)
        sort = ("number", "word", "sign")[(match.lastindex or 1) - 1]
        tokens.append(_Token(match[match.lastindex or 1], match.start(match.lastindex or 1), sort))
        at = match.end()
    return tokens


class _Reader:
    """Recursive descent: or, and, not, comparison, operand."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self.tokens, self.length, self.at = tokens, length, 0

    def either(self, depth: int) -> Expression:
        tree = self.both(depth)
        while self._next("or"):
            tree = Either(tree, self.both(depth))
        return tree

    def both(self, depth: int) -> Expression:
        tree = self.negation(depth)
        while self._next("and"):
            tree = Both(tree, self.negation(depth))
        return tree

    def negation(self, depth: int) -> Expression:
        if depth > MAX_DEPTH:
            raise _Unreadable(f"it is nested more than {MAX_DEPTH} deep", self._column())
        if self._next("not"):
            return Not(self.negation(depth + 1))
        if self._next("("):
            tree = self.either(depth + 1)
            self._expect(")")
            return tree
        return self.comparison()

    def comparison(self) -> Expression:
        left = self.operand()
        sign = self._peek()
        if sign is not None and sign.text in _ORDERED:
            if isinstance(left, Visited):
                raise _Unreadable("`visited(...)` is already true or false", sign.column)
            self.at += 1
            right = self.operand()
            if isinstance(right, Visited):
                raise _Unreadable("`visited(...)` cannot be compared", sign.column)
            return Compare(sign.text, left, right)
        return left

    def operand(self) -> Name | Literal | Visited:
        token = self._peek()
        if token is None or token.sort == "sign" or token.text in ("and", "or", "not", "if"):
            raise _Unreadable("a name or a number is missing here", self._column())
        self.at += 1
        if token.sort == "number":
            return Literal(int(token.text))
        if token.text in ("true", "false"):
            return Literal(token.text == "true")
        if token.text == "visited" and self._next("("):
            node = self._peek()
            if node is None or node.sort == "sign":
                raise _Unreadable("`visited` needs a node, as in `visited(the-corridor)`", self._column())
            self.at += 1
            self._expect(")")
            return Visited(node.text)
        return Name(token.text)

    def end(self) -> None:
        token = self._peek()
        if token is not None:
            raise _Unreadable(f"`{token.text}` is too much", token.column)

    def _peek(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _next(self, text: str) -> bool:
        token = self._peek()
        if token is not None and token.text == text:
            self.at += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._next(text):
            raise _Unreadable(f"`{text}` is missing", self._column())

    def _column(self) -> int:
        token = self._peek()
        return token.column if token is not None else self.length
