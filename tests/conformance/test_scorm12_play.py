"""The package in a real browser before the strict host: what the learner does is what the gradebook shows."""

from __future__ import annotations

import re
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from coursewright.targets.package import Package

from .classroom import Classroom
from .learner import (
    BADLY,
    FINAL,
    RIGHT,
    STORY,
    WELL,
    WRONG,
    answer,
    attempt,
    everything,
    go,
    hand_in,
    play,
    play_on,
    question,
    read,
    take,
)

pytestmark = pytest.mark.browser

CENTISECONDS = 100


def finished(room: Classroom) -> dict[str, Any]:
    """The gradebook after the learner has closed the course, once the host has nothing to complain of."""
    room.leave()
    assert room.violations() == []
    assert room.errors == []
    assert room.strays == []
    return room.gradebook()


@pytest.fixture
def strict(classroom: Classroom) -> Classroom:
    """The classroom with the strict host."""
    classroom.provide("strict")
    return classroom


def test_opening_a_course_and_leaving_it_is_no_more_than_that(strict: Classroom) -> None:
    strict.launch()
    grades = finished(strict)
    assert (grades["status"], grades["score"], grades["entry"]) == ("incomplete", "", "resume")
    assert grades["interactions"] == grades["objectives"] == []


def test_a_learner_who_does_everything_well_has_passed(strict: Classroom) -> None:
    began = monotonic()
    course = strict.launch()
    everything(course)
    grades = finished(strict)
    assert (grades["status"], grades["score"]) == ("passed", "100")
    assert (grades["min"], grades["max"]) == ("0", "100")
    assert grades["location"] == "late-guest"
    assert 0 < grades["time"] <= (monotonic() - began) * CENTISECONDS
    assert {entry["id"]: (entry["score.raw"], entry["status"]) for entry in grades["objectives"]} == {
        "TH-O1": ("100", "passed"),
        "TH-O2": ("100", "passed"),
    }


def test_the_status_is_known_to_the_host_before_the_learner_leaves(strict: Classroom) -> None:
    course = strict.launch()
    everything(course)
    assert strict.gradebook()["status"] == "passed"


def test_nothing_is_scored_before_every_counted_part_is_complete(strict: Classroom) -> None:
    course = strict.launch()
    attempt(course, RIGHT)
    grades = finished(strict)
    assert (grades["status"], grades["score"]) == ("incomplete", "")


def test_a_failed_attempt_with_attempts_left_is_not_failed(strict: Classroom) -> None:
    course = strict.launch()
    everything(course, WRONG)
    expect(course.get_by_role("banner")).to_be_visible()
    grades = finished(strict)
    # The final counts twice and earned nothing, the story once and earned all: 1/3, cut off.
    assert (grades["status"], grades["score"]) == ("incomplete", "33.33")


def test_when_no_attempt_is_left_the_course_is_failed(strict: Classroom) -> None:
    course = strict.launch()
    everything(course, WRONG, BADLY)
    attempt(course, WRONG)
    assert strict.gradebook()["status"] == "incomplete"
    attempt(course, WRONG)
    expect(course.get_by_text("No attempt is left.")).to_be_visible()
    grades = finished(strict)
    assert (grades["status"], grades["score"]) == ("failed", "0")


def test_the_best_attempt_counts(strict: Classroom) -> None:
    course = strict.launch()
    everything(course, RIGHT | {"The welcome": ["The menu of the week"]})
    assert strict.gradebook()["score"] == "83.33"
    attempt(course, WRONG)
    grades = finished(strict)
    assert (grades["status"], grades["score"]) == ("passed", "83.33")


def test_a_learner_goes_on_where_they_stopped(strict: Classroom) -> None:
    course = strict.launch()
    read(course)
    go(course, FINAL)
    course.get_by_role("button", name="Begin").click()
    answer(course, {"The welcome": ["A look"], "How long": "2,5"})
    shown = course.get_by_role("heading", level=3).all_inner_texts()
    grades = finished(strict)
    assert (grades["status"], grades["entry"]) == ("incomplete", "resume")

    strict.provide("strict")
    course = strict.launch()
    expect(course.get_by_role("heading", level=1)).to_have_text(FINAL)
    expect(course.get_by_role("heading", level=3)).to_have_text(shown)
    expect(question(course, "The welcome").get_by_label("A look")).to_be_checked()
    expect(question(course, "How long").get_by_role("textbox")).to_have_value("2,5")
    answer(course, RIGHT)
    hand_in(course)
    play(course, WELL)
    grades = finished(strict)
    assert (grades["status"], grades["score"]) == ("passed", "100")


DECISIONS = [
    {
        "id": "late-guest.1.a-knock", "type": "choice", "objectives.0.id": "TH-O2", "weighting": "2",
        "correct_responses.0.pattern": "a", "student_response": "a", "result": "correct",
    },
    {
        "id": "late-guest.2.by-the-stove", "type": "choice", "objectives.0.id": "TH-O1", "weighting": "2",
        "correct_responses.0.pattern": "a", "student_response": "a", "result": "correct",
    },
    {
        "id": "late-guest.ending", "type": "performance", "objectives.0.id": "TH-O1", "objectives.1.id": "TH-O2",
        "student_response": "left-with-options: a-cup", "result": "1",
    },
]  # fmt: skip


def test_every_decision_of_a_story_is_told_once_and_no_pause_practice_or_resume(strict: Classroom) -> None:
    course = strict.launch()
    go(course, STORY)
    course.get_by_role("button", name="It snows").click()
    course.get_by_role("button", name="Pause").click()
    course.get_by_role("button", name="Go on").click()
    course.get_by_role("button", name=WELL[0]).click()
    finished(strict)

    strict.provide("strict")
    course = strict.launch()
    course.get_by_role("button", name=WELL[1]).click()
    course.get_by_role("button", name="Look back on your way").click()
    course.get_by_role("button", name="Try another way here: A knock").click()
    play_on(course, BADLY)
    course.get_by_role("button", name="Step out").click()
    told = finished(strict)["interactions"]
    shown = [{name: one[name] for name in one if name not in ("time", "latency")} for one in told]
    assert shown == DECISIONS


def test_a_story_is_taken_up_in_the_middle(strict: Classroom) -> None:
    course = strict.launch()
    go(course, STORY)
    course.get_by_role("button", name="It snows").click()
    course.get_by_role("button", name=WELL[0]).click()
    finished(strict)

    strict.provide("strict")
    course = strict.launch()
    expect(course.get_by_role("heading", name="By the stove")).to_be_visible()
    course.get_by_role("button", name=WELL[1]).click()
    finished(strict)


def test_times_of_two_sessions_add_up(strict: Classroom) -> None:
    strict.launch()
    strict.page.wait_for_timeout(300)
    first = finished(strict)["time"]
    strict.provide("strict")
    strict.launch()
    strict.page.wait_for_timeout(300)
    assert first >= 30
    assert finished(strict)["time"] >= first + 30


@pytest.mark.parametrize("how", ["closed by the host", "closed by the learner", "navigated away"])
def test_what_was_done_is_kept_when_the_window_goes(strict: Classroom, how: str) -> None:
    course = strict.launch(within="window")
    attempt(course, RIGHT)
    go(course, STORY)
    take(course, "It rains")
    if how == "closed by the learner":
        course.close()
    elif how == "navigated away":
        course.goto("about:blank")
    grades = finished(strict)
    assert grades["entry"] == "resume"
    assert len(grades["interactions"]) == 4

    strict.provide("strict")
    course = strict.launch(within="window")
    expect(course.get_by_role("button", name=WELL[0])).to_be_visible()
    course.close()
    finished(strict)


def test_what_was_done_is_committed_when_the_page_is_hidden(strict: Classroom) -> None:
    course = strict.launch()
    go(course, STORY)
    take(course, "It rains")
    # In one go: what is gathered is committed after a while by itself.
    before, after = strict.page.evaluate(
        """() => {
            const course = document.querySelector("iframe").contentDocument;
            const commits = () => gradebook(learner.store).commits;
            const before = commits();
            Object.defineProperty(course, "visibilityState", { value: "hidden" });
            course.dispatchEvent(new Event("visibilitychange"));
            return [before, commits()];
        }"""
    )
    assert after == before + 1
    assert strict.gradebook()["location"] == "late-guest"


def test_a_relaunch_after_passing_takes_nothing_back(strict: Classroom) -> None:
    everything(strict.launch())
    passed = finished(strict)
    strict.provide("strict")
    course = strict.launch()
    attempt(course, WRONG)
    attempt(course, WRONG)
    play(course, BADLY)
    grades = finished(strict)
    assert (grades["status"], grades["score"]) == (passed["status"], passed["score"]) == ("passed", "100")


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_where_the_host_only_shows_nothing_is_written(strict: Classroom, mode: str) -> None:
    everything(strict.launch())
    before = finished(strict)
    strict.provide("strict", mode=mode)
    course = strict.launch()
    told = course.get_by_role("status").filter(has_text="You are looking back at this course.")
    expect(told).to_be_visible()
    attempt(course, WRONG)
    assert finished(strict) == before
    second = strict.page.evaluate("learner.sessions[1].calls.map(one => one.call[0])")
    assert "LMSSetValue" not in second
    assert second[-1] == "LMSFinish"


def test_an_unset_lesson_mode_means_normal(classroom: Classroom) -> None:
    classroom.provide("strict", unsetMode=True)
    everything(classroom.launch())
    assert finished(classroom)["status"] == "passed"


def test_the_mastery_score_of_the_host_decides(classroom: Classroom) -> None:
    nearly = RIGHT | {"The welcome": ["The menu of the week"]}
    classroom.provide("strict", mastery="83.4")
    everything(classroom.launch(), nearly)
    grades = finished(classroom)
    # 5/6 is enough for the course and not for this host, which judges the score itself when the learner leaves.
    assert (grades["status"], grades["score"]) == ("failed", "83.33")


def test_a_host_without_optional_elements_is_enough(classroom: Classroom) -> None:
    classroom.provide("strict", optional=False)
    everything(classroom.launch())
    grades = finished(classroom)
    assert (grades["status"], grades["score"]) == ("passed", "100")
    assert grades["interactions"] == grades["objectives"] == []


LEGAL = {
    "th-k-true": ("true-false", "f", "correct", "f"),
    "th-k-single": ("choice", "b", "correct", "b"),
    "th-k-several": ("choice", "a,c", "wrong", "a,b,d"),
    "th-k-spot": ("choice", "b", "correct", "b"),
    "th-k-word": ("fill-in", "Tea Strainer", "correct", "strainer"),
    "th-k-cloze": ("fill-in", "pot,3", "correct", "pot,three"),
    "th-k-number": ("numeric", "75.5", "correct", None),
    "th-k-essay": ("fill-in", "Stay a while.", "neutral", None),
    "th-k-match": ("matching", "1.a,2.c", "0.3333", "1.a,2.b,3.c"),
    "th-k-sure": ("likert", "c", "neutral", None),
    "th-k-panel": ("likert", "b", "neutral", None),
}


def test_every_form_of_question_is_reported_in_words_that_the_standard_knows(strict: Classroom) -> None:
    course = strict.launch()
    go(course, "Every kind of question")
    answer(
        course,
        {
            "Is green tea boiled": ["False"],
            "The late guest": ["Come in. Sit by the stove"],
            "What belongs on the tray": ["A cup", "The bill"],
            "Find the stove": ["Beside the stove"],
            "The name of the tray": "Tea Strainer",
            "How warm": "75,5",
            "In your own words": "Stay a while.",
            "What the panel would do": ["Say nothing and clear the table"],
        },
    )
    gaps = question(course, "Two gaps").get_by_role("textbox")
    gaps.nth(0).fill("pot")
    gaps.nth(1).fill("3")
    pairs = question(course, "Who gets what").get_by_role("combobox")
    pairs.nth(0).select_option(label="Strong black tea")
    pairs.nth(1).select_option(label="Chamomile")
    question(course, "How sure are you").get_by_role("radio").nth(2).check()
    question(course, "For yourself").get_by_role("textbox").fill("At my grandmother's table.")
    checks = course.get_by_role("button", name=re.compile("^(Check|Compare)$"))
    while checks.count():
        checks.first.click()
    grades = finished(strict)
    told = {entry["id"]: entry for entry in grades["interactions"]}
    steps = told.pop("th-k-order")
    assert (steps["type"], steps["correct_responses.0.pattern"]) == ("sequencing", "a,b,c,d")
    assert sorted(steps["student_response"].split(",")) == ["a", "b", "c", "d"]
    shown = {
        id: (one["type"], one["student_response"], one["result"], one.get("correct_responses.0.pattern"))
        for id, one in told.items()
    }
    assert shown == LEGAL
    assert all(re.fullmatch(r"\d\d:\d\d:\d\d\.\d\d", one["latency"]) for one in told.values())
    assert {one["objectives.0.id"] for one in told.values()} == {"TH-O1", "TH-O2"}
    # What is written for oneself is nowhere: not among the answers and not in the saved state.
    assert "grandmother" not in str(strict.calls())


def test_the_api_is_found_through_windows_and_frames(strict: Classroom) -> None:
    strict.page.evaluate(
        """() => {
            const outer = document.createElement("iframe");
            outer.srcdoc = "<iframe name='course' src='/package/index.html'></iframe>";
            document.body.append(outer);
        }"""
    )
    strict.page.frame_locator("iframe").frame_locator("iframe").get_by_role("heading", level=1).wait_for()
    assert strict.calls()[0]["call"][0] == "LMSInitialize"


@pytest.fixture
def again(classroom: Classroom) -> Classroom:
    """The classroom with a host written by others."""
    classroom.provide("again")
    return classroom


def test_a_host_written_by_others_shows_the_same_gradebook(again: Classroom) -> None:
    everything(again.launch())
    again.leave()
    record = again.page.evaluate("learner.store.record")
    refused = again.page.evaluate("learner.store.calls.filter(one => String(one.answer) !== 'true')")
    assert refused == []
    assert record["core"]["lesson_status"] == "passed"
    assert record["core"]["score"] == {"raw": "100", "min": "0", "max": "100"}
    assert len(record["interactions"]) == 7
    assert {entry["id"]: entry["status"] for entry in record["objectives"].values()} == {
        "TH-O1": "passed",
        "TH-O2": "passed",
    }


def test_a_host_written_by_others_lets_a_learner_go_on(again: Classroom) -> None:
    course = again.launch()
    go(course, FINAL)
    course.get_by_role("button", name="Begin").click()
    answer(course, {"The welcome": ["A look"]})
    again.leave()
    again.provide("again")
    course = again.launch()
    expect(question(course, "The welcome").get_by_label("A look")).to_be_checked()
    answer(course, RIGHT)
    hand_in(course)
    read(course)
    play(course, WELL)
    again.leave()
    assert again.page.evaluate("learner.store.record.core.lesson_status") == "passed"


def test_without_script_the_whole_course_can_be_read(chromium: Browser, tea_house: Package) -> None:
    room = Classroom(chromium.new_context(java_script_enabled=False), tea_house.data)
    page = room.page
    page.goto("http://lms.test/package/index.html")
    expect(page.get_by_text("Scripts are switched off here").first).to_be_visible()
    expect(page.get_by_role("heading", name="Every kind of question")).to_be_visible()
    expect(page.get_by_text("The room smells of wet wool and of smoke.")).to_be_visible()
    room.close()
