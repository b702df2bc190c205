"""Whether results can be those of a course as it stands: known, of one mind with themselves, and passed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from coursewright.credentials.results import Done, Refused, Results
from coursewright.model.course import Assessment, Course, Project
from coursewright.model.diagnostic import did_you_mean
from coursewright.model.standing import Achievement, Activity, Rule, Success, standing
from coursewright.model.standing import Done as Attempted


def judged(results: Results, project: Project, bests: Mapping[str, int]) -> Course:
    """The course that these results passed. `bests` are the most points of each scenario. Raises `Refused` otherwise."""
    course = _known(results, project)
    rule = _rule(course, project, bests)
    done = _by_id(results.activities, rule)
    for id, one in done.items():
        _consistent(id, one, rule.activities[id])
    for id in rule.activities:
        if id in project.assessments:
            _items(results, project.assessments[id], done.get(id))
    found = standing(rule, Achievement(frozenset(results.lessons), _attempted(done, rule)))
    if (found.completion, found.success, found.score) != (
        results.completion,
        results.success,
        results.score,
    ):
        raise Refused("Its parts do not add up to the standing that it claims.")
    if results.success is not Success.PASSED:
        raise Refused("The course is not passed.")
    return course


def _known(results: Results, project: Project) -> Course:
    course = next((one for one in project.courses if one.id == results.course), None)
    if course is None:
        there = [one.id for one in project.courses]
        raise Refused(
            f"This project has no course `{results.course}`. {did_you_mean(results.course, there)}".strip()
        )
    if course.version != results.version:
        raise Refused(
            f"It is of version {results.version}; this project holds version {course.version}. "
            "Run this in the project as it was then."
        )
    return course


def _rule(course: Course, project: Project, bests: Mapping[str, int]) -> Rule:
    contents = tuple(course.contents())
    activities: dict[str, Activity] = {}
    wanted = [one.id for one in contents if one.sort != "lesson"]
    wanted += [id for id, _ in course.rule.weights] + list(course.rule.required)
    for id in dict.fromkeys(wanted):
        if id in project.scenarios:
            alternative = project.scenarios[id].alternative
            activities[id] = Activity(alternative=alternative, scored=bests.get(id, 0) > 0)
            if alternative in project.assessments:
                activities[alternative] = _asked(project.assessments[alternative])
        elif id in project.assessments:
            activities[id] = _asked(project.assessments[id])
    lessons = tuple(one.id for one in contents if one.sort == "lesson")
    return Rule(lessons, activities, course.rule)


def _asked(assessment: Assessment) -> Activity:
    scored = any(item.scored for item in assessment.items)
    return Activity(assessment.mastery, assessment.attempts, scored=scored)


def _by_id(activities: tuple[Done, ...], rule: Rule) -> Mapping[str, Done]:
    found = {one.id: one for one in activities}
    if len(found) != len(activities):
        raise Refused("It tells of one activity twice.")
    return {id: one for id, one in found.items() if id in rule.activities}


def _consistent(id: str, one: Done, activity: Activity) -> None:
    if activity.mastery is None:
        return
    reached = one.score is not None and one.score >= activity.mastery
    many = activity.attempts is not None and one.attempts > activity.attempts
    if one.complete != (one.attempts > 0) or one.complete != (one.score is not None):
        raise Refused(f"`{id}` claims attempts and a score that do not belong together.")
    if one.succeeded != reached or many:
        raise Refused(f"`{id}` claims what its mastery score or its number of attempts does not allow.")


def _items(results: Results, assessment: Assessment, done: Done | None) -> None:
    told = [one for one in results.items if one.activity == assessment.id]
    points = {item.id: item.points for item in assessment.items if item.scored}
    if any(count > 1 for count in Counter(one.id for one in told).values()):
        raise Refused(f"`{assessment.id}` tells of one item twice.")
    if strange := [one.id for one in told if one.id not in points]:
        raise Refused(f"`{assessment.id}` has no item `{strange[0]}` in this version.")
    if not told:
        return
    possible = sum(points[one.id] for one in told)
    last = sum((one.share * points[one.id] for one in told), Fraction(0)) / possible
    best = done.score if done is not None else None
    if best is None or last > best or (done is not None and done.attempts == 1 and last != best):
        raise Refused(f"The items of `{assessment.id}` do not add up to its score.")


def _attempted(done: Mapping[str, Done], rule: Rule) -> Mapping[str, Attempted]:
    found: dict[str, Attempted] = {}
    for id, one in done.items():
        if rule.activities[id].mastery is not None or _played(one, done.get(rule.activities[id].alternative)):
            found[id] = Attempted(one.attempts, one.score)
    return found


def _played(one: Done, written: Done | None) -> bool:
    """Whether a scenario itself reached an ending: what is told of it counts its written alternative too."""
    if written is None or not written.complete:
        return one.complete
    better = (one.score or Fraction(0)) > (written.score or Fraction(0))
    return one.complete and (better or (one.succeeded and not written.succeeded))
