"""A longer text that a person reads and judges."""

from coursewright.kinds.shape import Kind, Shape, never
from coursewright.model.item import LongFillIn


def _read(shape: Shape) -> LongFillIn:
    return LongFillIn(shape.said.get("rubric", ()), shape.said.get("model", ()), private=False)


KIND = Kind(
    "essay",
    "A longer text: `kind essay`, with `> Rubric:` and `> Model:` if you like. A person judges it; it is never scored here.",
    never,
    _read,
    """\
Draft one sentence that explains to a companion why everybody is seen alone.

> Rubric: neutral, short, true for everybody.

> Model: We see every patient alone for a few minutes; I will call you in as soon as we are done.
""",
)
