"""Platforms that die at any call: the learner is told, and nothing that was acknowledged is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser

from coursewright.targets.package import Package
from coursewright.verify.format import Launch
from coursewright.verify.records import RecordStore, Reply

from .conftest import TEA_HOUSE, pack
from .loopback import platform, told, window

pytestmark = pytest.mark.browser

NEVER = 1_000_000
"""Calls after which a host dies that does not die."""


def kept(calls: list[list[str]], safe: tuple[str, ...], sets: str) -> dict[str, str]:
    """What the last commit or the end has made safe."""
    ends = [at for at, call in enumerate(calls) if call[0] in safe]
    return dict(call[1:] for call in calls[: ends[-1] if ends else 0] if call[0] == sets)


def lived_through(
    chromium: Browser, package: Package, kind: str, how: str, closing: tuple[str, str]
) -> tuple[list[dict[str, Any]], int]:
    """A session for every call that a host may die at, and the number of the last commit of a whole one."""
    commit, _ = closing
    with platform(package.data) as address, window(chromium, address) as (page, errors):
        run = "([kind, how, lives]) => sessions(kind, how, lives)"
        (whole,) = told(page.evaluate(run, [kind, how, [NEVER]]))
        assert whole["violations"] == []
        names = [call[0] for call in whole["calls"]]
        assert len(names) > 50
        found = told(page.evaluate(run, [kind, how, list(range(len(names)))]))
        assert errors == []
    return found, len(names) - 1 - names[::-1].index(commit)


@pytest.mark.parametrize("how", ["throws", "false", "nothing"])
def test_a_scorm_12_host_that_dies_at_any_call_loses_nothing(
    chromium: Browser, tea_house: Package, how: str
) -> None:
    found, last_commit = lived_through(chromium, tea_house, "dying", how, ("LMSCommit", "LMSFinish"))
    for one in found:
        assert "12.5 percent this time" in one["told"], one["alive"]
        # A dead host hears no LMSFinish; nothing else is anybody's fault.
        assert {broken["obligation"] for broken in one["violations"]} <= {"finish-always"}, one["alive"]
        safe = kept(one["calls"], ("LMSCommit", "LMSFinish"), "LMSSetValue")
        assert one["grades"]["state"] == safe.get("cmi.suspend_data", ""), one["alive"]
        assert one["grades"]["status"] == safe.get("cmi.core.lesson_status", "not attempted"), one["alive"]
        if one["alive"] < last_commit - 20:
            assert "not saved" in one["told"] or "could not be saved" in one["told"], one["alive"]


@pytest.mark.parametrize("how", ["throws", "false", "nothing"])
def test_a_scorm_2004_host_that_dies_at_any_call_loses_nothing(chromium: Browser, how: str) -> None:
    package = pack(TEA_HOUSE, "tea-house", target="scorm2004")
    found, last_commit = lived_through(chromium, package, "dying2004", how, ("Commit", "Terminate"))
    for one in found:
        assert "12.5 percent this time" in one["told"], one["alive"]
        # A dead host hears no Terminate; nothing else is anybody's fault.
        assert {broken["obligation"] for broken in one["violations"]} <= {"terminate-always"}, one["alive"]
        safe = kept(one["calls"], ("Commit", "Terminate"), "SetValue")
        assert one["grades"]["state"] == safe.get("cmi.suspend_data", ""), one["alive"]
        if one["alive"] < last_commit - 20:
            assert "not saved" in one["told"] or "could not be saved" in one["told"], one["alive"]


class Dying:
    """A cmi5 platform that stops answering after `alive` requests; -1 is never."""

    def __init__(self) -> None:
        self.address = ""
        self.alive = -1
        self.requests = 0
        self.refused = 0
        self.store = RecordStore(Launch("index.html", ""), "")

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: str) -> Reply | None:
        """What a learner's page is answered, and what this test asks."""
        if path.startswith("/control"):
            return Reply(200, json.dumps(self.controlled(path.partition("alive=")[2])))
        self.requests += 1
        if self.alive == 0:
            self.refused += 1
            return None
        self.alive -= 1
        return self.store.answer(method, f"{self.address}{path}", headers, body)

    def controlled(self, alive: str) -> dict[str, Any]:
        """Begins a learner, ends a silence, or says how it stands."""
        launch = ""
        if (alive and int(alive) >= 0) or not self.store.sessions:
            self.store = RecordStore(Launch("index.html", "", move_on="CompletedOrPassed"), self.address)
            launch = self.store.launched("/package/index.html") + "#th-final"
            self.requests = self.refused = 0
        if alive:
            self.alive = int(alive)
        verbs = [one["verb"]["id"].rsplit("/", 1)[-1] for one in self.store.statements]
        ids = [one["id"] for one in self.store.statements]
        return {
            "launch": launch,
            "requests": self.requests,
            "refused": self.refused,
            "over": "terminated" in verbs,
            "verbs": verbs,
            "repeated": len(ids) - len(set(ids)),
            "violations": self.store.violations,
        }


def test_a_cmi5_platform_that_dies_at_any_request_and_comes_back_is_told_everything_once(
    chromium: Browser,
) -> None:
    dying = Dying()
    package = pack(TEA_HOUSE, "tea-house", target="cmi5")
    with (
        platform(package.data, dying.answer) as dying.address,
        window(chromium, dying.address) as (page, errors),
    ):
        (whole,) = told(page.evaluate("comesBack([-1])"))
        found = told(page.evaluate("lives => comesBack(lives)", list(range(whole["requests"]))))
        assert errors == []
    assert whole["requests"] > 8
    assert sum(one["refused"] > 0 for one in found) >= whole["requests"] - 2
    for one in (whole, *found):
        assert "12.5 percent this time" in one["shown"], one["alive"]
        # What is kept is gathered, so the last requests of a session need not be as many each time.
        assert ("saved" in one["told"] or "answer" in one["told"]) == (one["refused"] > 0), one
        assert one["settled"], one["alive"]
        assert (one["violations"], one["repeated"]) == ([], 0), one
        assert one["verbs"][0] == "initialized"
        assert one["verbs"][-1] == "terminated"
        assert one["verbs"].count("answered") == 4, one
