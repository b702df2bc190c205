"""Goes through a page as somebody without a mouse does."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def tab_to(page: Page, target: Locator, key: str = "Tab", limit: int = 150) -> None:
    """Presses Tab until the target has the focus. Fails where the keyboard never gets there."""
    for _ in range(limit):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"the keyboard does not reach {target}")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Goes to a control of a page that has loaded, and works it."""
    page.wait_for_load_state()
    tab_to(page, target)
    page.keyboard.press(key)


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent.trim()"))
