"""The language rules in a browser: the same patterns find the same words there, on their own examples and on built pages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from coursewright import disk
from coursewright.model.diagnostic import Reports
from coursewright.model.language import LanguageRule
from coursewright.pipeline import read_files
from coursewright.readers.language import PATH, read_language_rules
from coursewright.syntax.source import decode
from coursewright.targets.site import site

pytestmark = pytest.mark.browser

HOME = Path(__file__).parents[2]
DATA = (HOME / PATH).read_bytes()
COURSE = "courses/health-care/"
PAGES = (
    "what-it-is-and-is-not",
    "why-people-do-not-tell-us",
    "and-then-what",
    "glossary",
    "scenario-helpful-companion",
)

FIND = """([rules, texts]) => {
  const patterns = rules.map(([id, pattern, flags]) => [id, new RegExp(pattern, "gu" + flags)]);
  return texts.map((text) => patterns.flatMap(([id, find]) => [...text.matchAll(find)].map((match) => [id, match.index, match[0]])));
}"""
"""Every rule over every text: the rule, where it finds something in the text, and the words."""


def in_python(rules: Sequence[LanguageRule], text: str) -> list[list[object]]:
    """The same in Python, places counted as a browser counts them: in UTF-16."""
    return [
        [rule.id, len(text[: match.start()].encode("utf-16-le")) // 2, match[0]]
        for rule in rules
        for match in re.finditer(rule.pattern, text, re.IGNORECASE if rule.ignore_case else 0)
    ]


def pages() -> Mapping[str, bytes]:
    """The site of one course of this repository."""
    rooms = (COURSE, "scenarios/", "assessments/")
    sources = {
        path: data
        for path, data in disk.read_tree(HOME).items()
        if path.startswith(rooms) or path.count("/") == 1
    }
    return site(read_files(sources, "Courses", remember=False).project, disk.bundle())


def test_the_rules_find_the_same_words_in_a_browser_as_in_python(page: Page, tmp_path: Path) -> None:
    rules = read_language_rules(decode(PATH, DATA)[0], Reports())
    told = [(rule.id, rule.pattern, "i" if rule.ignore_case else "") for rule in rules]
    examples = [
        text for entry in json.loads(DATA)["rules"] for text in (*entry["test_hits"], *entry["test_misses"])
    ]
    expected = [in_python(rules, text) for text in examples]
    assert {found[0] for one in expected for found in one} >= {rule.id for rule in rules}
    assert page.evaluate(FIND, [told, examples]) == expected

    disk.write_tree(tmp_path, pages())
    seen: list[str] = []
    for name in PAGES:
        page.goto((tmp_path / COURSE / f"{name}.html").as_uri())
        seen.append(page.locator("main").inner_text())
    # What a rule forbids without exception stands on no page; other words may, where somebody says them.
    assert all(len(text) > 1_000 for text in seen)
    found = page.evaluate(FIND, [told, seen])
    assert found == [in_python(rules, text) for text in seen]
    assert sum(map(len, found)) > 20
