"""Tin Can packages as they are looked at, and the record store that they are played before."""

from __future__ import annotations

import json
from typing import Any

import pytest

from coursewright.verify import format_of
from coursewright.verify.format import Launch
from coursewright.verify.opening import Refused, opened
from coursewright.verify.plain_records import PlainStore
from coursewright.verify.records import ACTOR, TOKEN, Reply
from coursewright.verify.tincan import FORMAT
from handmade import zipped

LAUNCH = b"""<?xml version="1.0"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>
  <activity id="https://ladders.test/course" type="http://adlnet.gov/expapi/activities/course">
    <name lang="en">Ladders</name><description lang="en">How to climb.</description><launch lang="en">index.html</launch>
  </activity></activities></tincan>"""

MISTAKES = [
    (b"tincan.xsd", b"other.xsd", "in the namespace"),
    (b">index.html<", b">gone.html<", "not in the package"),
    (b'id="https://ladders.test/course"', b'id="ladders"', "no absolute IRI"),
    (b'<name lang="en">Ladders</name>', b"", "has no name"),
    (b'<launch lang="en">index.html</launch>', b"", "No activity has a page"),
]


def found(launch: bytes) -> list[str]:
    """What is said of a package."""
    package = opened("ladders.zip", zipped({"tincan.xml": launch, "index.html": b"<h1>Ladders</h1>"}))
    assert format_of(package) is FORMAT
    return [one.message for one in FORMAT.check(package, {})]


def test_a_good_package_is_left_alone_and_its_page_is_launched() -> None:
    assert found(LAUNCH) == []
    package = opened("ladders.zip", zipped({"tincan.xml": LAUNCH, "index.html": b"<h1>Ladders</h1>"}))
    assert FORMAT.launches is not None
    (launch,) = FORMAT.launches(package)
    assert (launch.path, launch.title, launch.activity) == (
        "index.html",
        "Ladders",
        "https://ladders.test/course",
    )


@pytest.mark.parametrize(("right", "wrong", "words"), MISTAKES)
def test_a_mistake_is_found(right: bytes, wrong: bytes, words: str) -> None:
    assert right in LAUNCH
    assert any(words in message for message in found(LAUNCH.replace(right, wrong)))


def test_another_document_under_that_name_is_refused() -> None:
    with pytest.raises(Refused, match="no launch file"):
        found(b"<other/>")


def say(store: PlainStore, change: dict[str, Any]) -> Reply:
    """One statement, changed."""
    one = {
        "id": "6f0e5f4c-3f6b-4c4e-8a55-000000000001",
        "actor": ACTOR,
        "verb": {"id": "http://adlnet.gov/expapi/verbs/passed"},
        "object": {"id": "https://ladders.test/course"},
        "result": {"score": {"scaled": 0.5}},
    } | change
    headers = {"authorization": f"Basic {TOKEN}", "x-experience-api-version": "1.0.3"}
    return store.answer("POST", "http://lms.test/xapi/statements", headers, json.dumps(one))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"verb": {"id": "passed"}}, "xAPI 2.4.3"),
        ({"object": {"id": "course"}}, "xAPI 2.4.4.1"),
        ({"actor": {"mbox": "mailto:me@lms.test"}}, "xAPI 2.4.2"),
        ({"verb": "passed"}, "xAPI 2.4.3"),
        ({"result": {"score": {"scaled": 1.5}}}, "xAPI 2.4.5.1"),
        ({"result": {"score": {"raw": 9, "min": 0, "max": 5}}}, "xAPI 2.4.5.1"),
        ({"result": {"response": None}}, "xAPI 2.2"),
    ],
)
def test_a_statement_that_breaks_a_rule_is_refused(change: dict[str, Any], rule: str) -> None:
    store = PlainStore(Launch("index.html", "", activity="https://ladders.test/course"), "http://lms.test")
    assert say(store, {}).status == 200
    assert store.record()["grades"]["status"] == "passed"
    assert store.record()["grades"]["score"] == 0.5
    assert say(store, {"id": "6f0e5f4c-3f6b-4c4e-8a55-000000000002", **change}).status == 400
    assert [one["clause"].partition(":")[0] for one in store.violations] == [rule]
