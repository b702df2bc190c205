"""The commands that write or show what comes out: `build`, `pack`, `serve`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from coursewright import closing, disk, fidelity, pipeline, report
from coursewright.cli.terminal import (
    AUTHOR,
    GOOD,
    PlaceOption,
    ProjectOption,
    folder,
    known,
    placed,
    say,
    usage,
    warn,
)
from coursewright.targets import BY_NAME
from coursewright.targets.h5p import libraries_problem
from coursewright.targets.package import DEFAULTS, Options, Scored, Target


def build(
    project: ProjectOption = Path("."),
    out: Annotated[
        Path | None, typer.Option(help="Where to write; `build/site` of the project by default.")
    ] = None,
    downloads: Annotated[
        str, typer.Option(metavar="TARGET[,TARGET...]", help="Packages to offer on the pages of courses.")
    ] = "",
    place: PlaceOption = "",
) -> None:
    """Check, then write the site.

    With an error nothing is written, and the site that stood there stays.

    `coursewright build` · writes `build/site/`

    `coursewright build --project ../ours --out /tmp/site` · another project, elsewhere

    `coursewright build --place US-TX` · the law and the support lines of one place
    """
    root = folder(project)
    where = placed(place)
    with closing.Progress(sys.stderr) as progress:
        built = pipeline.build_site(
            root, out or root / "build" / "site", date.today(), progress, named(downloads), place=where
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
    paper: Annotated[str, typer.Option(metavar="a4|letter", help="Of a PDF.")] = DEFAULTS.paper,
    exam: Annotated[
        bool, typer.Option("--exam", help="No byte that a learner can reach tells a key.")
    ] = False,
    libraries: Annotated[
        Path | None, typer.Option(metavar="DIR", help="H5P libraries that travel inside H5P packages.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--report", help="Say of every item whether it is kept, approximated or dropped.")
    ] = False,
    report_json: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the same as JSON.")] = None,
    no_loss: Annotated[
        bool, typer.Option("--no-loss", help="Write nothing if a package would leave something out.")
    ] = False,
    place: PlaceOption = "",
) -> None:
    """Check, then write a package for an LMS.

    Each is written whole or not at all, and named `<course>-<version>-<language>-<target>`.

    `coursewright pack fire-safety --to scorm12` · one course for one LMS

    `coursewright pack --to qti,moodle --report --no-loss` · say what arrives, and take no less than all
    """
    root, targets = folder(project), wanted(to, exam)
    asked = Options(edition, cc, qti, scos, exam, paper, supplied(libraries))
    offered(asked)
    there = pipeline.course_ids(pipeline.read_project(root)) if courses else ()
    for name in courses or []:
        known(name, there, "course")
    to_folder = out or root / "build" / "packages"
    with closing.Progress(sys.stderr) as progress:
        built = pipeline.pack(
            root, courses or [], targets, to_folder, date.today(), progress,
            options=asked, no_loss=no_loss, place=placed(place),
        )  # fmt: skip
    if report_json is not None:
        reported(built, report_json)
    finish(built, every)


def wanted(names: str, exam: bool) -> list[str]:
    """The targets that were named, or the end of the run where none is, or one cannot hold the exam that is asked for."""
    targets = named(names)
    if not targets:
        usage(f"Say for what with `--to`. There is {', '.join(BY_NAME)}.")
    if exam:
        examinable(targets)
    return targets


def reported(built: pipeline.Built, path: Path) -> None:
    """Write what arrived in the packages, or what would not have, where there is any."""
    told = built.refused or tuple(one.arrival for one in built.outputs if one.arrival is not None)
    if told:
        disk.write_file(path, fidelity.as_json(told).encode())


def offered(asked: Options) -> None:
    """End the run if an option has a value that no target knows."""
    for name, value, values in (
        ("edition", asked.edition, ("4", "3")),
        ("cc", asked.cc, ("1.1", "1.3")),
        ("qti", asked.qti, ("2.1", "3.0")),
        ("scos", asked.scos, ("one", "modules")),
        ("paper", asked.paper, ("a4", "letter")),
    ):
        if value not in values:
            usage(f"`--{name}` is {' or '.join(values)}, not `{value}`.")


def supplied(libraries: Path | None) -> Mapping[str, bytes]:
    """The files of a folder that are to travel along."""
    held = disk.read_folder(libraries) if libraries else {}
    if libraries and not held:
        usage(f"There is no file in {libraries}. `--libraries` names a folder of H5P libraries.")
    if wrong := libraries_problem(held) if held else "":
        usage(wrong)
    return held


def serve(
    project: ProjectOption = Path("."),
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where to listen; 0 takes any free port.")
    ] = 8000,
    place: PlaceOption = "",
) -> None:
    """Show the site while you write: a saved file is on screen at once.

    Only this machine can see it. A mistake is shown in the page and here; the last good page stays.

    `coursewright serve --port 8123`

    `coursewright serve --place US-TX` · the law and the support lines of one place
    """
    from coursewright.serve import (
        serve as run,  # watchfiles and a server are loaded only where they are needed
    )

    root, where = folder(project), placed(place)
    try:
        run(root, port, date.today, lambda text: say(f"{text}\n"), place=where)
    except KeyboardInterrupt:
        say("Stopped.\n")
    except OSError as error:
        usage(f"Nothing can listen on port {port}: {error.strerror}. Take another with `--port`.")


def named(names: str) -> list[str]:
    """The names of targets as they were listed, each of which exists."""
    targets = [name.strip() for name in names.split(",") if name.strip()]
    for name in targets:
        known(name, BY_NAME, "target")
        installed(BY_NAME[name])
    return targets


def installed(target: Target) -> None:
    """End the run, before anything is read, if a target leans on a library that is not there."""
    if target.needs and find_spec(target.needs[0]) is None:
        library, extra = target.needs
        usage(
            f"`{target.name}` needs {library}, which does not come with coursewright itself. "
            f"Install it with `python -m pip install 'coursewright[{extra}]'`."
        )


def examinable(targets: Sequence[str]) -> None:
    """End the run if an exam is asked for where the learner's page tells right from wrong."""
    refused = [name for name in targets if BY_NAME[name].scored is not Scored.BY_THE_PLATFORM]
    if refused:
        fit = [target.name for target in BY_NAME.values() if target.scored is Scored.BY_THE_PLATFORM]
        instead = f" Take {' or '.join(fit)}." if fit else ""
        usage(
            f"`{refused[0]}` cannot hold an exam: it scores in the learner's page, so the key would be in the page. "
            f"In an exam only the platform knows the key.{instead}"
        )


def finish(built: pipeline.Built, every: bool = False) -> NoReturn:
    """Say what was written, or that nothing was."""
    if told := closing.told(built):
        warn(report.terminal(told, built.sources, report.wants_colour(sys.stderr)))
    if built.refused:
        warn(fidelity.refusal(built.refused))
    if not built.outputs:
        warn("Nothing was written; what stood there before is unchanged.\n")
        raise typer.Exit(AUTHOR)
    say(closing.written(built, every))
    raise typer.Exit(GOOD)
