"""How long the learner's saved state can get, character by character: the worst case of site/player/saved.ts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import lcm

from coursewright.encode.learner import assessments_of, items_of, recalled_in, scenarios_of
from coursewright.encode.outline import outline
from coursewright.encode.tags import choice_tag, tag
from coursewright.model.course import Assessment, Course, Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.item import (
    Choice,
    FillIn,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TrueFalse,
)
from coursewright.model.place import Place
from coursewright.model.scenario import Best, Scenario, every_choice
from coursewright.scenario.explore import best_in

MOST = 4096
"""Characters of `cmi.suspend_data` (SCORM 1.2 RTE 3.4, CMIString4096), the least that any host keeps."""
TEXT, NUMBER = 60, 20
"""How much is kept of a typed text and of a typed number."""
TAG, STEP = 4, 3
SEED, ATTEMPTS = 7, 3
"""Digits of a 32-bit seed and of a count of attempts, to the base 36."""
EXACT = 2**53 // 100
"""Up to here the runtime's integers are exact, with room for a score out of 100."""
HEAVIEST = 5

BUDGET001 = Code(
    "BUDGET001",
    Severity.ERROR,
    "a course whose saved state can get too long",
    "A learning platform keeps 4,096 characters of what a learner has done. If the answers of one learner can need more, "
    "that learner's work would be lost at the next visit, without a word from the platform.",
    "A cloze text with seventy gaps in one course.",
    "The same text as four items in two courses.",
)
BUDGET002 = Code(
    "BUDGET002",
    Severity.ERROR,
    "two ids with the same short name",
    "A learner's answers are kept under short names that are made from ids. Two ids of a course, or two choices of a "
    "scenario, that happen to get the same one would receive each other's answers.",
    "Items with the ids `q-1349` and `q-9381` in one course.",
    "One of them renamed before anyone has answered.",
)
BUDGET003 = Code(
    "BUDGET003",
    Severity.ERROR,
    "a course whose score has too fine a denominator",
    "Scores are exact fractions in the learner's browser, up to some nine thousand million million. Weights, points and "
    "parts of points whose common denominator is larger could be rounded across the pass mark.",
    "A scenario of 9973 points that counts 999999 times, or a dozen counted activities whose totals have no factor in common.",
    "Weights such as 4 and 1, and totals of points such as 20, 24 or 60.",
)
CODES = (BUDGET001, BUDGET002, BUDGET003)


@dataclass(frozen=True, slots=True)
class Weight:
    """What one thing can add to the saved state."""

    what: str
    characters: int
    place: Place


def weights(project: Project, course: Course) -> tuple[Weight, ...]:
    """Everything that a learner of the course can leave in the saved state, each at its longest."""
    steps = outline(project, course)
    assessments = assessments_of(project, steps)
    items = items_of(project, course, assessments.values())
    lessons = sum(step.sort == "lesson" for step in steps.steps)
    checks = [item.id for lesson in project.lessons_of(course) for item in lesson.checks]
    practice = [items[id] for id in dict.fromkeys((*checks, *recalled_in(project, course))) if id in items]
    return (
        Weight("the version and the place where the learner is", 3 + TAG, course.place),
        Weight("lessons", 2 + TAG * lessons, course.place),
        Weight("the list of knowledge checks", 1, course.place),
        *(Weight(f"the knowledge check `{item.id}`", 1 + _entry(item), item.place) for item in practice),
        *(_of_assessment(one) for one in assessments.values()),
        *(_of_scenario(one, best_in(project, one)) for one in scenarios_of(project, steps).values()),
    )


def check(project: Project) -> Iterator[Diagnostic]:
    """What forbids to keep a learner's record exactly. Asked of projects whose scenarios are sound."""
    for course in project.courses:
        yield from _too_long(project, course)
        yield from _same_names(project, course)
        yield from _too_fine(project, course)


def _too_long(project: Project, course: Course) -> Iterator[Diagnostic]:
    parts = weights(project, course)
    total = sum(part.characters for part in parts)
    if total <= MOST:
        return
    heaviest = sorted(parts, key=lambda part: -part.characters)[:HEAVIEST]
    yield BUDGET001.at(
        course.place,
        f"What a learner of `{course.id}` does can need {total:,} characters; platforms keep {MOST:,}.",
        "Make the heaviest smaller, draw fewer items, or divide the course.",
        *(Note(f"{part.what} needs up to {part.characters:,}", part.place) for part in heaviest),
    )


def _same_names(project: Project, course: Course) -> Iterator[Diagnostic]:
    steps = outline(project, course)
    assessments = assessments_of(project, steps)
    scenarios = scenarios_of(project, steps)
    items = items_of(project, course, assessments.values())
    yield from _clashes((tag(item.id), f"`{item.id}`", item.place) for item in items.values())
    yield from _clashes((tag(step.id), f"`{step.id}`", course.place) for step in steps.everything)
    for scenario in scenarios.values():
        yield from _clashes(
            (choice_tag(node.id, choice.id), f"`{choice.id}` of `{node.id}`", choice.place)
            for node, choice in every_choice(scenario)
        )


def _clashes(named: Iterable[tuple[str, str, Place]]) -> Iterator[Diagnostic]:
    seen: dict[str, tuple[str, Place]] = {}
    for short, what, place in named:
        other = seen.setdefault(short, (what, place))
        if other[0] != what:
            message = f"{what} and {other[0]} have the same short name `{short}` in a learner's record."
            yield BUDGET002.at(place, message, "Give one of them another id.", Note("the other", other[1]))


def _too_fine(project: Project, course: Course) -> Iterator[Diagnostic]:
    counted = dict(course.rule.weights)
    steps = outline(project, course)
    assessments = [one for id, one in assessments_of(project, steps).items() if id in counted]
    scenarios = [one for id, one in scenarios_of(project, steps).items() if id in counted]
    # The written alternative of a scenario stands in for it.
    assessments += [
        project.assessments[one.alternative] for one in scenarios if one.alternative in project.assessments
    ]
    parts = [_fineness(one.items) for one in assessments] + [
        best_in(project, one).points or 1 for one in scenarios
    ]
    if lcm(*parts) * sum(counted.values()) > EXACT:
        yield BUDGET003.at(
            course.rule.place,
            "The points of the counted activities have no common denominator that is small enough to be exact.",
            "Give activities rounder totals of points, such as 20 or 24.",
        )


def _of_assessment(assessment: Assessment) -> Weight:
    costs: dict[str | None, list[int]] = defaultdict(list)
    for item in assessment.items:
        costs[item.objective if assessment.blueprint else None].append(1 + _entry(item))
    everything = len(assessment.items) if assessment.draw is None else assessment.draw
    strata = assessment.blueprint or ((None, everything),)
    drawn = sum(sum(sorted(costs[objective], reverse=True)[:count]) for objective, count in strata)
    score = _ratio(_fineness(assessment.items))
    head = len(";a") + TAG + len("/") + ATTEMPTS + len("/") + score
    return Weight(
        f"the assessment `{assessment.id}`",
        head + len("/") + SEED + len("/") + score + drawn,
        assessment.place,
    )


def _of_scenario(scenario: Scenario, most: Best) -> Weight:
    variant = max((len(one.id) for one in scenario.variants), default=0)
    score = _ratio(max(1, most.points))
    head = len(";s") + TAG + len("/c/") + score + len("/") + variant + len("/p/")
    dice = len("/") + SEED if any(node.die for node in scenario.nodes) else 0
    return Weight(f"the scenario `{scenario.id}`", head + STEP * most.choices + dice, scenario.place)


def _entry(item: Item) -> int:
    match item.form:
        case TrueFalse():
            return TAG + 1
        case Choice(options=options, multiple=multiple):
            return TAG + (_listed(options) if multiple else _longest(options))
        case Sequencing(steps=steps):
            return TAG + _listed(steps)
        case Likert(steps=steps):
            return TAG + _longest(steps)
        case Matching(left=left, right=right):
            return TAG + _listed(left) + len(left) * (len(":") + _longest(right))
        case FillIn(gaps=gaps):
            return TAG + (TEXT + len(".")) * len(gaps) - len(".")
        case Numeric():
            return TAG + NUMBER
        case LongFillIn(private=private):
            return TAG if private else TAG + TEXT


def _fineness(items: Iterable[Item]) -> int:
    """A denominator that every score of these items fits: points possible by parts of points."""
    scored = [item for item in items if item.scored]
    return sum(item.points for item in scored) * lcm(*(_parts(item) for item in scored)) or 1


def _parts(item: Item) -> int:
    match item.form:
        case Choice(keys=keys):
            return len(keys)
        case Matching(pairs=pairs):
            return len(pairs) or 1
        case Sequencing(steps=steps):
            return max(1, len(steps) - 1)
        case FillIn(gaps=gaps):
            return len(gaps) or 1
        case TrueFalse() | Numeric() | Likert() | LongFillIn():
            return 1


def _ratio(denominator: int) -> int:
    return 2 * _digits(denominator) + len(".")


def _digits(number: int) -> int:
    """To the base 36."""
    return next(count for count in range(1, number.bit_length() + 2) if 36**count > number)


def _listed(options: tuple[Option, ...]) -> int:
    return sum(len(option.id) + len(".") for option in options) - len(".")


def _longest(options: tuple[Option, ...]) -> int:
    return max((len(option.id) for option in options), default=0)
