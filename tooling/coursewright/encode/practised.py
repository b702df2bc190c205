"""What a course's record rests on: the parts that count, the points that each can earn, and what practices each objective."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from coursewright.encode.outline import Outline
from coursewright.encode.pages.way import Step
from coursewright.model.course import Assessment, Project
from coursewright.model.coverage import coverage
from coursewright.scenario.explore import best_in


@dataclass(frozen=True, slots=True)
class Part:
    """One activity that counts for passing, or has to be passed."""

    step: Step
    weight: Fraction
    """Its share of the course's score, 0 to 1."""
    required: bool
    possible: int | None
    """Points of one attempt; None where attempts may differ, and 0 where there are none."""


@dataclass(frozen=True, slots=True)
class Practised:
    """One objective with the ids of the steps that work towards it."""

    id: str
    text: str
    steps: tuple[str, ...]


def parts(project: Project, one: Outline) -> tuple[Part, ...]:
    """Every counted or required activity, in the order of `pass`."""
    rule = one.course.rule
    weights = dict(rule.weights)
    whole = sum(weights.values())
    ids = tuple(dict.fromkeys((*weights, *rule.required)))
    return tuple(
        Part(
            one.by_id[id],
            Fraction(weights.get(id, 0), whole) if whole else Fraction(0),
            id in rule.required,
            _possible(project, one.by_id[id]),
        )
        for id in ids
        if id in one.by_id
    )


def practised(project: Project, one: Outline) -> tuple[Practised, ...]:
    """Every objective of the course, those that no step works towards left out."""
    found = coverage(project, one.course)
    asked = {
        row.objective.id: tuple(
            step.id
            for step in one.everything
            if step.sort == "assessment"
            and any(item.objective == row.objective.id for item in project.assessments[step.id].items)
        )
        for row in found.rows
    }
    rows = (
        Practised(
            row.objective.id, row.objective.text, (*row.lessons, *asked[row.objective.id], *row.evidence)
        )
        for row in found.rows
    )
    return tuple(row for row in rows if row.steps)


def _possible(project: Project, step: Step) -> int | None:
    if step.sort == "scenario":
        return best_in(project, project.scenarios[step.id]).points
    return points_of(project.assessments[step.id])


def points_of(assessment: Assessment) -> int | None:
    """The points of one attempt, where all attempts have the same."""
    points = [item.points for item in assessment.items]
    varied = any(item.variant_of for item in assessment.items)
    if assessment.draw is None and not assessment.blueprint and not varied:
        return sum(points)
    drawn = assessment.draw or sum(count for _, count in assessment.blueprint)
    if drawn and len(set(points)) == 1 and drawn <= len(points):
        return drawn * points[0]
    return None
