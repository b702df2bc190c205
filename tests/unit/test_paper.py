"""What an edition on paper says: its numbers, its conditions, its sheets."""

from __future__ import annotations

import pytest
from lxml import html

from coursewright import disk
from coursewright.encode.outline import outline
from coursewright.encode.paper.numbers import numbered
from coursewright.encode.paper.sentences import Sentences, contrary
from coursewright.encode.typeset.books import BOOK, Press, gamebook
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
from coursewright.readers.project import assemble, is_source, read_file
from paper_pages import HOME, label, paper, story, words
from paper_player import Group, Table


def test_the_story_begins_at_one_and_no_number_tells_where_it_leads() -> None:
    scenario = story("helpful-companion")
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
    scenario = story("late-guest")
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


TEA_HOUSE = HOME / "tests" / "fixtures" / "tea-house"


def test_the_booklet_for_print_draws_as_many_marks_and_boxes() -> None:
    readings = [read_file(path, data) for path, data in disk.read_tree(TEA_HOUSE).items() if is_source(path)]
    project = assemble("Tests", readings, {})[0]
    course = project.courses[0]
    press = Press(project, outline(project, course), disk.bundle()[BOOK], "a4")
    scenario = project.scenarios["late-guest"]
    source = gamebook(press, scenario).source
    page = paper("late-guest")
    assert source.count('framed("place")') == len(page.xpath("//span[contains(@class, 'place')]")) > 3
    boxes = len(page.xpath("//ol[@class='strip']/li"))
    assert f"#strip-of({boxes});" in source
