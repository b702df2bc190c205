"""Every text and every item of a project, each once, so that a check asks its question everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from coursewright.model.course import Course, Project
from coursewright.model.item import Item, texts_of
from coursewright.model.prose import Blocks, Heading, Inline, Paragraph
from coursewright.model.scenario import Node, Scenario, ScenarioChoice, node_texts, scenario_texts
from coursewright.model.walking import every_inline, plain, walk


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text as it stands in one file."""

    file: str
    blocks: Blocks


def passages(project: Project) -> Iterator[Passage]:
    """Every text a learner may read, items and stories included."""
    for lesson in project.lessons.values():
        if lesson.note is not None:
            yield Passage(lesson.path, lesson.note.blocks)
        yield Passage(lesson.path, lesson.blocks)
    for assessment in project.assessments.values():
        if assessment.note is not None:
            yield Passage(assessment.path, assessment.note.blocks)
        yield Passage(assessment.path, assessment.intro)
    for page in project.pages.values():
        yield Passage(page.path, page.blocks)
    for item, file in items(project):
        for blocks in texts_of(item):
            yield Passage(file, blocks)
    for scenario in project.scenarios.values():
        for blocks in scenario_texts(replace(scenario, nodes=tuple(_own(scenario)))):
            yield Passage(scenario.place.file, blocks)
    for scenes in project.scenes.values():
        for blocks in (scenes.intro, *node_texts(scenes.nodes)):
            yield Passage(scenes.place.file, blocks)


def inlines(project: Project) -> Iterator[tuple[str, Inline]]:
    """Every inline with its file, the words of choices included."""
    for passage in passages(project):
        for inline in every_inline(passage.blocks):
            yield passage.file, inline
    for file, choice in told_choices(project):
        for inline in choice.text:
            yield file, inline


def told_choices(project: Project) -> Iterator[tuple[str, ScenarioChoice]]:
    """Every choice of every story with its file, those of shared nodes once."""
    for scenario in project.scenarios.values():
        for node in _own(scenario):
            for choice in node.choices:
                yield scenario.place.file, choice
    for scenes in project.scenes.values():
        for node in scenes.nodes:
            for choice in node.choices:
                yield scenes.place.file, choice


def _own(scenario: Scenario) -> Iterator[Node]:
    """The nodes that stand in the scenario's file."""
    return (node for node in scenario.nodes if node.place.file == scenario.place.file)


def items(project: Project) -> Iterator[tuple[Item, str]]:
    """Every item with its file: those of the banks and those of knowledge checks."""
    for assessment in project.assessments.values():
        for item in assessment.items:
            yield item, assessment.path
    for lesson in project.lessons.values():
        for item in lesson.checks:
            yield item, lesson.path


def files_of(course: Course) -> frozenset[str]:
    """The files of a course's steps."""
    return frozenset(content.path for content in course.contents())


def courses_by_file(project: Project) -> Mapping[str, tuple[Course, ...]]:
    """For every file the courses that it is a step or the glossary of."""
    found: dict[str, list[Course]] = {}
    for course in project.courses:
        for file in files_of(course) | {course.glossary}:
            found.setdefault(file, []).append(course)
    return {file: tuple(courses) for file, courses in found.items()}


def text_of(blocks: Blocks) -> str:
    """The sentences of blocks on one line, tables and code aside."""
    texts = (plain(block.inlines) for block in walk(blocks) if isinstance(block, Paragraph | Heading))
    return " ".join(" ".join(texts).split())
