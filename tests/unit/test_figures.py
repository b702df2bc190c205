"""Numbers in a text: what has to rest on a fact is found, and times, ages, steps and scales are left in peace."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursewright.checks import figures
from coursewright.checks.patterns import ENGLISH
from coursewright.model.course import Project
from coursewright.pipeline import read_files

TODAY = date(2026, 11, 21)
HEAD = "---\nid: de-l1\ntitle: First\nminutes: 5\n---\n\n:::{content-note} green\nNo harm is described.\n:::\n\n## What is known\n\n"
CODES = ("FACT103", "FACT104", "FACT105", "FACT106")


def _told(words: str) -> list[str]:
    files = {"courses/demo/first.md": (HEAD + words + "\n").encode()}
    found = read_files(files, "Tests", TODAY, remember=False).diagnostics
    return [one.code for one in found if one.code in CODES]


FOUND = [
    "68 percent of survivors had seen a clinician in 2016.",
    "In 2016, 68% of survivors had seen a clinician.",
    "In 2016 some 150 of 169 clients had been arrested.",
    "In 2019 it was 517 of 33.1 million visits.",
    "In 2021 there were 27.6 million people in forced labor.",
    "Profits were US$236 billion in 2021.",
    "In 2024, 19,125 people were referred.",
    "In 2016, 173 survivors were asked.",
    "In 2016, two in three survivors had seen a clinician.",
    "In 2016, half of all survivors had seen a clinician.",
    "The Modern Slavery Act asks for consent.",
    "Article 12 forbids it, and so does section 54.",
    "Directive 2024 of the Union forbids it.",
    "Federal law requires consent.",
]
SILENT = [
    "It is 9:40, and at 21:40 she comes back; the shift ends at 10 of course.",
    "Amara, 34, and her son of 12 wait in bay 3.",
    "Step 3 of 9 is the hardest, and so is question 12 of 24.",
    "On a scale of 0 to 4 she says 4 out of 5.",
    "In room 12 in 2022 there was a fire.",
    "Call 1-888-373-7888, or text 233733.",
    "Take ten minutes, then twenty more.",
    "The second half of the talk is quiet.",
    "Suppose that 40 percent of 900 patients wait.",
    "She pays rent to the man, every Friday, and it is an act of kindness.",
    "They met in March 2021 and on June 4.",
    "{said}`Ninety percent of us, 9 in 10, that is 500,000 people` is what he says.",
    "The state of her room and the law of the house are not my business.",
]


@pytest.mark.parametrize("words", FOUND)
def test_a_number_or_law_without_a_fact_is_found_and_with_one_it_is_not(words: str) -> None:
    assert _told(words)
    assert _told(f"{words} {{fact}}`F-001`") == []


@pytest.mark.parametrize("words", SILENT)
def test_what_is_no_claim_is_left_in_peace(words: str) -> None:
    assert _told(words) == []


def test_a_fact_in_front_of_a_number_does_not_speak_for_it() -> None:
    assert _told(
        "In 2016 it was so. {fact}`F-001` In 2016, 68 percent of survivors had seen a clinician."
    ) == ["FACT103"]


def test_a_notebook_answers_for_the_numbers_that_it_computes_and_for_no_other() -> None:
    source = HEAD + "In 2016, 68 percent of survivors had one, and 71 percent of survivors had two.\n"
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": source.splitlines(True)},
        {"cell_type": "code", "id": "b", "metadata": {}, "source": ["seen = 0.68\n"], "outputs": [], "execution_count": None},
    ]  # fmt: skip
    whole = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
    found = read_files({"courses/demo/third.ipynb": whole}, "Tests", TODAY, remember=False).diagnostics
    assert [one.message for one in found if one.code in CODES] == [
        "Nothing says where `71 percent of survivors` comes from."
    ]


def test_a_language_without_patterns_is_not_asked() -> None:
    assert list(figures.check(Project("Tests", language="xx"))) == []


@given(st.integers(0, 23), st.integers(0, 59))
def test_no_time_of_day_is_a_number_that_needs_a_fact(hour: int, minute: int) -> None:
    words = f"At {hour}:{minute:02} in bay 3 of 9 she waits."
    assert not list(ENGLISH.amount.finditer(words))
    shares = [words[: match.start()] for match in ENGLISH.share.finditer(words)]
    assert all(ENGLISH.step.search(before) for before in shares if before.endswith((":", "at ")))


@given(st.floats(0.1, 100, allow_nan=False), st.sampled_from(["percent", "%", "per cent"]))
def test_every_percentage_is_a_share(number: float, sign: str) -> None:
    words = f"In 2016 about {number:.1f} {sign} of survivors came."
    assert [m[0] for m in ENGLISH.share.finditer(words)] == [f"{number:.1f} {sign}"]


@given(st.integers(1_000, 9_999_999))
def test_every_number_of_thousands_is_an_amount(number: int) -> None:
    assert [m[0] for m in ENGLISH.amount.finditer(f"There were {number:,} of them.")] == [f"{number:,}"]
