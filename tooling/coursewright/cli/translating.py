"""The commands around languages: `i18n extract`, `update`, `status`, `check`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from coursewright import disk, pipeline, report, translating
from coursewright.cli.terminal import AUTHOR, GOOD, ProjectOption, folder, known, say, usage
from coursewright.model.diagnostic import Severity

app = typer.Typer(no_args_is_help=True, help="Translate courses by PO files, one for each source.")

LanguageArgument = Annotated[str, typer.Argument(metavar="LANGUAGE", help="Such as `es` or `pt-BR`.")]
AnyLanguage = Annotated[str, typer.Argument(metavar="LANGUAGE", help="All by default.")]


@app.command()
def extract(
    language: LanguageArgument,
    courses: Annotated[list[str], typer.Argument(metavar="COURSE", help="Ids of courses.")],
    project: ProjectOption = Path("."),
) -> None:
    """Begin a language, or add courses to it: one catalogue for each source, in `courses/translations/`.

    `coursewright i18n extract es health-care`
    """
    root = folder(project)
    reading = pipeline.read_project(root)
    for name in courses:
        known(name, pipeline.course_ids(reading), "course")
    if not language.replace("-", "").isalnum():
        usage(f"`{language}` is no language. Write a code such as `es` or `pt-BR`.")
    _write(root, translating.begun(disk.read_tree(root), reading.project, language, courses))


@app.command()
def update(language: AnyLanguage = "", project: ProjectOption = Path(".")) -> None:
    """Bring catalogues up to date with their sources.

    A translation whose text has changed a little is kept and marked as out of date, with the text that it was made for.

    `coursewright i18n update es`
    """
    root = folder(project)
    files = disk.read_tree(root)
    changed = translating.brought_up(files, pipeline.read_project(root).project, language)
    if not changed:
        say("Every catalogue is up to date.\n")
    _write(root, changed)


@app.command()
def status(
    language: AnyLanguage = "",
    project: ProjectOption = Path("."),
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Say how far each translation is: done, out of date, missing.

    `coursewright i18n status es`
    """
    root = folder(project)
    rows = translating.status(disk.read_tree(root), pipeline.read_project(root).project, language)
    say(translating.as_json(rows) if as_json else translating.told(rows))


@app.command(name="check")
def check_catalogues(language: AnyLanguage = "", project: ProjectOption = Path(".")) -> None:
    """Say what is wrong in catalogues, and what reading a course in another language brings to light.

    `coursewright i18n check es`
    """
    root = folder(project)
    reading = pipeline.read_project(root, date.today())
    within = f"{translating.ROOM}{language}/" if language else translating.ROOM
    found = tuple(one for one in reading.diagnostics if one.place.file.startswith(within))
    say(report.terminal(found, reading.sources, report.wants_colour(sys.stdout)))
    raise typer.Exit(AUTHOR if any(one.severity is Severity.ERROR for one in found) else GOOD)


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        disk.write_file(root / path, data)
        say(f"Wrote {path}\n")
