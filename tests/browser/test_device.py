"""What a device keeps: asked first, shown whole, taken along and brought back, erased; and visits that leave nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from house import build
from keyboard import press
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

LESSON = "courses/two-rooms/first-room.html"
COURSE = "courses/two-rooms/index.html"
TRACES = """async () => JSON.stringify([
  Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, window.name,
  await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length, await indexedDB.databases(),
])"""
NOTHING = '[[],[],"","",[],0,[]]'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site on disk."""
    return build(tmp_path_factory.mktemp("device"))


@pytest.fixture(scope="module")
def address(folder: Path, serve: Callable[[Path], str]) -> str:
    """The address of the built site, which ends in a slash."""
    return serve(folder)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here and has not been asked anything."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    failures: list[str] = []
    context.on("weberror", lambda error: failures.append(str(error.error)))
    context.on("console", lambda said: failures.append(said.text) if said.type == "error" else None)
    yield context
    context.close()
    assert not failures


def go_on(page: Page) -> None:
    """Finishes the first lesson."""
    page.get_by_role("link", name="Done. Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The second room")
    page.wait_for_load_state()


def test_who_only_looks_in_leaves_nothing_and_is_asked_once(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    asked = page.get_by_role("region", name="May this browser remember?")
    expect(asked).to_be_visible()
    assert page.evaluate(TRACES) == NOTHING
    press(page, asked.get_by_role("button", name="Remember on this device"))
    expect(asked).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto(address + COURSE)
    expect(page.get_by_role("link", name="Go on with “The first room”")).to_be_visible()
    expect(asked).to_be_hidden()


def test_who_wants_no_trace_loses_what_was_kept_and_nothing_new_comes(
    context: BrowserContext, page: Page, address: str
) -> None:
    page.goto(address + LESSON)
    page.get_by_role("textbox", name="Your own words").fill("The left one.")
    page.get_by_role("button", name="Switch to dark").click()
    press(page, page.get_by_role("region", name="May this").get_by_role("link", name="Leave no trace"))
    page.wait_for_url("**/first-room.html?no-trace")
    expect(page.get_by_role("textbox", name="Your own words")).to_have_value("")
    expect(page.get_by_text("Nothing you do here is kept.")).to_be_visible()
    page.get_by_role("textbox", name="Your own words").fill("The right one.")
    page.get_by_role("button", name="Switch to dark").click()
    go_on(page)
    page.get_by_role("link", name="Done. Back to the course").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two rooms")
    # Back, a place in a page, a new tab and the search all stay in the same visit.
    page.go_back()
    page.goto(address + LESSON + "?no-trace#the-window")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Done. Next").click(modifiers=["Control"])
    tab = opened.value
    expect(tab.get_by_text("Nothing you do here is kept.")).to_be_visible()
    assert tab.url.endswith("second-room.html?no-trace")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("pomegranate")
    press(page, page.get_by_role("dialog").get_by_role("link"))
    page.wait_for_url("**/second-room.html?no-trace#*")
    for one in (page, tab):
        assert one.evaluate(TRACES) == NOTHING


@pytest.mark.parametrize("mark", ["?no-trace", "#no-trace"])
def test_a_link_may_ask_for_no_trace_and_shows_nothing_of_who_was_here_before(
    page: Page, address: str, mark: str
) -> None:
    page.goto(address + LESSON)
    page.get_by_role("button", name="Remember on this device").click()
    go_on(page)
    before = page.evaluate("JSON.stringify(localStorage)")
    page.goto("about:blank")
    page.goto(address + COURSE + mark)
    expect(page.get_by_role("link", name="Start", exact=True)).to_be_visible()
    expect(page.get_by_role("region", name="May this browser remember?")).to_be_hidden()
    assert page.locator(".outline .state").all_inner_texts() == ["", ""]
    page.get_by_role("link", name="Start", exact=True).click()
    page.wait_for_url("**/first-room.html?no-trace")
    go_on(page)
    page.get_by_role("link", name="What stays where").click()
    expect(page.get_by_text("You are leaving no trace")).to_be_visible()
    assert page.evaluate("JSON.stringify(localStorage)") == before
    press(page, page.get_by_role("link", name="Let this browser remember again"))
    expect(page.get_by_text("Your place, your answers and your results: 1 of 2 steps done")).to_be_visible()


def test_everything_that_is_kept_is_shown_taken_along_brought_back_and_erased(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(address + LESSON)
    page.get_by_role("button", name="Remember on this device").click()
    page.get_by_role("textbox", name="Your own words").fill("<b>The left one.</b>")
    go_on(page)
    page.goto(address + "device.html")
    now = page.get_by_role("region", name="Kept now")
    expect(now.get_by_role("listitem")).to_have_count(3)
    expect(now).to_contain_text("Two rooms Your place, your answers and your results: 1 of 2 steps done")
    expect(now).to_contain_text("What you wrote for yourself: one text")
    now.get_by_text("All of it, letter by letter").click()
    shown = now.get_by_role("term").all_inner_texts()
    assert shown == page.evaluate("Object.keys(localStorage).sort()")
    expect(now.get_by_role("definition").filter(has_text="<b>The left one.</b>")).to_have_count(1)

    with page.expect_download() as saved:
        page.get_by_role("button", name="Save it as a file").click()
    file = tmp_path / "mine.json"
    saved.value.save_as(file)
    assert saved.value.suggested_filename == "reading-list.json"
    held = json.loads(file.read_text("utf-8"))["kept"]
    assert set(held) == set(shown) - {"coursewright-trace"}

    page.get_by_role("button", name="Make ready for the next person").click()
    page.get_by_role("button", name="Erase it?").click()
    expect(now).to_contain_text("Nothing is kept here now.")
    assert page.evaluate(TRACES) == NOTHING

    page.get_by_label("Bring back a file").set_input_files(file)
    press(page, page.get_by_role("button", name=f"Take over {len(held)} entries"))
    expect(page.get_by_text("Taken over.")).to_be_visible()
    assert page.evaluate("({...localStorage})") == held
    page.get_by_role("button", name="Erase: What you wrote").click()
    page.get_by_role("button", name="Erase it?").click()
    expect(now.get_by_role("listitem")).to_have_count(1)
    page.goto(address + COURSE)
    assert page.locator(".outline .state").all_inner_texts() == ["Done", "You were here last"]


def test_a_file_from_elsewhere_changes_nothing(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + "device.html")
    for number, text in enumerate(("", "{", '{"format":"coursewright-device","version":1,"kept":{"x":"y"}}')):
        file = tmp_path / f"{number}.json"
        file.write_text(text)
        page.get_by_label("Bring back a file").set_input_files(file)
        expect(page.get_by_text("This is no file that was saved")).to_be_visible()
    hostile = {
        "coursewright:two-rooms": "1;v<script>;l%%%%%%;p,,,;a/////;s////",
        "coursewright-standing:two-rooms": "<img src=x onerror=alert(1)>/9",
        "coursewright-scheme": '"><script>alert(1)</script>',
    }
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps({"format": "coursewright-device", "version": 1, "kept": hostile}))
    page.get_by_label("Bring back a file").set_input_files(file)
    page.get_by_role("button", name="Take over 3 entries").click()
    for path in ("device.html", "index.html", COURSE, LESSON, "courses/two-rooms/record.html"):
        page.goto(address + path)
        assert page.locator("img[src=x], body script:not([type])").count() == 0
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_neutral_title_holds_on_every_page_and_in_the_history(page: Page, address: str) -> None:
    page.goto(address + "device.html")
    press(page, page.get_by_role("button", name="Show the neutral title"))
    expect(page).to_have_title("Reading list")
    for path in ("index.html", COURSE, LESSON, "support.html"):
        page.goto(address + path)
        assert page.title() == "Reading list"
        assert page.locator("link[rel=icon]").get_attribute("href") == "data:,"
    page.goto(address + "device.html")
    page.get_by_role("button", name="Show the real titles").click()
    expect(page).to_have_title("What this device keeps · The house")
    page.goto(address + LESSON)
    assert page.title() == "The first room · Two rooms"
    # In a visit without a trace it goes along in the address.
    page.goto(address + LESSON + "?no-trace&neutral-title")
    go_on(page)
    assert page.title() == "Reading list"
    assert page.evaluate("localStorage.getItem('coursewright-title')") is None


def test_from_a_disk_a_visit_without_a_trace_stays_one(page: Page, folder: Path) -> None:
    page.goto((folder / LESSON).as_uri() + "?no-trace")
    go_on(page)
    assert page.url.endswith("second-room.html?no-trace")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('coursewright'))") == []
