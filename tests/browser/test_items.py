"""Questions for practice in a real browser: every form is answered, judged and explained with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from keyboard import press, tab_to
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def lesson(page: Page, tea_house: str) -> Page:
    """The lesson with one question of each kind."""
    page.goto(tea_house + "every-question.html")
    return page


def card(page: Page, title: str) -> Locator:
    """A question by its title."""
    return page.get_by_role("region", name=title, exact=True)


def check(page: Page, item: Locator, name: str = "Check") -> None:
    """Presses the question's button with the keyboard."""
    press(page, item.get_by_role("button", name=name, exact=True))


def test_true_or_false_is_answered_with_the_arrow_keys(lesson: Page) -> None:
    item = card(lesson, "Is green tea boiled")
    tab_to(lesson, item.get_by_role("radio", name="True"))
    lesson.keyboard.press("ArrowDown")
    expect(item.get_by_role("radio", name="False")).to_be_checked()
    check(lesson, item)
    expect(item.get_by_role("status")).to_have_text("That is right.")
    expect(item.get_by_text("Seventy to eighty degrees").first).to_be_visible()
    expect(item.get_by_text("Temperature matters more than time.").first).to_be_visible()


def test_a_wrong_choice_is_marked_explained_and_can_be_tried_again(lesson: Page) -> None:
    item = card(lesson, "The late guest")
    wrong = item.get_by_role("radio", name="We close in ten minutes")
    tab_to(lesson, wrong)
    lesson.keyboard.press("Space")
    check(lesson, item)
    expect(item.get_by_role("status")).to_have_text("Not this time. Read why, then try again if you like.")
    expect(wrong).to_have_accessible_description("Not this one")
    expect(item.get_by_text("The guest hears the clock").first).to_be_visible()
    expect(item.get_by_text("A place and some warmth come first")).to_be_hidden()
    check(lesson, item, "Try again")
    expect(item.get_by_role("status")).to_be_empty()
    expect(wrong).not_to_be_checked()
    expect(wrong).to_be_focused()


def test_an_empty_answer_is_asked_for_and_not_judged(lesson: Page) -> None:
    item = card(lesson, "The late guest")
    check(lesson, item)
    expect(item.get_by_role("status")).to_have_text("Choose or write an answer first.")
    expect(item.get_by_role("button", name="Check")).to_be_focused()


def test_a_hint_opens_on_request(lesson: Page) -> None:
    item = card(lesson, "The late guest")
    expect(item.get_by_text("Which sentence would you like to hear?")).to_be_hidden()
    press(lesson, item.get_by_text("A hint"))
    expect(item.get_by_text("Which sentence would you like to hear?")).to_be_visible()


def test_partial_credit_is_said_in_words(lesson: Page) -> None:
    item = card(lesson, "What belongs on the tray")
    for name in ("A cup", "The pot", "The bill"):
        press(lesson, item.get_by_role("checkbox", name=name), "Space")
    check(lesson, item)
    status = item.get_by_role("status")
    expect(status).to_contain_text("Partly right: you found 2 of 3. Chosen, but not right: 1.")
    expect(item.get_by_role("checkbox", name="The bill")).to_have_accessible_description("Not this one")
    expect(item.get_by_role("checkbox", name="A cup")).to_have_accessible_description("Right")


def test_a_place_in_a_picture_is_chosen_from_the_list_or_in_the_picture(lesson: Page) -> None:
    item = card(lesson, "Find the stove")
    tab_to(lesson, item.get_by_role("radio", name="Beside the door"))
    lesson.keyboard.press("ArrowDown")
    check(lesson, item)
    expect(item.get_by_role("status")).to_have_text("That is right.")
    picture = item.get_by_role("img")
    box = picture.bounding_box()
    assert box is not None
    picture.click(position={"x": box["width"] * 0.5, "y": box["height"] * 0.15}, force=True)
    expect(item.get_by_role("radio", name="Under the window")).to_be_checked()
    expect(item.get_by_role("status")).to_be_empty()


@pytest.mark.parametrize(
    ("typed", "verdict"), [("  STRAINER ", "That is right."), ("a steel sieve", "That is right.")]
)
def test_a_short_text_is_judged_as_people_type_it(lesson: Page, typed: str, verdict: str) -> None:
    item = card(lesson, "The name of the tray")
    tab_to(lesson, item.get_by_role("textbox", name="Your answer"))
    lesson.keyboard.type(typed)
    lesson.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_have_text(verdict)


def test_a_foreseen_wrong_text_gets_its_own_feedback(lesson: Page) -> None:
    item = card(lesson, "The name of the tray")
    tab_to(lesson, item.get_by_role("textbox"))
    lesson.keyboard.type("colander")
    lesson.keyboard.press("Enter")
    expect(item.get_by_text("its holes are too large").first).to_be_visible()


def test_each_gap_of_a_text_is_marked(lesson: Page) -> None:
    item = card(lesson, "Two gaps")
    tab_to(lesson, item.get_by_role("textbox", name="Gap 1"))
    lesson.keyboard.type("teapot")
    lesson.keyboard.press("Tab")
    lesson.keyboard.type("nine")
    lesson.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("you found 1 of 2")
    expect(item.get_by_role("textbox", name="Gap 1")).to_have_accessible_description("Gap 1: Right")
    expect(item.get_by_role("textbox", name="Gap 2")).to_have_accessible_description("Gap 2: Not this time")


@pytest.mark.parametrize(
    ("typed", "right"), [("70", True), ("79,5", True), ("80.0", True), ("80,01", False), ("warm", False)]
)
def test_a_number_counts_within_its_bounds(lesson: Page, typed: str, right: bool) -> None:
    item = card(lesson, "How warm")
    tab_to(lesson, item.get_by_role("textbox", name="Your answer"))
    lesson.keyboard.type(typed)
    lesson.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("That is right." if right else "Not this time.")


def test_free_text_is_compared_by_the_learner_and_never_judged(lesson: Page) -> None:
    item = card(lesson, "In your own words")
    tab_to(lesson, item.get_by_role("textbox"))
    lesson.keyboard.type("We have a dark tea.")
    check(lesson, item, "Compare")
    expect(item.get_by_role("status")).to_have_text("Noted. Nothing here is right or wrong.")
    expect(item.get_by_text("May I bring you a small cup?")).to_be_visible()


def test_pairs_are_chosen_from_lists(lesson: Page) -> None:
    item = card(lesson, "Who gets what")
    for left, right in (("Early morning", "Strong"), ("After lunch", "Green"), ("Before sleep", "Iced")):
        tab_to(lesson, item.get_by_role("combobox", name=left))
        lesson.keyboard.type(right)
    check(lesson, item)
    expect(item.get_by_role("status")).to_contain_text("you found 2 of 3")
    last = item.get_by_role("combobox", name="Before sleep")
    expect(last).to_have_accessible_description("Not this time")


def test_steps_are_moved_with_buttons_that_keep_the_focus(lesson: Page) -> None:
    item = card(lesson, "From kettle to cup")
    order = ["Boil the water", "Warm the pot", "Put in the leaves", "Pour and wait"]
    rows = item.get_by_role("listitem")
    assert rows.all_inner_texts() != order
    for place, step in enumerate(order):
        up = item.get_by_role("button", name=f"Move up: {step}")
        tab_to(lesson, up)
        while rows.all_inner_texts().index(step) > place:
            lesson.keyboard.press("Enter")
            expect(up).to_be_focused()
            expect(item.get_by_role("status")).to_contain_text("Now in place")
    check(lesson, item)
    expect(item.get_by_role("status")).to_have_text("That is right.")
    check(lesson, item, "Try again")
    assert rows.all_inner_texts() != order


def test_a_scale_is_noted_and_nothing_is_right(lesson: Page) -> None:
    item = card(lesson, "How sure are you")
    tab_to(lesson, item.get_by_role("radio").first)
    lesson.keyboard.press("Space")
    check(lesson, item)
    expect(item.get_by_role("status")).to_have_text("Noted. Nothing here is right or wrong.")


def test_a_judgement_is_shown_beside_what_the_panel_chose(lesson: Page) -> None:
    item = card(lesson, "What the panel would do")
    tab_to(lesson, item.get_by_role("radio").first)
    lesson.keyboard.press("Space")
    check(lesson, item)
    expect(item.get_by_text("20 percent of the panel chose this.").first).to_be_visible()
    expect(item.get_by_text("It can sound like blame.").first).to_be_visible()


def test_a_reflection_has_nothing_to_check_and_is_not_kept(lesson: Page) -> None:
    item = card(lesson, "For yourself")
    expect(item.get_by_role("button")).to_have_count(0)
    item.get_by_role("textbox").fill("at my aunt's table")
    assert "aunt" not in str(lesson.evaluate("JSON.stringify({...localStorage})"))
    lesson.reload()
    expect(card(lesson, "For yourself").get_by_role("textbox")).to_have_value("")


def test_a_checked_answer_stands_there_after_a_reload(lesson: Page) -> None:
    item = card(lesson, "The late guest")
    item.get_by_role("radio", name="Come in").check()
    check(lesson, item)
    lesson.reload()
    expect(item.get_by_role("radio", name="Come in")).to_be_checked()
    expect(item.get_by_text("A place and some warmth come first").first).to_be_visible()
    expect(item.get_by_role("status")).to_be_empty()


def test_every_question_stays_accessible_before_and_after_the_answer(
    lesson: Page, axe: Callable[[], list[str]]
) -> None:
    assert axe() == []
    for title in lesson.get_by_role("heading", level=3).all_inner_texts():
        item = card(lesson, title)
        if not item.get_by_role("button", name="Check").is_visible():
            continue
        for box in item.get_by_role("radio").or_(item.get_by_role("checkbox")).all()[:2]:
            box.check()
        for field in item.get_by_role("textbox").all():
            field.fill("pot")
        item.get_by_role("button", name="Check").click()
    assert lesson.get_by_text("Read why").count() > 3
    assert axe() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colors_keep_their_contrast(lesson: Page, axe: Callable[[], list[str]], scheme: str) -> None:
    lesson.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    item = card(lesson, "What belongs on the tray")
    for name in ("A cup", "The bill"):
        item.get_by_role("checkbox", name=name).check()
    check(lesson, item)
    assert axe() == []


def test_without_script_answers_are_in_a_closed_disclosure(tea_house: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(tea_house + "every-question.html")
    item = card(page, "The late guest")
    item.get_by_role("radio", name="Come in").check()
    expect(item.get_by_text("A place and some warmth come first")).to_be_hidden()
    item.get_by_text("Answers and reasons").click()
    expect(item.get_by_text("A place and some warmth come first")).to_be_visible()
    context.close()


def test_targets_are_large_enough_for_a_thumb(lesson: Page) -> None:
    lesson.set_viewport_size({"width": 360, "height": 740})
    for item in lesson.locator(".item").all():
        for target in item.locator(".option label, button, select, summary, input[type=text]").all():
            box = target.bounding_box()
            if box is not None and target.is_visible():
                assert box["height"] >= 44, target
