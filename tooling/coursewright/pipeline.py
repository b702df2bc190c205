"""The compiler on one page: read, check, write."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from coursewright import alone, bases, cache, checks, disk, editions, fidelity
from coursewright.checks import jurisdiction
from coursewright.computing import compute
from coursewright.encode import saved_state
from coursewright.encode.pages.course import Download
from coursewright.encode.shell import Frame, document
from coursewright.fidelity import Arrival
from coursewright.model.course import Course, Project
from coursewright.model.diagnostic import Diagnostic, Reports, Severity
from coursewright.model.scenario import Best
from coursewright.notebooks.keys import Values, settled
from coursewright.packing import pack_all, titles_of
from coursewright.placing import placed
from coursewright.readers.project import FileReading, assemble, is_media, is_source, read_file
from coursewright.scenario.prove import Look, scored
from coursewright.syntax.reading import Allowance
from coursewright.syntax.source import decode
from coursewright.syntax.yaml import Mapping as Tree
from coursewright.syntax.yaml import Scalar, read_yaml
from coursewright.targets import BY_NAME
from coursewright.targets.package import DEFAULTS, Options, Target, size
from coursewright.targets.site import SUPPORT, Job, Settings, others, pages, render, with_lists

Given = TypeVar("Given")
Made = TypeVar("Made")

FIDELITY = "authors/what-arrives.html"
"""Where the site tells its authors what became of their items in the packages that it offers."""

Progress = Callable[[str, int, int], None]
"""Told the name of a stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A project as read and checked, with the sources that its diagnostics point into."""

    project: Project
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    looks: tuple[Look, ...] = ()
    """What the checks have seen of each scenario, for whoever writes it."""

    @property
    def failed(self) -> bool:
        """Whether an error forbids to write anything."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Output:
    """One thing that was written."""

    path: str
    size: int
    arrival: Arrival | None = None
    """What arrived in it, where it is a package."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a run wrote, or why it wrote nothing."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    outputs: tuple[Output, ...]
    seconds: float
    refused: tuple[Arrival, ...] = ()
    """The packages that were not written because something is left out of one of them."""


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def read_project(root: Path, today: date | None = None) -> Reading:
    """Read a folder. With a date also check it; nothing is written."""
    found = bases.read(root)
    reading = read_files(found.files, _title(root), today)
    told = Reports([*found.diagnostics, *map(found.told, reading.diagnostics)])
    return replace(reading, diagnostics=told.sorted(), sources={**reading.sources, **found.texts})


def read_files(
    files: Mapping[str, bytes], title: str, today: date | None = None, remember: bool = True
) -> Reading:
    """Read files by their paths. Without `remember` nothing is looked up or kept on disk."""
    sources = {path: data for path, data in files.items() if is_source(path)}
    readings = _readings(sources) if remember else [read_file(path, data) for path, data in sources.items()]
    media = {path: data for path, data in files.items() if is_media(path)}
    values: Values = {}
    looks: list[Look] = []

    def looked(ask: Callable[[Given], Look], given: Sequence[Given]) -> Iterable[Look]:
        looks.extend(_remembered(ask, given) if remember else map(ask, given))
        return looks

    if today is not None:
        ran = compute(readings, files)
        readings, media, values = list(ran.readings), {**media, **ran.files}, ran.values
    project, found = assemble(title, readings, media)
    reports = Reports([*(diagnostic for reading in readings for diagnostic in reading.diagnostics), *found])
    if today is not None:
        project, unsettled = settled(project, values)
        reports.add(*unsettled)
        allowances = [allowance for reading in readings for allowance in reading.allowances]
        told = checks.run(project, today, looked)
        by_file = alone.told(project, readings, sources, remember)
        reports.add(*_not_allowed((*told, *by_file), allowances))
        if not any(entry.severity is Severity.ERROR for entry in reports.entries):
            project, unscored = _scored(project, remember)
            reports.add(*(unscored or saved_state.check(project)))
    texts = {reading.path: reading.source.text for reading in readings}
    if today is None:
        return Reading(project, reports.sorted(), texts)
    translated, told = _editions(project, files, today, remember, tuple(reports.entries))
    reports.add(*told)
    texts |= {d.place.file: _text(files.get(d.place.file, b"")) for d in told if d.place.file not in texts}
    return Reading(replace(project, editions=translated), reports.sorted(), texts, tuple(looks))


def _scored(project: Project, remember: bool) -> tuple[Project, tuple[Diagnostic, ...]]:
    """The project with the best totals of its scenarios, and a complaint for each that has none."""
    scenarios = tuple(project.scenarios.values())
    found = tuple(_remembered(scored, scenarios) if remember else map(scored, scenarios))
    bests = {one.id: best for one, best in zip(scenarios, found, strict=True) if isinstance(best, Best)}
    return replace(project, bests=bests), tuple(one for one in found if isinstance(one, Diagnostic))


def _editions(
    project: Project,
    files: Mapping[str, bytes],
    today: date,
    remember: bool,
    already: Sequence[Diagnostic],
) -> tuple[tuple[Project, ...], tuple[Diagnostic, ...]]:
    made, found = editions.made(project, files, remember)
    reports = Reports(list(found))
    projects: list[Project] = []
    for one in made:
        reading = read_files(one.files, one.edition.title, today, remember)
        projects.append(one.settled(reading.project))
        reports.add(*one.diagnostics, *one.told(reading.diagnostics, already))
    return tuple(projects), tuple(reports.entries)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def check(root: Path, today: date, paths: Sequence[str] = ()) -> Reading:
    """Read and check everything; with `paths` only what concerns these files or folders is reported."""
    reading = read_project(root, today)
    if not paths:
        return reading
    wanted = tuple(path.rstrip("/") for path in paths)
    kept = tuple(d for d in reading.diagnostics if any(_within(d.place.file, path) for path in wanted))
    return replace(reading, diagnostics=kept)


def build_site(
    root: Path,
    out: Path,
    today: date,
    progress: Progress = quiet,
    downloads: Sequence[str] = (),
    *,
    place: str = "",
) -> Built:
    """Check, then write the whole site to `out`. With an error nothing is written and the old site stays.

    `downloads` names targets whose packages stand in the site, each offered on the page of its course. `place` is whose
    law and support lines are shown, in place of the one that the project has chosen.
    """
    start = time.perf_counter()
    progress("Reading", 0, 1)
    reading = read_project(root, today)
    if reading.failed:
        return Built(reading.diagnostics, reading.sources, (), time.perf_counter() - start)
    wanted = [BY_NAME[name] for name in downloads]
    project = (reading := at_place(reading, place)).project
    packed = _packed(_in_every_language(project), wanted, DEFAULTS, progress)
    files = site_files(project, progress, packed, reading.looks)
    size = _write_site(root, out, files, project.site.tab, progress)
    arrivals = tuple(Output(one.package.name, len(one.package.data), one) for one in packed)
    outputs = (Output(str(out), size), *arrivals)
    return Built(reading.diagnostics, reading.sources, outputs, time.perf_counter() - start)


def at_place(reading: Reading, place: str) -> Reading:
    """As the learners of a place read it, with what the place leaves open if somebody asked for it here and now."""
    told = tuple(jurisdiction.chosen(reading.project, place)) if place else ()
    return replace(reading, project=placed(reading.project, place), diagnostics=(*reading.diagnostics, *told))


def site_files(
    project: Project,
    progress: Progress = quiet,
    packages: Sequence[Arrival] = (),
    looks: Sequence[Look] = (),
) -> dict[str, bytes]:
    """Every file of the site but the plain pages. `packages` are what the pages of courses offer."""
    offered = {
        (course.id, course.language): _offered(
            [one for one in packages if (one.course, one.language) == (course.id, course.language)]
        )
        for _, course in _in_every_language(project)
    }
    jobs: list[Job] = list(pages(project, Settings(downloads=offered, looks=tuple(looks))))
    progress("Writing pages", 0, len(jobs))
    # A page takes about a millisecond to write, less than handing it to another process.
    written = [render(job) for job in jobs]
    progress("Writing pages", len(jobs), len(jobs))
    found = {job.frame.path: data for job, data in zip(jobs, written, strict=True)}
    if packages:
        own = {(course.id, course.language) for course in project.courses}
        originals = [one for one in packages if (one.course, one.language) in own]
        found[FIDELITY] = _fidelity(project, originals)
    downloads = {f"downloads/{one.package.name}": one.package.data for one in packages}
    return {**with_lists(project, {**found, **others(project, disk.bundle(), looks)}), **downloads}


def _offered(packages: Sequence[Arrival]) -> tuple[Download, ...]:
    """What the page of a course offers. Of several files of one target each says its name too."""
    many = Counter(one.target for one in packages)
    return tuple(
        Download(
            one.target,
            BY_NAME[one.target].summary,
            BY_NAME[one.target].shelf,
            f"downloads/{one.package.name}",
            size(len(one.package.data)),
            one.package.name if many[one.target] > 1 else "",
        )
        for one in packages
    )


def _fidelity(project: Project, packages: Sequence[Arrival]) -> bytes:
    frame = Frame(FIDELITY, project.title, "en", support=SUPPORT)
    titles: dict[str, str] = {}
    for course in project.courses:
        titles.update(titles_of(project, course))
    courses = {course.id: course.title for course in project.courses}
    one = fidelity.page(packages, courses, titles, frame)
    return document(frame, one.body())


def pack(
    root: Path,
    courses: Sequence[str],
    targets: Sequence[str],
    out: Path,
    today: date,
    progress: Progress = quiet,
    *,
    options: Options = DEFAULTS,
    no_loss: bool = False,
    place: str = "",
) -> Built:
    """Check, then write each course in each of its languages as each target; with `no_loss` nothing if something is left out of one.

    Raises KeyError for a target that does not exist.
    """
    start = time.perf_counter()
    wanted = [BY_NAME[name] for name in targets]
    progress("Reading", 0, 1)
    reading = read_project(root, today)
    reading = at_place(reading, place)
    project = reading.project
    chosen = [one for one in _in_every_language(project) if not courses or one[1].id in courses]
    if reading.failed:
        return Built(reading.diagnostics, reading.sources, (), time.perf_counter() - start)
    packed = _packed(chosen, wanted, options, progress)
    if no_loss and any(fidelity.dropped(packed)):
        return Built(reading.diagnostics, reading.sources, (), time.perf_counter() - start, packed)
    outputs: list[Output] = []
    for one in packed:
        path = out / one.package.name
        disk.write_file(path, one.package.data)
        outputs.append(Output(str(path), len(one.package.data), one))
        if one.package.sheet:
            beside = out / one.package.sheet_name
            disk.write_file(beside, one.package.sheet)
            outputs.append(Output(str(beside), len(one.package.sheet)))
    return Built(reading.diagnostics, reading.sources, tuple(outputs), time.perf_counter() - start)


def _in_every_language(project: Project) -> list[tuple[Project, Course]]:
    return [(edition, course) for edition in (project, *project.editions) for course in edition.courses]


def _packed(
    courses: Sequence[tuple[Project, Course]],
    targets: Sequence[Target],
    options: Options,
    progress: Progress,
) -> tuple[Arrival, ...]:
    def watch(done: int, total: int) -> None:
        progress("Packing", done, total)

    progress("Packing", 0, len(courses) * len(targets))
    packed = pack_all(courses, targets, options, watch)
    return tuple(
        Arrival(one.course, one.language, one.target, package) for one in packed for package in one.packages
    )


def course_ids(reading: Reading) -> tuple[str, ...]:
    """The ids of all courses."""
    return tuple(course.id for course in reading.project.courses)


def _readings(sources: Mapping[str, bytes]) -> list[FileReading]:
    keys = {path: cache.key(path.encode(), data) for path, data in sources.items()}
    jobs = {keys[path]: (path, data) for path, data in sources.items()}
    values = cache.through(jobs, _read_pair)
    return [values[keys[path]] for path in sources]


def _remembered(ask: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
    """The answer for each, asked again only where it has changed. What is given says in its `repr` all that it is."""
    keys = [cache.key(ask.__qualname__.encode(), repr(one).encode()) for one in given]
    values = cache.through(dict(zip(keys, given, strict=True)), ask)
    return [values[key] for key in keys]


def _read_pair(pair: tuple[str, bytes]) -> FileReading:
    return read_file(*pair)


def _write_site(root: Path, out: Path, files: Mapping[str, bytes], tab: str, progress: Progress) -> int:
    stage = disk.staging(out)
    try:
        progress("Writing files", 0, 1)
        if disk.read_file(root / "mkdocs.yml") is not None:
            from coursewright.mkdocs_hook import build_with_mkdocs  # MkDocs takes a while to load

            build_with_mkdocs(root / "mkdocs.yml", stage, files, tab)
        else:
            disk.write_tree(stage, files)
        disk.publish(stage, out)
    finally:
        disk.discard(stage)
    return sum(map(len, files.values()))


def _not_allowed(found: Sequence[Diagnostic], allowances: Sequence[Allowance]) -> list[Diagnostic]:
    """The findings that no author has allowed where they stand."""
    return [
        diagnostic
        for diagnostic in found
        if not any(
            a.code == diagnostic.code
            and a.file == diagnostic.place.file
            and a.first <= diagnostic.place.line <= a.last
            for a in allowances
        )
    ]


def _title(root: Path) -> str:
    data = disk.read_file(root / "mkdocs.yml")
    if data is None:
        return "Courses"
    source, _ = decode("mkdocs.yml", data)
    tree = read_yaml(source, 1, source.text, Reports())
    name = tree.get("site_name") if isinstance(tree, Tree) else None
    return name.text if isinstance(name, Scalar) else "Courses"


def _within(file: str, path: str) -> bool:
    return file == path or file.startswith(f"{path}/") or path in ("", ".")


__all__ = [
    "Built",
    "Course",
    "Output",
    "Progress",
    "Reading",
    "at_place",
    "build_site",
    "check",
    "course_ids",
    "pack",
    "read_project",
]
