"""A course as an H5P Interactive Book: a page for each step, questions where they stand in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from coursewright.encode import interface
from coursewright.encode.course_pages import content_of
from coursewright.encode.h5p import words
from coursewright.encode.h5p.content import Content, Params
from coursewright.encode.h5p.pictures import Pictures, images
from coursewright.encode.h5p.question_set import question_set
from coursewright.encode.h5p.questions import Asked, Asker
from coursewright.encode.h5p.text import WIDE, H5pText, words_of
from coursewright.encode.outline import Outline
from coursewright.encode.pages.way import Step
from coursewright.model.course import Assessment, Lesson, Project
from coursewright.model.item import Item, options_of
from coursewright.model.prose import Block, Blocks, Box, BoxKind, Check, Heading, Recall, Text
from coursewright.model.scenario import Scenario
from coursewright.model.walking import walk

TO_THINK = "H5P has no question for it; it stands there as a text to think about."


@dataclass(slots=True)
class Book:
    """The book, and of every item in it what is different there."""

    content: Content
    reasons: dict[str, tuple[str, ...]]


def book(project: Project, outline: Outline, items: Mapping[str, Item], pictures: Pictures) -> Book:
    """The steps of the course in order, then what only they lead to."""
    binder = Binder(project, outline.course.language, items, pictures)
    chapters = [binder.chapter(outline, step) for step in outline.everything]
    params: Params = {
        **words.said(outline.course.language, words.BOOK),
        "showCoverPage": True,
        "bookCover": {"coverDescription": f"<p>{_escaped(outline.course.summary)}</p>"},
        # A list of groups of one field is a list of that field.
        "chapters": [chapter.value() for chapter in chapters],
        "behaviour": {
            "baseColor": "#0f5c63",
            "defaultTableOfContents": True,
            "progressIndicators": True,
            "progressAuto": True,
            "displaySummary": True,
            "enableRetry": True,
        },
    }
    return Book(
        Content("H5P.InteractiveBook", params, outline.course.id, outline.course.title), binder.reasons
    )


@dataclass(slots=True)
class Binder:
    """Makes the pages, and remembers what became of each item."""

    project: Project
    language: str
    items: Mapping[str, Item]
    pictures: Pictures
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def chapter(self, outline: Outline, step: Step) -> Content:
        """One page."""
        match content_of(self.project, outline, step):
            case Lesson() as lesson:
                note = lesson.note.blocks if lesson.note else ()
                parts = list(self._flow((*note, *lesson.blocks), lesson.id))
            case Assessment() as assessment:
                parts = list(self._assessment(assessment))
            case Scenario() as scenario:
                role = Content(
                    "H5P.AdvancedText",
                    {"text": f"<p>{_escaped(scenario.role or scenario.title)}</p>"},
                    f"{scenario.id}/role",
                    scenario.title,
                )
                parts = [role, self._text(scenario.intro, f"{scenario.id}/intro", scenario.title)]
        column = [{"content": part.value(), "useSeparator": "disabled"} for part in parts if part is not None]
        return Content("H5P.Column", {"content": column}, f"book/{step.id}", step.title)

    def _asker(self, shuffle: bool = True) -> Asker:
        return Asker(self.project.facts, self.pictures, shuffle, self.language)

    def _assessment(self, assessment: Assessment) -> Iterator[Content | None]:
        made = question_set(assessment, self._asker(assessment.shuffle_options))
        if made.content is not None:
            yield made.content
        for item in assessment.items:
            asked = made.asked[item.id]
            if asked.content is None:
                yield from self._to_think(item, asked)
            else:
                self.reasons[item.id] = asked.reasons

    def _flow(self, blocks: Blocks, name: str) -> Iterator[Content | None]:
        """Text up to the next picture or question, then that one."""
        held: list[Block] = []
        count = 0

        def flushed() -> Content | None:
            text = self._text(tuple(held), f"{name}/{count}", name)
            held.clear()
            return text

        for block in _opened(blocks):
            asked = _asked(block)
            shown = [image for image in images((block,)) if self.pictures.fits(image)]
            held += self._told(block)
            if not asked and not shown:
                continue
            count += 1
            yield flushed()
            for image in shown:
                count += 1
                yield self.pictures.content(image, f"{name}/{count}")
            for id in asked:
                if id in self.items:
                    yield from self._question(self.items[id], f"{name}/{count}")
        count += 1
        yield flushed()

    def _told(self, block: Block) -> Blocks:
        """What is read where this block stands, before what it asks."""
        match block:
            case Check():
                return ()
            case Recall(place=place):
                label = interface.say(self.language, "recall")
                return (Heading(3, (Text(label, place),), "", place),)
            case _:
                return (block,)

    def _question(self, item: Item, name: str) -> Iterator[Content | None]:
        asked = self._asker().ask(item, name)
        if asked.content is None:
            yield from self._to_think(item, asked)
            return
        yield asked.content
        self.reasons[item.id] = asked.reasons

    def _to_think(self, item: Item, asked: Asked) -> Iterator[Content | None]:
        """Stem and options as text."""
        self.reasons[item.id] = (*asked.reasons, TO_THINK)
        writer = H5pText(self.project.facts, WIDE)
        steps = "".join(f"<li>{_escaped(words_of(one.blocks))}</li>" for one in options_of(item.form))
        why = writer.blocks(item.why)
        text = writer.blocks(item.stem) + (f"<ul>{steps}</ul>" if steps else "") + why
        yield Content("H5P.AdvancedText", {"text": text}, f"to-think/{item.id}", item.title or item.id)

    def _text(self, blocks: Blocks, name: str, title: str) -> Content | None:
        text = H5pText(self.project.facts, WIDE).blocks(blocks)
        return Content("H5P.AdvancedText", {"text": text}, name, title) if text else None


def _asked(block: Block) -> tuple[str, ...]:
    """The items that stand here."""
    match block:
        case Check(item=item):
            return (item,)
        case Recall(items=items):
            return tuple(id for id, _ in items)
        case _:
            return ()


def _opened(blocks: Blocks) -> Iterator[Block]:
    """A box that holds a question comes in its parts, so that the question can stand between them."""
    for block in blocks:
        if isinstance(block, Box) and any(isinstance(one, Check | Recall) for one in walk(block.blocks)):
            if block.kind is not BoxKind.FACILITATOR:
                yield from _opened(block.blocks)
        else:
            yield block


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
