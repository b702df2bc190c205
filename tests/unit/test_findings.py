"""Diagnostics for other programs: every field in its place, every special character escaped."""

from __future__ import annotations

import json

from coursewright import findings
from coursewright.catalogue import CODES
from coursewright.model.diagnostic import Diagnostic, Note, Severity
from coursewright.model.place import Place

HERE = Place("courses/é a/x.md", 3, 5, 3, 9)
FOUND = Diagnostic(
    "ITEM103",
    Severity.ERROR,
    "50% is: a, b",
    HERE,
    "Mend it.",
    (Note("First here.", HERE), Note("No place.")),
)
HINT = Diagnostic("ITEM106", Severity.HINT, "Short.", Place("b.md", 1, 1, 4, 2))


def test_json_holds_every_field() -> None:
    assert json.loads(findings.as_json([FOUND])) == [
        {
            "code": "ITEM103",
            "severity": "error",
            "message": "50% is: a, b",
            "file": "courses/é a/x.md",
            "line": 3,
            "column": 5,
            "end_line": 3,
            "end_column": 9,
            "help": "Mend it.",
            "notes": [
                {
                    "message": "First here.",
                    "file": "courses/é a/x.md",
                    "line": 3,
                    "column": 5,
                    "end_line": 3,
                    "end_column": 9,
                },
                {"message": "No place."},
            ],
        }
    ]


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(findings.as_json([])) == []


def test_sarif_names_its_rules_once_and_results_point_at_them() -> None:
    log = json.loads(findings.as_sarif([FOUND, HINT, FOUND], CODES, "1.2.3"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["ITEM103", "ITEM106"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0]
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert [result["level"] for result in run["results"]] == ["error", "note", "error"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_paths_are_uris_and_second_places_are_related_locations() -> None:
    result = json.loads(findings.as_sarif([FOUND], CODES, "1"))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "courses/%C3%A9%20a/x.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9},
    }
    assert [related["message"]["text"] for related in result["relatedLocations"]] == ["First here."]


def test_an_annotation_is_one_line_with_its_separators_escaped() -> None:
    assert findings.as_annotations([FOUND]) == (
        "::error file=courses/é a/x.md,line=3,endLine=3,col=5,endColumn=8,title=ITEM103::50%25 is: a, b%0AMend it.\n"
    )


def test_an_annotation_over_several_lines_has_no_columns() -> None:
    assert findings.as_annotations([HINT]) == "::notice file=b.md,line=1,endLine=4,title=ITEM106::Short.\n"
