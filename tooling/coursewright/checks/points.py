"""Every point of the source documents keeps a place that teaches it, and a debate is taught as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity, did_you_mean
from coursewright.model.mention import place_of
from coursewright.model.point import Point
from coursewright.model.teaching import Missing, Spot, spot

NOT_THERE = Code(
    "POINT101", Severity.ERROR, "a point whose place is not there",
    "The page that shows where each point of the sources is taught would lead nowhere.",
    "```courses/points.yml\nS1:\n  point: See everyone alone.\n  taught:\n    - {item: demo-9}\n```",
    "```courses/points.yml\nS1:\n  point: See everyone alone.\n  taught:\n    - {item: demo-1}\n```",
)  # fmt: skip
GONE = Code(
    "POINT102", Severity.ERROR, "a point whose place no longer says it",
    "A place is found by a few of its own words. When these were taken out or written anew, somebody has to look whether "
    "the point is still taught.",
    "```courses/points.yml\nS1:\n  point: See everyone alone.\n  taught:\n    - {lesson: demo/first, words: in the corridor}\n```",
    "```courses/points.yml\nS1:\n  point: See everyone alone.\n  taught:\n    - {lesson: demo/first, words: at the door}\n```",
)  # fmt: skip
ONE_SIDED = Code(
    "POINT103", Severity.ERROR, "a debate that is not taught as one",
    "What people of good will disagree about is taught with both sides, where each holds, and what is not known: in a "
    "`{debate}` with three headings.",
    "```courses/points.yml\nS1:\n  point: Should everyone be asked?\n  debate: true\n  taught:\n    - {lesson: demo/first, words: at the door}\n```",
    "```courses/points.yml\nS1:\n  point: See everyone alone.\n  taught:\n    - {lesson: demo/first, words: at the door}\n```",
)  # fmt: skip
NOWHERE = Code(
    "POINT104", Severity.ERROR, "a point that is taught nowhere",
    "Somebody wrote the point down because a course should teach it.",
    "```courses/points.yml\nS1:\n  point: See everyone alone.\n```",
    "```courses/points.yml\nS1:\n  point: See everyone alone.\n  taught:\n    - {lesson: demo/first, words: at the door}\n```",
)  # fmt: skip
CODES = (NOT_THERE, GONE, ONE_SIDED, NOWHERE)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every point of the project."""
    for point in project.points:
        yield from _point(project, point)


def _point(project: Project, point: Point) -> Iterator[Diagnostic]:
    if not point.taught:
        yield NOWHERE.at(
            point.place, f"`{point.id}` is taught nowhere.", "Name a place that teaches it, or teach it."
        )
        return
    spots: list[Spot] = []
    for taught in point.taught:
        try:
            spots.append(spot(project, taught))
        except Missing as missing:
            word = taught.words if missing.gone else taught.node or taught.id
            help = did_you_mean(taught.node or taught.id, missing.known)
            yield (GONE if missing.gone else NOT_THERE).at(
                place_of(word, taught.place),
                missing.message,
                help
                or "Look whether the point is still taught, and name the place by words that stand there.",
            )
    if point.debate and len(spots) == len(point.taught) and not any(one.both_sides for one in spots):
        yield ONE_SIDED.at(
            point.place,
            f"`{point.id}` is a debate, and none of its places stands in a `debate` with both sides.",
            "Name words of a `:::{debate}` with two sides and what is not known, each under its heading.",
        )
