"""H5P: an Interactive Book for the course, a Question Set for each assessment, a Branching Scenario for each scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from coursewright.encode.h5p.book import book
from coursewright.encode.h5p.branching import branching
from coursewright.encode.h5p.content import NAMES, VERSIONS, Content
from coursewright.encode.h5p.package import package, problem
from coursewright.encode.h5p.pictures import Pictures
from coursewright.encode.h5p.question_set import QuestionSet, question_set
from coursewright.encode.h5p.questions import Asker
from coursewright.encode.learner import assessments_of, items_of, scenarios_of
from coursewright.encode.outline import outline
from coursewright.model.course import Assessment, Course, Project
from coursewright.model.item import Item
from coursewright.model.scenario import Scenario
from coursewright.scenario.explore import best_in
from coursewright.targets import media, notebooks
from coursewright.targets.briefing import briefing
from coursewright.targets.package import Bundle, Fate, Kept, Options, Package, Target, package_name

ELSEWHERE = (
    "An Interactive Book cannot hold a Branching Scenario: it is a package of its own beside the book."
)


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The book first, then assessments and scenarios in the order of the course."""
    steps = outline(project, course)
    out = [_book(project, course, options)]
    for assessment in assessments_of(project, steps).values():
        out += _assessment(project, course, assessment, options)
    for scenario in scenarios_of(project, steps).values():
        out.append(_scenario(project, course, scenario, options))
    files, fates = tuple(one.name for one in out), _together(out)
    needs = tuple((NAMES[name], f"{major}.{minor}") for name, (major, minor) in VERSIONS.items())
    told = briefing("h5p", project, course, bundle, fates, files=files, needs=needs)
    return (replace(out[0], sheet=told), *out[1:])


def _together(packages: list[Package]) -> tuple[Fate, ...]:
    """What becomes of each item in the best of the packages that hold it: a scenario is kept beside the book."""
    order = (Kept.DROPPED, Kept.APPROXIMATED, Kept.KEPT)
    found: dict[str, Fate] = {}
    for one in packages:
        for fate in one.fates:
            if fate.id not in found or order.index(fate.kept) >= order.index(found[fate.id].kept):
                found[fate.id] = fate
    return tuple(found.values())


def libraries_problem(libraries: Mapping[str, bytes]) -> str:
    """Why these libraries cannot travel along, in a sentence, or nothing."""
    return problem(VERSIONS, libraries)


def _book(project: Project, course: Course, options: Options) -> Package:
    steps = outline(project, course)
    pictures = Pictures(project.files)
    assessments = assessments_of(project, steps)
    items = items_of(project, course, assessments.values())
    made = book(project, steps, items, pictures)
    fates = [_fate(items[id], made.reasons[id]) for id in made.reasons]
    for scenario in scenarios_of(project, steps).values():
        fates.append(Fate(scenario.id, Kept.APPROXIMATED, ELSEWHERE, scenario.place))
    fates += media.of_course(project, steps, Kept.APPROXIMATED, media.WORDS)
    fates += notebooks.of_course(project, steps, notebooks.TEX, notebooks.NO_FILES)
    return _package("", course, made.content, pictures, options, tuple(fates))


def _assessment(
    project: Project, course: Course, assessment: Assessment, options: Options
) -> Iterator[Package]:
    pictures = Pictures(project.files)
    asker = Asker(project.facts, pictures, assessment.shuffle_options, course.language)
    made = question_set(assessment, asker)
    if made.content is not None:
        fates = tuple(_of_set(assessment, made))
        yield _package(assessment.id, course, made.content, pictures, options, fates)


def _of_set(assessment: Assessment, made: QuestionSet) -> Iterator[Fate]:
    if made.different:
        yield Fate(assessment.id, Kept.APPROXIMATED, " ".join(made.different), assessment.place)
    for item in assessment.items:
        asked = made.asked[item.id]
        if asked.content is None:
            yield Fate(item.id, Kept.DROPPED, " ".join(asked.reasons), item.place)
        else:
            yield _fate(item, asked.reasons)


def _scenario(project: Project, course: Course, scenario: Scenario, options: Options) -> Package:
    pictures = Pictures(project.files)
    told = branching(scenario, best_in(project, scenario), project.facts, pictures, course.language)
    kept = Kept.APPROXIMATED if told.reasons else Kept.KEPT
    fate = Fate(scenario.id, kept, " ".join(told.reasons), scenario.place)
    return _package(scenario.id, course, told.content, pictures, options, (fate,))


def _fate(item: Item, reasons: tuple[str, ...]) -> Fate:
    return Fate(item.id, Kept.APPROXIMATED if reasons else Kept.KEPT, " ".join(reasons), item.place)


def _package(
    part: str, course: Course, content: Content, pictures: Pictures, options: Options, fates: tuple[Fate, ...]
) -> Package:
    name = package_name(course, f"h5p-{part}" if part else "h5p", "h5p")
    return Package(name, package(content, course, pictures.taken, options.libraries), fates)


TARGET = Target(
    "h5p",
    "H5P content: a book, a question set for each assessment, a branching scenario for each scenario",
    "h5p",
    write,
)
