"""Notebooks inside packages, in a real Chromium: readers try their numbers, take the notebook along, and the policy stays silent."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from coursewright import disk
from coursewright.model.course import Project
from coursewright.pipeline import read_files
from coursewright.targets import BY_NAME, notebooks
from coursewright.targets.package import DEFAULTS, Kept, Package
from coursewright.verify.opening import opened

from .classroom import Classroom
from .conftest import ROOT
from .document import unpacked
from .learner import turn_to

pytestmark = pytest.mark.conformance

NOTEBOOK = "what-a-positive-screen-means"
COURSE = f"""\
id: health-care
title: Screening
version: 1.0.0
language: en
summary: One notebook of the course.
code: folded
modules:
  - id: hc-m1
    title: Seeing clearly
    contents:
      - lesson: {NOTEBOOK}
pass:
  mastery: 0.8
"""


@pytest.fixture(scope="module")
def computed() -> Project:
    """A course of one real notebook, run as a build runs it; a second run takes what was remembered."""
    home = "courses/health-care/"
    files = {
        path: data
        for path, data in disk.read_tree(ROOT).items()
        if path.startswith((f"{home}data/", f"{home}{NOTEBOOK}")) or path == "courses/sources.yml"
    }
    files[f"{home}course.yml"] = COURSE.encode()
    return read_files(files, "Courses", date(2026, 11, 30)).project


def packed(computed: Project, target: str) -> Package:
    return BY_NAME[target].write(computed, computed.courses[0], disk.bundle(), DEFAULTS)[0]


def tried(page: Page | Frame) -> str:
    """Opens the notebook, changes a number, and gives the address of the notebook to take along."""
    turn_to(page, "hc-n1")
    box = page.get_by_role("region", name="Screening in your clinic")
    result = box.locator("dt", has_text="Of 100 positive results are true").locator(
        "xpath=following-sibling::dd"
    )
    expect(result).to_have_text("3.5")
    box.get_by_label("Of them with the experience", exact=True).fill("10")
    expect(result).to_have_text("22.2")
    expect(page.locator("math").first).to_be_visible()
    link = page.get_by_role("link", name=f"{NOTEBOOK}.ipynb")
    assert link.get_attribute("download") == f"{NOTEBOOK}.ipynb"
    return link.get_attribute("href") or ""


def test_a_package_for_a_platform_lets_readers_try_and_take_along(
    chromium: Browser, computed: Project
) -> None:
    package = packed(computed, "scorm12")
    room = Classroom(chromium.new_context(viewport={"width": 390, "height": 800}), package.data)
    room.provide("strict")
    href = tried(room.launch())
    notebook = json.loads(unpacked(package)[unquote(href)])
    assert notebook["nbformat"] == 4
    assert room.errors == []
    assert room.strays == []
    room.close()


def test_a_single_file_lets_readers_try_and_holds_the_notebook_itself(
    chromium: Browser, computed: Project, tmp_path: Path
) -> None:
    path = tmp_path / "course.html"
    path.write_bytes(packed(computed, "single").data)
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    wrong: list[str] = []
    context.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    page = context.new_page()
    page.goto(path.as_uri())
    href = tried(page)
    _, _, coded = href.partition("base64,")
    assert json.loads(b64decode(unquote(coded)))["nbformat"] == 4
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert wrong == []
    context.close()


@pytest.mark.parametrize("target", ["cc", "olx", "h5p"])
def test_a_platform_that_plays_pages_gets_formulas_and_files_or_is_told(
    computed: Project, target: str
) -> None:
    package = packed(computed, target)
    files = opened(package.name, package.data)
    pages = "".join(files.load(name).decode() for name in files.names if name.endswith((".html", ".json")))
    told = {fate.id: fate for fate in package.fates}
    notebook = f"courses/health-care/{NOTEBOOK}.ipynb"
    held = [name for name in files.names if name.endswith(f"/{NOTEBOOK}.ipynb")]
    if target == "h5p":
        assert held == []
        assert told[notebook].kept is Kept.DROPPED
        assert r"\\(" in pages or r"\\[" in pages
        assert notebooks.TEX in told["hc-n1"].reason
    else:
        assert [json.loads(files.load(name))["nbformat"] for name in held] == [4]
        assert told[notebook].kept is Kept.KEPT
        link = f"{'media' if target == 'cc' else '/static'}/{NOTEBOOK}.ipynb"
        assert re.search(f'href="[^"]*{link}"', pages)
        assert ("<math " in pages) is (target == "cc")
        assert (r"\[" in pages or r"\(" in pages) is (target == "olx")
    assert notebooks.TRIED in told["hc-n1"].reason
