"""The sheet for whoever administers an LMS: what to set, how to replace a version, and which data leave the device."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode.admin_parts import advised, listed, part, scored, sheet_page, table
from coursewright.encode.admin_standards import Standard
from coursewright.encode.interface import duration
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.shell import JOINED_STYLE, POLICY
from coursewright.model.course import Assessment, Course
from coursewright.model.percent import percent


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the sheet says of one package."""

    standard: Standard
    course: Course
    units: tuple[str, ...]
    """Titles of what is launched by itself: one for the whole course, or one a module."""
    titles: tuple[tuple[str, str], ...]
    """Ids of the counted activities with their titles."""
    assessments: tuple[Assessment, ...]
    """All that a learner may take, written alternatives included."""
    worst: int
    """Characters that the saved state can need at the most."""
    shown_less: tuple[tuple[str, str], ...]
    """Ids of items of which the LMS's reports show less, with the reason."""


NEVER = (
    "What learners write for themselves in reflections. It stays in the browser, on the device.",
    "That a learner passed by a page, a content note or a part of a story.",
    "That a learner paused, stepped out of a story or left it for its written version. Answers given in the "
    "written version are told as all answers are.",
    "That a learner used the quick exit. The session ends for the LMS as when a window is closed.",
    "The name that a learner may type on the printed record.",
)

REPLACING = (
    "Keep the activity and replace the file in it. Deleting the activity deletes what learners have done.",
    "Records hang on ids, and the identifiers in the manifest are the same in every version. What exists in "
    "both versions keeps its record, what is new is open, what is gone is forgotten.",
    "Who has passed stays passed, also if the new version counts otherwise.",
    "Choose a quiet hour. Who has the course open goes on in the old version until the window is closed; "
    "pictures that were not loaded yet may be missing until then.",
    "Do not reset attempts. First try it with one account that is in the middle of the old version.",
    "If your LMS takes a new version only as a new activity, leave the old one open until those who are in it "
    "have finished.",
)


def admin_sheet(sheet: Sheet) -> bytes:
    """The finished page of a package that a platform launches."""
    return sheet_page(
        sheet.course,
        POLICY,
        el("link", rel="stylesheet", href=f"assets/{JOINED_STYLE}"),
        el("p", _what(sheet)),
        part("In short", listed(_in_short(sheet))),
        part("How it is scored", _scoring(sheet)),
        part("Modules", _modules(sheet)) if len(sheet.units) > 1 else None,
        part("In your LMS", advised(sheet.standard.hosts)),
        part("Replacing a version while people are in it", listed(REPLACING)),
        part("Data protection", _protection(sheet.standard)),
        part("What reports show less of", _shown_less(sheet)) if sheet.shown_less else None,
    )


def _what(sheet: Sheet) -> str:
    course, standard = sheet.course, sheet.standard
    count = f"{len(sheet.units)} {standard.units}" if len(sheet.units) > 1 else f"one {standard.unit}"
    return (
        f"Course {course.id}, version {course.version}, language {course.language}. {standard.name}, {count}."
    )


def _in_short(sheet: Sheet) -> Iterator[str]:
    course, standard = sheet.course, sheet.standard
    yield standard.upload
    if course.minutes:
        yield f"It takes about {duration('en', course.minutes)}, in as many sittings as one likes. There is no time limit."
    if course.rule.weights or course.rule.required:
        yield standard.success.format(goal=percent(course.rule.mastery))
    else:
        yield standard.unscored
    yield "Let learners open it as often as they like and go on where they stopped. Never force a new attempt."
    yield standard.score
    yield standard.mastery
    if standard.limit:
        yield (
            f"What is kept to go on later needs at most {sheet.worst:,} of the {standard.limit:,} characters that "
            f"{standard.name} allows, whatever a learner answers. This was worked out when the package was made."
        )


def _modules(sheet: Sheet) -> Markup:
    words = (
        f"Each module is one {sheet.standard.unit} with a record, a score and a status of its own. "
        f"{sheet.standard.together}"
    )
    return join(el("p", words), listed(sheet.units))


def _scoring(sheet: Sheet) -> Markup:
    return join(scored(sheet.course, sheet.titles, sheet.assessments), el("p", _failing(sheet)))


def _failing(sheet: Sheet) -> str:
    counted = {*sheet.course.rule.required, *dict(sheet.course.rule.weights)}
    limited = [one.title for one in sheet.assessments if one.attempts and one.id in counted]
    if not limited:
        return "This course never reports failed, because nobody runs out of attempts."
    return (
        "Failed is reported only when success is out of reach because the attempts are used up in: "
        f"{'; '.join(limited)}. To give somebody more attempts, reset their record in the LMS."
    )


def _protection(standard: Standard) -> Markup:
    rows = [(told.what, told.when, _named(told.elements)) for told in standard.told]
    return join(
        el("p", standard.talks),
        el("h3", "What the LMS is told"),
        table("What the LMS is told", ("What", "When", standard.element), rows),
        el("h3", "What never leaves the device"),
        listed((*NEVER, standard.learner)),
        el("p", "How long the LMS keeps what it is told, and who sees it, is set in the LMS."),
    )


def _named(elements: tuple[str, ...]) -> str:
    """Elements, with the family that all of them have said once."""
    family, _, _ = elements[0].rpartition(".")
    if len(elements) == 1 or not family:
        return ", ".join(elements)
    inner = (name.removeprefix(f"{family}.") for name in elements)
    return f"{family}: {', '.join(inner)}"


def _shown_less(sheet: Sheet) -> Markup:
    words = (
        f"All questions are played and scored in full. {sheet.standard.name} has no words for some of them in its "
        "reports:"
    )
    return join(
        el("p", words),
        table("What reports show less of", ("Question", "What the report says"), sheet.shown_less),
    )
