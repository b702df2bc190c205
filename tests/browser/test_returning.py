"""A page that somebody goes back to: with what is kept now, and with nothing of who was here before.

Browsers put a page that was left aside and show it again as it was (the back-forward cache). Playwright switches that off, and
the headless shell cannot do it, so a whole Chromium is started here. Without it browsers fill in fields as they were left.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from house import build
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

LESSON = "courses/two-rooms/first-room.html"
RECORD = "courses/two-rooms/record.html"
COLLECTOR = "results-of-a-group.html"
TELLS = "addEventListener('pageshow', ({ persisted }) => console.log('shown ' + persisted))"
KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}])"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the built site, which ends in a slash."""
    return serve(build(tmp_path_factory.mktemp("returning")))


@pytest.fixture(scope="module")
def aside(chromium: Browser) -> Iterator[Browser]:
    """A browser that puts pages aside."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    browser = chromium.browser_type.launch(
        executable_path=path,
        channel=None if path else "chromium",
        args=["--no-sandbox", "--headless=new", "--disable-gpu"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


@pytest.fixture(params=["put aside", "loaded again"])
def context(request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A profile of a browser that puts pages aside, and of one that loads them again."""
    name = "aside" if request.param == "put aside" else "chromium"
    browser: Browser = request.getfixturevalue(name)
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(TELLS)
    failures: list[str] = []
    context.on("weberror", lambda error: failures.append(str(error.error)))
    yield context
    context.close()
    assert not failures


@pytest.fixture
def shown(context: BrowserContext) -> list[str]:
    """How each page was shown, in order."""
    told: list[str] = []
    context.on("console", lambda said: told.append(said.text) if said.text.startswith("shown ") else None)
    return told


@pytest.fixture
def puts_aside(request: pytest.FixtureRequest) -> bool:
    """Whether the browser of this test does."""
    return "put aside" in request.node.name


def back(page: Page, to: str) -> None:
    """Goes back, which a page that was put aside does without loading."""
    page.evaluate("setTimeout(() => history.back())")
    expect(page).to_have_url(to)
    page.wait_for_timeout(500)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def make_ready(page: Page, address: str) -> None:
    """What one person does for the next one."""
    page.goto(address + "device.html")
    page.get_by_role("button", name="Make ready for the next person").click()
    page.get_by_role("button", name="Erase it?").click()
    expect(page.get_by_text("Nothing is kept here now.")).to_be_visible()


def test_what_was_erased_does_not_come_back_with_its_page(
    page: Page, address: str, shown: list[str], puts_aside: bool
) -> None:
    page.goto(address + LESSON)
    page.get_by_role("button", name="Remember on this device").click()
    words = page.get_by_role("textbox", name="Your own words")
    words.fill("The left one.")
    make_ready(page, address)
    back(page, address + LESSON)
    assert ("shown true" in shown) is puts_aside
    expect(words).to_have_value("")
    assert page.evaluate(KEPT) == "[{},{}]"
    words.press_sequentially("x")
    assert "left one" not in page.evaluate(KEPT)


def test_a_page_that_only_showed_what_was_erased_does_not_show_it_again(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    page.get_by_role("button", name="Remember on this device").click()
    page.get_by_role("textbox", name="Your own words").fill("The left one.")
    page.goto(address + "support.html")
    page.goto(address + LESSON)
    expect(page.get_by_role("textbox", name="Your own words")).to_have_value("The left one.")
    make_ready(page, address)
    back(page, address + LESSON)
    expect(page.get_by_role("textbox", name="Your own words")).to_have_value("")


def test_a_name_that_is_kept_nowhere_does_not_come_back(page: Page, address: str) -> None:
    page.goto(address + RECORD)
    name = page.locator("main input[type=text]")
    name.fill("Somebody")
    page.goto(address + "support.html")
    back(page, address + RECORD)
    expect(name).to_have_value("")


def test_files_that_a_coordinator_had_open_do_not_come_back(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + COLLECTOR)
    file = tmp_path / "somebody.json"
    file.write_text("{}")
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_text("somebody.json")).to_have_count(1)
    page.goto(address + "support.html")
    back(page, address + COLLECTOR)
    expect(page.get_by_text("somebody.json")).to_have_count(0)


def test_a_visit_without_a_trace_comes_back_empty(page: Page, address: str) -> None:
    there = address + LESSON + "?no-trace"
    page.goto(there)
    page.get_by_role("textbox", name="Your own words").fill("The left one.")
    page.goto(address + "support.html?no-trace")
    back(page, there)
    expect(page.get_by_role("textbox", name="Your own words")).to_have_value("")
    assert page.evaluate(KEPT) == "[{},{}]"


def test_a_page_on_which_nothing_has_changed_stays_as_it_was(
    page: Page, address: str, shown: list[str], puts_aside: bool
) -> None:
    page.goto(address + LESSON)
    page.get_by_role("button", name="Remember on this device").click()
    page.evaluate("window.mark = 1")
    page.goto("about:blank")
    back(page, address + LESSON)
    assert shown[-1] == ("shown true" if puts_aside else "shown false")
    assert page.evaluate("window.mark ?? 0") == int(puts_aside)
    assert page.evaluate("document.documentElement.style.visibility") == ""


def test_what_is_erased_in_one_tab_is_gone_from_the_others(
    context: BrowserContext, page: Page, address: str
) -> None:
    page.goto(address + LESSON)
    page.get_by_role("button", name="Remember on this device").click()
    words = page.get_by_role("textbox", name="Your own words")
    words.fill("The left one.")
    make_ready(context.new_page(), address)
    expect(words).to_have_value("")
    words.press_sequentially("x")
    assert "left one" not in page.evaluate(KEPT)
