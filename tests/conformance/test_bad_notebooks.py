"""Everything that a notebook can do wrong, in one course: each is told at its place, nothing else suffers, nothing runs twice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from coursewright import cli, computing, pipeline
from coursewright.model.notebook import Ran, Work

from .test_whole import DAY, hashes

pytestmark = pytest.mark.conformance

HEAD = """\
---
id: {id}
title: The notebook {name}
objectives: [AFT-O1]
minutes: 5
summary: One number.
---

:::{{content-note}} green
One number is computed; nobody is harmed.
:::
"""


def notebook(name: str, *codes: str, **metadata: object) -> bytes:
    """A notebook as Jupyter writes it."""
    head = HEAD.format(id=f"nb-{name}", name=name).splitlines(keepends=True)
    cells = [{"cell_type": "markdown", "id": "head", "metadata": {}, "source": head}]
    cells += [
        {"cell_type": "code", "id": f"c{at}", "metadata": {}, "source": code.splitlines(keepends=True),
         "outputs": [], "execution_count": None}
        for at, code in enumerate(codes)
    ]  # fmt: skip
    raw = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(raw, indent=1).encode()


KERNEL = {"name": "julia-1.10", "language": "julia", "display_name": "Julia"}
STATE = {"application/vnd.jupyter.widget-state+json": {"state": {}, "version_major": 2, "version_minor": 0}}
FILES = {
    "good": notebook("good", "answer = 6 * 7\nprint(f'It is {answer}.')"),
    "old": json.dumps({"nbformat": 3, "nbformat_minor": 0, "worksheets": []}).encode(),
    "torn": notebook("torn").replace(b'"metadata": {}', b"<<<<<<< ours", 1),
    "latin": notebook("latin").replace(b"One number is", b"Un caf\xe9 is"),
    "foreign": notebook("foreign", "1 + 1", kernelspec=KERNEL),
    "endless": notebook("endless", "x = 1", "while True:\n    pass"),
    # A gigabyte, never held at once.
    "gigabyte": notebook("gigabyte", "for at in range(10**6):\n    print('x' * 1000)"),
    "greedy": notebook("greedy", "held = bytes(4 * 2**30)"),
    "widgets": notebook("widgets", widgets=STATE),
}
TOLD = {
    "old": ("NOTE001", "error", "it is of version 3"),
    "torn": ("NOTE001", "error", "cannot be read"),
    "latin": ("TEXT001", "error", "0xE9 is not UTF-8"),
    "foreign": ("NOTE103", "error", "`julia-1.10`"),
    "endless": ("NOTE102", "error", "takes too long"),
    "gigabyte": ("NOTE102", "error", "more than 1000000 characters"),
    "greedy": ("NOTE101", "error", "MemoryError"),
    "widgets": ("NOTE002", "warning", "the state of widgets"),
}
AT = {
    "latin": "caf",
    "foreign": "1 + 1",
    "endless": "while True",
    "gigabyte": "for at in",
    "greedy": "held =",
}
"""What stands where a complaint points at: on its line, or first in the cell that begins there. The others concern the file."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose course has a good notebook, and a built site."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(computing, "_timed_out", {})
    monkeypatch.setattr(computing, "ran_all", partial(computing.ran_all, seconds=8))
    root = tmp_path / "ours"
    made = CliRunner().invoke(cli.app, ["new", "project", str(root)])
    assert made.exit_code == 0, made.output
    (root / "mkdocs.yml").unlink()
    hold(root, "good")
    return root


def hold(root: Path, *names: str) -> None:
    """Makes these the notebooks of the course, each a lesson of it."""
    course = root / "courses" / "a-first-talk" / "course.yml"
    lines = [line for line in course.read_text().splitlines() if "lesson: nb-" not in line]
    at = lines.index("    contents:") + 1
    lines[at:at] = [f"      - lesson: nb-{name}" for name in names]
    course.write_text("\n".join(lines) + "\n")
    for old in course.parent.glob("*.ipynb"):
        old.unlink()
    for name in names:
        (course.parent / f"nb-{name}.ipynb").write_bytes(FILES[name])


def test_each_is_told_at_its_place_and_the_rest_is_as_it_was(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    ran: list[Work] = []
    run_all = computing.run_all

    def counted(works: Sequence[Work], *given: Any) -> list[Ran]:
        ran.extend(works)
        return run_all(works, *given)

    monkeypatch.setattr(computing, "run_all", counted)
    assert pipeline.build_site(home, out, DAY).outputs
    assert len(ran) == 1
    before = hashes(out)

    hold(home, *FILES)
    reading = pipeline.check(home, DAY)
    of_notebooks = [one for one in reading.diagnostics if one.place.file.endswith(".ipynb")]
    told = {Path(one.place.file).stem.removeprefix("nb-"): one for one in of_notebooks}
    assert told.keys() == TOLD.keys()
    assert len(of_notebooks) == len(told), "one complaint each"
    assert reading.diagnostics == tuple(of_notebooks), "and none of anything else"
    for name, (code, severity, words) in TOLD.items():
        one = told[name]
        assert (one.code, one.severity) == (code, severity), name
        assert words in one.message
        assert "Traceback" not in one.message
        lines = FILES[name].decode("utf-8", "replace").splitlines()
        assert AT.get(name, "") in "".join(lines[one.place.line - 1 : one.place.line + 1]), name
    # The other lessons are read, and the good notebook shows what it computes.
    project = reading.project
    good = project.lessons["courses/a-first-talk/nb-good.ipynb"]
    assert "It is 42." in repr(good.blocks)
    assert project.lessons["courses/a-first-talk/a-first-talk-first-steps.md"].title
    # The good one was remembered; of the bad ones those with a kernel were run once.
    assert len(ran) == 1 + len(("endless", "gigabyte", "greedy", "foreign"))

    monkeypatch.setattr(computing, "run_all", lambda *given: pytest.fail("a notebook was run again"))
    assert pipeline.check(home, DAY).diagnostics == reading.diagnostics
    assert not pipeline.build_site(home, out, DAY).outputs
    assert hashes(out) == before, "a site that cannot be built anew stays as it was"

    hold(home, "good", "widgets")
    built = pipeline.build_site(home, out, DAY)
    assert [one.code for one in built.diagnostics] == ["NOTE002"]
    page = (out / "courses" / "a-first-talk" / "nb-good.html").read_text()
    assert "It is 42." in page


def test_the_command_line_tells_them_without_a_traceback(home: Path) -> None:
    hold(home, "good", "old", "torn", "latin", "foreign")
    told = CliRunner().invoke(cli.app, ["check", "-p", str(home)])
    assert told.exit_code == 1
    assert "Traceback" not in told.output
    for name in ("old", "torn", "latin", "foreign"):
        assert f"nb-{name}.ipynb:" in told.output
