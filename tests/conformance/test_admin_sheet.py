"""The sheet for administrators says what a package really does, in numbers of its course."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from coursewright import pipeline
from coursewright.encode.admin_formats import FORMATS
from coursewright.encode.admin_standards import SCORM12
from coursewright.encode.saved_state import MOST, weights
from coursewright.targets.package import Kept, Package
from coursewright.verify.opening import opened

from .classroom import Classroom
from .conftest import TEA_HOUSE, pack, project
from .learner import everything, go, question


class Words(HTMLParser):
    """The text of a page; each cell and sentence on a line of its own."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        """Gathers."""
        self.lines.append(unescape(data))


def sheet(package: Package) -> list[str]:
    """What the sheet in a package says."""
    with ZipFile(BytesIO(package.data)) as zipped:
        return Words(zipped.read("administrator.html").decode()).lines


@pytest.fixture(scope="module")
def lines(tea_house: Package) -> list[str]:
    """The tea house's sheet."""
    return sheet(tea_house)


def test_the_numbers_are_those_of_the_course(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "Course tea-house, version 1.0.0, language en." in text
    assert "at 75 percent of the weighted mean" in text
    assert "It takes about 20 min" in text
    rows = [lines[at : at + 4] for at, line in enumerate(lines) if line == "Are you ready for guests"]
    assert rows[0][:3] == ["Are you ready for guests", "66.6 %", "yes"]
    assert rows[1] == ["Are you ready for guests", "4", "75 %", "3"]
    assert "attempts are used up in: Are you ready for guests." in text


def test_the_worst_case_of_the_saved_state_is_the_one_that_was_proven(lines: list[str]) -> None:
    read = project(TEA_HOUSE)
    worst = sum(weight.characters for weight in weights(read, read.courses[0]))
    assert f"needs at most {worst:,} of the {SCORM12.limit:,} characters" in "\n".join(lines)
    assert SCORM12.limit == MOST


def test_a_course_in_which_nobody_runs_out_of_attempts_never_fails() -> None:
    endless = pack(TEA_HOUSE, "tea-house", lambda text: text.replace("attempts: 3", "attempts: unlimited"))
    assert "This course never reports failed" in "\n".join(sheet(endless))


def test_seven_systems_are_told_and_versions_are_admitted_to_differ(lines: list[str]) -> None:
    names = [
        "Moodle",
        "Canvas",
        "Cornerstone",
        "SAP SuccessFactors Learning",
        "Docebo",
        "Brightspace",
        "Blackboard",
    ]
    assert [line for line in lines if line in names] == names
    assert any("Menus differ between versions" in line for line in lines)


@pytest.mark.parametrize("target", ["cmi5", "xapi"])
def test_a_record_store_is_told_in_whole_verbs(target: str) -> None:
    lines = sheet(pack(TEA_HOUSE, "tea-house", target=target))
    assert "passed, failed" in lines
    assert not [line for line in lines if line.startswith(":")]


@pytest.mark.browser
def test_the_host_is_told_what_the_sheet_says_and_nothing_else(classroom: Classroom) -> None:
    classroom.provide("strict")
    course = classroom.launch()
    everything(course)
    go(course, "Every kind of question")
    item = question(course, "Is green tea boiled")
    item.get_by_label("False").check()
    item.get_by_role("button", name="Check").click()
    classroom.leave()
    calls = [entry["call"] for entry in classroom.calls()]
    told = {re.sub(r"\.\d+(?=\.)", ".n", call[1]) for call in calls if call[0] == "LMSSetValue"}
    assert told == {element for one in SCORM12.told for element in one.elements}
    asked = {call[1] for call in calls if call[0] == "LMSGetValue"}
    assert not [element for element in asked if "student_id" in element or "student_name" in element]


INSIDE = {"cc": "administrator.html", "qti": "administrator.html", "olx": "course/administrator.html"}
"""Formats that have room for a page that no learner comes by, and where it stands; beside all others it lies."""


def brief(target: str, package: Package) -> list[str]:
    """What the sheet of a format says that a platform plays itself."""
    if target not in INSIDE:
        assert package.sheet_name == f"tea-house-1.0.0-en-{target}-administrator.html"
        return Words(package.sheet.decode()).lines
    assert not package.sheet
    return Words(opened(package.name, package.data).read(INSIDE[target]).decode()).lines


@pytest.mark.parametrize("target", FORMATS)
def test_every_other_format_says_where_it_goes_what_counts_and_what_is_lost(target: str) -> None:
    package = pack(TEA_HOUSE, "tea-house", target=target)
    lines = brief(target, package)
    text = "".join(lines)
    assert f"As {FORMATS[target].name}: {FORMATS[target].holds}." in text
    for sentence in (*FORMATS[target].gradebook, *FORMATS[target].settings, *FORMATS[target].data):
        assert sentence.replace("`", "") in text
    rows = [lines[at : at + 3] for at, line in enumerate(lines) if line == "Are you ready for guests"]
    assert ["Are you ready for guests", "66.6 %", "yes"] in rows
    for fate in package.fates:
        if target != "h5p" and fate.kept is not Kept.KEPT:
            assert fate.reason.replace("`", "") in text
    assert ("left out" in lines) is any(fate.kept is Kept.DROPPED for fate in package.fates)


def test_the_command_writes_a_sheet_beside_what_cannot_hold_one(tmp_path: Path) -> None:
    built = pipeline.pack(TEA_HOUSE, [], ["h5p", "cc"], tmp_path, date(2026, 11, 21))
    assert {Path(one.path) for one in built.outputs} == set(tmp_path.iterdir())
    beside = (tmp_path / "tea-house-1.0.0-en-h5p-administrator.html").read_text()
    assert "tea-house-1.0.0-en-h5p-th-final.h5p" in beside
    assert [path.name for path in tmp_path.glob("*.html")] == ["tea-house-1.0.0-en-h5p-administrator.html"]
