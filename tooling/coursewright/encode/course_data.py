"""What a page tells the runtime of its course: all that a record needs, and of other pages no more than that."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from posixpath import basename

from coursewright.encode.items_data import Json
from coursewright.encode.outline import Outline
from coursewright.encode.renaming import record_names
from coursewright.encode.tags import tag
from coursewright.model.course import Assessment, Course
from coursewright.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class CourseData:
    """A course ready to be written into its pages."""

    rules: Mapping[str, Json]
    """What every page holds: how the course is passed, and by what."""
    objectives: Mapping[str, str]
    contents: tuple[Mapping[str, Json], ...]
    """Its steps: what a record needs of each, where it is, and what a lesson works towards."""

    def whole(self) -> Json:
        """For a document that holds all of the course."""
        return {**self.rules, "objectives": self.objectives, "contents": list(self.contents)}

    def overview(self) -> Json:
        """For a page that names every step itself."""
        contents = [_bare(one) for one in self.contents]
        return {**self.rules, "objectives": {}, "contents": contents}

    def around(self, here: str, named: Collection[str], revisited: Collection[str]) -> Json:
        """For the page of one step. It may name objectives, and lessons that work towards those that may be revisited."""
        contents: list[Json] = []
        elsewhere: list[str] = []
        for one in self.contents:
            works_towards = one.get("objectives")
            if isinstance(works_towards, list) and any(id in revisited for id in works_towards):
                contents.append(one)
            elif one["id"] == here:
                contents.append(_bare(one))
            else:
                elsewhere.append(str(one["tag"]))
        objectives = {id: text for id, text in self.objectives.items() if id in named}
        rest = "".join(elsewhere)
        return {**self.rules, "objectives": objectives, "contents": contents, "elsewhere": rest}


def course_data(
    course: Course,
    steps: Outline,
    activities: Mapping[str, Json],
    lessons: Mapping[str, tuple[str, ...]],
    one_document: bool,
) -> CourseData:
    """The data of a course. `lessons` are the objectives of each lesson by its id."""
    rules: dict[str, Json] = {
        "id": course.id,
        "language": course.language,
        "mastery": ratio(course.rule.mastery),
        "weights": dict(course.rule.weights),
        "required": list(course.rule.required),
        "activities": activities,
    }
    if course.renamed:
        rules["renamed"] = dict(record_names(course))
    contents: list[Mapping[str, Json]] = [
        {
            "sort": step.sort,
            "id": step.id,
            "tag": tag(step.id),
            "title": step.title,
            "href": f"#{step.id}" if one_document else basename(step.path),
            **({"objectives": list(lessons[step.id])} if step.id in lessons else {}),
        }
        for step in steps.steps
    ]
    return CourseData(rules, {one.id: one.text for one in course.objectives}, tuple(contents))


def assessment_activity(assessment: Assessment) -> Json:
    """What every page knows of an assessment."""
    return {
        "sort": "assessment",
        "tag": tag(assessment.id),
        "mastery": ratio(assessment.mastery),
        **({} if assessment.attempts is None else {"attempts": assessment.attempts}),
        **({"scored": True} if any(item.scored for item in assessment.items) else {}),
    }


def scenario_activity(scenario: Scenario, best: int) -> Json:
    """What every page knows of a scenario in which `best` points can be earned."""
    return {
        "sort": "scenario",
        "tag": tag(scenario.id),
        **({"alternative": scenario.alternative} if scenario.alternative else {}),
        **({"scored": True} if best > 0 else {}),
    }


def ratio(share: Fraction) -> Json:
    """Numerator and denominator."""
    return [share.numerator, share.denominator]


def encoded(value: Json) -> str:
    """JSON without a blank."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _bare(content: Mapping[str, Json]) -> Json:
    return {key: content[key] for key in ("sort", "id", "tag")}
