"""Earlier ids of what a learner's record speaks of, by the short names that stand in saved state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursewright.encode.tags import choice_tag, tag
from coursewright.model.course import Course
from coursewright.model.scenario import Scenario, every_choice


def record_names(course: Course) -> Mapping[str, str]:
    """Of items, lessons, assessments and scenarios: the old tag to the new one."""
    return {tag(one.old): tag(one.new) for one in course.renamed if "/" not in one.old}


def choice_names(course: Course, scenario: Scenario) -> Mapping[str, str]:
    """Of the choices of a scenario. A node that was renamed gave its name to the choices in it and to those that lead to it."""
    nodes: dict[str, str] = {}
    choices: dict[tuple[str, str], str] = {}
    for one in course.renamed:
        where, *path = one.old.split("/")
        if where not in _names(course, scenario):
            continue
        if len(path) == 1:
            nodes[one.new] = path[0]
        elif len(path) == 2:
            choices[path[0], one.new] = path[1]
    found: dict[str, str] = {}
    taken = {choice_tag(node.id, choice.id) for node, choice in every_choice(scenario)}
    for node, choice in every_choice(scenario):
        for old_node in _both(node.id, nodes):
            explicit = choices.get((node.id, choice.id)) or choices.get((old_node, choice.id))
            implied = nodes.get(choice.target) if choice.id == choice.target else None
            for old in {choice.id, explicit or choice.id, implied or choice.id}:
                name = choice_tag(old_node, old)
                if name not in taken:
                    found[name] = choice_tag(node.id, choice.id)
    return found


def _names(course: Course, scenario: Scenario) -> set[str]:
    """The scenario's id and its earlier ones."""
    return {
        scenario.id,
        *(one.old for one in course.renamed if one.new == scenario.id and "/" not in one.old),
    }


def _both(new: str, old: Mapping[str, str]) -> Iterator[str]:
    yield new
    if new in old:
        yield old[new]
