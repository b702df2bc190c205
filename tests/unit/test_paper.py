"""A booklet plays as the machine does: whoever follows its sentences comes to the same state and the same score."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from paper_player import Group, Table

from coursewright import disk
from coursewright.encode.paper.edition import edition
from coursewright.encode.paper.numbers import numbered, tokens
from coursewright.encode.paper.sentences import Sentences, contrary
from coursewright.encode.resources import Resources
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
    holds,
)
from coursewright.model.scenario import Scenario
from coursewright.readers.project import assemble, read_file
from coursewright.scenario.explore import best_of
from coursewright.scenario.machine import begin, earned, ended, take, ways

HOME = Path(__file__).parents[2]


@cache
def scenarios() -> Mapping[str, Scenario]:
    """The stories of this repository and the tea house's, read and not checked: the checks have tests of their own."""
    found: dict[str, Scenario] = {}
    for folder in (HOME, HOME / "tests" / "fixtures" / "tea-house"):
        files = disk.read_tree(folder)
        readings = [read_file(path, data) for path, data in files.items() if path.startswith("scenarios/")]
        found.update(assemble("", readings, {})[0].scenarios)
    return found


@cache
def paper(id: str) -> html.HtmlElement:
    """The edition on paper, as it stands in a page."""
    scenario = scenarios()[id]
    whole = edition(scenario, {}, best_of(scenario), Resources("en"))
    parts = (getattr(whole, part.name) for part in fields(whole))
    return html.fromstring(f"<main>{''.join(parts)}</main>")


def label(scenario: Scenario, name: str) -> str:
    return Sentences(scenario, "en", numbered(scenario)).label(name)


def words(value: Value) -> str:
    return ("✓" if value else "") if isinstance(value, bool) else str(value).replace("_", " ")


SCENARIOS = sorted(path.stem for path in (HOME / "scenarios").glob("*.md"))


@pytest.mark.parametrize("id", [*SCENARIOS, "late-guest"])
def test_a_group_that_follows_the_sentences_comes_to_the_same_state_and_score(id: str) -> None:
    scenario, page = scenarios()[id], paper(id)
    best = best_of(scenario).points
    chance = random.Random(id)
    numbers = numbered(scenario)
    for _ in range(6):
        variant = chance.choice([*scenario.variants]) if scenario.variants else None
        play = begin(scenario, variant.id if variant else "")
        group = Group(page)
        group.begin(variant.label if variant else "")
        while not ended(scenario, play):
            assert group.title == scenario.node(play.node).title
            around = scenario.node(play.node).around
            can = ways(scenario, play)
            expected = sorted(
                numbers.get((play.node, one.id), numbers[one.target, ""]) for one in can if one is not around
            )
            assert sorted(group.open().values()) == expected
            taken = chance.choice(can)
            if taken is around:
                group._turn(group.around())
            else:
                to = numbers.get((play.node, taken.id), numbers[taken.target, ""])
                group._turn(next(number for number in group.open().values() if number == to))
            play = take(scenario, play, taken.id)
            kept = {label(scenario, one.name): words(play.values[one.name]) for one in tokens(scenario)}
            assert group.table.tokens == kept
        assert group.outcome
        assert group.points() == play.points
        if best:
            assert group.possible() == best
            assert earned(play.points, best) == earned(group.points(), group.possible())


def test_the_story_begins_at_one_and_no_number_tells_where_it_leads() -> None:
    scenario = scenarios()["helpful-companion"]
    numbers = numbered(scenario)
    assert numbers[scenario.start, ""] == 1
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    assert list(numbers) != sorted(numbers)
    assert numbers == numbered(scenario)


CONDITIONS: tuple[Expression, ...] = (
    Compare(">=", Name("warmth"), Literal(3)),
    Compare("<", Literal(1), Name("warmth")),
    Compare("!=", Name("warmth"), Name("time")),
    Name("kettle"),
    Not(Name("kettle")),
    Compare("==", Name("kettle"), Literal(False)),
    Not(Visited("a-cup")),
    Both(Name("kettle"), Either(Visited("a-cup"), Compare("<=", Name("time"), Literal(2)))),
    Either(Both(Name("kettle"), Visited("a-cup")), Compare(">", Name("warmth"), Literal(0))),
    Not(Both(Name("kettle"), Not(Compare(">", Name("time"), Literal(1))))),
    Not(Either(Visited("the-sign"), Not(Visited("a-cup")))),
)


@pytest.mark.parametrize("condition", CONDITIONS, ids=range(len(CONDITIONS)))
def test_a_condition_reads_as_it_is_meant(condition: Expression) -> None:
    scenario = scenarios()["late-guest"]
    numbers = numbered(scenario)
    sentence = Sentences(scenario, "en", numbers).condition(condition)
    for values, visited in STATES:
        kept = {label(scenario, name): words(value) for name, value in values.items()}
        table = Table(kept, [numbers[node, ""] for node in visited])
        assert table.holds(sentence) == holds(condition, values, visited), sentence
        assert holds(contrary(condition), values, visited) != holds(condition, values, visited)


STATES: list[tuple[dict[str, Value], frozenset[str]]] = [
    ({"warmth": warmth, "time": time, "kettle": kettle}, frozenset(visited))
    for warmth in range(5)
    for time in range(4)
    for kettle in (False, True)
    for visited in ((), ("a-cup",), ("the-sign",), ("a-cup", "the-sign"))
]


def test_reasons_and_points_stand_in_no_number_but_in_the_table_for_afterwards() -> None:
    group = Group(paper("late-guest"))
    (booklet,) = group.tree.xpath("//div[@class='entries']")
    (table,) = group.tree.xpath("//table[@class='lookup']")
    reason = "A place comes before a menu"
    assert reason not in booklet.text_content()
    assert reason in table.text_content()
    assert "points" not in booklet.text_content()


def test_the_sheets_hold_what_a_group_needs() -> None:
    page = html.tostring(paper("late-guest"), encoding="unicode")
    for words_ in (
        "Role cards",
        "Observer sheet",
        "Looking back together",
        "Strip of numbers",
        "Token sheet",
    ):
        assert f">{words_}</h2>" in page
    assert "You are alone in the tea house" in page
    assert "the most that any way through this story earns" in page
