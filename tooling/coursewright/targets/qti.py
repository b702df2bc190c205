"""QTI 2.1 or 3.0: every item of a course, and a test for each assessment and for each lesson's knowledge checks."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode import admin_parts
from coursewright.encode.banks.pictures import addressed, named, pictures_of
from coursewright.encode.banks.sections import Section, sections
from coursewright.encode.banks.text import Around
from coursewright.encode.learner import scenarios_of
from coursewright.encode.outline import outline
from coursewright.encode.qti import package
from coursewright.encode.qti.items import Written, assessment_item
from coursewright.encode.qti.tests import assessment_test, item_path, test_path
from coursewright.encode.qti.version import BY_NUMBER, rooted
from coursewright.encode.xml import document
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.targets import media
from coursewright.targets.briefing import briefing
from coursewright.targets.package import Bundle, Fate, Kept, Options, Package, Scored, Target, package_name

LICENCE = "CC BY-SA 4.0"

_NO_SCENARIOS = "QTI holds questions and no branching story; its written alternative travels instead."
_ATTEMPTS = "QTI does not say how often a test may be taken: set {count} where it is delivered."


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """One package of all items. Keys travel in it, for it goes to the platform that scores and to no learner."""
    version = BY_NUMBER[options.qti]
    held = sections(project, course)
    items = {item.id: item for section in held for item in section.items}
    pictures = named(project, pictures_of(items.values()))
    around = Around(course.language, project.facts, picture=addressed(pictures, "../media/"))
    written = {id: assessment_item(item, around, dict(project.files)) for id, item in items.items()}
    files = {item_path(item): document(rooted(written[id].element, version)) for id, item in items.items()}
    for section in held:
        files[test_path(section)] = document(rooted(assessment_test(section, around), version))
    files.update((f"media/{name}", project.files[path]) for path, name in pictures.items())
    shown = {
        id: tuple(f"media/{pictures[path]}" for path in pictures_of((item,)) if path in pictures)
        for id, item in items.items()
    }
    fates = (
        *_fates(held, written),
        *_scenarios(project, course),
        *media.of_items(items.values(), media.LINKED),
    )
    files[admin_parts.NAME] = briefing("qti", project, course, bundle, fates)
    files[package.NAME] = package.manifest(course, held, shown, version, LICENCE, (admin_parts.NAME,))
    return (Package(package_name(course, "qti", "zip"), archive(files), fates),)


def _fates(held: tuple[Section, ...], written: dict[str, Written]) -> Iterator[Fate]:
    for section in held:
        for item in section.items:
            less = written[item.id].less
            yield Fate(item.id, Kept.APPROXIMATED if less else Kept.KEPT, less, item.place)
        one = section.assessment
        if one is not None and one.attempts is not None:
            yield Fate(
                one.id,
                Kept.APPROXIMATED,
                _ATTEMPTS.format(count="1 attempt" if one.attempts == 1 else f"{one.attempts} attempts"),
                one.place,
            )


def _scenarios(project: Project, course: Course) -> Iterator[Fate]:
    for scenario in scenarios_of(project, outline(project, course)).values():
        yield Fate(scenario.id, Kept.DROPPED, _NO_SCENARIOS, scenario.place)


TARGET = Target(
    "qti",
    "A QTI 2.1 or 3.0 package: every question, with tests that draw from it",
    "zip",
    write,
    Scored.BY_THE_PLATFORM,
)
