"""A real Chromium over a folder served on loopback. What it shows is built from tests/fixtures by the site target."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from coursewright import disk
from coursewright.model.course import Project
from coursewright.model.diagnostic import Severity
from coursewright.pipeline import read_files
from coursewright.targets.site import site

HOME = Path(__file__).parents[2]
AXE = HOME / "site" / "node_modules" / "axe-core" / "axe.min.js"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on loopback and gives its address, which ends in a slash."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def tea_house(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the small course in which everything occurs once."""
    folder = tmp_path_factory.mktemp("tea-house")
    disk.write_tree(folder, tea_house_site())
    return serve(folder) + "courses/tea-house/"


def tea_house_site() -> Mapping[str, bytes]:
    """Its files, built as the command line builds them."""
    return site(tea_house_project(), disk.bundle())


def tea_house_project() -> Project:
    """The course as it is read."""
    files = disk.read_tree(HOME / "tests" / "fixtures" / "tea-house")
    reading = read_files(files, "The tea house", remember=False)
    errors = [entry.message for entry in reading.diagnostics if entry.severity is Severity.ERROR]
    assert not errors
    return reading.project


REMEMBERS = """
if (["http:", "file:"].includes(location.protocol)) {
  try {
    localStorage.setItem("coursewright-trace", "kept");
  } catch {}
}
"""
"""What stands in a browser that has been asked whether it may remember, and may."""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile without motion that may remember, whose pages may not fail unseen."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.add_init_script(REMEMBERS)
    failures: list[str] = []
    context.on("weberror", lambda error: failures.append(str(error.error)))
    context.on("console", lambda said: failures.append(said.text) if said.type == "error" else None)
    yield context
    context.close()
    assert not failures


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page of a fresh profile."""
    return context.new_page()


@pytest.fixture
def axe(page: Page) -> Callable[[], list[str]]:
    """What axe finds on the page as it stands, as sentences."""
    if not AXE.exists():
        pytest.fail("The accessibility tests need axe-core: run `npm ci` in site/.")
    source = AXE.read_text(encoding="utf-8")

    def run() -> list[str]:
        page.evaluate(source)
        found = page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
        )
        return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]

    return run
