"""Learners of the tea house as their browser keeps them, for tests of what comes after a course."""

from __future__ import annotations

from playwright.sync_api import Page

from coursewright.encode.tags import tag

KEY = "coursewright:tea-house"


def passed(lesson: bool = True) -> str:
    """Who has passed: 3.5 of 4 points in the final, 3/5 in the story, and the lesson read unless told."""
    answers = {"th-f-1": "a", "th-f-2": "2", "th-f-3": "b", "th-f-4": "a"}
    asked = ",".join(tag(item) + answer for item, answer in answers.items())
    final = f"a{tag('th-final')}/1/7.8/5/7.8/{asked}"
    read = [f"l{tag('th-l1')}"] if lesson else []
    return ";".join(["1", *read, final, f"s{tag('late-guest')}/c/3.5"])


def failing() -> str:
    """Who has handed in half of the final, and has not begun the story."""
    return f"1;a{tag('th-final')}/1/1.2"


def become(page: Page, state: str) -> None:
    """Is this learner from the next page on; the page that is open is loaded again."""
    page.evaluate("([key, state]) => localStorage.setItem(key, state)", [KEY, state])
    page.reload()
