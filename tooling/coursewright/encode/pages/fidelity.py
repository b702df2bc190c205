"""The page for authors that says what became of their items in every package. Like them, it speaks the language of the manual."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.markup import Markup, el, join
from coursewright.encode.shell import Body, Frame

TITLE = "What arrives where"
LEDE = (
    "Every package of this site, and what became of each item in it. Where a format cannot carry something "
    "as you wrote it, the number leads to the reason."
)
MARKS = {"kept": "✓", "approximated": "≈", "dropped": "–"}
"""A mark stands beside its word or has it as its name: meaning is never in the mark alone."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What became of one item in one target."""

    fate: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One item with its place in the sources and its cell in every target of the table, nothing where it does not occur."""

    id: str
    title: str
    place: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class FidelityTable:
    """One course: items by targets."""

    id: str
    title: str
    targets: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FidelityPage:
    """Every course that was packed, a table each, with the reasons below it."""

    frame: Frame
    tables: tuple[FidelityTable, ...]

    def body(self) -> Body:
        """What fills the page."""
        opening = el(
            "header",
            el("h1", TITLE),
            el("p", LEDE, class_="lede"),
            el("p", " · ".join(f"{mark} {fate}" for fate, mark in MARKS.items())),
            class_="opening",
        )
        return Body(TITLE, join(opening, *map(self._course, self.tables)), "fidelity")

    def _course(self, table: FidelityTable) -> Markup:
        reasons: dict[tuple[str, str], int] = {}
        heads = ("Item", *table.targets)
        head = el("thead", el("tr", *(el("th", name, scope="col") for name in heads)))
        rows = el("tbody", *(self._row(row, table, reasons) for row in table.rows))
        grid = el(
            "div", el("table", head, rows), class_="table", role="group", aria_label=table.title, tabindex=0
        )
        listed = (
            el("li", el("strong", target), ": ", reason, value=number, id=f"{table.id}-why-{number}")
            for (target, reason), number in reasons.items()
        )
        title = el("h2", table.title, id=f"course-{table.id}")
        notes = join(el("h3", "Why"), el("ol", *listed)) if reasons else None
        return el(
            "section", title, el("div", grid, notes, class_="prose"), aria_labelledby=f"course-{table.id}"
        )

    def _row(self, row: Row, table: FidelityTable, reasons: dict[tuple[str, str], int]) -> Markup:
        named = el("th", el("code", row.id), " ", row.title, el("br"), el("small", row.place), scope="row")
        cells = (
            self._cell(cell, target, table.id, reasons)
            for cell, target in zip(row.cells, table.targets, strict=True)
        )
        return el("tr", named, *cells)

    def _cell(
        self, cell: Cell | None, target: str, course: str, reasons: dict[tuple[str, str], int]
    ) -> Markup:
        if cell is None:
            return el("td", el("span", "does not occur", class_="unseen"))
        word = el("span", f" {cell.fate}", class_="unseen")
        mark = el("span", MARKS[cell.fate], aria_hidden="true")
        if not cell.reason:
            return el("td", mark, word)
        number = reasons.setdefault((target, cell.reason), len(reasons) + 1)
        return el("td", mark, word, " ", el("a", str(number), href=f"#{course}-why-{number}"))
