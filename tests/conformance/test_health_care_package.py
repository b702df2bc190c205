"""A real course as a package: small enough for every host, whole, and free of slips on every page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from lxml import etree
from playwright.sync_api import Browser

from coursewright.encode.saved_state import MOST, weights
from coursewright.model.course import Project
from coursewright.targets.package import Kept, Package

from .classroom import Classroom
from .conftest import ROOT, pack, project
from .document import Document, unpacked
from .learner import hand_in, turn_to
from .schemas import schema_of

COURSE = "health-care"


@pytest.fixture(scope="module")
def read() -> Project:
    """The project."""
    return project(ROOT)


@pytest.fixture(scope="module")
def package() -> Package:
    """The course as a package."""
    return pack(ROOT, COURSE)


@pytest.fixture(scope="module")
def files(package: Package) -> dict[str, bytes]:
    """Its files."""
    return unpacked(package)


@pytest.fixture
def room(chromium: Browser, package: Package) -> Iterator[Classroom]:
    """A strict host with the course."""
    room = Classroom(chromium.new_context(), package.data)
    room.provide("strict")
    yield room
    room.close()


def worst_case(read: Project) -> int:
    """Characters that a learner's record can need at the most."""
    course = next(course for course in read.courses if course.id == COURSE)
    return sum(weight.characters for weight in weights(read, course))


def test_whatever_a_learner_answers_fits_into_the_host(read: Project) -> None:
    assert worst_case(read) <= MOST == 4096


def test_the_manifest_is_valid(files: dict[str, bytes]) -> None:
    schema = schema_of(files)
    assert schema.validate(etree.fromstring(files["imsmanifest.xml"])), schema.error_log


def test_every_id_is_the_only_one_and_every_link_and_picture_arrives(files: dict[str, bytes]) -> None:
    page = Document(files["index.html"].decode())
    assert not page.repeated
    assert {unquote(link[1:]) for link in page.links if link.startswith("#")} <= set(page.ids)
    assert not [load for load in page.loads if load not in files and not load.startswith("data:")]
    assert len([name for name in files if name.startswith("media/")]) >= 8


def test_nothing_of_the_course_is_dropped(package: Package) -> None:
    assert len(package.fates) > 60
    assert Kept.DROPPED not in {fate.kept for fate in package.fates}


@pytest.mark.browser
def test_every_page_opens_and_an_empty_final_is_handed_in_before_a_strict_host(
    room: Classroom, read: Project
) -> None:
    course = room.launch()
    pages = course.evaluate("[...document.querySelectorAll('.page')].map(page => page.dataset.page)")
    assert len(pages) >= 14
    for page in pages:
        turn_to(course, page)
    turn_to(course, "hc-final")
    course.get_by_role("button", name="Begin").click()
    hand_in(course)
    room.leave()
    assert (room.violations(), room.errors, room.strays) == ([], [], [])
    grades = room.gradebook()
    assert (grades["status"], grades["score"]) == ("incomplete", "")
    assert len(grades["interactions"]) == 24
    assert 0 < len(grades["state"]) <= worst_case(read)
