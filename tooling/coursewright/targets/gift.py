"""GIFT: every item of a course as text that Moodle and other platforms import."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.banks.sections import sections
from coursewright.encode.banks.text import Around
from coursewright.encode.learner import scenarios_of
from coursewright.encode.moodle.categories import Category, categories, described
from coursewright.encode.moodle.gift import Gift, gift
from coursewright.encode.outline import outline
from coursewright.model.course import Course, Project
from coursewright.targets import media
from coursewright.targets.briefing import briefing
from coursewright.targets.package import Bundle, Fate, Kept, Options, Package, Scored, Target, package_name

_NO_SCENARIOS = "GIFT holds no branching story; its written alternative travels instead."
_NO_QUIZ = "GIFT holds no quiz: make one that draws from these categories, with the pass mark they name."


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """One text. Keys travel in it, for it goes into the bank and to no learner."""
    folders = tuple(categories(course, sections(project, course)))
    items = [item for folder in folders for item in folder.items]
    around = Around(course.language, project.facts)
    written = {item.id: gift(item, around) for item in items}
    head = f"// {' '.join(course.title.split())}, {course.version} ({course.language})"
    about = [f"// {' '.join(text.split())}" for text in described(course)]
    parts = ["\n".join([head, *about]), *(part for folder in folders for part in _folder(folder, written))]
    data = ("\n\n".join(parts) + "\n").encode()
    fates = (*_fates(folders, written), *_others(project, course), *media.of_items(items, media.WORDS))
    name = package_name(course, "gift", "txt")
    return (Package(name, data, fates, briefing("gift", project, course, bundle, fates, files=(name,))),)


def _folder(folder: Category, written: dict[str, Gift]) -> Iterator[str]:
    yield f"// {folder.id}: {folder.said}\n$CATEGORY: {folder.path}"
    yield from (written[item.id].text for item in folder.items if written[item.id].text)


def _fates(folders: tuple[Category, ...], written: dict[str, Gift]) -> Iterator[Fate]:
    for folder in folders:
        for item in folder.items:
            one = written[item.id]
            kept = Kept.DROPPED if not one.text else Kept.APPROXIMATED if one.less else Kept.KEPT
            yield Fate(item.id, kept, one.less, item.place)


def _others(project: Project, course: Course) -> Iterator[Fate]:
    one = outline(project, course)
    for step in one.everything:
        if step.sort == "assessment":
            yield Fate(step.id, Kept.APPROXIMATED, _NO_QUIZ, project.assessments[step.id].place)
    for scenario in scenarios_of(project, one).values():
        yield Fate(scenario.id, Kept.DROPPED, _NO_SCENARIOS, scenario.place)


TARGET = Target(
    "gift",
    "Questions as GIFT text, for Moodle and whatever else reads it",
    "txt",
    write,
    Scored.BY_THE_PLATFORM,
)
