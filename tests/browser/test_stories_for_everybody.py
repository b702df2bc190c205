"""Stories for everybody: read aloud once, from right to left, in the dark, at 400 percent, on paper and on a wall."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from keyboard import choose, press
from night_desk import night_desk_site
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import AXE
from coursewright import disk

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 256}
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def from_right(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The night desk as an Arabic course; its own words stay English, only their direction matters here."""
    folder = tmp_path_factory.mktemp("from-right")
    disk.write_tree(folder, night_desk_site("ar"))
    return serve(folder) + "courses/night-desk/"


@pytest.fixture
def everyone(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile without motion, whose pages may not fail unseen."""
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    failures: list[str] = []
    context.on("console", lambda said: failures.append(said.text) if said.type == "error" else None)
    yield context
    context.close()
    assert not failures


def tree(page: Page) -> list[dict[str, Any]]:
    """The accessibility tree as assistive technology gets it, without what it passes over."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node for node in nodes if not node["ignored"]]


def said(page: Page, words: str) -> int:
    """How often these words are read."""
    texts = (node for node in tree(page) if node["role"]["value"] == "StaticText")
    return sum(words in node["name"]["value"] for node in texts)


def heads(page: Page, words: str = "") -> None:
    """The reader's place comes to be on a heading, with these words where some are given."""
    expect(page.locator("h2:focus")).to_have_text(words or re.compile(".+"))
    held = [node for node in tree(page) if focused(node) and node["role"]["value"] != "RootWebArea"]
    assert [(one["role"]["value"], words in one["name"]["value"]) for one in held] == [("heading", True)]


def focused(node: dict[str, Any]) -> bool:
    """Whether assistive technology is told that the focus is here."""
    return any(one["name"] == "focused" and one["value"]["value"] for one in node.get("properties", ()))


def silent(page: Page) -> None:
    """axe finds nothing, in light and in dark, and nothing scrolls sideways at 320 pixels."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
        )
        assert [f"{scheme} {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == []
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.set_viewport_size(WIDE)


def index_of(page: Page, key: str) -> str:
    """Words of the interface in the language of the page."""
    return str(
        page.evaluate(
            "key => JSON.parse(document.querySelector('#coursewright-data').textContent).strings[key]", key
        )
    )


def test_a_story_from_right_to_left_is_read_once_and_leads_the_reader_on(
    everyone: BrowserContext, from_right: str
) -> None:
    page = everyone.new_page()
    page.goto(from_right + "scenario-night-desk.html")
    assert page.evaluate("document.dir || document.documentElement.dir") == "rtl"
    choose(page, "At the desk")
    heads(page, "The bell")
    # The arrow of a choice stands at the end of its line, which is on the left.
    choice = page.get_by_role("button", name="Say how long it takes")
    arrow = choice.evaluate(
        "one => getComputedStyle(one, '::after').insetInlineEnd && getComputedStyle(one, '::after').left"
    )
    assert float(arrow.removesuffix("px")) < choice.evaluate("one => one.clientWidth") / 2
    silent(page)
    choose(page, "Ask for the name at once")
    heads(page, "The line")
    assert said(page, "The visitor looks at the door.") == 1
    live = page.locator("[aria-live=polite]").filter(has_text="The visitor looks at the door.")
    expect(live).to_have_count(1)
    assert said(page, "A name is a lot to give to a stranger.") == 0
    silent(page)
    choose(page, index_of(page, "scenario-roll"))
    heads(page, "What was said")
    assert said(page, "The piano") == 1
    silent(page)
    choose(page, "Say that you asked too soon")
    heads(page, "The morning")
    assert said(page, "I asked before I said who I am.") == 1
    choose(page, index_of(page, "scenario-look-back"))
    heads(page)
    assert page.evaluate("document.getAnimations().length") == 0
    silent(page)


def test_wall_desk_and_paper_from_right_to_left(everyone: BrowserContext, from_right: str) -> None:
    wall = everyone.new_page()
    wall.goto(from_right + "forum-night-desk.html")
    silent(wall)
    choose(wall, "At the desk")
    heads(wall, "The bell")
    silent(wall)
    with everyone.expect_page() as opened:
        press(wall, wall.get_by_role("button", name=index_of(wall, "forum-desk")))
    desk = opened.value
    expect(desk.get_by_role("heading", name="The bell")).to_be_visible()
    desk.set_viewport_size(WIDE)
    silent(desk)
    wall.bring_to_front()
    wall.locator(".ballot button").filter(
        has_text=index_of(wall, "forum-take-number").split("{")[0].strip()
    ).first.click()
    expect(wall.get_by_role("heading", name="The line")).to_be_visible()
    assert said(wall, "The visitor looks at the door.") == 1
    expect(wall.locator(":focus")).to_contain_text("The visitor looks at the door.")
    silent(wall)
    assert wall.evaluate("document.getAnimations().length") == 0
    paper = everyone.new_page()
    paper.goto(from_right + "paper-night-desk.html")
    silent(paper)
