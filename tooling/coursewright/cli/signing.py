"""The commands of a coordinator who stands behind results: `keys new` and `certify`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Annotated, NoReturn

import typer

from coursewright import certifying, disk, pipeline, report
from coursewright.cli.terminal import AUTHOR, GOOD, ProjectOption, folder, say, usage, warn

KEY = Path("coursewright-key.json")

app = typer.Typer(no_args_is_help=True, help="The key that signs credentials.")


@app.callback()
def keys() -> None:
    """The key that signs credentials."""


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it.")] = KEY,
) -> None:
    """Make a private key that only you can read, and say what the project has to know of it.

    A file that is there already is never overwritten. Keep it out of the repository, and keep a copy in a safe place.

    `coursewright keys new ~/keys/training-office.json`
    """
    signing = _signing()
    key = signing.new_key()
    try:
        disk.write_secret(file, signing.key_file(key))
    except FileExistsError:
        usage(
            f"There is a file `{file}` already. A key is never overwritten: what it signed could not be signed again."
        )
    except OSError as error:
        usage(f"`{file}` could not be written: {error.strerror}.")
    say(
        f"{file}: the private key. Whoever has it can sign in your name.\n\n"
        f"Write this in courses/issuer.yml, with your own name:\n\nname: NAME OF YOUR ORGANISATION\nkeys:\n  - {key.x}\n"
    )


def certify(
    results: Annotated[list[Path], typer.Argument(metavar="RESULTS...", help="Results files of learners.")],
    key: Annotated[Path, typer.Option("--key", metavar="KEY", help="The private key.")] = KEY,
    project: ProjectOption = Path("."),
    out: Annotated[Path | None, typer.Option(help="Where to write; `build/credentials` by default.")] = None,
) -> None:
    """Sign results that passed as Open Badges 3.0 credentials.

    Each file is held against the course as this project holds it: its version, its items, its own sums. What does not pass
    is told and left out, and the others are signed. You sign that these are the results; you do not know who sat there.

    `coursewright certify incoming/*.json --key ~/keys/training-office.json`
    """
    signing = _signing()
    root = folder(project)
    if not key.is_file():
        usage(f"There is no key `{key}`. Name it with `--key`, or make one with `coursewright keys new`.")
    if missing := [path for path in results if not path.is_file()]:
        usage(f"There is no file `{missing[0]}`.")
    try:
        held = signing.read_key(disk.read_at_most(key, signing.MOST_BYTES) or b"")
    except certifying.Refused as reason:
        usage(f"`{key}` cannot be used. {reason}")
    # Checked as for building, because a course that cannot be built passes nobody.
    now = datetime.now(UTC).replace(microsecond=0)
    reading = pipeline.read_project(root, now.date())
    if reading.failed:
        warn(report.terminal(reading.diagnostics, reading.sources, False))
        raise typer.Exit(AUTHOR)
    if problem := certifying.issuer_problem(reading.project, held.x):
        usage(problem)
    files = {str(path): disk.read_at_most(path, certifying.MOST_BYTES) for path in results}
    _finish(
        certifying.certified(reading.project, files, lambda payload: signing.signed(payload, held), now),
        out or root / "build" / "credentials",
    )


def _finish(found: Mapping[str, certifying.Certified], out: Path) -> NoReturn:
    for name, one in found.items():
        if one.refused:
            warn(f"{name}: not signed. {one.refused}\n")
        else:
            path = out / one.file
            disk.write_file(path, one.token.encode() + b"\n")
            say(f"{name}: {path}\n")
    raise typer.Exit(AUTHOR if any(one.refused for one in found.values()) else GOOD)


def _signing() -> ModuleType:
    """The room that knows the package, which only those who sign have to install."""
    try:
        from coursewright.credentials import signing
    except ImportError:
        usage("Signing needs one more package: `pip install 'coursewright[credentials]'`.")
    return signing
