"""The small course of two rooms, built as files: what the tests of pages open, by address or from a disk."""

from __future__ import annotations

from pathlib import Path

from coursewright import disk
from coursewright.model.diagnostic import Severity
from coursewright.pipeline import read_files
from coursewright.targets.site import site

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAGES = (
    "index.html",
    "support.html",
    "device.html",
    "courses/two-rooms/index.html",
    "courses/two-rooms/first-room.html",
    "courses/two-rooms/second-room.html",
    "courses/two-rooms/record.html",
    "courses/two-rooms/certificate.html",
    "courses/two-rooms/sources.html",
    "courses/two-rooms/glossary.html",
)
"""One page of each kind; those of scenarios and assessments are tested beside them."""


def build(folder: Path) -> Path:
    """Writes the site into a folder."""
    reading = read_files(disk.read_tree(FIXTURES / "two-rooms"), "The house", remember=False)
    errors = [entry.message for entry in reading.diagnostics if entry.severity is Severity.ERROR]
    assert not errors
    disk.write_tree(folder, site(reading.project, disk.bundle()))
    return folder
