"""A scenario in a real browser: played to its debrief, rewound, paused, left and resumed, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from keyboard import choose, press, reads, tab_to
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def story(page: Page, tea_house: str) -> Page:
    """The page of the scenario."""
    page.goto(tea_house + "scenario-late-guest.html")
    return page


def play(page: Page, *choices: str) -> None:
    """Begins the rainy variant and takes these choices."""
    choose(page, "It rains")
    for name in choices:
        choose(page, name)


def test_the_story_asks_how_it_begins_and_shows_no_score(story: Page, axe: Callable[[], list[str]]) -> None:
    expect(story.get_by_text("Choose how the story begins.")).to_be_visible()
    assert axe() == []
    choose(story, "It snows")
    reads(story, "A knock")
    expect(story.get_by_role("heading", name="By the stove")).to_have_count(0)
    expect(story.get_by_text("How welcome the guest feels")).to_have_count(0)
    expect(story.get_by_text("points")).to_have_count(0)
    assert axe() == []


def test_a_consequence_is_said_once_and_the_reason_stays_quiet(story: Page) -> None:
    play(story, "Open the door")
    reads(story, "By the stove")
    said = story.get_by_text("The hat comes off before the coat.")
    expect(said).to_have_count(1)
    expect(said).to_be_visible()
    expect(said).to_be_in_viewport()
    expect(story.locator("[aria-live=polite]").filter(has=said)).to_have_count(1)
    expect(story.get_by_text("A place comes before a menu")).to_be_hidden()
    press(story, story.get_by_text("Why this matters"))
    expect(story.get_by_text("A place comes before a menu")).to_be_visible()


def test_text_depends_on_what_was_done_before(story: Page) -> None:
    play(story, "Open the door")
    expect(story.get_by_text("a little closer to the fire")).to_be_visible()
    expect(story.get_by_text("the very edge of the bench")).to_have_count(0)


def test_a_choice_whose_condition_does_not_hold_is_not_offered(story: Page) -> None:
    play(story, "Call through", "Open after all")
    expect(story.get_by_text("the very edge of the bench")).to_be_visible()
    expect(story.get_by_role("button", name="Bring a glass of water")).to_be_visible()
    choose(story, "Put the kettle on")
    expect(story.get_by_role("button", name="Put the kettle on")).to_have_count(0)


def test_the_debrief_tells_the_way_and_leads_back_to_any_decision(
    story: Page, axe: Callable[[], list[str]]
) -> None:
    play(story, "Call through", "Open after all", "Put the kettle on")
    expect(story.get_by_text("Left with options")).to_be_visible()
    expect(story.get_by_text("The guest may come back, or not.")).to_be_visible()
    choose(story, "Look back on your way")
    reads(story, "Looking back")
    expect(story.get_by_text("Your way earned 3 of 4 points.")).to_be_visible()
    expect(story.get_by_text("Endings you have reached: 1 of 2.")).to_be_visible()
    expect(story.get_by_text("This mended what had happened at “A knock”.")).to_be_visible()
    expect(story.get_by_text("How welcome the guest feels: from 1 to 0").first).to_be_visible()
    expect(story.get_by_text("An apology that names what happened").last).to_be_visible()
    assert axe() == []
    press(story, story.get_by_text("The same as a table"))
    row = story.get_by_role("row", name="Through the glass")
    expect(row).to_be_visible()
    assert axe() == []

    press(story, story.get_by_role("button", name="Try another way here: Through the glass"))
    reads(story, "Through the glass")
    choose(story, "Turn the sign around")
    expect(story.get_by_text("Left unsure, the door open")).to_be_visible()
    choose(story, "Look back on your way")
    expect(story.get_by_text("Going back is practice.")).to_be_visible()
    expect(story.get_by_text("Endings you have reached: 2 of 2.")).to_be_visible()
    before = story.get_by_role("heading", name="The way before").locator("..")
    now = story.get_by_role("heading", name="This way").locator("..")
    expect(before).to_contain_text("Open after all, and say that you are sorry")
    expect(before).not_to_contain_text("Call through the glass")
    expect(now).to_contain_text("Turn the sign around")
    assert axe() == []


def test_the_table_holds_the_same_numbers_as_the_lines(story: Page) -> None:
    play(story, "Open the door", "Put the kettle on")
    choose(story, "Look back on your way")
    press(story, story.get_by_text("The same as a table"))
    rows = [row.inner_text().split("\t") for row in story.get_by_role("row").all()]
    assert [row[0] for row in rows[1:]] == ["Start", "A knock", "By the stove"]
    warmth = rows[0].index("How welcome the guest feels")
    assert [row[warmth] for row in rows[1:]] == ["1", "3", "3"]


def test_a_reload_in_the_middle_goes_on_where_the_story_stood(story: Page) -> None:
    play(story, "Call through")
    story.reload()
    expect(story.get_by_text("The face nods.")).to_be_visible()
    expect(story.get_by_role("button", name="Open after all")).to_be_visible()
    expect(story.get_by_role("button", name="It rains")).to_be_hidden()
    choose(story, "Open after all")
    reads(story, "By the stove")


def test_a_pause_hides_the_story_until_one_goes_on(story: Page, axe: Callable[[], list[str]]) -> None:
    play(story)
    press(story, story.get_by_role("button", name="Pause"))
    reads(story, "Paused")
    expect(story.get_by_text("The chairs are on the tables")).to_be_hidden()
    assert axe() == []
    choose(story, "Go on")
    reads(story, "A knock")
    expect(story.get_by_text("The chairs are on the tables")).to_be_visible()


def test_stepping_out_leads_to_the_course_or_to_the_written_alternative(story: Page) -> None:
    play(story, "Call through")
    press(story, story.get_by_role("button", name="Step out"))
    reads(story, "Step out")
    expect(story.get_by_role("link", name="Back to the course")).to_have_attribute("href", "index.html")
    press(story, story.get_by_role("link", name="Skip the story and do it in writing"))
    story.wait_for_url("**/assessment-th-written.html")
    story.go_back()
    expect(story.get_by_role("button", name="Open after all")).to_be_visible()


def test_from_the_beginning_asks_again(story: Page) -> None:
    play(story, "Open the door", "Put the kettle on")
    choose(story, "Look back on your way")
    choose(story, "From the beginning")
    choose(story, "It snows")
    reads(story, "A knock")
    expect(story.get_by_role("heading", name="By the stove")).to_have_count(0)


def test_four_hundred_percent_zoom_needs_no_sideways_scrolling(story: Page) -> None:
    story.set_viewport_size({"width": 320, "height": 256})
    play(story, "Call through", "Open after all", "Put the kettle on")
    choose(story, "Look back on your way")
    assert story.evaluate("document.documentElement.scrollWidth") <= 320
    tab_to(story, story.get_by_role("button", name="From the beginning"))


def test_without_script_the_story_is_linked_sections(tea_house: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(tea_house + "scenario-late-guest.html")
    page.get_by_role("link", name="It rains").click()
    page.wait_for_url("**#late-guest--a-knock")
    page.get_by_role("link", name="Open the door and point to the stove").click()
    expect(page.get_by_role("heading", name="By the stove")).to_be_in_viewport()
    context.close()
