"""A notebook is read on the lines where Jupyter keeps it, and any file name can be told."""

from __future__ import annotations

import json
from pathlib import Path

from coursewright import disk
from coursewright.readers.project import read_file

HEAD = "---\nid: nb-1\ntitle: Note\n---\n"
CELLS = [("markdown", HEAD), ("markdown", "## Hello\n\nSee {fakt}`F-1`."), ("code", "print(1 + 1)\nx = 2")]


def notebook(indent: int | None) -> bytes:
    """These cells as Jupyter saves them, or on one line."""
    cells: list[dict[str, object]] = []
    for number, (sort, text) in enumerate(CELLS):
        extra = {"execution_count": None, "outputs": []} if sort == "code" else {}
        cells.append(
            {"cell_type": sort, "id": f"c{number}", "metadata": {}, **extra, "source": text.splitlines(True)}
        )
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=indent, ensure_ascii=False).encode()


def test_a_complaint_stands_on_the_line_of_the_file() -> None:
    data = notebook(1)
    (told,) = (one for one in read_file("courses/demo/nb.ipynb", data).diagnostics if one.code == "SYNTAX006")
    assert "{fakt}" in data.decode().split("\n")[told.place.line - 1]


def test_a_notebook_on_one_line_is_read_cell_after_cell() -> None:
    reading = read_file("courses/demo/nb.ipynb", notebook(None))
    (told,) = (one for one in reading.diagnostics if one.code == "SYNTAX006")
    assert "{fakt}" in reading.source.line(told.place.line)


def test_a_name_that_is_no_utf8_is_spelled_out(tmp_path: Path) -> None:
    folder = tmp_path / "courses" / "demo"
    folder.mkdir(parents=True)
    (folder / "b\udcff.md").write_bytes(b"x")
    assert list(disk.read_tree(tmp_path)) == ["courses/demo/b\\udcff.md"]
