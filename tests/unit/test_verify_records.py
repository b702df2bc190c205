"""The record store of cmi5: a careful course breaks nothing, and for every rule a broken statement is refused by its number."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from http.client import HTTPConnection, HTTPException
from typing import Any

import pytest

from coursewright.verify.format import Launch, Platform
from coursewright.verify.opening import Opened, Refused
from coursewright.verify.plain_records import PlainStore
from coursewright.verify.playing import Room
from coursewright.verify.records import ACTOR, TOKEN, RecordStore, Reply
from coursewright.verify.serving import MOST_SENT, Answer, serving
from coursewright.verify.statements import CATEGORY, GROUPING, MASTERY, MOVE_ON, PROGRESS, SESSION_ID
from coursewright.verifying import as_text, refused

HEADERS = {"authorization": f"Basic {TOKEN}", "x-experience-api-version": "1.0.3"}
LAUNCH = Launch("index.html", "Ladders", "0.8", move_on="CompletedAndPassed")
ID = "6f0e5f4c-3f6b-4c4e-8a55-0000000000{:02}"


def ask(store: RecordStore, method: str, path: str, body: Any = None, **headers: str) -> Reply:
    """One request to the platform."""
    text = "" if body is None else json.dumps(body)
    return store.answer(method, f"http://lms.test/{path}", HEADERS | headers, text)


@pytest.fixture
def store() -> RecordStore:
    """A platform in whose first session everything before the first statement was done."""
    store = RecordStore(LAUNCH, "http://lms.test")
    store.launched("http://lms.test/package/index.html")
    prepare(store)
    return store


def prepare(store: RecordStore) -> None:
    """What comes before the first statement."""
    store.answer("POST", "http://lms.test/fetch", {}, "")
    ask(store, "GET", "xapi/activities/state?stateId=LMS.LaunchData")
    ask(store, "GET", "xapi/agents/profile?profileId=cmi5LearnerPreferences")


def statement(store: RecordStore, verb: str, number: int = 0) -> dict[str, Any]:
    """A statement as it has to be."""
    moves = verb in ("completed", "passed", "failed")
    score = {"score": {"scaled": 0.9 if verb == "passed" else 0.1}} if verb in ("passed", "failed") else {}
    mastery = {MASTERY: 0.8} if score else {}
    results: dict[str, Any] = {
        "passed": {"success": True},
        "failed": {"success": False},
        "completed": {"completion": True},
    }
    return {
        "id": ID.format(number or len(store.statements) + 1),
        "actor": ACTOR,
        "verb": {"id": f"http://adlnet.gov/expapi/verbs/{verb}"},
        "object": {"id": store.session.activity},
        "timestamp": "2026-11-30T10:00:00Z",
        "result": {} if verb == "initialized" else {"duration": "PT1M2.5S", **results.get(verb, {}), **score},
        "context": {
            "registration": store.session.registration,
            "extensions": {SESSION_ID: store.session.id, **mastery},
            "contextActivities": {
                "category": [{"id": CATEGORY}, *([{"id": MOVE_ON}] if moves else [])],
                "grouping": [{"id": GROUPING}],
            },
        },
    }


def answered(store: RecordStore) -> dict[str, Any]:
    """A statement about an answer, which is allowed between initialized and terminated; its score is its own."""
    one = statement(store, "answered", 50)
    one["result"]["score"] = {"scaled": 0.25}
    one["context"]["contextActivities"]["category"] = []
    return one


def send(store: RecordStore, *verbs: str) -> None:
    """Statements that are all taken."""
    for verb in verbs:
        reply = ask(store, "POST", "xapi/statements", statement(store, verb))
        assert reply.status == 200, reply.body


def test_a_careful_course_breaks_nothing_and_stands_in_the_gradebook(store: RecordStore) -> None:
    send(store, "initialized", "passed")
    assert ask(store, "POST", "xapi/statements", [answered(store)]).status == 200
    assert ask(store, "PUT", "xapi/activities/state?stateId=us", {"a": 1}).status == 204
    assert ask(store, "GET", "xapi/activities/state?stateId=us").body == '{"a": 1}'
    send(store, "completed", "terminated")
    store.ended()
    record = store.record()
    assert record["violations"] == []
    assert record["grades"]["status"] == "completed, passed, satisfied"
    assert (record["grades"]["score"], record["grades"]["time"]) == (0.9, 6250)
    assert len(record["grades"]["interactions"]) == 1


def test_a_learner_who_comes_back_begins_a_session_of_the_same_registration(store: RecordStore) -> None:
    send(store, "initialized", "completed", "terminated")
    store.launched("http://lms.test/package/index.html")
    prepare(store)
    send(store, "initialized")
    reply = ask(store, "POST", "xapi/statements", statement(store, "completed"))
    assert reply.body == "cmi5 9.3: completed is said once in a registration"
    send(store, "passed", "terminated")
    assert store.record()["grades"]["status"] == "completed, passed, satisfied"


Change = Callable[[dict[str, Any]], Any]
BROKEN: dict[str, tuple[str, Change]] = {
    "9.1 no id": ("passed", lambda one: one.pop("id")),
    "9.2 another actor": ("passed", lambda one: one.update(actor={"mbox": "mailto:me@lms.test"})),
    "9.4 another object": ("passed", lambda one: one["object"].update(id="https://ladders.test/au")),
    "9.7 no zone": ("passed", lambda one: one.update(timestamp="2026-11-30T10:00:00")),
    "9.6.1 registration": ("passed", lambda one: one["context"].pop("registration")),
    "9.6.3.1 session": ("passed", lambda one: one["context"]["extensions"].pop(SESSION_ID)),
    "9.6.3.2 mastery": ("passed", lambda one: one["context"]["extensions"].pop(MASTERY)),
    "10.2.1 template": ("passed", lambda one: one["context"]["contextActivities"].pop("grouping")),
    "9.6.2.1 category": ("passed", lambda one: one["context"]["contextActivities"].pop("category")),
    "9.6.2.2 moveon": ("passed", lambda one: one["context"]["contextActivities"]["category"].pop()),
    "9.3.4 too low": ("passed", lambda one: one["result"]["score"].update(scaled=0.79)),
    "9.3.5 too high": ("failed", lambda one: one["result"]["score"].update(scaled=0.8)),
    "9.5.1 score of completed": ("completed", lambda one: one["result"].update(score={"scaled": 1})),
    "9.5.1 raw alone": ("passed", lambda one: one["result"]["score"].update(raw=9)),
    "9.5.2 success": ("passed", lambda one: one["result"].pop("success")),
    "9.5.3 completion": ("passed", lambda one: one["result"].update(completion=True)),
    "9.5.4 duration": ("completed", lambda one: one["result"].pop("duration")),
    "9.5.5.1 progress": ("completed", lambda one: one["result"].update(extensions={PROGRESS: 100})),
    "9.3 a verb of the platform": ("satisfied", lambda one: None),
    "xAPI 4.1.5.1 scaled": ("passed", lambda one: one["result"]["score"].update(scaled=1.1)),
    "xAPI 2.2 null": ("passed", lambda one: one["result"].update(response=None)),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_statement_that_breaks_a_rule_is_refused_by_its_number(store: RecordStore, name: str) -> None:
    send(store, "initialized")
    verb, change = BROKEN[name]
    one = deepcopy(statement(store, verb))
    change(one)
    reply = ask(store, "POST", "xapi/statements", one)
    rule = name.split()[0] if not name.startswith("xAPI") else " ".join(name.split()[:2])
    assert reply.status in (400, 403)
    assert reply.body.removeprefix("cmi5 ").startswith(f"{rule}:"), reply.body
    assert len(store.statements) == 1


@pytest.mark.parametrize(
    ("before", "verb"),
    [((), "passed"), (("initialized",), "initialized"), (("initialized", "failed"), "passed"),
     (("initialized", "passed"), "failed"), (("initialized", "terminated"), "completed")],
)  # fmt: skip
def test_the_order_of_verbs_is_held(store: RecordStore, before: tuple[str, ...], verb: str) -> None:
    send(store, *before)
    reply = ask(store, "POST", "xapi/statements", statement(store, verb))
    assert (reply.status, reply.body[:8]) == (403, "cmi5 9.3")


def violated(store: RecordStore) -> list[str]:
    return [one["clause"].split(":")[0] for one in store.violations]


def test_the_protocol_around_statements_is_held() -> None:
    store = RecordStore(LAUNCH, "http://lms.test")
    store.launched("http://lms.test/package/index.html")
    assert store.answer("GET", "http://lms.test/fetch", {}, "").status == 400
    assert "error-code" in store.answer("POST", "http://lms.test/fetch", {}, "").body
    assert ask(store, "GET", "xapi/statements", authorization="Basic guess").status == 401
    assert (
        store.answer("GET", "http://lms.test/xapi/statements", {"authorization": f"Basic {TOKEN}"}, "").status
        == 400
    )
    assert ask(store, "PUT", "xapi/activities/state?stateId=LMS.LaunchData", {}).status == 403
    send(store, "initialized")
    store.ended()
    assert violated(store) == [
        "cmi5 8.2",
        "cmi5 8.2",
        "cmi5 8.1.2",
        "xAPI 6.2",
        "cmi5 10.2.1",
        "cmi5 11.0",
        "cmi5 9.3.8",
    ]


def test_in_review_a_course_says_no_more_than_that_it_was_there() -> None:
    store = RecordStore(LAUNCH, "http://lms.test", mode="Review")
    store.launched("http://lms.test/package/index.html")
    prepare(store)
    send(store, "initialized")
    assert ask(store, "POST", "xapi/statements", statement(store, "completed")).body.startswith("cmi5 10.2.2")
    assert ask(store, "POST", "xapi/statements", answered(store)).body.startswith("cmi5 10.2.2")
    send(store, "terminated")


def test_a_statement_that_is_told_twice_is_there_once_and_another_one_may_not_take_its_id(
    store: RecordStore,
) -> None:
    send(store, "initialized")
    answer = answered(store)
    send(store, "passed", "completed")
    assert ask(store, "POST", "xapi/statements", answer).status == 200
    send(store, "terminated")
    # It was under way when the page was left, and arrives behind the last ones.
    assert ask(store, "POST", "xapi/statements", answer).status == 200
    assert len(store.statements) == 5
    assert store.violations == []
    answer["result"]["score"] = {"scaled": 1}
    assert ask(store, "POST", "xapi/statements", answer).status == 409
    assert violated(store) == ["xAPI 4.1.1"]


MISSHAPEN = (
    "[[", "[" * 100_000, "[1]", "null", '{"id": 1}', '{"verb": 1}', '{"verb": {"id": []}}', '{"object": {"id": {}}}',
    '{"result": 1}', '{"result": {"score": "all"}}', '{"result": {"score": {"scaled": NaN}}}', '{"result": {"duration": 1}}',
    '{"context": {"contextActivities": {"category": [1, {"id": []}]}}}', '{"context": {"extensions": 1}}',
    '{"timestamp": []}', '{"object": ' + '{"a": ' * 60 + "1" + "}" * 61,
)  # fmt: skip


@pytest.mark.parametrize("kind", [RecordStore, PlainStore])
@pytest.mark.parametrize("body", MISSHAPEN)
def test_what_is_built_like_no_statement_is_refused_and_the_record_can_still_be_read(
    kind: type[RecordStore], body: str
) -> None:
    store = kind(LAUNCH, "http://lms.test")
    store.launched("http://lms.test/package/index.html")
    prepare(store)
    for method in ("POST", "PUT"):
        assert store.answer(method, "http://lms.test/xapi/statements", HEADERS, body).status == 400
    assert store.record()["grades"] is None


def test_a_page_that_sends_more_than_any_course_is_hung_up_on() -> None:
    heard: list[str] = []

    def answering(method: str, path: str, headers: Mapping[str, str], body: str) -> Answer:
        heard.append(body)
        return Answer(204)

    with serving(answering) as port:
        for length, sent in ((3, b"\xff\xfe!"), (MOST_SENT + 1, b""), (-1, b"")):
            line = HTTPConnection("127.0.0.1", port, timeout=5)
            line.putrequest("POST", "/xapi/statements")
            line.putheader("Content-Length", str(length))
            line.endheaders(sent)
            if length == len(sent):
                assert line.getresponse().status == 204
            else:
                with pytest.raises((HTTPException, OSError)):
                    line.getresponse()
            line.close()
    assert heard == ["��!"]


@pytest.mark.parametrize(
    "left", ["nothing", {"grades": 1}, {"violations": [1]}, {"calls": [{}]}, {"grades": {"time": "x"}}]
)
def test_what_a_page_leaves_in_the_platform_around_it_is_a_finding(left: Any) -> None:
    platform = Platform("SCORM 1.2, strict", "scorm12", "strict")
    room = Room(Opened("theirs.zip", {}, str.encode), LAUNCH, platform, {})
    room.record = left
    play = room.play("opens it and leaves")
    assert play.grades is None
    assert [one.rule for one in play.findings] == ["tampered"]


def test_the_words_of_a_package_do_not_reach_the_terminal_as_commands() -> None:
    found = refused("a\x1b]0;gone\x07.zip", Refused("`\x1b[2J\u202egpj.exe` is damaged."))
    assert not set(as_text(found)) & set("\x1b\x07\u202e")
