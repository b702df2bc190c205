"""Fixtures for proving packages: the tea house as a package, and a classroom with a host to launch it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from coursewright import disk
from coursewright.model.course import Project
from coursewright.readers.project import assemble, is_media, is_source, read_file
from coursewright.targets import BY_NAME
from coursewright.targets.package import DEFAULTS, Options, Package

from .classroom import Classroom

ROOT = Path(__file__).resolve().parents[2]
TEA_HOUSE = ROOT / "tests" / "fixtures" / "tea-house"

Edit = Callable[[str], str]


def project(root: Path, edit: Edit = str) -> Project:
    """A project read from a folder, every source passed through `edit` first."""
    files = disk.read_tree(root)
    readings = [
        read_file(path, edit(data.decode()).encode() if path.endswith((".md", ".yml")) else data)
        for path, data in files.items()
        if is_source(path)
    ]
    read, found = assemble("Tests", readings, {path: data for path, data in files.items() if is_media(path)})
    complaints = [*found, *(diagnostic for reading in readings for diagnostic in reading.diagnostics)]
    assert not [complaint for complaint in complaints if complaint.severity == "error"]
    return read


def pack(
    root: Path, course: str, edit: Edit = str, target: str = "scorm12", options: Options = DEFAULTS
) -> Package:
    """One course of a folder as the first package of a target."""
    read = project(root, edit)
    chosen = next(one for one in read.courses if one.id == course)
    return BY_NAME[target].write(read, chosen, disk.bundle(), options)[0]


@pytest.fixture(scope="session")
def tea_house() -> Package:
    """A small course with every kind of question, an assessment and a scenario."""
    return pack(TEA_HOUSE, "tea-house")


@pytest.fixture
def classroom(chromium: Browser, tea_house: Package) -> Iterator[Classroom]:
    """A host with one learner and the tea house."""
    room = Classroom(chromium.new_context(reduced_motion="reduce"), tea_house.data)
    yield room
    room.close()
