"""What several rooms of the suite share: one Chromium, and the option that accepts what was found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

# What has to become true may take its time: machines are shared and slow, and only a failing test waits so long.
expect.set_options(timeout=20_000)

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser")
"""Where it is, without the windows of a browser around its pages or with them, which costs each new profile a second."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes what was found into the documents that expect it, for a reviewer to read as a diff."""
    parser.addoption("--accept", action="store_true", help="rewrite the expected blocks of documents")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole session: the system's own, else the one that Playwright installed."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
