"""The gaps of a cloze as Moodle writes them into the text: `{1:SHORTANSWER:=answer#feedback~*#feedback}`."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.banks.text import Around
from coursewright.encode.moodle.words import html
from coursewright.encode.xml import fragment
from coursewright.model.item import FillIn

# What ends or divides an answer is written as a reference, which Moodle reads back; it knows a backslash for some of them only.
_SPECIAL = str.maketrans(
    {"}": "&#125;", "#": "&#35;", "~": "&#126;", "\\": "&#92;", '"': "&quot;", "=": "&#61;"}
)
_TOLD = str.maketrans({"}": "&#125;", "~": "&#126;", "\\": "&#92;"})


def gap(form: FillIn, number: int, around: Around) -> str:
    """One gap, worth 1 of as many as there are gaps. It stands in HTML."""
    kind = "SHORTANSWER_C" if form.case_matters else "SHORTANSWER"
    return f"{{1:{kind}:{'~'.join(_answers(form, number, around))}}}"


def _answers(form: FillIn, number: int, around: Around) -> Iterator[str]:
    one = form.gaps[number - 1]
    told = html(one.feedback, around).translate(_TOLD)
    for answer in one.answers:
        yield f"={_typed(answer)}{f'#{told}' if told else ''}"
    for wrong in one.foreseen:
        yield f"%0%{_typed(wrong.pattern)}#{html(wrong.feedback, around).translate(_TOLD)}"


def _typed(answer: str) -> str:
    return fragment((answer,)).translate(_SPECIAL)
