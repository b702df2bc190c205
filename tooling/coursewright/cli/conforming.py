"""The command `conformance`: an accessibility report of what was built."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from coursewright import closing, conforming, disk, pipeline, report
from coursewright.cli.terminal import AUTHOR, ProjectOption, folder, known, say, usage, warn

VERSION = metadata.version("coursewright")


def conformance(
    courses: Annotated[
        list[str] | None, typer.Argument(metavar="COURSE", help="Ids of courses; all by default.")
    ] = None,
    project: ProjectOption = Path("."),
    out: Annotated[Path | None, typer.Option(help="Where to write; `build/conformance` by default.")] = None,
    check: Annotated[
        bool, typer.Option("--check/--no-check", help="Look at every page in Chromium; this takes minutes.")
    ] = True,
    results: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Checks of an earlier run, in place of new ones.")
    ] = None,
) -> None:
    """Write an accessibility conformance report: WCAG 2.2, EN 301 549 and Section 508, as HTML and JSON.

    It rests on checks of every page, on the player's own tests, and on what people attest in `courses/conformance.yml`. What
    nobody has evaluated is "Not Evaluated". The checks are written beside the report.

    `coursewright conformance fire-safety`

    `coursewright conformance fire-safety --results build/conformance/fire-safety-checks.json` · after a new attestation
    """
    root = folder(project)
    today = date.today()
    reading = pipeline.read_project(root, today)
    if reading.failed:
        warn(report.terminal(reading.diagnostics, reading.sources, False))
        raise typer.Exit(AUTHOR)
    for name in courses or []:
        known(name, pipeline.course_ids(reading), "course")
    if problem := conforming.unknown(reading.project):
        warn(f"{problem}\n")
        raise typer.Exit(AUTHOR)
    to = out or root / "build" / "conformance"
    for course in reading.project.courses:
        if courses and course.id not in courses:
            continue
        try:
            held = _checks(reading, course, check, results, today)
        except conforming.Unusable as reason:
            usage(str(reason))
        found = conforming.report(reading.project, course, held, f"coursewright {VERSION}", today.isoformat())
        if held is not None:
            disk.write_file(to / f"{course.id}-checks.json", conforming.checks_file(held).encode())
        disk.write_file(to / f"{course.id}.json", conforming.as_json(found).encode())
        disk.write_file(to / f"{course.id}.html", conforming.as_html(found))
        wcag = next(iter(found.tables()))
        counted = Counter(line.level.value for _, lines in wcag[2] for line in lines)
        told = ", ".join(f"{count} {level}" for level, count in counted.most_common())
        say(f"{to / course.id}.html: WCAG 2.2 A and AA: {told}\n")


def _checks(
    reading: pipeline.Reading, course: pipeline.Course, check: bool, results: Path | None, today: date
) -> conforming.Checked | None:
    if results is not None:
        data = disk.read_at_most(results, conforming.MOST_BYTES) if results.is_file() else None
        if data is None:
            raise conforming.Unusable(f"There is no file `{results}` that could be read.")
        return conforming.read_checks(data)
    if not check:
        return None
    files = conforming.pages_of(reading.project, course)
    with closing.Progress(sys.stderr) as progress:
        return conforming.checked(files, today.isoformat(), lambda done, all: progress("Looking", done, all))
