"""The checks behind an accessibility report find what is planted, and the report itself keeps nobody out."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from coursewright import disk
from coursewright.cli import app
from coursewright.conformance.judging import Checked
from coursewright.conforming import checked

pytestmark = pytest.mark.browser
FIXTURES = Path(__file__).parents[1] / "fixtures"

GOOD = (
    "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>Good</title>"
    "<main><h1>Good</h1><p><a href='#x'>Along</a> <button>Press</button></p></main>"
)
TRAP = (
    "<!doctype html><html lang=en><title>Trap</title><main><h1>Trap</h1><button id=a>One</button><button id=b>Two</button>"
    "<script>onkeydown = (e) => { if (e.key === 'Tab') { e.preventDefault(); window.n = !window.n; (n ? b : a).focus(); } }"
    "</script></main>"
)
BAD = (
    "<!doctype html><html><title>Good</title><style>p { color: #ccc; width: 900px } a:focus { outline: 0 } "
    ".cut { height: 20px; width: 40em; overflow: hidden; font-size: 16px; line-height: 1 }</style>"
    "<main><h1>Bad</h1><p>Pale and wide <a href='#x'>away</a></p><img src=x.png><audio controls></audio>"
    "<div class=cut>Words that go on and on until they have to be broken into another line, which is not seen</div></main>"
)


def run(pages: dict[str, str]) -> Checked:
    """The checks, in a thread of their own: the test's own browser has a loop running in this one."""
    found: list[Checked] = []
    files = {name: text.encode() for name, text in pages.items()}
    thread = threading.Thread(
        target=lambda: found.append(checked(files, "2026-11-30", lambda done, all: None))
    )
    thread.start()
    thread.join()
    return found[0]


def test_planted_failures_are_found_and_a_good_page_has_none() -> None:
    good = run({"good.html": GOOD})
    assert good.failures == {}
    assert not good.media
    assert {"1.4.3", "1.4.10", "2.1.2", "2.4.7", "3.1.1"} <= good.passed
    bad = run({"good.html": GOOD, "bad.html": BAD, "trap.html": TRAP})
    assert bad.media
    assert set(bad.failures) >= {"1.1.1", "1.4.3", "1.4.10", "1.4.12", "2.1.2", "2.4.2", "2.4.7", "3.1.1"}
    assert {failure.page for failure in bad.failures["2.1.2"]} == {"trap.html"}
    assert {failure.page for failure in bad.failures["1.4.10"]} == {"bad.html"}


def test_the_report_of_a_course_is_written_and_accessible_itself(
    page: Page, tmp_path: Path, axe: Callable[[], list[str]]
) -> None:
    root = tmp_path / "project"
    files = dict(disk.read_tree(FIXTURES / "two-rooms"))
    files["courses/conformance.yml"] = (
        b"- criterion: 1.1.1\n  verdict: supports\n  by: Ada Example\n  on: 2026-11-20\n"
        b"  tried: Every picture of the course was read aloud by a screen reader.\n"
    )
    disk.write_tree(root, files)
    out = tmp_path / "out"
    asked = ["conformance", "two-rooms", "--project", str(root), "--out", str(out)]
    told: list[int] = []
    runner = threading.Thread(target=lambda: told.append(CliRunner().invoke(app, asked).exit_code))
    runner.start()
    runner.join()
    assert told == [0]
    checks = json.loads((out / "two-rooms-checks.json").read_text())
    assert checks["failures"] == {}
    found = {
        one["id"]: one
        for one in json.loads((out / "two-rooms.json").read_text())["criteria"]
        if one["report"] == "wcag"
    }
    assert found["1.1.1"]["conformance"] == "Supports"
    assert found["1.4.10"]["conformance"] == "Supports"
    assert found["2.4.3"]["conformance"] == "Not Evaluated"
    assert found["1.2.2"]["conformance"] == "Not Applicable"
    page.goto((out / "two-rooms.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_contain_text("Two rooms")
    row = page.get_by_role("row", name="1.1.1 Non-text Content").first
    expect(row).to_contain_text("Ada Example, 2026-11-20")
    for scheme, width in (("light", 1280), ("dark", 320)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 640})
        assert axe() == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
