"""The quick exit: at once, from everywhere, and not to be undone with the back button."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from house import PAGES, build
from playwright.sync_api import BrowserContext, Page, expect

from stopped_clock import stop_clock

pytestmark = pytest.mark.browser

LESSON = "courses/two-rooms/first-room.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site on disk."""
    return build(tmp_path_factory.mktemp("exit"))


@pytest.fixture(scope="module")
def address(folder: Path, serve: Callable[[Path], str]) -> str:
    """The address of the built site, which ends in a slash."""
    return serve(folder)


def corner(page: Page) -> tuple[float, float]:
    """Where the way out ends, from the right and from the top."""
    box = page.get_by_role("link", name="Leave", exact=True).bounding_box()
    assert box is not None
    width = page.viewport_size["width"] if page.viewport_size else 0
    return round(width - box["x"] - box["width"], 1), round(box["y"], 1)


def test_the_way_out_is_at_the_same_corner_of_every_page(page: Page, address: str) -> None:
    places = set()
    for path in PAGES:
        page.goto(address + path)
        page.evaluate("scrollTo(0, 400)")
        places.add(corner(page))
    assert len(places) == 1


def test_leaving_takes_the_place_of_the_page_in_the_history(page: Page, address: str) -> None:
    page.goto(address + "support.html")
    page.goto(address + LESSON)
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Leave", exact=True).click()
    page.wait_for_url("about:blank")
    assert page.evaluate("history.length") == before
    page.go_back()
    expect(page).to_have_url(address + "support.html")


LAST = """
addEventListener("pagehide", () => {
  const { title, documentElement } = document;
  const icon = document.querySelector("link[rel=icon]");
  if (!icon) return;
  const last = [title, icon.getAttribute("href").slice(0, 6), getComputedStyle(documentElement).display];
  localStorage.setItem("last", JSON.stringify(last));
});
"""
"""What a page was when the next one took its place: an empty page has no title and no icon, whoever comes before it."""


def last(page: Page) -> list[str]:
    """That of the page before this one."""
    return list(json.loads(page.evaluate("localStorage.getItem('last')")))


def test_title_icon_and_page_are_gone_before_the_next_one_comes(page: Page, address: str) -> None:
    page.add_init_script(LAST)
    page.goto(address + LESSON)
    page.goto(address + "support.html")
    # What it is when nobody leaves.
    assert last(page) == ["The first room · Two rooms", "data:i", "block"]
    page.goto(address + LESSON)
    page.get_by_role("link", name="Leave", exact=True).click()
    page.wait_for_url("about:blank")
    page.goto(address + "support.html")
    assert last(page) == ["", "data:,", "none"]


def test_escape_twice_leaves_and_once_does_not(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    stop_clock(page)
    page.keyboard.press("Escape")
    page.clock.run_for(1600)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("The first room")
    page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


def test_leaving_works_from_inside_a_field(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    stop_clock(page)
    page.get_by_role("textbox", name="Your own words").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


def test_leaving_works_while_the_rest_of_the_page_has_not_come(
    context: BrowserContext, page: Page, address: str
) -> None:
    context.route("**/learner.js", lambda route: None)
    page.goto(address + LESSON, wait_until="commit")
    page.get_by_role("link", name="Leave", exact=True).click(no_wait_after=True)
    page.wait_for_url("about:blank")


def test_leaving_works_in_a_frame(page: Page, address: str, folder: Path) -> None:
    frame = f'<!doctype html><link rel="icon" href="data:,"><iframe src="{LESSON}" width="900" height="600"></iframe>'
    (folder / "framing.html").write_text(frame)
    page.goto(address + "framing.html")
    page.frame_locator("iframe").get_by_role("link", name="Leave", exact=True).click()
    page.wait_for_url("about:blank")


def test_leaving_works_from_a_disk(page: Page, folder: Path) -> None:
    page.goto((folder / LESSON).as_uri())
    page.get_by_role("link", name="Leave", exact=True).click()
    page.wait_for_url("about:blank")


def test_leaving_works_while_one_searches(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("window")
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(1)
    page.get_by_role("link", name="Leave", exact=True).click()
    page.wait_for_url("about:blank")
