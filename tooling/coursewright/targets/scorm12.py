"""SCORM 1.2: one zip with one SCO, the whole course in one document, and a sheet for whoever administers the LMS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursewright.encode import admin_sheet, manifest, one_document
from coursewright.encode.course_pages import CoursePages, content_of
from coursewright.encode.gathering import every_item, names_of
from coursewright.encode.learner import assessments_of, items_of, learner_data, scenarios_of
from coursewright.encode.one_document import Leaf, OneDocument, document, in_one_document, leaf_frame
from coursewright.encode.outline import outline
from coursewright.encode.pages.reference import SupportPage
from coursewright.encode.saved_state import weights
from coursewright.encode.shell import Frame
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.model.item import FillIn, Item, LongFillIn, Numeric, options_of
from coursewright.targets.package import Bundle, Fate, Kept, Options, Package, Target, package_name

PARTS = ("activity.js", "story.js", "scorm12.js")
"""What the runtime needs here beside the player itself."""
PLAYER = ("early.js", "learner.css", "learner.js", *PARTS)
SCHEMAS = "schemas/scorm12/"
LICENCE = "CC BY-SA 4.0"

# SCORM 1.2 RTE 3.4, CMIFeedback: an option is one character of 0-9 and a-z.
_MOST_OPTIONS = 36


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The package. Every item arrives; `fates` says what the LMS's own reports show less of."""
    found = tuple(fates(project, course))
    files = {**content(project, course, bundle), admin_sheet.NAME: _sheet(project, course, found)}
    schemas = {name: bundle[f"{SCHEMAS}{name}"] for name in manifest.SCHEMAS}
    described = manifest.scorm12_manifest(course, files, LICENCE)
    data = archive({**files, **schemas, manifest.NAME: described})
    return (Package(package_name(course, "scorm12", "zip"), data, found),)


def content(project: Project, course: Course, bundle: Bundle) -> Mapping[str, bytes]:
    """Every file that a learner's browser may open."""
    one = in_one_document(outline(project, course))
    page = _document(project, one)
    return {
        one_document.PATH: page,
        one_document.WITHOUT_SCRIPT: one_document.WITHOUT_SCRIPT_CSS,
        **{f"assets/{name}": bundle[name] for name in PLAYER},
        **_media(project, one),
    }


def _document(project: Project, one: OneDocument) -> bytes:
    course = one.course
    frame = Frame(
        one_document.PATH, course.title, course.language, course.title, one.page("index"),
        course.version, course.reviewed, course.owner, LICENCE, one_document.SUPPORT,
        searchable=False, home=one.page("index"), hosted=True, scripts=PARTS,
        data=learner_data(project, course, "scorm12").page(),
    )  # fmt: skip
    return document(frame, _leaves(project, one, frame))


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


def _sheet(project: Project, course: Course, found: tuple[Fate, ...]) -> bytes:
    steps = outline(project, course)
    titles = tuple((step.id, step.title) for step in steps.everything)
    worst = sum(weight.characters for weight in weights(project, course))
    less = tuple((fate.id, fate.reason) for fate in found if fate.reason)
    assessments = tuple(assessments_of(project, steps).values())
    return admin_sheet.admin_sheet(admin_sheet.Sheet(course, titles, assessments, worst, less))


def fates(project: Project, course: Course) -> Iterator[Fate]:
    """What becomes of every item and scenario. All of them are played whole; the LMS's reports may show less."""
    steps = outline(project, course)
    for item in items_of(project, course, assessments_of(project, steps).values()).values():
        reason = _shown_less(item)
        yield Fate(item.id, Kept.APPROXIMATED if reason else Kept.KEPT, reason, item.place)
    for scenario in scenarios_of(project, steps).values():
        yield Fate(scenario.id, Kept.KEPT, "", scenario.place)


def _shown_less(item: Item) -> str:
    """What the report of an answer cannot say in SCORM 1.2, or nothing."""
    if len(options_of(item.form)) > _MOST_OPTIONS:
        return (
            f"SCORM 1.2 names an option by one of {_MOST_OPTIONS} characters, so its reports mix up the rest."
        )
    match item.form:
        case LongFillIn(private=False):
            return "SCORM 1.2 has no long text: its reports show the first 255 characters."
        case FillIn(gaps=gaps) if len(gaps) > 1:
            return "SCORM 1.2 has one text a question: its reports show the gaps joined by commas."
        case Numeric(low=low, high=high) if low != high:
            return "SCORM 1.2 has no range of numbers: its reports show the answer without the range."
        case _:
            return ""


TARGET = Target(
    "scorm12", "A SCORM 1.2 package: one SCO that any LMS launches, scores and resumes", "zip", write
)
