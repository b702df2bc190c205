"""What a search leads to, and what of a question is never in its index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursewright import disk
from coursewright.encode.outline import outline
from coursewright.encode.search import Section, index, tokens
from coursewright.encode.searchable import LONGEST, cut, searchable
from coursewright.model.course import Project
from coursewright.pipeline import read_files
from coursewright.targets.site import site

FIXTURES = Path(__file__).parents[1] / "fixtures"


def read(name: str) -> Project:
    """A fixture as a project."""
    return read_files(disk.read_tree(FIXTURES / name), "The house", remember=False).project


def found(project: Project) -> list[Section]:
    """All that a search of its first course can lead to."""
    return list(searchable(project, outline(project, project.courses[0])))


@pytest.fixture(scope="module")
def rooms() -> Project:
    """A course with a glossary and sources."""
    return read("two-rooms")


@pytest.fixture(scope="module")
def tea() -> Project:
    """A course with assessments."""
    return read("tea-house")


def test_words_of_the_glossary_and_facts_are_found_where_they_stand(rooms: Project) -> None:
    ways = {one.heading: one.page for one in found(rooms)}
    assert ways["door"] == "courses/two-rooms/glossary.html#term-door"
    fact = rooms.facts["F-001"]
    assert ways[cut(fact.statement)] == "courses/two-rooms/sources.html#source-F-001"


def test_every_question_is_found_by_its_title(tea: Project) -> None:
    ways = {one.heading: one.page for one in found(tea)}
    for assessment in tea.assessments.values():
        for item in assessment.items:
            assert ways[item.title] == f"courses/tea-house/assessment-{assessment.id}.html"
    for lesson in tea.lessons.values():
        for item in lesson.checks:
            assert ways[item.title].endswith(f".html#item-{item.id}")


def test_a_search_tells_no_key_and_no_reason(tea: Project) -> None:
    """Words that stand only in options and in feedback of the final assessment lead nowhere near it."""
    final = (one for one in found(tea) if one.page.endswith("assessment-th-final.html"))
    told = {token for one in final for token in tokens(f"{one.heading} {one.words}")}
    assert not told & {"hook", "stove", "floor", "leaves", "twice", "flat", "sweet"}
    assert {"kettle", "coat"} <= told


@pytest.mark.parametrize("name", ["two-rooms", "tea-house"])
def test_whatever_is_found_is_there(name: str) -> None:
    project = read(name)
    files = site(project, disk.bundle())
    for one in found(project):
        path, _, fragment = one.page.partition("#")
        assert path in files, one.page
        if fragment:
            assert re.search(rf'\sid="{re.escape(fragment)}"', files[path].decode()), one.page


def test_a_long_fact_is_named_by_its_beginning() -> None:
    assert cut("Water boils.") == "Water boils."
    long = cut("boils " * 40)
    assert len(long) <= LONGEST
    assert long.endswith("boils…")


def test_a_section_of_a_page_comes_before_a_question_about_it() -> None:
    page, question = Section("a", "A", "Consent", "C", ""), Section("b", "B", "Consent", "C", "", 3)
    assert b'{"consent":[0,5,1,3]}' in index([page, question])["w-co.js"]
