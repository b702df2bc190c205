"""A results file is bytes from a stranger: what is not exactly one is refused in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction

import pytest
from results_files import altered, results_file

from coursewright.credentials.results import Refused, digest, read_results
from coursewright.model.standing import Success


def test_a_file_is_read_whole() -> None:
    held = read_results(results_file())
    assert (held.course, held.version, held.success, held.score) == (
        "tea-house",
        "1.0.0",
        Success.PASSED,
        Fraction(47, 60),
    )
    assert (held.activities[0].id, held.activities[0].score) == ("th-final", Fraction(7, 8))
    assert held.items[0].share == Fraction(1)
    assert (held.name, held.mark) == ("", "")
    assert read_results(altered(mark="0a" * 16)).mark == "0a" * 16


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": "something-else"}, "no results file"),
        ({"version": 2}, "version 2"),
        ({"standing": []}, "`standing`"),
        ({"lessons": "all"}, "`lessons`"),
        ({"lessons": [1]}, "`lessons`"),
        ({"name": "x" * 501}, "`name`"),
        ({"mark": "A" * 32}, "`mark`"),
        ({"items": [{"id": "a", "activity": "b", "share": [2, 1]}]}, "`share`"),
        ({"items": [{"id": "a", "activity": "b", "share": [True, True]}]}, "`share`"),
        ({"items": [{"id": "a", "activity": "b", "share": [0, 0]}]}, "`share`"),
        ({"objectives": [["TH-O1", [1, 1]]]}, "`objectives`"),
        (
            {
                "activities": [
                    {
                        "id": "a",
                        "sort": "assessment",
                        "complete": True,
                        "succeeded": 1,
                        "score": None,
                        "attempts": 1,
                    }
                ]
            },
            "`succeeded`",
        ),
    ],
)
def test_what_has_another_shape_is_refused_in_words(changes: Mapping[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_results(altered(**changes))


def test_a_score_changed_by_hand_does_not_fit_the_checksum() -> None:
    found = json.loads(results_file())
    found["standing"]["score"] = [1, 1]
    with pytest.raises(Refused, match="changed after it was saved"):
        read_results(json.dumps(found).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"{" * 200_000,
        b"[1.5]",
        b'{"format":',
        results_file()[:-40],
        b"NaN",
        b'{"a":' + b"9" * 5_000 + b"}",
    ],
)
def test_what_is_no_json_is_refused_without_a_trace(data: bytes) -> None:
    with pytest.raises(Refused):
        read_results(data)


def test_what_is_too_large_is_not_even_parsed() -> None:
    with pytest.raises(Refused, match="larger than"):
        read_results(b" " * 1_000_001)


def test_the_digest_is_over_the_names_in_order() -> None:
    assert digest({"b": [1, None], "a": "é\u2028", "digest": "x"}) == digest({"a": "é\u2028", "b": [1, None]})
