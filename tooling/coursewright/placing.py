"""A project for one place: its law and its support lines stay, those of other places go, and gaps are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from coursewright.encode import interface
from coursewright.model.course import Lesson, Page, Project
from coursewright.model.jurisdiction import GENERAL, within
from coursewright.model.prose import Block, Blocks, Box, BoxKind, Cite, Paragraph, Text
from coursewright.model.scenario import Scenario
from coursewright.model.walking import every_inline, walk, with_blocks


def placed(project: Project, place: str = "") -> Project:
    """The project with its editions as the learners of a place read it; `place` wins over the one of the project.

    Without any place every box stays. A box without a source says so either way.
    """
    chosen = place or project.site.place
    spoken = {
        path: course.language
        for course in project.courses
        for path in (course.glossary, *(content.path for content in course.contents()))
    }

    def at(path: str) -> _At:
        return _At(chosen, spoken.get(path, project.language))

    return replace(
        project,
        site=replace(project.site, place=chosen),
        editions=tuple(placed(edition, chosen) for edition in project.editions),
        lessons={path: at(path).lesson(one) for path, one in project.lessons.items()},
        pages={path: at(path).page(one) for path, one in project.pages.items()},
        scenarios={id: at(one.place.file).scenario(one) for id, one in project.scenarios.items()},
        support=tuple(one for one in project.support if not chosen or one.country in within(chosen)),
    )


@dataclass(frozen=True, slots=True)
class _At:
    """One place, and the language in which gaps are told there."""

    place: str
    language: str

    def lesson(self, one: Lesson) -> Lesson:
        return replace(one, blocks=self.text(one.blocks))

    def page(self, one: Page) -> Page:
        return replace(one, blocks=self.text(one.blocks))

    def scenario(self, one: Scenario) -> Scenario:
        nodes = tuple(
            replace(node, blocks=self.text(node.blocks), debrief=self.text(node.debrief))
            for node in one.nodes
        )
        return replace(one, intro=self.text(one.intro), nodes=nodes)

    def text(self, blocks: Blocks) -> Blocks:
        """A whole text. One without law boxes is the same one."""
        return with_blocks(blocks, self.settled) if any(map(_is_law, walk(blocks))) else blocks

    def settled(self, blocks: Blocks) -> Blocks:
        """These blocks, each run of law boxes among them cut down to what holds at the place."""
        return tuple(self._settled(blocks))

    def _settled(self, blocks: Blocks) -> Iterator[Block]:
        for law, run in groupby(blocks, key=_is_law):
            if law:
                yield from self._holding(tuple(one for one in run if isinstance(one, Box)))
            else:
                yield from run

    def _holding(self, run: tuple[Box, ...]) -> Iterator[Box]:
        local = [one for one in run if one.title != GENERAL and not one.everywhere]
        wider = within(self.place)
        kept = [one for one in run if not self.place or one not in local or one.title in wider]
        found = [one for one in kept if one in local]
        for one in kept:
            last = bool(found) and one is found[-1]
            yield self._told(one, self._only_wider(found) if self.place and last else "")
        if self.place and local and not found:
            words = interface.say(self.language, "law-none", place=self._name(self.place))
            yield Box(BoxKind.LAW, self.place, (_paragraph(words, run[0]),), run[0].place)

    def _only_wider(self, found: list[Box]) -> str:
        """What to know where the box of a country stands in for that of its part."""
        if any(one.title == self.place for one in found):
            return ""
        wider = self._name(found[-1].title)
        return interface.say(self.language, "law-wider", wider=wider, place=self._name(self.place))

    def _told(self, box: Box, more: str) -> Box:
        cited = any(isinstance(inline, Cite) for inline in every_inline(box.blocks))
        none = "" if cited else interface.say(self.language, "law-no-source")
        added = tuple(_paragraph(words, box) for words in (more, none) if words)
        return replace(box, blocks=(*box.blocks, *added)) if added else box

    def _name(self, code: str) -> str:
        return interface.place_name(self.language, code)


def _is_law(block: Block) -> bool:
    return isinstance(block, Box) and block.kind is BoxKind.LAW


def _paragraph(words: str, box: Box) -> Paragraph:
    return Paragraph((Text(words, box.place),), box.place)
