"""The pages around questions and stories: the way through a course, progress, search, results, and reading without script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from house import PAGES, build
from keyboard import arrived, press, tab_to
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site on disk."""
    return build(tmp_path_factory.mktemp("two-rooms"))


@pytest.fixture(scope="module")
def address(folder: Path, serve: Callable[[Path], str]) -> str:
    """The address of the built site, which ends in a slash."""
    return serve(folder)


@pytest.fixture
def bare(chromium: Browser) -> Iterator[Page]:
    """A page of a browser in which scripts are switched off."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def steps(page: Page) -> Locator:
    """What the outline says of each step."""
    return page.locator(".outline .state")


def test_a_learner_goes_through_a_course_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    press(page, page.get_by_role("link", name=re.compile("Hospital or clinic")))
    arrived(page, "Two rooms")
    press(page, page.get_by_role("link", name="Start", exact=True))
    arrived(page, "The first room")
    press(page, page.get_by_role("link", name="Done. Next: The second room"))
    arrived(page, "The second room")
    press(page, page.get_by_role("link", name="Done. Back to the course"))
    arrived(page, "Two rooms")
    expect(steps(page)).to_have_text(["Done", "Done"])
    expect(page.get_by_role("progressbar", name="2 of 2 steps done")).to_be_visible()
    press(page, page.get_by_role("link", name=re.compile("All steps done")))
    arrived(page, "Your results")
    press(page, page.get_by_role("link", name="Your certificate"))
    # A course without scored parts is passed by being done.
    sheet = page.get_by_role("region", name="Certificate of practice")
    expect(sheet.get_by_role("definition").first).to_have_text("1")


def test_a_learner_goes_on_where_they_were(page: Page, address: str) -> None:
    page.goto(address + "courses/two-rooms/first-room.html")
    page.get_by_role("link", name="Done. Next").click()
    arrived(page, "The second room")
    page.goto(address + "courses/two-rooms/index.html")
    expect(steps(page)).to_have_text(["Done", "You were here last"])
    left = "1 of 2 steps done · about 5 min left"
    expect(page.get_by_role("progressbar", name=left)).to_be_visible()
    expect(page.locator(".outline .left")).to_have_text(left)
    expect(page.locator(".outline [aria-current=step]")).to_have_text("The second room")
    page.get_by_role("link", name="Go on with “The second room”").click()
    arrived(page, "The second room")
    page.goto(address)
    expect(page.get_by_role("progressbar", name="1 of 2 steps done")).to_be_visible()


def test_the_note_says_what_is_spoken_of_and_offers_a_way_past(page: Page, address: str) -> None:
    page.goto(address + "courses/two-rooms/first-room.html")
    note = page.get_by_role("note").first
    expect(note).to_contain_text("green, no harm is described")
    press(page, note.get_by_role("link", name="Pass this by"))
    arrived(page, "The second room")
    page.goto(address + "courses/two-rooms/index.html")
    expect(steps(page)).to_have_text(["", "You were here last"])


def test_a_number_in_the_text_leads_to_its_source(page: Page, address: str) -> None:
    page.goto(address + "courses/two-rooms/first-room.html")
    page.get_by_role("link", name="Source 1, F-002").first.click()
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text("A kettle of <one> liter takes four minutes.")


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("link", name="Leave", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_is_accessible(
    page: Page, address: str, axe: Callable[[], list[str]], path: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address + path)
    assert axe() == []


def test_no_page_asks_anybody_else_for_anything(context: BrowserContext, page: Page, address: str) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(address + path)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("pomegranate")
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(1)
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {
        urlsplit(address).netloc
    }


def test_the_search_loads_nothing_before_it_is_asked(
    context: BrowserContext, page: Page, address: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address + "courses/two-rooms/first-room.html")
    page.wait_for_load_state("networkidle")
    assert not any("search" in path for path in asked)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("pomeg")
    found = page.get_by_role("dialog").get_by_role("link")
    expect(found).to_have_text(re.compile("The window.*The second room · Two rooms", re.S))
    pieces = [path for path in asked if "/assets/search/" in path]
    assert [Path(path).name for path in pieces] == ["pieces.js", "w-po.js", "s-0.js"]
    press(page, found)
    expect(page.get_by_role("heading", name="The window")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("typed", "found", "leads"),
    [
        ("warm welcome", "warm welcome.*Words of the house", "glossary.html#term-warm-welcome"),
        ("what comes first", "What comes first.*The first room", "first-room.html#item-tr-k-1"),
        ("boils degrees", "Sources of this course", "sources.html#source-F-001"),
    ],
)
def test_a_search_leads_to_a_word_a_question_and_a_fact(
    page: Page, address: str, typed: str, found: str, leads: str
) -> None:
    page.goto(address + "courses/two-rooms/second-room.html")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill(typed)
    link = page.get_by_role("dialog").get_by_role("link").filter(has_text=re.compile(found, re.S))
    press(page, link)
    expect(page).to_have_url(f"{address}courses/two-rooms/{leads}")
    expect(page.locator(f"#{leads.partition('#')[2]}")).to_be_in_viewport()


def test_a_search_for_nothing_known_says_so(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("zeppelin")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Nothing found for “zeppelin”.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_the_chosen_scheme_is_there_before_the_page_is_shown(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.get_by_role("button", name="Switch to dark").click()
    # Noted at the first of the page, before anything of it can have been drawn.
    page.add_init_script(
        "new MutationObserver((_, all) => { if (document.body) { all.disconnect();"
        " window.first = document.documentElement.dataset.scheme; } }).observe(document, {childList: true, subtree: true})"
    )
    page.goto(address + "support.html")
    assert page.evaluate("window.first") == "dark"
    expect(page.get_by_role("button", name="Switch to light")).to_be_visible()


def test_what_one_writes_for_oneself_stays_until_it_is_erased(page: Page, address: str) -> None:
    page.goto(address + "courses/two-rooms/first-room.html")
    field = page.get_by_role("textbox", name="Your own words")
    field.fill("The left one.")
    page.reload()
    expect(field).to_have_value("The left one.")
    page.get_by_role("button", name="Erase what I wrote").click()
    page.get_by_role("button", name="Erase it?").click()
    page.reload()
    expect(field).to_have_value("")


def test_what_is_done_before_the_scripts_have_come_is_kept(
    context: BrowserContext, page: Page, address: str
) -> None:
    late: list[Route] = []
    context.route("**/learner.js", lambda route: late.append(route), times=1)
    page.goto(address + "courses/two-rooms/first-room.html", wait_until="commit")
    page.get_by_role("textbox", name="Your own words").fill("The left one.")
    page.get_by_role("link", name="Done. Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The first room")
    late[0].continue_()
    arrived(page, "The second room")
    page.goto(address + "courses/two-rooms/index.html")
    expect(steps(page)).to_have_text(["Done", "You were here last"])
    page.goto(address + "courses/two-rooms/first-room.html")
    expect(page.get_by_role("textbox", name="Your own words")).to_have_value("The left one.")


def test_progress_is_erased_only_when_one_is_sure(page: Page, address: str) -> None:
    page.goto(address + "courses/two-rooms/first-room.html")
    page.get_by_role("link", name="Done. Next").click()
    arrived(page, "The second room")
    page.goto(address + "courses/two-rooms/record.html")
    page.get_by_role("button", name="Erase my progress").click()
    expect(page.get_by_role("row", name="The first room")).to_contain_text("Done")
    page.get_by_role("button", name="Erase it?").click()
    expect(page.get_by_role("row", name="The first room")).not_to_contain_text("Done")
    page.goto(address)
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_without_script_everything_can_be_read(bare: Page, address: str) -> None:
    bare.goto(address)
    bare.get_by_role("link", name=re.compile("Hospital or clinic")).click()
    bare.get_by_role("link", name="Start", exact=True).click()
    expect(bare.get_by_text("Somebody stands at the door.")).to_be_visible()
    expect(bare.get_by_role("heading", name="Where this comes from")).to_be_visible()
    assert bare.get_by_role("button").all() == []
    bare.get_by_role("link", name="Done. Next").click()
    arrived(bare, "The second room")
    expect(bare.get_by_role("link", name="Leave", exact=True)).to_have_attribute("href", "about:blank")


def test_the_pages_work_from_a_disk(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name=re.compile("Hospital or clinic")).click()
    page.get_by_role("link", name="Start", exact=True).click()
    tab_to(page, page.get_by_role("link", name="Done. Next"))
    page.keyboard.press("Enter")
    arrived(page, "The second room")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("pomegranate")
    page.get_by_role("dialog").get_by_role("link").click()
    expect(page.get_by_role("heading", name="The window")).to_be_in_viewport()
    paper = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()")
    assert paper == "#fbf9f5"


def test_paper_carries_no_navigation_and_all_of_the_text(page: Page, address: str) -> None:
    page.goto(address + "courses/two-rooms/first-room.html")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Leave", exact=True)).to_be_hidden()
    expect(page.get_by_role("link", name="Done. Next")).to_be_hidden()
    expect(page.get_by_text("Somebody stands at the door.")).to_be_visible()
    expect(page.get_by_role("heading", name="Where this comes from")).to_be_visible()


def test_a_handout_prints_alone(page: Page, address: str) -> None:
    page.goto(address + "courses/two-rooms/first-room.html")
    page.evaluate("window.print = () => { window.printed = document.documentElement.outerHTML; }")
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('button[data-print^=handout]').click()")
    page.evaluate("html => { document.write(html); document.close(); }", page.evaluate("window.printed"))
    expect(page.get_by_role("heading", name="What to carry")).to_be_visible()
    expect(page.get_by_text("Somebody stands at the door.")).to_be_hidden()
