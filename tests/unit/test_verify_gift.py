"""GIFT as it is looked at: a good text is left alone, and each mistake is planted and found at its line."""

from __future__ import annotations

import pytest

from coursewright.verify import format_of
from coursewright.verify.gift import FORMAT
from coursewright.verify.opening import Refused, opened

GOOD = r"""// A comment
$CATEGORY: tea/first

::One::[html]<p>What boils at 100 \{°C\}?</p>{
=Water#Yes
~Tin#No
}

::Several::Which two?{
~%50%Cup
~%50%Pot
~%-100%Spoon
}

::Typed::Its name?{=strainer =%50%sieve}

::Number::How warm?{#70..80}

::Near::How warm?{#75:5}

::True::It is warm.{TRUE}

::Pairs::Which?{
=one -> a
=two -> b
}

::Own words::Say it.{}

Only read this.
"""

MISTAKES = [
    ("~%50%Cup", "~%49%Cup", "no share of 49 percent", 9),
    ("~%50%Cup", "~%40%Cup", "do not add up", 9),
    ("=Water#Yes", "~Water#Yes", "do not add up", 4),
    ("{=strainer =%50%sieve}", "{=%50%strainer =%50%sieve}", "No answer earns 100", 15),
    ("{=strainer =%50%sieve}", "{strainer}", "begins with =", 15),
    ("{#70..80}", "{#70..warm}", "no number", 17),
    ("=two -> b", "=two", "is a pair", 23),
    ("=two -> b\n", "", "Fewer than two", 23),
    ("::True::It is warm.{TRUE}", "::True::It is {warm}.{TRUE}", "one pair of braces", 21),
    ("$CATEGORY: tea/first\n\n", "$CATEGORY: tea/first\n", "blank line", 2),
    ("::Own words::Say it", "Say it", "no name", 28),
]


def found(text: str) -> list[tuple[str, str]]:
    """What is said of a text, and where."""
    package = opened("tea.txt", text.encode())
    assert format_of(package) is FORMAT
    return [(one.message, one.where) for one in FORMAT.check(package, {})]


def test_a_good_text_is_left_alone() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(("right", "wrong", "words", "line"), MISTAKES)
def test_a_mistake_is_found_at_its_line(right: str, wrong: str, words: str, line: int) -> None:
    assert right in GOOD
    said = found(GOOD.replace(right, wrong, 1))
    assert any(words in message and where == f"line {line}" for message, where in said), said


def test_a_text_that_asks_nothing_is_no_package() -> None:
    with pytest.raises(Refused, match="is none of"):
        format_of(opened("letter.txt", b"Dear all,\n\nsee you.\n"))
    with pytest.raises(Refused, match="neither a zip"):
        opened("picture.txt", b"\x00\x01::a::b{=c}")
