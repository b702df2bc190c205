"""What every command needs of the terminal: the only module that prints, and the exit codes."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from coursewright import bases, places
from coursewright.model.diagnostic import did_you_mean
from coursewright.model.jurisdiction import normal

GOOD, AUTHOR, USAGE, BUG = 0, 1, 2, 3
"""Good, an author's errors, wrong usage, a mistake of ours."""

ProjectOption = Annotated[
    Path,
    typer.Option("--project", "-p", metavar="DIR", help="The folder that holds `courses/`; here by default."),
]

PlaceOption = Annotated[
    str,
    typer.Option(
        metavar="CODE",
        help="Whose law and support lines to show, such as `US-TX`; by default what `courses/site.yml` says.",
    ),
]


def placed(code: str) -> str:
    """The code of a place in normal form, or the end of the run where there is no such place."""
    if not code or places.known(normal(code)):
        return normal(code)
    named = places.nearest(code)
    usage(
        f"No place has the code `{code}`. "
        + (
            f"{named[1]} has `{named[0]}`."
            if named
            else "Write one of ISO 3166, such as `US`, `US-TX` or `GB`."
        )
    )


def folder(project: Path, must_exist: bool = True) -> Path:
    """The folder of the project, or the end of the run where it holds no courses."""
    if must_exist and not bases.is_project(project):
        usage(
            f"There is no `courses` folder in {project.resolve()}. Name the project's folder with "
            "`--project`, "
            "or begin one with `coursewright new project DIR`."
        )
    return project


def inside(root: Path, path: str) -> str:
    """A path as the project names it: from here if it is here, else from the project's folder."""
    for candidate in (Path(path), root / path):
        if candidate.exists() and candidate.resolve().is_relative_to(root.resolve()):
            return candidate.resolve().relative_to(root.resolve()).as_posix()
    usage(f"There is no file or folder `{path}` in this project.")


def known(name: str, names: Iterable[str], what: str) -> None:
    """End the run with what there is, where `name` is not among it."""
    there = list(names)
    if name not in there:
        listed = ", ".join(there) or "none"
        usage(f"There is no {what} `{name}`. {did_you_mean(name, there) or f'There is {listed}.'}")


def usage(message: str) -> NoReturn:
    """End the run: it was called wrongly."""
    warn(f"{message}\n")
    raise typer.Exit(USAGE)


def say(text: str) -> None:
    """Print what was asked for."""
    sys.stdout.write(text)
    sys.stdout.flush()


def warn(text: str) -> None:
    """Print what somebody should know beside what was asked for."""
    sys.stderr.write(text)
    sys.stderr.flush()
