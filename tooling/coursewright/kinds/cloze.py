"""A text with gaps."""

from coursewright.kinds.shape import BAD_ANSWER, Kind, Shape
from coursewright.model.item import FillIn, TextGap


def _fits(shape: Shape) -> bool:
    return bool(shape.gaps)


def _read(shape: Shape) -> FillIn | None:
    gaps: list[TextGap] = []
    for place, content in shape.gaps:
        answers = tuple(answer.strip() for answer in content.split("|") if answer.strip())
        if not answers:
            shape.reports.add(
                BAD_ANSWER.at(
                    place, "This gap has no answer.", "Write `[[answer]]` or `[[answer|other answer]]`."
                )
            )
            return None
        gaps.append(TextGap(answers, (), (), place))
    if not gaps:
        shape.reports.add(BAD_ANSWER.at(shape.place, "This text has no gap.", "Write one as `[[answer]]`."))
        return None
    return FillIn(tuple(gaps), cloze=True, case_matters="case" in shape.settings)


KIND = Kind(
    "cloze",
    "A text with gaps `[[answer|alternative]]` in the stem.",
    _fits,
    _read,
    """\
First provide [[privacy]], then [[educate|inform]].

> Why: information comes before any question.
""",
    ("case",),
)
