"""Groups: several left sides may share one right side."""

from coursewright.kinds.pairs import read_pairs, right_sides
from coursewright.kinds.shape import Kind, Shape


def _fits(shape: Shape) -> bool:
    sides = right_sides(shape)
    return bool(sides) and len(set(sides)) < len(sides)


KIND = Kind(
    "categorising",
    "Groups: a table of two columns whose right sides recur.",
    _fits,
    read_pairs,
    """\
Sort each sentence.

| Sentence | It is about |
|---|---|
| She was promised a school place | means |
| His passport was taken away | means |
| They were driven across the city | act |

> Why: an act is what is done, a means is how it is brought about.
""",
)
