"""Books: questions with their answers elsewhere, stories as sections that all lead somewhere, bytes that stay the same."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from coursewright import disk
from coursewright.encode.books.questions import question
from coursewright.encode.books.stories import Consequence, Moment, node_name, story
from coursewright.encode.epub.cover import fitted
from coursewright.encode.epub.xhtml import xhtml
from coursewright.encode.markup import Markup
from coursewright.encode.myst.escaping import at_beginning, directive, escaped, target
from coursewright.model.course import Project
from coursewright.model.walking import every_inline, plain
from coursewright.readers.project import assemble, is_media, is_source, read_file
from coursewright.scenario.machine import begin, ended, take, ways
from coursewright.targets import BY_NAME
from coursewright.targets.package import DEFAULTS

HOME = Path(__file__).parents[2]
TEA_HOUSE = HOME / "tests" / "fixtures" / "tea-house"
ROOMS = HOME / "tests" / "fixtures" / "two-rooms"
BOX = "\n:::{facilitator}\nAsk who has been late, and wait. Told to nobody: KEEP-THIS-BACK.\n:::\n"


@cache
def read(folder: Path, added: str = "", version: str = "1.0.0") -> Project:
    files = disk.read_tree(folder)
    for path, data in files.items():
        if path.endswith("every-question.md"):
            files[path] = data + added.encode()
        elif path.endswith("course.yml"):
            files[path] = data.replace(b"version: 1.0.0", f"version: {version}".encode())
    readings = [read_file(path, data) for path, data in files.items() if is_source(path)]
    return assemble("Tests", readings, {path: data for path, data in files.items() if is_media(path)})[0]


@cache
def packed(folder: Path, name: str, added: str = "", version: str = "1.0.0") -> bytes:
    project = read(folder, added, version)
    return BY_NAME[name].write(project, project.courses[0], disk.bundle(), DEFAULTS)[0].data


def files(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def items() -> list[str]:
    project = read(TEA_HOUSE)
    lessons = (item.id for lesson in project.lessons.values() for item in lesson.checks)
    return [*lessons, *(item.id for one in project.assessments.values() for item in one.items)]


@pytest.mark.parametrize("name", ["epub", "jupyter-book"])
def test_what_is_meant_for_facilitators_changes_no_byte(name: str) -> None:
    assert packed(TEA_HOUSE, name, BOX) == packed(TEA_HOUSE, name)


def test_the_mimetype_comes_first_and_as_it_is() -> None:
    with ZipFile(BytesIO(packed(TEA_HOUSE, "epub"))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        assert archive.read(first) == b"application/epub+zip"


def test_its_date_is_the_day_of_the_review_and_its_name_stays_in_every_version() -> None:
    one = files(packed(TEA_HOUSE, "epub"))["EPUB/package.opf"]
    two = files(packed(TEA_HOUSE, "epub", version="2.0.0"))["EPUB/package.opf"]
    assert '<meta property="dcterms:modified">2026-11-21T00:00:00Z</meta>' in one
    name = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert name.findall(one) == name.findall(two) != []
    assert one != two


def test_terms_lead_to_the_glossary_and_back() -> None:
    book = files(packed(ROOMS, "epub"))
    chapter, entry = re.findall(r'href="(lesson-[^"#]+)#(use-term-[^"]+)"', book["EPUB/glossary.xhtml"])[0]
    assert f'id="{entry}"' in book[f"EPUB/{chapter}"]
    assert f'href="glossary.xhtml#{entry.removeprefix("use-")}"' in book[f"EPUB/{chapter}"]


def test_a_footnote_leads_back_to_where_it_was_named() -> None:
    chapters = [text for name, text in files(packed(ROOMS, "epub")).items() if "/lesson-" in name]
    cited = [(text, fact) for text in chapters for fact in re.findall(r'id="cited-([^"]+)"', text)]
    assert cited
    for text, fact in cited:
        note = text.partition(f'id="source-{fact}"')[2].partition("</aside>")[0]
        assert 'epub:type="footnote"' in note
        assert f'href="#cited-{fact}"' in note


@pytest.mark.parametrize("id", items())
def test_a_question_tells_no_key_and_its_answers_tell_every_reason(id: str) -> None:
    project = read(TEA_HOUSE)
    banks = [*project.lessons.values(), *project.assessments.values()]
    item = next(
        item for one in banks for item in getattr(one, "checks", getattr(one, "items", ())) if item.id == id
    )
    one = question("en", item)
    asked = plain(tuple(every_inline(one.asked)))
    assert "Right" not in asked
    assert "Not this one" not in asked
    answered = repr(one.answers)
    assert all(repr(block) in answered for block in item.why)


def test_every_way_of_a_story_leads_to_a_section_and_the_sections_play_as_the_machine_does() -> None:
    scenario = next(iter(read(TEA_HOUSE).scenarios.values()))
    told = story(scenario, "en")
    sections = {part.name: part for part in told.sections}
    assert len(sections) == len(told.sections)
    play = begin(scenario, scenario.variants[0].id)
    here = node_name(scenario, play.node)
    for _ in range(40):
        if ended(scenario, play):
            break
        choice = ways(scenario, play)[0]
        part = sections[here]
        assert isinstance(part, Moment)
        onward = next(way for way in part.ways if way.words == choice.text)
        follows = sections[onward.to]
        here = follows.on.to if isinstance(follows, Consequence) else onward.to
        play = take(scenario, play, choice.id)
        assert here == node_name(scenario, play.node)
    last = sections[here]
    assert isinstance(last, Moment)
    assert last.outcome is not None


def test_a_condition_and_what_it_asks_for_are_said_in_words() -> None:
    told = story(next(iter(read(TEA_HOUSE).scenarios.values())), "en")
    assert told.kept == ("“How welcome the guest feels”: begins at 1, and stays between 0 and 4.",)
    said = [
        way.before for part in told.sections if isinstance(part, Moment) for way in part.ways if way.before
    ]
    assert said == ["Only if “How welcome the guest feels” is at 1 or above:"]
    moves = {move for part in told.sections if isinstance(part, Consequence) for move in part.moves}
    assert moves == {
        "Move “How welcome the guest feels” up by 2, to 4 at the most.",
        "Move “How welcome the guest feels” up by 1, to 4 at the most.",
        "Move “How welcome the guest feels” down by 1, to 0 at the least.",
    }


def test_markup_becomes_xml() -> None:
    assert xhtml(Markup('<p hidden>a<br>&nbsp;&lt;<img src="a" loading="lazy"></p>')) == (
        '<p hidden="hidden">a<br/>\u00a0&lt;<img src="a"/></p>'
    )


def test_a_long_title_fits_the_cover() -> None:
    size, lines = fitted("Possible indicators in health care, and what to do next")
    assert len(lines) * size * 1.25 <= 700
    assert " ".join(lines) == "Possible indicators in health care, and what to do next"


def test_every_link_of_a_project_leads_to_a_target_or_a_file() -> None:
    for folder in (TEA_HOUSE, ROOMS):
        project = files(packed(folder, "jupyter-book"))
        text = "\n".join(page for name, page in project.items() if name.endswith((".md", ".ipynb")))
        targets = set(re.findall(r"^\(([^)]+)\)=$", text, re.M)) | set(
            re.findall(r"^:label: (.+)$", text, re.M)
        )
        asked = set(re.findall(r"\]\(#([^)]+)\)", text))
        assert asked <= targets, asked - targets
        linked = set(re.findall(r"\]\(([^)#<]+)\)", text))
        assert linked <= project.keys(), linked - project.keys()


def test_words_never_become_markup() -> None:
    assert escaped("2 * 3 < 7, {term}`x`, [a](b), $5, &amp; @home") == (
        "2 \\* 3 \\< 7, \\{term\\}\\`x\\`, \\[a\\](b), \\$5, \\&amp; \\@home"
    )
    assert [at_beginning(line) for line in ("1. one", "# two", "- three", "five")] == [
        "1\\. one", "\\# two", "\\- three", "five",
    ]  # fmt: skip
    assert target("term-Méndez") == "term-Mue9ndez"
    inner = directive("note", "", "Inside")
    assert directive("admonition", "A title", inner).splitlines()[0] == "::::{admonition} A title"
