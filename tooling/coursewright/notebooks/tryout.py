"""A cell that readers may repeat, from its Python to a closed tree. Nothing is run; what the tree cannot say is told."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from coursewright.model.calculation import (
    Apply,
    Formula,
    Number,
    Over,
    Parameter,
    Result,
    Tryout,
    Variable,
)
from coursewright.syntax.cells import NOTE, PARAMETER, RESULT

_BINARY = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Pow: "**"}
_COMPARED = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
_FUNCTIONS = {
    name: name for name in ("min", "max", "abs", "sqrt", "exp", "log", "floor", "ceil", "round")
} | {"factorial": "factorial"}
TRIALS = 100
"""How many sets of numbers the notebook and the page must agree on."""


class Unreadable(Exception):
    """Why a cell cannot be repeated in a page, and on which line of it, from 1."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.why, self.line = why, line


@dataclass(slots=True)
class _Cell:
    """What has been read of the cell so far."""

    notes: Mapping[int, tuple[str, str]]
    parameters: list[Parameter] = field(default_factory=list)
    steps: list[tuple[str, Formula]] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {p.name for p in self.parameters} | {name for name, _ in self.steps}


def read_tryout(title: str, source: str) -> Tryout:
    """The calculation of a cell. Raises Unreadable, which the caller turns into a complaint."""
    try:
        module = ast.parse(source)
    except SyntaxError as error:
        raise Unreadable("it is no Python", error.lineno or 1) from None
    lines = source.split("\n")
    notes = {n: (m[1], m[2]) for n, line in enumerate(lines, 1) if (m := NOTE.search(line))}
    cell = _Cell(notes)
    for statement in module.body:
        _statement(cell, statement)
    if not cell.parameters:
        raise Unreadable("no parameter is marked with `#<`", 1)
    if not cell.results:
        raise Unreadable("no result is marked with `#>`", 1)
    return Tryout(title, tuple(cell.parameters), tuple(cell.steps), tuple(cell.results))


def _statement(cell: _Cell, statement: ast.stmt) -> None:
    match statement:
        case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Expr():
            return  # what it shows or makes sure of in the notebook is no part of the calculation
        case ast.Assign(targets=[ast.Name(id=name)], value=given):
            sign, words = cell.notes.get(statement.end_lineno or statement.lineno, ("", ""))
            if name in cell.names:
                raise Unreadable(f"`{name}` is given a value twice", statement.lineno)
            if sign == "<":
                cell.parameters.append(_parameter(name, given, words))
                return
            cell.steps.append((name, _formula(given, cell.names)))
            if sign == ">":
                cell.results.append(_result(name, words, statement.lineno))
        case _:
            raise Unreadable("only values may be given to names here, one a line", statement.lineno)


def _parameter(name: str, given: ast.expr, words: str) -> Parameter:
    match = PARAMETER.match(words)
    start = _number(given)
    if match is None or start is None:
        raise Unreadable(f"`{name}` needs a number, and after `#<` its label and range, as in `#< Patients 10..200 by 5`", given.lineno)  # fmt: skip
    low, high = Decimal(match["low"]), Decimal(match["high"])
    step = Decimal(match["step"] or "1")
    number = Decimal(str(start))
    if not (low <= number <= high and low < high and step > 0 and (number - low) % step == 0):
        raise Unreadable(f"`{name}` starts outside of its range or between two of its steps", given.lineno)
    return Parameter(name, match["label"], match["unit"] or "", low, high, step, number)


def _number(given: ast.expr) -> float | None:
    match given:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return -number
        case _:
            return None


def _result(name: str, words: str, line: int) -> Result:
    match = RESULT.match(words)
    if match is None:
        raise Unreadable(f"`{name}` needs a label after `#>`, as in `#> Waiting [days] to 1`", line)
    return Result(name, match["label"], match["unit"] or "", int(match["places"] or 0))


def _formula(given: ast.expr, names: set[str]) -> Formula:
    def inner(*operands: ast.expr) -> tuple[Formula, ...]:
        return tuple(_formula(operand, names) for operand in operands)

    match given:
        case ast.Constant(value=int() | float() as number):
            return Number(float(number))
        case ast.Name(id=name) if name in names:
            return Variable(name)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return Apply(_BINARY[type(op)], inner(left, right))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Apply("neg", inner(operand))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Apply("not", inner(operand))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARED:
            return Apply(_COMPARED[type(op)], inner(left, right))
        case ast.BoolOp(op=op, values=[first, *rest]):
            found = _formula(first, names)
            for one in rest:
                found = Apply("and" if isinstance(op, ast.And) else "or", (found, _formula(one, names)))
            return found
        case ast.IfExp(test=test, body=body, orelse=other):
            return Apply("if", inner(test, body, other))
        case ast.Call(func=func, args=args, keywords=[]):
            return _call(_called(func), given, args, names)
        case ast.Name(id=name):
            raise Unreadable(f"`{name}` is not known in this cell", given.lineno)
        case _:
            raise Unreadable(f"`{ast.unparse(given)[:40]}` cannot be computed in a page", given.lineno)


def _called(func: ast.expr) -> str:
    match func:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="math"), attr=name):
            return name
        case _:
            return ast.unparse(func)


def _call(name: str, given: ast.expr, args: list[ast.expr], names: set[str]) -> Formula:
    match name, args:
        case (("sum" | "prod"), [ast.GeneratorExp(elt=body, generators=[one])]) if not one.ifs:
            return _over(name, one, body, names)
        case _ if name in _FUNCTIONS and args:
            operands = tuple(_formula(arg, names) for arg in args)
            if name in ("min", "max") and len(operands) > 1:
                found = operands[0]
                for one_more in operands[1:]:
                    found = Apply(name, (found, one_more))
                return found
            if len(operands) == 1 and name not in ("min", "max"):
                return Apply(name, operands)
    known = ", ".join(sorted((*_FUNCTIONS, "sum", "prod")))
    raise Unreadable(
        f"`{ast.unparse(given)[:40]}` cannot be computed in a page, which knows {known}", given.lineno
    )


def _over(name: str, one: ast.comprehension, body: ast.expr, names: set[str]) -> Formula:
    match one.target, one.iter:
        case ast.Name(id=turn), ast.Call(func=ast.Name(id="range"), args=[*ends]) if 1 <= len(ends) <= 2:
            first = _formula(ends[0], names) if len(ends) == 2 else Number(0.0)
            return Over(name, turn, first, _formula(ends[-1], names), _formula(body, names | {turn}))
        case _:
            raise Unreadable("a sum goes over `range(...)` in a page", body.lineno)


def trials(tryout: Tryout) -> tuple[Mapping[str, float], ...]:
    """As many sets of numbers as are compared, spread over the ranges: the start, all lows, all highs, then others."""
    ends = [{p.name: _plain(value) for p in tryout.parameters for value in [pick(p)]} for pick in _ENDS]
    return (*ends, *(_spread(tryout, turn) for turn in range(TRIALS - len(ends))))


def _start(parameter: Parameter) -> Decimal:
    return parameter.start


def _least(parameter: Parameter) -> Decimal:
    return parameter.low


def _most(parameter: Parameter) -> Decimal:
    return parameter.low + (parameter.high - parameter.low) // parameter.step * parameter.step


_ENDS: tuple[Callable[[Parameter], Decimal], ...] = (_start, _least, _most)


def _spread(tryout: Tryout, turn: int) -> Mapping[str, float]:
    """Multiples of square roots of primes, modulo 1: an even spread that is the same in every build."""
    found: dict[str, float] = {}
    for parameter, root in zip(tryout.parameters, _roots(), strict=False):
        steps = int((parameter.high - parameter.low) / parameter.step)
        share = (turn + 1) * root % 1
        found[parameter.name] = _plain(parameter.low + parameter.step * round(share * steps))
    return found


def _roots() -> Iterator[float]:
    yield from (prime**0.5 for prime in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37))


def _plain(number: Decimal) -> float:
    return int(number) if number == int(number) else float(number)
