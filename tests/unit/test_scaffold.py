"""What `new` writes is valid at once, is an example worth copying, and fits what is there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from coursewright import scaffold
from coursewright.pipeline import Reading, read_files
from coursewright.scenario.rehearse import rehearse

TODAY = date(2026, 11, 21)


def read(files: Mapping[str, str]) -> Reading:
    return read_files({path: text.encode() for path, text in files.items()}, "Tests", TODAY, remember=False)


def complaints(files: Mapping[str, str]) -> list[tuple[str, str]]:
    """Everything but the hint that a new part stands in no course yet."""
    return [(d.code, d.message) for d in read(files).diagnostics if d.code != "COURSE106"]


def test_a_new_project_is_without_any_complaint() -> None:
    start = scaffold.new_project("our-courses", TODAY)
    assert read(start.files).diagnostics == ()
    assert {"mkdocs.yml", "README.md", ".gitignore", "courses/sources.yml"} <= set(start.files)
    assert "site_dir: build/site" in start.files["mkdocs.yml"]
    assert start.files["README.md"].count("\ncoursewright ") == 2


def test_the_project_s_scenario_test_passes_and_takes_every_choice() -> None:
    project = read(scaffold.new_project("our-courses", TODAY).files).project
    (rehearsal,) = project.rehearsals
    outcome = rehearse(rehearsal, project.scenarios)
    assert outcome.diagnostics == ()
    assert outcome.coverage is not None
    assert outcome.coverage.untaken == ()
    taken, all = outcome.coverage.choices
    assert taken == all > 0
    assert outcome.coverage.endings == (2, 2)
    assert outcome.coverage.cases == 3


@pytest.mark.parametrize("id", ["fire", "fire-safety", "x", "a1-b2"])
def test_a_new_course_is_without_any_complaint_whatever_it_is_called(id: str) -> None:
    assert read(scaffold.new_course(id, TODAY).files).diagnostics == ()


@pytest.mark.parametrize("sort", ["lesson", "assessment", "scenario"])
def test_a_new_part_fits_the_course_that_is_there(sort: str) -> None:
    there = scaffold.new_course("fire-safety", TODAY).files
    part = scaffold.new_part(sort, "the-locked-door", read(there).project, "")
    assert isinstance(part, scaffold.Start)
    assert not set(part.files) & set(there)
    assert complaints({**there, **part.files}) == []
    assert f"- {sort}: the-locked-door" in part.next
    listed = there["courses/fire-safety/course.yml"].replace(
        "    contents:\n", f"    contents:\n      - {sort}: the-locked-door\n"
    )
    assert read({**there, **part.files, "courses/fire-safety/course.yml": listed}).diagnostics == ()


def test_a_part_needs_a_course_and_says_which_there_are() -> None:
    empty = scaffold.new_part("lesson", "first", read({}).project, "")
    assert isinstance(empty, scaffold.Refusal)
    assert "coursewright new course ID" in empty.reason
    there = read(scaffold.new_course("fire-safety", TODAY).files).project
    other = scaffold.new_part("lesson", "first", there, "water")
    assert isinstance(other, scaffold.Refusal)
    assert "Courses here: fire-safety" in other.reason


@pytest.mark.parametrize(
    ("id", "fits"),
    [
        ("fire-1", True),
        ("1st", True),
        ("Fire", False),
        ("-a", False),
        ("a b", False),
        ("", False),
        ("é", False),
    ],
)
def test_an_id_is_made_of_small_letters_digits_and_hyphens(id: str, fits: bool) -> None:
    assert scaffold.is_id(id) is fits
