"""The administrator's sheet of every format that a platform plays itself: inside the package, or beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coursewright.encode.admin_brief import Arrived, Brief, admin_brief
from coursewright.encode.admin_formats import FORMATS
from coursewright.encode.brand import STYLES, branded
from coursewright.encode.gathering import every_item
from coursewright.encode.learner import assessments_of
from coursewright.encode.outline import outline
from coursewright.model.course import Course, Project
from coursewright.targets.package import Bundle, Fate, Kept, by_reason


def briefing(
    target: str,
    project: Project,
    course: Course,
    bundle: Bundle,
    fates: Iterable[Fate],
    *,
    files: tuple[str, ...] = (),
    needs: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """The sheet. `files` are the packages that it lies beside; inside a package it names none."""
    steps = outline(project, course)
    items = every_item(project).items()
    named = {**{id: item.title for id, item in items}, **{step.id: step.title for step in steps.everything}}
    told = tuple(fates)
    brief = Brief(
        FORMATS[target],
        course,
        files,
        tuple((step.id, step.title) for step in steps.everything),
        tuple(assessments_of(project, steps).values()),
        sum(fate.kept is Kept.KEPT for fate in told),
        tuple(_less(told, named)),
        needs,
    )
    return admin_brief(brief, branded(bundle, project.site)[STYLES].decode())


def _less(fates: tuple[Fate, ...], named: Mapping[str, str]) -> Iterator[Arrived]:
    for kept, reason, several in by_reason(fates):
        titles = dict.fromkeys(named.get(fate.id) or fate.id for fate in several)
        yield Arrived(_WORDS[kept], tuple(titles), reason)


_WORDS = {Kept.DROPPED: "left out", Kept.APPROXIMATED: "approximated"}
