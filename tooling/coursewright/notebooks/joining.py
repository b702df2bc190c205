"""What running a notebook showed, put into its lesson as blocks like any others, with what there is to say about it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from posixpath import basename, dirname, splitext
from typing import Any, TypeVar

from coursewright.model.calculation import Tryout, computed, rounded
from coursewright.model.course import Lesson
from coursewright.model.diagnostic import Code, Diagnostic, Reports, Severity
from coursewright.model.notebook import (
    Drawn,
    Output,
    Printed,
    Ran,
    Stop,
    Stopped,
    Told,
    Trials,
    Unshown,
    Work,
)
from coursewright.model.place import Place
from coursewright.model.prose import Block, Blocks, Cell, Figure, Image, Table, Takeaway, Text
from coursewright.model.prose import Printed as PrintedBlock
from coursewright.model.walking import walk
from coursewright.notebooks.tryout import Unreadable, read_tryout, trials
from coursewright.syntax.markdown import read_blocks
from coursewright.syntax.reading import Reading
from coursewright.syntax.source import Source

FAILS = Code(
    "NOTE101", Severity.ERROR, "a cell that fails",
    "What a notebook shows is computed while building. A cell that fails shows nothing, and neither does any after it. "
    "An `assert` that no longer holds is a number that no longer agrees with the text.",
    "A cell `assert ppv < 1` in a notebook where `ppv` is 3.5.", "The cell `assert 3 < ppv < 4`.",
)  # fmt: skip
LIMIT = Code(
    "NOTE102", Severity.ERROR, "a cell that breaks a limit",
    "A notebook of a course runs in seconds on a small machine, and what it shows fits on a page.",
    "A cell `while True: pass`.", "A loop with an end.",
)  # fmt: skip
NO_KERNEL = Code(
    "NOTE103", Severity.ERROR, "a notebook for another kernel",
    "Courses are built with Python alone, so that everybody who has the project can build it.",
    "A notebook whose kernel is `ir`.", "The same calculation in a notebook whose kernel is `python3`.",
)  # fmt: skip
NOT_RUN = Code(
    "NOTE104", Severity.WARNING, "a notebook that was not run",
    "Without what runs notebooks a page shows their text and code, but no table and no chart. "
    "`pip install 'coursewright[notebooks]'` brings it; `make build` does so by itself.",
    "A build where `nbclient`, `nbconvert` or `ipykernel` is missing.", "The same build where they are installed.",
)  # fmt: skip
UNSHOWN = Code(
    "NOTE105", Severity.WARNING, "an output that cannot be shown",
    "Pages hold text, Markdown and pictures, so that they are safe, printable and equal in every package. HTML, "
    "scripts and widgets are left out.",
    "A cell that ends in `HTML('<b>3.5</b>')`.", "A cell that ends in `Markdown('**3.5**')`.",
)  # fmt: skip
NO_ALT = Code(
    "NOTE106", Severity.ERROR, "a chart without words",
    "Who cannot see a chart is told what it shows by its alternative text. Numbers in braces are taken from the "
    "notebook, as in `{ppv:.1f}`.",
    "A cell that draws and has no line `#| alt: ...`.",
    "The same cell, beginning with `#| alt: Of 1,000 patients {found:.0f} are found.`",
)  # fmt: skip
NO_TABLE = Code(
    "NOTE107", Severity.WARNING, "a chart without a table behind it",
    "A table beside a chart lets everybody read the exact numbers, copy them, and check the picture. It is folded away "
    "until somebody asks for it.",
    "A cell that only draws.", "A cell that draws and then shows `Markdown(...)` with a table of what it has drawn.",
)  # fmt: skip
NO_TRY = Code(
    "NOTE108", Severity.ERROR, "a calculation that a page cannot repeat",
    "A cell with `#| try` becomes fields that readers may change. Its numbers are computed in the page without running "
    "Python, so it may hold only names, numbers, arithmetic, comparisons and a few functions.",
    "A cell with `#| try: Waiting` and `x = random()`.",
    "A cell with `#| try: Waiting`, `weekly = 4  #< Concerns 1..10` and `wait = 8 / weekly  #> Waiting [weeks] to 1`.",
)  # fmt: skip
DISAGREES = Code(
    "NOTE109", Severity.ERROR, "a calculation that gives another number in the page",
    "Readers are told what the notebook computes. A hundred sets of numbers are tried while building, and one that "
    "differs means that the page would say something else.",
    "A cell with `#| try` that uses whole numbers beyond 2 to the power of 53.", "The same cell with smaller numbers.",
)  # fmt: skip
CODES = (FAILS, LIMIT, NO_KERNEL, NOT_RUN, UNSHOWN, NO_ALT, NO_TABLE, NO_TRY, DISAGREES)

_VALUE = re.compile(r"\{(\w+)(?::([-+,.\w%]*))?\}")
_Node = TypeVar("_Node")


@dataclass(frozen=True, slots=True)
class Joined:
    """A lesson with what its cells show, the files that it shows, and what there is to say."""

    lesson: Lesson
    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def cells_of(lesson: Lesson) -> tuple[Cell, ...]:
    """The code cells of a lesson, in order."""
    return tuple(block for block in walk(lesson.blocks) if isinstance(block, Cell))


def data_of(lesson: Lesson, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that a notebook may read, by their paths as it sees them."""
    home = f"{dirname(lesson.path)}/"
    return {path.removeprefix(home): data for path, data in files.items() if path.startswith(f"{home}data/")}


def work_of(lesson: Lesson, files: Mapping[str, bytes]) -> Work:
    """What has to be run to know what the lesson shows."""
    cells = cells_of(lesson)
    asked: dict[int, Trials] = {}
    for number, cell in enumerate(cells):
        tryout = _tryout(cell)
        if isinstance(tryout, Tryout):
            asked[number] = Trials(trials(tryout), tuple(result.name for result in tryout.results))
    kernels = {cell.kernel for cell in cells}
    kernel = next(iter(kernels - {"python3"}), "python3")
    return Work(tuple(cell.source for cell in cells), kernel, data_of(lesson, files), asked)


def joined(lesson: Lesson, ran: Ran, data: Mapping[str, bytes]) -> Joined:
    """The lesson with its outputs. What could not be run or shown is told at its cell."""
    joiner = _Joiner(lesson, ran, Reports(), {})
    if ran.stopped is not None:
        joiner.reports.add(_stopped(lesson, ran.stopped))
    turn = iter(range(len(cells_of(lesson))))
    blocks = tuple(joiner.cell(next(turn), b) if isinstance(b, Cell) else b for b in lesson.blocks)
    if lesson.path.endswith(".ipynb"):
        home = dirname(lesson.path)
        paths = (lesson.path, *(f"{home}/{name}" for name in data if _is_read(name, lesson)))
        blocks = (*blocks, Takeaway(paths, lesson.place))
    return Joined(replace(lesson, blocks=blocks), joiner.files, tuple(joiner.reports.entries))


def _is_read(name: str, lesson: Lesson) -> bool:
    return any(basename(name) in cell.source for cell in cells_of(lesson))


def _tryout(cell: Cell) -> Tryout | Unreadable | None:
    title = cell.option("try")
    if not title:
        return None
    try:
        return read_tryout(title, cell.source)
    except Unreadable as error:
        return error


def _stopped(lesson: Lesson, stopped: Stopped) -> Diagnostic:
    cells = cells_of(lesson)
    place = cells[min(max(stopped.cell, 0), len(cells) - 1)].place
    match stopped.why:
        case Stop.FAILED:
            help = "Open the notebook, restart its kernel and run all cells."
            return FAILS.at(place, f"This cell fails: {stopped.words.rstrip('.')}.", help)
        case Stop.TOO_LONG:
            return LIMIT.at(place, "This cell takes too long.", "Give its loops an end, or less to do.")
        case Stop.TOO_MUCH:
            words = stopped.words.rpartition(": ")[2].rstrip(".")
            return LIMIT.at(place, f"This cell shows too much: {words}.", "Show less of it.")
        case Stop.DIED:
            help = "It may want more memory than there is; work on less at a time."
            return LIMIT.at(place, "The kernel ended in this cell.", help)
        case Stop.NO_KERNEL:
            help = "Choose a Python 3 kernel in Jupyter and save the notebook again."
            return NO_KERNEL.at(place, f"This notebook wants the kernel `{stopped.words}`.", help)
        case Stop.NOTHING_RUNS:
            help = "Run `pip install 'coursewright[notebooks]'`."
            return NOT_RUN.at(lesson.place, "Nothing that runs notebooks is installed.", help)


@dataclass(frozen=True, slots=True)
class _Joiner:
    """Puts outputs into the cells of one lesson."""

    lesson: Lesson
    ran: Ran
    reports: Reports
    files: dict[str, bytes]

    def cell(self, number: int, cell: Cell) -> Cell:
        outputs = self.ran.outputs[number] if number < len(self.ran.outputs) else ()
        blocks = tuple(block for output in outputs for block in self._blocks(output, cell))
        drawn = any(isinstance(block, Figure) for block in blocks)
        if drawn and not any(isinstance(block, Table) for block in walk(blocks)):
            self.reports.add(
                NO_TABLE.at(cell.place, "This cell draws a chart, but shows no table of its numbers.")
            )
        return replace(cell, outputs=blocks, tryout=self._tryout(number, cell))

    def _blocks(self, output: Output, cell: Cell) -> Iterator[Block]:
        match output:
            case Printed(text=text):
                yield PrintedBlock(text, cell.place)
            case Told(markdown=markdown):
                yield from _read(markdown, cell.place, self.reports)
            case Drawn():
                yield self._figure(output, cell)
            case Unshown(why=why):
                self.reports.add(UNSHOWN.at(cell.place, f"An output of this cell cannot be shown: {why}."))

    def _figure(self, drawn: Drawn, cell: Cell) -> Figure:
        stem = splitext(basename(self.lesson.path))[0]
        name = f"media/{stem}-{len(self.files) + 1}.{drawn.ending}"
        self.files[f"{dirname(self.lesson.path)}/{name}"] = drawn.data
        alt, caption = self._filled(cell, "alt"), self._filled(cell, "caption")
        if not alt:
            self.reports.add(NO_ALT.at(cell.place, "This cell draws a chart, and nothing says what it shows.", "Begin it with `#| alt: ` and a sentence or two."))  # fmt: skip
        words = (Text(caption, cell.place),) if caption else ()
        return Figure(Image(name, alt, cell.place), words, cell.place)

    def _filled(self, cell: Cell, option: str) -> str:
        def value(match: re.Match[str]) -> str:
            held = self.ran.values.get(match[1])
            try:
                return format(held, match[2] or "") if held is not None else match[0]
            except ValueError:
                return match[0]

        return _VALUE.sub(value, cell.option(option))

    def _tryout(self, number: int, cell: Cell) -> Tryout | None:
        tryout = _tryout(cell)
        if isinstance(tryout, Unreadable):
            line = cell.place.line + tryout.line
            words = f"A page cannot repeat this cell: {tryout.why}."
            self.reports.add(NO_TRY.at(Place(cell.place.file, line, 1, line, 2), words))
            return None
        if tryout is None or not agree(tryout, self.ran.trials.get(number, ())):
            if tryout is not None:
                self.reports.add(
                    DISAGREES.at(cell.place, "The page would compute other numbers than this cell.")
                )
            return None
        return tryout


def agree(tryout: Tryout, told: tuple[Mapping[str, float], ...]) -> bool:
    """Whether the closed tree gives what the notebook gave, as shown and to nine digits, for every trial that was run."""
    for given, results in zip(trials(tryout), told, strict=False):
        ours = computed(tryout, given)
        for result in tryout.results:
            one, other = ours[result.name], results[result.name]
            same = math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12) or (
                math.isnan(one) and math.isnan(other)
            )
            if not same or rounded(one, result.places) != rounded(other, result.places):
                return False
    return True


def _read(markdown: str, place: Place, reports: Reports) -> Blocks:
    """Markdown that a cell has made. It has no lines of its own in a file, so all of it stands at the cell."""
    source = Source(place.file, markdown, tuple(markdown.split("\n")))
    inner = Reports()
    blocks = read_blocks(Reading(source, {}, inner), 1, markdown)
    reports.add(*(replace(diagnostic, place=place) for diagnostic in inner.entries))
    return _moved(blocks, place)


def _moved(node: _Node, place: Place) -> _Node:
    given: Any = node
    if isinstance(given, Place):
        return place  # type: ignore[return-value]
    if isinstance(given, tuple):
        return tuple(_moved(part, place) for part in given)  # type: ignore[return-value]
    if is_dataclass(given) and not isinstance(given, type):
        return replace(
            given, **{field.name: _moved(getattr(given, field.name), place) for field in fields(given)}
        )  # type: ignore[return-value]
    return node
