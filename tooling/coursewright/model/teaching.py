"""Where the points of the source documents are taught: each place found by its words, with the heading above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coursewright.model.course import Course, Project
from coursewright.model.item import Item
from coursewright.model.point import Taught
from coursewright.model.prose import (
    Block,
    Blocks,
    Box,
    BoxKind,
    Definitions,
    Figure,
    Heading,
    Inlines,
    Paragraph,
    Table,
)
from coursewright.model.scenario import Scenario
from coursewright.model.walking import children, plain

SIDES = 3
"""Parts of a debate: one side, the other, and what is not known."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is taught: a file, what it is called, and the heading or node above it."""

    sort: str
    """`lesson`, `item`, `scenario` or `course`."""
    path: str
    title: str
    heading: str = ""
    slug: str = ""
    """Of the heading, the item's id, or of the node; empty for the whole."""
    debate: Box | None = None
    """The debate in which it stands."""

    @property
    def both_sides(self) -> bool:
        """Whether it stands in a debate with two sides and what is not known."""
        if self.debate is None:
            return False
        return sum(isinstance(block, Heading) for block in self.debate.blocks) >= SIDES


class Missing(Exception):
    """Why a place teaches nothing: what it names is not there, or no longer says it."""

    def __init__(self, message: str, known: tuple[str, ...] = (), gone: bool = False) -> None:
        super().__init__(message)
        self.message, self.known, self.gone = message, known, gone


def spot(project: Project, taught: Taught) -> Spot:
    """The place itself. Raises Missing."""
    match taught.sort:
        case "lesson":
            return _lesson(project, taught)
        case "item":
            return _item(project, taught)
        case "scenario":
            return _scenario(project, taught)
        case _:
            return _course(project, taught)


def _lesson(project: Project, taught: Taught) -> Spot:
    names = {short(path): lesson for path, lesson in project.lessons.items()}
    lesson = names.get(taught.id)
    if lesson is None:
        raise Missing(f"There is no lesson `{taught.id}`.", tuple(names))
    wanted = folded(taught.words)
    start = Spot("lesson", lesson.path, lesson.title)
    for words, found in _runs(lesson.blocks, [start]):
        if wanted in folded(words):
            return found
    raise Missing(f"The lesson `{taught.id}` no longer says this.", gone=True)


def short(path: str) -> str:
    """A lesson as points name it: its path below `courses/`, without its ending."""
    return path.removeprefix("courses/").rpartition(".")[0]


def folded(words: str) -> str:
    """Words as they are compared: in small letters, with single blanks."""
    return " ".join(words.casefold().split())


def _runs(blocks: Blocks, above: list[Spot]) -> Iterator[tuple[str, Spot]]:
    """Every run of words with where it stands; `above` holds the last heading seen and is moved on."""
    for block in blocks:
        if isinstance(block, Heading) and above[0].debate is None:
            above[0] = replace(above[0], heading=plain(block.inlines), slug=block.slug)
        for words in _words(block):
            yield words, above[0]
        if isinstance(block, Box):
            outside = above[0]
            if block.kind is BoxKind.DEBATE:
                above[0] = replace(outside, debate=block)
            yield block.title, above[0]
            yield from _runs(block.blocks, above)
            above[0] = outside
        else:
            yield from _runs(children(block), above)


def _words(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines) | Figure(caption=inlines):
            yield plain(inlines)
        case Table(header=header, rows=rows):
            cells: tuple[Inlines, ...] = tuple(cell.inlines for row in (header, *rows) for cell in row)
            yield from map(plain, cells)
        case Definitions(entries=entries):
            yield from (plain(entry.term) for entry in entries)
        case _:
            return


def _item(project: Project, taught: Taught) -> Spot:
    there: dict[str, tuple[Item, str, str]] = {}
    for bank in project.assessments.values():
        there.update({item.id: (item, bank.path, bank.title) for item in bank.items})
    for lesson in project.lessons.values():
        there.update({item.id: (item, lesson.path, lesson.title) for item in lesson.checks})
    if taught.id not in there:
        raise Missing(f"There is no item `{taught.id}`.", tuple(there))
    item, path, title = there[taught.id]
    return Spot("item", path, title, item.title or item.id, item.id)


def _scenario(project: Project, taught: Taught) -> Spot:
    scenario: Scenario | None = project.scenarios.get(taught.id)
    if scenario is None:
        raise Missing(f"There is no scenario `{taught.id}`.", tuple(project.scenarios))
    nodes = scenario.by_id()
    if taught.node and taught.node not in nodes:
        raise Missing(f"`{taught.id}` has no node `{taught.node}`.", tuple(nodes))
    heading = nodes[taught.node].title if taught.node else ""
    return Spot("scenario", scenario.place.file, scenario.title, heading, taught.node)


def _course(project: Project, taught: Taught) -> Spot:
    courses: dict[str, Course] = {course.id: course for course in project.courses}
    if taught.id not in courses:
        raise Missing(f"There is no course `{taught.id}`.", tuple(courses))
    course = courses[taught.id]
    if folded(taught.words) not in folded(course.audience):
        raise Missing(f"The audience of `{taught.id}` no longer says this.", gone=True)
    return Spot("course", course.path, course.title)
