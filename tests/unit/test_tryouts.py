"""What readers may try gives one result in Python, in the closed tree and in the browser's own code."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursewright.model.calculation import Number, Tryout, Variable, computed, rounded, tree
from coursewright.model.course import Lesson
from coursewright.notebooks.joining import cells_of
from coursewright.notebooks.tryout import TRIALS, Unreadable, read_tryout, trials
from coursewright.readers.project import read_file
from player_process import Player, running

HOME = Path(__file__).parents[2]
NOTEBOOKS = sorted((HOME / "courses").glob("*/*.ipynb"))


@pytest.fixture(scope="module")
def player() -> Iterator[Player]:
    with running() as process:
        yield process


def tryouts(path: Path) -> list[tuple[Tryout, str]]:
    reading = read_file(path.relative_to(HOME).as_posix(), path.read_bytes())
    assert isinstance(reading.part, Lesson)
    cells = [cell for cell in cells_of(reading.part) if cell.option("try")]
    return [(read_tryout(cell.option("try"), cell.source), cell.source) for cell in cells]


def by_python(source: str, names: set[str], given: dict[str, float]) -> dict[str, float]:
    """The cell as Python runs it, with other numbers for its parameters."""
    kept = [
        node
        for node in ast.parse(source).body
        if not isinstance(node, ast.Assert)
        and not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in names)
    ]
    values: dict[str, object] = {"math": math, **given}
    exec(compile(ast.Module(kept, []), "cell", "exec"), values)
    return values  # type: ignore[return-value]


def asked(player: Player, tryout: Tryout, given: list[dict[str, float]]) -> list[list[list[object]]]:
    steps = [[name, tree(formula)] for name, formula in tryout.steps]
    results = [[result.name, result.places] for result in tryout.results]
    answer: list[list[list[object]]] = player.ask("tryout", steps=steps, results=results, given=given)
    return answer


def same(one: float, other: object) -> bool:
    if other is None or math.isnan(one):
        return other is None and math.isnan(one)
    return isinstance(other, int | float) and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def test_every_course_has_two_notebooks_and_something_to_try() -> None:
    assert len(NOTEBOOKS) == 8
    assert all(tryouts(path) for path in NOTEBOOKS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_page_and_notebook_agree_on_a_hundred_sets_of_numbers(path: Path, player: Player) -> None:
    for tryout, source in tryouts(path):
        given = [dict(one) for one in trials(tryout)]
        assert len(given) == TRIALS == 100
        assert len({tuple(one.values()) for one in given}) > 20
        names = {parameter.name for parameter in tryout.parameters}
        for one, shown in zip(given, asked(player, tryout, given), strict=True):
            ours, pythons = computed(tryout, one), by_python(source, names, one)
            for result, (number, text) in zip(tryout.results, shown, strict=True):
                assert same(ours[result.name], number), (result.name, one, ours[result.name], number)
                assert same(float(pythons[result.name]), number), (result.name, one)
                assert text == rounded(ours[result.name], result.places), (result.name, one)


CELL = "a = 3 #< A 0..9\nb = 2 #< B -5..5 by 0.5\nc = {} #> C to 2"


FORMULAS = """
a / b|a // b|a ** b|round(a / 2)|-a - b|min(a, b, 4)|max(a, 1)|abs(b)|math.sqrt(b)|math.log(a)|math.exp(a)
math.factorial(a)|math.ceil(b)|math.floor(b)|sum(k * b for k in range(a))|math.prod(k + 1 for k in range(1, a))
a if a > b and not a == 4 else b|a <= b or a >= 7|a != 3|10 ** 200 * 10 ** (a * 40)|0.1 + 0.2|1.005 * a
4 if 1 / (a - 3) < 2 else 5|not 1 / (a - 3)|sum(k for k in range(a * 2000))|sum(k for k in range(a // (a - 3)))
"""


@pytest.mark.parametrize("formula", [one for line in FORMULAS.split("\n") for one in line.split("|") if one])
def test_every_operation_means_the_same_in_both_languages(formula: str, player: Player) -> None:
    tryout = read_tryout("T", CELL.format(formula))
    given = [dict(one) for one in trials(tryout)]
    for one, ((number, text),) in zip(given, asked(player, tryout, given), strict=True):
        ours = computed(tryout, one)["c"]
        assert same(ours, number), (formula, one, ours, number)
        assert text == rounded(ours, 2), (formula, one)


UNREADABLE = (
    "a = 3 #< A 0..9",
    "c = 3 #> C",
    "a = = 3",
    "a = 3 #< A\nc = a #> C",
    "a = 30 #< A 0..9\nc = a #> C",
    "a = 3.5 #< A 0..9\nc = a #> C",
    "a = 3 #< A 0..9\nc = b #> C",
    "a = 3 #< A 0..9\nb = a\nb = 2\nc = b #> C",
    "a = 3 #< A 0..9\nfor i in a: pass\nc = a #> C",
    "a = 3 #< A 0..9\nc = open('x') #> C",
    "a = 3 #< A 0..9\nc = a.real #> C",
    "a = 3 #< A 0..9\nc = (lambda: 1)() #> C",
    "a = 3 #< A 0..9\nc = sum([a]) #> C",
)


@pytest.mark.parametrize("source", UNREADABLE)
def test_what_a_page_cannot_repeat_is_told(source: str) -> None:
    with pytest.raises(Unreadable):
        read_tryout("T", source)


def test_a_formatter_may_move_a_mark() -> None:
    tryout = read_tryout("T", "a = 3  # < A 0..9\nc = (\n    a * 2\n)  # > C to 1")
    assert computed(tryout, {"a": 4}) == {"c": 8.0}
    assert tryout.results[0].places == 1


def test_a_sum_without_end_has_no_value() -> None:
    tryout = read_tryout("T", "a = 3 #< A 0..9\nc = sum(1 for k in range(10 ** (a + 5))) #> C")
    assert math.isnan(computed(tryout, {"a": 3})["c"])
    assert rounded(math.nan, 2) == "–"


def test_a_tree_is_small_and_plain() -> None:
    assert tree(Number(3.0)) == 3
    assert tree(Variable("x")) == "x"
