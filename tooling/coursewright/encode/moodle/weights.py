"""The shares of a mark that Moodle knows. Any other is refused on import, so each of ours must be one of them."""

from __future__ import annotations

from fractions import Fraction

# Moodle, question bank: the grades of its lists, in percent with five places. Each is the nearest to a plain fraction.
_GRADES = {
    Fraction(1): "100", Fraction(9, 10): "90", Fraction(5, 6): "83.33333", Fraction(4, 5): "80",
    Fraction(3, 4): "75", Fraction(7, 10): "70", Fraction(2, 3): "66.66667", Fraction(3, 5): "60",
    Fraction(1, 2): "50", Fraction(2, 5): "40", Fraction(1, 3): "33.33333", Fraction(3, 10): "30",
    Fraction(1, 4): "25", Fraction(1, 5): "20", Fraction(1, 6): "16.66667", Fraction(1, 7): "14.28571",
    Fraction(1, 8): "12.5", Fraction(1, 9): "11.11111", Fraction(1, 10): "10", Fraction(1, 20): "5",
    Fraction(0): "0",
}  # fmt: skip


TOO_MANY_KEYS = "Moodle has no grade for one of this many keys: it takes 1 to 10, or 20."


def grade(share: Fraction) -> str | None:
    """The grade of a share, or None where Moodle has none."""
    found = _GRADES.get(abs(share))
    return found if found is None or share >= 0 else f"-{found}"
