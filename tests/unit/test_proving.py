"""What `coursewright prove` writes: figures, complaints, and what was left open."""

from __future__ import annotations

import json
from datetime import date

from planted import DEFECTS, END, FILE, TRUST, Defect, ending, node, source

from coursewright.pipeline import read_files
from coursewright.proving import Format, Proven, proven, written
from coursewright.scenario.explore import LIMIT

TODAY = date(2026, 11, 21)


def about(defect: Defect, limit: int = LIMIT) -> Proven:
    reading = read_files({FILE: source(defect)[0].encode()}, "Demonstration", TODAY, remember=False)
    return proven(reading, ["planted"], limit)


SOUND = Defect(
    "sound",
    "",
    node("A", "[good](#best) `points +2; trust -1`", "[end](#end) `trust +1`")
    + END
    + ending("Best", "left-with-options"),
    TRUST,
)


def test_the_text_tells_the_figures_of_every_ending() -> None:
    text = written(about(SOUND), Format.TEXT, colour=False)
    assert "planted: Planted\n  3 states, 2 transitions, 2 plays of 1 to 1 choices\n" in text
    assert "best total 2 points; 2 or more pass" in text
    assert "  Best    left-with-options      1      50.0%           50%       2\n" in text
    assert "  End     door-open              1      50.0%           50%       0\n" in text


def test_the_json_tells_which_share_of_the_choices_an_ending_uses() -> None:
    story = Defect(
        "shared",
        "",
        node("A", "[on](#b) `trust +1`", "[end](#end)")
        + node("B", "[best](#best) `if trust >= 3`", "[end](#end)")
        + END
        + ending("Best", "left-with-options"),
        TRUST,
    )
    data = json.loads(written(about(story), Format.JSON, colour=False))
    told = data["scenarios"][0]["figures"]["endings"]
    assert [(one["node"], one["choices_used"], one["share_of_choices"]) for one in told] == [
        ("end", 3, 0.75),
        ("best", 2, 0.5),
    ]


def test_the_json_holds_the_witness_of_a_finding() -> None:
    defect = next(one for one in DEFECTS if one.name == "a dead end for one variant")
    found = about(defect)
    data = json.loads(written(found, Format.JSON, colour=False))
    (finding,) = [one for one in data["scenarios"][0]["findings"] if one["code"] == "SCEN123"]
    assert finding["witness"] == {
        "variant": "seventeen", "choices": [], "node": "a", "state": {"age": 17}, "points": 0,
    }  # fmt: skip
    assert found.failed


def test_past_the_limit_it_says_what_is_not_proven_and_tells_no_figures() -> None:
    found = about(SOUND, limit=1)
    data = json.loads(written(found, Format.JSON, colour=False))
    assert data["scenarios"][0]["proven"] is False
    assert data["scenarios"][0]["figures"] is None
    assert "Not proven: 0 of more than 1 states were looked at" in written(found, Format.TEXT, colour=False)
    assert [d.code for d in found.diagnostics if d.code == "SCEN125"] == ["SCEN125"]


def test_the_drawing_marks_the_way_of_the_gravest_finding() -> None:
    defect = next(one for one in DEFECTS if one.name == "a point of no return")
    assert "Marked is the way b." in written(about(defect), Format.SVG, colour=False)
    assert written(about(defect), Format.DOT, colour=False).startswith('digraph "planted"')
