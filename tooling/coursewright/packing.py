"""Courses into packages. A job is one course's own part of the project: remembered by its content, spread over processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coursewright import cache, disk
from coursewright.cache import Watch
from coursewright.encode.gathering import every_item
from coursewright.encode.learner import assessments_of, recalled_in, scenarios_of
from coursewright.encode.outline import outline
from coursewright.model.course import Course, Project
from coursewright.targets import BY_NAME
from coursewright.targets.package import Options, Package, Target

SPREAD_FROM = 3
"""A package takes about a second, so few of them pay for starting processes."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What one course became as one target."""

    course: str
    language: str
    target: str
    packages: tuple[Package, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One course as one target. Equal jobs write equal bytes."""

    project: Project
    """No more than the course needs: nothing else can change what is written."""
    course: Course
    target: str
    options: Options


def pack_all(
    courses: Sequence[tuple[Project, Course]],
    targets: Sequence[Target],
    options: Options,
    watch: Watch = cache.unwatched,
) -> tuple[Packed, ...]:
    """Every course, with the project or the edition that it stands in, as every target, course by course."""
    compiler = cache.key(*(part for name, data in disk.bundle().items() for part in (name.encode(), data)))
    jobs: dict[str, Job] = {}
    for project, course in courses:
        part = part_of(project, course)
        content = _content(part)
        for target in targets:
            jobs[_key(compiler, content, course, target, options)] = Job(part, course, target.name, options)
    # The table ends with books, which take longest: begun first, none of them is waited for alone at the end.
    places = {target: at for at, target in enumerate(BY_NAME)}
    longest = sorted(jobs, key=lambda name: -places[jobs[name].target])
    made = cache.through(
        {name: jobs[name] for name in longest}, _written, watch=watch, spread_from=SPREAD_FROM
    )
    return tuple(
        Packed(job.course.id, job.course.language, job.target, made[name]) for name, job in jobs.items()
    )


def part_of(project: Project, course: Course) -> Project:
    """The project as if it held this course alone, with every item that its lessons recall from elsewhere."""
    steps = outline(project, course)
    own = {lesson.path for lesson in project.lessons_of(course)}
    recalled = set(recalled_in(project, course))
    scenarios = scenarios_of(project, steps)
    assessments = set(assessments_of(project, steps))
    if recalled:
        own.update(path for path, one in project.lessons.items() if recalled & {i.id for i in one.checks})
        assessments.update(
            id for id, one in project.assessments.items() if recalled & {i.id for i in one.items}
        )
    elsewhere = [_folder(one) for one in project.courses if _folder(one) != _folder(course)]
    return replace(
        project,
        courses=(course,),
        lessons={path: one for path, one in project.lessons.items() if path in own},
        assessments={id: one for id, one in project.assessments.items() if id in assessments},
        scenarios=scenarios,
        rehearsals=(),
        pages={path: one for path, one in project.pages.items() if path == course.glossary},
        language_rules=(),
        editions=(),
        bests={id: best for id, best in project.bests.items() if id in scenarios},
        files={path: data for path, data in project.files.items() if not path.startswith(tuple(elsewhere))},
    )


def titles_of(project: Project, course: Course) -> Mapping[str, str]:
    """What a person calls each item, scenario and assessment of a course, by its id."""
    steps = outline(project, course)
    named = {id: item.title for id, item in every_item(part_of(project, course)).items() if item.title}
    return {**named, **{step.id: step.title for step in steps.everything}}


def _written(job: Job) -> tuple[Package, ...]:
    return BY_NAME[job.target].write(job.project, job.course, disk.bundle(), job.options)


def _key(compiler: str, content: str, course: Course, target: Target, options: Options) -> str:
    asked = repr(replace(options, libraries={}))
    supplied = (part for name, data in sorted(options.libraries.items()) for part in (name.encode(), data))
    words = (compiler, content, course.id, target.name, asked)
    return cache.key(b"package", *(word.encode() for word in words), *supplied)


def _content(part: Project) -> str:
    """The hash of all that a target is given. A model says in its `repr` all that it is."""
    told = repr(replace(part, files={})).encode("utf-8", "surrogatepass")
    media = (piece for path, data in sorted(part.files.items()) for piece in (path.encode(), data))
    return cache.key(told, *media)


def _folder(course: Course) -> str:
    return course.path.rpartition("/")[0] + "/"
