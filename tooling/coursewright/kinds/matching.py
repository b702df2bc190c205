"""Pairs: every left side has one right side of its own."""

from coursewright.kinds.pairs import read_pairs, right_sides
from coursewright.kinds.shape import Kind, Shape


def _fits(shape: Shape) -> bool:
    sides = right_sides(shape)
    return bool(sides) and len(set(sides)) == len(sides)


KIND = Kind(
    "matching",
    "Pairs: a table of two columns, each right side once. A row without a left side is a distractor.",
    _fits,
    read_pairs,
    """\
Match the step with what you do.

| Step | What you do |
|---|---|
| Privacy | Close the door |
| Educate | Give the card |
| | Write a statement |

> Why: each step has one act that shows it.
""",
)
