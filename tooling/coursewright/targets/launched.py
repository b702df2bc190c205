"""What every package holds that a platform launches: the course, or each of its modules, in one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from coursewright.encode import one_document
from coursewright.encode.admin_sheet import Sheet
from coursewright.encode.admin_standards import Standard
from coursewright.encode.boxes import country_script
from coursewright.encode.brand import branded, looks
from coursewright.encode.cells import assets_of
from coursewright.encode.course_pages import CoursePages, content_of
from coursewright.encode.gathering import every_item, names_of
from coursewright.encode.item_words import item_words
from coursewright.encode.learner import (
    LearnerData,
    Tracker,
    assessments_of,
    items_of,
    learner_data,
    scenarios_of,
)
from coursewright.encode.manifest import Launched
from coursewright.encode.one_document import Leaf, OneDocument, document, in_one_document, leaf_frame
from coursewright.encode.outline import outline
from coursewright.encode.pages.certificate import SCRIPT, STYLE
from coursewright.encode.pages.course import MAP
from coursewright.encode.pages.reference import SupportPage
from coursewright.encode.saved_state import weights
from coursewright.encode.shell import JOINED_SCRIPT, JOINED_STYLE, Frame
from coursewright.model.course import Course, Project
from coursewright.model.item import Item, LongFillIn
from coursewright.targets import media
from coursewright.targets.package import Bundle, Fate, Kept, Options

LICENCE = "CC BY-SA 4.0"
STYLES = ("story.css",)
"""Beside the style sheet of all pages: one document may hold stories."""
STORIES = ("story.css", "story.js")
"""Only for courses that tell one."""
WHOLE = "course"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is launched by itself and has a record of its own: a SCO, an AU, an activity."""

    id: str
    """`course`, or the id of the module. The same in every version, since hosts hang records on it."""
    course: Course
    """With the modules and the counted activities of the unit alone."""
    page: str
    share: Fraction
    """Of the course's score, 0 to 1."""

    @property
    def scored(self) -> bool:
        """Whether it can be passed; otherwise it is only completed."""
        return bool(self.course.rule.weights or self.course.rule.required)


@dataclass(frozen=True, slots=True)
class Runtime:
    """What the document needs to talk to its platform."""

    tracker: Tracker
    extra: tuple[str, ...]
    """Scripts of the bundle beside the player's own."""
    reaches_host: bool = False
    """Whether the tracker sends requests itself, which the policy has to allow."""


def units(project: Project, course: Course, options: Options) -> tuple[Unit, ...]:
    """The whole course, or one unit a module where `scos` asks for it and there are several."""
    if options.scos != "modules" or len(course.modules) < 2:
        return (Unit(WHOLE, course, one_document.PATH, Fraction(1)),)
    whole = sum(weight for _, weight in course.rule.weights)
    found: list[Unit] = []
    taken: set[str] = set()
    for module in course.modules:
        alone = replace(course, modules=(module,), title=module.title or course.title, minutes=0)
        held = outline(project, alone).by_id.keys() - taken
        taken |= held
        rule = course.rule
        weights = tuple((id, weight) for id, weight in rule.weights if id in held)
        required = tuple(id for id in rule.required if id in held)
        alone = replace(alone, rule=replace(rule, weights=weights, required=required))
        share = Fraction(sum(weight for _, weight in weights), whole) if whole else Fraction(0)
        found.append(Unit(module.id, alone, f"{module.id}.html", share))
    return tuple(found)


def content(project: Project, all: tuple[Unit, ...], bundle: Bundle, runtime: Runtime) -> Mapping[str, bytes]:
    """Every file that a learner's browser may open."""
    files = dict(_joined(project, all, branded(bundle, project.site), runtime))
    files[one_document.WITHOUT_SCRIPT] = one_document.WITHOUT_SCRIPT_CSS
    for unit in all:
        one = in_one_document(outline(project, unit.course))
        files[unit.page] = _document(project, one, unit, runtime)
        files.update(_media(project, one))
    return files


def _joined(
    project: Project, all: tuple[Unit, ...], bundle: Bundle, runtime: Runtime
) -> Iterator[tuple[str, bytes]]:
    """All that a page loads as three files: what has to run at once, and one sheet and one script. The same for every unit."""
    lessons = [lesson for unit in all for lesson in project.lessons_of(unit.course)]
    told = any(scenarios_of(project, outline(project, unit.course)) for unit in all)
    names = [
        name for name in ("learner.css", "learner.js", *STYLES, *runtime.extra) if told or name not in STORIES
    ]
    names += [MAP, SCRIPT, STYLE, *assets_of(lessons), *country_script(project.support)]
    yield "assets/early.js", bundle["early.js"]
    for ending, joined in ((".css", JOINED_STYLE), (".js", JOINED_SCRIPT)):
        parts = dict.fromkeys(name for name in names if name.endswith(ending))
        yield f"assets/{joined}", b"\n".join(bundle[name] for name in parts)


def _document(project: Project, one: OneDocument, unit: Unit, runtime: Runtime) -> bytes:
    course = one.course
    frame = Frame(
        unit.page, course.title, course.language, course.title, one.page("index"),
        course.version, course.reviewed, course.owner, LICENCE, one_document.SUPPORT,
        searchable=False, home=one.page("index"), hosted=True, joined=True,
        reaches_host=runtime.reaches_host, data=_data(project, unit, runtime).page(),
        looks=looks(project, inside=True),
    )  # fmt: skip
    return document(frame, _leaves(project, one, frame))


def _data(project: Project, unit: Unit, runtime: Runtime) -> LearnerData:
    data = learner_data(project, unit.course, runtime.tracker)
    if runtime.reaches_host:
        told = (item for item in data.items.values() if not _private(item))
        data = replace(data, words=item_words(told))
    if unit.id == WHOLE:
        return data
    # Without a host this browser keeps the records, each under the id of what was launched.
    rules = {**data.course.rules, "id": f"{unit.course.id}.{unit.id}"}
    return replace(data, course=replace(data.course, rules=rules))


def _private(item: Item) -> bool:
    return isinstance(item.form, LongFillIn) and item.form.private


def _leaves(project: Project, one: OneDocument, frame: Frame) -> Iterator[Leaf]:
    def surround(path: str, here: str, include: tuple[str, ...] | None) -> Frame:
        return leaf_frame(frame, path)

    support = one_document.SUPPORT
    yield from CoursePages(project, one, every_item(project), support, surround).pages()
    yield SupportPage(leaf_frame(frame, support), project.support)


def _media(project: Project, one: OneDocument) -> Mapping[str, bytes]:
    items = every_item(project)
    found: dict[str, bytes] = {}
    for step in one.everything:
        pictures = names_of(content_of(project, one, step), items).pictures
        found.update((one.media(path), project.files[path]) for path in pictures if path in project.files)
    return found


def fates(project: Project, course: Course, shown_less: Callable[[Item], str]) -> Iterator[Fate]:
    """What becomes of every item and scenario. All of them are played whole; the host's reports may show less."""
    steps = outline(project, course)
    for item in items_of(project, course, assessments_of(project, steps).values()).values():
        reason = shown_less(item)
        yield Fate(item.id, Kept.APPROXIMATED if reason else Kept.KEPT, reason, item.place)
    for scenario in scenarios_of(project, steps).values():
        yield Fate(scenario.id, Kept.KEPT, "", scenario.place)
    yield from media.of_course(project, steps)


def launched(all: tuple[Unit, ...]) -> tuple[Launched, ...]:
    """The units as a manifest names them."""
    return tuple(Launched(unit.id, unit.course.title, unit.page, unit.share, unit.scored) for unit in all)


def sheet(
    project: Project, course: Course, all: tuple[Unit, ...], found: tuple[Fate, ...], standard: Standard
) -> Sheet:
    """What the administrator of the platform is told."""
    steps = outline(project, course)
    titles = tuple((step.id, step.title) for step in steps.everything)
    worst = max(sum(weight.characters for weight in weights(project, unit.course)) for unit in all)
    less = tuple((fate.id, fate.reason) for fate in found if fate.reason)
    assessments = tuple(assessments_of(project, steps).values())
    named = tuple(unit.course.title for unit in all)
    return Sheet(standard, course, named, titles, assessments, worst, less)
