"""Open to everybody: each kind of page once, under everything that a reader may ask of it; and one whole course without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from keyboard import arrived, choose, press, reads, tab_to
from playwright.sync_api import BrowserContext, Page, expect
from test_assessments import KEYS, attempt, begin

pytestmark = pytest.mark.browser

OUTSIDE = ("index", "support", "device", "away", "results-of-a-group")
INSIDE = (
    "index", "every-question", "scenario-late-guest", "assessment-th-final", "record", "certificate", "sources",
    "coverage", "forum-late-guest", "paper-late-guest",
)  # fmt: skip
KINDS = (*(f"../../{name}" for name in OUTSIDE), *INSIDE)
"""One page of each kind, from the folder of the course."""

# WCAG 2.2, 2.5.8 asks for 24 px and excepts links within sentences; we ask for 44 of everything else.
SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].flatMap((one) => {
  const target = ["radio", "checkbox"].includes(one.type) ? one.closest(".option") ?? one.labels[0] : one;
  const own = target.getBoundingClientRect();
  // What is laid over a card belongs to its link, as large as it was laid out, whoever holds it.
  const over = getComputedStyle(target, "::after");
  const laid = over.position === "absolute" && over.content !== "none" && over.pointerEvents !== "none";
  const [width, height] = ["width", "height"].map((side) => Math.max(own[side], laid ? parseFloat(over[side]) || 0 : 0));
  const seen = one.checkVisibility({ visibilityProperty: true }) && !one.classList.contains("skip");
  const sentence = getComputedStyle(target).display === "inline" && one.matches("a");
  return seen && !sentence && (width < 43.5 || height < 43.5) ? [`${one.outerHTML.slice(0, 90)} ${width}x${height}`] : [];
})"""

# 1.4.12: these may be set by a reader, and nothing may be lost.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    + " p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets = [sheet];
  return [...document.querySelectorAll("body *")].filter((one) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(one);
    const hides = [overflowX, overflowY].some((way) => ["hidden", "clip"].includes(way));
    const lost = one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2;
    return hides && lost && clipPath === "none" && one.checkVisibility() && one.clientHeight > 1;
  }).map((one) => one.outerHTML.slice(0, 120));
}"""

# 2.4.3, 2.4.7, 2.4.11: in the order of the page, with a ring, and never behind what stays in place.
LOST = """() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const all = [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled);
  return all.flatMap((one) => {
    one.focus({ focusVisible: true });
    if (document.activeElement !== one) return [];
    const label = one.closest(".option")?.querySelector("label, .label");
    const own = getComputedStyle(one);
    const { outlineStyle, outlineWidth } = own.outlineStyle === "none" && label ? getComputedStyle(label, "::before") : own;
    const ring = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    const { left, top, width, height } = one.getBoundingClientRect();
    const at = document.elementFromPoint(Math.max(0, left) + Math.min(width, innerWidth) / 2, top + Math.min(height / 2, 20));
    const seen = !at || one.contains(at) || at.contains(one) || at.closest("label")?.contains(one);
    return ring && seen && one.tabIndex <= 0 ? [] : [`${one.outerHTML.slice(0, 100)} ring ${ring} seen ${seen}`];
  });
}"""

MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const { transitionDuration, animationName } = getComputedStyle(one);
  return animationName !== "none" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0.01);
}).map((one) => one.outerHTML.slice(0, 90))"""

# Where a browser paints its own colours, a control still has an edge or is a link with its line.
BARE = """() => [...document.querySelectorAll("button, .button, .quick-exit, .quiet, input[type=text], textarea, select")].filter((one) => {
  const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(one);
  const edge = borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1;
  return one.checkVisibility() && !edge && outlineStyle === "none" && !one.matches(".tool");
}).map((one) => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("path", KINDS)
def test_a_page_of_each_kind_is_open_to_everybody(
    context: BrowserContext, page: Page, tea_house: str, axe: Callable[[], list[str]], path: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{tea_house}{path}.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("h1:visible, main:visible")).to_have_count(2)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert axe() == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate(LOST) == []
    assert page.evaluate(MOVING) == []
    page.emulate_media(color_scheme="dark")
    assert axe() == []
    page.emulate_media(forced_colors="active")
    assert page.evaluate(BARE) == []
    expect(page.get_by_role("link", name="Leave", exact=True)).to_be_in_viewport()
    page.emulate_media(forced_colors="none")
    # 1.4.10: 1,280 pixels at 400 percent.
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(SMALL) == []
    assert page.evaluate(SPACED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {
        urlsplit(tea_house).netloc
    }


def test_a_whole_course_is_taken_without_a_mouse(
    page: Page, tea_house: str, axe: Callable[[], list[str]]
) -> None:
    page.goto(tea_house + "../../index.html")
    press(page, page.get_by_role("link", name="An evening at the tea house"))
    press(page, page.get_by_role("link", name="Start", exact=True))
    item = page.get_by_role("region", name="The late guest", exact=True)
    tab_to(page, item.get_by_role("radio").first)
    for _ in range(4):
        page.keyboard.press("ArrowDown")
        if item.get_by_role("radio", name="Come in").is_checked():
            break
    press(page, item.get_by_role("button", name="Check"))
    expect(item.get_by_role("status")).to_have_text("That is right.")
    press(page, page.get_by_role("link", name=re.compile("^Done. Next:")))
    arrived(page, "Are you ready for guests")
    begin(page)
    attempt(page, KEYS)
    reads(page, "You passed with 100 percent. 75 percent were needed.")
    press(page, page.get_by_role("link", name=re.compile("^Next")))
    arrived(page, "The late guest")
    for name in ("It rains", "Open the door"):
        choose(page, name)
    for _ in range(20):
        choices = page.locator("main .choices button:visible")
        if not choices.count():
            break
        choose(page, choices.first)
    press(page, page.get_by_role("button", name="Look back on your way"))
    assert axe() == []
    press(page, page.get_by_role("link", name=re.compile("^Next")))
    arrived(page, "The late guest, in writing")
    press(page, page.get_by_role("link", name="An evening at the tea house").first)
    press(page, page.get_by_role("link", name="Your results and record"))
    expect(page.get_by_text("You have passed this course.")).to_be_visible()
    expect(page.get_by_role("row", name="Are you ready for guests")).to_contain_text("Done")


def test_what_a_screen_reader_is_told(page: Page, tea_house: str) -> None:
    page.goto(tea_house + "every-question.html")
    expect(page.get_by_role("banner")).to_match_aria_snapshot(
        """
        - banner:
          - link "The tea house"
          - link "An evening at the tea house"
          - button "Search"
          - button /Switch to/
          - link "Leave"
        """
    )
    item = page.get_by_role("region", name="The late guest", exact=True)
    item.get_by_role("radio", name="Come in").check()
    item.get_by_role("button", name="Check").click()
    expect(item).to_match_aria_snapshot(
        """
        - region "The late guest":
          - heading "The late guest" [level=3]
          - radiogroup /A guest comes in ten minutes before closing/:
            - radio /Come in/ [checked]
            - paragraph: Right
          - status:
            - paragraph: That is right.
          - button "Try again"
        """
    )
    page.goto(tea_house + "../../device.html")
    expect(page.get_by_role("main")).to_match_aria_snapshot(
        """
        - main:
          - heading "What this device keeps" [level=1]
          - region "Kept now":
            - list:
              - listitem:
                - strong: An evening at the tea house
                - 'button "Erase: An evening at the tea house"'
            - status
          - region "Leave no trace"
          - region "Erase"
        """
    )
