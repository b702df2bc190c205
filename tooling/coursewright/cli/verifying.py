"""The commands that look at what is finished: `verify` a package, `diff` two versions of a course."""

from __future__ import annotations

import platform
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from coursewright import diffing, disk, verifying, versions
from coursewright.cli.terminal import AUTHOR, GOOD, say, usage, warn
from coursewright.findings import Plain
from coursewright.verify.opening import Refused

VERSION = metadata.version("coursewright")


def verify(
    package: Annotated[Path, typer.Argument(metavar="PACKAGE", help="A zip, whoever made it.")],
    play: Annotated[
        bool,
        typer.Option("--play/--no-play", help="Launch it in stand-ins for platforms; this needs Chromium."),
    ] = True,
    format: Annotated[Plain, typer.Option(help="`json` for programs.")] = Plain.TEXT,
    support: Annotated[
        Path | None,
        typer.Option(metavar="FILE.zip", help="Where it fails, write what a helper needs to see."),
    ] = None,
) -> None:
    """Open a package as a platform would, check it, play it, and say what a gradebook would show.

    It works on packages of other tools too. Nothing is unpacked, and no learner's data is kept.

    `coursewright verify build/packages/fire-safety-1.0.0-en-scorm12.zip`

    `coursewright verify theirs.zip --support for-help.zip` · what to send to whoever helps
    """
    if not package.is_file():
        usage(f"There is no file `{package}`.")
    try:
        found = verifying.verified(package, verifying.Tools(browser=play))
    except Refused as reason:
        if format is Plain.JSON:
            say(verifying.as_json(verifying.refused(package.name, reason)))
        else:
            warn(f"{reason}\n")
        raise typer.Exit(AUTHOR) from None
    say(verifying.as_json(found) if format is Plain.JSON else verifying.as_text(found))
    if found.failed and support is not None:
        about = f"coursewright {VERSION}\nPython {platform.python_version()}\n{platform.platform()}"
        disk.write_file(support, verifying.support(found, about))
        warn(f"What a helper needs to see is in {support}.\n")
    raise typer.Exit(AUTHOR if found.failed else GOOD)


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A project's folder or a package of ours.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same, later.")],
    format: Annotated[Plain, typer.Option(help="`json` for programs.")] = Plain.TEXT,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 where learners lose something or a score moves.")
    ] = False,
) -> None:
    """Say what a new version of a course means for learners who are in the middle of it.

    `coursewright diff ../as-published .` · two folders

    `coursewright diff fire-1.0.0-en-scorm12.zip . --strict` · what was uploaded, and what is here now
    """
    for path in (old, new):
        if not path.exists():
            usage(f"There is no file or folder `{path}`.")
    try:
        before, after = (versions.versions(path, date.today()) for path in (old, new))
    except Refused as reason:
        warn(f"{reason}\n")
        raise typer.Exit(AUTHOR) from None
    found = {id: diffing.changes(before[id], after[id]) for id in before if id in after}
    # A package holds one course; the others of a project are none of its business.
    gone = [id for id in before if id not in after] if new.is_dir() or not found else []
    more = [id for id in after if id not in before] if old.is_dir() or not found else []
    say((diffing.as_json if format is Plain.JSON else diffing.as_text)(found, gone, more))
    grave = (diffing.Effect.LOST, diffing.Effect.SCORE)
    moved = bool(gone) or any(one.effect in grave for all_of_it in found.values() for one in all_of_it)
    raise typer.Exit(AUTHOR if strict and moved else GOOD)
