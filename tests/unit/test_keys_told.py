"""How the key of a number is told: with its margin, its unit once, and the marks of the language."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from coursewright.encode.interface import say
from coursewright.encode.numbers import key_of, written
from coursewright.model.item import Numeric


def form(low: str, high: str, answer: str, unit: str = "") -> Numeric:
    return Numeric(Decimal(low), Decimal(high), unit, answer)


@pytest.mark.parametrize(
    ("asked", "language", "told"),
    [
        (form("3.0", "4.0", "3.5 +- 0.5 [of 100]", "of 100"), "en", "3.5 ± 0.5 of 100"),
        (form("3.0", "4.0", "3.5 +- 0.5 [de 100]", "de 100"), "es", "3.5 ± 0.5 de 100"),
        (form("3.0", "4.0", "3.5 +- 0.5 [de 100]", "de 100"), "es-ES", "3,5 ± 0,5 de 100"),
        (form("3.0", "4.0", "3.5 +- 0.5", ""), "fr", "3,5 ± 0,5"),
        (form("37029", "37031", "37030 +- 1 [dollars]", "dollars"), "en", "37030 ± 1 dollars"),
        (form("-4", "-2", "-3 +- 1"), "en", "\u22123 ± 1"),
        (form("95", "105", "100 +- 5%", "h"), "en", "100 ± 5 h"),
        (form("3", "4", "3..4 [h]", "h"), "en", "3 to 4 h"),
        (form("3", "4", "3..4 [h]", "h"), "es", "de 3 a 4 h"),
        (form("12", "12", "12"), "ar", "12"),
        (form("9" * 40 + ".50", "9" * 40 + ".50", ""), "en", "9" * 40 + ".50"),
    ],
)
def test_a_key_is_told_with_its_margin_in_the_marks_of_its_language(
    asked: Numeric, language: str, told: str
) -> None:
    assert key_of(asked, partial(say, language)) == told


def test_the_number_that_was_written_first_is_known() -> None:
    assert written(form("3.4", "3.6", "3.5 +- 0.1 [%]")) == Decimal("3.5")
    assert written(form("3", "4", "3..4")) == Decimal(3)
