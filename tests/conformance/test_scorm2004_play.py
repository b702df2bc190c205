"""The SCORM 2004 package in a real browser before a host written by others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from coursewright.targets.package import Package

from .classroom import AGAIN, Classroom
from .conftest import TEA_HOUSE, pack
from .learner import FINAL, WRONG, answer, everything, go, question

pytestmark = pytest.mark.browser

SCRIPT = Path(AGAIN).with_name("scorm2004.min.js")

PROVIDE = """record => {
    const api = new Scorm2004API({ autocommit: false, logLevel: 5 });
    // What the manifest names is there from the start.
    api.loadFromJSON(record ?? { objectives: { 0: { id: "TH-O1" }, 1: { id: "TH-O2" } } }, "cmi");
    window.refused = [];
    window.ended = 0;
    const names = ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"];
    window.API_1484_11 = Object.fromEntries(names.map((name) => [name, (...given) => {
        const answer = api[name](...given);
        if (name === "Terminate") window.ended += 1;
        if (name === "SetValue" && String(answer) !== "true") window.refused.push([...given, api.GetLastError()]);
        return answer;
    }]));
    window.platform = api;
}"""

RECORD = "() => JSON.parse(platform.renderCMIToJSONString()).cmi"


@pytest.fixture(scope="module")
def package() -> Package:
    """The tea house, 4th edition."""
    return pack(TEA_HOUSE, "tea-house", target="scorm2004")


@pytest.fixture
def room(chromium: Browser, package: Package) -> Any:
    """A host of SCORM 2004 with one learner."""
    found = Classroom(chromium.new_context(reduced_motion="reduce"), package.data)
    found.page.add_script_tag(path=SCRIPT)
    found.page.evaluate(PROVIDE, None)
    yield found
    found.close()


def finished(room: Classroom) -> dict[str, Any]:
    """What the host has recorded after the learner has closed the course."""
    room.page.evaluate("leave()")
    room.page.wait_for_function("ended === 1")
    assert room.page.evaluate("refused") == []
    assert room.errors == []
    assert room.strays == []
    return dict(room.page.evaluate(RECORD))


def test_a_learner_who_does_everything_well_has_completed_and_passed(room: Classroom) -> None:
    everything(room.launch())
    record = finished(room)
    assert (record["completion_status"], record["success_status"]) == ("completed", "passed")
    assert record["score"] == {"scaled": "1", "raw": "100", "min": "0", "max": "100"}
    assert (record["progress_measure"], record["location"], record["exit"]) == ("1", "late-guest", "suspend")
    objectives = {one["id"]: one for one in record["objectives"].values()}
    assert {id: (one["success_status"], one["score"]["scaled"]) for id, one in objectives.items()} == {
        "TH-O1": ("passed", "1"),
        "TH-O2": ("passed", "1"),
    }
    told = {
        one["id"]: (one["type"], one["learner_response"], one["result"])
        for one in record["interactions"].values()
    }
    assert told["th-f-2"] == ("numeric", "2.5", "correct")
    assert told["late-guest.ending"][0] == "other"
    assert sum(id.startswith("late-guest.") for id in told) == 3


def test_a_learner_with_attempts_left_has_a_score_and_is_not_failed(room: Classroom) -> None:
    everything(room.launch(), WRONG)
    record = finished(room)
    assert (record["completion_status"], record["success_status"]) == ("completed", "unknown")
    assert record["score"]["scaled"] == "0.3333333"


def test_a_learner_goes_on_where_they_stopped(room: Classroom) -> None:
    course = room.launch()
    go(course, FINAL)
    course.get_by_role("button", name="Begin").click()
    answer(course, {"The welcome": ["A look"]})
    record = finished(room)
    assert (record["completion_status"], record["success_status"]) == ("incomplete", "unknown")
    room.page.evaluate(PROVIDE, {"suspend_data": record["suspend_data"], "completion_status": "incomplete"})
    course = room.launch()
    expect(course.get_by_role("heading", level=1)).to_have_text(FINAL)
    expect(question(course, "The welcome").get_by_label("A look")).to_be_checked()
