"""Steps to be put in order."""

from coursewright.kinds.option import read_options
from coursewright.kinds.shape import BAD_ANSWER, Kind, Shape, never
from coursewright.model.item import Sequencing


def _read(shape: Shape) -> Sequencing | None:
    if shape.listing is None or shape.listing.start is None:
        shape.reports.add(
            BAD_ANSWER.at(
                shape.place,
                "An ordering item needs a numbered list.",
                "Write the steps as `1.`, `2.`, `3.` in their right order.",
            )
        )
        return None
    entries = read_options(shape, shape.listing, least=2)
    return Sequencing(tuple(entry.option for entry in entries)) if entries else None


KIND = Kind(
    "ordering",
    "Steps in their right order: `kind ordering` and a numbered list. The learner sees them shuffled.",
    never,
    _read,
    """\
Put the steps of the talk in order.

1. Arrange privacy
2. Give information
3. Ask, with permission
4. Respect the answer

> Why: information comes before any question.
""",
)
