"""A room with a wall and a facilitator: votes by hands and keys, stops, two windows over http and from a file, the record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import arrived, press, reads, tab_to
from playwright.sync_api import BrowserContext, Page, expect

from conftest import tea_house_site
from coursewright import disk

pytestmark = pytest.mark.browser

FORUM = "forum-late-guest.html"


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The page of the forum, from a server or from a USB stick."""
    if request.param == "http":
        return str(request.getfixturevalue("tea_house")) + FORUM
    disk.write_tree(tmp_path, tea_house_site())
    return (tmp_path / "courses" / "tea-house" / FORUM).as_uri()


@pytest.fixture
def wall(page: Page, tea_house: str) -> Page:
    """The forum before it begins."""
    page.goto(tea_house + FORUM)
    return page


def begin(wall: Page) -> None:
    """It rains."""
    press(wall, wall.get_by_role("button", name="It rains"))


def desk_of(context: BrowserContext, wall: Page) -> Page:
    """The facilitator's window."""
    with context.expect_page() as opened:
        press(wall, wall.get_by_role("button", name="Open the facilitator’s window"))
    return opened.value


def test_both_windows_play_one_story(context: BrowserContext, page: Page, address: str) -> None:
    page.goto(address)
    desk = desk_of(context, page)
    expect(desk.get_by_text("Begin the story in the window on the wall.")).to_be_visible()
    begin(page)
    expect(desk.get_by_role("heading", name="A knock")).to_be_visible()
    desk.get_by_role("spinbutton", name="Hands for 1").fill("11")
    desk.get_by_role("spinbutton", name="Hands for 1").blur()
    page.get_by_role("button", name="One hand more for 2").click()
    expect(page.get_by_text("Hands so far: 12").first).to_be_visible()
    expect(desk.get_by_text("Hands so far: 12")).to_be_visible()
    expect(page.get_by_text("11 hands")).to_have_count(0)
    desk.get_by_role("button", name="Show the count").click()
    expect(page.get_by_text("11 hands")).to_be_visible()
    expect(page.get_by_text("most hands")).to_be_visible()
    desk.get_by_text("What is behind this choice").first.click()
    expect(desk.get_by_text("A place comes before a menu")).to_be_visible()
    expect(page.get_by_text("A place comes before a menu")).to_have_count(0)
    desk.get_by_label("Notes").fill("Somebody said: warm first.")
    desk.get_by_role("button", name="Take way 1").click()
    expect(page.get_by_role("heading", name="By the stove")).to_be_visible()
    expect(page.get_by_text("The hat comes off before the coat.")).to_be_visible()
    desk.reload()
    expect(desk.get_by_role("heading", name="By the stove")).to_be_visible()
    expect(desk.get_by_label("Notes")).to_have_value("Somebody said: warm first.")
    page.reload()
    expect(page.get_by_role("heading", name="By the stove")).to_be_visible()
    desk.get_by_role("button", name="Take way 1").click()
    expect(page.get_by_role("heading", name="A cup")).to_be_visible()


def test_anybody_may_stop_and_a_decision_is_replaced(wall: Page, axe: Callable[[], list[str]]) -> None:
    begin(wall)
    reads(wall, "A knock")
    assert axe() == []
    press(wall, wall.get_by_role("button", name="Take way 2"))
    press(wall, wall.get_by_role("button", name="Stop", exact=True))
    reads(wall, "Stop")
    assert axe() == []
    press(wall, wall.get_by_role("button", name="Replace this decision: A knock"))
    reads(wall, "A knock")
    press(wall, wall.get_by_role("button", name="Take way 1"))
    press(wall, wall.get_by_role("button", name="Take way 1"))
    expect(wall.get_by_text("Left with options")).to_be_visible()
    press(wall, wall.get_by_role("button", name="Look back together"))
    reads(wall, "Looking back")
    assert axe() == []
    record = wall.get_by_role("table").last
    expect(record).to_contain_text("Call through the glass")
    expect(record).to_contain_text("Stop. The room went back to “A knock”.")
    expect(record).to_contain_text("Open the door and point to the stove")
    expect(wall.get_by_text("Your way earned 4 of 4 points.").last).to_be_visible()


def test_keys_vote_only_when_they_are_asked_to(wall: Page) -> None:
    begin(wall)
    wall.keyboard.press("1")
    expect(wall.get_by_text("Hands so far: 0").last).to_be_visible()
    press(wall, wall.get_by_role("button", name="Vote with keys"))
    for key in ("1", "1", "2", "7"):
        wall.keyboard.press(key)
    expect(wall.get_by_text("Hands so far: 3").last).to_be_visible()
    reads(wall, "Vote with keys 1 to 9, S stops")
    wall.keyboard.press("s")
    reads(wall, "Stop")


def test_the_wall_is_readable_from_afar_and_fits_a_phone_held_close(wall: Page) -> None:
    begin(wall)
    wall.set_viewport_size({"width": 1920, "height": 1080})
    size = "Number.parseFloat(getComputedStyle(document.querySelector('.passage p')).fontSize)"
    assert wall.evaluate(size) >= 30
    wall.set_viewport_size({"width": 320, "height": 256})
    assert wall.evaluate("document.documentElement.scrollWidth") <= 320
    tab_to(wall, wall.get_by_role("button", name="Take way 1"))


def test_the_way_around_and_the_pages_for_a_group_are_found_from_the_story(
    page: Page, tea_house: str
) -> None:
    page.goto(tea_house + "scenario-late-guest.html")
    page.get_by_role("link", name="In a room").click()
    arrived(page, "The late guest, in a room")
    page.goto(tea_house + "index.html")
    page.get_by_role("link", name="on paper").first.click()
    arrived(page, "The late guest, on paper")


STAYS = "Object.keys(localStorage).filter(key => key.includes('forum') || key === 'coursewright:tea-house')"
UNTIL_CLOSED = "Object.keys(sessionStorage)"


def test_a_session_stays_until_its_tab_is_closed_and_can_be_erased_before(wall: Page, tea_house: str) -> None:
    begin(wall)
    reads(wall, "A knock")
    assert wall.evaluate(STAYS) == []
    assert wall.evaluate(UNTIL_CLOSED) == ["coursewright-forum:late-guest"]
    wall.goto(tea_house + "../../device.html")
    now = wall.get_by_role("region", name="Kept now")
    row = now.get_by_role("listitem").filter(has_text="A story that is played in a room")
    expect(row).to_have_count(1)
    now.get_by_text("All of it, letter by letter").click()
    expect(now.get_by_role("term").filter(has_text="coursewright-forum:late-guest")).to_have_count(1)
    press(wall, row.get_by_role("button", name="Erase: A story"))
    press(wall, row.get_by_role("button", name="Erase it?"))
    expect(row).to_have_count(0)
    assert wall.evaluate(UNTIL_CLOSED) == []
    wall.goto(tea_house + FORUM)
    begin(wall)
    reads(wall, "A knock")
    wall.goto(tea_house + "../../device.html")
    expect(row).to_have_count(1)
    press(wall, wall.get_by_role("button", name="Make ready for the next person"))
    press(wall, wall.get_by_role("button", name="Erase it?"))
    expect(row).to_have_count(0)
    assert wall.evaluate(UNTIL_CLOSED) == []


def test_a_session_without_a_trace_has_none_in_the_tab_either(
    context: BrowserContext, wall: Page, tea_house: str
) -> None:
    begin(wall)
    reads(wall, "A knock")
    wall.goto(tea_house + FORUM + "?no-trace")
    # What was kept before is not read, and nothing takes its place.
    before = wall.evaluate("JSON.stringify({...sessionStorage})")
    begin(wall)
    press(wall, wall.get_by_role("button", name="Take way 2"))
    assert wall.evaluate("JSON.stringify({...sessionStorage})") == before
    desk = desk_of(context, wall)
    expect(desk).to_have_url(tea_house + FORUM + "?no-trace#desk")
    assert desk.evaluate(STAYS) == []


def test_paper_is_read_on_a_screen_too(page: Page, tea_house: str, axe: Callable[[], list[str]]) -> None:
    page.goto(tea_house + "paper-late-guest.html")
    assert axe() == []
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_paper_prints_on_both_sheets_without_navigation(page: Page, tea_house: str, format: str) -> None:
    page.goto(tea_house + "paper-late-guest.html")
    page.emulate_media(media="print")
    assert page.pdf(format=format).startswith(b"%PDF")
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.locator(".turns").first).to_be_visible()
    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.paper :is(section, div, table, p, ul, dl)')].map(one => one.scrollWidth - one.clientWidth))"
    )
    assert widest <= 1
