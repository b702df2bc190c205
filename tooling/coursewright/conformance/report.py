"""The report as a page that is accessible itself, and as JSON. Its order is that of the VPAT 2.5 INT; its words are ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.conformance.criteria import EN_301_549, SECTION_508, WCAG, Chapter
from coursewright.conformance.judging import Checked, Level, Line, lines
from coursewright.encode.markup import Markup, el, join
from coursewright.model.attestation import Attestation

FORMAT, VERSION = "coursewright-conformance", 1

PARTS: tuple[tuple[str, str, tuple[Chapter, ...]], ...] = (
    ("wcag", "WCAG 2.2 Report", WCAG),
    ("section-508", "Revised Section 508 Report", SECTION_508),
    ("en-301-549", "EN 301 549 Report", EN_301_549),
)

TERMS = (
    (Level.SUPPORTS, "There is evidence that it is met, and no known failure."),
    (Level.PARTLY, "It is met in part; the known failures are named."),
    (Level.FAILS, "Most of it is not met."),
    (Level.ABSENT, "It asks nothing of this product."),
    (
        Level.UNKNOWN,
        "There is no evidence that would decide. The VPAT means this term for Level AAA; here it says that nobody has tried.",
    ),
)


@dataclass(frozen=True, slots=True)
class Product:
    """What the report speaks of."""

    name: str
    version: str
    summary: str
    owner: str
    made_by: str
    """The program that built it, with its version."""
    on: str
    """ISO date of the report."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything there is to say."""

    product: Product
    checked: Checked | None
    attestations: tuple[Attestation, ...]

    def tables(self) -> Iterator[tuple[str, str, tuple[tuple[Chapter, tuple[Line, ...]], ...]]]:
        """The parts with their chapters."""
        for id, title, chapters in PARTS:
            held = ((one, lines(one, self.checked, self.attestations)) for one in chapters)
            yield id, title, tuple(held)


def as_json(report: Report) -> str:
    """For programs."""
    product, checked = report.product, report.checked
    return (
        json.dumps(
            {
                "format": FORMAT,
                "version": VERSION,
                "product": {
                    "name": product.name,
                    "version": product.version,
                    "owner": product.owner,
                    "madeBy": product.made_by,
                },
                "date": product.on,
                "checks": None
                if checked is None
                else {"date": checked.on, "by": checked.by, "pages": list(checked.pages)},
                "criteria": [
                    {
                        "report": id,
                        "chapter": chapter.title,
                        "id": line.criterion.id,
                        "name": line.criterion.name,
                        "level": line.criterion.level,
                        "conformance": line.level.value,
                        "remarks": list(line.remarks),
                    }
                    for id, _, chapters in report.tables()
                    for chapter, held in chapters
                    for line in held
                ],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def as_html(report: Report) -> bytes:
    """For people, on screen and on paper. It loads nothing."""
    title = f"Accessibility Conformance Report: {report.product.name}"
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", title),
        el("style", Markup(STYLE)),
    )
    parts = (_part(id, name, chapters) for id, name, chapters in report.tables())
    main = join(el("h1", title), _about(report), _methods(report), _standards(), _terms(), *parts)
    contents = el(
        "nav",
        el("ul", *(el("li", el("a", name, href=f"#{id}")) for id, name, _ in PARTS)),
        aria_label="Reports",
    )
    page = el("html", head, el("body", contents, el("main", main)), lang="en")
    return f"<!doctype html>\n{page}\n".encode()


def _about(report: Report) -> Markup:
    product = report.product
    told = (
        ("Name of product and version", f"{product.name} {product.version}"),
        ("Report date", product.on),
        ("Product description", product.summary),
        ("Contact", product.owner),
        ("Built with", product.made_by),
        ("Report format", "In the order of VPAT 2.5 INT; the text is this program's own."),
    )
    rows = (el("div", el("dt", name), el("dd", words)) for name, words in told if words)
    return el("dl", *rows)


def _methods(report: Report) -> Markup:
    checked = report.checked
    run = (
        f"{checked.by} looked at {len(checked.pages)} pages as they are first shown, on {checked.on}."
        if checked
        else "No automatic check was run for this report."
    )
    people = sorted({one.by for one in report.attestations})
    attested = (
        f"{len(report.attestations)} attestations by {', '.join(people)}, each named with its day."
        if people
        else "Nobody has attested to anything yet."
    )
    player = (
        "Where this report rests on the tests of the player, it says what they try; they run whenever the "
        "player is changed."
    )
    return el(
        "section",
        el("h2", "Evaluation methods used"),
        el("ul", *(el("li", words) for words in (run, attested, player))),
    )


def _standards() -> Markup:
    told = (
        "Web Content Accessibility Guidelines 2.2: Level A and Level AA. Level AAA was not evaluated.",
        "Revised Section 508 standards (36 CFR Part 1194).",
        "EN 301 549 V3.2.1 (2021-03).",
    )
    return el(
        "section", el("h2", "Applicable standards and guidelines"), el("ul", *(el("li", one) for one in told))
    )


def _terms() -> Markup:
    rows = (el("div", el("dt", level.value), el("dd", words)) for level, words in TERMS)
    return el("section", el("h2", "Terms"), el("dl", *rows))


def _part(id: str, title: str, chapters: tuple[tuple[Chapter, tuple[Line, ...]], ...]) -> Markup:
    tables = (_table(f"{id}-{n}", chapter, held) for n, (chapter, held) in enumerate(chapters, 1))
    return el("section", el("h2", title, id=id), *tables, aria_labelledby=id)


def _table(id: str, chapter: Chapter, held: tuple[Line, ...]) -> Markup:
    heads = ("Criteria", "Conformance level", "Remarks and explanations")
    head = el("tr", *(el("th", words, scope="col") for words in heads))
    rows = (
        el(
            "tr",
            el("th", f"{line.criterion.id} {line.criterion.name}", scope="row"),
            el("td", line.level.value),
            el("td", *(el("p", words) for words in line.remarks)),
        )
        for line in held
    )
    table = el("table", el("thead", head), el("tbody", *rows), aria_labelledby=id)
    return join(
        el("h3", chapter.title, id=id),
        el("div", table, class_="wide", tabindex=0, role="group", aria_labelledby=id),
    )


STYLE = """
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif }
html { background: #fff; color: #1f2a2e }
a { color: #0f5c63 }
body { margin: 0 auto; max-width: 62rem; padding: 1rem; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #7c8a8f; padding: .4rem .6rem; text-align: start; vertical-align: top }
tbody th { font-weight: 400; width: 32% }
td p { margin: 0 0 .4rem }
dt { font-weight: 600 } dd { margin: 0 0 .5rem }
.wide { overflow-x: auto }
a, .wide { outline-offset: 2px }
:focus-visible { outline: 3px solid #0f5c63 }
@media (prefers-color-scheme: dark) { html { background: #14191b; color: #e9e6df } a { color: #6fc7c4 } :focus-visible { outline-color: #6fc7c4 } }
@media print { nav { display: none } tr { break-inside: avoid } body { max-width: none; font-size: 10pt } }
"""
