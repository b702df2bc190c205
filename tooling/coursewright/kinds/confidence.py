"""How sure one is."""

from coursewright.kinds.option import letter, read_options
from coursewright.kinds.shape import Kind, Shape, never
from coursewright.model.item import Likert, Option
from coursewright.model.prose import Paragraph, Text

WORDS = ("Not at all sure", "A little sure", "Fairly sure", "Quite sure", "Very sure")


def _read(shape: Shape) -> Likert | None:
    if shape.listing is not None:
        entries = read_options(shape, shape.listing)
        return Likert(tuple(entry.option for entry in entries), (), "", scale=True) if entries else None
    place = shape.place
    steps = tuple(
        Option(letter(i), (Paragraph((Text(word, place),), place),), (), place)
        for i, word in enumerate(WORDS)
    )
    return Likert(steps, (), "", scale=True)


KIND = Kind(
    "confidence",
    "How sure one is: `kind confidence`; five steps of ours, or bullets of your own. Never scored.",
    never,
    _read,
    """\
How sure are you that you would find a private room tonight?
""",
)
