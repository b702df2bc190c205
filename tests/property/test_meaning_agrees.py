"""Python and the runtime play the same random items and scenarios and must agree, state by state."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursewright.encode.items_data import item_data
from coursewright.encode.scenario_data import scenario_data
from coursewright.model.chance import draw, option_order
from coursewright.model.scenario import Best
from coursewright.model.scoring import Answer, matches, share
from coursewright.scenario.explore import explore
from coursewright.scenario.machine import Play, begin, earned, ended, offered, rolled, take, ways
from player_data import assessment_of, item_of, scenario_of, standing_of
from player_process import Player, running

agree = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def player() -> Iterator[Player]:
    with running() as process:
        yield process


IDS = st.sampled_from(["a", "b", "c", "d", "e", "constructor", "x-1"])
# Characters that newer Unicode versions added are unassigned in one of the two languages.
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=8)
TEXTS = st.one_of(LETTERS, st.text("aAßſıİIiσςΣΐ *-\u0301\u0307 \u00a0\u0085\u2028é", max_size=8))
DIGITS = st.from_regex(r"[ +\-−]?[0-9]{0,20}[.,]?[0-9]{0,20}", fullmatch=True)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=1000)


@st.composite
def items(draw: st.DrawFn) -> Mapping[str, Any]:
    options = draw(st.lists(IDS, min_size=1, max_size=6, unique=True))
    base = {"tag": "tag0", "objective": "O1", "points": draw(st.integers(0, 4)), "options": options}
    keys = draw(st.lists(st.sampled_from(options), min_size=1, unique=True))
    low, high = sorted([draw(DECIMALS), draw(DECIMALS)])
    right = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    pairs = {left: draw(st.sampled_from(right)) for left in options}
    gaps = [{"answers": draw(st.lists(TEXTS, min_size=1, max_size=2)), "foreseen": []} for _ in options[:3]]
    return draw(
        st.sampled_from(
            [
                {**base, "form": "true-false", "options": ["true", "false"], "key": draw(st.booleans())},
                {**base, "form": "choice", "keys": keys, "multiple": True},
                {**base, "form": "matching", "right": right, "pairs": pairs},
                {**base, "form": "sequencing", "steps": options},
                {**base, "form": "fill-in", "options": [], "gaps": gaps, "caseMatters": draw(st.booleans())},
                {**base, "form": "numeric", "options": [], "low": f"{low:f}", "high": f"{high:f}"},
                {**base, "form": "likert"},
                {**base, "form": "long-fill-in", "options": []},
            ]
        )
    )


def answers(item: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    some = st.lists(IDS, max_size=7)
    fitting: Mapping[str, st.SearchStrategy[Any]] = {
        "true-false": st.sampled_from(["true", "false", ""]),
        "choice": some | st.just(item.get("keys")),
        "matching": st.dictionaries(IDS, IDS) | st.just(item.get("pairs")),
        "sequencing": some | st.permutations(item["options"]),
        "fill-in": st.lists(TEXTS, max_size=4) | st.just([gap["answers"][0] for gap in item.get("gaps", ())]),
        "numeric": DIGITS | st.just(item.get("low")) | DECIMALS.map(lambda value: f"{value:f}"),
    }
    anything = TEXTS | st.lists(TEXTS, max_size=3) | st.dictionaries(TEXTS, TEXTS, max_size=3)
    return st.one_of(fitting.get(item["form"], some), fitting.get(item["form"], some), anything)


@agree
@given(st.data())
def test_both_give_an_answer_the_same_share(player: Player, data: st.DataObject) -> None:
    source = data.draw(items())
    answer: Answer = data.draw(answers(source))
    item = item_of("item", source)
    found = share(item.form, answer)
    assert 0 <= found <= 1
    assert player.ask("share", item=item_data(item), answer=answer) == [found.numerator, found.denominator]


@agree
@given(TEXTS, TEXTS, st.booleans())
def test_both_fit_the_same_texts_to_a_pattern(player: Player, pattern: str, text: str, case: bool) -> None:
    for typed in (text, pattern.replace("*", text), pattern.upper(), pattern.lower()):
        expected = matches(pattern, typed, case)
        assert player.ask("matches", pattern=pattern, text=typed, caseMatters=case) == expected


@agree
@given(
    objectives=st.lists(st.sampled_from("ABC"), min_size=1, max_size=12),
    parents=st.lists(st.integers(0, 11), max_size=12),
    blueprint=st.lists(
        st.tuples(st.sampled_from("ABC"), st.integers(0, 5)), max_size=3, unique_by=lambda s: s[0]
    ),
    number=st.none() | st.integers(0, 14),
    shuffle=st.booleans(),
    seed=st.integers(0, 2**32 - 1),
    kept=st.lists(st.integers(0, 13), max_size=5),
)
def test_both_draw_the_same_items(player: Player, **given: Any) -> None:
    count = len(given["objectives"])
    parents = dict(enumerate(given["parents"]))
    source = {
        f"i{at}": {
            "form": "likert",
            "tag": f"t{at:03}",
            "objective": objective,
            "points": 0,
            "options": list("abcd"),
            **({"variantOf": f"i{parents[at]}"} if at in parents else {}),
        }
        for at, objective in enumerate(given["objectives"])
    }
    assessment = {
        "mastery": [1, 2],
        "draw": given["number"],
        "blueprint": given["blueprint"],
        "shuffleItems": given["shuffle"],
        "shuffleOptions": True,
        "attempts": None,
        "feedbackAtEnd": True,
        "items": list(source),
    }
    kept = [f"i{at}" for at in given["kept"]]
    drawn = draw(assessment_of(assessment, source), given["seed"], kept)
    assert player.ask("draw", assessment=assessment, items=source, seed=given["seed"], kept=kept) == drawn
    assert len(drawn) <= count
    item = {**source["i0"], "fixed": False}
    order = option_order(list("abcd"), False, "i0", given["seed"])
    assert player.ask("options", item=item, id="i0", seed=given["seed"]) == order


NODES = ["n0", "n1", "n2", "n3", "constructor"]
VARIABLES = {
    "count": {"start": 1, "low": -1, "high": 3, "label": ""},
    "flag": {"start": False, "label": ""},
    "name": {"start": "none", "values": ["none", "one", "two"], "label": ""},
}
INTEGERS = st.integers(-4, 5).map(lambda value: ["value", value])
COMPARISONS = st.one_of(
    st.tuples(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), st.just(["name", "count"]), INTEGERS),
    st.tuples(st.sampled_from(["<", ">="]), INTEGERS, st.just(["name", "count"])),
    st.tuples(st.sampled_from(["==", "!="]), st.just(["name", "name"]), st.just(["value", "one"])),
    st.tuples(st.just("=="), st.just(["name", "flag"]), st.booleans().map(lambda value: ["value", value])),
).map(list)
GUARDS = st.recursive(
    st.one_of(
        COMPARISONS,
        st.just(["name", "flag"]),
        st.booleans().map(lambda value: ["value", value]),
        st.sampled_from(NODES).map(lambda node: ["visited", node]),
    ),
    lambda inner: st.one_of(
        inner.map(lambda one: ["not", one]),
        st.tuples(st.sampled_from(["and", "or"]), inner, inner).map(list),
    ),
    max_leaves=4,
)
EFFECTS = st.one_of(
    st.integers(-3, 3).map(lambda amount: ["+", "count", amount]),
    st.integers(-5, 6).map(lambda amount: ["=", "count", amount]),
    st.booleans().map(lambda value: ["=", "flag", value]),
    st.sampled_from(["none", "one", "two"]).map(lambda value: ["=", "name", value]),
)


@st.composite
def scenarios(draw: st.DrawFn) -> Mapping[str, Any]:
    nodes: dict[str, Any] = {}
    for id in NODES:
        dice = draw(st.sampled_from([(), (), (6, 1, 2, 3), (10, 4, 6), (20, 20)]))
        choices = [{**_choice(draw, f"c{at}"), "weight": weight} for at, weight in enumerate(dice[1:])] or [
            _choice(draw, f"c{at}") for at in range(draw(st.integers(0, 3)))
        ]
        if choices and draw(st.booleans()):
            choices.append({**_choice(draw, "past"), "bypass": True})
        ending = {} if choices else {"outcome": "door-open"}
        die = {"die": dice[0]} if dice else {}
        nodes[id] = {"title": id, "level": "green", "choices": choices, **ending, **die}
    late = {"id": "late", "label": "", "values": {"count": 3, "flag": True}, "start": "n2", "role": ""}
    return {
        "start": "n0",
        "role": "",
        "max": 5,
        "evidenceMax": {"O1": 2},
        "alternative": "",
        "variables": VARIABLES,
        "variants": draw(st.sampled_from([[], [late]])),
        "nodes": nodes,
    }


def _choice(draw: st.DrawFn, id: str) -> Mapping[str, Any]:
    return {
        "id": id,
        "tag": f"{id}_",
        "target": draw(st.sampled_from(NODES)),
        "effects": draw(st.lists(EFFECTS, max_size=3)),
        "points": draw(st.integers(-2, 3)),
        **({"guard": draw(GUARDS)} if draw(st.booleans()) else {}),
        **({"once": True} if draw(st.booleans()) else {}),
        **({"seconds": draw(st.integers(1, 99))} if draw(st.booleans()) else {}),
        **({"evidence": {"O1": draw(st.integers(0, 2))}} if draw(st.booleans()) else {}),
    }


@agree
@given(
    source=scenarios(),
    variant=st.sampled_from(["", "late"]),
    seed=st.integers(0, 2**32 - 1),
    picks=st.lists(st.integers(0, 5), max_size=12),
)
def test_both_play_a_scenario_through_the_same_states(
    player: Player, source: Mapping[str, Any], variant: str, seed: int, picks: list[int]
) -> None:
    scenario = scenario_of(source)
    play = begin(scenario, variant, seed)
    states = [play]
    for pick in picks:
        choices = ways(scenario, play)
        if not choices:
            break
        play = take(scenario, play, choices[pick % len(choices)].id)
        states.append(play)
    asked = player.ask("play", scenario=source, variant=variant, seed=seed, picks=picks)
    assert asked == [_seen(scenario_of(source), one) for one in states]


def _seen(scenario: Any, play: Play) -> Mapping[str, Any]:
    score, roll = earned(play.points, 5), rolled(scenario, play)
    return {
        "variant": play.variant,
        "node": play.node,
        "values": dict(play.values),
        "visited": list(play.visited),
        "once": list(play.once),
        "points": play.points,
        "evidence": dict(play.evidence),
        "path": [
            {
                "node": step.node,
                "choice": step.choice,
                "before": dict(step.before),
                "after": dict(step.after),
                "points": step.points,
            }
            for step in play.path
        ],
        "seed": play.seed,
        "offered": [choice.id for choice in offered(scenario, play)],
        "rolled": None if roll is None else {"face": roll.face, "choice": roll.choice},
        "ended": ended(scenario, play),
        "earned": None if score is None else [score.numerator, score.denominator],
    }


@agree
@given(source=scenarios())
def test_what_is_written_for_the_runtime_is_what_was_read(source: Mapping[str, Any]) -> None:
    if explore(scenario_of(source)).cyclic:
        return
    written = json.loads(json.dumps(scenario_data(scenario_of(source), Best(5, {}, 0))))
    assert {**written, "evidenceMax": {}, "nodes": _untagged(written)} == {
        **source,
        "evidenceMax": {},
        "nodes": _untagged(source),
    }


def _untagged(scenario: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        id: {**node, "choices": [{**choice, "tag": ""} for choice in node["choices"]]}
        for id, node in scenario["nodes"].items()
    }


SCORES = st.none() | st.tuples(st.integers(0, 12), st.integers(1, 12)).map(
    lambda pair: Fraction(min(pair), max(pair))
)


@st.composite
def courses(draw: st.DrawFn) -> Mapping[str, Any]:
    activities: dict[str, Any] = {}
    for id in ("test", "essay", "story", "walk"):
        scored = {"scored": True} if draw(st.booleans()) else {}
        if id in ("test", "essay"):
            attempts = draw(st.none() | st.integers(1, 3))
            limit = {} if attempts is None else {"attempts": attempts}
            activities[id] = {
                "sort": "assessment",
                "tag": id,
                "mastery": [draw(st.integers(0, 4)), 4],
                **limit,
                **scored,
            }
        else:
            alternative = {"alternative": "essay"} if draw(st.booleans()) else {}
            activities[id] = {"sort": "scenario", "tag": id, **alternative, **scored}
    done: dict[str, Any] = {}
    for id in draw(st.lists(st.sampled_from(list(activities)), unique=True)):
        best = draw(SCORES)
        attempts = draw(st.integers(0, 3)) if best is None else draw(st.integers(1, 3))
        done[id] = {
            "attempts": attempts,
            "best": None if best is None else [best.numerator, best.denominator],
        }
    return {
        "lessons": ["l1", "l2"],
        "activities": activities,
        "weights": draw(
            st.dictionaries(st.sampled_from([*activities, "gone"]), st.integers(1, 4), max_size=4)
        ),
        "required": draw(st.lists(st.sampled_from([*activities, "gone"]), max_size=2, unique=True)),
        "mastery": [draw(st.integers(0, 6)), 6],
        "host": draw(st.none() | st.integers(0, 10).map(lambda tenths: [tenths, 10])),
        "done": {
            "lessons": draw(st.lists(st.sampled_from(["l1", "l2", "l3"]), unique=True)),
            "activities": done,
        },
    }


@agree
@given(courses())
def test_both_see_a_learner_stand_in_the_same_place(player: Player, case: Mapping[str, Any]) -> None:
    contents = [{"sort": "lesson", "id": id} for id in case["lessons"]]
    course = {key: case[key] for key in ("activities", "weights", "required", "mastery")}
    data = {"course": {**course, "contents": contents}}
    assert player.ask("standing", data=data, done=case["done"], host=case["host"]) == standing_of(case)
