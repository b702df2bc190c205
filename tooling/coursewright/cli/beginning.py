"""The command that begins something: `new`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from coursewright import disk, fix, pipeline, scaffold
from coursewright.cli.terminal import ProjectOption, folder, say, usage
from coursewright.scaffold import Sort


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
    root = Path(name) if sort is Sort.PROJECT else folder(project, must_exist=False)
    if sort is not Sort.PROJECT and not scaffold.is_id(name):
        near = fix.slug(name)
        usage(
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
        usage(start.reason)
    there = [path for path in start.files if disk.read_file(root / path) is not None]
    if there:
        usage(f"Nothing was written, because this is there already: {', '.join(there)}.")
    for path, text in start.files.items():
        disk.write_file(root / path, text.encode())
        say(f"Wrote {(root / path).as_posix()}\n")
    say(f"{start.next}\n")
