"""Whether a lesson can be read by those it is for, in the minutes that it states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursewright.model.course import Course, Lesson, Project, ReadingLimit
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.place import Place
from coursewright.model.prose import Paragraph
from coursewright.model.readability import Readability, minutes, prose, readability, sentences
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
CODES = (TOO_OLD, TOO_LONG, MINUTES)

SHORTEST = 15
"""Below so many measured minutes a stated time is not questioned."""


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
