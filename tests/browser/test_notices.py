"""What a learner is told when nothing can be saved: they can go on, and can try again."""

from __future__ import annotations

import pytest
from keyboard import press
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FORBIDDEN = """
let full = true;
const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (...given) {
  if (full) throw new DOMException("full", "QuotaExceededError");
  return set.apply(this, given);
};
window.addEventListener("empty", () => { full = false; });
"""


def test_a_learner_whose_browser_keeps_nothing_is_told_and_goes_on(page: Page, tea_house: str) -> None:
    page.add_init_script(FORBIDDEN)
    page.goto(tea_house + "every-question.html")
    item = page.get_by_role("region", name="The late guest", exact=True)
    item.get_by_role("radio", name="Come in").check()
    press(page, item.get_by_role("button", name="Check"))
    expect(item.get_by_role("status")).to_have_text("That is right.")
    told = page.get_by_role("status").filter(has_text="could not be saved just now")
    expect(told).to_have_count(1)
    page.evaluate("window.dispatchEvent(new Event('empty'))")
    press(page, told.get_by_role("button", name="Try again"))
    expect(told).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).some(key => key.endsWith(':tea-house'))")
