"""All pages of a course for another platform, by name: about, support, glossary, lessons, assessments, scenarios page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from coursewright.encode.banks.gamebook import Gamebook, gamebook
from coursewright.encode.banks.pictures import addressed, named
from coursewright.encode.banks.reader import Reader, leaf_name, scenario_name, step_name
from coursewright.encode.banks.sections import Section
from coursewright.encode.banks.text import Around, Elements
from coursewright.encode.course_pages import content_of
from coursewright.encode.gathering import names_of
from coursewright.encode.learner import scenarios_of
from coursewright.encode.outline import Outline
from coursewright.model.course import Assessment, Lesson, Project
from coursewright.model.item import Item
from coursewright.model.scenario import Scenario

ABOUT, SUPPORT, GLOSSARY = "about", "support", "glossary"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name, which stays the same in every version, its title and its text."""

    name: str
    title: str
    parts: Elements


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the pages of a course are made from, and how the platform addresses pages and pictures."""

    project: Project
    outline: Outline
    sections: tuple[Section, ...]
    books: Mapping[str, Gamebook]
    pictures: Mapping[str, str]
    """Names by path."""
    page_at: Callable[[str], str]
    picture_at: str
    known: frozenset[str]
    """The names of all pages."""
    sets_tex: bool = False
    """Whether the platform sets TeX by itself."""

    @property
    def around(self) -> Around:
        """Where texts stand."""
        return Around(
            self.outline.course.language,
            self.project.facts,
            plays=True,
            sets_tex=self.sets_tex,
            picture=addressed(self.pictures, self.picture_at),
            link=self.link,
        )

    @property
    def items(self) -> dict[str, Item]:
        """Every item by its id."""
        return {item.id: item for section in self.sections for item in section.items}

    def where(self, name: str) -> str | None:
        """The address of a page, if there is such a page."""
        return self.page_at(name) if name in self.known else None

    def link(self, path: str, fragment: str) -> str | None:
        """The address of what a source has become."""
        one = self.outline
        step = one.sources.get(path)
        if step is not None:
            href = self.where(step_name(step.sort, step.id))
        else:
            href = self.where(GLOSSARY) if path == one.course.glossary else None
        headed = step is not None and step.sort == "lesson"
        return f"{href}#{fragment}" if href and fragment and headed else href


def _names(project: Project, outline: Outline, books: Mapping[str, Gamebook]) -> Iterator[str]:
    yield from (ABOUT, SUPPORT)
    if outline.glossary:
        yield GLOSSARY
    yield from (step_name(step.sort, step.id) for step in outline.everything)
    for id, book in books.items():
        yield from (leaf_name(project.scenarios[id], number) for number in range(len(book.leaves)))


def shelf(
    project: Project,
    outline: Outline,
    sections: tuple[Section, ...],
    page_at: Callable[[str], str],
    picture_at: str,
    sets_tex: bool = False,
) -> Shelf:
    """Everything of a course, its scenarios as books."""
    books = {id: gamebook(one) for id, one in scenarios_of(project, outline).items()}
    items = {item.id: item for section in sections for item in section.items}
    named_in = [names_of(content_of(project, outline, step), items) for step in outline.everything]
    shown = [path for names in named_in for path in (*names.pictures, *names.captions)]
    known = frozenset(_names(project, outline, books))
    return Shelf(
        project, outline, sections, books, named(project, shown), page_at, picture_at, known, sets_tex
    )


def pages(shelf: Shelf, asked: Iterable[str], exam: bool) -> Iterator[Page]:
    """Every page in the order of learning. `asked` are the items that a quiz asks."""
    one = shelf.outline
    reader = Reader(shelf.project, one, shelf.around, shelf.where, frozenset(asked), shelf.items, exam)
    say = shelf.around.say
    yield Page(ABOUT, one.course.title, reader.about())
    yield Page(SUPPORT, say("support-page"), reader.support())
    if one.glossary:
        yield Page(GLOSSARY, one.glossary.title or say("glossary-page"), reader.glossary())
    for step in one.everything:
        content = content_of(shelf.project, one, step)
        name = step_name(step.sort, step.id)
        match content:
            case Lesson():
                yield Page(name, step.title, reader.lesson(content))
            case Assessment():
                yield Page(name, say("bank-before", title=step.title), reader.before(content))
            case Scenario():
                yield from _book(reader, content, shelf.books[content.id])


def _book(reader: Reader, scenario: Scenario, book: Gamebook) -> Iterator[Page]:
    yield Page(scenario_name(scenario.id), scenario.title, reader.beginning(scenario, book))
    for number, leaf in enumerate(book.leaves):
        title = f"{scenario.title}: {leaf.node.title}"
        yield Page(leaf_name(scenario, number), title, reader.leaf(scenario, leaf))
