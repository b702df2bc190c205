"""Goes through a page as somebody without a mouse does."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def tab_to(page: Page, target: Locator, key: str = "Tab", limit: int = 150) -> None:
    """Presses Tab until the target has the focus. Fails where the keyboard never gets there."""
    for _ in range(limit):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"the keyboard does not reach {target}")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Goes to a control of a page that has loaded, and works it."""
    # It may stand on the next page, which is on its way.
    target.wait_for(state="attached")
    page.wait_for_load_state()
    tab_to(page, target)
    page.keyboard.press(key)


def choose(page: Page, choice: str | Locator) -> None:
    """Takes a choice of a story, and waits until the reader's place is where reading goes on: until then it is nowhere."""
    press(page, page.get_by_role("button", name=choice) if isinstance(choice, str) else choice)
    expect(page.locator(":focus")).to_be_attached()


def arrived(page: Page, title: str) -> None:
    """Where a link has led: the page with this heading is there, and what its scripts add to it."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.wait_for_load_state()


def reads(page: Page, words: str) -> None:
    """What has the focus says this, from its first word to its last."""
    expect(page.locator(":focus")).to_have_text(words)


def begins_to_read(page: Page, words: str) -> None:
    """What has the focus begins like this."""
    expect(page.locator(":focus")).to_have_text(re.compile(rf"^\s*{re.escape(words)}"))
