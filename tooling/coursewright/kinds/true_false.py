"""A statement to be judged true or false."""

from coursewright.kinds.option import read_entries, report_no_key
from coursewright.kinds.shape import Kind, Shape
from coursewright.model.item import Option, TrueFalse
from coursewright.model.prose import Paragraph
from coursewright.model.walking import plain

WORDS = ("true", "false")


def _word(option: Option) -> str:
    first = option.blocks[0] if option.blocks else None
    return plain(first.inlines).strip().rstrip(".").lower() if isinstance(first, Paragraph) else ""


def _fits(shape: Shape) -> bool:
    return shape.tasks is not None and sorted(_word(e.option) for e in read_entries(shape.tasks)) == sorted(
        WORDS
    )


def _read(shape: Shape) -> TrueFalse | None:
    if shape.tasks is None:
        report_no_key(shape, shape.place)
        return None
    entries = {_word(entry.option): entry for entry in read_entries(shape.tasks)}
    ticked = [word for word in WORDS if word in entries and entries[word].checked]
    if set(entries) != set(WORDS) or len(ticked) != 1:
        report_no_key(shape, shape.tasks.place)
        return None
    return TrueFalse(entries["true"].option, entries["false"].option, ticked[0] == "true")


KIND = Kind(
    "true-false",
    "A statement that is true or false: a task list of exactly these two words.",
    _fits,
    _read,
    """\
A qualified interpreter may be reached by telephone.

- [x] True
  > Right: many hospitals hold a line open day and night.
- [ ] False
  > A line is there; ask the desk for its number before the next shift.
""",
)
