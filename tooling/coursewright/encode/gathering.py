"""Finds what a page's text names, so that the page can be written knowing nothing else of the project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, relpath

from coursewright.encode.captions import captions_of
from coursewright.encode.drawings import drawing
from coursewright.encode.outline import Outline
from coursewright.encode.pictures import size
from coursewright.encode.prose import fold_term, term_id
from coursewright.encode.resources import Activity, Address, Meaning, Picture, Resources, is_web, source_path
from coursewright.model.course import Assessment, Lesson, Project
from coursewright.model.item import Item, texts_of
from coursewright.model.prose import (
    ActivityCard,
    Block,
    Blocks,
    Box,
    BoxKind,
    Check,
    Cite,
    Definitions,
    Image,
    Inline,
    Link,
    Medium,
    Paragraph,
    Recall,
    SupportPanel,
    Takeaway,
    Term,
)
from coursewright.model.scenario import Scenario, every_choice, scenario_texts
from coursewright.model.walking import children, deep, own_inlines, plain, walk


@dataclass(slots=True)
class Names:
    """What texts name, in the order of reading."""

    links: dict[str, None] = field(default_factory=dict)
    pictures: dict[str, None] = field(default_factory=dict)
    """And whatever else a page takes from the folders of media: recordings, files to take along."""
    captions: dict[str, None] = field(default_factory=dict)
    facts: dict[str, None] = field(default_factory=dict)
    terms: dict[str, None] = field(default_factory=dict)
    items: dict[str, None] = field(default_factory=dict)
    activities: dict[str, None] = field(default_factory=dict)
    support: bool = False

    def block(self, block: Block) -> None:
        """What one block names itself."""
        match block:
            case Check(item=item):
                self.items[item] = None
            case Recall(items=items):
                self.items.update((item, None) for item, _ in items)
            case ActivityCard(id=id):
                self.activities[id] = None
            case SupportPanel():
                self.support = True
            case Medium(recording=one):
                self.pictures[source_path(one.place.file, one.src)] = None
                if one.captioned:
                    self.captions[source_path(one.place.file, one.captions)] = None
            case Takeaway(paths=paths):
                self.pictures.update((path, None) for path in paths)
            case _:
                pass

    def inline(self, inline: Inline) -> None:
        """What one inline names."""
        match inline:
            case Link(href=href, place=place) if not is_web(href) and not href.startswith("#"):
                self.links[source_path(place.file, href.partition("#")[0])] = None
            case Image(src=src, place=place):
                self.pictures[source_path(place.file, src)] = None
            case Cite(fact=fact):
                self.facts[fact] = None
            case Term(term=term):
                self.terms[fold_term(term)] = None
            case _:
                pass

    def texts(self, texts: Iterable[Blocks]) -> None:
        """What texts name that a learner reads."""
        for blocks in texts:
            for block in for_learners(blocks):
                self.block(block)
                for inline in own_inlines(block):
                    self.inline(inline)


def for_learners(blocks: Blocks) -> Iterator[Block]:
    """Every block, outer before inner, but nothing of what is meant for facilitators."""
    for block in blocks:
        if isinstance(block, Box) and block.kind is BoxKind.FACILITATOR:
            continue
        yield block
        yield from for_learners(children(block))


def names_of(content: Lesson | Scenario | Assessment, items: Mapping[str, Item]) -> Names:
    """All that the page of one content names, its items' texts included."""
    names = Names()
    match content:
        case Lesson():
            names.texts(((content.note.blocks if content.note else ()), content.blocks))
        case Scenario():
            names.texts(scenario_texts(content))
            for _, choice in every_choice(content):
                for inline in deep(choice.text):
                    names.inline(inline)
        case Assessment():
            names.texts(((content.note.blocks if content.note else ()), content.intro))
            names.items.update((item.id, None) for item in content.items)
    for id in tuple(names.items):
        if id in items:
            names.texts(texts_of(items[id]))
    return names


def every_item(project: Project) -> Mapping[str, Item]:
    """All items of a project by their ids."""
    checks = (item for lesson in project.lessons.values() for item in lesson.checks)
    banks = (item for assessment in project.assessments.values() for item in assessment.items)
    return {item.id: item for item in (*checks, *banks)}


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Looks up what the pages of one course name."""

    project: Project
    outline: Outline
    items: Mapping[str, Item]
    terms: Mapping[str, str]
    """Meaning by term in lower case."""
    support: str
    """Address of the support page."""
    inside: int = 0
    """Drawings of at most so many bytes stand in the page itself."""

    def resources(self, names: Names, page: str) -> Resources:
        """What a page at an address needs to write these names."""
        project, outline = self.project, self.outline
        here = dirname(page) or "."
        return Resources(
            outline.course.language,
            {path: found for path in names.links if (found := self._address(path, here)) is not None},
            {path: self._picture(path, here) for path in names.pictures if path in project.files},
            {
                path: captions_of(path, outline.course.language, project.files)
                for path in names.captions
                if path in project.files
            },
            {id: project.facts[id] for id in names.facts if id in project.facts},
            {term: self._meaning(term, here) for term in names.terms if term in self.terms},
            {id: self.items[id] for id in names.items if id in self.items},
            {id: self._activity(id, here) for id in names.activities if id in outline.by_id},
            project.support if names.support else (),
            relpath(self.support, here),
            outline.course.code_open,
        )

    def _address(self, path: str, here: str) -> Address | None:
        if path == self.outline.course.glossary and self.outline.glossary:
            return Address(relpath(self.outline.page("glossary"), here))
        step = self.outline.sources.get(path)
        if step is None:
            return None
        return Address(relpath(step.path, here), self.outline.fragments(step))

    def _picture(self, path: str, here: str) -> Picture:
        data = self.project.files[path]
        within = path.lower().endswith(".svg") and len(data) <= self.inside
        href = drawing(data) if within else relpath(self.outline.media(path), here)
        return Picture(href, *size(data))

    def _meaning(self, term: str, here: str) -> Meaning:
        entry = self.outline.within(self.outline.page("glossary"), term_id(term))
        return Meaning(relpath(entry, here), self.terms[term])

    def _activity(self, id: str, here: str) -> Activity:
        step = self.outline.by_id[id]
        return Activity(relpath(step.path, here), step.title, step.minutes, step.summary)


def meanings(blocks: Blocks) -> Mapping[str, str]:
    """The terms of a glossary with what they mean, in words alone."""
    return {
        fold_term(plain(entry.term)): " ".join(
            plain(block.inlines).strip() for block in walk(entry.blocks) if isinstance(block, Paragraph)
        )
        for listing in walk(blocks)
        if isinstance(listing, Definitions)
        for entry in listing.entries
    }
