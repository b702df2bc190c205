"""When something was last looked at, how often that has to happen, and when it is due again."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coursewright.model.course import Project
from coursewright.model.mention import place_of
from coursewright.model.place import Place

RHYTHM = re.compile(r"(\d{1,3}) (day|week|month|year)s?")
"""`6 months`, `1 year`."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is looked at again and again. `on` is the day by which that has to have happened."""

    sort: str
    """`course`, `approval`, `fact` or `support line`."""
    id: str
    what: str
    seen: date
    on: date
    place: Place
    """Where the day of the last look stands."""


def day_of(text: str) -> date | None:
    """An ISO date, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def after(day: date, rhythm: str) -> date | None:
    """The day one rhythm later, the last of a month where that is too short; None for what is no rhythm."""
    match = RHYTHM.fullmatch(rhythm)
    if match is None:
        return None
    amount, unit = int(match[1]), match[2]
    if unit in ("day", "week"):
        days = day.toordinal() + amount * (7 if unit == "week" else 1)
        return date.fromordinal(min(days, date.max.toordinal()))
    months = day.year * 12 + day.month - 1 + amount * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def dues(project: Project) -> Iterator[Due]:
    """Everything of a project that is due some day, as far as its dates can be read."""
    for course in project.courses:
        yield from _due("course", course.id, course.title, course.reviewed, course.review_every, course.place)
        approval = course.approval
        if approval is not None and (until := day_of(approval.until)) is not None:
            seen = day_of(approval.on) or until
            place = place_of(approval.until, approval.place)
            yield Due("approval", course.id, course.title, seen, until, place)
    for fact in project.facts.values():
        yield from _due("fact", fact.id, fact.statement, fact.checked, fact.review_every, fact.place)
    for line in project.support:
        yield from _due("support line", line.country, line.name, line.checked, line.review_every, line.place)


def _due(sort: str, id: str, what: str, seen: str, rhythm: str, place: Place) -> Iterator[Due]:
    day = day_of(seen)
    on = after(day, rhythm) if day is not None and rhythm else None
    if day is not None and on is not None:
        yield Due(sort, id, what, day, on, place_of(seen, place))
