"""Diagnostics as other programs read them: JSON, SARIF 2.1.0 and the annotations of a forge's checks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from urllib.parse import quote

from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.place import Place


class Format(StrEnum):
    """How complaints are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class Plain(StrEnum):
    """How a result is written that points into no source."""

    TEXT = "text"
    JSON = "json"


SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A list of objects with code, severity, message, place, help and notes."""
    return json.dumps([_plain(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2) + "\n"


def _plain(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_place(diagnostic.place),
        "help": diagnostic.help,
        "notes": [_note(note) for note in diagnostic.notes],
    }


def _note(note: Note) -> dict[str, object]:
    return {"message": note.message, **(_place(note.place) if note.place is not None else {})}


def _place(place: Place) -> dict[str, object]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def strictly(diagnostic: Diagnostic) -> Diagnostic:
    """The same, an error where it was a warning."""
    warned = diagnostic.severity is Severity.WARNING
    return replace(diagnostic, severity=Severity.ERROR) if warned else diagnostic


def as_sarif(diagnostics: Iterable[Diagnostic], catalogue: Mapping[str, Code], version: str) -> str:
    """One run of SARIF 2.1.0. Columns count characters, as ours do."""
    found = tuple(diagnostics)
    used = sorted({diagnostic.code for diagnostic in found})
    run = {
        "tool": {
            "driver": {
                "name": "coursewright",
                "version": version,
                "rules": [_rule(code, catalogue.get(code)) for code in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, used.index(diagnostic.code)) for diagnostic in found],
    }
    return (
        json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _rule(id: str, code: Code | None) -> dict[str, object]:
    if code is None:
        return {"id": id}
    return {
        "id": id,
        "shortDescription": {"text": f"{code.title[:1].upper()}{code.title[1:]}."},
        "fullDescription": {"text": code.why},
        "help": {"text": f"{code.why}\n\nWrong:\n\n{code.wrong}\n\nRight:\n\n{code.right}\n"},
        "defaultConfiguration": {"level": LEVELS[code.severity]},
    }


def _result(diagnostic: Diagnostic, index: int) -> dict[str, object]:
    text = f"{diagnostic.message} {diagnostic.help}".strip()
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _physical(diagnostic.place)}],
    }
    related = [
        {"physicalLocation": _physical(note.place), "message": {"text": note.message}}
        for note in diagnostic.notes
        if note.place is not None
    ]
    return {**result, "relatedLocations": related} if related else result


def _physical(place: Place) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": quote(place.file), "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }


def as_annotations(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands that a forge shows beside the changed lines."""
    return "".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    properties = {"file": place.file, "line": place.line, "endLine": place.end_line}
    if place.end_line == place.line:
        # Columns across lines are refused by the reader of these commands, and its end column is inclusive.
        properties |= {"col": place.column, "endColumn": max(place.end_column - 1, place.column)}
    properties["title"] = diagnostic.code
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    text = f"{diagnostic.message}\n{diagnostic.help}".strip()
    return f"::{COMMANDS[diagnostic.severity]} {listed}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
