"""What the packages for whoever leads a group share: pages that open from a folder, decks, and what stands beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from posixpath import basename, splitext

from coursewright.encode import interface
from coursewright.encode.boxes import COUNTRY_SCRIPT
from coursewright.encode.gathering import names_of
from coursewright.encode.learner import assessments_of, items_of, recalled_in, scenarios_of
from coursewright.encode.outline import Outline, outline
from coursewright.encode.pages.reference import SupportPage
from coursewright.encode.shell import Frame, document
from coursewright.encode.slides import pages
from coursewright.encode.slides.decks import Made, decks
from coursewright.encode.slides.slide import Slide
from coursewright.model.course import Course, Project
from coursewright.notebooks.slides import Around, Shown, presented
from coursewright.targets import media, notebooks
from coursewright.targets.package import Bundle, Fate, Kept

LICENCE = "CC BY-SA 4.0"
SUPPORT = "support.html"
PLAYER = ("early.js", "learner.css", "learner.js", COUNTRY_SCRIPT)
LEADING = "leading.css"
FOLDER = "slides"

_NO_SLIDE = (
    "Only a test asks it, and slides show lessons: the folder for facilitators holds it with its answer."
)
_TOGETHER = "A group answers it aloud or by a show of hands; the answer follows, and nothing is scored."
_ON_PAPER = "A group answers it aloud or on paper; the key is beside it, and nothing is scored."
_NO_RECORDING = "Slides show what lessons hold: the folder for facilitators plays this one."
_NO_FILES = "Slides give no notebook to take along: the site and the packages for learners do."
_NAMED = "A slide names it; the folder for facilitators holds it for a wall and on paper."


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around every page of the folder. `home` is the path of its first page."""

    project: Project
    course: Course
    home: str

    def frame(self, path: str) -> Frame:
        """Of a page at a path."""
        course = self.course
        return Frame(
            path, course.title, course.language, course.title, self.home,
            course.version, course.reviewed, course.owner, LICENCE, SUPPORT,
            searchable=False, home=self.home, translation=course.translation, styles=(LEADING,),
        )  # fmt: skip


def beside(bundle: Bundle, *more: str) -> Mapping[str, bytes]:
    """Scripts and styles that these pages load, and the notice of what is not ours."""
    return {f"assets/{name}": bundle[name] for name in (*PLAYER, LEADING, *pages.ASSETS, *more)}


def support(around: Surroundings) -> Mapping[str, bytes]:
    """The page of support lines: every other one leads to it."""
    page = SupportPage(around.frame(SUPPORT), around.project.support)
    return {SUPPORT: document(page.frame, page.body())}


def slides(around: Surroundings, one: Outline, index: str) -> dict[str, bytes]:
    """The list of decks at `index`, the decks, their notes and pictures."""
    files: dict[str, bytes] = {}
    links = []
    for made in decks(around.project, one, f"{FOLDER}/{index}", SUPPORT):
        name = splitext(basename(made.step.path))[0]
        deck, notes = f"{FOLDER}/{name}.html", f"{FOLDER}/{name}-notes.html"
        files[deck] = _deck(around.frame(deck), made, notes).encode()
        page = pages.NotesPage(around.frame(notes), made.step.title, made.slides, made.writer, deck)
        files[notes] = document(replace(page.frame, scripts=(pages.SCRIPT,)), page.body())
        files.update(pictures(around.project, one, made.pictures))
        links.append(pages.DeckLink(made.step.title, made.step.minutes, len(made.slides), deck, notes))
    listed = pages.DecksPage(around.frame(index), tuple(links))
    files[index] = document(listed.frame, listed.body())
    return files


def pictures(project: Project, one: Outline, paths: Sequence[str]) -> Mapping[str, bytes]:
    """The pictures where pages find them."""
    return {one.media(path): project.files[path] for path in paths if path in project.files}


def _deck(frame: Frame, made: Made, notes: str) -> str:
    shown = tuple(_shown(slide, number) for number, slide in enumerate(made.slides, 1))
    language = frame.language
    head = pages.head(frame, made.step.title, notes)
    around = Around(language, interface.direction(language), head, pages.before(frame))
    return presented(shown, around)


def _shown(slide: Slide, number: int) -> Shown:
    look = f"{slide.kind} {slide.size}"
    return Shown(look, pages.inside(slide, number), slide.fragments, slide.notes)


def fates(project: Project, course: Course, whole: Collection[str] = ()) -> Iterator[Fate]:
    """What becomes of every item, scenario, recording and notebook. `whole` names the sorts that the package holds beside its slides."""
    one = outline(project, course)
    asked = {item.id for lesson in project.lessons_of(course) for item in lesson.checks}
    asked.update(recalled_in(project, course))
    items = items_of(project, course, assessments_of(project, one).values())
    for item in items.values():
        reason = _TOGETHER if item.id in asked else _ON_PAPER if "assessment" in whole else _NO_SLIDE
        yield Fate(item.id, Kept.DROPPED if reason is _NO_SLIDE else Kept.APPROXIMATED, reason, item.place)
    for scenario in scenarios_of(project, one).values():
        kept = "scenario" in whole
        yield Fate(
            scenario.id, Kept.KEPT if kept else Kept.APPROXIMATED, "" if kept else _NAMED, scenario.place
        )
    shown = {path for lesson in project.lessons_of(course) for path in names_of(lesson, items).pictures}
    for fate in media.of_course(project, one):
        there = fate.id in shown or "scenario" in whole
        yield fate if there else replace(fate, kept=Kept.DROPPED, reason=_NO_RECORDING)
    yield from notebooks.of_course(project, one, files=_NO_FILES)
