"""Where the questions of a section stand in Moodle's bank, so that a quiz can draw from each stratum by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode.banks.sections import Section
from coursewright.encode.manifest import keywords
from coursewright.model.course import Course
from coursewright.model.item import Item


@dataclass(frozen=True, slots=True)
class Category:
    """A folder of Moodle's bank."""

    path: str
    id: str
    said: str
    items: tuple[Item, ...]


def categories(course: Course, sections: tuple[Section, ...]) -> Iterator[Category]:
    """A category for each section, and within it one for each objective of a blueprint. An item stands in one."""
    seen: set[str] = set()
    for section in sections:
        for name, items in _by_stratum(section).items():
            fresh = tuple(item for item in items if item.id not in seen)
            seen.update(item.id for item in fresh)
            path = "/".join(filter(None, (top(course), _named(section.title), _named(name))))
            yield Category(path, "-".join(filter(None, (section.id, name))), _said(section, name), fresh)


def top(course: Course) -> str:
    """The category that holds all others of a course."""
    return f"$course$/top/{_named(course.title)}"


def described(course: Course) -> Iterator[str]:
    """What the course is, for people who find its questions in a bank."""
    if course.summary:
        yield course.summary
    yield from (f"{one.id}: {one.text}" for one in course.objectives)
    if words := keywords(course):
        yield f"Keywords: {', '.join(words)}."
    if course.minutes:
        yield f"The whole course takes {course.minutes} minutes."


def _by_stratum(section: Section) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    strata = {item.id: one.name for one in section.strata for form in one.forms for item in form}
    for item in section.items:
        found.setdefault(strata.get(item.id, ""), []).append(item)
    return found


def _said(section: Section, name: str) -> str:
    one = section.assessment
    if one is None:
        return "Practice: knowledge checks of a lesson."
    drawn = next((s for s in section.strata if s.name == name), None)
    count = f"Draw {drawn.count} of {len(drawn.forms)} at random. " if drawn and not drawn.whole else ""
    return f"{count}To pass takes {float(one.mastery * 100):g} percent."


def _named(title: str) -> str:
    """Moodle divides categories by a slash; two of them stand for one in a name."""
    return " ".join(title.replace("/", "//").split())
