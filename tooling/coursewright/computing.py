"""Runs the notebooks of a project, each once for the same code and data, and puts what they show into their lessons."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache as once
from importlib import metadata

from coursewright import cache, disk
from coursewright.model.course import Lesson
from coursewright.model.notebook import Ran, Stop, Work
from coursewright.notebooks.joining import Joined, cells_of, joined, work_of
from coursewright.notebooks.run import CELL_SECONDS, can_run, run_all
from coursewright.notebooks.show import shown
from coursewright.readers.project import FileReading

_SHOWN_BY = ("ipykernel", "ipython", "matplotlib", "matplotlib-inline", "nbclient", "nbconvert", "numpy")
"""What a picture or a printed number may depend on."""
_BY_CHANCE = frozenset({Stop.TOO_LONG, Stop.DIED, Stop.NOTHING_RUNS})
"""Ends that another run may not come to, so they are not kept on the disk."""
_timed_out: dict[str, Ran] = {}
"""What the clock has stopped since this process began: whoever serves a course saves often, and would wait for it each time."""


@dataclass(frozen=True, slots=True)
class Computed:
    """Readings whose notebooks show what they compute, the files that they show, and the values by notebook."""

    readings: tuple[FileReading, ...]
    files: Mapping[str, bytes]
    values: Mapping[str, Mapping[str, float | str]]


def compute(readings: Sequence[FileReading], files: Mapping[str, bytes]) -> Computed:
    """Run what has to be run. A notebook that could not be read is not run."""
    wanted = [reading for reading in readings if _runs(reading)]
    works = [work_of(lesson, files) for lesson in map(_lesson, wanted)]
    found: dict[str, FileReading] = {}
    shown_files: dict[str, bytes] = {}
    values: dict[str, Mapping[str, float | str]] = {}
    for reading, work, ran in zip(wanted, works, ran_all(works), strict=True):
        one: Joined = joined(_lesson(reading), ran, work.data)
        found[reading.path] = replace(
            reading, part=one.lesson, diagnostics=(*reading.diagnostics, *one.diagnostics)
        )
        shown_files.update(one.files)
        if reading.path.endswith(".ipynb"):
            shown_files[reading.path] = files[reading.path]
        if ran.stopped is None:
            values[one.lesson.id] = ran.values
    return Computed(tuple(found.get(reading.path, reading) for reading in readings), shown_files, values)


def ran_all(works: Sequence[Work], seconds: int = CELL_SECONDS) -> list[Ran]:
    """What came of each, from the cache where the same was run before."""
    keys = [_key(work) for work in works]

    def run(missing: Sequence[Work]) -> list[Ran]:
        return run_all(missing, disk.working_folder, shown, sys.executable, seconds)

    jobs = {key: work for key, work in zip(keys, works, strict=True) if key not in _timed_out}
    found = cache.together(jobs, run, lambda ran: ran.stopped is None or ran.stopped.why not in _BY_CHANCE)
    _timed_out.update(
        (key, ran)
        for key, ran in found.items()
        if ran.stopped is not None and ran.stopped.why is Stop.TOO_LONG
    )
    known = {**_timed_out, **found}
    return [known[key] for key in keys]


def _runs(reading: FileReading) -> bool:
    part = reading.part
    return isinstance(part, Lesson) and bool(cells_of(part))


def _lesson(reading: FileReading) -> Lesson:
    assert isinstance(reading.part, Lesson), "only lessons have cells"
    return reading.part


def _key(work: Work) -> str:
    """The hash of all that a run depends on. What else the compiler does is not part of it."""
    trials = {number: [list(map(dict, one.given)), list(one.asked)] for number, one in work.trials.items()}
    told = json.dumps([work.codes, work.kernel, trials, list(_versions()), can_run()])
    data = [part for name, held in sorted(work.data.items()) for part in (name.encode(), held)]
    return cache.key(told.encode(), *data, made_by=disk.fingerprint("notebooks"))


@once
def _versions() -> tuple[tuple[str, str], ...]:
    return (("python", platform.python_version()), *((name, _version(name)) for name in _SHOWN_BY))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
