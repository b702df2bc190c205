"""What `coursewright new` writes: small, valid starts in our own syntax, documented by being read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from string import Template

from coursewright import templates
from coursewright.model.course import Project


class Sort(StrEnum):
    """What `new` can begin."""

    COURSE = "course"
    LESSON = "lesson"
    ASSESSMENT = "assessment"
    SCENARIO = "scenario"
    PROJECT = "project"


ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Start:
    """Files by path, and what to do next."""

    files: Mapping[str, str]
    next: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was written."""

    reason: str


def is_id(id: str) -> bool:
    """Whether it can be an id: small letters, digits and hyphens."""
    return ID.fullmatch(id) is not None


def words_of(id: str) -> str:
    """A first title for an id."""
    words = id.replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def new_course(id: str, today: date) -> Start:
    """A course of one lesson and one assessment that can be passed."""
    prefix = "".join(part[0] for part in id.split("-") if part).upper()
    values = {
        "id": id,
        "title": words_of(id),
        "today": today.isoformat(),
        "objective": f"{prefix}-O1",
        "course": id,
    }
    lesson, bank = f"{id}-first-steps", f"{id}-final"
    return Start(
        {
            f"courses/{id}/course.yml": _filled(templates.COURSE, values, lesson=lesson, bank=bank),
            f"courses/{id}/{lesson}.md": _filled(templates.LESSON, values, id=lesson, title="First steps"),
            f"assessments/{bank}.md": _filled(
                templates.ASSESSMENT, values, id=bank, title=f"{words_of(id)}, final"
            ),
        },
        f"Read `courses/{id}/course.yml` first, then run `coursewright serve`.",
    )


def new_part(sort: str, id: str, project: Project, course_id: str) -> Start | Refusal:
    """A lesson, an assessment, or a scenario with its test, for an objective of a course that is there."""
    courses = {course.id: course for course in project.courses if course.objectives}
    course = courses.get(course_id) if course_id else next(iter(courses.values()), None)
    if course is None:
        there = f" Courses here: {', '.join(courses)}." if courses else ""
        missing = (
            f"There is no course `{course_id}` with objectives." if course_id else "There is no course yet."
        )
        return Refusal(f"{missing}{there} Begin with `coursewright new course ID`.")
    values = {"id": id, "title": words_of(id), "course": course.id, "objective": course.objectives[0].id}
    added = f"Add `- {sort}: {id}` to a module of `{course.path}`, then run `coursewright serve`."
    match sort:
        case "lesson":
            return Start({f"courses/{course.id}/{id}.md": _filled(templates.LESSON, values)}, added)
        case "assessment":
            return Start({f"assessments/{id}.md": _filled(templates.ASSESSMENT, values)}, added)
        case _:
            banks = {content.id for content in course.contents() if content.sort == "assessment"}
            alternative = f"alternative: {sorted(banks)[0]}\n" if banks else ""
            files = {
                f"scenarios/{id}.md": _filled(templates.SCENARIO, values, alternative=alternative),
                f"scenarios/tests/{id}.md": _filled(templates.SCENARIO_TEST, values),
            }
            return Start(files, added)


def new_project(name: str, today: date) -> Start:
    """A project of one's own: everything that `coursewright build` needs, and two commands in its README."""
    title = words_of(name.lower().replace("_", "-").replace(" ", "-")) or "Our courses"
    values = {
        "id": "a-first-talk",
        "title": "A first talk",
        "course": "a-first-talk",
        "objective": "AFT-O1",
        "today": today.isoformat(),
        "project": title,
    }
    course = new_course("a-first-talk", today).files
    outline = course["courses/a-first-talk/course.yml"]
    with_scenario = outline.replace(
        "      - assessment:", "      - scenario: at-the-desk\n      - assessment:"
    )
    talk = {**values, "id": "at-the-desk", "title": "At the desk"}
    return Start(
        {
            "mkdocs.yml": _filled(templates.MKDOCS, values),
            "README.md": _filled(templates.README, values),
            ".gitignore": templates.GITIGNORE,
            "pages/authors/index.md": templates.PAGE,
            "courses/sources.yml": _filled(templates.SOURCES, values),
            **course,
            "courses/a-first-talk/course.yml": with_scenario,
            "scenarios/at-the-desk.md": _filled(
                templates.SCENARIO, talk, alternative="alternative: a-first-talk-final\n"
            ),
            "scenarios/tests/at-the-desk.md": _filled(templates.SCENARIO_TEST, talk),
        },
        "Run `coursewright serve` there and open the address that it shows.",
    )


def _filled(template: str, values: Mapping[str, str], **more: str) -> str:
    return Template(template).substitute({**values, **more})
