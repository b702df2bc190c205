"""The page in the place of one that is not there: whole at any depth, with the way out, and with a way home that works."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from house import FIXTURES
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coursewright import disk
from coursewright.pipeline import read_files
from coursewright.targets.site import site

pytestmark = pytest.mark.browser


class Host(SimpleHTTPRequestHandler):
    """A host of many projects, which shows a project's own page where there is none, as hosts of static files do."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        """A file, or the page for what is missing."""
        if Path(self.translate_path(self.path)).exists():
            super().do_GET()
            return
        page = Path(self.directory, "project", "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


def hosted(folder: Path, settings: bytes = b"") -> Iterator[str]:
    """The address of the host with the site in a folder of it."""
    files = dict(disk.read_tree(FIXTURES / "two-rooms"))
    if settings:
        files["courses/site.yml"] = settings
    reading = read_files(files, "The house", remember=False)
    assert not reading.diagnostics or "address" not in str(reading.diagnostics)
    disk.write_tree(folder / "project", site(reading.project, disk.bundle()))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    """Of a site that names no address."""
    yield from hosted(tmp_path)


@pytest.fixture
def named(tmp_path: Path) -> Iterator[str]:
    """Of a site that names its address and a word for the tab."""
    yield from hosted(tmp_path, b"address: https://example.org/project/\ntab: Reading\n")


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile. That a page is missing is no failure of it."""
    context = chromium.new_context(reduced_motion="reduce")
    failures: list[str] = []
    context.on("weberror", lambda error: failures.append(str(error.error)))
    context.on(
        "console",
        lambda said: failures.append(said.text) if said.type == "error" and "404" not in said.text else None,
    )
    yield context
    context.close()
    assert not failures


MISSING = (
    "project/old.html",
    "project/courses/two-rooms/old.html",
    "project/courses/none/deep/er/",
    "project/es/old.html",
)


@pytest.mark.parametrize("path", MISSING[:3])
def test_home_is_found_at_any_depth(page: Page, host: str, path: str, axe: Callable[[], list[str]]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host + path)
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
    assert [url for url in asked if not url.startswith("data:")] == [host + path]
    assert axe() == []
    page.get_by_role("link", name="All courses").click()
    expect(page).to_have_url(host + "project/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("The house")
    page.wait_for_load_state()


@pytest.mark.parametrize("path", [*MISSING, "project/no/such/folder/old.html"])
def test_home_is_at_the_address_that_the_site_names(page: Page, named: str, path: str) -> None:
    page.goto(named + path)
    expect(page).to_have_title("Reading")
    page.get_by_role("link", name="All courses").click()
    expect(page).to_have_url(named + "project/index.html")
    page.wait_for_load_state()


def test_the_ways_out_work_there(page: Page, host: str) -> None:
    for leave in (
        lambda: page.get_by_role("link", name="Leave", exact=True).click(),
        lambda: [page.keyboard.press("Escape") for _ in range(2)],
    ):
        page.goto(host + MISSING[1])
        leave()
        page.wait_for_url("about:blank")


def test_a_visit_without_a_trace_and_a_neutral_title_hold_there(page: Page, host: str) -> None:
    page.goto(host + MISSING[1] + "?no-trace&neutral-title")
    expect(page).to_have_title("Reading list")
    page.get_by_role("link", name="All courses").click()
    expect(page).to_have_url(host + "project/index.html?no-trace&neutral-title")
    page.wait_for_load_state()
