"""What a device keeps: asked first, shown whole, taken along and brought back, erased; and visits that leave nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from house import build
from keyboard import arrived, press
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

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


def steps(page: Page) -> Locator:
    """What the outline says of each step."""
    return page.locator(".outline .state")


def go_on(page: Page) -> None:
    """Finishes the first lesson."""
    page.get_by_role("link", name="Done. Next").click()
    arrived(page, "The second room")


def test_who_only_looks_in_leaves_nothing_and_is_asked_once(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    asked = page.get_by_role("region", name="May this browser remember?")
    expect(asked).to_be_visible()
    assert page.evaluate(TRACES) == NOTHING
    press(page, asked.get_by_role("button", name="Remember on this device"))
    expect(asked).to_be_hidden()
    expect(page.locator("#main")).to_be_focused()
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
    arrived(page, "Two rooms")
    # Back, a place in a page, a new tab and the search all stay in the same visit.
    page.go_back()
    page.goto(address + LESSON + "?no-trace#the-window")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Done. Next").click(modifiers=["Control"])
    tab = opened.value
    expect(tab.get_by_text("Nothing you do here is kept.")).to_be_visible()
    arrived(tab, "The second room")
    expect(tab).to_have_url(re.compile(r"second-room\.html\?no-trace$"))
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
    expect(steps(page)).to_have_text(["", ""])
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
    expect(steps(page)).to_have_text(["Done", "You were here last"])


def test_a_file_from_elsewhere_changes_nothing(page: Page, address: str, tmp_path: Path) -> None:
    for number, text in enumerate(("", "{", '{"format":"coursewright-device","version":1,"kept":{"x":"y"}}')):
        page.goto(address + "device.html")
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
    expect(page.get_by_text("Taken over.")).to_be_visible()
    for path in ("device.html", "index.html", COURSE, LESSON, "courses/two-rooms/record.html"):
        page.goto(address + path)
        assert page.locator("img[src=x], body script:not([type])").count() == 0
        expect(page.get_by_role("heading", level=1)).to_be_visible()


TITLES = """
window.titles = [];
new MutationObserver(() => {
  if (document.title && titles.at(-1) !== document.title) titles.push(document.title);
}).observe(document, {subtree: true, childList: true, characterData: true});
"""


def test_a_neutral_title_holds_on_every_page_and_in_the_history(page: Page, address: str) -> None:
    page.add_init_script(TITLES)
    # Until the script has come that knows of the choice there is no title at all.
    page.route("**/early.js", lambda route: (page.wait_for_timeout(100), route.continue_()))
    page.goto(address + "device.html")
    press(page, page.get_by_role("button", name="Show the neutral title"))
    expect(page).to_have_title("Reading list")
    for path in ("index.html", COURSE, LESSON, "support.html"):
        page.goto(address + path)
        expect(page).to_have_title("Reading list")
        assert page.evaluate("titles") == ["Reading list"]
        assert page.locator("link[rel=icon]").get_attribute("href") == "data:,"
    page.goto(address + "device.html")
    page.get_by_role("button", name="Show the real titles").click()
    expect(page).to_have_title("What this device keeps · The house")
    page.goto(address + LESSON)
    expect(page).to_have_title("The first room · Two rooms")
    # In a visit without a trace it goes along in the address.
    page.goto(address + LESSON + "?no-trace&neutral-title")
    go_on(page)
    expect(page).to_have_title("Reading list")
    assert page.evaluate("localStorage.getItem('coursewright-title')") is None


def test_from_a_disk_a_visit_without_a_trace_stays_one(page: Page, folder: Path) -> None:
    page.goto((folder / LESSON).as_uri() + "?no-trace")
    go_on(page)
    expect(page).to_have_url(re.compile(r"second-room\.html\?no-trace$"))
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('coursewright'))") == []


def lock(page: Page, passphrase: str, again: str) -> None:
    """Types a passphrase twice and asks for the lock, as a keyboard does."""
    page.get_by_label("A passphrase: four words").fill(passphrase)
    page.get_by_label("The same once more").fill(again)
    page.keyboard.press("Enter")


def test_what_is_kept_is_locked_with_a_passphrase_and_opens_with_it_alone(
    page: Page, address: str, folder: Path, tmp_path: Path
) -> None:
    page.goto(address + "device.html")
    part = page.get_by_role("region", name="Lock it with a passphrase")
    expect(part).to_contain_text("If you forget the passphrase, nobody can open it.")
    lock(page, "a kettle, two cups", "a kettle, two cups")
    expect(part.get_by_role("status")).to_have_text("Nothing is kept here that could be locked.")
    page.goto(address + LESSON)
    page.get_by_role("button", name="Remember on this device").click()
    page.get_by_role("textbox", name="Your own words").fill("The left one.")
    go_on(page)
    page.goto(address + "device.html")
    page.get_by_role("button", name="Show the neutral title").click()
    expect(page).to_have_title("Reading list")
    before = page.evaluate("({...localStorage})")

    for first, second, told in (
        ("two cups", "two cups", "take 12 letters or more"),
        ("a kettle, two cups", "a kettle, two cupz", "The two are not the same"),
    ):
        lock(page, first, second)
        expect(part.get_by_role("status")).to_contain_text(told)
        assert page.evaluate("({...localStorage})") == before
    lock(page, "a kettle, two cups", "a kettle, two cups")
    expect(part.get_by_role("status")).to_have_text("Locked. It opens here again with your passphrase.")
    expect(page.locator(".lock-state")).to_be_focused()
    held: dict[str, str] = page.evaluate("({...localStorage})")
    assert set(held) == {"coursewright-locked", "coursewright-title", "coursewright-trace"}
    assert json.loads(held["coursewright-locked"])["count"] >= 600_000
    assert "left one" not in str(held)
    expect(page.get_by_role("region", name="Kept now")).to_contain_text("Locked: nobody reads it")
    # A file that is saved now is locked as well.
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save it as a file").click()
    file = tmp_path / "locked.json"
    saved.value.save_as(file)
    assert set(json.loads(file.read_text("utf-8"))["kept"]) == {"coursewright-locked", "coursewright-title"}

    # Pages begin anew, and the course says why.
    page.goto(address + COURSE)
    expect(page.get_by_text("Something is locked on this device.")).to_be_visible()
    expect(steps(page)).to_have_text(["", ""])
    page.goto(address + LESSON)
    page.get_by_role("textbox", name="Your own words").fill("The right one.")
    page.goto(address + COURSE)
    page.get_by_role("link", name="Open it with your passphrase").click()
    for wrong in ("", "a kettle, two cupz"):
        page.get_by_label("Your passphrase").fill(wrong)
        press(page, part.get_by_role("button", name="Open it"))
        expect(part.get_by_role("status")).to_contain_text("That is not the passphrase")
        assert page.evaluate("localStorage['coursewright-locked']") == held["coursewright-locked"]
    page.get_by_label("Your passphrase").fill("a kettle, two cups")
    page.keyboard.press("Enter")
    expect(part.get_by_role("status")).to_contain_text("The passphrase is right.")
    press(page, part.get_by_role("button", name="What was locked"))
    expect(part.get_by_role("status")).to_contain_text("Open. Everything is here again")
    assert page.evaluate("({...localStorage})") == before
    page.goto(address + COURSE)
    expect(page.get_by_text("Something is locked on this device.")).to_be_hidden()
    expect(steps(page)).to_have_text(["Done", "You were here last"])

    # The file opens on another device, which here is the same site from a disk.
    page.evaluate("localStorage.clear()")
    page.goto((folder / "device.html").as_uri())
    page.get_by_label("Bring back a file").set_input_files(file)
    page.get_by_role("button", name="Take over 2 entries").click()
    page.get_by_label("Your passphrase").fill("a kettle, two cups")
    press(page, part.get_by_role("button", name="Open it"))
    expect(part.get_by_role("status")).to_contain_text("Open. Everything is here again")
    assert page.evaluate("JSON.stringify({...localStorage})").count("The left one.") == 1
    page.evaluate("localStorage.clear()")


def test_where_a_browser_cannot_lock_it_says_so_and_asks_for_no_passphrase(page: Page, address: str) -> None:
    # What an address without https gives a page.
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {value: undefined})")
    page.goto(address + "device.html")
    part = page.get_by_role("region", name="Lock it with a passphrase")
    expect(part).to_contain_text("This browser cannot lock anything here")
    expect(part.get_by_role("textbox")).to_have_count(0)
    assert part.locator("input:visible").count() == 0
    page.goto(address + "device.html?no-trace")
    expect(page.get_by_text("You are leaving no trace").first).to_be_visible()
    expect(part).to_be_hidden()
