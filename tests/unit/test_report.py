"""What the terminal shows: marks beneath the right characters, and nothing that could command the terminal."""

from __future__ import annotations

import pytest

from coursewright import report
from coursewright.model.diagnostic import Diagnostic, Note, Severity
from coursewright.model.place import Place


def place(line: int, column: int, end: int, file: str = "a.md") -> Place:
    return Place(file, line, column, line, end)


def error(where: Place, *notes: Note, help: str = "") -> Diagnostic:
    return Diagnostic("ITEM103", Severity.ERROR, "Something is wrong.", where, help, notes)


def shown(diagnostic: Diagnostic, **sources: str) -> list[str]:
    files = {f"{name}.md": text for name, text in sources.items()}
    return report.terminal([diagnostic], files).split("\n")


def test_the_marks_stand_beneath_the_words() -> None:
    lines = shown(error(place(2, 5, 9)), a="first\nthe word here\n")
    assert lines[:5] == [
        "error[ITEM103] Something is wrong.",
        " --> a.md:2:5",
        "  |",
        "2 | the word here",
        "  |     ^^^^",
    ]


def test_help_and_a_second_place_follow() -> None:
    note = Note("It stands here first.", place(12, 1, 4, "b.md"))
    lines = shown(error(place(2, 1, 4), note, help="Delete one."), a="x\none\n", b="\n" * 11 + "one")
    assert "   = help: Delete one." in lines
    at = lines.index("   = note: It stands here first.")
    assert lines[at + 1 : at + 5] == ["  --> b.md:12:1", "   |", "12 | one", "   | ---"]


@pytest.mark.parametrize(
    ("line", "column", "end", "indent", "width"),
    [
        ("ab word", 4, 8, 3, 4),
        ("日本 word", 4, 8, 5, 4),
        ("a 日本 b", 3, 5, 2, 4),
        ("\tword", 2, 6, 4, 4),
        ("ab\tword", 4, 8, 4, 4),
        ("e\u0301 word", 4, 8, 2, 4),
        ("word", 5, 5, 4, 1),
        ("", 1, 1, 0, 1),
    ],
)
def test_marks_are_counted_in_cells(line: str, column: int, end: int, indent: int, width: int) -> None:
    assert report.window(line, column, end)[1:] == (indent, width)


def test_a_long_line_is_cut_around_its_place() -> None:
    line = "x" * 300 + "word" + "y" * 300
    text, indent, width = report.window(line, 301, 305)
    assert len(text) <= report.WIDEST + 2
    assert text[indent : indent + width] == "word"
    assert text.startswith("…")
    assert text.endswith("…")


def test_right_to_left_words_are_named_because_a_terminal_may_turn_them_round() -> None:
    line = "قال شيئا هنا"
    lines = shown(error(place(1, 5, 9)), a=line)
    assert lines[4].endswith("^^^^ `شيئا`")


@pytest.mark.parametrize("bad", ["\x1b[31m", "\u202e", "\u2066", "\x07"])
def test_a_source_cannot_command_the_terminal(bad: str) -> None:
    text = report.terminal([error(place(1, 1, 3))], {"a.md": f"ab{bad}cd"})
    assert not set(bad) & set("\x1b\u202e\u2066\x07") & set(text)


def test_a_place_over_several_lines_says_where_it_ends() -> None:
    lines = shown(error(Place("a.md", 1, 3, 4, 2)), a="a word\nb\nc\nd\n")
    assert lines[4] == "  |   ^^^^ to line 4"


def test_a_place_in_a_file_that_is_not_there_has_no_excerpt() -> None:
    assert shown(error(place(1, 1, 2, "gone.md")))[:3] == [
        "error[ITEM103] Something is wrong.",
        " --> gone.md:1:1",
        "",
    ]


def test_a_place_past_the_end_of_its_file_has_no_excerpt() -> None:
    assert shown(error(place(9, 1, 2)), a="one line")[1:3] == [" --> a.md:9:1", ""]


def test_the_last_line_counts() -> None:
    two = [
        error(place(1, 1, 2)),
        error(place(1, 1, 2)),
        Diagnostic("X1", Severity.HINT, "m", place(1, 1, 2, "b.md")),
    ]
    assert report.summary(two, 5) == "2 errors and 1 hint in 2 files."
    assert report.summary([], 1) == "No complaints in 1 file."


def test_colour_is_only_written_where_it_is_wanted() -> None:
    plain = report.terminal([error(place(1, 1, 2))], {"a.md": "x"})
    coloured = report.terminal([error(place(1, 1, 2))], {"a.md": "x"}, colour=True)
    assert "\x1b[" not in plain
    assert "\x1b[1;31m" in coloured
