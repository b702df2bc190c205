"""A booklet plays as the machine does: whoever follows its sentences comes to the same state and the same score."""

from __future__ import annotations

import random

import pytest

from coursewright.encode.paper.numbers import numbered, tokens
from coursewright.scenario.explore import best_of
from coursewright.scenario.machine import begin, earned, ended, take, ways
from paper_pages import HOME, label, paper, story, words
from paper_player import Group

SCENARIOS = sorted(path.stem for path in (HOME / "scenarios").glob("*.md"))


@pytest.mark.parametrize("id", [*SCENARIOS, "late-guest"])
def test_a_group_that_follows_the_sentences_comes_to_the_same_state_and_score(id: str) -> None:
    scenario, page = story(id), paper(id)
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
