"""Jupyter Book: a course as one MyST project that the first and the second generation build, notebooks included."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.books.stories import story
from coursewright.encode.learner import assessments_of, items_of, scenarios_of
from coursewright.encode.myst.config import MATHEMATICS, REQUIREMENTS, config, myst, toc
from coursewright.encode.myst.pages import ABOUT, GLOSSARY, HOW, SUPPORT, pages_of
from coursewright.encode.outline import Outline, outline
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.model.item import (
    Choice,
    FillIn,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Sequencing,
    TrueFalse,
)
from coursewright.targets import media
from coursewright.targets.package import Bundle, Fate, Kept, Options, Package, Scored, Target, package_name

LICENCE = "CC-BY-SA-4.0"
ANSWERED = "It is an exercise with its solution folded beneath it; nothing is scored."
PLACES = "The places in the picture are chosen by their names; its solution is folded beneath it."
FIELD = "There is no field to write in; the reader takes a sheet of paper."
STORY = "Its choices are folded and lead on by links; what a condition asks for, the reader keeps on a slip of paper."
PLAIN = "Its choices are folded and lead on by links, and no points are counted."


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The project in a zip. Unpacked, it is a folder in which both generations build."""
    one = outline(project, course)
    pages = pages_of(project, one)
    files = {ABOUT: pages.about("CC BY-SA 4.0"), HOW: pages.how(), SUPPORT: pages.support()}
    files.update((pages.file(step), pages.step(step)) for step in one.everything)
    parts: list[tuple[str, list[str]]] = [("", [HOW, SUPPORT])]
    for title, steps in (*one.modules, (pages.say("bank-extras"), one.extras)):
        if steps:
            parts.append((title, [pages.file(step) for step in steps]))
    glossary = pages.glossary()
    if glossary is not None:
        files[GLOSSARY] = glossary
        parts.append(("", [GLOSSARY]))
    files |= {
        "_config.yml": config(course),
        "_toc.yml": toc(ABOUT, parts),
        "myst.yml": myst(course, LICENCE, ABOUT, parts),
        "requirements.txt": REQUIREMENTS,
        "extensions/mathml.py": MATHEMATICS,
        **pages.media(),
    }
    name = package_name(course, "jupyter-book", "zip")
    return (Package(name, archive(files), tuple(_fates(project, course, one))),)


def _fates(project: Project, course: Course, steps: Outline) -> Iterator[Fate]:
    for item in items_of(project, course, assessments_of(project, steps).values()).values():
        yield Fate(item.id, Kept.APPROXIMATED, _less(item), item.place)
    for scenario in scenarios_of(project, steps).values():
        reason = STORY if story(scenario, course.language).kept else PLAIN
        yield Fate(scenario.id, Kept.APPROXIMATED, reason, scenario.place)
    yield from media.of_course(project, steps, Kept.APPROXIMATED, media.WORDS)


def _less(item: Item) -> str:
    match item.form:
        case Choice(regions=regions) if regions:
            return PLACES
        case LongFillIn():
            return FIELD
        case TrueFalse() | Choice() | FillIn() | Matching() | Sequencing() | Numeric() | Likert():
            return ANSWERED


TARGET = Target(
    "jupyter-book",
    "A project for Jupyter Book 1 and 2: exercises with solutions, stories by links, notebooks to run and change",
    "zip",
    write,
    Scored.BY_NOBODY,
)
