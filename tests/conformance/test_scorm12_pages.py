"""The pages of a package as HTML and for people with assistive technology, in a frame of a host."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursewright import disk
from coursewright.targets.package import Package

from .classroom import Classroom
from .conftest import ROOT
from .document import unpacked
from .learner import FINAL, LESSON, RIGHT, STORY, WELL, attempt, go, play, turn_to

MODULES = ROOT / "site" / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.conformance
def test_the_html_checker_finds_no_error_in_the_package(tea_house: Package, tmp_path: Path) -> None:
    disk.write_tree(tmp_path, unpacked(tea_house))
    pages = [str(tmp_path / name) for name in ("index.html", "administrator.html")]
    done = subprocess.run(
        ["java", "-Xss8m", "-jar", str(NU), "--format", "json", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    assert [message["message"] for message in messages if message["type"] == "error"] == []


@pytest.mark.browser
def test_axe_finds_nothing_on_any_page_of_the_package(classroom: Classroom) -> None:
    classroom.provide("none")
    course = classroom.launch()
    course.evaluate(AXE.read_text(encoding="utf-8"))

    def found() -> list[str]:
        run = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
        return [f"{one['id']}: {node['html'][:160]}" for one in course.evaluate(run) for node in one["nodes"]]

    complaints = {}
    for page in course.evaluate("[...document.querySelectorAll('.page')].map(page => page.dataset.page)"):
        turn_to(course, page)
        complaints[page] = found()
    attempt(course, RIGHT)
    complaints["result"] = found()
    play(course, WELL)
    course.get_by_role("button", name="Look back on your way").click()
    expect(course.get_by_role("heading", name="Looking back")).to_be_visible()
    complaints["debrief"] = found()
    assert {page: slips for page, slips in complaints.items() if slips} == {}


@pytest.mark.browser
def test_one_page_is_shown_at_a_time_and_named_in_the_title(classroom: Classroom) -> None:
    course = classroom.launch(within="window")
    for title in (LESSON, FINAL, STORY):
        go(course, title)
        assert isinstance(course, Page)
        expect(course).to_have_title(f"{title} · An evening at the tea house")
        expect(course.get_by_role("main")).to_have_count(1)
        expect(course.get_by_role("heading", level=1)).to_be_focused()


@pytest.mark.browser
def test_the_way_past_the_header_stays_on_the_page(classroom: Classroom) -> None:
    course = classroom.launch()
    go(course, FINAL)
    course.get_by_role("link", name="Skip to the text").focus()
    course.get_by_role("link", name="Skip to the text").press("Enter")
    expect(course.get_by_role("heading", level=1)).to_have_text(FINAL)
    expect(course.get_by_role("heading", level=1)).to_be_focused()


@pytest.mark.browser
def test_back_goes_to_the_page_before(classroom: Classroom) -> None:
    course = classroom.launch(within="window")
    go(course, FINAL)
    course.go_back()
    expect(course.get_by_role("heading", level=1)).to_have_text("An evening at the tea house")


@pytest.mark.browser
def test_leaving_quickly_ends_the_session_and_says_nothing_of_it(classroom: Classroom) -> None:
    classroom.provide("strict")
    course = classroom.launch(within="window")
    go(course, FINAL)
    course.get_by_role("link", name="Leave").click()
    classroom.page.wait_for_function("learner.sessions[0].calls.some(one => one.call[0] === 'LMSFinish')")
    classroom.leave()
    assert classroom.violations() == []
    assert classroom.gradebook()["location"] == "th-final"
    assert "leav" not in json.dumps(classroom.calls()).lower()
