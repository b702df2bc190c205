"""The rules of cmi5 section 9 for a statement, each with its number, as a strict record store holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon"
SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
GROUPING = "https://lms.test/courses/1/aus/1"

TEMPLATE: dict[str, Any] = {"contextActivities": {"grouping": [{"id": GROUPING}]}}
"""What the platform wants in the context of every statement (cmi5 10.2.1), but for the session."""

VERBS = {
    "http://adlnet.gov/expapi/verbs/initialized": "initialized",
    "http://adlnet.gov/expapi/verbs/completed": "completed",
    "http://adlnet.gov/expapi/verbs/passed": "passed",
    "http://adlnet.gov/expapi/verbs/failed": "failed",
    "http://adlnet.gov/expapi/verbs/terminated": "terminated",
}
"""The verbs of cmi5 that a course may send (9.3); the others belong to the platform."""
_PLATFORMS = ("launched", "abandoned", "waived", "satisfied")

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")

Broken = Iterator[tuple[str, str]]


@dataclass
class Session:
    """One launch as the platform sees it. `done` are the verbs of the whole registration that may come once."""

    id: str
    mastery: float | None
    mode: str
    registration: str = "6f0e5f4c-3f6b-4c4e-8a55-0d2f1f6c9a01"
    activity: str = "https://lms.test/registrations/1/activity"
    verbs: list[str] = field(default_factory=list)
    done: set[str] = field(default_factory=set)


def verb_of(statement: Mapping[str, Any]) -> str:
    """The verb's name in cmi5, else its IRI."""
    id = _get(statement, "verb", "id")
    return VERBS.get(id, id) if isinstance(id, str) else ""


def broken(statement: Mapping[str, Any], session: Session, actor: Mapping[str, Any]) -> Broken:
    """Number and words of every rule that a statement breaks."""
    verb = verb_of(statement)
    defined = CATEGORY in categories(statement)
    yield from _every_statement(statement, session, actor)
    if not session.verbs and verb != "initialized":
        yield "9.3", "initialized comes first"
    if "terminated" in session.verbs:
        yield "9.3", "nothing follows terminated"
    if not defined:
        if verb in VERBS.values():
            yield "9.6.2.1", "a statement with a verb of cmi5 has the category cmi5"
        if session.mode != "Normal":
            yield "10.2.2", "in Browse and Review only initialized and terminated are said"
        return
    if verb not in VERBS.values():
        word = verb.rpartition("/")[2]
        yield (
            "9.3",
            f"`{word}` belongs to the platform" if word in _PLATFORMS else f"`{verb}` is no verb of cmi5",
        )
        return
    yield from _order(verb, session)
    yield from _result(statement, verb, session)
    yield from _context(statement, verb, session)
    if session.mode != "Normal" and verb not in ("initialized", "terminated"):
        yield "10.2.2", "in Browse and Review only initialized and terminated are said"


def categories(statement: Mapping[str, Any]) -> set[str]:
    """The ids of its category activities."""
    found = _get(statement, "context", "contextActivities", "category") or []
    return {
        one.get("id", "") for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict)
    }


def _every_statement(statement: Mapping[str, Any], session: Session, actor: Mapping[str, Any]) -> Broken:
    if not isinstance(statement.get("id"), str) or not _UUID.fullmatch(statement["id"]):
        yield "9.1", "a statement has an id, a UUID"
    if statement.get("actor") != actor:
        yield "9.2", "the actor is the one of the launch"
    if ":" not in str(_get(statement, "verb", "id")):
        yield "xAPI 4.1.3", "the id of a verb is an IRI"
    if not _UTC.fullmatch(str(statement.get("timestamp", ""))):
        yield "9.7", "a statement has a timestamp in UTC"
    if _has_null(statement):
        yield "xAPI 2.2", "no value is null"
    if _get(statement, "context", "registration") != session.registration:
        yield "9.6.1", "the registration is the one of the launch"
    if _get(statement, "context", "extensions", SESSION_ID) != session.id:
        yield "9.6.3.1", "the session's id stands in every statement"
    grouping = _get(statement, "context", "contextActivities", "grouping") or []
    if GROUPING not in {one.get("id") for one in (grouping if isinstance(grouping, list) else [grouping])}:
        yield "10.2.1", "the context template is used as it came"
    scaled = _get(statement, "result", "score", "scaled")
    if scaled is not None and not -1 <= scaled <= 1:
        yield "xAPI 4.1.5.1", "a scaled score is between -1 and 1"


def _order(verb: str, session: Session) -> Broken:
    if verb in session.verbs:
        yield "9.3", f"{verb} is said once in a session"
    elif verb in session.done:
        yield "9.3", f"{verb} is said once in a registration"
    if verb == "failed" and "passed" in session.done:
        yield "9.3", "nothing is failed that has been passed"
    if verb == "passed" and "failed" in session.verbs:
        yield "9.3", "a session says passed or failed, not both"


def _result(statement: Mapping[str, Any], verb: str, session: Session) -> Broken:
    result = statement.get("result") or {}
    score = result.get("score")
    judged = verb in ("passed", "failed")
    if score is not None:
        if not judged:
            yield "9.5.1", "only passed and failed have a score"
        if "raw" in score and not {"min", "max"} <= score.keys():
            yield "9.5.1", "a raw score has a least and a greatest one"
        elif "raw" in score and not score["min"] <= score["raw"] <= score["max"]:
            yield "9.5.1", "a raw score is between the least and the greatest one"
    scaled = (score or {}).get("scaled")
    if judged and session.mastery is not None and scaled is not None:
        if verb == "passed" and scaled < session.mastery:
            yield "9.3.4", "passed has a score that reaches the mastery score"
        if verb == "failed" and scaled >= session.mastery:
            yield "9.3.5", "failed has a score below the mastery score"
    if result.get("success") != {"passed": True, "failed": False}.get(verb):
        yield "9.5.2", "passed says success true, failed false, and nothing else says it"
    if result.get("completion") != (True if verb == "completed" else None):
        yield "9.5.3", "completed says completion true, and nothing else says it"
    if verb != "initialized" and not _DURATION.fullmatch(str(result.get("duration", ""))):
        yield "9.5.4", "completed, passed, failed and terminated say how long"
    progress = (result.get("extensions") or {}).get(PROGRESS)
    if progress is not None and (
        verb == "completed" or not isinstance(progress, int) or not 0 <= progress <= 100
    ):
        yield "9.5.5.1", "progress is a whole number from 0 to 100, and not on completed"


def _context(statement: Mapping[str, Any], verb: str, session: Session) -> Broken:
    if _get(statement, "object", "id") != session.activity:
        yield "9.4", "the object is the activity of the launch"
    moves = verb in ("completed", "passed", "failed")
    if (MOVE_ON in categories(statement)) != moves:
        yield "9.6.2.2", "the category moveon stands where success or completion is said, and nowhere else"
    score = _get(statement, "result", "score")
    told = _get(statement, "context", "extensions", MASTERY)
    if verb in ("passed", "failed") and score and session.mastery is not None and told != session.mastery:
        yield "9.6.3.2", "passed and failed name the mastery score that they were judged by"


def _get(value: Any, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _has_null(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_has_null(one) for one in value.values())
    return value is None or (isinstance(value, list) and any(map(_has_null, value)))
