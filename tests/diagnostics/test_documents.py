"""One document a code: an author's files, and the complaints expected of them, all of them and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from diagnostics_frame import BLOCK, framed, project

from coursewright.catalogue import CODES
from coursewright.model.diagnostic import Diagnostic, Reports
from coursewright.overlaying import no_base, overlaid, overlay_of
from coursewright.pipeline import read_files
from coursewright.readers.overlay import PATH as OVERLAY
from coursewright.scenario.prove import prove

HERE = Path(__file__).parent
TODAY = date(2026, 11, 21)
DOCUMENTS = sorted(HERE.glob("*.md"))
EXPECTED = "expected"

NEEDS_BYTES = {
    "TEXT001": {"courses/demo/second.md": project()["courses/demo/second.md"] + b"\nAt the caf\xe9.\n"},
    "TEXT002": {"courses/demo/second.md": project()["courses/demo/second.md"] + b"\nAt the \x00 door.\n"},
    "TEXT003": {
        "courses/demo/second.md": project()["courses/demo/second.md"] + b"\n" + b"door " * 5_000 + b"\n"
    },
}
"""Sources that no document can show: other bytes than UTF-8, a NUL, a line of 25,000 characters."""


def complaints(files: Mapping[str, bytes], code: str = "") -> tuple[Diagnostic, ...]:
    """What a project of these files, and of those that they leave alone, is told; for a code of the prover, by it too."""
    if OVERLAY in files:
        return _overlaid(files)
    reading = read_files({**project(), **files}, "Demonstration", TODAY, remember=False)
    reports = Reports(list(reading.diagnostics))
    if code.startswith("PROVE"):
        for scenario in reading.project.scenarios.values():
            reports.add(*prove(scenario).diagnostics)
    return reports.sorted()


def _overlaid(files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """What an overlay of these files is told whose base, in `../base`, is the project of the documents."""
    overlay, told = overlay_of(files)
    if overlay.base != "../base":
        return (*told, no_base(overlay, "there is no such folder or file"))
    found = overlaid(overlay, project(), files)
    reading = read_files(found.files, "Demonstration", TODAY, remember=False)
    return Reports([*told, *found.diagnostics, *map(found.told, reading.diagnostics)]).sorted()


def line(diagnostic: Diagnostic) -> str:
    """A complaint as documents write it."""
    place = diagnostic.place
    end = f"{place.end_line}:{place.end_column}" if place.end_line != place.line else str(place.end_column)
    return f"{place.file}:{place.line}:{place.column}-{end} {diagnostic.code} {diagnostic.message}"


def files_of(document: Path) -> dict[str, bytes]:
    """The sources in a document, with what cannot be written in it."""
    text = document.read_text(encoding="utf-8")
    files = {path: body.encode() for path, body in _blocks(text) if path != EXPECTED}
    return {**files, **NEEDS_BYTES.get(document.stem, {})}


def _blocks(text: str) -> list[tuple[str, str]]:
    return [(match[2], match[3] + "\n") for match in BLOCK.finditer(text)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_is_told_what_it_expects_and_nothing_else(
    document: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = document.read_text(encoding="utf-8")
    if document.stem == "NOTE104":  # as where nothing that runs notebooks is installed
        monkeypatch.setattr("coursewright.notebooks.run.NEEDED", ("no_such_package",))
    if document.stem == "SCEN125":  # two hundred thousand states take a while; what is said is the same
        monkeypatch.setattr("coursewright.checks.paths.MOST_STATES", 2_000)
    found = "\n".join(map(line, complaints(files_of(document), document.stem)))
    if request.config.getoption("--accept"):
        block = f"```{EXPECTED}\n{found}\n```"
        old = [match for match in BLOCK.finditer(text) if match[2] == EXPECTED]
        text = text.replace(old[0][0], block) if old else f"{text.rstrip()}\n\n{block}\n"
        document.write_text(text, encoding="utf-8")
    expected = next((body.strip() for path, body in _blocks(text) if path == EXPECTED), "")
    assert found == expected
    assert document.stem in re.findall(r"^\S+ ([A-Z]+\d+) ", found, re.MULTILINE), (
        "a document shows its own code"
    )


def test_every_code_has_its_document_and_no_document_names_a_code_that_is_gone() -> None:
    assert {document.stem for document in DOCUMENTS} == set(CODES)


def test_the_project_of_the_documents_is_without_complaint() -> None:
    assert complaints({}) == ()


EXAMPLES = [
    code
    for code in CODES.values()
    if code.wrong.lstrip().startswith(("`", "#", "-", "state:", "contents:", "scenario:"))
]


@pytest.mark.parametrize("code", EXAMPLES, ids=lambda code: code.code)
def test_the_wrong_example_of_an_explanation_is_reported_and_the_right_one_is_not(code: object) -> None:
    name, wrong, right = getattr(code, "code"), getattr(code, "wrong"), getattr(code, "right")  # noqa: B009
    assert name in {diagnostic.code for diagnostic in complaints(framed(name, wrong), name)}
    assert name not in {diagnostic.code for diagnostic in complaints(framed(name, right), name)}


def test_explanations_without_an_example_in_our_syntax_are_few() -> None:
    """What takes a whole bank, other bytes or a notebook to show is told in words."""
    told = {code.code for code in CODES.values()} - {code.code for code in EXAMPLES}
    assert told <= {
        "TEXT001", "TEXT002", "TEXT003", "SYNTAX004", "NOTE001", "NOTE002", "NOTE101", "NOTE102", "NOTE103",
        "NOTE104", "NOTE105", "NOTE106", "NOTE107", "NOTE108", "NOTE109", "NOTE111", "NOTE112", "TEST003", "TEST004", "COURSE103", "COURSE106", "OBJ103", "OBJ106",
        "IMG103", "SAFE103", "ITEM121", "ITEM122", "SCEN106", "SCEN125", "BUDGET001", "BUDGET002", "BUDGET003",
        "TRANS001", "TRANS002", "TRANS003", "TRANS004", "READ103", "READ104", "ITEM132", "ITEM133",
    }  # fmt: skip
