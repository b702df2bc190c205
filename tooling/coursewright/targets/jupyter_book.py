"""Jupyter Book: a course as one MyST project that the first and the second generation build, notebooks included."""

from __future__ import annotations

from coursewright.encode.myst.config import MATHEMATICS, REQUIREMENTS, config, myst, toc
from coursewright.encode.myst.pages import ABOUT, GLOSSARY, HOW, SUPPORT, pages_of
from coursewright.encode.outline import outline
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.targets.in_a_book import Reasons, fates
from coursewright.targets.package import Bundle, Options, Package, Scored, Shelf, Target, package_name

LICENCE = "CC-BY-SA-4.0"

REASONS = Reasons(
    answered="It is an exercise with its solution folded beneath it; nothing is scored.",
    places="The places in the picture are chosen by their names; its solution is folded beneath it.",
    story="Its choices are folded and lead on by links; what a condition asks for, the reader keeps on a slip of paper.",
    plain="Its choices are folded and lead on by links, and no points are counted.",
    tried="Its numbers are changed in the notebook itself, where Python runs; the page shows what running it showed.",
    files="",
)


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
    return (Package(name, archive(files), tuple(fates(project, course, one, REASONS))),)


TARGET = Target(
    "jupyter-book",
    "A project for Jupyter Book 1 and 2: exercises with solutions, stories by links, notebooks to run and change",
    "zip",
    write,
    Scored.BY_NOBODY,
    shelf=Shelf.READING,
)
