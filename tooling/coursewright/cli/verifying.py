"""The commands that look at what is finished: `verify` a package, `diff` two versions of a course."""

from __future__ import annotations

import platform
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from coursewright import disk, verifying
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
