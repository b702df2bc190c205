"""The language rules of the Spanish edition: each finds its words, lets others be, and says whose rule it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from coursewright.model.diagnostic import Reports
from coursewright.readers.language import read_language_rules
from coursewright.syntax.source import decode

COURSES = Path(__file__).parents[2] / "courses"
OWN = COURSES / "translations" / "es" / "language-rules.json"
RULES: list[dict[str, Any]] = json.loads(OWN.read_text(encoding="utf-8"))["rules"]
ENGLISH = {
    rule["id"]: rule
    for rule in json.loads((COURSES / "language-rules.json").read_text(encoding="utf-8"))["rules"]
}


def test_the_file_can_be_read_without_complaint() -> None:
    reports = Reports()
    rules = read_language_rules(decode("courses/language-rules.json", OWN.read_bytes())[0], reports)
    assert reports.entries == []
    assert len(rules) == len(RULES) == len({rule["id"] for rule in RULES})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["id"]))
def test_a_rule_finds_its_words_and_no_others(rule: dict[str, Any]) -> None:
    find = re.compile(rule["pattern"], re.IGNORECASE).search
    assert rule["test_hits"] and rule["test_misses"]  # noqa: PT018
    assert [text for text in rule["test_hits"] if not find(text)] == []
    assert [text for text in rule["test_misses"] if find(text)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["id"]))
def test_a_rule_has_the_weight_and_the_sources_of_the_rule_on_the_same_matter(rule: dict[str, Any]) -> None:
    english = ENGLISH[rule["id"]]
    assert (rule["severity"], rule["scope"], rule["sources"]) == (
        english["severity"], english["scope"], english["sources"],
    )  # fmt: skip
    assert rule["reason"] and rule["prefer"]  # noqa: PT018
