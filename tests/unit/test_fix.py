"""Missing ids are written in, and every other byte of a file stays."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursewright import fix
from coursewright.model.course import Project
from coursewright.pipeline import read_files

BANK = """\
---
title: A bank
---

## Alone first
`objective DE-O1`

Who waits?

- [x] The companion
- [ ] Nobody

## Alone first

Who waits?

- [x] The companion
- [ ] Nobody
"""


def project(files: Mapping[str, bytes]) -> Project:
    return read_files(files, "Tests", remember=False).project


def fixed(path: str, data: bytes, **others: bytes) -> bytes:
    files = {path: data, **others}
    edits = {edit.path: edit.data for edit in fix.edits(project(files), files)}
    return edits.get(path, data)


def test_ids_come_from_file_names_and_titles_and_are_unique() -> None:
    assert fixed("assessments/demo-test.md", BANK.encode()).decode() == BANK.replace(
        "---\ntitle", "---\nid: demo-test\ntitle"
    ).replace("`objective", "`id demo-test-alone-first; objective").replace(
        "## Alone first\n\nWho", "## Alone first\n`id demo-test-alone-first-2`\n\nWho"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_byte_order_mark_and_a_missing_last_newline_stay(end: str, mark: str, last: bool) -> None:
    text = BANK if last else BANK.rstrip("\n")
    data = (mark + text.replace("\n", end)).encode()
    new = fixed("assessments/demo-test.md", data)
    assert new.startswith(mark.encode())
    kept = [
        line
        for line in new.decode().removeprefix(mark).split(end)
        if not line.startswith(("id: ", "`id demo-test-alone-first-2"))
    ]
    old = data.decode().removeprefix(mark).split(end)
    assert kept == [line.replace("`objective", "`id demo-test-alone-first; objective") for line in old]


def test_a_second_run_has_nothing_to_do() -> None:
    once = fixed("assessments/demo-test.md", BANK.encode())
    files = {"assessments/demo-test.md": once}
    assert fix.edits(project(files), files) == ()


def test_a_knowledge_check_and_its_lesson_get_theirs() -> None:
    text = "---\ntitle: Über uns\n---\n\n:::{item}\nWho waits?\n\n- [x] He\n- [ ] She\n:::\n"
    assert fixed("courses/demo/first.md", text.encode()).decode() == (
        "---\nid: uber-uns\ntitle: Über uns\n---\n\n:::{item}\n`id uber-uns-1`\n\nWho waits?\n\n- [x] He\n- [ ] She\n:::\n"
    )


def test_an_empty_id_is_filled_where_it_stands() -> None:
    text = "---\ntitle: First\nid:\nminutes: 5\n---\n\nText.\n"
    assert fixed("courses/demo/first.md", text.encode()).decode() == text.replace("id:\n", "id: first\n")


def test_an_id_of_another_file_is_not_taken_again() -> None:
    other = b"---\nid: first\ntitle: Another\n---\n\nText.\n"
    new = fixed("courses/demo/b.md", b"---\ntitle: First\n---\n\nText.\n", **{"courses/demo/a.md": other})
    assert b"id: first-2\n" in new


def test_what_is_not_utf_8_is_left_alone() -> None:
    data = b"---\ntitle: Caf\xe9\n---\n\nText.\n"
    assert fixed("courses/demo/first.md", data) == data


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Alone first", "alone-first"),
        ("Don't wait!", "dont-wait"),
        ("Ça va?", "ca-va"),
        ("你好", ""),
        ("", ""),
    ],
)
def test_an_id_is_made_of_plain_letters(words: str, id: str) -> None:
    assert fix.slug(words) == id


def test_a_long_title_is_cut_at_a_word() -> None:
    assert (
        fix.slug("one two three four five six seven eight nine ten")
        == "one-two-three-four-five-six-seven-eight"
    )
    assert len(fix.slug("x" * 200)) == fix.LONGEST_ID


@given(st.text(max_size=300))
def test_any_text_can_be_fixed_and_then_stays(text: str) -> None:
    path = "assessments/demo-test.md"
    data = f"---\ntitle: T\n---\n\n{text}".encode("utf-8", "replace")
    once = fixed(path, data)
    assert fixed(path, once) == once
