"""A lesson with cells as a notebook: its text as Markdown cells, its code as code cells, its charts with their words."""

from __future__ import annotations

import json
from collections.abc import Iterator

from coursewright.encode.cells import source_of
from coursewright.encode.items_data import Json
from coursewright.encode.myst.escaping import directive, escaped
from coursewright.encode.myst.text import MystText
from coursewright.model.prose import Blocks, Cell, Figure, Printed, Table


def notebook(text: MystText, before: str, blocks: Blocks, code_open: bool) -> bytes:
    """The notebook in the fourth format, 4.5 (nbformat). `before` is what stands above the lesson's own text."""
    cells: list[Json] = []
    waiting: list[str] = [before]

    def told() -> None:
        words = "\n\n".join(filter(None, waiting))
        if words:
            cells.append(
                {"cell_type": "markdown", "id": f"text-{len(cells)}", "metadata": {}, "source": words}
            )
        waiting.clear()

    for block in blocks:
        if not isinstance(block, Cell):
            waiting.append(text.block(block))
            continue
        if source_of(block) and block.option("hide") != "all":
            told()
            cells.append(_code(block, len(cells), code_open))
        if block.option("hide") not in ("output", "all"):
            waiting += _shown(text, block)
    waiting.append(text.ends())
    told()
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole: Json = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _code(cell: Cell, number: int, code_open: bool) -> Json:
    tags: list[Json] = (
        ["remove-input"] if cell.option("hide") == "code" else ([] if code_open else ["hide-input"])
    )
    printed: list[Json] = [
        {"output_type": "stream", "name": "stdout", "text": f"{one.text}\n"}
        for one in cell.outputs
        if isinstance(one, Printed) and cell.option("hide") != "output"
    ]
    return {
        "cell_type": "code", "execution_count": None, "id": f"code-{number}", "metadata": {"tags": tags} if tags else {},
        "outputs": printed, "source": source_of(cell),
    }  # fmt: skip


def _shown(text: MystText, cell: Cell) -> Iterator[str]:
    """Charts with their words, and folded beneath them the numbers; other output as it is."""
    drawn = any(isinstance(one, Figure) for one in cell.outputs)
    for one in cell.outputs:
        if isinstance(one, Table) and drawn:
            yield directive("dropdown", escaped(text.say("cell-numbers")), text.held((one,)))
        elif not isinstance(one, Printed):
            yield text.block(one)
