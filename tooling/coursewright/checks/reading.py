"""Whether lessons can be read by those they are for, and take the minutes that they and their course state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from coursewright.model.course import Course, Lesson, Project, ReadingLimit
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.place import Place
from coursewright.model.prose import Paragraph
from coursewright.model.readability import (
    Readability,
    minutes,
    minutes_to_answer,
    prose,
    readability,
    sentences,
)
from coursewright.model.walking import plain, walk

TOO_OLD = Code(
    "READ101", Severity.WARNING, "a lesson that is harder to read than its audience can be expected to",
    "A course says with `reading` what its audience reads with ease. Long sentences and long words shut out people who work "
    "in a second language or at the end of a night.",
    "```courses/demo/course.yml\nreading: {age: 9}\n```\n\n```courses/demo/first.md\nAuthorities responsible for identification necessitate "
    "comprehensive documentation regarding exploitation.\n```",
    "```courses/demo/course.yml\nreading: {age: 9}\n```\n\n```courses/demo/first.md\nSay who you are. Then wait. She may go.\n```",
)  # fmt: skip
TOO_LONG = Code(
    "READ102", Severity.WARNING, "a lesson whose sentences are longer than its audience can be expected to read",
    "A sentence is kept in mind until it ends. The limit is one of the average, so a long sentence may stand among short ones.",
    "```courses/demo/course.yml\nreading: {sentence: 6}\n```\n\n```courses/demo/first.md\nYou say who you are and then you wait until she "
    "has made up her mind.\n```",
    "```courses/demo/course.yml\nreading: {sentence: 6}\n```\n\n```courses/demo/first.md\nSay who you are. Then wait. She may go.\n```",
)  # fmt: skip
MINUTES = Code(
    "READ103", Severity.WARNING, "a lesson that takes another time than it states",
    "Learners plan their break by the minutes that a lesson states, and employers pay by them. They are measured from its words, "
    "its questions with one feedback each, its recall and its action.",
    "A lesson of 1,800 words with five questions and `minutes: 5`.",
    "The same lesson with `minutes: 25`.",
)  # fmt: skip
WHOLE = Code(
    "READ104", Severity.WARNING, "a course that takes another time than it states",
    "A hospital plans and pays by the minutes of a course, and credit hours rest on them. They are the minutes that its lessons "
    "and scenarios state, and the reading and thinking of one try at each assessment.",
    "A course with `minutes: 20` whose two lessons state 20 minutes each.",
    "The same course with `minutes: 40`.",
)  # fmt: skip
CODES = (TOO_OLD, TOO_LONG, MINUTES, WHOLE)

SHORTEST = 15
"""Below so many measured minutes the time that a lesson states is not questioned."""
SHORT_COURSE = 60
"""Nor the time that a course states, below so many."""


def check(project: Project) -> Iterable[Diagnostic]:
    """Every lesson of every course, once in each language."""
    seen: set[str] = set()
    for course in project.courses:
        for lesson in project.lessons_of(course):
            if course.reading is not None:
                yield from _readable(course, lesson, course.reading)
            if lesson.path not in seen:
                yield from _timed(project, lesson)
            seen.add(lesson.path)
        yield from _whole(project, course)


def _readable(course: Course, lesson: Lesson, limit: ReadingLimit) -> Iterator[Diagnostic]:
    found = readability(course.language, prose(lesson))
    if found is None:
        return
    limits = f"The limit of `{course.id}` stands here."
    if found.age > limit.age:
        yield TOO_OLD.at(
            lesson.place,
            f"This lesson asks for a reading age of {found.age:.1f}, and its audience has {limit.age}.",
            "Take shorter words and shorter sentences, the hardest paragraph first.",
            *_hardest(lesson, found),
            Note(limits, limit.place),
        )
    if found.sentence > limit.sentence:
        yield TOO_LONG.at(
            lesson.place,
            f"A sentence of this lesson has {found.sentence:.1f} words on average, and its audience reads {limit.sentence}.",
            "Make two sentences of one, the longest first.",
            *_hardest(lesson, found),
            Note(limits, limit.place),
        )


def _hardest(lesson: Lesson, found: Readability) -> Iterator[Note]:
    """The paragraph with the longest sentences."""
    long: list[tuple[float, Place]] = []
    for block in walk(lesson.blocks):
        if isinstance(block, Paragraph) and (count := sentences(block.inlines)):
            long.append((len(plain(block.inlines).split()) / count, block.place))
    if long:
        words, place = max(long, key=lambda pair: (pair[0], -pair[1].line))
        yield Note(f"Its longest sentences stand here, {words:.0f} words on average.", place)


def _timed(project: Project, lesson: Lesson) -> Iterator[Diagnostic]:
    measured = minutes(lesson, project)
    if not lesson.minutes or measured < SHORTEST:
        return
    # A slow reader takes half as long again; nobody reads faster than three quarters of the time.
    if not measured * 3 / 4 <= lesson.minutes <= measured * 3 / 2:
        yield MINUTES.at(
            lesson.place,
            f"This lesson states {lesson.minutes} minutes and takes about {round(measured)}.",
            f"Write `minutes: {round(measured)}`, or take something out.",
        )


def _whole(project: Project, course: Course) -> Iterator[Diagnostic]:
    """Within a tenth: nobody plans a day more exactly."""
    total = Fraction(0)
    for content in course.contents():
        match content.sort:
            case "lesson" if lesson := project.lessons.get(content.path):
                total += lesson.minutes or minutes(lesson, project)
            case "scenario" if scenario := project.scenarios.get(content.id):
                total += scenario.minutes or 0
            case "assessment" if assessment := project.assessments.get(content.id):
                total += minutes_to_answer(assessment)
    if course.minutes and total >= SHORT_COURSE and not total * 9 / 10 <= course.minutes <= total * 11 / 10:
        rounded = round(total / 10) * 10
        yield WHOLE.at(
            course.place,
            f"`{course.id}` states {course.minutes} minutes, and what it holds takes about {rounded}.",
            f"Write `minutes: {rounded}`, and as many credit hours as that is.",
        )
