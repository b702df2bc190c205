"""The single file, opened from a disk on a phone: it plays, resumes, leaves, loads nothing, and is sound HTML for everybody."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from coursewright import disk
from coursewright.encode.single_file import around
from coursewright.targets.package import Package
from stopped_clock import stop_clock

from .conftest import TEA_HOUSE, pack
from .learner import FINAL, LESSON, RIGHT, STORY, WELL, attempt, go, play, turn_to
from .test_scorm12_pages import AXE, NU

INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)

DESK: ViewportSize = {"width": 1280, "height": 900}
"""Where an assessment shows all of its questions at once."""


@pytest.fixture(scope="module")
def single() -> Package:
    """The tea house as one file."""
    return pack(TEA_HOUSE, "tea-house", target="single")


@pytest.fixture(scope="module")
def file(single: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """It, on a disk."""
    path = tmp_path_factory.mktemp("stick") / single.name
    disk.write_file(path, single.data)
    return path


@pytest.fixture
def phone(chromium: Browser, file: Path) -> Iterator[BrowserContext]:
    """A small touch screen that may load nothing but this file."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    own = (file.as_uri(), "data:", "about:blank")
    context.on("request", lambda asked: None if asked.url.startswith(own) else wrong.append(asked.url))
    yield context
    context.close()
    assert not wrong


@pytest.fixture
def opened(phone: BrowserContext, file: Path) -> Callable[[], Page]:
    """Opens the file in a new window."""

    def open() -> Page:
        page = phone.new_page()
        page.goto(file.as_uri())
        page.wait_for_selector(".page:not([hidden])")
        return page

    return open


@pytest.mark.browser
def test_a_course_is_taken_and_taken_up_again_from_a_file(opened: Callable[[], Page]) -> None:
    page = opened()
    page.get_by_role("button", name="Remember on this device").click()
    go(page, STORY)
    play(page, WELL)
    page.set_viewport_size(DESK)
    attempt(page, RIGHT)
    expect(page.get_by_role("main")).to_contain_text("100 percent")
    page.close()
    again = opened()
    expect(again.get_by_role("heading", level=1)).to_have_text(FINAL)
    expect(again.get_by_role("main")).to_contain_text("100 percent")


@pytest.mark.browser
def test_a_browser_that_keeps_nothing_is_told_of_plainly_and_the_course_goes_on(
    phone: BrowserContext, opened: Callable[[], Page]
) -> None:
    phone.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }})"
    )
    page = opened()
    expect(page.get_by_role("status").filter(has_text="lets this page keep nothing")).to_be_visible()
    page.set_viewport_size(DESK)
    attempt(page, RIGHT)
    expect(page.get_by_role("main")).to_contain_text("100 percent")


@pytest.mark.browser
def test_escape_twice_leaves_nothing_to_go_back_to(opened: Callable[[], Page]) -> None:
    page = opened()
    stop_clock(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("about:blank")
    page.close()


@pytest.mark.browser
def test_the_keyboard_alone_leads_through(opened: Callable[[], Page]) -> None:
    page = opened()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('main a.button')"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(LESSON)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


@pytest.mark.browser
def test_every_page_suits_everybody_and_a_narrow_screen(opened: Callable[[], Page]) -> None:
    page = opened()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = {}
    for name in page.evaluate("[...document.querySelectorAll('.page')].map(page => page.dataset.page)"):
        turn_to(page, name)
        run = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(one => one.id + one.nodes[0].html)"
        found[name] = page.evaluate(run)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, name
        broken = page.evaluate(
            "Promise.all([...document.querySelectorAll('.page:not([hidden]) img')].map(i => { i.loading = 'eager';"
            " return i.decode().then(() => '', () => i.alt) })).then(all => all.filter(Boolean))"
        )
        assert not broken, name
    assert {name: slips for name, slips in found.items() if slips} == {}


@pytest.mark.conformance
def test_the_html_checker_finds_no_error(file: Path) -> None:
    done = subprocess.run(
        ["java", "-Xss8m", "-jar", str(NU), "--format", "json", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    errors = {message["message"] for message in messages if message["type"] == "error"}
    # A property of SVG 2, 13.2, which style sheets may set, and the containers of CSS Containment 3: the checker knows neither.
    assert errors <= {
        "CSS: “vector-effect”: Property “vector-effect” doesn't exist.",
        "CSS: “container”: Property “container” doesn't exist.",
        "CSS: Unrecognized at-rule “@container”",
    }


def test_the_policy_names_every_script_and_style_and_nothing_else(single: Package) -> None:
    text = single.data.decode()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    inline = INLINE.findall(text)
    scripts = [body for name, body in inline if name == "script"]
    for name in ("early.js", "learner.js", "activity.js", "story.js", "package.js"):
        assert scripts.count(disk.bundle()[name].decode()) == 1, name
    hashes = {f"sha256-{b64encode(sha256(body.encode()).digest()).decode()}" for _, body in inline}
    assert set(re.findall(r"sha256-[\w+/=]+", policy)) == hashes
    kept = re.sub(r" &#x27;sha256-[^;]*|'sha256-[^;]*", "", policy)
    assert "http" not in kept
    assert "unsafe" not in policy
    assert "img-src data:;" in policy


@pytest.mark.browser
def test_a_changed_script_does_not_run(chromium: Browser, single: Package, tmp_path: Path) -> None:
    changed = single.data.replace(b'"use strict";', b'"use strict"; window.changed = true;', 1)
    assert changed != single.data
    disk.write_file(tmp_path / "changed.html", changed)
    page = chromium.new_page()
    page.goto((tmp_path / "changed.html").as_uri())
    assert page.evaluate("window.changed") is None
    page.close()


def test_nothing_may_end_a_script_early() -> None:
    from coursewright.encode.shell import Frame

    bundle = {"early.js": b"1", "learner.css": b"p {}", "learner.js": b"'</SCRIPT>'"}
    with pytest.raises(ValueError, match="would end its script"):
        around(Frame("index.html", "Tests", "en"), bundle, ("learner.js",), {})


def test_the_player_costs_little_beyond_the_course(single: Package) -> None:
    """At most 50 KB gzip for scripts, styles and what stands around the pages."""
    bare = INLINE.sub("", single.data.decode()).encode()
    assert len(gzip.compress(single.data, 9)) - len(gzip.compress(bare, 9)) <= 50_000


def test_two_builds_are_equal_and_everything_is_kept(single: Package) -> None:
    assert pack(TEA_HOUSE, "tea-house", target="single") == single
    assert {fate.kept for fate in single.fates} == {"kept"}
