"""A learner's results file, read as what it is: bytes from a stranger. Its format is site/results/file.ts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import TypeVar

from coursewright.model.standing import Success

FORMAT, VERSION = "coursewright-results", 1
MOST_BYTES = 1_000_000
"""A file of a course with thousands of questions is far smaller."""
MOST_ENTRIES, MOST_CHARACTERS, MOST_NUMBER = 20_000, 500, 2**53

_MARK = re.compile(r"[0-9a-f]{32}")

T = TypeVar("T")


class Refused(Exception):
    """Why a file is not taken, in words for whoever handed it in."""


@dataclass(frozen=True, slots=True)
class Done:
    """One activity. `score` is that of the best complete attempt."""

    id: str
    sort: str
    complete: bool
    succeeded: bool
    score: Fraction | None
    attempts: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What one scored item of the last attempt at an assessment earned, 0 to 1."""

    id: str
    activity: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Results:
    """What a learner says they have done. Whole and of the right shape; whether it can be true is asked elsewhere."""

    name: str
    """Empty where the learner typed none."""
    mark: str
    """Of the browser profile; empty in files of before there were marks."""
    exported: str
    course: str
    title: str
    version: str
    language: str
    completion: bool
    success: Success
    score: Fraction | None
    lessons: tuple[str, ...]
    activities: tuple[Done, ...]
    objectives: tuple[tuple[str, Fraction], ...]
    items: tuple[Answered, ...]
    digest: str


def read_results(data: bytes) -> Results:
    """The file's results. Raises `Refused` with what is wrong with it."""
    if len(data) > MOST_BYTES:
        raise Refused(f"It is larger than {MOST_BYTES:,} bytes, so it is no results file.")
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_float=_no_decimals, parse_constant=_no_decimals)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Refused("It is no JSON, or it was cut off.") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Refused("It is no results file of this program.")
    if found.get("version") != VERSION:
        raise Refused(f"It is of version {found.get('version')!r:.20}; this program reads version {VERSION}.")
    held = _read(found)
    if held.digest != digest(found):
        raise Refused("It was changed after it was saved: its content does not fit its checksum.")
    return held


def digest(found: Mapping[str, object]) -> str:
    """sha256 over everything but the digest itself, as JSON without blanks, the names in the order of their code points."""
    content = {key: value for key, value in found.items() if key != "digest"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _no_decimals(text: str) -> float:
    raise ValueError(f"{text} is no whole number")


def _read(found: Mapping[str, object]) -> Results:
    course, standing = _table(found, "course"), _table(found, "standing")
    success = _text(standing, "success")
    if success not in set(Success):
        raise Refused("`success` is none of passed, failed and unknown.")
    return Results(
        name=_text(found, "name") if "name" in found else "",
        mark=_mark(found),
        exported=_text(found, "exported"),
        course=_text(course, "id"),
        title=_text(course, "title"),
        version=_text(course, "version"),
        language=_text(course, "language"),
        completion=_flag(standing, "completion"),
        success=Success(success),
        score=_share_or_none(standing, "score"),
        lessons=tuple(_word(one, "lessons") for one in _entries(found, "lessons")),
        activities=_tables(found, "activities", _done),
        objectives=_tables(found, "objectives", lambda one: (_text(one, "id"), _share(one, "share"))),
        items=_tables(
            found,
            "items",
            lambda one: Answered(_text(one, "id"), _text(one, "activity"), _share(one, "share")),
        ),
        digest=_text(found, "digest"),
    )


def _done(one: Mapping[str, object]) -> Done:
    attempts = one.get("attempts")
    if type(attempts) is not int or not 0 <= attempts < MOST_NUMBER:
        raise Refused("`attempts` has to be a whole number.")
    sort = _text(one, "sort")
    score = _share_or_none(one, "score")
    return Done(_text(one, "id"), sort, _flag(one, "complete"), _flag(one, "succeeded"), score, attempts)


def _tables(
    found: Mapping[str, object], name: str, read: Callable[[Mapping[str, object]], T]
) -> tuple[T, ...]:
    out = []
    for one in _entries(found, name):
        if not isinstance(one, dict):
            raise Refused(f"`{name}` has to be a list of objects.")
        out.append(read(one))
    return tuple(out)


def _entries(found: Mapping[str, object], name: str) -> list[object]:
    value = found.get(name)
    if not isinstance(value, list) or len(value) > MOST_ENTRIES:
        raise Refused(f"`{name}` has to be a list of at most {MOST_ENTRIES:,} entries.")
    return value


def _table(found: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = found.get(name)
    if not isinstance(value, dict):
        raise Refused(f"`{name}` has to be an object.")
    return value


def _text(found: Mapping[str, object], name: str) -> str:
    return _word(found.get(name), name)


def _word(value: object, name: str) -> str:
    if not isinstance(value, str) or len(value) > MOST_CHARACTERS:
        raise Refused(f"`{name}` has to be a text of at most {MOST_CHARACTERS} characters.")
    return value


def _mark(found: Mapping[str, object]) -> str:
    if "mark" not in found:
        return ""
    mark = _text(found, "mark")
    if not _MARK.fullmatch(mark):
        raise Refused("`mark` has to be 32 hexadecimal digits.")
    return mark


def _flag(found: Mapping[str, object], name: str) -> bool:
    value = found.get(name)
    if not isinstance(value, bool):
        raise Refused(f"`{name}` has to be true or false.")
    return value


def _share(found: Mapping[str, object], name: str) -> Fraction:
    value = found.get(name)
    if isinstance(value, list) and len(value) == 2 and all(type(part) is int for part in value):
        above, below = value
        if 0 <= above <= below < MOST_NUMBER and below > 0:
            return Fraction(above, below)
    raise Refused(f"`{name}` has to be two whole numbers, the first no larger than the second.")


def _share_or_none(found: Mapping[str, object], name: str) -> Fraction | None:
    return None if found.get(name, "") is None else _share(found, name)
