"""Moodle's question bank as XML: every item in a category for its lesson or assessment, pictures inside."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.banks.pictures import named, pictures_of
from coursewright.encode.banks.sections import sections
from coursewright.encode.banks.text import Around
from coursewright.encode.learner import scenarios_of
from coursewright.encode.moodle.categories import Category, categories, described, top
from coursewright.encode.moodle.questions import Bank, Question, question
from coursewright.encode.outline import outline
from coursewright.encode.xml import Element, document, element
from coursewright.model.course import Course, Project
from coursewright.targets import media
from coursewright.targets.briefing import briefing
from coursewright.targets.package import Bundle, Fate, Kept, Options, Package, Scored, Target, package_name

_NO_SCENARIOS = "A question bank holds no branching story; its written alternative travels instead."
_NO_QUIZ = (
    "A question bank holds no quiz: make one that draws from these categories, with the pass mark they name."
)


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """One file. Keys travel in it, for it goes into the bank and to no learner."""
    folders = tuple(categories(course, sections(project, course)))
    items = [item for folder in folders for item in folder.items]
    bank = Bank(Around(course.language, project.facts), named(project, pictures_of(items)), project.files)
    written = {item.id: question(item, bank) for item in items}
    parts = (part for folder in folders for part in _folder(course, folder, written))
    root = element("quiz", None, _category(top(course), " ".join(described(course))), *parts)
    data = document(root)
    fates = (*_fates(folders, written), *_others(project, course), *media.of_items(items, media.LINKED))
    name = package_name(course, "moodle", "xml")
    return (Package(name, data, fates, briefing("moodle", project, course, bundle, fates, files=(name,))),)


def _folder(course: Course, folder: Category, written: dict[str, Question]) -> Iterator[Element]:
    said = f"{course.title}, {course.version} ({course.language}). {folder.said}"
    yield _category(folder.path, said, folder.id)
    yield from (found for item in folder.items if (found := written[item.id].element) is not None)


def _category(path: str, said: str, id: str = "") -> Element:
    return element(
        "question",
        {"type": "category"},
        element("category", None, element("text", None, path)),
        element("info", {"format": "plain_text"}, element("text", None, said)),
        element("idnumber", None, id) if id else None,
    )


def _fates(folders: tuple[Category, ...], written: dict[str, Question]) -> Iterator[Fate]:
    for folder in folders:
        for item in folder.items:
            one = written[item.id]
            kept = Kept.DROPPED if one.element is None else Kept.APPROXIMATED if one.less else Kept.KEPT
            yield Fate(item.id, kept, one.less, item.place)


def _others(project: Project, course: Course) -> Iterator[Fate]:
    one = outline(project, course)
    for step in one.everything:
        if step.sort == "assessment":
            yield Fate(step.id, Kept.APPROXIMATED, _NO_QUIZ, project.assessments[step.id].place)
    for scenario in scenarios_of(project, one).values():
        yield Fate(scenario.id, Kept.DROPPED, _NO_SCENARIOS, scenario.place)


TARGET = Target(
    "moodle",
    "A Moodle question bank in XML: every question with its feedback and pictures",
    "xml",
    write,
    Scored.BY_THE_PLATFORM,
)
