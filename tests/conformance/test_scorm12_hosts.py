"""The package before hosts that go wrong: the learner always comes to a result, and is told what is not saved."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from coursewright.targets.package import Package

from .classroom import Classroom
from .learner import FINAL, RIGHT, answer, attempt, go, question

pytestmark = pytest.mark.browser

UNSAVED = {
    "refusing": "does not answer",
    "throwing": "does not answer",
    "empty": "does not answer",
    "none": "this browser alone keeps",
}


def notice(course: Frame | Page) -> Locator:
    """What the learner is told about saving, where anything is."""
    return course.get_by_role("main").get_by_role("status").filter(has_text=re.compile("platform|saved"))


@pytest.mark.parametrize("kind", UNSAVED)
def test_a_learner_whom_nobody_listens_to_goes_on_and_is_told(classroom: Classroom, kind: str) -> None:
    classroom.provide(kind)
    course = classroom.launch()
    attempt(course, RIGHT)
    expect(course.get_by_role("heading", name="You passed with 100 percent")).to_be_visible()
    expect(notice(course)).to_contain_text(UNSAVED[kind])
    classroom.leave()
    assert classroom.errors == []


def test_a_host_that_answers_yes_and_nothing_else_is_believed(classroom: Classroom) -> None:
    classroom.provide("silent")
    course = classroom.launch()
    attempt(course, RIGHT)
    expect(course.get_by_role("heading", name="You passed with 100 percent")).to_be_visible()
    classroom.leave()
    assert classroom.errors == []


@pytest.mark.parametrize("kind", ["lenient", "loose"])
def test_a_host_that_takes_everything_is_taken_at_its_word(classroom: Classroom, kind: str) -> None:
    classroom.provide(kind)
    course = classroom.launch()
    attempt(course, RIGHT)
    expect(notice(course)).to_have_count(0)
    classroom.leave()
    assert classroom.errors == []
    classroom.provide(kind)
    course = classroom.launch()
    expect(course.get_by_role("heading", level=1)).to_have_text(FINAL)
    expect(course.get_by_role("heading", name="You passed with 100 percent")).to_be_visible()
    values = classroom.page.evaluate("learner.store.values")
    assert values["cmi.core.lesson_status"] == "incomplete"
    assert "cmi.core.score.raw" not in values


def test_without_any_host_this_browser_keeps_the_record(chromium: Browser, tea_house: Package) -> None:
    room = Classroom(chromium.new_context(), tea_house.data)
    page = room.page
    page.goto("http://lms.test/package/index.html")
    expect(notice(page)).to_contain_text("No learning platform was found")
    go(page, FINAL)
    page.get_by_role("button", name="Begin").click()
    answer(page, {"The welcome": ["A look"]})
    page.goto("http://lms.test/package/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(FINAL)
    expect(question(page, "The welcome").get_by_label("A look")).to_be_checked()
    assert room.errors == []
    assert room.strays == []
    room.close()


def test_a_host_that_comes_late_takes_over_and_the_device_keeps_no_copy(classroom: Classroom) -> None:
    course = classroom.launch()
    attempt(course, RIGHT)
    kept = "Object.keys(localStorage).filter(key => key.endsWith('tea-house'))"
    assert course.evaluate(kept) == ["coursewright:tea-house"]
    classroom.provide("strict")
    course.get_by_role("button", name="Try again").click()
    expect(notice(course)).to_have_count(0)
    assert course.evaluate(kept) == []
    classroom.leave()
    assert classroom.violations() == []
    assert len(classroom.gradebook()["interactions"]) == 4
    classroom.provide("strict")
    course = classroom.launch()
    expect(course.get_by_role("heading", name="You passed with 100 percent")).to_be_visible()


def test_a_query_that_a_host_adds_is_no_obstacle(classroom: Classroom) -> None:
    classroom.provide("strict")
    course = classroom.launch(path="index.html?session=1&sco=2")
    attempt(course, RIGHT)
    classroom.leave()
    assert classroom.violations() == []
    assert [call["call"][0] for call in classroom.calls()].count("LMSInitialize") == 1


def test_a_host_that_comes_back_is_told_everything(classroom: Classroom) -> None:
    classroom.provide("strict")
    course = classroom.launch(path="index.html#th-final")
    course.get_by_role("button", name="Begin").click()
    classroom.page.evaluate(
        """() => {
            window.whole = { ...API };
            for (const name in API) API[name] = () => { throw new Error("gone"); };
        }"""
    )
    answer(course, {"The welcome": ["A look"]})
    expect(notice(course)).to_contain_text("does not answer")
    classroom.page.evaluate("() => void Object.assign(API, whole)")
    course.get_by_role("button", name="Try again").click()
    expect(notice(course)).to_have_count(0)
    state = classroom.page.evaluate("learner.store.values['cmi.suspend_data']")
    classroom.leave()
    assert classroom.violations() == []
    assert classroom.gradebook()["state"] == state
    classroom.provide("strict")
    course = classroom.launch()
    expect(question(course, "The welcome").get_by_label("A look")).to_be_checked()


@pytest.mark.parametrize("deaf", ["LMSInitialize", "LMSGetValue"])
def test_what_a_host_keeps_is_not_lost_to_a_launch_that_could_not_read_it(
    classroom: Classroom, deaf: str
) -> None:
    classroom.provide("strict")
    attempt(classroom.launch(), RIGHT)
    classroom.leave()
    before = classroom.gradebook()["state"]
    classroom.provide("strict")
    classroom.page.evaluate(
        """deaf => {
            window.whole = API[deaf];
            API[deaf] = () => { throw new Error("gone"); };
        }""",
        deaf,
    )
    course = classroom.launch()
    go(course, FINAL)
    expect(notice(course)).to_contain_text("does not answer")
    course.get_by_role("button", name="Begin").click()
    classroom.page.evaluate("deaf => void (API[deaf] = whole)", deaf)
    course.get_by_role("button", name="Try again").click()
    expect(course.get_by_role("heading", name="You passed with 100 percent")).to_be_visible()
    classroom.leave()
    assert classroom.violations() == []
    assert classroom.gradebook()["state"] == before
