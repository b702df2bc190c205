"""The segments of YAML: the values under keys that a learner reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from coursewright.model.diagnostic import Reports
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, Scalar, Sequence, Tree, read_yaml
from coursewright.translation.segment import Segment

WORDED = frozenset(
    {
        "title", "summary", "audience", "prerequisites", "credit_hours", "role", "label", "name", "hours",
        "contact", "information", "statement", "caution", "as_of", "text", "note", "none",
    }
)  # fmt: skip
"""Keys whose values are words for a learner, wherever they stand."""
WORDED_BELOW = frozenset({"objectives"})
"""Keys below which every value is words, where they hold a mapping."""
KEYWORDS = frozenset({"none"})
"""Values that a reader knows by name."""


def yaml_segments(source: Source, first: int, text: str) -> list[Segment]:
    """The segments of `text`, whose first line is line `first` of the source, in the order of the source."""
    tree = read_yaml(source, first, text, Reports())
    starts = [0, *accumulate(len(line) + 1 for line in source.lines)]
    found = list(_segments(tree, "", "", starts)) if tree is not None else []
    return sorted(found, key=lambda segment: segment.spans[0])


def _segments(tree: Tree, owner: str, key: str, starts: list[int]) -> Iterator[Segment]:
    match tree:
        case Mapping(entries=entries):
            named = next((v.text for k, v in entries if k.text == "id" and isinstance(v, Scalar)), owner)
            for name, value in entries:
                if isinstance(value, Scalar):
                    if name.text in WORDED or key in WORDED_BELOW:
                        yield from _segment(value, f"{named} {name.text}".strip(), starts)
                else:
                    # What stands at the top of a file belongs to what the file is of; a file of many has no id itself.
                    within = name.text in WORDED_BELOW or key == ""
                    below = named if within and named else name.text
                    yield from _segments(value, below, name.text, starts)
        case Sequence(entries=parts):
            for part in parts:
                yield from _segments(part, owner, key, starts)
        case Scalar():
            pass


def _segment(value: Scalar, context: str, starts: list[int]) -> Iterator[Segment]:
    text = " ".join(value.text.split())
    if text in KEYWORDS or not any(letter.isalpha() for letter in text):
        return
    place = value.place
    span = (starts[place.line - 1] + place.column - 1, starts[place.end_line - 1] + place.end_column - 1)
    yield Segment(context, text, (span,), place.line, quoted=True)
