"""When a course was last reviewed, and whether it is due again. The day of today comes in from outside."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from coursewright.model.course import Course, Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.mention import place_of
from coursewright.model.place import Place

BAD_DATE = Code(
    "COURSE111", Severity.ERROR, "a review date or rhythm that cannot be read",
    "The date is shown to learners and tells when the course is due again.",
    """\
```courses/demo/course.yml
reviewed: last autumn
```""",
    """\
```courses/demo/course.yml
reviewed: 2026-11-02
```""",
)  # fmt: skip
OVERDUE = Code(
    "COURSE112", Severity.WARNING, "a course that is due for review",
    "Laws, help lines and evidence change. A course that nobody looked at for longer than its owner "
    "promised may send "
    "people to a number that is gone.",
    """\
```courses/demo/course.yml
reviewed: 2019-02-01
review_every: 6 months
```""",
    """\
```courses/demo/course.yml
reviewed: 2026-11-02
review_every: 6 months
```""",
)  # fmt: skip
CODES = (BAD_DATE, OVERDUE)

_RHYTHM = re.compile(r"(\d{1,3}) (day|week|month|year)s?")


def check(project: Project, today: date) -> Iterable[Diagnostic]:
    """Every course's review, as seen on a given day."""
    for course in project.courses:
        yield from _review(course, today)


def _review(course: Course, today: date) -> Iterable[Diagnostic]:
    if course.review_every and not _RHYTHM.fullmatch(course.review_every):
        yield _unreadable(
            place_of(course.review_every, course.place),
            course.review_every,
            "review_every: 6 months",
            "a rhythm",
        )
        return
    if not course.reviewed:
        return
    try:
        reviewed = date.fromisoformat(course.reviewed)
    except ValueError:
        place = place_of(course.reviewed, course.place)
        yield _unreadable(place, course.reviewed, "reviewed: 2026-11-02", "a date")
        return
    if course.review_every and (due := _after(reviewed, course.review_every)) < today:
        yield OVERDUE.at(
            place_of(course.reviewed, course.place),
            f"This course was due for review on {due.isoformat()}.",
            "Review it: facts, laws, help lines, wording. Then write the day of the review here.",
        )


def _unreadable(place: Place, value: str, example: str, sort: str) -> Diagnostic:
    return BAD_DATE.at(place, f"`{value}` is not {sort}.", f"Write for example `{example}`.")


def _after(day: date, rhythm: str) -> date:
    """The day one rhythm later; the last of a month where it is too short."""
    match = _RHYTHM.fullmatch(rhythm)
    assert match is not None
    amount, unit = int(match[1]), match[2]
    if unit in ("day", "week"):
        return date.fromordinal(
            min(day.toordinal() + amount * (7 if unit == "week" else 1), date.max.toordinal())
        )
    months = day.year * 12 + day.month - 1 + amount * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
