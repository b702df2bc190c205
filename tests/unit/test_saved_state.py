"""The longest saved state as counted is the longest that the runtime writes, and what it writes it can read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import pytest

from coursewright.encode.learner import learner_data
from coursewright.encode.saved_state import MOST, check, weights
from coursewright.encode.tags import choice_tag, tag
from coursewright.model.course import Assessment, Content, Course, Lesson, Module, PassRule, Project
from coursewright.model.item import Item
from coursewright.model.prose import Recall
from player_data import HERE, assessment_of, item_of, scenario_of
from player_process import Player, running

ITEMS: Mapping[str, Mapping[str, Any]] = {
    "tf": {"form": "true-false", "key": True},
    "one": {"form": "choice", "options": ["a", "bee", "c"], "keys": ["bee"]},
    "some": {"form": "choice", "options": ["a", "b", "long-id"], "keys": ["a", "b"], "multiple": True},
    "fill": {"form": "fill-in", "gaps": [{"answers": ["x"]}, {"answers": ["y"]}]},
    "essay": {"form": "long-fill-in", "points": 0},
    "diary": {"form": "long-fill-in", "points": 0, "private": True},
    "match": {
        "form": "matching",
        "options": ["a", "b"],
        "right": ["p", "q1"],
        "pairs": {"a": "p", "b": "q1"},
    },
    "order": {"form": "sequencing", "options": ["a", "b", "cc"], "steps": ["a", "b", "cc"]},
    "number": {"form": "numeric", "low": "1", "high": "2"},
    "scale": {"form": "likert", "options": ["low", "high"], "points": 0},
}
LONGEST: Mapping[str, Any] = {
    "tf": "true",
    "one": ["bee"],
    "some": ["a", "b", "long-id"],
    "fill": ["é" * 60, "ж" * 80],
    "essay": "word, word; " * 20,
    "match": {"a": "q1", "b": "q1"},
    "order": ["cc", "b", "a"],
    "number": "1" * 30,
    "scale": "high",
}
STORY = {
    "start": "n0",
    "role": "",
    "evidenceMax": {},
    "alternative": "",
    "variables": {},
    "variants": [{"id": "by-day", "label": "", "values": {}, "start": "", "role": ""}],
    "nodes": {
        "n0": {"title": "", "level": "green", "choices": [
            {"id": "round", "target": "n0", "effects": [], "points": 3, "once": True},
            {"id": "on", "target": "n1", "effects": [], "points": 40},
        ]},
        "n1": {"title": "", "level": "green", "choices": [], "outcome": "door-open"},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def player() -> Iterator[Player]:
    with running() as process:
        yield process


def item(id: str, data: Mapping[str, Any]) -> Item:
    return item_of(id, {"objective": "O1", "points": 1, "options": [], **data})


def course_of(project_items: Mapping[str, Mapping[str, Any]] = ITEMS) -> tuple[Project, Course]:
    """A lesson that asks every form and recalls one item, a test that asks them again, and a story."""
    lesson = Lesson(
        "l1", "", "", (), 5, None, (Recall((("t-tf", HERE),), HERE),),
        tuple(item(f"k-{id}", data) for id, data in project_items.items()), "courses/c/l.md", HERE,
    )  # fmt: skip
    questions = {f"t-{id}": {"points": 1, "options": [], **data} for id, data in project_items.items()}
    test = assessment_of(
        {
            "mastery": [4, 5],
            "draw": None,
            "blueprint": [],
            "shuffleItems": True,
            "shuffleOptions": True,
            "attempts": None,
            "feedbackAtEnd": True,
            "items": list(questions),
        },
        questions,
    )
    contents = tuple(
        Content(sort, id, path, HERE)
        for sort, id, path in (
            ("lesson", "l1", "courses/c/l.md"),
            ("assessment", "assessment", ""),
            ("scenario", "scenario", ""),
        )
    )
    rule = PassRule(Fraction(4, 5), (("assessment", 1), ("scenario", 1)), (), HERE)
    course = Course(
        "c", "", "1", "en", "", (), "", (), "", 5, "", "", "", "", (Module("m", "", contents, HERE),), rule, "", "", HERE
    )  # fmt: skip
    project = Project(
        "p",
        courses=(course,),
        lessons={lesson.path: lesson},
        assessments={test.id: test},
        scenarios={"scenario": scenario_of(STORY)},
    )
    return project, course


def data_of(project: Project, course: Course) -> Any:
    return json.loads(learner_data(project, course, "scorm12").page("l1"))


def full_record() -> dict[str, Any]:
    """As much as a learner can leave behind."""
    # Eight points in halves: no score of the test has a longer denominator than 16.
    score = {"n": 15, "d": 16}
    answers = {f"t-{id}": answer for id, answer in LONGEST.items()}
    return {
        "place": "scenario",
        "lessons": ["l1"],
        "practice": {f"k-{id}": answer for id, answer in LONGEST.items()} | {"t-tf": "false"},
        "assessments": {
            "assessment": {
                "attempts": 46655,
                "best": score,
                "attempt": {
                    "seed": 2**32 - 1,
                    "items": [f"t-{id}" for id in ITEMS],
                    "answers": answers,
                    "score": score,
                },
            }
        },
        "scenarios": {
            "scenario": {
                "complete": True,
                "best": {"n": 42, "d": 43},
                "begun": True,
                "variant": "by-day",
                "path": ["round", "on"],
                "practice": True,
                "skipped": True,
            }
        },
    }


def test_the_fullest_record_is_as_long_as_was_counted(player: Player) -> None:
    project, course = course_of()
    counted = sum(weight.characters for weight in weights(project, course))
    text = player.ask("saved", data=data_of(project, course), record=full_record())["text"]
    diary = len(",") + len(tag("k-diary"))
    assert len(text) == counted - diary


def test_what_is_kept_comes_back(player: Player) -> None:
    project, course = course_of()
    found = player.ask("saved", data=data_of(project, course), record=full_record())
    again = found["again"]
    assert found["text"] == found["twice"]
    assert again["practice"]["k-fill"] == ["é" * 60, "ж" * 60]
    assert len(again["practice"]["k-essay"]) < 60
    assert ("word, word; " * 20).startswith(again["practice"]["k-essay"])
    assert again["practice"]["k-match"] == LONGEST["match"]
    assert again["assessments"]["assessment"]["attempt"]["items"] == [f"t-{id}" for id in ITEMS]
    assert again["assessments"]["assessment"]["attempts"] == 46655
    assert again["scenarios"]["scenario"]["path"] == ["round", "on"]
    assert again["scenarios"]["scenario"]["variant"] == "by-day"
    assert again["place"] == "scenario"


def test_a_skipped_scenario_and_a_diary_leave_no_trace(player: Player) -> None:
    project, course = course_of()
    skipped = {
        "complete": False,
        "best": None,
        "begun": False,
        "variant": "",
        "path": [],
        "practice": False,
        "skipped": True,
    }
    record = {"scenarios": {"scenario": skipped}, "practice": {"k-diary": "what I felt"}}
    text = player.ask("saved", data=data_of(project, course), record=record)["text"]
    assert text == f"1;p{tag('k-diary')}"


def test_what_an_edit_leaves_keeps_its_record_and_what_is_gone_is_dropped(player: Player) -> None:
    project, course = course_of()
    text = player.ask("saved", data=data_of(project, course), record=full_record())["text"]
    fewer, _ = course_of({id: data for id, data in ITEMS.items() if id != "some"})
    data = data_of(fewer, course)
    choices = data["scenarios"]["scenario"]["nodes"]["n0"]["choices"]
    choices[1]["tag"] = choice_tag("n0", "another")
    again = player.ask("read", data=data, text=text)
    assert "k-some" not in again["practice"]
    assert again["practice"]["k-one"] == ["bee"]
    assert again["assessments"]["assessment"]["attempt"]["items"] == [
        f"t-{id}" for id in ITEMS if id != "some"
    ]
    assert again["assessments"]["assessment"]["best"] == {"n": 15, "d": 16}
    assert again["scenarios"]["scenario"]["path"] == ["round"]
    assert again["scenarios"]["scenario"]["complete"] is True


def test_a_running_attempt_is_filled_up_where_items_have_gone(player: Player) -> None:
    project, course = course_of()
    attempt = {"seed": 7, "items": ["t-some", "t-tf"], "answers": {"t-tf": "true"}, "score": None}
    record = {"assessments": {"assessment": {"attempts": 0, "best": None, "attempt": attempt}}}
    text = player.ask("saved", data=data_of(project, course), record=record)["text"]
    fewer, _ = course_of({id: data for id, data in ITEMS.items() if id != "some"})
    again = player.ask("read", data=data_of(fewer, course), text=text)["assessments"]["assessment"]["attempt"]
    assert again["items"][0] == "t-tf"
    assert sorted(again["items"]) == sorted(f"t-{id}" for id in ITEMS if id != "some")
    assert again["answers"] == {"t-tf": "true"}


def test_a_page_leaves_the_records_of_other_pages_alone(player: Player) -> None:
    project, course = course_of()
    text = player.ask("saved", data=data_of(project, course), record=full_record())["text"]
    lesson = json.loads(learner_data(project, course, "local").page("l1", ["k-tf"]))
    found = player.ask("rewrite", data=lesson, text=text)
    whole = player.ask("read", data=data_of(project, course), text=found)
    assert whole == player.ask("read", data=data_of(project, course), text=text)


def test_a_page_knows_how_far_the_whole_course_is(player: Player) -> None:
    """Of other pages it holds the tags of their contents, and no title or address."""
    project, course = course_of()
    text = player.ask("saved", data=data_of(project, course), record=full_record())["text"]
    story = json.loads(learner_data(project, course, "local").page("scenario", ["scenario"]))
    assert [one["id"] for one in story["course"]["contents"]] == ["scenario"]
    assert "title" not in json.dumps(story["course"])
    whole = player.ask("read", data=data_of(project, course), text=text)
    found = player.ask("read", data=story, text=text)
    assert whole["lessons"] == ["l1"]
    assert found["lessons"] == [f":{tag('l1')}"]
    assert found["assessments"].keys() == whole["assessments"].keys()
    assert found["scenarios"] == whole["scenarios"]


@pytest.mark.parametrize(
    "text", ["", "2;v", "1", "1;;;", "1;q", "1;p,,", "1;a", "1;azzzz/1", "1;l12", "\x00", "1;p%%%%"]
)
def test_a_damaged_text_gives_what_is_whole(player: Player, text: str) -> None:
    project, course = course_of()
    again = player.ask("read", data=data_of(project, course), text=text)
    assert again["practice"] == {}
    assert again["lessons"] == []


def test_every_beginning_of_a_text_can_be_read(player: Player) -> None:
    project, course = course_of()
    data = data_of(project, course)
    text = player.ask("saved", data=data, record=full_record())["text"]
    for end in range(len(text)):
        assert player.ask("read", data=data, text=text[:end])["elsewhere"] == []


def test_a_course_that_is_too_long_is_told_with_what_weighs_most() -> None:
    gaps = [{"answers": ["x"]}] * 70
    project, course = course_of({"cloze": {"form": "fill-in", "gaps": gaps}, "tf": ITEMS["tf"]})
    total = sum(weight.characters for weight in weights(project, course))
    assert total > MOST
    found = [diagnostic for diagnostic in check(project) if diagnostic.code == "BUDGET001"]
    assert [f"{total:,}" in diagnostic.message for diagnostic in found] == [True]
    assert "`assessment`" in found[0].notes[0].message
    assert "`k-cloze`" in found[0].notes[1].message


def test_a_course_that_fits_is_not_complained_of() -> None:
    project, _ = course_of()
    assert list(check(project)) == []


def test_ids_that_share_a_short_name_are_told() -> None:
    one, other = _twins()
    project, _ = course_of({one.removeprefix("k-"): ITEMS["tf"], other.removeprefix("k-"): ITEMS["tf"]})
    found = [diagnostic for diagnostic in check(project) if diagnostic.code == "BUDGET002"]
    assert f"`{one}`" in found[0].message
    assert f"`{other}`" in found[0].message


def _twins() -> tuple[str, str]:
    seen: dict[str, str] = {}
    for at in range(1_000_000):
        id = f"k-{at}"
        if tag(id) in seen:
            return seen[tag(id)], id
        seen[tag(id)] = id
    raise AssertionError("no two ids share a tag")


def test_points_without_a_small_common_denominator_are_told() -> None:
    project, course = course_of({"tf": ITEMS["tf"]})
    primes = (97, 101, 103, 107, 109, 113, 127, 131)
    tests: dict[str, Assessment] = {}
    for prime in primes:
        base = project.assessments["assessment"]
        question = item_of(f"q{prime}", {**ITEMS["tf"], "points": prime})
        tests[f"a{prime}"] = Assessment(**{**_fields(base), "id": f"a{prime}", "items": (question,)})
    contents = tuple(Content("assessment", id, "", HERE) for id in tests)
    rule = PassRule(Fraction(4, 5), tuple((id, 1) for id in tests), (), HERE)
    fine = Course(**{**_fields(course), "modules": (Module("m", "", contents, HERE),), "rule": rule})
    found = list(check(Project("p", courses=(fine,), assessments=tests)))
    assert [diagnostic.code for diagnostic in found] == ["BUDGET003"]


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}
