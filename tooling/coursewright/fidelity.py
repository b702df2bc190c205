"""What arrives where: the fate of every item in every package, as text, as JSON and as a page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coursewright.encode.pages.fidelity import Cell, FidelityPage, FidelityTable, Row
from coursewright.encode.shell import Frame
from coursewright.targets.package import Fate, Kept, Package, by_reason

FORMAT = 1
"""Of the JSON; it goes up when a reader of it has to change."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One package with the words to tell of it."""

    course: str
    language: str
    target: str
    package: Package

    @property
    def counts(self) -> Counter[Kept]:
        """How many arrive how."""
        return Counter(fate.kept for fate in self.package.fates)


def page(
    arrivals: Sequence[Arrival], courses: Mapping[str, str], titles: Mapping[str, str], frame: Frame
) -> FidelityPage:
    """The page for authors. `courses` are titles by id, in order; `titles` those of items, where they have one."""
    tables = [
        _table(id, title, [one for one in arrivals if one.course == id], titles)
        for id, title in courses.items()
    ]
    return FidelityPage(frame, tuple(table for table in tables if table.targets))


def _table(course: str, title: str, arrivals: Sequence[Arrival], titles: Mapping[str, str]) -> FidelityTable:
    targets = tuple(dict.fromkeys(one.target for one in arrivals))
    fates: dict[str, dict[str, Fate]] = {}
    for arrival in arrivals:
        for fate in arrival.package.fates:
            fates.setdefault(fate.id, {})[arrival.target] = fate
    rows = (
        Row(
            id,
            titles.get(id, ""),
            where(next(iter(found.values()))),
            tuple(_cell(found.get(t)) for t in targets),
        )
        for id, found in fates.items()
    )
    return FidelityTable(course, title, targets, tuple(rows))


def _cell(fate: Fate | None) -> Cell | None:
    return None if fate is None else Cell(fate.kept.value, fate.reason)


def summary(arrival: Arrival) -> Iterator[str]:
    """How many arrive how, and a line for each reason with the ids it concerns. What is kept needs no more words."""
    if arrival.package.fates:
        yield f"  {counted(arrival)}"
    for kept, reason, fates in by_reason(arrival.package.fates):
        yield f"  {kept.value}: {_ids(fates)}: {reason}"


def text(arrivals: Sequence[Arrival]) -> str:
    """Every item of every package on a line of its own: fate, id, place, reason."""
    lines: list[str] = []
    for arrival in arrivals:
        lines += ["", f"{arrival.package.name}: {counted(arrival)}"]
        width = max((len(fate.id) for fate in arrival.package.fates), default=0)
        lines += (_line(fate, width) for fate in arrival.package.fates)
    return "\n".join(lines).lstrip("\n") + "\n"


def as_json(arrivals: Sequence[Arrival]) -> str:
    """The same for programs."""
    packages: list[dict[str, object]] = [
        {
            "course": arrival.course,
            "target": arrival.target,
            "file": arrival.package.name,
            "bytes": len(arrival.package.data),
            "counts": {kept.value: arrival.counts[kept] for kept in Kept},
            "items": [_object(fate) for fate in arrival.package.fates],
        }
        for arrival in arrivals
    ]
    return json.dumps({"format": FORMAT, "packages": packages}, ensure_ascii=False, indent=2) + "\n"


def dropped(arrivals: Iterable[Arrival]) -> Iterator[tuple[Arrival, Fate]]:
    """All that some package leaves out."""
    for arrival in arrivals:
        for fate in arrival.package.fates:
            if fate.kept is Kept.DROPPED:
                yield arrival, fate


def refusal(arrivals: Iterable[Arrival]) -> str:
    """What is said where nothing may be left out and something would be."""
    lines = [
        f"{where(fate)}: `{fate.id}` does not fit into {arrival.target}: {fate.reason}"
        for arrival, fate in dropped(arrivals)
    ]
    many = f"{len(lines)} {'item does' if len(lines) == 1 else 'items do'} not arrive"
    return "\n".join((*lines, f"{many}, and `--no-loss` allows none of that.", ""))


def counted(arrival: Arrival) -> str:
    """`120 kept, 3 approximated`: the counts that are not 0."""
    found = [f"{arrival.counts[kept]} {kept.value}" for kept in Kept if arrival.counts[kept]]
    return ", ".join(found) or "nothing that is scored"


def where(fate: Fate) -> str:
    """The source line of an item."""
    return f"{fate.place.file}:{fate.place.line}"


def _ids(fates: Sequence[Fate]) -> str:
    named = [fate.id for fate in fates]
    return ", ".join(named) if len(named) <= 6 else f"{', '.join(named[:5])} and {len(named) - 5} more"


def _line(fate: Fate, width: int) -> str:
    line = f"  {fate.kept.value:12}  {fate.id:{width}}  {where(fate)}"
    return f"{line}  {fate.reason}" if fate.reason else line


def _object(fate: Fate) -> dict[str, object]:
    return {
        "id": fate.id,
        "fate": fate.kept.value,
        "reason": fate.reason,
        "file": fate.place.file,
        "line": fate.place.line,
    }
