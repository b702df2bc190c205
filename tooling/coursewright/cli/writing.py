"""The commands that write or show what comes out: `build`, `pack`, `serve`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from coursewright import closing, pipeline, report
from coursewright.cli.terminal import AUTHOR, GOOD, ProjectOption, folder, known, say, usage, warn
from coursewright.targets import BY_NAME
from coursewright.targets.package import DEFAULTS, Options


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
    root = folder(project)
    with closing.Progress(sys.stderr) as progress:
        built = pipeline.build_site(
            root, out or root / "build" / "site", date.today(), progress, named(downloads)
        )
    finish(built)


def pack(
    courses: Annotated[
        list[str] | None, typer.Argument(metavar="COURSE", help="Ids of courses; all by default.")
    ] = None,
    to: Annotated[
        str, typer.Option("--to", metavar="TARGET[,TARGET...]", help=f"One or more of {', '.join(BY_NAME)}.")
    ] = "",
    project: ProjectOption = Path("."),
    out: Annotated[Path | None, typer.Option(help="Where to write; `build/packages` by default.")] = None,
    edition: Annotated[str, typer.Option(metavar="4|3", help="Of SCORM 2004.")] = DEFAULTS.edition,
    cc: Annotated[str, typer.Option(metavar="1.1|1.3", help="Of Common Cartridge.")] = DEFAULTS.cc,
    qti: Annotated[str, typer.Option(metavar="2.1|3.0", help="Of QTI.")] = DEFAULTS.qti,
    scos: Annotated[
        str, typer.Option(metavar="one|modules", help="One SCO or AU for the course, or one a module.")
    ] = DEFAULTS.scos,
) -> None:
    """Check, then write a package for an LMS.

    Each is written whole or not at all, and named `<course>-<version>-<language>-<target>`.

    `coursewright pack fire-safety --to scorm12` · one course for one LMS
    """
    root = folder(project)
    targets = named(to)
    if not targets:
        usage(f"Say for what with `--to`. There is {', '.join(BY_NAME)}.")
    for name, value, values in (
        ("edition", edition, ("4", "3")),
        ("cc", cc, ("1.1", "1.3")),
        ("qti", qti, ("2.1", "3.0")),
        ("scos", scos, ("one", "modules")),
    ):
        if value not in values:
            usage(f"`--{name}` is {' or '.join(values)}, not `{value}`.")
    options = Options(edition=edition, cc=cc, qti=qti, scos=scos)
    there = pipeline.course_ids(pipeline.read_project(root)) if courses else ()
    for name in courses or []:
        known(name, there, "course")
    with closing.Progress(sys.stderr) as progress:
        built = pipeline.pack(
            root,
            courses or [],
            targets,
            out or root / "build" / "packages",
            date.today(),
            progress,
            options=options,
        )
    finish(built)


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

    root = folder(project)
    try:
        run(root, port, date.today, lambda text: say(f"{text}\n"))
    except KeyboardInterrupt:
        say("Stopped.\n")
    except OSError as error:
        usage(f"Nothing can listen on port {port}: {error.strerror}. Take another with `--port`.")


def named(names: str) -> list[str]:
    """The names of targets as they were listed, each of which exists."""
    targets = [name.strip() for name in names.split(",") if name.strip()]
    for name in targets:
        known(name, BY_NAME, "target")
    return targets


def finish(built: pipeline.Built) -> NoReturn:
    """Say what was written, or that nothing was."""
    if told := closing.told(built):
        warn(report.terminal(told, built.sources, report.wants_colour(sys.stderr)))
    if not built.outputs:
        warn("Nothing was written; what stood there before is unchanged.\n")
        raise typer.Exit(AUTHOR)
    say(closing.written(built))
    raise typer.Exit(GOOD)
