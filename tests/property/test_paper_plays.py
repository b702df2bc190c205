"""A booklet plays as the machine does: whoever follows its sentences comes to the same state and the same score."""

from __future__ import annotations

import random

import pytest

from coursewright.encode.paper.numbers import numbered, tokens
from coursewright.model.scenario import Counter, Flag, Named, Variable
from coursewright.scenario.machine import begin, earned, ended, take, ways
from paper_pages import HOME, best, label, paper, story, words
from paper_player import Group

SCENARIOS = sorted(path.stem for path in (HOME / "scenarios").glob("*.md"))


@pytest.mark.parametrize("id", [*SCENARIOS, "late-guest"])
def test_a_group_that_follows_the_sentences_comes_to_the_same_state_and_score(id: str) -> None:
    scenario, page = story(id), paper(id)
    most = best(id).points
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
        if most:
            assert group.possible() == most
            assert earned(play.points, most) == earned(group.points(), group.possible())


@pytest.mark.parametrize("id", [*SCENARIOS, "late-guest"])
def test_the_sheet_has_a_mark_for_every_place_of_every_meter_and_the_strip_a_box_for_every_number(
    id: str,
) -> None:
    scenario, page = story(id), paper(id)
    shown = {}
    for line in page.xpath("//dl[@class='tokens']/div"):
        marks = [mark.find("b").text or "" for mark in line.xpath(".//span[contains(@class, 'place')]")]
        first = [mark.find("b").text or "" for mark in line.xpath(".//span[contains(@class, 'first')]")]
        shown[line.findtext("dt")] = (marks, first)
    assert shown == {label(scenario, one.name): places(one) for one in tokens(scenario)}
    # A number for every moment and for what follows from every choice, and the ending.
    (strip,) = page.xpath("//ol[@class='strip']")
    assert len(strip) == 2 * best(id).choices + 1 <= 60


def places(variable: Variable) -> tuple[list[str], list[str]]:
    """The marks of a variable, and those that a token lies on before the story begins."""
    match variable:
        case Counter(low=low, high=high, start=start):
            return [str(at) for at in range(low, high + 1)], [str(start)]
        case Flag(start=start):
            return [words(start)], [words(start)] if start else []
        case Named(values=values, start=start):
            return [words(value) for value in values], [words(start)]
