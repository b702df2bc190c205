"""SCORM 2004 and cmi5 platforms that die at any call: the learner is told, and nothing that was acknowledged is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Route

from coursewright.verify.format import Launch
from coursewright.verify.records import RecordStore

from .classroom import HOST, Classroom
from .conftest import TEA_HOUSE, pack
from .learner import RIGHT, attempt
from .test_scorm12_hosts import QUICKLY, fresh, notice

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


class Dying(Classroom):
    """A cmi5 platform that stops answering after `alive` requests, until it is back."""

    store: RecordStore
    alive: int

    def _serve(self, route: Route) -> None:
        asked = route.request
        if not asked.url.removeprefix(f"{HOST}/").startswith(("xapi/", "fetch")):
            super()._serve(route)
        elif self.alive <= 0:
            route.abort()
        else:
            self.alive -= 1
            reply = self.store.answer(asked.method, asked.url, asked.all_headers(), asked.post_data or "")
            route.fulfill(status=reply.status, body=reply.body, content_type=reply.kind)


@pytest.mark.parametrize("alive", [4, 5, 6, 7, 9, 11])
def test_a_cmi5_platform_that_dies_and_comes_back_is_told_everything_once(
    chromium: Browser, alive: int
) -> None:
    room = Dying(
        chromium.new_context(reduced_motion="reduce"), pack(TEA_HOUSE, "tea-house", target="cmi5").data
    )
    room.store = RecordStore(Launch("index.html", "", move_on="CompletedOrPassed"), HOST)
    room.alive = alive
    course = room.launch(path=room.store.launched("index.html"))
    attempt(course, RIGHT)
    for _ in range(100):
        if notice(course):
            break
        room.page.wait_for_timeout(100)
    assert "saved" in notice(course) or "answer" in notice(course)
    room.alive = 10_000
    # The page also tries by itself; whichever is first.
    course.evaluate(
        "() => [...document.querySelectorAll('button')].find(one => one.textContent.trim() === 'Try again')?.click()"
    )
    for _ in range(100):
        if notice(course) == "":
            break
        room.page.wait_for_timeout(100)
    assert notice(course) == ""
    room.leave()
    room.page.wait_for_timeout(300)
    record = room.store.record()
    assert record["violations"] == []
    ids = [one["id"] for one in room.store.statements]
    assert len(ids) == len(set(ids))
    answered = [one for one in room.store.statements if one["verb"]["id"].endswith("answered")]
    assert len(answered) == 4
    room.close()
