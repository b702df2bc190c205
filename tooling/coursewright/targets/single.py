"""One HTML file: the whole course with its pictures and player, for a USB stick, an e-mail or a phone without a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from coursewright.encode.brand import branded, looks
from coursewright.encode.course_pages import CoursePages
from coursewright.encode.gathering import every_item
from coursewright.encode.learner import assessments_of, items_of, learner_data, scenarios_of
from coursewright.encode.manifest import keywords
from coursewright.encode.one_document import (
    PATH,
    SUPPORT,
    Around,
    Leaf,
    document,
    in_one_document,
    leaf_frame,
)
from coursewright.encode.outline import outline
from coursewright.encode.pages.device import DevicePage
from coursewright.encode.pages.reference import SupportPage
from coursewright.encode.shell import Frame
from coursewright.encode.single_file import SingleFile, around
from coursewright.model.course import Course, Project
from coursewright.targets import media
from coursewright.targets.briefing import briefing
from coursewright.targets.package import Bundle, Fate, Kept, Options, Package, Shelf, Target, package_name

STORY = "story.js"
SCRIPTS = ("learner.js", "activity.js", STORY, "package.js")
LICENCE = "CC BY-SA 4.0"
DEVICE = "#page-device"


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The file. Everything arrives: it is the player itself that plays it."""
    one = in_one_document(outline(project, course))
    held = {field.name: getattr(one, field.name) for field in fields(one)}
    single = SingleFile(**held, pictures=project.files)
    frame = Frame(
        PATH, course.title, course.language, course.title, single.page("index"),
        course.version, course.reviewed, course.owner, LICENCE, SUPPORT,
        searchable=False, home=single.page("index"), data=learner_data(project, course, "local").page(),
        looks=looks(project, inside=True),
        device=DEVICE, keeps=True,
    )  # fmt: skip

    told = scenarios_of(project, outline(project, course))
    scripts = tuple(name for name in SCRIPTS if told or name != STORY)

    def enclose(assets: tuple[str, ...]) -> Around:
        return around(frame, branded(bundle, project.site), (*scripts, *assets), _about(course))

    data = document(frame, _leaves(project, single, frame), enclose)
    name, fates = package_name(course, "single", "html"), tuple(_fates(project, course))
    return (Package(name, data, fates, briefing("single", project, course, bundle, fates, files=(name,))),)


def _about(course: Course) -> dict[str, str]:
    told = {
        "description": course.summary,
        "keywords": ", ".join(keywords(course)),
        "author": course.owner,
    }
    return {name: " ".join(words.split()) for name, words in told.items()}


def _leaves(project: Project, one: SingleFile, frame: Frame) -> Iterator[Leaf]:
    def surround(path: str, here: str, include: tuple[str, ...] | None) -> Frame:
        return leaf_frame(frame, path)

    yield from CoursePages(project, one, every_item(project), SUPPORT, surround).pages()
    yield SupportPage(leaf_frame(frame, SUPPORT), project.support)
    yield DevicePage(leaf_frame(frame, DEVICE), ((one.course.id, one.course.title),))


def _fates(project: Project, course: Course) -> Iterator[Fate]:
    steps = outline(project, course)
    for item in items_of(project, course, assessments_of(project, steps).values()).values():
        yield Fate(item.id, Kept.KEPT, "", item.place)
    for scenario in scenarios_of(project, steps).values():
        yield Fate(scenario.id, Kept.KEPT, "", scenario.place)
    yield from media.of_course(project, steps)


TARGET = Target(
    "single",
    "One HTML file that works without a network and without a platform",
    "html",
    write,
    shelf=Shelf.READING,
)
