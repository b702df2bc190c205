"""What is due to be looked at again: courses, facts, support lines. The day of today comes in from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from coursewright.model.course import Course, Fact, Project, SupportLine
from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.mention import place_of
from coursewright.model.place import Place
from coursewright.model.review import RHYTHM, day_of, dues

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
FACT_OVERDUE = Code(
    "FACT111", Severity.WARNING, "a fact or a support line that is due for review",
    "Each row of the sources was true on the day it was checked. `review_every` says for how long that is good enough: a "
    "few months for a telephone number or a bill before parliament, years for a treaty. "
    "`coursewright stale --before DATE` lists what comes due.",
    """\
```courses/sources.yml
review_every: 6 months
F-001:
  statement: Most people see a clinician at some point.
  source: A published survey, page 3
  as_of: "2020"
  mark: V
  checked: 2026-01-02
```""",
    """\
```courses/sources.yml
review_every: 6 months
F-001:
  statement: Most people see a clinician at some point.
  source: A published survey, page 3
  as_of: "2020"
  mark: V
  checked: 2026-11-02
```""",
)  # fmt: skip
BAD_FACT_DATE = Code(
    "FACT112", Severity.ERROR, "a day or a rhythm in the sources that cannot be read",
    "Without a day nobody can tell when a fact or a support line was last checked, and learners are shown that day.",
    """\
```courses/sources.yml
F-001:
  statement: Most people see a clinician at some point.
  source: A published survey, page 3
  as_of: "2020"
  mark: V
  checked: last spring
```""",
    """\
```courses/sources.yml
F-001:
  statement: Most people see a clinician at some point.
  source: A published survey, page 3
  as_of: "2020"
  mark: V
  checked: 2026-11-02
```""",
)  # fmt: skip
CODES = (BAD_DATE, OVERDUE, FACT_OVERDUE, BAD_FACT_DATE)


def check(project: Project, today: date) -> Iterable[Diagnostic]:
    """Everything that carries the day of its last review, as seen on a given day."""
    for course in project.courses:
        yield from _readable(BAD_DATE, course, course.reviewed, "reviewed")
    for fact in project.facts.values():
        yield from _readable(BAD_FACT_DATE, fact, fact.checked, "checked")
    for line in project.support:
        yield from _readable(BAD_FACT_DATE, line, line.checked, "checked")
    for due in dues(project):
        if due.on >= today or due.sort == "approval":
            continue
        if due.sort == "course":
            yield OVERDUE.at(
                due.place,
                f"This course was due for review on {due.on.isoformat()}.",
                "Review it: facts, laws, help lines, wording. Then write the day of the review here.",
            )
        else:
            yield FACT_OVERDUE.at(
                due.place,
                f"The {due.sort} `{due.id}` was due for review on {due.on.isoformat()}.",
                "Read it again where it comes from, mend what has changed, and write the day here.",
            )


def _readable(code: Code, one: Course | Fact | SupportLine, seen: str, key: str) -> Iterator[Diagnostic]:
    if one.review_every and not RHYTHM.fullmatch(one.review_every):
        place = place_of(one.review_every, one.place)
        yield _unreadable(code, place, one.review_every, "review_every: 6 months", "a rhythm")
    elif seen and day_of(seen) is None:
        yield _unreadable(code, place_of(seen, one.place), seen, f"{key}: 2026-11-02", "a date")


def _unreadable(code: Code, place: Place, value: str, example: str, sort: str) -> Diagnostic:
    return code.at(place, f"`{value}` is not {sort}.", f"Write for example `{example}`.")
