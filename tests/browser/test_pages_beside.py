"""Open to everybody: the pages for whoever keeps courses true, the manual, and what pages show only now and then.

The page for addresses that do not exist has tests of its own (test_missing.py).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from house import FIXTURES
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coursewright import disk
from coursewright.mkdocs_hook import build_with_mkdocs
from coursewright.pipeline import read_files, site_files

pytestmark = pytest.mark.browser

CONFIG = """
site_name: The tea house
docs_dir: manual
site_dir: out
use_directory_urls: false
theme: {name: material, font: false}
plugins: [coursewright]
markdown_extensions: [admonition, attr_list, tables, toc, pymdownx.superfences, pymdownx.highlight]
nav:
  - For authors: [authors/index.md, authors/course.md, authors/look.md]
"""
POINTS = b"""
P1:
  point: "A place by the stove comes before the menu."
  taught:
    - {item: th-k-single}
P2:
  point: "Nobody has to say why they came."
"""
MANUAL = Path(__file__).parents[2] / "site" / "pages" / "authors"
COURSE = "courses/tea-house/index.html"
LESSON = "courses/tea-house/every-question.html"


class Host(SimpleHTTPRequestHandler):
    """Serves a folder; some files hang, and some break off."""

    hanging: ClassVar[set[str]] = set()
    broken: ClassVar[set[str]] = set()
    free = threading.Event()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        """A file, now or later or never."""
        if any(self.path.endswith(name) for name in self.hanging):
            self.free.wait(60)
        if not any(self.path.endswith(name) for name in self.broken):
            super().do_GET()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A whole site as `coursewright build` writes it: with facts, points, stories and the manual."""
    root = tmp_path_factory.mktemp("beside")
    files = dict(disk.read_tree(FIXTURES / "tea-house"))
    files["courses/sources.yml"] = (FIXTURES / "two-rooms" / "courses" / "sources.yml").read_bytes()
    files["courses/points.yml"] = POINTS
    reading = read_files(files, "The tea house", date(2026, 11, 21), remember=False)
    (root / "manual" / "authors").mkdir(parents=True)
    for name in ("index", "course", "look"):
        (root / "manual" / "authors" / f"{name}.md").write_bytes((MANUAL / f"{name}.md").read_bytes())
    (root / "mkdocs.yml").write_text(CONFIG)
    build_with_mkdocs(root / "mkdocs.yml", root / "out", site_files(reading.project, looks=reading.looks))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(root / "out")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    Host.free.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here and has not been asked anything."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    failures: list[str] = []
    context.on("weberror", lambda error: failures.append(str(error.error)))
    yield context
    context.close()
    assert not failures


@pytest.fixture
def hosts(context: BrowserContext) -> set[str]:
    """Whom pages have asked for anything."""
    asked: set[str] = set()

    def ask(url: str) -> None:
        if not url.startswith(("data:", "about:")):
            asked.add(urlsplit(url).netloc)

    context.on("request", lambda request: ask(request.url))
    return asked


def open_to_everybody(page: Page, axe: Callable[[], list[str]]) -> None:
    """Axe finds nothing, in light and dark and on a small screen, on which nothing runs out of sight."""
    assert axe() == []
    page.emulate_media(color_scheme="dark")
    assert axe() == []
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe() == []


PAGES = ("facts", "points", "stories", "authors/index", "authors/course", "authors/look")


@pytest.mark.parametrize("path", PAGES)
def test_pages_for_whoever_keeps_courses_are_open_to_everybody(
    page: Page, address: str, hosts: set[str], axe: Callable[[], list[str]], path: str
) -> None:
    page.goto(f"{address}{path}.html")
    expect(page.locator("h1:visible")).to_have_count(1)
    open_to_everybody(page, axe)
    page.get_by_role("link", name="Leave", exact=True).click()
    page.wait_for_url("about:blank")
    assert hosts == {urlsplit(address).netloc}


def searching(page: Page, address: str) -> None:
    """The dialog of the search, with something found."""
    page.goto(address + LESSON)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("kettle")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()


def asking(page: Page, address: str) -> None:
    """The strip that asks whether this browser may remember."""
    page.goto(address + LESSON)
    expect(page.get_by_role("region", name="May this browser remember?")).to_be_visible()


def begin_to_keep(page: Page, address: str) -> None:
    """Asks for the course."""
    page.goto(address + COURSE)
    page.get_by_role("button", name="Keep this course").click()


def keeping(page: Page, address: str) -> None:
    """A course that is on its way."""
    Host.free.clear()
    Host.hanging.add("record.html")
    begin_to_keep(page, address)
    expect(page.get_by_role("status").filter(has_text="Being kept:")).to_be_visible()


def not_kept(page: Page, address: str) -> None:
    """A course that could not be kept."""
    Host.broken.add("record.html")
    begin_to_keep(page, address)
    expect(page.get_by_text("The network broke off.")).to_be_visible()


def locked(page: Page, address: str) -> None:
    """The notice that something is locked here."""
    page.goto(address + COURSE)
    page.evaluate("localStorage.setItem('coursewright-locked', '{}')")
    page.reload()
    expect(page.get_by_text("Something is locked on this device.")).to_be_visible()


def shown_as_locked(page: Page, address: str) -> None:
    """The page of what is kept while it is locked."""
    locked(page, address)
    page.goto(address + "device.html")
    expect(page.get_by_label("Your passphrase")).to_be_visible()


@pytest.fixture
def _calm() -> Iterator[None]:
    """What hangs or breaks in one test does not in the next."""
    yield
    Host.free.set()
    Host.hanging.clear()
    Host.broken.clear()


@pytest.mark.usefixtures("_calm")
@pytest.mark.parametrize("state", [searching, asking, keeping, not_kept, locked, shown_as_locked])
def test_what_a_page_shows_now_and_then_is_open_to_everybody(
    page: Page,
    address: str,
    hosts: set[str],
    axe: Callable[[], list[str]],
    state: Callable[[Page, str], None],
) -> None:
    state(page, address)
    open_to_everybody(page, axe)
    assert hosts == {urlsplit(address).netloc}


TITLES = """
window.titles = [];
new MutationObserver(() => {
  if (document.title && titles.at(-1) !== document.title) titles.push(document.title);
}).observe(document, {subtree: true, childList: true, characterData: true});
"""


def test_a_neutral_title_holds_in_the_manual(page: Page, address: str) -> None:
    page.add_init_script(TITLES)
    page.route("**/early.js", lambda route: (page.wait_for_timeout(100), route.continue_()))
    page.goto(address + "authors/course.html")
    expect(page).to_have_title(re.compile("The tea house"))
    page.evaluate("localStorage.setItem('coursewright-title', 'neutral')")
    page.goto(address + "authors/look.html")
    expect(page).to_have_title("Reading list")
    assert page.evaluate("titles") == ["Reading list"]
