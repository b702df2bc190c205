"""A notebook as one Markdown text: the only door to nbformat. Its code is shown, never run, by reading."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.place import Place
from coursewright.syntax.cells import CELL
from coursewright.syntax.source import Source

BAD_NOTEBOOK = Code(
    "NOTE001", Severity.ERROR, "a notebook that cannot be read",
    "A notebook is a JSON file of version 4; a half-saved or merged one shows nothing.",
    "A notebook with a conflict marker of a merge in it.", "The same notebook, saved again from Jupyter.",
)  # fmt: skip
LEFT_OVER = Code(
    "NOTE002", Severity.WARNING, "a notebook that carries what running it has left",
    "What a notebook shows is computed while building, so that it is always true. Outputs, counts and the state of "
    "widgets that are kept in the file go stale, fill every diff, and may show what nobody meant to publish. "
    "`coursewright check --fix` takes them out.",
    "A notebook saved after its cells were run.", "The same notebook after `coursewright check --fix`.",
)  # fmt: skip
CODES = (BAD_NOTEBOOK, LEFT_OVER)


@dataclass(frozen=True, slots=True)
class _Stored:
    """One cell: its sort, and its lines with their ends."""

    sort: str
    lines: list[str]


def notebook_source(source: Source, reports: Reports) -> Source | None:
    """The Markdown cells and the code of a notebook, each line on its line of the file where Jupyter has written it.

    None where it cannot be read, which is then told, unless its bytes were complained of already.
    """
    import nbformat  # it takes over a second to load, and most projects have no notebook

    try:
        raw = json.loads(source.text)
        version = raw.get("nbformat") if isinstance(raw, dict) else None
        if version != 4:
            raise ValueError(
                f"it is of version {version}" if isinstance(version, int) else "it names no version"
            )
        notebook = nbformat.reads(source.text, as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(notebook)
        cells = [_Stored(str(c.cell_type), str(c.source).splitlines(keepends=True)) for c in notebook.cells]
        spec = notebook.metadata.get("kernelspec", {})
        kernel = f"{spec.get('language', 'python')} {spec.get('name', 'python3')}"
    except Exception as error:  # nbformat raises whatever its JSON and schema readers raise
        reason = str(error).split("\n")[0][:120].rstrip(".")
        bad = BAD_NOTEBOOK.at(
            Place(source.file, 1, 1, 1, 2),
            f"This notebook cannot be read: {reason}.",
            "Open it in Jupyter and save it again.",
        )
        reports.add(*() if reports.entries else (bad,))
        return None
    _left_over(source, raw, reports)
    shown = [cell for cell in cells if cell.sort != "raw" and cell.lines]
    lines = _in_place(source.lines, shown, kernel) or _in_turn(shown, kernel)
    return Source(source.file, "\n".join(lines), tuple(lines))


def stripped(data: bytes) -> bytes | None:
    """A notebook without what running it has left, in the format that Jupyter writes; None where there is nothing to do."""
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except ValueError:
        return None
    if not isinstance(raw, dict) or not _remains(raw):
        return None
    for cell in _code(raw):
        cell["outputs"], cell["execution_count"] = [], None
        for name in ("execution", "collapsed", "scrolled"):
            cell.get("metadata", {}).pop(name, None)
    raw.get("metadata", {}).pop("widgets", None)
    return (json.dumps(raw, indent=1, ensure_ascii=False) + "\n").encode()


def executable(codes: tuple[str, ...]) -> Any:
    """A notebook of these code cells, as the libraries that run and show notebooks take it."""
    from nbformat.v4 import new_code_cell, new_notebook

    cells = [new_code_cell(code) for code in codes]  # type: ignore[no-untyped-call]
    return new_notebook(cells=cells)  # type: ignore[no-untyped-call]


def noted(cells: list[tuple[str, dict[str, Any]]], metadata: dict[str, Any]) -> Any:
    """A notebook of raw cells, each a source with its metadata: finished text that no step of a converter touches."""
    from nbformat import from_dict

    # Its functions that make a cell hold each against the schema, which takes longer than all the rest of a deck.
    made = [
        {"id": f"cell-{at}", "cell_type": "raw", "source": source, "metadata": told}
        for at, (source, told) in enumerate(cells)
    ]
    told = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": made}
    return from_dict(told)  # type: ignore[no-untyped-call]


def _code(raw: dict[str, Any]) -> list[dict[str, Any]]:
    cells = raw.get("cells", [])
    return [cell for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "code"]


def _remains(raw: dict[str, Any]) -> list[str]:
    """What running has left, in words."""
    found = []
    if any(cell.get("outputs") for cell in _code(raw)):
        found.append("outputs")
    if any(cell.get("execution_count") for cell in _code(raw)):
        found.append("counts of runs")
    if "widgets" in raw.get("metadata", {}):
        found.append("the state of widgets")
    return found


def _left_over(source: Source, raw: dict[str, Any], reports: Reports) -> None:
    remains = _remains(raw)
    if remains:
        words = f"{', '.join(remains[:-1])} and {remains[-1]}" if len(remains) > 1 else remains[0]
        help = "Run `coursewright check --fix`, which takes them out and leaves the cells as they are."
        reports.add(LEFT_OVER.at(Place(source.file, 1, 1, 1, 2), f"This notebook carries {words}.", help))


def _fence(lines: list[str]) -> str:
    """A fence longer than any that stands in the code."""
    longest = max((len(line.strip()) for line in lines if set(line.strip()) == {"`"}), default=0)
    inside = max((len(line) - len(line.lstrip().lstrip("`")) for line in lines if "```" in line), default=0)
    return "`" * max(3, longest + 1, inside + 1)


def _in_place(raw: tuple[str, ...], cells: list[_Stored], kernel: str) -> list[str] | None:
    """Every line of a cell on the line of the file where it is stored, as Jupyter writes them; None where they are not."""
    stored = [_stored(line) for line in raw]
    out = [""] * len(raw)
    at = 0
    for cell in cells:
        size = len(cell.lines)
        at = next((i for i in range(at, len(raw)) if stored[i : i + size] == cell.lines), -1)
        if at < 1:
            return None
        end = at + size
        out[at:end] = [line.rstrip("\n") for line in cell.lines]
        if cell.sort != "markdown":
            fence = _fence(cell.lines)
            out[at - 1], out[end] = f"{fence}{CELL} {kernel}", fence
        at = end
    return out


def _stored(line: str) -> str | None:
    """The text of a line of JSON that holds one string and nothing else."""
    bare = line.strip().removesuffix(",")
    if not bare.startswith('"'):
        return None
    try:
        text = json.loads(bare)
    except ValueError:
        return None
    return text if isinstance(text, str) else None


def _in_turn(cells: list[_Stored], kernel: str) -> list[str]:
    out: list[str] = []
    for cell in cells:
        lines = [line.rstrip("\n") for line in cell.lines]
        fence = _fence(cell.lines)
        out.extend(lines if cell.sort == "markdown" else [f"{fence}{CELL} {kernel}", *lines, fence])
        out.append("")
    return out
