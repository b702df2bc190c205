"""A course's own page: what counts, in which order, and in which version."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursewright.model.course import Content, Course, Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity, did_you_mean
from coursewright.model.mention import place_of
from coursewright.model.prose import ActivityCard
from coursewright.model.walking import walk

COUNTS_UNKNOWN = Code(
    "COURSE101", Severity.ERROR, "an activity that counts but is no step of the course",
    "Learners cannot reach it, so nobody could pass.",
    """\
```courses/demo/course.yml
pass:
  mastery: 0.8
  counts: {demo-tset: 1}
  required: []
```""",
    """\
```courses/demo/course.yml
pass:
  mastery: 0.8
  counts: {demo-test: 1}
  required: []
```""",
)  # fmt: skip
NOTHING_COUNTS = Code(
    "COURSE102", Severity.WARNING, "a course that nothing counts in",
    "Without an assessment or a scenario that counts, the course reports neither a score nor success.",
    """\
```courses/demo/course.yml
pass:
  mastery: 0.8
  counts: {}
  required: []
```""",
    """\
```courses/demo/course.yml
pass:
  mastery: 0.8
  counts: {demo-test: 1}
  required: []
```""",
)  # fmt: skip
NO_ASSESSMENT = Code(
    "COURSE103", Severity.WARNING, "a course without an assessment",
    "What learners can do afterwards stays unknown, to them and to who assigned the course.",
    "A course whose modules list lessons only.",
    "The same course with `- assessment: demo-test` as its last step.",
)  # fmt: skip
VERSION = Code(
    "COURSE104", Severity.ERROR, "a version that is not semantic",
    "A version is three numbers: the first moves when records of learners no longer fit, the second when "
    "something is "
    "added, the third when something is mended.",
    """\
```courses/demo/course.yml
version: "1.0"
```""",
    """\
```courses/demo/course.yml
version: 1.0.0
```""",
)  # fmt: skip
TWICE = Code(
    "COURSE105", Severity.ERROR, "a step that stands twice in a course",
    "Progress is kept once for each step, so the second would be done as soon as the first is.",
    """\
```courses/demo/course.yml
modules:
  - id: demo-m1
    title: All of it
    contents:
      - lesson: first
      - lesson: first
      - assessment: demo-test
```""",
    """\
```courses/demo/course.yml
modules:
  - id: demo-m1
    title: All of it
    contents:
      - lesson: first
      - assessment: demo-test
```""",
)  # fmt: skip
UNUSED = Code(
    "COURSE106", Severity.HINT, "a text that no course uses",
    "It is read and checked, but no learner will find it: no course lists it, and no text leads to it.",
    "A file `courses/demo/third.md` that no `course.yml` lists.",
    "The same file, with `- lesson: third` in a module.",
)  # fmt: skip
CODES = (COUNTS_UNKNOWN, NOTHING_COUNTS, NO_ASSESSMENT, VERSION, TWICE, UNUSED)

# The grammar of semver.org 2.0.0, section 9 to 11, without build metadata, which orders nothing.
_VERSION = re.compile(r"(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?")


def check(project: Project) -> Iterable[Diagnostic]:
    """Every course's own page, and what stands in none."""
    yield from _unused(project)
    for course in project.courses:
        yield from _steps(course)
        yield from _counts(course)
        if course.version and not _VERSION.fullmatch(course.version):
            yield VERSION.at(
                place_of(course.version, course.place),
                f"`{course.version}` is not a version of three numbers.",
                "Write for example `version: 1.0.0`.",
            )


def _steps(course: Course) -> Iterable[Diagnostic]:
    seen: dict[str, Content] = {}
    for content in course.contents():
        if content.path in seen:
            yield TWICE.at(
                content.place,
                f"The {content.sort} `{content.id}` is a step of this course already.",
                "Take one of them out; `recall` shows single questions again.",
                Note("It stands here first.", seen[content.path].place),
            )
        seen.setdefault(content.path, content)


def _counts(course: Course) -> Iterable[Diagnostic]:
    steps = {content.id: content.sort for content in course.contents() if content.sort != "lesson"}
    counted = [name for name, _ in course.rule.weights]
    for name, verb in [(n, "counts") for n in counted] + [(n, "is required") for n in course.rule.required]:
        if name not in steps:
            yield COUNTS_UNKNOWN.at(
                place_of(name, course.rule.place),
                f"`{name}` {verb} but is no scenario or assessment of this course.",
                did_you_mean(name, steps) or "Add it to a module, or take it out of `pass`.",
            )
    if not course.modules:
        return
    if "assessment" not in steps.values():
        yield NO_ASSESSMENT.at(
            course.place,
            "This course has no assessment.",
            "Write one with `coursewright new assessment ID` and add it.",
        )
    elif not any(weight > 0 for _, weight in course.rule.weights):
        yield NOTHING_COUNTS.at(
            course.rule.place,
            "Nothing counts in this course, so nobody can pass it.",
            f"Write for example `counts: {{{next(n for n, s in steps.items() if s == 'assessment')}: 1}}`.",
        )


def _unused(project: Project) -> Iterable[Diagnostic]:
    listed = {content.path for course in project.courses for content in course.contents()}
    shown = {s.alternative for s in project.scenarios.values()} | set(_cards(project))
    texts = [("lesson", lesson.path, lesson.id, lesson.place) for lesson in project.lessons.values()]
    texts += [("assessment", bank.path, bank.id, bank.place) for bank in project.assessments.values()]
    texts += [("scenario", s.place.file, s.id, s.place) for s in project.scenarios.values()]
    for sort, path, id, place in texts:
        if path not in listed and id not in shown:
            name = path.rpartition("/")[2].rpartition(".")[0]
            yield UNUSED.at(
                place,
                f"No course uses this {sort}.",
                f"Add `- {sort}: {name}` to a module of a `course.yml`.",
            )


def _cards(project: Project) -> Iterable[str]:
    for lesson in project.lessons.values():
        for block in walk(lesson.blocks):
            if isinstance(block, ActivityCard):
                yield block.id
