"""The moments of a story in a real browser: the clock, the die, the way around, the repair, the role for a second time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyboard import choose, press, reads
from night_desk import long_night, night_desk_site
from playwright.sync_api import Browser, Page, expect

from coursewright import disk

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def night_desk(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the course."""
    folder = tmp_path_factory.mktemp("night-desk")
    disk.write_tree(folder, night_desk_site())
    return serve(folder) + "courses/night-desk/"


@pytest.fixture
def clocked(chromium: Browser, night_desk: str) -> Iterator[Page]:
    """The story for somebody who has not asked for less motion, on a clock that the test winds."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.clock.install(time="2026-11-21T22:00:00")
    page.goto(night_desk + "scenario-night-desk.html")
    page.clock.pause_at("2026-11-21T22:01:00")
    yield page
    context.close()


def test_a_clock_runs_is_extended_rests_runs_out_and_is_taken_away(clocked: Page) -> None:
    page = clocked
    press(page, page.get_by_role("button", name="At the desk"))
    page.clock.run_for(100)
    clock = page.get_by_role("group", name="Clock")
    expect(clock).to_contain_text("30 seconds")
    expect(clock.get_by_role("status")).to_be_empty()
    page.clock.run_for(10_000)
    expect(clock.get_by_role("status")).to_have_text("20 seconds")
    press(page, clock.get_by_role("button", name="More time"))
    expect(clock.get_by_role("status")).to_have_text("50 seconds")
    press(page, page.get_by_role("button", name="Pause"))
    page.clock.run_for(120_000)
    press(page, page.get_by_role("button", name="Go on"))
    expect(clock).to_contain_text("50 seconds")
    page.clock.run_for(50_001)
    expect(page.locator("[aria-live]").get_by_text("The time was over:")).to_be_visible()
    expect(page.get_by_text("The visitor looks at the door.")).to_be_visible()
    page.clock.run_for(1_000)
    reads(page, "The line")

    page.evaluate("localStorage.clear()")
    page.reload()
    page.clock.run_for(1_000)
    press(page, page.get_by_role("button", name="At the desk"))
    page.clock.run_for(100)
    press(page, clock.get_by_role("button", name="Without a clock"))
    expect(page.get_by_text("No clock. Take your time.")).to_be_visible()
    reads(page, "The bell")
    page.clock.run_for(600_000)
    expect(page.get_by_role("button", name="Ask for the name at once")).to_be_visible()
    expect(clock).to_have_count(0)


def test_a_clock_goes_on_for_somebody_who_comes_back(clocked: Page) -> None:
    page = clocked
    press(page, page.get_by_role("button", name="At the desk"))
    page.clock.run_for(100)
    page.reload()
    clock = page.get_by_role("group", name="Clock")
    expect(clock).to_contain_text("30 seconds")
    page.clock.run_for(5_000)
    expect(clock).to_contain_text("25 seconds")


def test_a_pause_between_a_choice_and_what_comes_next_is_kept(clocked: Page) -> None:
    page = clocked
    press(page, page.get_by_role("button", name="At the desk"))
    page.clock.run_for(100)
    for name in ("Ask for the name at once", "Pause"):
        press(page, page.get_by_role("button", name=name))
    page.clock.run_for(1_000)
    reads(page, "Paused")
    expect(page.get_by_text("The visitor looks at the door.")).to_be_hidden()
    press(page, page.get_by_role("button", name="Go on"))
    page.clock.run_for(1_000)
    reads(page, "The line")
    expect(page.get_by_text("The visitor looks at the door.")).to_be_visible()


def test_a_die_tells_its_odds_and_falls_once_whatever_is_reloaded_or_rewound(
    page: Page, night_desk: str, axe: Callable[[], list[str]]
) -> None:
    page.goto(night_desk + "scenario-night-desk.html")
    choose(page, "At the desk")
    expect(page.get_by_role("group", name="Clock")).to_have_count(0)  # less motion was asked for
    choose(page, "Ask for the name at once")
    expect(page.get_by_text("Here chance decides, with a die of 6 faces.")).to_be_visible()
    odds = page.locator(".odds li")
    expect(odds).to_have_text(["4 of 6: Somebody picks up", "2 of 6: Nobody picks up"])
    assert axe() == []
    page.reload()
    choose(page, "See what happens")
    fell = page.get_by_text(re.compile(r"The die showed [1-6]:")).inner_text()
    brought = "Somebody picks up" if int(fell[-2]) <= 4 else "Nobody picks up"
    expect(page.locator(".chosen").last).to_contain_text(brought)
    page.reload()
    expect(page.get_by_text(fell)).to_be_visible()

    expect(page.get_by_role("button", name="Go around it")).to_be_visible()
    assert page.evaluate(
        "(() => { const moment = document.querySelector('[data-node=what-was-said]');"
        " const [way, text] = [moment.querySelector('.care'), moment.querySelector('.passage')];"
        " return Boolean(way.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING); })()"
    )
    choose(page, "Go around it")
    expect(page.get_by_text("You went around this part:")).to_be_visible()
    reads(page, "The morning")
    choose(page, "Look back on your way")
    press(page, page.get_by_role("button", name="Try another way here: The line"))
    choose(page, "See what happens")
    expect(page.get_by_text(fell)).to_be_visible()


def test_a_repair_names_what_it_mended_and_a_second_role_opens_at_the_end(
    page: Page, night_desk: str, axe: Callable[[], list[str]]
) -> None:
    page.goto(night_desk + "scenario-night-desk.html")
    expect(page.get_by_role("button", name="At the desk")).to_be_visible()
    expect(page.get_by_role("button", name="as the porter")).to_have_count(0)
    expect(page.get_by_text("Another way to begin opens")).to_be_visible()
    for name in ("At the desk", "Ask for the name at once", "See what happens"):
        choose(page, name)
    page.reload()
    expect(page.get_by_role("button", name="as the porter")).to_have_count(0)
    choose(page, "Say that you asked too soon")
    choose(page, "Look back on your way")
    way = page.get_by_role("list").filter(has=page.get_by_role("heading", name="What was said"))
    steps = way.get_by_role("listitem")
    expect(steps.filter(has=page.get_by_role("heading", name="What was said"))).to_contain_text(
        "This mended what had happened at “The bell”."
    )
    expect(steps.filter(has=page.get_by_role("heading", name="The bell"))).to_contain_text(
        "Mended later, at “What was said”."
    )
    expect(page.get_by_text("Mended later")).to_have_count(1)
    assert axe() == []
    choose(page, "From the beginning")
    expect(page.get_by_text("Another way to begin opens")).to_have_count(0)
    choose(page, "The same night as the porter")
    reads(page, "The bell")
    page.reload()
    choose(page, "Say how long it takes")
    reads(page, "The line")


def test_a_long_story_comes_back_whole_in_its_order_and_can_be_rewound_far(
    page: Page, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    disk.write_tree(tmp_path, night_desk_site(story=long_night(30)))
    page.goto(serve(tmp_path) + "courses/night-desk/scenario-night-desk.html")
    choose(page, "Begin")
    told = [f"Visitor {at}" for at in range(1, 31)]
    for visitor in told:
        reads(page, visitor)
        choose(page, "Say how long it takes")
    reads(page, "The morning")
    moments = page.locator(".moment")
    expect(moments.locator("h2")).to_have_text([*told, "The morning"])
    expect(page.locator(".far .moment").first).to_be_attached()
    page.reload()
    expect(moments.locator("h2")).to_have_text([*told, "The morning"])
    expect(moments.locator(".consequence")).to_have_text([f"{one} sits down." for one in told] + [""])
    choose(page, "Look back on your way")
    press(page, page.get_by_role("button", name="Try another way here: Visitor 3", exact=True))
    reads(page, "Visitor 3")
    expect(moments.locator("h2")).to_have_text(told[:3])
    choose(page, "Say nothing")
    reads(page, "Visitor 4")
    expect(moments.locator(".consequence").nth(2)).to_have_text("Visitor 3 stands.")
