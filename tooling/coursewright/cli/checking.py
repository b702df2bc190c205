"""The commands that look and write nothing: `check`, `stale`, `coverage`, `explain`, `test`, `prove`."""

from __future__ import annotations

import sys
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from coursewright import closing, covering, disk, explain, findings, fix, pipeline, proving, report, staleness
from coursewright.catalogue import CODES
from coursewright.cli.terminal import AUTHOR, GOOD, ProjectOption, folder, inside, known, say, usage, warn
from coursewright.findings import Format
from coursewright.model.coverage import coverage as of_course
from coursewright.model.diagnostic import Severity
from coursewright.model.review import day_of, dues
from coursewright.scenario import rehearse
from coursewright.scenario.explore import LIMIT

VERSION = metadata.version("coursewright")


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Report only what concerns these files or folders."),
    ] = None,
    project: ProjectOption = Path("."),
    format: Annotated[Format, typer.Option(help="`text` for people, the others for programs.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    fix_ids: Annotated[
        bool, typer.Option("--fix", help="First write missing ids, and take outputs out of notebooks.")
    ] = False,
) -> None:
    """Read everything and say what is wrong, where, and what to do about it.

    Nothing is built. One run reports all there is.

    `coursewright check` · everything here

    `coursewright check courses/fire --strict` · one course, warnings too

    `coursewright check --fix` · write missing ids, take outputs out of notebooks; every other byte stays

    `coursewright check --format sarif > findings.sarif` · for a forge
    """
    root = folder(project)
    wanted = [inside(root, path) for path in paths or []]
    if fix_ids:
        _write_ids(root)
    reading = pipeline.check(root, date.today(), wanted)
    found = tuple(map(findings.strictly, reading.diagnostics)) if strict else reading.diagnostics
    match format:
        case Format.TEXT:
            say(report.terminal(found, reading.sources, report.wants_colour(sys.stdout)))
        case Format.JSON:
            say(findings.as_json(found))
        case Format.SARIF:
            say(findings.as_sarif(found, CODES, VERSION))
        case Format.GITHUB:
            say(findings.as_annotations(found))
    raise typer.Exit(AUTHOR if any(d.severity is Severity.ERROR for d in found) else GOOD)


def stale(
    before: Annotated[
        str, typer.Option(metavar="DATE", help="A day such as 2027-03-01; today by default.")
    ] = "",
    project: ProjectOption = Path("."),
) -> None:
    """Say which courses, approvals, facts and support lines are due for review before a day.

    `coursewright stale --before 2027-03-01`
    """
    day = day_of(before) if before else date.today()
    if day is None:
        usage(f"`{before}` is not a date. Write it as in `2027-03-01`.")
    reading = pipeline.read_project(folder(project))
    say(staleness.table(staleness.before(dues(reading.project), day), day))


def coverage(
    courses: Annotated[
        list[str] | None, typer.Argument(metavar="COURSE", help="Ids of courses; all by default.")
    ] = None,
    project: ProjectOption = Path("."),
    format: Annotated[
        covering.Format, typer.Option(help="`text` for people, `json` for programs.")
    ] = covering.Format.TEXT,
) -> None:
    """Show for each objective which lessons teach it, what asks for it, and which scenarios give evidence of it.

    `coursewright coverage fire-safety`
    """
    reading = pipeline.read_project(folder(project))
    for name in courses or []:
        known(name, pipeline.course_ids(reading), "course")
    wanted = [one for one in reading.project.courses if not courses or one.id in courses]
    say(covering.written([of_course(reading.project, one) for one in wanted], format))


def explain_code(
    code: Annotated[
        str,
        typer.Argument(
            help="A code such as ITEM101; none lists them all.", autocompletion=lambda: list(CODES)
        ),
    ] = "",
) -> None:
    """Say what a code means and why it matters, with a wrong and a right example.

    `coursewright explain ITEM101`
    """
    if not code:
        say(explain.overview(CODES))
    elif code.upper() in CODES:
        say(explain.page(CODES[code.upper()]))
    else:
        usage(explain.unknown(code, CODES))


def rehearse_all(
    project: ProjectOption = Path("."),
) -> None:
    """Play the tests of your scenarios and say what they cover.

    A test is a path of choices and what it has to end with, in `scenarios/tests/`.

    `coursewright test`
    """
    root = folder(project)
    reading = pipeline.read_project(root, date.today())
    errors = [
        d
        for d in reading.diagnostics
        if d.severity is Severity.ERROR and d.place.file.startswith("scenarios/")
    ]
    if errors:
        warn(report.terminal(errors, reading.sources, report.wants_colour(sys.stderr)))
        raise typer.Exit(AUTHOR)
    for rehearsal in reading.project.rehearsals:
        coverage = rehearse.rehearse(rehearsal, reading.project.scenarios).coverage
        if coverage is not None:
            say(closing.covered(coverage))
    for name in sorted(set(reading.project.scenarios) - {r.scenario for r in reading.project.rehearsals}):
        say(f"{name}: no tests yet; they would stand in scenarios/tests/{name}.md\n")


def prove_all(
    scenarios: Annotated[
        list[str] | None, typer.Argument(metavar="SCENARIO", help="Ids of scenarios; all by default.")
    ] = None,
    project: ProjectOption = Path("."),
    format: Annotated[
        proving.Format, typer.Option(help="`svg` and `dot` draw the graph.")
    ] = proving.Format.TEXT,
    max_states: Annotated[int, typer.Option(min=1, help="Stop after so many states, and say so.")] = LIMIT,
) -> None:
    """Look at every state of a scenario: what is wrong, with a shortest way that shows it, and its figures.

    `coursewright prove helpful-companion --format svg > graph.svg`
    """
    reading = pipeline.read_project(folder(project), date.today())
    for name in scenarios or []:
        known(name, reading.project.scenarios, "scenario")
    found = proving.proven(reading, scenarios or [], max_states)
    if format is proving.Format.SVG and len(found.proofs) != 1:
        usage("One scenario at a time can be drawn. Name it: `coursewright prove ID --format svg`.")
    say(proving.written(found, format, report.wants_colour(sys.stdout)))
    raise typer.Exit(AUTHOR if found.failed else GOOD)


def _write_ids(root: Path) -> None:
    for edit in fix.edits(pipeline.read_project(root).project, disk.read_tree(root)):
        disk.write_file(root / edit.path, edit.data)
        warn(
            f"Wrote into {edit.path}: {', '.join(edit.ids)}\n"
            if edit.ids
            else f"Took outputs out of {edit.path}\n"
        )
