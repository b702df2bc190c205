"""Where a learner stands in a course: completion, success and score, three facts. As in site/player/standing.ts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from coursewright.model.course import PassRule


class Success(StrEnum):
    """Whether the goal is reached. Failed only where no further attempt could reach it."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Activity:
    """What standing asks of an assessment or a scenario. A scenario has no `mastery`: reaching an ending is success."""

    mastery: Fraction | None = None
    attempts: int | None = None
    """How many there are; None means as many as one likes."""
    alternative: str = ""
    """The assessment that carries a scenario's weight."""
    scored: bool = True


@dataclass(frozen=True)
class Rule:
    """What a course asks for: its lessons, its activities by id, and when it is passed."""

    lessons: tuple[str, ...]
    activities: Mapping[str, Activity]
    passing: PassRule


@dataclass(frozen=True)
class Done:
    """What a learner has done of one activity: complete attempts, and the score of the best one."""

    attempts: int
    best: Fraction | None


@dataclass(frozen=True)
class Achievement:
    """What a learner has done of a course."""

    lessons: frozenset[str] = frozenset()
    activities: Mapping[str, Done] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """The three facts. `score` is None until every activity that counts has a complete attempt."""

    completion: bool
    success: Success
    score: Fraction | None


@dataclass(frozen=True)
class Result:
    """Of one activity: its best complete attempt, and whether another could be better."""

    complete: bool = False
    succeeded: bool = False
    score: Fraction | None = None
    open: bool = True


def standing(rule: Rule, achievement: Achievement, host: Fraction | None = None) -> Standing:
    """`host` is the mastery score of an LMS that gives one: it then decides alone, as the LMS itself does."""
    weights = dict(rule.passing.weights)
    counted = {id: result(rule, achievement, id) for id in (*weights, *rule.passing.required)}
    scored = [(counted[id], weight) for id, weight in weights.items() if _is_scored(rule, id)]
    all_complete = all(one.complete for one in counted.values())
    score = (
        _mean((one.score or Fraction(0), weight) for one, weight in scored)
        if all_complete and scored
        else None
    )
    reachable = _mean(
        (Fraction(1) if one.open else one.score or Fraction(0), weight) for one, weight in scored
    )
    required = [] if host is not None else [counted[id] for id in rule.passing.required]
    goal = rule.passing.mastery if host is None else host
    passed = (
        all_complete
        and bool(counted)
        and (score is None or score >= goal)
        and all(one.succeeded for one in required)
    )
    lost = any(not one.succeeded and not one.open for one in required) or (
        score is not None and reachable < goal
    )
    failed = Success.FAILED if all_complete and lost else Success.UNKNOWN
    return Standing(
        completion=all_complete and achievement.lessons.issuperset(rule.lessons),
        success=Success.PASSED if passed else failed,
        score=score,
    )


def result(rule: Rule, achievement: Achievement, id: str) -> Result:
    """The best complete attempt of an assessment, or of a scenario and its written alternative."""
    activity = rule.activities.get(id)
    if activity is None:
        return Result()
    done = achievement.activities.get(id, Done(0, None))
    complete = done.attempts > 0
    if activity.mastery is not None:
        return Result(
            complete=complete,
            succeeded=done.best is not None and done.best >= activity.mastery,
            score=done.best,
            open=activity.attempts is None or done.attempts < activity.attempts,
        )
    written = result(rule, achievement, activity.alternative) if activity.alternative else Result()
    scores = [score for score in (done.best, written.score) if score is not None]
    return Result(
        complete=complete or written.complete,
        succeeded=complete or written.succeeded,
        score=max(scores, default=None),
    )


def _is_scored(rule: Rule, id: str) -> bool:
    return id in rule.activities and rule.activities[id].scored


def _mean(parts: Iterable[tuple[Fraction, int]]) -> Fraction:
    pairs = list(parts)
    weight = sum(factor for _, factor in pairs)
    return sum((score * factor for score, factor in pairs), Fraction(0)) / weight if weight else Fraction(0)
