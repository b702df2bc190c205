"""An assessment in a real browser: begun, answered, handed in, passed and failed, left and resumed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import pytest
from keyboard import begins_to_read, press, reads, tab_to
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

Answers: TypeAlias = Mapping[str, Sequence[str]]
"""By title: the names of the options to choose, or the text to write."""

KEYS: Answers = {
    "The first thing to do": ["Let the water stand"],
    "How long": "2,5",
    "The wet coat": ["Offer a hook near the stove"],
    "The welcome": ["A look", "A place to sit"],
}
WRONG: Answers = {
    "The first thing to do": ["Boil it again"],
    "How long": "9",
    "The wet coat": ["Wait until the guest asks"],
    "The welcome": ["The menu of the week"],
}


@pytest.fixture
def final(page: Page, tea_house: str) -> Page:
    """The page of the assessment."""
    page.goto(tea_house + "assessment-th-final.html")
    return page


def questions(page: Page) -> list[Locator]:
    """The questions of the attempt, in the order in which they are asked."""
    return page.locator("section[data-item]:not([hidden])").all()


def title_of(question: Locator) -> str:
    """Its title without its number."""
    return question.get_by_role("heading").inner_text().split(". ", 1)[1]


def answer(page: Page, question: Locator, answers: Answers) -> None:
    """Answers one question with the keyboard alone."""
    given = answers[title_of(question)]
    if isinstance(given, str):
        tab_to(page, question.get_by_role("textbox"))
        page.keyboard.type(given)
        return
    for name in given:
        option = question.get_by_label(name, exact=True)
        if option.get_attribute("type") == "checkbox":
            press(page, option, "Space")
            continue
        tab_to(page, question.get_by_role("radio").first)
        for _ in range(4):
            page.keyboard.press("ArrowDown")
            if option.is_checked():
                break
        expect(option).to_be_checked()


def attempt(page: Page, answers: Answers) -> None:
    """One whole attempt with the keyboard alone, from the button that begins it to the result."""
    for question in questions(page):
        answer(page, question, answers)
    press(page, page.get_by_role("button", name="Hand in"))


def begin(page: Page) -> None:
    """Begins an attempt with the keyboard."""
    press(page, page.get_by_role("button", name="Begin"))
    begins_to_read(page, "1. ")


def test_the_start_says_what_is_asked_and_what_it_takes_to_pass(
    final: Page, axe: Callable[[], list[str]]
) -> None:
    for words in ("4", "75 percent", "3", "For each answer, when you have handed in"):
        expect(final.get_by_role("definition").filter(has_text=words).first).to_be_visible()
    assert questions(final) == [] or not questions(final)[0].is_visible()
    assert axe() == []


def test_right_answers_pass_and_the_focus_is_on_the_result(final: Page, axe: Callable[[], list[str]]) -> None:
    begin(final)
    attempt(final, KEYS)
    reads(final, "You passed with 100 percent. 75 percent were needed.")
    expect(final.get_by_role("heading", name="Worth another look")).to_have_count(0)
    assert axe() == []


def test_wrong_answers_fail_with_reasons_and_a_way_to_what_helps(
    final: Page, axe: Callable[[], list[str]]
) -> None:
    begin(final)
    attempt(final, WRONG)
    reads(final, "0 percent this time. To pass, 75 percent are needed.")
    expect(final.get_by_role("link", name="Every kind of question", exact=True)).to_be_visible()
    expect(final.get_by_text("Asking is harder for the one who is new.").first).to_be_visible()
    expect(final.get_by_label("Offer a hook near the stove")).to_have_accessible_description(
        "This would have been right"
    )
    expect(final.get_by_label("Boil it again")).to_be_disabled()
    assert axe() == []


def test_partial_answers_earn_their_share_by_objective(final: Page) -> None:
    begin(final)
    attempt(final, {**KEYS, "The welcome": ["A look"]})
    reads(final, "You passed with 87.5 percent. 75 percent were needed.")
    shares = final.get_by_role("listitem").filter(has_text="percent")
    expect(shares.filter(has_text="Prepare a pot of tea")).to_contain_text("100 percent")
    expect(shares.filter(has_text="Welcome a guest")).to_contain_text("75 percent")


def test_handing_in_lists_what_is_open_and_leads_there(final: Page, axe: Callable[[], list[str]]) -> None:
    begin(final)
    first, *rest = questions(final)
    answer(final, first, KEYS)
    press(final, final.get_by_role("button", name="Hand in", exact=True))
    begins_to_read(final, "You have not answered these yet.")
    ways = final.get_by_role("button", name=". ")
    expect(ways).to_have_text([one.get_by_role("heading").inner_text() for one in rest])
    assert axe() == []
    words = ways.nth(1).inner_text()
    press(final, ways.nth(1))
    reads(final, words)
    press(final, final.get_by_role("button", name="Hand in", exact=True))
    press(final, final.get_by_role("button", name="Hand in as it is"))
    begins_to_read(final, "25 percent this time.")


def test_a_reload_in_the_middle_keeps_the_draw_the_order_and_the_answers(final: Page) -> None:
    begin(final)
    before = [title_of(question) for question in questions(final)]
    options = [question.get_by_role("radio").all() for question in questions(final)]
    orders = [[box.get_attribute("value") for box in boxes] for boxes in options]
    for question in questions(final)[:3]:
        answer(final, question, KEYS)
    final.keyboard.press("Tab")
    final.reload()
    assert [title_of(question) for question in questions(final)] == before
    options = [question.get_by_role("radio").all() for question in questions(final)]
    assert [[box.get_attribute("value") for box in boxes] for boxes in options] == orders
    expect(final.get_by_text("Answered: 3 of 4")).to_be_visible()
    answer(final, questions(final)[3], KEYS)
    press(final, final.get_by_role("button", name="Hand in"))
    begins_to_read(final, "You passed with 100 percent.")


def test_attempts_are_counted_and_the_best_one_stands(final: Page) -> None:
    begin(final)
    attempt(final, KEYS)
    for _ in range(2):
        press(final, final.get_by_role("button", name="New attempt"))
        begins_to_read(final, "1. ")
        for question in questions(final):
            expect(question.get_by_role("status")).to_be_empty()
        attempt(final, WRONG)
    expect(final.get_by_text("Your best attempt counts: 100 percent.")).to_be_visible()
    expect(final.get_by_text("No attempt is left.")).to_be_visible()
    expect(final.get_by_role("button", name="New attempt")).to_have_count(0)


def test_a_phone_shows_one_question_at_a_time(final: Page, axe: Callable[[], list[str]]) -> None:
    final.set_viewport_size({"width": 360, "height": 740})
    begin(final)
    seen = []
    for here in range(1, 5):
        expect(final.get_by_text(f"Question {here} of 4")).to_be_visible()
        visible = [question for question in questions(final) if question.is_visible()]
        assert len(visible) == 1
        seen.append(title_of(visible[0]))
        answer(final, visible[0], KEYS)
        assert axe() == []
        if here < 4:
            press(final, final.get_by_role("button", name="Next", exact=True))
            begins_to_read(final, f"{here + 1}. ")
    assert sorted(seen) == sorted(KEYS)
    assert final.evaluate("document.documentElement.scrollWidth") <= 360
    press(final, final.get_by_role("button", name="Back", exact=True))
    expect(final.get_by_text("Question 3 of 4")).to_be_visible()
    press(final, final.get_by_role("button", name="Hand in", exact=True))
    begins_to_read(final, "You passed with 100 percent.")


def test_feedback_after_each_question_settles_it(page: Page, tea_house: str) -> None:
    page.goto(tea_house + "assessment-th-written.html")
    begin(page)
    knock, offer = questions(page)
    knock.get_by_label("Look who it is").check()
    press(page, knock.get_by_role("button", name="Check"))
    expect(knock.get_by_role("status")).to_have_text("That is right.")
    expect(knock.get_by_label("Turn off the light")).to_be_disabled()
    page.reload()
    expect(knock.get_by_text("One cannot help somebody").first).to_be_visible()
    expect(knock.get_by_label("Turn off the light")).to_be_disabled()
    offer.get_by_label("Nothing").check()
    press(page, page.get_by_role("button", name="Hand in"))
    begins_to_read(page, "50 percent this time.")


def test_without_script_every_question_and_its_answers_can_be_read(tea_house: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(tea_house + "assessment-th-final.html")
    assert len(questions(page)) == 4
    questions(page)[0].get_by_text("Answers and reasons").click()
    expect(page.get_by_text("It cools to where green tea is sweet.")).to_be_visible()
    context.close()
