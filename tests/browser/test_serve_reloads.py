"""An author's browser while sources change: the page follows, and a mistake lies over the last good page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursewright import disk, scaffold, serve

pytestmark = pytest.mark.browser

LESSON = "courses/a-first-talk/a-first-talk-first-steps.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """A new project that is being served, and the address of its lesson."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for path, text in scaffold.new_project("ours", date(2026, 11, 21)).files.items():
        disk.write_file(tmp_path / "ours" / path, text.encode())
    said: list[str] = []
    ready, stop = threading.Event(), threading.Event()

    def say(text: str) -> None:
        said.append(text)
        if text.startswith("Serving "):
            ready.set()

    arguments = (tmp_path / "ours", 0, lambda: date(2026, 11, 21), say, stop)
    thread = threading.Thread(target=serve.serve, args=arguments, daemon=True)
    thread.start()
    assert ready.wait(30), said
    address = next(text for text in said if text.startswith("Serving ")).split()[1]
    yield tmp_path / "ours", f"{address}{LESSON.removesuffix('.md')}.html"
    stop.set()
    thread.join(15)


def edit(root: Path, old: str, new: str) -> None:
    path = root / LESSON
    path.write_text(path.read_text().replace(old, new))


def test_a_saved_change_is_on_screen_and_a_mistake_lies_over_the_last_good_page(
    page: Page, project: tuple[Path, str]
) -> None:
    root, address = project
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(address)
    expect(page.get_by_text("You have three minutes and one question.")).to_be_visible()
    with page.expect_request(lambda request: request.url.endswith("/events")):
        page.reload()

    edit(root, "You have three minutes and one question.", "You have four minutes.")
    expect(page.get_by_role("main").get_by_text("You have four minutes.")).to_be_visible()

    edit(root, "What do you say first?", "Read [this page](nope.md).")
    overlay = page.get_by_role("status").filter(has_text="1 error in the sources")
    expect(overlay).to_be_visible()
    expect(overlay).to_contain_text("There is no file `nope.md` to link to.")
    expect(overlay).to_contain_text(f"{LESSON}:13:82")
    expect(page.get_by_role("main").get_by_text("You have four minutes.")).to_be_visible()

    edit(root, "Read [this page](nope.md).", "What do you say now?")
    expect(overlay).to_have_count(0)
    expect(page.get_by_text("What do you say now?")).to_be_visible()
    assert refused == [], "the page's policy lets the script ask for news"
