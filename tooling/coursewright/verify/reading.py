"""What a stand-in has recorded of a play, read as findings, as a line of the gradebook and as a log of calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coursewright.verify.finding import Finding, Grades, Json, error

Record = Mapping[str, Any]

# What a learner may have typed or chosen, and what a page keeps of it.
_PERSONAL = (
    "suspend_data",
    "response",
    "comments",
    "student_name",
    "learner_name",
    "student_id",
    "learner_id",
)


def findings_of(record: Record) -> Iterator[Finding]:
    """Each broken obligation once, with how often, and the first call that broke it."""
    grouped: dict[str, list[Mapping[str, Any]]] = {}
    for violation in record.get("violations", ()):
        grouped.setdefault(str(violation["obligation"]), []).append(violation)
    for obligation, all_of_it in grouped.items():
        one = all_of_it[0]
        times = f" ({len(all_of_it)} times)" if len(all_of_it) > 1 else ""
        clause, _, words = str(one["clause"]).partition(": ")
        yield error(clause, f"{words or obligation}{times}", _call(one.get("call", ())))
    if record and record.get("tracked") and not record.get("launches"):
        yield error("RTE launch", "The page never found the platform, or never began a session with it.")


def grades_of(learner: str, record: Record, kind: str) -> Grades | None:
    """The line of the gradebook; None where nothing was recorded."""
    grades = record.get("grades")
    if not grades:
        return None
    score = str(grades.get("score", ""))
    status = str(grades.get("status", ""))
    if kind == "scorm2004":
        status = f"{grades.get('completion', '')}, {grades.get('success', '')}"
    seconds = int(grades.get("time", 0)) // 100
    time = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return Grades(learner, status, score, time, len(grades["interactions"]), len(grades["objectives"]))


def told(record: Record) -> tuple[Json, ...]:
    """The calls with their answers, without what a learner may have typed."""
    return tuple(_told(entry) for entry in record.get("calls", ()))


def _told(entry: Mapping[str, Any]) -> Json:
    name, *given = (str(one) for one in entry["call"])
    if len(given) > 1 and any(word in given[0] for word in _PERSONAL):
        given[1] = f"({len(given[1])} characters)"
    return {
        "call": [name, *given],
        "answer": _short(str(entry["answer"]), given),
        "error": str(entry["error"]),
    }


def _short(answer: str, given: list[str]) -> str:
    personal = given and any(word in given[0] for word in _PERSONAL)
    return f"({len(answer)} characters)" if personal and answer not in ("", "true", "false") else answer[:200]


def _call(call: Any) -> str:
    if not isinstance(call, list | tuple) or not call:
        return ""
    name, *given = (str(one) for one in call)
    if len(given) > 1 and any(word in given[0] for word in _PERSONAL):
        given[1] = f"{len(given[1])} characters"
    words = ", ".join(one if len(one) <= 60 else f"{one[:57]}..." for one in given)
    return f"{name}({words})" if given else name
