"""How hard Spanish is to read: syllables as they are spoken, and the years that a text asks for."""

from __future__ import annotations

import pytest

from coursewright.model.readability import FORMULAS, readability

SPOKEN = {
    "casa": 2, "trata": 2, "persona": 3, "explotación": 4, "aéreo": 4, "país": 2, "río": 2, "ciudad": 2, "guerra": 2,
    "pingüino": 3, "queso": 2, "buey": 1, "hoy": 1, "ley": 1, "leyes": 2, "yo": 1, "y": 1, "ahora": 3, "héroe": 3,
    "vergüenza": 3, "confidencialidad": 6, "tamizaje": 4, "enfermería": 5, "paciente": 3, "oír": 2, "había": 3,
    "estudiáis": 3, "muy": 1, "playa": 2, "aunque": 2, "quién": 1, "güero": 2, "cuídese": 3, "leer": 2, "creído": 3,
}  # fmt: skip


@pytest.mark.parametrize(("word", "syllables"), SPOKEN.items())
def test_a_word_has_the_syllables_that_are_spoken(word: str, syllables: int) -> None:
    assert FORMULAS["es"].syllables(word) == syllables


def test_short_sentences_of_short_words_ask_for_fewer_years() -> None:
    easy = readability("es", "Diga quién es. Luego espere. Ella puede irse.")
    hard = readability(
        "es",
        "Las autoridades responsables de la identificación necesitan documentación exhaustiva relativa a la explotación.",
    )
    assert easy is not None
    assert hard is not None
    assert easy.age < 9 < 14 < hard.age


def test_the_formula_is_the_published_one() -> None:
    """Ten words in two sentences with twenty syllables: 20 sentences and 200 syllables in a hundred words."""
    found = readability("es", "La casa tiene una puerta. Ella mira la puerta abierta.")
    assert found is not None
    assert (found.words, found.sentences) == (10, 2)
    assert found.age == pytest.approx(-0.205 * 20 + 0.049 * 10 * found.syllables - 3.407 + 5)
