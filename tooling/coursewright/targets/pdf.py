"""PDF: the course, its handouts, each story as a booklet and a certificate form, as PDF/UA-1 made for paper and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.learner import assessments_of, items_of, scenarios_of
from coursewright.encode.outline import Outline, outline
from coursewright.encode.typeset.books import BOOK, Press, Sheet, certificate, course_book, gamebook, handouts
from coursewright.encode.typeset.press import pressed
from coursewright.model.course import Course, Project
from coursewright.targets import media
from coursewright.targets.package import (
    Bundle,
    Fate,
    Kept,
    Options,
    Package,
    Scored,
    Shelf,
    Target,
    package_name,
)

PAPERS = {"a4": "a4", "letter": "us-letter"}
_TIMED = "On paper nobody counts the seconds: the group is told of the clock and may leave it."


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The course first, then what is printed beside it. The fates stand with the course."""
    one = outline(project, course)
    press = Press(project, one, bundle[BOOK], PAPERS[options.paper])
    found = tuple(_fates(project, course, one))
    return tuple(
        Package(
            package_name(course, f"pdf-{part}" if part else "pdf", "pdf"),
            pressed(sheet.source, sheet.files),
            () if part else found,
        )
        for part, sheet in _sheets(press)
    )


def _sheets(press: Press) -> Iterator[tuple[str, Sheet]]:
    yield "", course_book(press)
    if sheets := handouts(press):
        yield "handouts", sheets
    for id, scenario in scenarios_of(press.project, press.one).items():
        yield id, gamebook(press, scenario)
    yield "certificate", certificate(press)


def _fates(project: Project, course: Course, one: Outline) -> Iterator[Fate]:
    for item in items_of(project, course, assessments_of(project, one).values()).values():
        yield Fate(item.id, Kept.KEPT, "", item.place)
    for scenario in scenarios_of(project, one).values():
        timed = any(choice.seconds for node in scenario.nodes for choice in node.choices)
        yield Fate(
            scenario.id, Kept.APPROXIMATED if timed else Kept.KEPT, _TIMED if timed else "", scenario.place
        )
    yield from media.of_course(project, one, Kept.APPROXIMATED, media.WORDS)


TARGET = Target(
    "pdf",
    "PDF/UA: the course as a book, handouts, stories as booklets, a certificate form",
    "pdf",
    write,
    Scored.BY_NOBODY,
    needs=("typst", "pdf"),
    shelf=Shelf.READING,
)
