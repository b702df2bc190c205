"""Two-column tables as pairs: what matching and categorising share."""

from __future__ import annotations

from coursewright.kinds.option import cell_option, letter
from coursewright.kinds.shape import BAD_ANSWER, Shape
from coursewright.model.item import Matching, Option
from coursewright.model.prose import TableCell
from coursewright.model.walking import plain


def right_sides(shape: Shape) -> tuple[str, ...]:
    """The right sides of the rows that have a left side; empty where the answers are no such table."""
    table = shape.table
    if table is None or len(table.header) != 2:
        return ()
    return tuple(_words(row[1]) for row in table.rows if _words(row[0]))


def read_pairs(shape: Shape) -> Matching | None:
    """The table as left and right options; equal right sides are one option."""
    table = shape.table
    if table is None or len(table.header) != 2 or not right_sides(shape):
        shape.reports.add(
            BAD_ANSWER.at(
                table.place if table else shape.place,
                "This item needs a table of two columns with at least one pair.",
                "Write `| left | right |` rows under a header row.",
            )
        )
        return None
    left: list[Option] = []
    right: dict[str, Option] = {}
    pairs: list[tuple[str, str]] = []
    for row in table.rows:
        words = _words(row[1])
        if not words:
            shape.reports.add(
                BAD_ANSWER.at(
                    row[1].place, "A row of this table has no right side.", "Fill it in, or delete the row."
                )
            )
            continue
        side = right.setdefault(words, cell_option(row[1], f"r{letter(len(right))}"))
        if _words(row[0]):
            left.append(cell_option(row[0], letter(len(left))))
            pairs.append((left[-1].id, side.id))
    labels = tuple(plain(cell.inlines).strip() for cell in table.header)
    return Matching(labels[0], labels[1], tuple(left), tuple(right.values()), tuple(pairs))


def _words(cell: TableCell) -> str:
    return plain(cell.inlines).strip()
