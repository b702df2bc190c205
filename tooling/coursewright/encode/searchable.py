"""What a search of a course leads to: sections of its pages, questions by their topics, words of the glossary, facts.

Of a question only its title and the first words of its stem are in the index, never options, keys or reasons: it is looked
up before it is answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode import interface
from coursewright.encode.course_pages import content_of, facts_shown
from coursewright.encode.outline import Outline
from coursewright.encode.pages.way import Step
from coursewright.encode.prose import term_id
from coursewright.encode.search import Section, sections
from coursewright.model.course import Assessment, Fact, Lesson, Page, Project
from coursewright.model.item import Item
from coursewright.model.prose import Definitions, Paragraph
from coursewright.model.scenario import Scenario
from coursewright.model.walking import plain, walk

TOPIC_WEIGHT = 3
"""A lesson that teaches something comes before a question about it."""
LONGEST = 90
"""Characters of a fact or a stem that stand for the whole in the list of what was found."""


def searchable(project: Project, one: Outline) -> Iterator[Section]:
    """Every section of a course, in the order of learning; then what the course is looked up in."""
    for step in one.everything:
        content = content_of(project, one, step)
        yield from _sections(one, step, content)
        yield from (_topic(one, step, item, isinstance(content, Lesson)) for item in _items(content))
    if one.glossary:
        yield from _terms(one, one.glossary)
    shown = sorted(facts_shown(project, one.course))
    yield from (_fact(one, project.facts[id]) for id in shown if id in project.facts)


def _sections(one: Outline, step: Step, content: Lesson | Scenario | Assessment) -> Iterator[Section]:
    blocks = content.blocks if isinstance(content, Lesson) else content.intro
    yield from sections(step.path, step.title, one.course.title, blocks, one.fragments(step))


def _items(content: Lesson | Scenario | Assessment) -> tuple[Item, ...]:
    match content:
        case Lesson(checks=items) | Assessment(items=items):
            return items
        case Scenario():
            return ()


def _topic(one: Outline, step: Step, item: Item, shown: bool) -> Section:
    """Questions of an assessment are drawn and shown one after another, so they are found on its page."""
    page = one.within(step.path, f"item-{item.id}") if shown else step.path
    stem = next((plain(block.inlines) for block in walk(item.stem) if isinstance(block, Paragraph)), "")
    return Section(page, step.title, item.title or cut(stem), one.course.title, stem, TOPIC_WEIGHT)


def _terms(one: Outline, glossary: Page) -> Iterator[Section]:
    page, course = one.page("glossary"), one.course.title
    title = glossary.title or interface.say(one.course.language, "glossary-page")
    yield Section(page, title, "", course, "")
    for listing in walk(glossary.blocks):
        if isinstance(listing, Definitions):
            for entry in listing.entries:
                inside = (block for block in walk(entry.blocks) if isinstance(block, Paragraph))
                term, words = plain(entry.term), " ".join(plain(block.inlines) for block in inside)
                yield Section(one.within(page, term_id(term)), title, term, course, words)


def _fact(one: Outline, fact: Fact) -> Section:
    page = one.within(one.page("sources"), f"source-{fact.id}")
    title = interface.say(one.course.language, "sources-page")
    words = f"{fact.id} {fact.statement}"
    return Section(page, title, cut(fact.statement), one.course.title, words, weight=0)


def cut(words: str) -> str:
    """A long text by its beginning, never within a word."""
    whole = " ".join(words.split())
    if len(whole) <= LONGEST:
        return whole
    return f"{whole[: LONGEST - 1].rpartition(' ')[0]}…"
