"""Whether what a page has sent is built like a statement at all, so that rules may be asked of it without surprises."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

DEEPEST = 40
_PARTS = "actor", "verb", "object"
RULE = "xAPI 2.2", "a statement and its parts have the types that the standard gives them"


def shapely(statement: Mapping[str, Any]) -> bool:
    """Whether every part that a rule or a gradebook looks at has its type (xAPI Data 2.4). Parts may be missing."""
    result, context = statement.get("result", {}), statement.get("context", {})
    return (
        _shallow(statement, DEEPEST)
        and all(isinstance(statement.get(name, ""), str) for name in ("id", "timestamp", "version"))
        # That one of these is something else altogether is what the rules themselves say in words of their own.
        and all(_named(one) for name in _PARTS if isinstance(one := statement.get(name), Mapping))
        and isinstance(result, Mapping)
        and _scored(result.get("score", {}))
        and isinstance(result.get("duration", ""), str)
        and isinstance(result.get("extensions", {}), Mapping)
        and isinstance(context, Mapping)
        and isinstance(context.get("extensions", {}), Mapping)
        and isinstance(context.get("registration", ""), str)
        and _related(context.get("contextActivities", {}))
    )


def _named(part: Any) -> bool:
    return isinstance(part, Mapping) and isinstance(part.get("id", ""), str)


def _scored(score: Any) -> bool:
    if not isinstance(score, Mapping):
        return False
    given = (score.get(name, 0) for name in ("scaled", "raw", "min", "max"))
    return all(isinstance(one, int | float) and not isinstance(one, bool) and isfinite(one) for one in given)


def _related(activities: Any) -> bool:
    if not isinstance(activities, Mapping):
        return False
    lists = (one if isinstance(one, list) else [one] for one in activities.values())
    return all(_named(one) for several in lists for one in several)


def _shallow(value: Any, left: int) -> bool:
    if isinstance(value, Mapping):
        return left > 0 and all(_shallow(one, left - 1) for one in value.values())
    return not isinstance(value, list) or (left > 0 and all(_shallow(one, left - 1) for one in value))
