"""A scale on which nothing is right or wrong."""

from coursewright.kinds.option import read_options
from coursewright.kinds.shape import BAD_ANSWER, Kind, Shape, never
from coursewright.model.item import Likert


def _read(shape: Shape) -> Likert | None:
    if shape.listing is None:
        shape.reports.add(
            BAD_ANSWER.at(
                shape.place, "A rating needs its scale.", "Write the steps as bullets, the lowest first."
            )
        )
        return None
    entries = read_options(shape, shape.listing)
    return Likert(tuple(entry.option for entry in entries), (), "", scale=True) if entries else None


KIND = Kind(
    "rating",
    "A scale of your own: `kind rating` and its steps as bullets, the lowest first. Never scored.",
    never,
    _read,
    """\
How often do you see a patient alone?

- Never
- Sometimes
- As a routine
""",
)
