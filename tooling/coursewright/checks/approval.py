"""Who answers for a course: its owner, and who approved it until when, or the plain word that nobody has yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from coursewright.model.course import Approval, Course, Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.mention import place_of
from coursewright.model.review import day_of

SILENT = Code(
    "COURSE121", Severity.WARNING, "a course that does not say who has approved it",
    "Whoever assigns a course answers for it. They need to know who has read it and stands behind it, or that nobody "
    "outside its makers has; both are shown to learners. Nothing is taken for an approval that is not written down.",
    "```courses/demo/course.yml\napproval:\n```",
    "```courses/demo/course.yml\napproval:\n  none: Nobody outside the project has approved it yet.\n```",
)  # fmt: skip
INCOMPLETE = Code(
    "COURSE122", Severity.WARNING, "an approval that cannot be believed",
    "An approval is the word of people with a name and a role, given on a day and for a time. Without these it is an "
    "ornament. An approval and its absence contradict each other.",
    "```courses/demo/course.yml\napproval:\n  approved: 2026-11-02\n```",
    "```courses/demo/course.yml\napproval:\n  approved: 2026-11-02\n  expires: 2027-11-02\n  reviewers:\n"
    "    - {name: A. Nurse, role: nurse educator, reviewed: 2026-11-01}\n```",
)  # fmt: skip
EXPIRED = Code(
    "COURSE123", Severity.WARNING, "an approval that has expired",
    "Who approved the course did so for a time, because laws, help lines and evidence change.",
    "```courses/demo/course.yml\napproval:\n  approved: 2019-02-01\n  expires: 2020-02-01\n  reviewers:\n"
    "    - {name: A. Nurse, role: nurse educator, reviewed: 2019-01-30}\n```",
    "```courses/demo/course.yml\napproval:\n  approved: 2026-11-02\n  expires: 2027-11-02\n  reviewers:\n"
    "    - {name: A. Nurse, role: nurse educator, reviewed: 2026-11-01}\n```",
)  # fmt: skip
NO_OWNER = Code(
    "COURSE124", Severity.WARNING, "a course without an owner or without the day of its last review",
    "Somebody is written to when a sentence is wrong, and a learner can see how fresh it is.",
    "```courses/demo/course.yml\nowner:\n```",
    "```courses/demo/course.yml\nowner: Training office of the hospital\n```",
)  # fmt: skip
CODES = (SILENT, INCOMPLETE, EXPIRED, NO_OWNER)

_SAY = "Write `approval:` with `approved`, `expires` and `reviewers`, or with `none` and why nobody has approved it yet."


def check(project: Project, today: date) -> Iterable[Diagnostic]:
    """Every course, as seen on a given day."""
    for course in (one for one in project.courses if one.id):
        yield from _owned(course)
        if course.approval is None:
            yield SILENT.at(course.place, "This course does not say who has approved it.", _SAY)
        else:
            yield from _approval(course.approval, today)


def _owned(course: Course) -> Iterator[Diagnostic]:
    for key, value in (
        ("owner", course.owner),
        ("reviewed", course.reviewed),
        ("review_every", course.review_every),
    ):
        if not value:
            yield NO_OWNER.at(
                course.place, f"This course has no `{key}`.", "Add the line; learners are shown it."
            )


def _approval(approval: Approval, today: date) -> Iterator[Diagnostic]:
    if approval.none:
        if approval.on or approval.until or approval.reviewers:
            yield INCOMPLETE.at(
                place_of(approval.none, approval.place),
                "`none` says that nobody has approved this course, and the lines beside it that somebody has.",
                "Take out one of the two.",
            )
        return
    missing = [
        name
        for name, there in (
            ("approved", approval.on), ("expires", approval.until), ("reviewers", approval.reviewers),
        )
        if not there
    ]  # fmt: skip
    if missing:
        yield INCOMPLETE.at(
            approval.place, f"This approval has no {', no '.join(f'`{name}`' for name in missing)}.", _SAY
        )
        return
    dates = (approval.on, approval.until, *(one.reviewed for one in approval.reviewers))
    unread = [one for one in dates if day_of(one) is None]
    for one in unread:
        yield INCOMPLETE.at(
            place_of(one, approval.place), f"`{one}` is not a date.", "Write it as in `2026-11-02`."
        )
    until = day_of(approval.until)
    if until is not None and not unread:
        yield from _in_time(approval, until, today)


def _in_time(approval: Approval, until: date, today: date) -> Iterator[Diagnostic]:
    if until < today:
        yield EXPIRED.at(
            place_of(approval.until, approval.place),
            f"This approval expired on {until.isoformat()}.",
            "Have the course read again by people who may approve it, or write `none` and why.",
        )
    elif approval.on > today.isoformat():
        yield INCOMPLETE.at(
            place_of(approval.on, approval.place),
            f"This approval is of {approval.on}, which is still to come.",
            "Write the day on which it was given.",
        )
