"""A notebook as one Markdown text: the only door to nbformat. Its code is shown, never run, by reading."""

from __future__ import annotations

import json

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.place import Place
from coursewright.syntax.source import Source

BAD_NOTEBOOK = Code(
    "NOTE001", Severity.ERROR, "a notebook that cannot be read",
    "A notebook is a JSON file of version 4; a half-saved or merged one shows nothing.",
    "A notebook with a conflict marker of a merge in it.", "The same notebook, saved again from Jupyter.",
)  # fmt: skip
CODES = (BAD_NOTEBOOK,)


def notebook_source(source: Source, reports: Reports) -> Source:
    """The Markdown cells and the code of a notebook, each line on its line of the file where Jupyter has written it."""
    import nbformat  # it takes over a second to load, and most projects have no notebook

    try:
        notebook = nbformat.reads(source.text, as_version=4)  # type: ignore[no-untyped-call]
        cells = [(str(cell.cell_type), str(cell.source)) for cell in notebook.cells]
        language = str(notebook.metadata.get("kernelspec", {}).get("language", "python"))
    except Exception as error:  # nbformat raises whatever its JSON and schema readers raise
        reason = str(error).split("\n")[0][:120]
        reports.add(
            BAD_NOTEBOOK.at(
                Place(source.file, 1, 1, 1, 2),
                f"This notebook cannot be read: {reason}.",
                "Open it in Jupyter and save it again.",
            )
        )
        return Source(source.file, "---\ntitle: A notebook\n---\n", ("---", "title: A notebook", "---", ""))
    shown = [(sort, text.splitlines(keepends=True)) for sort, text in cells if sort != "raw" and text]
    lines = _in_place(source.lines, shown, language) or _in_turn(shown, language)
    return Source(source.file, "\n".join(lines), tuple(lines))


def _in_place(raw: tuple[str, ...], cells: list[tuple[str, list[str]]], language: str) -> list[str] | None:
    """Every line of a cell on the line of the file where it is stored, as Jupyter writes them; None where they are not."""
    stored = [_stored(line) for line in raw]
    out = [""] * len(raw)
    at = 0
    for sort, lines in cells:
        at = next((i for i in range(at, len(raw)) if stored[i : i + len(lines)] == lines), -1)
        if at < 1:
            return None
        end = at + len(lines)
        out[at:end] = [line.rstrip("\n") for line in lines]
        if sort != "markdown":
            out[at - 1], out[end] = f"```{language}", "```"
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


def _in_turn(cells: list[tuple[str, list[str]]], language: str) -> list[str]:
    out: list[str] = []
    for sort, stored in cells:
        lines = [line.rstrip("\n") for line in stored]
        out.extend(lines if sort == "markdown" else [f"```{language}", *lines, "```"])
        out.append("")
    return out
