"""Slides and the facilitator's folder, opened from a disk: they play, follow, print, ask nothing of a network, and leak nothing."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coursewright import disk
from coursewright.model.course import Project
from coursewright.model.prose import Block, Box, BoxKind, Paragraph, Text
from coursewright.targets import BY_NAME, TARGETS
from coursewright.targets.package import DEFAULTS, Package, Shelf
from coursewright.targets.site import site
from stopped_clock import stop_clock

from .classroom import served
from .conftest import ROOT, TEA_HOUSE, pack, project
from .test_scorm12_pages import AXE, NU

TWO_ROOMS = ROOT / "tests" / "fixtures" / "two-rooms"
SECRET = "Ask the group who has the key."
LEARNERS = tuple(target for target in TARGETS if target.shelf is not Shelf.LEADING)


@pytest.fixture(scope="module")
def health_care() -> Project:
    """The real course, read once."""
    return project(ROOT)


def _of(read: Project, course: str, target: str) -> Package:
    chosen = next(one for one in read.courses if one.id == course)
    return BY_NAME[target].write(read, chosen, disk.bundle(), DEFAULTS)[0]


def _otherwise(read: Project) -> Project:
    """The same project with every note for facilitators changed: its words, its time, its materials."""

    def changed(block: Block) -> Block:
        if not isinstance(block, Box) or block.kind is not BoxKind.FACILITATOR:
            return block
        words = Paragraph((Text("Everything else.", block.place),), block.place)
        return replace(
            block, title="Other", blocks=(words,), minutes=block.minutes + 7, materials=("a bell",)
        )

    lessons = {
        path: replace(lesson, blocks=tuple(map(changed, lesson.blocks)))
        for path, lesson in read.lessons.items()
    }
    assert lessons != read.lessons
    return replace(read, lessons=lessons)


@pytest.mark.parametrize("target", [target.name for target in LEARNERS])
def test_no_byte_of_a_learners_package_depends_on_a_note_for_facilitators(target: str) -> None:
    read = project(TWO_ROOMS)
    other, course = _otherwise(read), read.courses[0]
    bundle = disk.bundle()
    assert BY_NAME[target].write(read, course, bundle, DEFAULTS) == BY_NAME[target].write(
        other, course, bundle, DEFAULTS
    )


def test_no_page_of_the_site_depends_on_one_and_the_folder_does() -> None:
    read = project(TWO_ROOMS)
    other = _otherwise(read)
    assert site(read, disk.bundle()) == site(other, disk.bundle())
    for target in ("facilitator", "slides"):
        assert _of(read, "two-rooms", target) != _of(other, "two-rooms", target)
    assert SECRET.encode() in served(_of(read, "two-rooms", "facilitator").data)["activities.html"]


@pytest.mark.conformance
def test_neither_does_one_of_the_real_course(health_care: Project) -> None:
    other = _otherwise(health_care)
    for target in ("scorm12", "single", "moodle"):
        assert _of(health_care, "health-care", target) == _of(other, "health-care", target)


def _open(chromium: Browser, package: Package, folder: Path) -> tuple[BrowserContext, list[str]]:
    """The package on a disk, and everything that goes wrong while it is used."""
    disk.write_tree(folder, served(package.data))
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    own = (folder.as_uri(), "data:", "about:blank")
    context.on("request", lambda asked: None if asked.url.startswith(own) else wrong.append(asked.url))
    return context, wrong


@pytest.fixture(scope="module")
def tea_slides() -> Package:
    """A deck with every kind of question."""
    return pack(TEA_HOUSE, "tea-house", target="slides")


@pytest.fixture
def wall(chromium: Browser, tea_slides: Package, tmp_path: Path) -> Iterator[Page]:
    """The deck on a wall."""
    context, wrong = _open(chromium, tea_slides, tmp_path)
    page = context.new_page()
    page.goto((tmp_path / "slides" / "every-question.html").as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    yield page
    context.close()
    assert not wrong


@pytest.mark.browser
def test_the_keyboard_moves_the_wall_the_answer_comes_next_and_the_notes_follow(wall: Page) -> None:
    expect(wall.get_by_role("heading", level=1)).to_have_text("Every kind of question")
    slide = next(iter(wall.evaluate(
        "[...document.querySelectorAll('.slides > section')].flatMap((s, i) => s.innerHTML.includes('Let the kettle') ||"
        " s.querySelector('h2')?.textContent === 'Is green tea boiled' ? [i] : [])"
    )))  # fmt: skip
    for _ in range(80):
        if wall.evaluate("Reveal.getIndices().h") == slide:
            break
        wall.keyboard.press("Space")
    expect(wall.get_by_role("heading", name="Is green tea boiled")).to_be_visible()
    answer = wall.locator("section.present .answer")
    fragment = wall.locator("section.present .fragment").first
    expect(fragment).to_have_css("visibility", "hidden")
    wall.keyboard.press("Space")
    expect(answer).to_contain_text("False")
    expect(fragment).to_have_css("visibility", "visible")
    with wall.context.expect_page() as opened:
        wall.keyboard.press("s")
    notes = opened.value
    now = notes.locator(".said.now")
    expect(now).to_contain_text("Boiling water makes green tea bitter.")
    notes.keyboard.press("ArrowRight")
    expect(now).not_to_contain_text("Boiling water makes green tea bitter.")
    wall.wait_for_function("slide => Reveal.getIndices().h === slide", arg=slide + 1)
    notes.close()
    stop_clock(wall)
    wall.keyboard.press("Escape")
    wall.keyboard.press("Escape")
    wall.wait_for_url("about:blank")


@pytest.mark.browser
def test_every_slide_of_the_real_course_fits_the_wall_in_type_that_is_read_from_the_back(
    chromium: Browser, health_care: Project, tmp_path: Path
) -> None:
    """No slide is cut off; the least type is a thirtieth of its height."""
    context, wrong = _open(chromium, _of(health_care, "health-care", "slides"), tmp_path)
    page = context.new_page()
    # The lines of several countries, of which a reader picks one.
    page.goto((tmp_path / "support.html").as_uri())
    over: dict[str, Any] = {}
    for deck in sorted((tmp_path / "slides").glob("*.html")):
        if deck.name.endswith("-notes.html"):
            continue
        page.goto(deck.as_uri())
        page.wait_for_function("window.Reveal && Reveal.isReady()")
        found = page.evaluate(
            "[...document.querySelectorAll('.slides > section')].map((s, i) => { Reveal.slide(i, 0, 99); return ["
            "s.querySelector('h1, h2').textContent, s.scrollHeight - s.clientHeight, parseFloat(getComputedStyle(s).fontSize)] })"
        )
        assert len(found) > 10
        over.update({f"{deck.name}: {name}": (by, size) for name, by, size in found if by > 0 or size < 24})
    context.close()
    assert not wrong
    assert over == {}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


@pytest.mark.parametrize("target", ["slides", "facilitator"])
def test_everything_that_a_page_names_is_in_the_folder_and_two_builds_are_equal(target: str) -> None:
    package = pack(TEA_HOUSE, "tea-house", target=target)
    assert package == pack(TEA_HOUSE, "tea-house", target=target)
    files = served(package.data)
    assert "assets/reveal/LICENSE" in files
    for path, data in files.items():
        if path.endswith(".html"):
            links = _Links()
            links.feed(data.decode())
            for link in links.found:
                if not re.match(r"data:|about:|https?:|#|mailto:|tel:", link):
                    assert normpath(join(dirname(path), link.partition("#")[0])) in files, (path, link)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tea house for facilitators, on a disk."""
    path = tmp_path_factory.mktemp("folder")
    disk.write_tree(path, served(pack(TEA_HOUSE, "tea-house", target="facilitator").data))
    return path


@pytest.mark.conformance
def test_the_html_checker_finds_no_error_in_any_page(folder: Path) -> None:
    pages = sorted(str(path) for path in folder.rglob("*.html"))
    command = ["java", "-Xss8m", "-jar", str(NU), "--format", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert {f"{m['url']}: {m['message']}" for m in messages if m["type"] == "error"} == set()


@pytest.mark.browser
def test_every_sheet_suits_everybody_and_fits_a4_and_letter(chromium: Browser, folder: Path) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    axe = AXE.read_text(encoding="utf-8")
    run = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(one => one.id + one.nodes[0].html)"
    found: dict[str, Any] = {}
    for path in sorted(folder.glob("*.html")):
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(path.as_uri())
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        told = [f"{page.evaluate(wide)} too wide for a phone"] if page.evaluate(wide) > 0 else []
        page.evaluate(axe)
        told += page.evaluate(run)
        page.emulate_media(media="print")
        # What is left between the margins of 18 mm: 174 mm on A4, 180 mm on Letter.
        for width in (658, 680):
            page.set_viewport_size({"width": width, "height": 900})
            told += [f"{page.evaluate(wide)} too wide for {width}"] if page.evaluate(wide) > 0 else []
        found[path.name] = told
    page.close()
    assert {name: told for name, told in found.items() if told} == {}
    assert {
        "plan.html",
        "sign-in.html",
        "evaluation.html",
        "forum-late-guest.html",
        "paper-late-guest.html",
    } <= set(found)


def test_the_plan_adds_up_and_names_what_to_bring(health_care: Project) -> None:
    plan = served(_of(health_care, "health-care", "facilitator").data)["plan.html"].decode()
    row = re.search(r"<tr>(?:(?!</tr>).)*Four hundred beans.*?</tr>", plan, re.S)
    assert row is not None
    assert '<td class="minutes">25</td>' in row[0]
    assert "400 dry beans, 14 of them dyed, in a bowl" in row[0]
    for table in re.findall(r'<table class="plan">.*?</table>', plan, re.S):
        minutes = [int(n) if n.isdigit() else 0 for n in re.findall(r'class="minutes">([^<]*)<', table)]
        starts = [int(n) for n in re.findall(r'class="from">(\d+)<', table)]
        assert starts == [sum(minutes[:at]) for at in range(len(minutes))]


def test_looking_back_asks_about_every_choice_of_a_decision(health_care: Project) -> None:
    text = served(_of(health_care, "health-care", "facilitator").data)["debrief.html"].decode()
    scenario = health_care.scenarios["helpful-companion"]
    ways = [
        choice
        for node in scenario.nodes
        for choice in node.choices
        if not node.die and len([c for c in node.choices if not c.bypass]) > 1 and not choice.bypass
    ]
    story = text[text.index(f"<h2>{scenario.title}</h2>") :]
    story = (
        story[: story.index('<section class="sheet-of">')] if '<section class="sheet-of">' in story else story
    )
    ends = sum(node.outcome is not None for node in scenario.nodes)
    assert story.count('class="ask"') == len(ways) + ends


def test_every_question_is_in_the_key_with_its_answer() -> None:
    files = served(pack(TEA_HOUSE, "tea-house", target="facilitator").data)
    key = files["answer-key.html"].decode()
    read = project(TEA_HOUSE)
    titles = [item.title for lesson in read.lessons.values() for item in lesson.checks]
    titles += [item.title for one in read.assessments.values() for item in one.items]
    assert len(titles) > 15
    for title in titles:
        assert f". {title}</h3>" in key, title
    # Letters are those of the shuffled options, the same as on the slides.
    assert re.search(r'From kettle to cup.*?class="key"><b>[A-D], [A-D], [A-D], [A-D]</b>', key, re.S)
