"""The pages of a project as the site target writes them: what each holds, and what must be in none."""

from __future__ import annotations

import pickle
import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser

import pytest

from coursewright.encode.search import Section, index, piece, sections, tokens
from coursewright.model.course import Content, Course, Lesson, Module, Objective, PassRule, Project
from coursewright.model.place import Place
from coursewright.model.prose import Box, BoxKind, Heading, Image, Paragraph, Text
from coursewright.targets.site import Settings, pages, render, site

HERE = Place("courses/house/course.yml", 1, 1, 1, 1)
BUNDLE = dict.fromkeys(
    (
        "activity.js",
        "early.js",
        "forum.css",
        "forum.js",
        "learner.css",
        "learner.js",
        "paper.css",
        "search.js",
        "story.css",
        "story.js",
    ),
    b"",
)


def words(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Text(text, HERE),), HERE)


def lesson(number: int, secret: str = "") -> Lesson:
    """A lesson, with a note for facilitators where there is a secret."""
    heading = Heading(2, (Text("The way", HERE),), "the-way", HERE)
    note = (Box(BoxKind.FACILITATOR, secret, (words(secret),), HERE),) if secret else ()
    blocks = (words(f"This is room {number}."), *note, heading, words("On we go."))
    path = f"courses/house/room-{number}.md"
    return Lesson(f"h-l{number}", f"Room {number}", "", (), 10, None, blocks, (), path, HERE)


def project(count: int = 3, secret: str = "", doors: tuple[str, ...] = ("hospital",)) -> Project:
    """A course of so many lessons."""
    lessons = {one.path: one for one in (lesson(n, secret) for n in range(1, count + 1))}
    contents = tuple(Content("lesson", one.id, one.path, HERE) for one in lessons.values())
    course = Course(
        "house", "The house", "1.0.0", "en", "A course <of> rooms.", doors, "Guests", (Objective("H-O1", "Find the door", HERE),),
        "none", 90, "1.5", "The host", "2026-11-21", "", (Module("m", "All rooms", contents, HERE),),
        PassRule(Fraction(4, 5), (), (), HERE), "", "courses/house/course.yml", HERE,
    )  # fmt: skip
    return Project("Courses of ours", courses=(course,), lessons=lessons)


def text_of(files: Mapping[str, bytes], path: str) -> str:
    """One page."""
    return files[path].decode()


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """The site of three lessons."""
    return site(project(), BUNDLE)


class Outside(HTMLParser):
    """Collects what a page would load, and what the policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Looks at one element."""
        given = dict(attrs)
        if tag in ("script", "img", "link", "iframe", "source"):
            self.loaded.append(given.get("src") or given.get("href") or "")
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.refused.append(tag)
        if tag == "style" or "style" in given or any(name.startswith("on") for name in given):
            self.refused.append(tag)


def test_every_page_is_there(files: Mapping[str, bytes]) -> None:
    course = {
        f"courses/house/{name}.html"
        for name in ("index", "room-1", "room-2", "room-3", "record", "certificate", "sources", "coverage")
    }
    assert {path for path in files if path.endswith(".html")} == {
        "index.html",
        "support.html",
        "device.html",
        "away.html",
        "results-of-a-group.html",
    } | course


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        if not path.endswith(".html"):
            continue
        page = Outside()
        page.feed(content.decode())
        assert page.refused == []
        assert page.loaded
        assert all(
            not re.match(r"(?i)[a-z]+:|//|/", one) or one.startswith("data:image/svg+xml,")
            for one in page.loaded
        )


def test_every_page_states_the_policy_before_it_loads_anything(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith(".html"):
            assert 0 < content.index(b"default-src") < content.index(b"<link")


def test_the_way_out_is_a_plain_link_on_every_page(files: Mapping[str, bytes]) -> None:
    pages_of = [content.decode() for path, content in files.items() if path.endswith(".html")]
    assert all(re.search(r'<a class="quick-exit"[^>]* href="about:blank"', page) for page in pages_of)


def test_the_way_out_leads_where_the_project_says() -> None:
    jobs = pages(project(), Settings(exit_to="https://example.org/weather"))
    assert all(b'href="https://example.org/weather"' in render(job) for job in jobs)


def test_notes_for_facilitators_change_no_byte_of_what_learners_get() -> None:
    assert site(project(secret="the key is blue"), BUNDLE) == site(project(secret="the key is red"), BUNDLE)
    assert site(project(secret="the key is blue"), BUNDLE) == site(project(), BUNDLE)


def test_building_twice_gives_equal_bytes() -> None:
    assert site(project(), BUNDLE) == site(project(), BUNDLE)


def test_a_page_is_a_job_that_another_process_can_do() -> None:
    for job in pages(project(), Settings()):
        assert render(pickle.loads(pickle.dumps(job))) == render(job)


def test_a_lesson_names_its_neighbours_and_not_the_whole_course() -> None:
    middle = text_of(site(project(60), BUNDLE), "courses/house/room-30.html")
    outside_data = re.sub(r"<script.*?</script>", "", middle)
    assert set(re.findall(r'href="room-(\d+)\.html"', outside_data)) == {"29", "31"}
    assert "Step 30 of 60" in outside_data


def test_the_first_and_the_last_step_lead_on(files: Mapping[str, bytes]) -> None:
    assert "Before this:" not in text_of(files, "courses/house/room-1.html")
    assert re.search(r'href="index.html" data-done="h-l3"', text_of(files, "courses/house/room-3.html"))


def test_a_course_shows_its_promise_and_its_outline(files: Mapping[str, bytes]) -> None:
    page = text_of(files, "courses/house/index.html")
    assert "<li>Find the door</li>" in page
    assert re.findall(r'data-step="([^"]+)"', page) == ["h-l1", "h-l2", "h-l3"]
    assert "A course &lt;of&gt; rooms." in page
    assert "Last reviewed November 21, 2026" in page


def test_a_door_leads_to_its_only_course_and_others_are_shut(files: Mapping[str, bytes]) -> None:
    page = text_of(files, "index.html")
    assert '<a class="door hospital" href="courses/house/index.html">' in page
    assert '<div class="door police shut">' in page


def test_a_project_without_audiences_has_no_doors() -> None:
    page = text_of(site(project(doors=("everyone",)), BUNDLE), "index.html")
    assert "Where do you work?" not in page
    assert 'id="course-house"' in page


def test_a_step_that_could_not_be_read_is_left_out() -> None:
    whole = project()
    broken = replace(whole, lessons={path: one for path, one in whole.lessons.items() if one.id != "h-l2"})
    built = site(broken, BUNDLE)
    assert "courses/house/room-2.html" not in built
    assert 'data-done="h-l1"' in text_of(built, "courses/house/room-1.html")
    assert 'href="room-3.html"' in text_of(built, "courses/house/room-1.html")


def test_a_project_without_courses_is_a_page_that_says_so() -> None:
    assert "There is no course here yet." in text_of(site(Project("Empty"), BUNDLE), "index.html")


def test_the_certificate_says_what_was_practised_and_certifies_nobody(files: Mapping[str, bytes]) -> None:
    page = text_of(files, "courses/house/certificate.html")
    assert "What was practiced" in page
    assert "it certifies nobody to identify, question or judge other people" in page
    assert "certified" not in page


def test_each_page_of_a_right_to_left_language_says_so() -> None:
    whole = project()
    arabic = replace(whole, courses=(replace(whole.courses[0], language="ar"),))
    assert '<html lang="ar" dir="rtl" ' in text_of(site(arabic, BUNDLE), "courses/house/room-1.html")


def test_words_are_looked_up_without_case_accents_and_marks() -> None:
    assert tokens("Café: a door's TWO keys!") == ["cafe", "door", "two", "keys"]


def test_a_piece_of_the_index_is_named_by_its_first_letters() -> None:
    assert [piece(token) for token in ("door", "d2", "ключ", "漢字")] == ["do", "d2", "43a-43b", "6f22-5b57"]


def test_a_search_leads_to_the_section_and_knows_no_notes_for_facilitators() -> None:
    found = list(sections("a.html", "Room", "House", lesson(1, "the key is blue").blocks))
    assert [(one.page, one.heading) for one in found] == [("a.html", ""), ("a.html#the-way", "The way")]
    assert not any("blue" in one.words for one in found)


def test_the_index_is_in_pieces_that_each_call_one_function() -> None:
    built = index(
        [Section("a.html", "Room", "", "House", "door key"), Section("b.html", "Hall", "", "House", "door")]
    )
    assert built["w-do.js"] == b'coursewrightSearch("words","do",{"door":[0,1,1,1]});\n'
    assert built["s-0.js"].startswith(b'coursewrightSearch("sections","0",[["a.html","Room","","House"]')
    assert built["pieces.js"] == b'coursewrightSearch("pieces","",["do","ha","ke","ro"]);\n'


def test_a_small_drawing_stands_in_its_page_and_asks_for_no_request() -> None:
    small, large = b'<svg xmlns="http://www.w3.org/2000/svg"/>', b"<svg>" + b" " * 4_000 + b"</svg>"
    image = Image("media/a.svg", "A door.", HERE)
    for data, address in ((small, 'src="data:image/svg+xml,%3Csvg%20xmlns='), (large, 'src="media/a.svg"')):
        one = project(1)
        read = one.lessons["courses/house/room-1.md"]
        shown = replace(read, blocks=(Paragraph((image,), HERE), *read.blocks))
        lessons = {read.path: shown}
        written = site(replace(one, lessons=lessons, files={"courses/house/media/a.svg": data}), BUNDLE)
        assert address in written["courses/house/room-1.html"].decode()
