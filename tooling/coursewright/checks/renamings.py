"""Renamings of a course: each leads from an id that is gone to one that is there, or a learner's record would be lost."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.checks.passages import items
from coursewright.model.course import Course, Project, Renaming
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity, did_you_mean
from coursewright.model.scenario import Scenario

NOWHERE = Code(
    "ID105", Severity.ERROR, "a renaming that leads nowhere",
    "What a learner did under the old id goes on under the new one, so the new one has to be there.",
    "```courses/demo/course.yml\nid: demo\nrenamed:\n  demo-quiz: demo-tess\n```",
    "```courses/demo/course.yml\nid: demo\nrenamed:\n  demo-quiz: demo-test\n```",
)  # fmt: skip
IN_USE = Code(
    "ID106", Severity.ERROR, "a renaming of an id that is in use",
    "An id that is still there keeps its own record; two records cannot go on under one id.",
    "```courses/demo/course.yml\nid: demo\nrenamed:\n  demo-talk: demo-test\n```",
    "```courses/demo/course.yml\nid: demo\nrenamed:\n  demo-quiz: demo-test\n```",
)  # fmt: skip
CODES = (NOWHERE, IN_USE)


def check(project: Project) -> Iterator[Diagnostic]:
    """Every renaming of every course."""
    ids = {
        *(lesson.id for lesson in project.lessons.values()),
        *project.assessments,
        *project.scenarios,
        *(item.id for item, _ in items(project)),
    }
    for course in project.courses:
        seen: dict[tuple[str, str], Renaming] = {}
        for one in course.renamed:
            there = _there(project, course, one, ids)
            old = one.old.rpartition("/")[2]
            if one.new not in there:
                help = did_you_mean(one.new, there) or "Write `old-id: new-id`."
                yield NOWHERE.at(
                    one.place, f"There is no `{one.new}` that `{one.old}` could be called now.", help
                )
            elif old in there:
                yield IN_USE.at(
                    one.place, f"`{one.old}` is still in use.", "Take the renaming out, or the id."
                )
            else:
                other = seen.setdefault((one.old.rpartition("/")[0], one.new), one)
                if other is not one:
                    message = f"`{one.old}` and `{other.old}` cannot both be `{one.new}` now."
                    yield IN_USE.at(
                        one.place, message, "Keep the record of one of them.", Note("the other", other.place)
                    )


def _there(project: Project, course: Course, one: Renaming, ids: set[str]) -> set[str]:
    """The ids among which the new one has to be."""
    where, *path = one.old.split("/")
    if not path:
        return ids
    named = next((other.new for other in course.renamed if other.old == where), where)
    scenario: Scenario | None = project.scenarios.get(named)
    if scenario is None:
        return set()
    if len(path) == 1:
        return {node.id for node in scenario.nodes}
    node = next((other.new for other in course.renamed if other.old == f"{where}/{path[0]}"), path[0])
    return {choice.id for there in scenario.nodes if there.id == node for choice in there.choices}
