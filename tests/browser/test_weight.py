"""What the pages of this repository's own course make a browser fetch, with nothing in its cache."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response

from coursewright import disk
from coursewright.pipeline import read_files
from coursewright.targets.site import site

pytestmark = pytest.mark.browser

HOME = Path(__file__).parents[2]
FOLDERS = ("courses/", "assessments/", "scenarios/", "facts/")
COURSE = "courses/health-care/"
MOST_BYTES, MOST_REQUESTS = 110_000, 8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's courses on disk."""
    sources = {path: data for path, data in disk.read_tree(HOME).items() if path.startswith(FOLDERS)}
    folder = tmp_path_factory.mktemp("own")
    disk.write_tree(folder, site(read_files(sources, "Courses", remember=False).project, disk.bundle()))
    return folder


def pages_with(folder: Path, sign: bytes) -> list[str]:
    """The pages of the course that hold this."""
    found = (page for page in sorted((folder / COURSE).glob("*.html")) if sign in page.read_bytes())
    return [page.relative_to(folder).as_posix() for page in found]


def answers(chromium: Browser, address: str) -> list[tuple[int, str, int]]:
    """Status, address and bytes of everything that a page fetches in a profile of its own."""
    context = chromium.new_context()
    page = context.new_page()
    found: list[Response] = []
    page.on("response", lambda answer: found.append(answer))
    page.goto(address, wait_until="networkidle")
    bodies = [answer.body() for answer in found]
    sizes = [min(len(body), len(gzip.compress(body, 6))) for body in bodies]
    context.close()
    return [(answer.status, answer.url, size) for answer, size in zip(found, sizes, strict=True)]


@pytest.mark.parametrize(
    "sign",
    [b'<main id="main" class="lesson"', b'class="assessment"', b'class="scenario"'],
    ids=["lesson", "assessment", "scenario"],
)
def test_a_page_is_light_and_asks_nobody_else(
    folder: Path, serve: Callable[[Path], str], chromium: Browser, sign: bytes
) -> None:
    address = serve(folder)
    pages = pages_with(folder, sign)
    assert pages
    for path in pages:
        found = answers(chromium, address + path)
        assert all(status == 200 for status, _, _ in found), path
        assert {urlsplit(url).netloc for _, url, _ in found} == {urlsplit(address).netloc}, path
        assert 3 < len(found) <= MOST_REQUESTS, path
        assert sum(size for _, _, size in found) <= MOST_BYTES, path
