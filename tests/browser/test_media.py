"""Recordings in a real browser: from a server and from a disk, in one file, with captions that are really shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import press
from playwright.sync_api import BrowserContext, Page, expect

from conftest import tea_house_project, tea_house_site
from coursewright import disk
from coursewright.targets import single
from coursewright.targets.package import DEFAULTS

pytestmark = pytest.mark.browser

PLAYING = "async one => { one.muted = true; await one.play(); return [one.currentSrc.slice(0, 5), one.error?.code ?? 0]; }"
CAPTIONS = (
    "async one => { const track = one.textTracks[0]; track.mode = 'showing';"
    "  for (let n = 0; n < 400 && !track.cues?.length; n++) await new Promise(go => setTimeout(go, 50));"
    "  return [...(track.cues ?? [])].map(cue => cue.text); }"
)


@pytest.fixture(params=["http", "file", "single"])
def story(request: pytest.FixtureRequest, page: Page, tmp_path: Path) -> Page:
    """The scenario, from a server, from a USB stick, and in the file that holds the whole course."""
    if request.param == "http":
        page.goto(str(request.getfixturevalue("tea_house")) + "scenario-late-guest.html")
    elif request.param == "file":
        disk.write_tree(tmp_path, tea_house_site())
        page.goto((tmp_path / "courses" / "tea-house" / "scenario-late-guest.html").as_uri())
    else:
        project = tea_house_project()
        (package,) = single.write(project, project.courses[0], disk.bundle(), DEFAULTS)
        path = tmp_path / package.name
        disk.write_file(path, package.data)
        assert package.data.count(b"data:video/webm") == 1
        page.goto(path.as_uri() + "#late-guest")
    return page


def test_a_recording_plays_with_its_words_beside_it_and_falls_silent_when_one_goes_on(
    story: Page, axe: Callable[[], list[str]]
) -> None:
    press(story, story.get_by_role("button", name="It rains"))
    knock = story.locator("audio").first
    assert knock.evaluate("one => [one.controls, one.preload, one.paused]") == [True, "none", True]
    assert story.get_by_role("figure", name="The knock").locator("audio").count() == 1
    assert knock.evaluate(PLAYING)[1] == 0
    words = story.get_by_text("Three short knocks, then nothing.")
    expect(words).to_be_hidden()
    press(story, story.get_by_text("Transcript: The knock"))
    expect(words).to_be_visible()
    if story.url.startswith("http:"):  # axe reads style sheets again, which a page on a disk does not allow
        assert axe() == []
    press(story, story.get_by_role("button", name="Open the door"))
    expect(knock).to_have_js_property("paused", True)

    stove = story.locator("video")
    assert stove.evaluate(PLAYING)[1] == 0
    assert stove.evaluate(CAPTIONS) == ["(warm air rises)", "Sit as long as you like."]
    assert stove.evaluate("one => one.poster.length > 0 && one.clientWidth <= one.parentElement.clientWidth")
    press(story, story.get_by_role("button", name="Pause"))
    expect(stove).to_have_js_property("paused", True)


def test_a_vote_on_the_wall_does_not_start_a_recording_over(wall_page: Page) -> None:
    press(wall_page, wall_page.get_by_role("button", name="It rains"))
    wall_page.locator("audio:visible").evaluate(
        "one => { one.loop = true; one.muted = true; window.kept = one; return one.play(); }"
    )
    wall_page.get_by_role("button", name="One hand more for 1").click()
    expect(wall_page.get_by_text("Hands so far: 1").first).to_be_visible()
    assert wall_page.evaluate("kept.isConnected && !kept.paused")


@pytest.fixture
def wall_page(context: BrowserContext, tea_house: str) -> Page:
    """The forum before it begins."""
    page = context.new_page()
    page.goto(tea_house + "forum-late-guest.html")
    return page
