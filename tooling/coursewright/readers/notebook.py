"""A notebook as one Markdown text: the only door to nbformat. Its code is shown, never run, by reading."""

from __future__ import annotations

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
    """The Markdown cells and the code of a notebook in order. Places count lines of this text, cell after cell."""
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
    parts = [
        text if sort == "markdown" else f"```{language}\n{text}\n```" for sort, text in cells if sort != "raw"
    ]
    text = "\n\n".join(parts)
    return Source(source.file, text, tuple(text.split("\n")))
