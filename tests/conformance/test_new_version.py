"""A new version of a course is uploaded over the old one: what was renamed goes on under its new name, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .classroom import Classroom, served
from .conftest import TEA_HOUSE, pack
from .learner import FINAL, STORY, WELL, answer, attempt, go, play, question, take

pytestmark = pytest.mark.browser


def renamed(text: str) -> str:
    """The tea house with other ids, and a course that says which."""
    if text.startswith("id: tea-house"):
        pairs = ("th-f-4: th-welcome", "late-guest/by-the-stove: near-the-stove", "th-k-true: th-k-boiled")
        return text + "renamed:\n" + "".join(f"  {pair}\n" for pair in pairs)
    for old, new in (("th-f-4", "th-welcome"), ("th-k-true", "th-k-boiled")):
        text = text.replace(f"id {old};", f"id {new};")
    return text.replace("## By the stove", "## Near the stove").replace("#by-the-stove", "#near-the-stove")


def forgotten(text: str) -> str:
    """The same without a word about it."""
    return renamed(text).partition("renamed:\n")[0]


def in_the_middle(room: Classroom) -> None:
    """Somebody answers, begins an attempt, plays half of a story, and leaves."""
    room.provide("strict")
    course = room.launch()
    go(course, "Every kind of question")
    item = question(course, "Is green tea boiled")
    item.get_by_label("False").check()
    item.get_by_role("button", name="Check").click()
    go(course, STORY)
    take(course, "It rains")
    course.get_by_role("button", name=WELL[0]).click()
    go(course, FINAL)
    course.get_by_role("button", name="Begin").click()
    answer(course, {"The welcome": ["A look"]})
    room.leave()


def test_what_was_renamed_goes_on(classroom: Classroom) -> None:
    in_the_middle(classroom)
    classroom.files = served(pack(TEA_HOUSE, "tea-house", renamed).data)
    classroom.provide("strict")
    course = classroom.launch()
    expect(question(course, "The welcome").get_by_label("A look")).to_be_checked()
    go(course, "Every kind of question")
    expect(question(course, "Is green tea boiled").get_by_label("False")).to_be_checked()
    go(course, STORY)
    expect(course.get_by_role("heading", name="Near the stove")).to_be_visible()
    course.get_by_role("button", name=WELL[1]).click()
    classroom.leave()
    assert classroom.violations() == []
    classroom.provide("strict")
    course = classroom.launch()
    go(course, STORY)
    expect(course.get_by_role("button", name="Look back on your way")).to_be_visible()
    classroom.leave()


def test_without_a_word_about_it_only_what_still_exists_is_kept(classroom: Classroom) -> None:
    in_the_middle(classroom)
    classroom.files = served(pack(TEA_HOUSE, "tea-house", forgotten).data)
    classroom.provide("strict")
    course = classroom.launch()
    expect(question(course, "The welcome").get_by_label("A look")).not_to_be_checked()
    go(course, STORY)
    expect(course.get_by_role("heading", name="A knock")).to_be_visible()
    expect(course.get_by_role("heading", name="Near the stove")).to_have_count(0)
    classroom.leave()


def test_a_best_score_is_no_worse_after_a_new_version(classroom: Classroom) -> None:
    classroom.provide("strict")
    course = classroom.launch()
    attempt(course, {"The welcome": ["A look", "A place to sit"]})
    play(course, WELL)
    classroom.leave()
    before = classroom.gradebook()["score"]
    classroom.files = served(pack(TEA_HOUSE, "tea-house", renamed).data)
    classroom.provide("strict")
    classroom.launch()
    classroom.leave()
    assert (classroom.gradebook()["score"], before) == ("50", "50")
