"""Places on a picture, with an equal list for everybody who does not use the picture."""

from __future__ import annotations

from coursewright.kinds.option import Entry, read_entries, report_no_key
from coursewright.kinds.shape import BAD_ANSWER, Kind, Shape
from coursewright.model.item import Choice, Region

SHAPES = {"rect": 4, "circle": 3}


def _fits(shape: Shape) -> bool:
    return shape.tasks is not None and any(
        s.key in SHAPES for e in read_entries(shape.tasks) for s in e.settings
    )


def _read(shape: Shape) -> Choice | None:
    if shape.tasks is None:
        report_no_key(shape, shape.place)
        return None
    entries = read_entries(shape.tasks)
    regions = tuple(_region(entry) for entry in entries)
    for entry, region in zip(entries, regions, strict=True):
        if region is None:
            shape.reports.add(
                BAD_ANSWER.at(
                    entry.option.place,
                    "This option has no place on the picture.",
                    "End it with `rect X Y W H` or `circle X Y R` in percent, as a code span.",
                )
            )
    keys = tuple(entry.option.id for entry in entries if entry.checked)
    if not keys:
        report_no_key(shape, shape.tasks.place)
    known = tuple(region for region in regions if region is not None)
    if not keys or len(known) != len(entries):
        return None
    return Choice(tuple(entry.option for entry in entries), keys, len(keys) > 1, known)


def _region(entry: Entry) -> Region | None:
    for setting in entry.settings:
        numbers = setting.value.split()
        if (
            setting.key in SHAPES
            and len(numbers) == SHAPES[setting.key]
            and all(n.isdecimal() for n in numbers)
        ):
            values = [int(n) for n in numbers]
            if all(value <= 100 for value in values):
                return Region(setting.key, values[0], values[1], values[2], values[-1])
    return None


KIND = Kind(
    "hotspot",
    "Places on the picture of the stem: options that end with `rect X Y W H` or `circle X Y R` in percent.",
    _fits,
    _read,
    """\
Where can the patient speak unheard?

![A ward with a desk, a bay with a curtain and a room with a door](media/ward.svg)

- [ ] The desk `rect 5 60 30 30`
  > Everybody who waits can hear.
- [x] The room with a door `rect 65 10 30 60`
  > A closed door is what privacy needs.
""",
)
