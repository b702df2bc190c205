"""Regular expressions that authors write into data: what of them can be tried on a text, and come to an end."""

from __future__ import annotations

import re

LONGEST = 2_000

_REPEATED_TWICE = re.compile(r"\([^()]*[+*][^()]*\)(?:[+*]|\{\d*,\})")


def unfit(pattern: str, whose: str) -> tuple[str, str] | None:
    """Why a pattern cannot be used and what to do about it; None where it can."""
    if len(pattern) > LONGEST:
        return f"The pattern of {whose} has more than {LONGEST:,} characters.", "Make two of it."
    try:
        found = re.compile(pattern).search("")
    except (re.error, OverflowError, RecursionError) as error:
        return (
            f"The pattern of {whose} is not a regular expression: {error}.",
            "Patterns are written as in Python; a backslash stands twice in JSON.",
        )
    if found is not None:
        return f"The pattern of {whose} matches without any word.", "Name the words to avoid."
    if _REPEATED_TWICE.search(pattern):
        return (
            f"The pattern of {whose} repeats a group that itself repeats.",
            "Give one of the two repetitions an end, as in `{0,3}`.",
        )
    return None
