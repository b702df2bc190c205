"""Slides: a deck for each lesson, with speaker notes, for whoever stands in front of a room without a network."""

from __future__ import annotations

from coursewright.encode.outline import outline
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.targets.package import Bundle, Options, Package, Scored, Shelf, Target, package_name
from coursewright.targets.room import Surroundings, beside, fates, slides, support

INDEX = "index.html"


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """One folder: a page that lists the decks, the decks, and their notes."""
    one = outline(project, course)
    around = Surroundings(project, course, INDEX)
    files = {**slides(around, one, INDEX), **support(around), **beside(bundle)}
    name = package_name(course, "slides", "zip")
    return (Package(name, archive(files), tuple(fates(project, course))),)


TARGET = Target(
    "slides",
    "Slides for a room: a deck a lesson with speaker notes, and no network",
    "zip",
    write,
    Scored.BY_NOBODY,
    needs=("nbconvert", "notebooks"),
    shelf=Shelf.LEADING,
)
