"""A short text to be typed."""

from coursewright.kinds.answers import is_answer, read_answers
from coursewright.kinds.option import feedback_of
from coursewright.kinds.shape import Kind, Shape
from coursewright.model.item import FillIn, ForeseenAnswer, TextGap


def _fits(shape: Shape) -> bool:
    return shape.listing is not None and any(
        is_answer(shape.raw(entry.place)) for entry in shape.listing.items
    )


def _read(shape: Shape) -> FillIn | None:
    found = read_answers(shape)
    if found is None:
        return None
    answers = tuple(text for sign, text, _ in found if sign == "=")
    feedback = tuple(block for sign, _, entry in found if sign == "=" for block in feedback_of(entry.blocks))
    foreseen = tuple(
        ForeseenAnswer(text, feedback_of(entry.blocks)) for sign, text, entry in found if sign == "!"
    )
    place = shape.listing.place if shape.listing else shape.place
    return FillIn(
        (TextGap(answers, feedback, foreseen, place),), cloze=False, case_matters="case" in shape.settings
    )


KIND = Kind(
    "fill-in",
    "A short text: bullets `- = answer`; several are alternatives, `*` stands for any characters, `- ! text` is a foreseen slip.",
    _fits,
    _read,
    """\
Whom do you ask to interpret?

- = *interpreter*
  > Yes: somebody qualified and bound to silence.
- ! cousin
  > A relative may decide what you hear.
""",
    ("case",),
)
