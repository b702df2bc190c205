"""Several right options among several."""

from coursewright.kinds.option import read_options, report_no_key
from coursewright.kinds.shape import Kind, Shape
from coursewright.model.item import Choice


def _fits(shape: Shape) -> bool:
    return shape.tasks is not None and sum(entry.checked is True for entry in shape.tasks.items) > 1


def _read(shape: Shape) -> Choice | None:
    if shape.tasks is None:
        report_no_key(shape, shape.place)
        return None
    entries = read_options(shape, shape.tasks)
    if entries is None:
        return None
    keys = tuple(entry.option.id for entry in entries if entry.checked)
    if not keys:
        report_no_key(shape, shape.tasks.place)
        return None
    return Choice(tuple(entry.option for entry in entries), keys, multiple=True)


KIND = Kind(
    "multiple-response",
    "Several right options: a task list with more than one `[x]`. The stem says how many.",
    _fits,
    _read,
    """\
Which two make a private talk possible? Choose two.

- [x] A room with a door
  > Nobody hears by accident.
- [x] An interpreter on the telephone
  > No relative has to speak for the patient.
- [ ] A curtain
  > A curtain hides, but everybody hears.
- [ ] A quieter hour
  > Fewer people wait, and whoever sits beside the patient still hears.
""",
)
