"""The sheet for administrators of what a platform plays itself: where it goes, what the gradebook shows, what arrives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode.admin_formats import Format
from coursewright.encode.admin_parts import advised, listed, part, scored, sheet_page, table
from coursewright.encode.interface import duration
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.single_file import inline, policy
from coursewright.model.course import Assessment, Course
from coursewright.model.percent import percent


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of some items for one reason. Nothing that was kept whole is listed."""

    fate: str
    titles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What the sheet says of one course in one format."""

    format: Format
    course: Course
    files: tuple[str, ...]
    """Names of what is handed over; the sheet names them where it lies beside them."""
    titles: tuple[tuple[str, str], ...]
    """Ids of the counted activities with their titles."""
    assessments: tuple[Assessment, ...]
    kept: int
    less: tuple[Arrived, ...]
    needs: tuple[tuple[str, str], ...] = ()
    """What has to be installed on the platform, with its version."""


def admin_brief(brief: Brief, style: str) -> bytes:
    """The finished page. Its style stands in it: it may lie anywhere, and it loads nothing."""
    format = brief.format
    return sheet_page(
        brief.course,
        policy((style,), ()),
        inline("style", style),
        el("p", _what(brief)),
        part("What goes where", listed((format.upload, *_length(brief.course)))),
        part("What has to be installed", _needed(brief)) if brief.needs else None,
        part("What the gradebook shows", _graded(brief)),
        part("What you set", listed(format.settings)),
        part("In your platform", advised(format.hosts)) if format.hosts else None,
        part("What arrives, and what does not", _arrival(brief)),
        part("Replacing a version", listed(format.replacing)),
        part("Data protection", listed(format.data)),
    )


def _what(brief: Brief) -> str:
    course, format = brief.course, brief.format
    named = f" Files: {', '.join(brief.files)}." if brief.files else ""
    return f"Course {course.id}, version {course.version}, language {course.language}. As {format.name}: {format.holds}.{named}"


def _length(course: Course) -> Iterator[str]:
    if course.minutes:
        yield f"It takes about {duration('en', course.minutes)}, in as many sittings as one likes."


def _needed(brief: Brief) -> Markup:
    words = (
        "The files hold content. The programs that show it are the platform’s own, in exactly these versions; a "
        "third number does not matter."
    )
    return join(el("p", words), table("What has to be installed", ("Content type", "Version"), brief.needs))


def _graded(brief: Brief) -> Markup:
    course = brief.course
    goal = (
        f"The author counts the course as passed at {percent(course.rule.mastery)} percent of the weighted mean, "
        "with every part passed that has to be:"
    )
    words = el("p", goal) if course.rule.weights or course.rule.required else None
    return join(listed(brief.format.gradebook), words, scored(course, brief.titles, brief.assessments))


def _arrival(brief: Brief) -> Markup:
    words = f"{_counted(brief.kept)} as written."
    if not brief.less:
        return el("p", f"{words} Nothing is changed, and nothing is left out.")
    rows = [(one.fate, "; ".join(one.titles), one.reason) for one in brief.less]
    return join(
        el("p", f"{words} The rest is approximated or left out, for these reasons:"),
        table("What does not arrive as written", ("Fate", "What", "Why"), rows),
    )


def _counted(kept: int) -> str:
    return "1 item arrives" if kept == 1 else f"{kept or 'No'} items arrive"
