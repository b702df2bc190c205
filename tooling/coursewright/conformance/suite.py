"""What the tests of the player itself hold, by criterion. Only what a test would notice is claimed, and each test exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """What the suite tried in a real browser, and the tests that would fail without it: `file::name` below tests/browser."""

    tried: str
    tests: tuple[str, ...]


_STATES = (
    "test_items::test_every_question_stays_accessible_before_and_after_the_answer",
    "test_assessments::test_handing_in_lists_what_is_open_and_leads_there",
    "test_assessments::test_right_answers_pass_and_the_focus_is_on_the_result",
    "test_scenarios::test_the_story_asks_how_it_begins_and_shows_no_score",
)

_OPEN = "test_access::test_a_page_of_each_kind_is_open_to_everybody"

SUITE: Mapping[str, Held] = {
    "1.4.3": Held(
        "axe measures the contrast of every kind of page and question, light and dark, before and after answers",
        (
            "test_site::test_every_kind_of_page_is_accessible",
            "test_items::test_colors_keep_their_contrast",
            *_STATES,
        ),
    ),
    "1.4.10": Held(
        "every kind of page is laid out at 320 CSS pixels, and a story at 400 percent, without scrolling sideways",
        (
            "test_site::test_no_page_scrolls_sideways",
            "test_scenarios::test_four_hundred_percent_zoom_needs_no_sideways_scrolling",
        ),
    ),
    "1.4.12": Held(
        "text of every kind of page is spaced as a reader may space it, at 320 CSS pixels, and nothing is cut off",
        (_OPEN,),
    ),
    "2.1.1": Held(
        "a whole course, with questions, an attempt and a story, is taken without a mouse",
        ("test_access::test_a_whole_course_is_taken_without_a_mouse",),
    ),
    "2.1.2": Held(
        "a course is gone through with the keyboard alone, each control reached and left with Tab",
        ("test_site::test_a_learner_goes_through_a_course_with_the_keyboard_alone",),
    ),
    "2.4.1": Held(
        "the first stop of the keyboard is the way past the header, to the text",
        ("test_site::test_a_learner_goes_through_a_course_with_the_keyboard_alone",),
    ),
    "2.4.7": Held(
        "every control of every kind of page shows a ring where the focus is",
        (_OPEN,),
    ),
    "2.4.11": Held(
        "no control that has the focus lies behind what stays in place",
        (_OPEN,),
    ),
    "2.5.8": Held(
        "controls of questions are measured against 44 CSS pixels, more than the criterion asks",
        ("test_items::test_targets_are_large_enough_for_a_thumb",),
    ),
    "3.1.1": Held(
        "axe finds the language of every kind of page",
        ("test_site::test_every_kind_of_page_is_accessible",),
    ),
    "4.1.2": Held(
        "axe finds name, role and value of every control, in every kind of question before and after the answer",
        ("test_site::test_every_kind_of_page_is_accessible", *_STATES),
    ),
}
"""Together with a run over the pages of the course itself, these decide. Others need a person."""

DECIDED = frozenset({"1.4.3", "1.4.10", "1.4.12", "2.1.2", "2.4.1", "2.4.7", "2.5.8", "3.1.1"})
"""Criteria that ask nothing beyond what programs measure. A control's name can be there and be wrong, so 4.1.2 is none."""
