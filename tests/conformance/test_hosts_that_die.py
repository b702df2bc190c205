"""A SCORM 2004 platform that dies at any call: the learner is told, and nothing that was acknowledged is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from .classroom import Classroom
from .conftest import TEA_HOUSE, pack
from .test_scorm12_hosts import QUICKLY, fresh

pytestmark = pytest.mark.browser

SESSION = "index.html#th-final"


def short_session(room: Classroom) -> str:
    """Opens the course, answers one question, hands in, and says what could be read before leaving."""
    course = room.launch(path=SESSION)
    read = str(course.evaluate(QUICKLY))
    assert "12.5 percent this time" in read
    room.leave()
    return read


@pytest.mark.parametrize(("how", "every"), [("throws", 6), ("false", 9)])
def test_a_scorm_2004_host_that_dies_at_any_call_loses_nothing(
    chromium: Browser, how: str, every: int
) -> None:
    room = Classroom(chromium.new_context(), pack(TEA_HOUSE, "tea-house", target="scorm2004").data)
    room.provide("strict2004")
    short_session(room)
    assert room.violations() == []
    names = [call["call"][0] for call in room.calls()]
    last_commit = len(names) - 1 - names[::-1].index("Commit")
    for alive in range(0, len(names), every):
        fresh(room)
        room.provide("dying2004", alive=alive, how=how)
        told = short_session(room)
        assert room.errors == [], alive
        broken = {one["obligation"] for one in room.violations()}
        # A dead host hears no Terminate; nothing else is anybody's fault.
        assert broken <= {"terminate-always"}, (alive, room.violations())
        calls = [entry["call"] for entry in room.calls()]
        safe = [at for at, call in enumerate(calls) if call[0] in ("Commit", "Terminate")]
        kept = dict(call[1:] for call in calls[: safe[-1] if safe else 0] if call[0] == "SetValue")
        assert room.page.evaluate("recorded().grades.state") == kept.get("cmi.suspend_data", ""), alive
        if alive < last_commit - 20:
            assert "not saved" in told or "could not be saved" in told, (alive, told)
    room.close()
