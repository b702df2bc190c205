"""The segments of any source of a project, by what its path says it is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

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
        return [segment for _, _, found in _cells(_notebook(data)) for segment in found]
    return _of_text(decode(path, data)[0])


def of_facts(found: Iterable[Segment], shown: Collection[str]) -> list[Segment]:
    """Of the segments of what is said of facts those of these facts."""
    return [segment for segment in found if segment.context.partition(" ")[0] in shown]


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


def _notebook(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None  # reading the notebook reports it


def _cells(notebook: Any) -> list[tuple[dict[str, Any], str, list[Segment]]]:
    """The cells that are built like cells, each with its text as segments count it; reading the notebook reports the others."""
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    texts = (
        [(cell, _text(cell)) for cell in cells if isinstance(cell, dict)] if isinstance(cells, list) else []
    )
    showing = shows(source.text for cell, source in texts if cell.get("cell_type") == "code")
    return [(cell, source.text, _of_cell(cell.get("cell_type"), source, showing)) for cell, source in texts]


def _text(cell: Mapping[str, Any]) -> Source:
    given = cell.get("source")
    text = "".join(map(str, given)) if isinstance(given, list) else str(given or "")
    return decode("cell.md", text.encode("utf-8", "replace"))[0]


def _of_cell(sort: object, source: Source, showing: frozenset[str]) -> list[Segment]:
    if sort == "code":
        return code_segments(source, 1, source.text, showing)
    return _of_text(source) if sort == "markdown" else []


def _woven_notebook(data: bytes, translated: LookUp) -> bytes:
    notebook = _notebook(data)
    cells = _cells(notebook)
    if not cells:
        return data
    for cell, text, found in cells:
        out = weave(text, found, translated)
        if out != text:
            cell["source"] = out.splitlines(keepends=True)
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def once(found: list[Segment]) -> list[Segment]:
    """Each pair of context and text once, at its first place."""
    seen: dict[tuple[str, str], Segment] = {}
    for segment in found:
        seen.setdefault((segment.context, segment.text), replace(segment))
    return list(seen.values())
