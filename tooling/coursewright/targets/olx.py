"""Open edX: a course tarball with lessons as texts, assessments as graded problems and scenarios page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursewright.encode import admin_parts
from coursewright.encode.banks.pages import ABOUT, GLOSSARY, SUPPORT, Page, Shelf, pages, shelf
from coursewright.encode.banks.reader import leaf_name, step_name
from coursewright.encode.banks.sections import RECALL, Section, Stratum, sections
from coursewright.encode.olx.course import Block, files, grading
from coursewright.encode.olx.problems import Problem, problem
from coursewright.encode.outline import outline
from coursewright.encode.pages.way import Step
from coursewright.encode.tar import archive
from coursewright.model.course import Course, Project
from coursewright.model.item import Item
from coursewright.targets import media, notebooks
from coursewright.targets.briefing import briefing
from coursewright.targets.package import Bundle, Fate, Kept, Options, Package, Scored, Target, package_name

_STORY = "Its pages are linked and played by clicking; what is decided is not scored, so its written alternative counts for it."
_PLAIN = "Its pages are linked and played by clicking; conditions are not kept, and its written alternative counts for it."
_ATTEMPTS = "Open edX counts attempts by question: each may be answered {count}."
_END = "Open edX tells the reasons after each answer, and not when everything is handed in."


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """One tarball. Keys stand in problems, which the platform scores itself and gives to nobody."""
    one = outline(project, course)
    held = shelf(
        project, one, sections(project, course), lambda name: f"/jump_to_id/{name}", "/static/", sets_tex=True
    )
    made = {
        item.id: problem(item, held.around, options.exam)
        for section in held.sections
        for item in section.items
    }
    asked = {id for id, one in made.items() if one.asks}
    written = {one.name: one for one in pages(held, asked, options.exam)}
    course_files = files(
        course, tuple(_Tree(held, made, written, options.exam).chapters()), grading(project, course)
    )
    course_files.update((f"static/{name}", project.files[path]) for path, name in held.pictures.items())
    fates = tuple(_fates(held, made))
    # Outside of `static`, so that the platform reads past it and no learner comes by it.
    course_files[admin_parts.NAME] = briefing("olx", project, course, bundle, fates)
    data = archive({f"course/{path}": data for path, data in course_files.items()})
    return (Package(package_name(course, "olx", "tar.gz"), data, fates),)


class _Tree:
    """Chapters, sequentials, verticals and what stands in them. Every name is made of ids alone."""

    def __init__(
        self, held: Shelf, made: Mapping[str, Problem], written: Mapping[str, Page], exam: bool
    ) -> None:
        self.held, self.made, self.written, self.exam = held, made, written, exam
        self.sections = {section.id: section for section in held.sections}

    def chapters(self) -> Iterator[Block]:
        """About the course, its modules, and what only they lead to."""
        one, say = self.held.outline, self.held.around.say
        names = [ABOUT, SUPPORT, *([GLOSSARY] if one.glossary else [])]
        about = tuple(self._sequential(name, self.written[name].title, (self._page(name),)) for name in names)
        yield _block("chapter", "chapter-about", say("bank-about"), *about)
        for module, (title, steps) in zip(one.course.modules, one.modules, strict=True):
            yield _block("chapter", f"chapter-{module.id}", title, *map(self._step, steps))
        extras = [self._step(step) for step in one.extras]
        if RECALL in self.sections:
            section = self.sections[RECALL]
            extras.append(self._sequential(RECALL, section.title, (self._asked(section, section.title),)))
        if extras:
            yield _block("chapter", "chapter-extras", say("bank-extras"), *extras)

    def _step(self, step: Step) -> Block:
        name, say = step_name(step.sort, step.id), self.held.around.say
        section = self.sections.get(step.id)
        units = [self._page(name)]
        if step.sort == "scenario":
            scenario = self.held.project.scenarios[step.id]
            count = len(self.held.books[step.id].leaves)
            units += [self._page(leaf_name(scenario, number)) for number in range(count)]
        elif section is not None:
            title = say("bank-checks", title=step.title) if step.sort == "lesson" else step.title
            units.append(self._asked(section, title))
        counts = step.id if step.id in self._counted() else None
        return self._sequential(name, step.title, tuple(units), counts)

    def _counted(self) -> frozenset[str]:
        course, scenarios = self.held.outline.course, self.held.project.scenarios
        ids = (id for id, _ in course.rule.weights)
        return frozenset((scenarios[id].alternative or id) if id in scenarios else id for id in ids)

    def _sequential(
        self, name: str, title: str, units: tuple[Block, ...], counts: str | None = None
    ) -> Block:
        given = {"display_name": title, "graded": "true" if counts else None, "format": counts}
        return Block("sequential", f"sequential-{name}", given, units)

    def _page(self, name: str) -> Block:
        page = self.written[name]
        text = Block("html", name, {"display_name": page.title}, parts=page.parts)
        return _block("vertical", f"unit-{name}", page.title, text)

    def _asked(self, section: Section, title: str) -> Block:
        blocks = tuple(block for stratum in section.strata for block in self._stratum(section, stratum))
        return _block("vertical", f"questions-{section.id}", title, *blocks)

    def _stratum(self, section: Section, stratum: Stratum) -> Iterator[Block]:
        inner = tuple(self._problem(section, item) for form in stratum.forms for item in form)
        if stratum.whole and all(len(form) == 1 for form in stratum.forms):
            yield from inner
            return
        name = "-".join(filter(None, ("bank", section.id, stratum.name)))
        given = {"display_name": section.title, "max_count": str(stratum.count)}
        yield Block("itembank", name, given, inner)

    def _problem(self, section: Section, item: Item) -> Block:
        found, one = self.made[item.id], section.assessment
        if not found.asks:
            return Block(
                "html", f"text-{item.id}", {"display_name": item.title or item.id}, parts=found.inner
            )
        given = {
            "display_name": item.title or item.id,
            "weight": str(item.points),
            "max_attempts": str(one.attempts) if one and one.attempts else None,
            "showanswer": "never" if self.exam else "attempted",
            "rerandomize": "never",
        }
        return Block("problem", item.id, given, parts=found.inner)


def _block(sort: str, name: str, title: str, *inner: Block) -> Block:
    return Block(sort, name, {"display_name": title}, inner)


def _fates(held: Shelf, made: Mapping[str, Problem]) -> Iterator[Fate]:
    for section in held.sections:
        for item in section.items:
            less = made[item.id].less
            yield Fate(item.id, Kept.APPROXIMATED if less else Kept.KEPT, less, item.place)
        one = section.assessment
        if one is not None:
            told = (
                _ATTEMPTS.format(count=_times(one.attempts)) if one.attempts else "",
                _END if one.feedback_at_end else "",
            )
            if any(told):
                yield Fate(one.id, Kept.APPROXIMATED, " ".join(filter(None, told)), one.place)
    for id, book in held.books.items():
        yield Fate(id, Kept.APPROXIMATED, _STORY if book.exact else _PLAIN, held.project.scenarios[id].place)
    yield from media.of_course(held.project, held.outline, Kept.APPROXIMATED, media.PAGES)
    yield from notebooks.of_course(held.project, held.outline)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


TARGET = Target(
    "olx",
    "An Open edX course: texts, graded problems, problem banks and linked stories",
    "tar.gz",
    write,
    Scored.BY_THE_PLATFORM,
)
