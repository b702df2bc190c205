"""The clock of a page, in the hand of the test: a slow machine is then no slow learner."""

from __future__ import annotations

from playwright.sync_api import Page


def stop_clock(page: Page) -> None:
    """From here on no time passes on the page, for its timers and for its keys, but what `page.clock.run_for` gives it."""
    page.clock.install(time="2026-11-21T22:00:00")
    page.clock.pause_at("2026-11-21T23:00:00")
