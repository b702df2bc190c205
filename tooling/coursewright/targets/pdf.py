"""PDF: the course, its handouts, each story as a booklet and a certificate form, as PDF/UA-1 made for paper and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.learner import scenarios_of
from coursewright.encode.outline import outline
from coursewright.encode.typeset.books import BOOK, Press, Sheet, certificate, course_book, gamebook, handouts
from coursewright.encode.typeset.heads import headed
from coursewright.encode.typeset.press import pressed
from coursewright.model.course import Course, Project
from coursewright.targets.in_a_book import Reasons, fates
from coursewright.targets.package import Bundle, Options, Package, Scored, Shelf, Target, package_name

PAPERS = {"a4": "a4", "letter": "us-letter"}

REASONS = Reasons(
    answered="A reader answers on the page; the answers with their reasons stand at the end of the book.",
    places="The places in the picture are chosen by their names; its answers stand at the end of the book.",
    written="It is written by hand, on the lines beneath it.",
    story="It is played by turning to numbers; what a condition asks for is marked on the sheet of its booklet.",
    plain="It is played by turning to numbers, and the reader counts the points.",
)


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The course first, then what is printed beside it. The fates stand with the course."""
    one = outline(project, course)
    press = Press(project, one, bundle[BOOK], PAPERS[options.paper])
    found = tuple(fates(project, course, one, REASONS))
    return tuple(
        Package(
            package_name(course, f"pdf-{part}" if part else "pdf", "pdf"),
            headed(pressed(sheet.source, sheet.files), sheet.tables),
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


TARGET = Target(
    "pdf",
    "PDF/UA: the course as a book, handouts, stories as booklets, a certificate form",
    "pdf",
    write,
    Scored.BY_NOBODY,
    needs=("typst", "pdf"),
    shelf=Shelf.READING,
)
