"""A stand-in for a platform that launches Tin Can packages: a record store with the rules of xAPI and none of cmi5."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coursewright.verify.records import ACTOR, BAD, TOKEN, RecordStore, Reply, launching

VERBS = "http://adlnet.gov/expapi/verbs/"


@dataclass
class PlainStore(RecordStore):
    """One learner in one registration. There are no sessions to hold: statements are judged one by one."""

    def launched(self, address: str) -> str:
        """The address to open, with what a platform tells a Tin Can package."""
        self.sessions += 1
        parameters = {
            "endpoint": f"{self.origin}/xapi/",
            "auth": f"Basic {TOKEN}",
            "actor": json.dumps(ACTOR),
            "registration": self.session.registration,
            "activity_id": self.launch.activity,
        }
        return launching(address, parameters)

    @property
    def over(self) -> bool:
        """Nobody owes a last word."""
        return True

    def ended(self) -> None:
        """The learner's window is gone. Nobody owes a last word."""

    def _take(self, statement: dict[str, Any]) -> Reply | None:
        for rule, words in broken(statement):
            return self._violated(rule, words, [str(statement.get("verb", ""))[:80]], BAD)
        if statement not in self.statements:
            self.statements.append(statement)
        return None

    def record(self) -> Mapping[str, Any]:
        """What the platform knows of the learner, in plain values."""
        own = [one for one in self.statements if one["object"]["id"] == self.launch.activity]
        verbs = [one["verb"]["id"].removeprefix(VERBS) for one in own]
        reached = [verb for verb in ("completed", "passed", "failed") if verb in verbs]
        scores = [one["result"]["score"] for one in own if one.get("result", {}).get("score")]
        grades = {
            "status": ", ".join(reached) or "begun",
            "score": scores[-1].get("scaled", "") if scores else "",
            "time": 0,
            "interactions": [one for one in self.statements if one not in own],
            "objectives": [],
        }
        return {
            "grades": grades if self.statements else None,
            "violations": self.violations,
            "calls": self.calls,
            "tracked": True,
            "launches": len(self.statements),
        }


def broken(statement: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Number and words of every rule of xAPI that a statement breaks."""
    for part, rule in (("actor", "xAPI 2.4.2"), ("verb", "xAPI 2.4.3"), ("object", "xAPI 2.4.4")):
        if not isinstance(statement.get(part), Mapping):
            yield rule, f"a statement has its {part}"
            return
    if statement["actor"] != ACTOR:
        yield "xAPI 2.4.2", "the actor is the one of the launch"
    for part, rule in (("verb", "xAPI 2.4.3"), ("object", "xAPI 2.4.4.1")):
        if ":" not in str(statement[part].get("id", "")):
            yield rule, f"the id of the {part} is an IRI"
    if _has_null(statement):
        yield "xAPI 2.2", "no value is null"
    score = (statement.get("result") or {}).get("score") or {}
    if not -1 <= score.get("scaled", 0) <= 1:
        yield "xAPI 2.4.5.1", "a scaled score is from -1 to 1"
    if "raw" in score and not score.get("min", score["raw"]) <= score["raw"] <= score.get(
        "max", score["raw"]
    ):
        yield "xAPI 2.4.5.1", "a raw score is between the least and the greatest one"


def _has_null(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_null, value.values()))
    return value is None or (isinstance(value, list) and any(map(_has_null, value)))
