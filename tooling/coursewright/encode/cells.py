"""The cells of a notebook as HTML: code that can be unfolded, what it showed, and fields to repeat a calculation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from posixpath import basename

from coursewright.encode.boxes import Flow, heading
from coursewright.encode.code import code_html
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.resources import Resources
from coursewright.model.calculation import Parameter, Result, Tryout, computed, rounded, tree
from coursewright.model.course import Lesson
from coursewright.model.prose import Block, Cell, Figure, Table, Takeaway
from coursewright.model.walking import walk

STYLE = "notebook.css"
SCRIPT = "tryout.js"
ASSETS = (STYLE, SCRIPT)
"""What a page with cells loads beside what every page loads."""


def assets_of(lessons: Iterable[Lesson]) -> tuple[str, ...]:
    """The sheet where there is a cell, the script where there is one to repeat; nothing for other lessons."""
    cells = [block for lesson in lessons for block in walk(lesson.blocks) if isinstance(block, Cell)]
    tried = any(cell.tryout for cell in cells)
    return ((STYLE, SCRIPT) if tried else (STYLE,)) if cells else ()


def cell(flow: Flow, block: Cell, code_open: bool) -> Markup | None:
    """One cell. Beneath a chart its table is folded away until somebody asks for the numbers."""
    hidden = block.option("hide")
    code = None if hidden in ("code", "all") else _code(flow, block, code_open)
    shown = () if hidden in ("output", "all") else tuple(shown_outputs(flow, block))
    tryout = _tryout(flow, block.tryout) if block.tryout else None
    return el("div", code, *shown, tryout, class_="cell") if code or shown or tryout else None


def source_of(block: Cell) -> str:
    """The code as readers are shown it, without the lines that speak to us."""
    lines = [line for line in block.source.split("\n") if not line.startswith("#|")]
    return "\n".join(lines).strip("\n")


def _code(flow: Flow, block: Cell, code_open: bool) -> Markup | None:
    source = source_of(block)
    if not source:
        return None
    summary = el("summary", flow.say("cell-code"))
    return el(
        "details", summary, code_html(source + "\n", block.language), class_="cell-code", open=code_open
    )


def shown_outputs(flow: Flow, block: Cell) -> Iterator[Markup]:
    """What a cell showed, the numbers behind a chart last."""
    drawn = any(isinstance(output, Figure) for output in block.outputs)
    tables = [output for output in block.outputs if drawn and isinstance(output, Table)]
    for output in block.outputs:
        if output not in tables:
            yield el("div", flow.blocks((output,)), class_=f"shown {_sort(output)}")
    if tables:
        summary = el("summary", flow.say("cell-numbers"))
        yield el("details", summary, flow.blocks(tuple(tables)), class_="numbers")


def _sort(output: Block) -> str:
    return "chart" if isinstance(output, Figure) else "told"


def takeaway(flow: Flow, resources: Resources, block: Takeaway) -> Markup | None:
    """The notebook and its data, to open elsewhere."""
    there = [(path, resources.pictures[path]) for path in block.paths if path in resources.pictures]
    if not there:
        return None
    name = flow.fresh("takeaway")
    links = (el("li", el("a", basename(path), href=one.href, download=basename(path))) for path, one in there)
    label = el("p", flow.say("cell-take"), class_="box-label", id=name)
    about = el("p", flow.say("cell-take-about"))
    return el("section", label, about, el("ul", *links), class_="box takeaway", aria_labelledby=name)


def _tryout(flow: Flow, tryout: Tryout) -> Markup:
    name = flow.fresh("try")
    start = {parameter.name: float(parameter.start) for parameter in tryout.parameters}
    found = computed(tryout, start)
    label = el("p", flow.say("try"), class_="box-label")
    title = heading(flow, tryout.title, name)
    settings = el(
        "div", *(_setting(flow, p, f"{name}-{p.name}") for p in tryout.parameters), class_="settings"
    )
    again = el("button", flow.say("try-again"), type="button", class_="quiet", hidden=True)
    results = el("dl", *(_result(r, found[r.name]) for r in tryout.results), class_="results")
    heard = el("p", class_="unseen", role="status")
    return el(
        "section", label, title, settings, el("p", again), results, heard,
        class_="box tryout", aria_labelledby=name, data_tryout=_data(tryout),
    )  # fmt: skip


def _setting(flow: Flow, parameter: Parameter, name: str) -> Markup:
    """A field and a slider for one number. Without script both are out of use and say what the results are for."""
    numbers: dict[str, str | int | bool | None] = {
        "min": str(parameter.low),
        "max": str(parameter.high),
        "step": str(parameter.step),
        "value": str(parameter.start),
        "disabled": True,
        "autocomplete": "off",
        "data_name": parameter.name,
    }
    unit = el("span", parameter.unit, id=f"{name}-unit") if parameter.unit else None
    described = f"{name}-unit" if parameter.unit else None
    words = flow.say("try-slider", name=parameter.label)
    label = el("label", parameter.label, for_=name)
    field = el("input", type="number", id=name, aria_describedby=described, **numbers)
    slider = el("input", type="range", aria_label=words, **numbers)
    return el("div", label, el("span", field, unit, class_="number"), slider, class_="setting")


def _result(result: Result, value: float) -> Markup:
    number = el("span", rounded(value, result.places), data_result=result.name)
    unit = join(" ", result.unit) if result.unit else None
    return el("div", el("dt", result.label), el("dd", number, unit))


def _data(tryout: Tryout) -> str:
    return json.dumps(
        {
            "steps": [[name, tree(formula)] for name, formula in tryout.steps],
            "results": [[result.name, result.places] for result in tryout.results],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
