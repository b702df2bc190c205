"""What several rooms of the suite share: one Chromium, and the option that accepts what was found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

# What has to become true may take its time: machines are shared and slow, and only a failing test waits so long.
expect.set_options(timeout=20_000)

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser")
"""Where it is, without the windows of a browser around its pages or with them, which costs each new profile a second."""


LATE = """
const { setTimeout: timer, requestAnimationFrame: frame } = window;
window.setTimeout = (work, wait = 0, ...given) => timer(work, Number(wait) + 150, ...given);
window.requestAnimationFrame = (work) => frame(() => frame(work));
"""
"""What a page has put off comes later than a fast machine would ever let it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes what was found into the documents that expect it, for a reviewer to read as a diff.

    With `--late-pages` a test that reads before its page has ended its work fails, on any machine.
    """
    parser.addoption("--accept", action="store_true", help="rewrite the expected blocks of documents")
    parser.addoption(
        "--late-pages", action="store_true", help="timers, frames and replies come late to pages"
    )


def late(context: BrowserContext) -> None:
    """Every page of this profile puts its timers and frames off, and waits for every reply."""
    line = {"offline": False, "latency": 60, "downloadThroughput": -1, "uploadThroughput": -1}
    context.add_init_script(LATE)
    context.on(
        "page",
        lambda page: context.new_cdp_session(page).send("Network.emulateNetworkConditions", line),
    )


@pytest.fixture(scope="session")
def chromium(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """One browser for the whole session: the system's own, else the one that Playwright installed."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        if request.config.getoption("--late-pages"):
            browser.on("context", late)
        yield browser
        browser.close()
