"""What stands at the end of a page says only what is known, with the dates of its language."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from coursewright.encode.colophon import colophon


@dataclass(frozen=True)
class Told:
    language: str
    reviewed: str = ""
    version: str = ""
    owner: str = ""


@pytest.mark.parametrize(
    ("language", "day"),
    [("en", "November 21, 2026"), ("es", "21 de noviembre de 2026"), ("fr", "21 novembre 2026")],
)
def test_a_day_is_said_as_people_say_it(language: str, day: str) -> None:
    (told,) = colophon(Told(language, "2026-11-21"))
    assert day in told


def test_what_is_unknown_is_not_told() -> None:
    assert list(colophon(Told("en"))) == []
    assert len(list(colophon(Told("en", "2026-11-21", "1.0.0", "the team"), "CC BY-SA 4.0"))) == 4
