"""A question to oneself."""

from coursewright.kinds.shape import Kind, Shape, never
from coursewright.model.item import LongFillIn


def _read(shape: Shape) -> LongFillIn:
    return LongFillIn((), (), private=True)


KIND = Kind(
    "reflection",
    "A question to oneself: `kind reflection`. What is written never leaves the device.",
    never,
    _read,
    """\
Which room of your ward has a door that closes?
""",
)
