"""One right option among several."""

from coursewright.kinds.option import read_options, report_no_key
from coursewright.kinds.shape import Kind, Shape
from coursewright.model.item import Choice


def _fits(shape: Shape) -> bool:
    return shape.tasks is not None and sum(entry.checked is True for entry in shape.tasks.items) <= 1


def _read(shape: Shape) -> Choice | None:
    if shape.tasks is None:
        report_no_key(shape, shape.place)
        return None
    entries = read_options(shape, shape.tasks)
    if entries is None:
        return None
    keys = tuple(entry.option.id for entry in entries if entry.checked)
    if len(keys) != 1:
        report_no_key(shape, shape.tasks.place)
        return None
    return Choice(tuple(entry.option for entry in entries), keys, multiple=False)


KIND = Kind(
    "single-choice",
    "One right option: a task list with exactly one `[x]`.",
    _fits,
    _read,
    """\
A companion answers every question for a patient. What do you do first?

- [ ] Ask the companion to interpret, to save some time.
  > He then decides what you hear. Use the interpreter line instead.
- [x] Walk the patient to imaging, as you do with everybody.
  > A routine needs no excuse and gives the patient a minute alone.
- [ ] Ask at once, here, whether the patient feels safe.
  > Nobody can answer that beside the person they may be afraid of.
""",
)
