"""A decision on which good colleagues differ."""

from coursewright.kinds.option import Entry, read_options
from coursewright.kinds.shape import BAD_ANSWER, Kind, Shape, never
from coursewright.model.item import Likert


def _share(entry: Entry) -> int | None:
    for setting in entry.settings:
        if setting.key == "panel" and setting.value.isdecimal() and int(setting.value) <= 100:
            return int(setting.value)
    return None


def _read(shape: Shape) -> Likert | None:
    if shape.listing is None:
        shape.reports.add(
            BAD_ANSWER.at(
                shape.place, "A judgement needs its options.", "Write them as bullets with feedback."
            )
        )
        return None
    entries = read_options(shape, shape.listing)
    if entries is None:
        return None
    shares = tuple(share for entry in entries if (share := _share(entry)) is not None)
    source = shape.settings["panel-source"].value if "panel-source" in shape.settings else ""
    if shares and (len(shares) != len(entries) or not source or not 99 <= sum(shares) <= 101):
        shape.reports.add(
            BAD_ANSWER.at(
                shape.listing.place,
                "The panel's shares are not complete.",
                "Give every option its `panel N`, let them sum to 100, and name the panel with `panel-source`.",
            )
        )
        return None
    return Likert(tuple(entry.option for entry in entries), shares, source, scale=False)


KIND = Kind(
    "judgement",
    "A decision on which good colleagues differ: `kind judgement`, bullets with feedback, each with `panel N` if a named panel has judged. Never scored.",
    never,
    _read,
    """\
The patient says no to everything. The queue is long. What now?

- Write down that information was offered, and say good-bye warmly.
  > It keeps the door open and takes a minute.
- Offer a follow-up visit for the wrist.
  > A second visit gives a second chance to talk.
""",
    ("panel-source",),
)
