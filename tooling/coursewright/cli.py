"""Arguments in, exit code out: the only module that prints. 0 good, 1 an author's errors, 2 usage, 3 our bug."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Iterable
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from coursewright import closing, disk, explain, findings, fix, pipeline, proving, report, scaffold
from coursewright.catalogue import CODES
from coursewright.findings import Format
from coursewright.model.diagnostic import Severity, did_you_mean
from coursewright.scaffold import Sort
from coursewright.scenario import rehearse
from coursewright.scenario.explore import LIMIT
from coursewright.targets import BY_NAME

GOOD, AUTHOR, USAGE, BUG = 0, 1, 2, 3
VERSION = metadata.version("coursewright")

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Courses written as Markdown, compiled into sites and packages.\n\n"
    "Begin with `coursewright new project my-courses`, then `cd my-courses` and `coursewright serve`.",
)


ProjectOption = Annotated[
    Path,
    typer.Option("--project", "-p", metavar="DIR", help="The folder that holds `courses/`; here by default."),
]


@app.callback()
def everywhere(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in our program a failure happened.")
    ] = False,
) -> None:
    """Options that every command takes."""


@app.command()
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Report only what concerns these files or folders."),
    ] = None,
    project: ProjectOption = Path("."),
    format: Annotated[Format, typer.Option(help="`text` for people, the others for programs.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    fix_ids: Annotated[bool, typer.Option("--fix", help="First write the ids that are missing.")] = False,
) -> None:
    """Read everything and say what is wrong, where, and what to do about it.

    Nothing is built. One run reports all there is.

    `coursewright check` · everything here

    `coursewright check courses/fire --strict` · one course, warnings too

    `coursewright check --fix` · write missing ids; every other byte stays

    `coursewright check --format sarif > findings.sarif` · for a forge
    """
    root = _root(project)
    wanted = [_inside(root, path) for path in paths or []]
    if fix_ids:
        _write_ids(root)
    reading = pipeline.check(root, date.today(), wanted)
    found = tuple(map(findings.strictly, reading.diagnostics)) if strict else reading.diagnostics
    match format:
        case Format.TEXT:
            _out(report.terminal(found, reading.sources, report.wants_colour(sys.stdout)))
        case Format.JSON:
            _out(findings.as_json(found))
        case Format.SARIF:
            _out(findings.as_sarif(found, CODES, VERSION))
        case Format.GITHUB:
            _out(findings.as_annotations(found))
    raise typer.Exit(AUTHOR if any(d.severity is Severity.ERROR for d in found) else GOOD)


@app.command()
def build(
    project: ProjectOption = Path("."),
    out: Annotated[
        Path | None, typer.Option(help="Where to write; `build/site` of the project by default.")
    ] = None,
    downloads: Annotated[
        str, typer.Option(metavar="TARGET[,TARGET...]", help="Packages to offer on the pages of courses.")
    ] = "",
) -> None:
    """Check, then write the site.

    With an error nothing is written, and the site that stood there stays.

    `coursewright build` · writes `build/site/`

    `coursewright build --project ../ours --out /tmp/site` · another project, elsewhere
    """
    root = _root(project)
    with closing.Progress(sys.stderr) as progress:
        built = pipeline.build_site(
            root, out or root / "build" / "site", date.today(), progress, _targets(downloads)
        )
    _finish(built)


@app.command()
def pack(
    courses: Annotated[
        list[str] | None, typer.Argument(metavar="COURSE", help="Ids of courses; all by default.")
    ] = None,
    to: Annotated[
        str, typer.Option("--to", metavar="TARGET[,TARGET...]", help=f"One or more of {', '.join(BY_NAME)}.")
    ] = "",
    project: ProjectOption = Path("."),
    out: Annotated[Path | None, typer.Option(help="Where to write; `build/packages` by default.")] = None,
) -> None:
    """Check, then write a package for an LMS.

    Each is written whole or not at all, and named `<course>-<version>-<language>-<target>`.

    `coursewright pack fire-safety --to scorm12` · one course for one LMS
    """
    root = _root(project)
    targets = _targets(to)
    if not targets:
        _usage(f"Say for what with `--to`. There is {', '.join(BY_NAME)}.")
    there = pipeline.course_ids(pipeline.read_project(root)) if courses else ()
    for name in courses or []:
        _known(name, there, "course")
    with closing.Progress(sys.stderr) as progress:
        built = pipeline.pack(
            root, courses or [], targets, out or root / "build" / "packages", date.today(), progress
        )
    _finish(built)


@app.command()
def serve(
    project: ProjectOption = Path("."),
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where to listen; 0 takes any free port.")
    ] = 8000,
) -> None:
    """Show the site while you write: a saved file is on screen at once.

    Only this machine can see it. A mistake is shown in the page and here; the last good page stays.

    `coursewright serve --port 8123`
    """
    from coursewright.serve import (
        serve as run,  # watchfiles and a server are loaded only where they are needed
    )

    root = _root(project)
    try:
        run(root, port, date.today, lambda text: _out(f"{text}\n"))
    except KeyboardInterrupt:
        _out("Stopped.\n")
    except OSError as error:
        _usage(f"Nothing can listen on port {port}: {error.strerror}. Take another with `--port`.")


@app.command(name="explain")
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
        _out(explain.overview(CODES))
    elif code.upper() in CODES:
        _out(explain.page(CODES[code.upper()]))
    else:
        _usage(explain.unknown(code, CODES))


@app.command()
def new(
    sort: Annotated[Sort, typer.Argument(help="What to begin.")],
    name: Annotated[str, typer.Argument(metavar="ID|DIR", help="Its id; for a project its folder.")],
    course: Annotated[str, typer.Option(help="The course that the part is for; the first by default.")] = "",
    project: ProjectOption = Path("."),
) -> None:
    """Begin something with a small, valid text that you then change.

    Nothing is ever overwritten.

    `coursewright new project our-courses`

    `coursewright new course fire-safety`

    `coursewright new lesson when-it-smells --course fire-safety`

    `coursewright new scenario the-locked-door --course fire-safety`
    """
    root = Path(name) if sort is Sort.PROJECT else _root(project, must_exist=False)
    if sort is not Sort.PROJECT and not scaffold.is_id(name):
        near = fix.slug(name)
        _usage(
            f"`{name}` is no id. Use small letters, digits and hyphens{f', as in `{near}`' if near else ''}."
        )
    match sort:
        case Sort.PROJECT:
            start: scaffold.Start | scaffold.Refusal = scaffold.new_project(root.resolve().name, date.today())
        case Sort.COURSE:
            start = scaffold.new_course(name, date.today())
        case Sort.LESSON | Sort.ASSESSMENT | Sort.SCENARIO:
            start = scaffold.new_part(sort.value, name, pipeline.read_project(root).project, course)
    if isinstance(start, scaffold.Refusal):
        _usage(start.reason)
    there = [path for path in start.files if disk.read_file(root / path) is not None]
    if there:
        _usage(f"Nothing was written, because this is there already: {', '.join(there)}.")
    for path, text in start.files.items():
        disk.write_file(root / path, text.encode())
        _out(f"Wrote {(root / path).as_posix()}\n")
    _out(f"{start.next}\n")


@app.command(name="test")
def rehearse_all(
    project: ProjectOption = Path("."),
) -> None:
    """Play the tests of your scenarios and say what they cover.

    A test is a path of choices and what it has to end with, in `scenarios/tests/`.

    `coursewright test`
    """
    root = _root(project)
    reading = pipeline.read_project(root, date.today())
    errors = [
        d
        for d in reading.diagnostics
        if d.severity is Severity.ERROR and d.place.file.startswith("scenarios/")
    ]
    if errors:
        _err(report.terminal(errors, reading.sources, report.wants_colour(sys.stderr)))
        raise typer.Exit(AUTHOR)
    for rehearsal in reading.project.rehearsals:
        coverage = rehearse.rehearse(rehearsal, reading.project.scenarios).coverage
        if coverage is not None:
            _out(closing.covered(coverage))
    for name in sorted(set(reading.project.scenarios) - {r.scenario for r in reading.project.rehearsals}):
        _out(f"{name}: no tests yet; they would stand in scenarios/tests/{name}.md\n")


@app.command(name="prove")
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
    reading = pipeline.read_project(_root(project), date.today())
    for name in scenarios or []:
        _known(name, reading.project.scenarios, "scenario")
    found = proving.proven(reading, scenarios or [], max_states)
    if format is proving.Format.SVG and len(found.proofs) != 1:
        _usage("One scenario at a time can be drawn. Name it: `coursewright prove ID --format svg`.")
    _out(proving.written(found, format, report.wants_colour(sys.stdout)))
    raise typer.Exit(AUTHOR if found.failed else GOOD)


@app.command()
def version() -> None:
    """Say which coursewright this is."""
    _out(f"coursewright {VERSION} (Python {platform.python_version()})\n")


def main() -> None:
    """The whole program. A failure of ours ends in one calm sentence and a file to send us."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal with an old encoding shows a substitute instead of ending the program.
            stream.reconfigure(errors="replace")
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(GOOD)
    except Exception:
        _bug(traceback.format_exc())


def _bug(trace: str) -> NoReturn:
    if "--debug" in sys.argv:
        sys.stderr.write(trace)
        sys.exit(BUG)
    path = disk.cache_folder() / "last-failure.txt"
    about = f"coursewright {VERSION}, Python {platform.python_version()}, {platform.platform()}"
    try:
        disk.write_file(
            path, f"{about}\ncoursewright {' '.join(sys.argv[1:])}\n\n{trace}".encode(errors="replace")
        )
        kept = f"What happened is in {path}; please send us that file."
    except OSError:
        kept = "Please run it again with `coursewright --debug` before the command and send us what it shows."
    sys.stderr.write(f"coursewright failed. This is a mistake in the program, not in your course. {kept}\n")
    sys.exit(BUG)


def _root(project: Path, must_exist: bool = True) -> Path:
    if must_exist and not (project / "courses").is_dir():
        _usage(
            f"There is no `courses` folder in {project.resolve()}. Name the project's folder with "
            "`--project`, "
            "or begin one with `coursewright new project DIR`."
        )
    return project


def _inside(root: Path, path: str) -> str:
    """A path as the project names it: from here if it is here, else from the project's folder."""
    for candidate in (Path(path), root / path):
        if candidate.exists() and candidate.resolve().is_relative_to(root.resolve()):
            return candidate.resolve().relative_to(root.resolve()).as_posix()
    _usage(f"There is no file or folder `{path}` in this project.")


def _known(name: str, names: Iterable[str], what: str) -> None:
    there = list(names)
    if name not in there:
        listed = ", ".join(there) or "none"
        _usage(f"There is no {what} `{name}`. {did_you_mean(name, there) or f'There is {listed}.'}")


def _write_ids(root: Path) -> None:
    for edit in fix.edits(pipeline.read_project(root).project, disk.read_tree(root)):
        disk.write_file(root / edit.path, edit.data)
        _err(f"Wrote into {edit.path}: {', '.join(edit.ids)}\n")


def _targets(names: str) -> list[str]:
    targets = [name.strip() for name in names.split(",") if name.strip()]
    for name in targets:
        _known(name, BY_NAME, "target")
    return targets


def _finish(built: pipeline.Built) -> NoReturn:
    if told := closing.told(built):
        _err(report.terminal(told, built.sources, report.wants_colour(sys.stderr)))
    if not built.outputs:
        _err("Nothing was written; what stood there before is unchanged.\n")
        raise typer.Exit(AUTHOR)
    _out(closing.written(built))
    raise typer.Exit(GOOD)


def _usage(message: str) -> NoReturn:
    _err(f"{message}\n")
    raise typer.Exit(USAGE)


def _out(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _err(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
