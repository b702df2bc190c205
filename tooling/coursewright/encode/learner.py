"""What a page tells the learner's runtime: the course, and the items and activities that the page holds, as JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from posixpath import basename
from typing import Literal, TypeAlias

from coursewright.encode.interface import LEARNER_KEYS, WORDS
from coursewright.encode.items_data import Json, item_data
from coursewright.encode.outline import Outline, outline
from coursewright.encode.scenario_data import scenario_data
from coursewright.encode.tags import tag
from coursewright.model.course import Assessment, Course, Project
from coursewright.model.item import Item
from coursewright.model.prose import Recall
from coursewright.model.scenario import Scenario
from coursewright.model.walking import walk
from coursewright.scenario.explore import best_in

Tracker: TypeAlias = Literal["local", "none", "scorm12"]


@dataclass(frozen=True, slots=True)
class LearnerData:
    """A course ready to be written into its pages; what all of them share is encoded once."""

    course: str
    strings: str
    tracker: Tracker
    items: Mapping[str, Item]
    assessments: Mapping[str, Assessment]
    scenarios: Mapping[str, str]
    """Encoded: finding the best total of one means to walk all its states."""

    def page(self, here: str = "", include: Collection[str] | None = None) -> str:
        """The data of one page. `include` names the items, assessments and scenarios it holds; None means all of the course."""
        wanted = {*self.items, *self.assessments, *self.scenarios} if include is None else set(include)
        assessments = {id: one for id, one in self.assessments.items() if id in wanted}
        wanted.update(item.id for one in assessments.values() for item in one.items)
        items = {id: self.items[id] for id in sorted(wanted) if id in self.items}
        fields = {
            "format": "1",
            "tracker": _text(self.tracker),
            "course": self.course,
            **({} if include is None else {"partial": "true"}),
            "here": _text(here),
            "items": _table({id: _text(item_data(item)) for id, item in items.items()}),
            "assessments": _table({id: _text(_assessment(one)) for id, one in assessments.items()}),
            "scenarios": _table({id: text for id, text in self.scenarios.items() if id in wanted}),
            "strings": self.strings,
        }
        # A script element ends at the first `</script` whatever stands around it, so no `<` is left.
        return _table(fields).replace("<", "\\u003c")

    def scripts(self, include: Collection[str] | None = None) -> tuple[str, ...]:
        """What a page that holds these loads beside the player's own script."""
        held = {*self.assessments, *self.scenarios}
        return ("activity.js",) if held.intersection(held if include is None else include) else ()


def learner_data(project: Project, course: Course, tracker: Tracker) -> LearnerData:
    """Everything that the pages of a course may tell the runtime."""
    steps = outline(project, course)
    assessments = assessments_of(project, steps)
    scenarios = scenarios_of(project, steps)
    best = {id: best_in(project, scenario) for id, scenario in scenarios.items()}
    activities: dict[str, Json] = {
        **{id: _assessment_activity(one) for id, one in assessments.items()},
        **{id: _scenario_activity(one, best[id].points) for id, one in scenarios.items()},
    }
    words = WORDS.get(course.language.split("-")[0], WORDS["en"])
    return LearnerData(
        course=_text(_course(course, steps, tracker, activities, worked_towards(project, course))),
        strings=_text({key: words[key] for key in LEARNER_KEYS}),
        tracker=tracker,
        items=items_of(project, course, assessments.values()),
        assessments=assessments,
        scenarios={id: _text(scenario_data(one, best[id])) for id, one in scenarios.items()},
    )


def assessments_of(project: Project, steps: Outline) -> Mapping[str, Assessment]:
    """The assessments of a course, written alternatives included."""
    return {step.id: project.assessments[step.id] for step in steps.everything if step.sort == "assessment"}


def scenarios_of(project: Project, steps: Outline) -> Mapping[str, Scenario]:
    """The scenarios of a course, those that only a card leads to included."""
    return {step.id: project.scenarios[step.id] for step in steps.everything if step.sort == "scenario"}


def items_of(project: Project, course: Course, assessments: Iterable[Assessment]) -> Mapping[str, Item]:
    """Every item that a learner of the course may meet, those recalled from elsewhere included."""
    found = {item.id: item for lesson in project.lessons_of(course) for item in lesson.checks}
    found.update((item.id, item) for assessment in assessments for item in assessment.items)
    recalled = recalled_in(project, course)
    if any(id not in found for id in recalled):
        everywhere = {item.id: item for item in _all_items(project)}
        found.update((id, everywhere[id]) for id in recalled if id in everywhere)
    return found


def recalled_in(project: Project, course: Course) -> tuple[str, ...]:
    """The items that lessons of a course show again."""
    blocks = (block for lesson in project.lessons_of(course) for block in walk(lesson.blocks))
    return tuple(id for block in blocks if isinstance(block, Recall) for id, _ in block.items)


def _all_items(project: Project) -> Iterator[Item]:
    for lesson in project.lessons.values():
        yield from lesson.checks
    for assessment in project.assessments.values():
        yield from assessment.items


def worked_towards(project: Project, course: Course) -> Mapping[str, list[Json]]:
    """The objectives of each lesson, so that a result can say what to read again."""
    return {lesson.id: list(lesson.objectives) for lesson in project.lessons_of(course)}


def _course(
    course: Course,
    steps: Outline,
    tracker: Tracker,
    activities: Mapping[str, Json],
    objectives: Mapping[str, list[Json]],
) -> Json:
    modules = {step.id: module for module, inner in steps.modules for step in inner}
    contents: list[Json] = [
        {
            "sort": step.sort,
            "id": step.id,
            "tag": tag(step.id),
            "title": step.title,
            "minutes": step.minutes,
            # A package is one document, so its contents are places in it.
            "href": f"#{step.id}" if tracker == "scorm12" else basename(step.path),
            "module": modules[step.id],
            **({"objectives": objectives[step.id]} if step.id in objectives else {}),
        }
        for step in steps.steps
    ]
    return {
        "id": course.id,
        "version": course.version,
        "title": course.title,
        "language": course.language,
        "mastery": _ratio(course.rule.mastery),
        "weights": dict(course.rule.weights),
        "required": list(course.rule.required),
        "objectives": {objective.id: objective.text for objective in course.objectives},
        "contents": contents,
        "activities": activities,
    }


def _assessment_activity(assessment: Assessment) -> Json:
    return {
        "sort": "assessment",
        "tag": tag(assessment.id),
        "mastery": _ratio(assessment.mastery),
        **({} if assessment.attempts is None else {"attempts": assessment.attempts}),
        **({"scored": True} if any(item.scored for item in assessment.items) else {}),
    }


def _scenario_activity(scenario: Scenario, best: int) -> Json:
    return {
        "sort": "scenario",
        "tag": tag(scenario.id),
        **({"alternative": scenario.alternative} if scenario.alternative else {}),
        **({"scored": True} if best > 0 else {}),
    }


def _assessment(assessment: Assessment) -> Json:
    blueprint: list[Json] = [[objective, count] for objective, count in assessment.blueprint]
    return {
        "mastery": _ratio(assessment.mastery),
        "draw": assessment.draw,
        "blueprint": blueprint,
        "shuffleItems": assessment.shuffle_items,
        "shuffleOptions": assessment.shuffle_options,
        "attempts": assessment.attempts,
        "feedbackAtEnd": assessment.feedback_at_end,
        "items": [item.id for item in assessment.items],
    }


def _ratio(share: Fraction) -> Json:
    return [share.numerator, share.denominator]


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _table(fields: Mapping[str, str]) -> str:
    return "{" + ",".join(f"{_text(key)}:{value}" for key, value in fields.items()) + "}"
