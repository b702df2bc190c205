"""What Typst leaves undone: rows that begin with a head are tagged as such, and the file is a third as large. The only door to pikepdf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object

Rows = Sequence[bool]
"""Of one table, row for row below its head: whether its first cell says what the row is about."""


def headed(pdf: bytes, tables: Sequence[Rows]) -> bytes:
    """The same pages; `tables` are all of the document, in its order. Equal input gives equal bytes.

    ISO 14289-1, 7.5: heads are tagged TH, with a scope where nothing else says what they stand above or beside. A table
    that is not what it is told to be stays as it is.
    """
    from pikepdf import ObjectStreamMode, Pdf

    with Pdf.open(BytesIO(pdf)) as document:
        found = list(_tagged(document.Root.StructTreeRoot, "/Table"))
        if len(found) == len(tables):
            for table, rows in zip(found, tables, strict=True):
                _head(table, rows)
        out = BytesIO()
        # A book has tens of thousands of tags, each of which Typst writes as an object by itself, as it is.
        document.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _head(table: Object, rows: Rows) -> None:
    from pikepdf import Dictionary, Name

    below = [row for body in _tagged(table, "/TBody") for row in _tagged(body, "/TR")]
    if len(below) != len(rows) or not any(rows):
        return
    for row, heads in zip(below, rows, strict=True):
        for at, cell in enumerate(_tagged(row, "/TD")):
            # Cells name the heads of their columns and no others; without names, the scope of each head speaks.
            for attributes in cell.get("/A", ()):
                if "/Headers" in attributes:
                    del attributes["/Headers"]
            if heads and at == 0:
                cell.S = Name.TH
                cell.A.append(Dictionary(O=Name.Table, Scope=Name.Row))


def _tagged(node: Object, tag: str) -> Iterator[Object]:
    """The outermost elements of a tag below a node, in the order of the document."""
    from pikepdf import Array, Dictionary

    below = node.get("/K", ())
    for one in below if isinstance(below, Array) else [below]:
        if isinstance(one, Dictionary):
            if one.get("/S") == tag:
                yield one
            else:
                yield from _tagged(one, tag)
