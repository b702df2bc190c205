"""What becomes of a course's recordings in a package: one fate each, by the path of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursewright.encode.course_pages import content_of
from coursewright.encode.gathering import every_item, for_learners, names_of
from coursewright.encode.outline import Outline
from coursewright.encode.resources import source_path
from coursewright.model.course import Assessment, Lesson, Project
from coursewright.model.item import Item, texts_of
from coursewright.model.prose import Blocks, Medium
from coursewright.model.scenario import Scenario, scenario_texts
from coursewright.targets.package import Fate, Kept

PAGES = "It plays where the platform lets players into its pages; elsewhere a link leads to the file. The transcript stands beneath, open."
LINKED = "A link leads to the file, without its captions; the transcript stands beneath."
WORDS = "Its title and its transcript stand in its place."


def of_course(project: Project, outline: Outline, kept: Kept = Kept.KEPT, reason: str = "") -> Iterator[Fate]:
    """Of every recording in lessons, assessments and scenarios, in the order of learning."""
    items = every_item(project)

    def texts() -> Iterator[Blocks]:
        for step in outline.everything:
            content = content_of(project, outline, step)
            match content:
                case Lesson(blocks=blocks) | Assessment(intro=blocks):
                    yield blocks
                case Scenario():
                    yield from scenario_texts(content)
            for id in names_of(content, items).items:
                yield from texts_of(items[id]) if id in items else ()

    return _fates(texts(), kept, reason)


def of_items(items: Iterable[Item], reason: str) -> Iterator[Fate]:
    """Of every recording in these items, none of which is kept as it is."""
    return _fates((blocks for item in items for blocks in texts_of(item)), Kept.APPROXIMATED, reason)


def _fates(texts: Iterable[Blocks], kept: Kept, reason: str) -> Iterator[Fate]:
    found: dict[str, Fate] = {}
    for blocks in texts:
        for block in for_learners(blocks):
            if isinstance(block, Medium):
                one = block.recording
                path = source_path(one.place.file, one.src)
                found.setdefault(path, Fate(path, kept, reason, one.place))
    return iter(found.values())
