"""The generator, shuffles and draws, by vectors that the runtime is held to as well, and by what every draw keeps to."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from coursewright.model.chance import below, draw, generator, option_order, seed_of, shuffled, variant_group
from player_data import assessment_of

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "chance.json").read_text("utf-8"))
ITEMS = VECTORS["items"]


@pytest.mark.parametrize("case", VECTORS["words"], ids=[str(case["seed"]) for case in VECTORS["words"]])
def test_the_generator_gives_the_words_of_mulberry32(case: dict[str, Any]) -> None:
    assert list(islice(generator(case["seed"]), len(case["words"]))) == case["words"]


def test_every_part_of_an_attempt_has_a_seed_of_its_own() -> None:
    found = [seed_of(case["seed"], case["part"]) for case in VECTORS["seeds"]]
    assert found == [case["result"] for case in VECTORS["seeds"]]
    assert len(set(found)) == len(found)


def test_a_seed_decides_an_order() -> None:
    for case in VECTORS["shuffles"]:
        assert shuffled(case["list"], case["seed"]) == case["shuffled"]
        assert sorted(case["shuffled"]) == sorted(case["list"])


def test_no_place_is_favoured() -> None:
    firsts = Counter(shuffled("abc", seed)[0] for seed in range(3000))
    assert all(900 < count < 1100 for count in firsts.values())
    words = generator(1)
    assert Counter(below(words, 2) for _ in range(1000)).keys() == {0, 1}


@pytest.mark.parametrize(
    "case", VECTORS["draws"], ids=[f"{c['name']}, {c['seed']}" for c in VECTORS["draws"]]
)
def test_a_draw_comes_out_as_the_seed_says(case: dict[str, Any]) -> None:
    assessment = assessment_of(case["assessment"], ITEMS)
    drawn = draw(assessment, case["seed"], case["kept"])
    assert drawn == case["drawn"]
    items = {item.id: item for item in assessment.items}
    groups = [variant_group(items, id) for id in drawn]
    assert len(set(groups)) == len(groups)
    for objective, count in case["assessment"]["blueprint"]:
        assert sum(ITEMS[id]["objective"] == objective for id in drawn) <= count


def test_what_was_drawn_before_stays_drawn() -> None:
    kept = next(case for case in VECTORS["draws"] if case["kept"])
    assert {"b2", "a5"} <= set(draw(assessment_of(kept["assessment"], ITEMS), 99, kept["kept"]))


def test_a_scale_keeps_its_order() -> None:
    assert option_order(["low", "middle", "high"], True, "x", 5) == ["low", "middle", "high"]
    assert option_order("abcdef", False, "x", 5) != option_order("abcdef", False, "y", 5)
