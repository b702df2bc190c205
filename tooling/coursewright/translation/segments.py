"""The segments of any source of a project, by what its path says it is."""

from __future__ import annotations

import json
from dataclasses import replace

from coursewright.syntax.source import Source, decode
from coursewright.translation.code import code_segments, shows
from coursewright.translation.markdown import markdown_segments
from coursewright.translation.segment import Segment
from coursewright.translation.settings import yaml_segments
from coursewright.translation.weave import LookUp, weave

FENCE = "---"


def segments(path: str, data: bytes) -> list[Segment]:
    """What there is to translate in a source, in its order. Of a notebook each cell is a text of its own."""
    if path.endswith(".ipynb"):
        cells = _notebook_cells(data)
        return [segment for cell in cells for segment in _of_cell(*cell, _showing(cells))]
    return _of_text(decode(path, data)[0])


def woven(path: str, data: bytes, translated: LookUp) -> bytes:
    """The source with its translations in place, each line on its number."""
    if path.endswith(".ipynb"):
        return _woven_notebook(data, translated)
    source = decode(path, data)[0]
    return weave(source.text, _of_text(source), translated).encode()


def _of_text(source: Source) -> list[Segment]:
    if source.file.endswith(".yml"):
        return yaml_segments(source, 1, source.text)
    lines = source.lines
    if not lines or lines[0].rstrip() != FENCE:
        return markdown_segments(source, 1, source.text)
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), len(lines) - 1)
    head = yaml_segments(source, 2, "\n".join(lines[1:end]))
    return [*head, *markdown_segments(source, end + 2, "\n".join(lines[end + 1 :]))]


def _of_cell(sort: str, text: str, showing: frozenset[str]) -> list[Segment]:
    source = decode("cell.md", text.encode())[0]
    if sort == "code":
        return code_segments(source, 1, source.text, showing)
    return _of_text(source) if sort == "markdown" else []


def _notebook_cells(data: bytes) -> list[tuple[str, str]]:
    try:
        cells = json.loads(data).get("cells", [])
    except (ValueError, AttributeError):
        return []  # reading the notebook reports it
    found = [(cell.get("cell_type", ""), cell.get("source", "")) for cell in cells if isinstance(cell, dict)]
    return [(sort, "".join(text) if isinstance(text, list) else str(text)) for sort, text in found]


def _showing(cells: list[tuple[str, str]]) -> frozenset[str]:
    return shows(text for sort, text in cells if sort == "code")


def _woven_notebook(data: bytes, translated: LookUp) -> bytes:
    try:
        notebook = json.loads(data)
    except ValueError:
        return data
    showing = _showing(_notebook_cells(data))
    for cell in notebook.get("cells", []):
        text = "".join(cell["source"])
        out = weave(text, _of_cell(cell["cell_type"], text, showing), translated)
        if out != text:
            cell["source"] = out.splitlines(keepends=True)
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def once(found: list[Segment]) -> list[Segment]:
    """Each pair of context and text once, at its first place."""
    seen: dict[tuple[str, str], Segment] = {}
    for segment in found:
        seen.setdefault((segment.context, segment.text), replace(segment))
    return list(seen.values())
