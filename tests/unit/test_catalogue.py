"""The manual of codes: nothing that can be reported is missing from it, and each page can be read."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

import coursewright
from coursewright import explain
from coursewright.catalogue import CODES
from coursewright.model.diagnostic import Code


def declared() -> dict[int, tuple[str, Code]]:
    """Every code that some module declares, by identity, with the module."""
    found: dict[int, tuple[str, Code]] = {}
    for info in pkgutil.walk_packages(coursewright.__path__, "coursewright."):
        if not info.name.endswith("__main__"):
            for value in vars(importlib.import_module(info.name)).values():
                if isinstance(value, Code):
                    found[id(value)] = (info.name, value)
    return found


def test_every_declared_code_is_in_the_manual_and_none_twice() -> None:
    codes = [code for _, code in declared().values()]
    assert not [name for name, count in Counter(code.code for code in codes).items() if count > 1]
    assert {code.code for code in codes} == set(CODES)


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_an_explanation_says_what_why_and_how_in_plain_sentences(code: Code) -> None:
    assert code.title[0].islower() or code.title.startswith("YAML"), "a noun phrase, which messages can use"
    assert not code.title.endswith(".")
    assert code.why.endswith("."), code.why
    page = explain.page(code)
    assert page.startswith(f"{code.code} ({code.severity.value}): ")
    assert page.index("Wrong:") < page.index("Right:")
    assert "```" not in page


def test_the_overview_names_every_code_once_under_its_room() -> None:
    text = explain.overview(CODES)
    assert all(text.count(f"  {name} ") == 1 for name in CODES)
    rooms = {explain.room(name) for name in CODES}
    assert rooms <= {prefix for prefix, _ in explain.ROOMS}, "add the prefix to explain.ROOMS"


def test_a_code_that_is_mistyped_is_guessed() -> None:
    assert "Did you mean `ITEM101`?" in explain.unknown("itm101", CODES)
    assert "lists them all" in explain.unknown("zebra", CODES)
