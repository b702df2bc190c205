"""A stand-in for a cmi5 platform and its record store: what it answers, and which rules a course breaks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from coursewright.verify.format import Launch
from coursewright.verify.shape import RULE, shapely
from coursewright.verify.statements import (
    CATEGORY,
    SESSION_ID,
    TEMPLATE,
    Session,
    broken,
    categories,
    verb_of,
)

TOKEN = "c3RhbmQtaW4="
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://lms.test", "name": "learner-1"}}
PREFERENCES = "cmi5LearnerPreferences"
LAUNCH_DATA = "LMS.LaunchData"
NO_CONTENT, BAD, UNKNOWN, FORBIDDEN, MISSING, CONFLICT = 204, 400, 401, 403, 404, 409


@dataclass(frozen=True, slots=True)
class Reply:
    """What the platform answers."""

    status: int
    body: str = ""
    kind: str = "application/json"


@dataclass
class RecordStore:
    """One learner in one registration. `launched` begins a session; every request of it goes through `answer`."""

    launch: Launch
    origin: str
    mode: str = "Normal"
    states: dict[str, str] = field(default_factory=dict)
    profiles: dict[str, str] = field(default_factory=dict)
    statements: list[dict[str, Any]] = field(default_factory=list)
    violations: list[dict[str, Any]] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    session: Session = field(default_factory=lambda: Session("", None, "Normal"))
    sessions: int = 0
    fetched: int = 0
    prepared: bool = False
    """Whether the learner's preferences were asked for in this session."""

    def launched(self, address: str) -> str:
        """A new session: the address to open, with the five parameters of cmi5 8.1."""
        self.sessions += 1
        self.fetched, self.prepared = 0, False
        mastery = float(self.launch.mastery) if self.launch.mastery else None
        self.session = Session(f"session-{self.sessions}", mastery, self.mode, done=self.session.done)
        parameters = {
            "endpoint": f"{self.origin}/xapi/",
            "fetch": f"{self.origin}/fetch?session={self.sessions}",
            "actor": json.dumps(ACTOR),
            "registration": self.session.registration,
            "activityId": self.session.activity,
        }
        return launching(address, parameters)

    @property
    def over(self) -> bool:
        """Whether a session that has begun has ended, as its page says."""
        return not self.session.verbs or self.session.verbs[-1] == "terminated"

    def ended(self) -> None:
        """The learner's window is gone."""
        if not self.over:
            self._violated("9.3.8", "a session that was initialized is terminated", ["closed"])

    def answer(self, method: str, url: str, headers: Mapping[str, str], body: str) -> Reply:
        """What the platform says to one request."""
        address = urlsplit(url)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        reply = self._answer(method, address.path, query, headers, body)
        call = [method, address.path + (f" {query['stateId']}" if "stateId" in query else "")]
        self.calls.append(
            {"call": call, "answer": reply.status, "error": reply.body if reply.status >= BAD else ""}
        )
        return reply

    def _answer(
        self, method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str], body: str
    ) -> Reply:
        if path == "/fetch":
            return self._fetch(method)
        if headers.get("authorization") != f"Basic {TOKEN}":
            # cmi5 8.1.2: the token of the fetch URL goes into the header as it came.
            return self._violated(
                "8.1.2", "every request carries the token of the fetch URL", [method, path], UNKNOWN
            )
        if not headers.get("x-experience-api-version", "").startswith("1.0"):
            return self._violated("xAPI 6.2", "every request names its version of xAPI", [method, path], BAD)
        match path.removeprefix("/xapi/"):
            case "activities/state":
                return self._state(method, query.get("stateId", ""), body)
            case "agents/profile":
                return self._profile(method, query.get("profileId", ""), body)
            case "statements":
                return self._statements(method, query, body)
            case "activities/profile":
                return Reply(MISSING)
            case "about":
                return Reply(200, '{"version": ["1.0.3"]}')
            case _:
                return Reply(MISSING)

    def _fetch(self, method: str) -> Reply:
        self.fetched += 1
        if method != "POST":
            return self._violated("8.2", "the fetch URL is asked by POST", [method, "/fetch"], BAD)
        if self.fetched > 1:
            self._violated("8.2", "the fetch URL is asked once in a session", [method, "/fetch"])
            return Reply(200, '{"error-code": "1", "error-text": "The token has been given."}')
        return Reply(200, json.dumps({"auth-token": TOKEN}))

    def _state(self, method: str, id: str, body: str) -> Reply:
        if id == LAUNCH_DATA:
            if method != "GET":
                words = "LMS.LaunchData belongs to the platform"
                return self._violated("10.2.1", words, [method, "activities/state"], FORBIDDEN)
            return Reply(200, json.dumps(self._launch_data()))
        return _kept(self.states, method, id, body)

    def _profile(self, method: str, id: str, body: str) -> Reply:
        if id == PREFERENCES and method == "GET":
            self.prepared = True
        return _kept(self.profiles, method, id, body)

    def _launch_data(self) -> Mapping[str, Any]:
        mastery = {} if self.session.mastery is None else {"masteryScore": self.session.mastery}
        return {
            "contextTemplate": TEMPLATE | {"extensions": {SESSION_ID: self.session.id}},
            "launchMode": self.mode,
            "moveOn": self.launch.move_on or "NotApplicable",
            "returnURL": f"{self.origin}/returned",
            **mastery,
        }

    def _statements(self, method: str, query: Mapping[str, str], body: str) -> Reply:
        if method == "GET" and "statementId" in query:
            # xAPI 1.0.3 Communication 2.1.3: one statement by its id.
            known = next((one for one in self.statements if one["id"] == query["statementId"]), None)
            return Reply(200, json.dumps(known)) if known else Reply(MISSING)
        if method == "GET":
            return Reply(200, json.dumps({"statements": self.statements[::-1], "more": ""}))
        if method not in ("POST", "PUT"):
            return Reply(BAD)
        try:
            given = json.loads(body)
        except (ValueError, RecursionError):
            return self._violated("xAPI 7.2", "a statement is JSON", [method, "statements"], BAD)
        several = given if isinstance(given, list) else [given]
        if not all(isinstance(one, dict) and shapely(one) for one in several):
            return self._violated(*RULE, [method, "statements"], BAD)
        if method == "PUT" and isinstance(given, dict):
            given.setdefault("id", query.get("statementId"))
        for statement in several:
            refusal = self._take(statement)
            if refusal is not None:
                return refusal
        if method == "PUT":
            return Reply(NO_CONTENT)
        return Reply(200, json.dumps([one.get("id", "") for one in several]))

    def _take(self, statement: dict[str, Any]) -> Reply | None:
        """Judge a statement and keep it; the refusal where it breaks a rule."""
        verb = verb_of(statement)
        known = next((one for one in self.statements if one["id"] == statement.get("id")), None)
        if known is not None:
            # xAPI 2.3.1, 4.1.1: told again as it was, it is there already and nothing changes; an id names one statement.
            words = "a statement that is told again says the same"
            return None if known == statement else self._violated("xAPI 4.1.1", words, [verb], CONFLICT)
        if verb == "initialized" and not self.prepared:
            self._violated("11.0", "the learner's preferences are asked for before initialized", [verb])
        for rule, words in broken(statement, self.session, ACTOR):
            status = FORBIDDEN if rule.startswith("9.3") else BAD
            return self._violated(rule, words, [verb or "statement"], status)
        self.statements.append(statement)
        if CATEGORY in categories(statement):
            self.session.verbs.append(verb)
            if verb in ("completed", "passed"):
                self.session.done.add(verb)
        return None

    def _violated(self, rule: str, words: str, call: list[str], status: int = BAD) -> Reply:
        clause = rule if rule.startswith("xAPI") else f"cmi5 {rule}"
        self.violations.append(
            {"obligation": f"{rule} {words}", "clause": f"{clause}: {words}", "call": call}
        )
        return Reply(status, f"{clause}: {words}", "text/plain")

    def record(self) -> Mapping[str, Any]:
        """What the platform knows of the learner, in plain values."""
        done = [verb for verb in ("completed", "passed", "failed") if verb in self._verbs()]
        satisfied = satisfies(self.launch.move_on, self._verbs())
        # What a single answer has earned is no score of the unit: only passed and failed say that (cmi5 9.5.1).
        said = [one for one in self.statements if CATEGORY in categories(one)]
        scores = [one["result"]["score"] for one in said if one.get("result", {}).get("score")]
        durations = [
            one.get("result", {}).get("duration") for one in self.statements if verb_of(one) == "terminated"
        ]
        grades = {
            "status": ", ".join([*done, "satisfied" if satisfied else "not satisfied"]),
            "score": scores[-1].get("scaled", "") if scores else "",
            "time": sum(_centiseconds(one) for one in durations if one),
            "interactions": [one for one in self.statements if CATEGORY not in categories(one)],
            "objectives": [],
        }
        return {
            "grades": grades if self.statements else None,
            "violations": self.violations,
            "calls": self.calls,
            "tracked": True,
            "launches": sum(verb_of(one) == "initialized" for one in self.statements),
        }

    def _verbs(self) -> list[str]:
        return [verb_of(one) for one in self.statements if CATEGORY in categories(one)]


def satisfies(move_on: str, verbs: list[str]) -> bool:
    """Whether an AU is satisfied (cmi5 10.2.5)."""
    passed, completed = "passed" in verbs, "completed" in verbs
    return {
        "Passed": passed,
        "Completed": completed,
        "CompletedAndPassed": passed and completed,
        "CompletedOrPassed": passed or completed,
    }.get(move_on, True)


def _kept(documents: dict[str, str], method: str, id: str, body: str) -> Reply:
    """A document of the State or the Agent Profile resource."""
    match method:
        case "GET":
            return Reply(200, documents[id]) if id in documents else Reply(MISSING)
        case "PUT" | "POST":
            documents[id] = body
            return Reply(NO_CONTENT)
        case "DELETE":
            documents.pop(id, None)
            return Reply(NO_CONTENT)
        case _:
            return Reply(BAD)


def _centiseconds(duration: str) -> int:
    """A duration of hours, minutes and seconds."""
    total, digits = 0.0, ""
    for sign in duration.removeprefix("P").removeprefix("T"):
        if sign in "HMS":
            total += float(digits or 0) * {"H": 3600, "M": 60, "S": 1}[sign]
            digits = ""
        elif sign.isdigit() or sign == ".":
            digits += sign
    return round(total * 100)


def launching(address: str, parameters: Mapping[str, str]) -> str:
    """The address to open, with what a platform adds to its query."""
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in parameters.items())
    return f"{address}{'&' if '?' in address else '?'}{query}"
