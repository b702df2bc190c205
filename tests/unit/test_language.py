"""The language rules: each finds what it is for, in every part of a text, and broken ones are told, never raised."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest

from coursewright.checks.language import held
from coursewright.checks.literals import needs
from coursewright.checks.runs import Piece, Shelf, run_of
from coursewright.model.diagnostic import Reports
from coursewright.model.language import LanguageRule
from coursewright.model.place import Place
from coursewright.pipeline import read_files
from coursewright.readers.language import PATH, read_language_rules
from coursewright.syntax.source import decode

HOME = Path(__file__).parents[2]
DATA = (HOME / PATH).read_bytes()
TODAY = date(2026, 11, 21)
EVERYWHERE = frozenset({"text", "dialogue", "alt"})


def _read(data: bytes) -> tuple[tuple[LanguageRule, ...], Reports]:
    reports = Reports()
    return read_language_rules(decode(PATH, data)[0], reports), reports


RULES = _read(DATA)[0]
TRIED = {entry["id"]: entry for entry in json.loads(DATA)["rules"]}


def _found(rule: LanguageRule, words: str) -> list[str]:
    """What the check finds with this rule in these words, the way it goes through a whole project."""
    line = Place("courses/demo/first.md", 7, 3, 7, 3 + len(words))
    shelf = Shelf.of([run_of([Piece(words, line, True)], EVERYWHERE)])
    found = held(rule, shelf.holding(needs(rule.pattern)))
    return [words[one.place.column - 3 : one.place.end_column - 3] for one in found]


def test_every_rule_of_the_project_can_be_used() -> None:
    rules, reports = _read(DATA)
    assert reports.entries == []
    assert [rule.id for rule in rules] == list(TRIED)
    lines = DATA.decode().split("\n")
    assert all(f'"id": "{rule.id}"' in lines[rule.place.line - 1] for rule in rules)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_what_it_is_for_and_nothing_else(rule: LanguageRule) -> None:
    hits, misses = TRIED[rule.id]["test_hits"], TRIED[rule.id]["test_misses"]
    assert hits
    assert [words for words in hits if not _found(rule, words)] == []
    assert [words for words in misses if _found(rule, words)] == []
    assert all(one and one in words for words in hits for one in _found(rule, words))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_capitals_do_not_hide_words_from_a_rule_that_passes_them_over(rule: LanguageRule) -> None:
    hits = TRIED[rule.id]["test_hits"] if rule.ignore_case else ()
    assert [words for words in hits if not _found(rule, words.upper())] == []


def test_the_letters_that_a_pattern_needs_are_known() -> None:
    assert needs(r"\bsex[- ]traffick(?:ed|s)\b|\bto\s+sex[- ]traffic\b") == {"traffick", "traffic"}
    assert needs(r"\b(?:runaways?|throwaways?)\b") == {"runaway", "throwaway"}
    assert needs(r"(?:only\s+)?girls(?!hood)") == {"girls"}
    assert needs(r"a\u2010b[xyz]|word") is None
    assert needs(r"(?i:word)") is None
    assert needs(r"(?:word)*x") is None
    assert needs(r"wor{0,2}d") is None


def test_a_text_of_a_million_letters_is_read_in_no_time() -> None:
    words = "the people who were there " * 40_000
    run = run_of([Piece(words, Place("courses/demo/first.md", 1, 1, 1, 1 + len(words)), True)], EVERYWHERE)
    shelf = Shelf.of([run])
    start = time.perf_counter()
    found = [one for rule in RULES for one in held(rule, shelf.holding(needs(rule.pattern)))]
    assert found == []
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "The file is not JSON"),
        ('{"rules": [\n {"id": }\n]}', 2, "The file is not JSON"),
        ("[" * 10_000, 1, "nested too deep"),
        ("[1]", 1, "no list `rules`"),
        ('{"rules": 1}', 1, "no list `rules`"),
        ('{"rules": [\n null\n]}', 2, "not an object"),
        ('{"rules": [\n{"id": "A",\n"pattern": 5}\n]}', 3, "no text `pattern`"),
    ],
)
def test_a_broken_file_is_told_at_its_line(text: str, line: int, message: str) -> None:
    rules, reports = _read(text.encode())
    assert rules == ()
    assert [(one.code, one.place.line) for one in reports.entries] == [("LANG003", line)]
    assert message in reports.entries[0].message


def test_a_project_without_the_file_has_no_rules() -> None:
    reading = read_files({}, "Demonstration", TODAY, remember=False)
    assert reading.project.language_rules == ()


def test_rules_are_read_and_not_carried_into_a_site() -> None:
    project = read_files({PATH: DATA}, "Demonstration", TODAY, remember=False).project
    assert project.language_rules == RULES
    assert project.files == {}
