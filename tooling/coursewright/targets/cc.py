"""Common Cartridge 1.1 or 1.3: lessons as pages, assessments as quizzes, scenarios page by page, and a question bank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursewright.encode import admin_parts
from coursewright.encode.banks.pages import ABOUT, GLOSSARY, SUPPORT, Page, Shelf, pages, shelf
from coursewright.encode.banks.reader import leaf_name, page, scenario_name, step_name
from coursewright.encode.banks.sections import RECALL, Section, sections
from coursewright.encode.cartridge.manifest import NAME, Entry, Resource, manifest
from coursewright.encode.cartridge.questions import Format, Questions, questions
from coursewright.encode.cartridge.quiz import bank, exact_weights, quiz
from coursewright.encode.outline import outline
from coursewright.encode.pages.way import Step
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.model.item import Item
from coursewright.targets import media, notebooks
from coursewright.targets.briefing import briefing
from coursewright.targets.package import Bundle, Fate, Kept, Options, Package, Scored, Target, package_name

LICENCE = "CC BY-SA 4.0"
BANK = "questions.xml"
SHEET = "administrator"

_STORY = "Its pages are linked and played by clicking; what is decided is not scored, so its written alternative has to count."
_PLAIN = "Its pages are linked and played by clicking; conditions are not kept, and nothing is scored."
_DRAW = "Common Cartridge does not draw: one draw is asked every time, and the whole bank stands beside it to draw from."
_ATTEMPTS = "Common Cartridge allows 1 to 5 attempts or any number, so {count} became any number."
_WEIGHTS = "The weights of Common Cartridge go from 1 to 99, so points are rounded to fit."
_BANKED = "It is not in the draw that is asked: it stands in the question bank."


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """One cartridge. Keys stand in its quizzes alone, which platforms do not hand to learners."""
    one, version = outline(project, course), options.cc
    # Moodle finds other pages by this token only; 1.3 is for platforms that take plain addresses.
    token = "$IMS-CC-FILEBASE$" if version == "1.1" else ""
    held = shelf(
        project, one, sections(project, course), lambda name: f"{token}{name}.html", f"{token}media/"
    )
    found = _questions(held, moodle=version == "1.1")
    asked = {item.id for section in held.sections for item in section.drawn if found[item.id].asked}
    written = tuple(pages(held, asked, options.exam))
    files = {f"{one.name}.html": page(course.language, one.title, one.parts) for one in written}
    files.update((f"media/{name}", project.files[path]) for path, name in held.pictures.items())
    quizzes = tuple(s for s in held.sections if any(found[item.id].asked for item in s.drawn))
    files.update((f"{_quiz(s)}.xml", quiz(s, found, held.around, version)) for s in quizzes)
    drawing = tuple(section for section in held.sections if not section.whole)
    if drawing:
        files[BANK] = bank(drawing, found, held.around, version)
    fates = tuple(_fates(held, found, asked))
    files[admin_parts.NAME] = briefing("cc", project, course, bundle, fates)
    resources = tuple(_resources(held, written, quizzes, bool(drawing)))
    files[NAME] = manifest(course, tuple(_entries(held, quizzes)), resources, version, LICENCE)
    return (Package(package_name(course, "cc", "imscc"), archive(files), fates),)


def _questions(held: Shelf, moodle: bool) -> Mapping[str, Questions]:
    return {
        item.id: questions(item, Format(held.around, moodle, scored=section.assessment is not None))
        for section in held.sections
        for item in section.items
    }


def _quiz(section: Section) -> str:
    return f"quiz-{section.id}"


def _resources(
    held: Shelf, written: tuple[Page, ...], quizzes: tuple[Section, ...], banked: bool
) -> Iterator[Resource]:
    media = tuple(f"media-{n}" for n in range(1, len(held.pictures) + 1))
    leaves = {
        scenario_name(id): tuple(
            leaf_name(held.project.scenarios[id], number) for number in range(len(book.leaves))
        )
        for id, book in held.books.items()
    }
    for one in written:
        yield Resource(one.name, "webcontent", f"{one.name}.html", leaves.get(one.name, ()))
    for id, name in zip(media, held.pictures.values(), strict=True):
        yield Resource(id, "webcontent", f"media/{name}")
    for section in quizzes:
        yield Resource(_quiz(section), "quiz", f"{_quiz(section)}.xml")
    if banked:
        yield Resource("bank", "bank", BANK)
    # In no tree of a course, so that no learner comes by it.
    yield Resource(SHEET, "webcontent", admin_parts.NAME)


def _entries(held: Shelf, quizzes: tuple[Section, ...]) -> Iterator[Entry]:
    one, say = held.outline, held.around.say
    asked = {section.id: section for section in quizzes}
    about = [_page(ABOUT, one.course.title), _page(SUPPORT, say("support-page"))]
    if one.glossary:
        about.append(_page(GLOSSARY, one.glossary.title or say("glossary-page")))
    # Moodle loses the title of the first folder, so no module stands there.
    yield Entry("folder-about", say("bank-about"), entries=tuple(about))
    for module, (title, steps) in zip(one.course.modules, one.modules, strict=True):
        entries = tuple(entry for step in steps for entry in _step(held, step, asked))
        yield Entry(f"folder-{module.id}", title, entries=entries)
    extras = [entry for step in one.extras for entry in _step(held, step, asked)]
    if RECALL in asked:
        extras.append(_asked(asked[RECALL], asked[RECALL].title))
    if extras:
        yield Entry("folder-extras", say("bank-extras"), entries=tuple(extras))


def _step(held: Shelf, step: Step, asked: Mapping[str, Section]) -> Iterator[Entry]:
    say = held.around.say
    before = say("bank-before", title=step.title) if step.sort == "assessment" else step.title
    yield _page(step_name(step.sort, step.id), before)
    if step.sort != "scenario" and step.id in asked:
        checks = say("bank-checks", title=step.title)
        yield _asked(asked[step.id], checks if step.sort == "lesson" else step.title)


def _page(name: str, title: str) -> Entry:
    return Entry(f"item-{name}", title, name)


def _asked(section: Section, title: str) -> Entry:
    return Entry(f"item-{_quiz(section)}", title, _quiz(section))


def _fates(held: Shelf, found: Mapping[str, Questions], asked: set[str]) -> Iterator[Fate]:
    for section in held.sections:
        for item in section.items:
            yield _fate(section, item, found[item.id], item.id in asked)
        one = section.assessment
        reasons = () if one is None else (
            "" if section.whole else _DRAW,
            "" if one.attempts is None or one.attempts <= 5 else _ATTEMPTS.format(count=one.attempts),
            "" if exact_weights(tuple(i for i in section.items if found[i.id].asked), found) else _WEIGHTS,
        )  # fmt: skip
        if one is not None and any(reasons):
            yield Fate(one.id, Kept.APPROXIMATED, " ".join(filter(None, reasons)), one.place)
    for id, book in held.books.items():
        yield Fate(id, Kept.APPROXIMATED, _STORY if book.exact else _PLAIN, held.project.scenarios[id].place)
    yield from media.of_course(held.project, held.outline, Kept.APPROXIMATED, media.PAGES)
    yield from notebooks.of_course(held.project, held.outline)


def _fate(section: Section, item: Item, one: Questions, asked: bool) -> Fate:
    less = one.less
    if one.asked and not asked:
        less = " ".join(filter(None, (less, _BANKED)))
    # What a lesson cannot ask it still shows as something to think about.
    shown = section.assessment is None and section.id != RECALL
    kept = Kept.KEPT if not less else Kept.APPROXIMATED if one.asked or shown else Kept.DROPPED
    return Fate(item.id, kept, less, item.place)


TARGET = Target(
    "cc",
    "A Common Cartridge: the course as pages, quizzes and a question bank",
    "imscc",
    write,
    Scored.BY_THE_PLATFORM,
)
