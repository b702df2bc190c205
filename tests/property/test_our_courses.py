"""The courses that travel with the compiler, held against every check it has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coursewright.model.diagnostic import Severity
from coursewright.pipeline import Reading, read_project

HOME = Path(__file__).parents[2]
DAY = date(2026, 11, 30)
"""Facts fall due as days go by, so the day is fixed."""


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Everything of the repository, read, run and checked."""
    return read_project(HOME, DAY)


def test_nothing_is_wrong_with_our_courses(reading: Reading) -> None:
    found = [one for one in reading.diagnostics if one.severity is not Severity.HINT]
    assert found == []
    assert len(reading.project.courses) == 4


def test_the_rules_about_words_were_held_against_them(reading: Reading) -> None:
    assert any(rule.severity is Severity.ERROR for rule in reading.project.language_rules)
