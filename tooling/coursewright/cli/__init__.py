"""Arguments in, exit code out: one file a group of commands, and the table of them all."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from importlib import metadata
from typing import Annotated, NoReturn

import typer

from coursewright import disk
from coursewright.cli import (
    beginning,
    checking,
    conforming,
    signing,
    terminal,
    translating,
    verifying,
    writing,
)
from coursewright.cli.terminal import BUG, GOOD

VERSION = metadata.version("coursewright")

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Courses written as Markdown, compiled into sites and packages.\n\n"
    "Begin with `coursewright new project my-courses`, then `cd my-courses` and `coursewright serve`.",
)


@app.callback()
def everywhere(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in our program a failure happened.")
    ] = False,
) -> None:
    """Options that every command takes."""


def version() -> None:
    """Say which coursewright this is."""
    terminal.say(f"coursewright {VERSION} (Python {platform.python_version()})\n")


COMMANDS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("check", checking.check),
    ("build", writing.build),
    ("pack", writing.pack),
    ("verify", verifying.verify),
    ("diff", verifying.diff),
    ("serve", writing.serve),
    ("stale", checking.stale),
    ("coverage", checking.coverage),
    ("explain", checking.explain_code),
    ("new", beginning.new),
    ("test", checking.rehearse_all),
    ("prove", checking.prove_all),
    ("certify", signing.certify),
    ("conformance", conforming.conformance),
    ("version", version),
)
"""Every command in the order of the help."""

for name, command in COMMANDS:
    app.command(name=name)(command)
app.add_typer(translating.app, name="i18n")
app.add_typer(signing.app, name="keys")


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
        terminal.warn(trace)
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
    terminal.warn(f"coursewright failed. This is a mistake in the program, not in your course. {kept}\n")
    sys.exit(BUG)
