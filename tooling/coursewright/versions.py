"""What a learner's record hangs on, as a version of a course tells its player: from a project or from a finished package."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coursewright import disk, pipeline
from coursewright.encode.learner import learner_data
from coursewright.verify.opening import MOST_PACKED, Opened, Refused, opened

_DATA = re.compile(r'<script[^>]* id="coursewright-data"[^>]*>(.*?)</script>', re.DOTALL)
TABLES = ("items", "assessments", "scenarios")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a course: the data of its pages, put together."""

    course: Mapping[str, Any]
    items: Mapping[str, Any]
    assessments: Mapping[str, Any]
    scenarios: Mapping[str, Any]


def versions(path: Path, today: date) -> dict[str, Version]:
    """The courses of a project's folder or of a package, by their ids. Raises `Refused` with a sentence."""
    return _of_project(path, today) if path.is_dir() else _of_package(path)


def _of_project(root: Path, today: date) -> dict[str, Version]:
    if not (root / "courses").is_dir():
        raise Refused(f"`{root}` holds no `courses` folder, so it is no project.")
    reading = pipeline.read_project(root, today)
    if reading.failed:
        raise Refused(
            f"The project in `{root}` has errors; `coursewright check --project {root}` shows them."
        )
    found = {}
    for course in reading.project.courses:
        data = json.loads(learner_data(reading.project, course, "scorm12").page())
        found[course.id] = _version([data])
    return found


def _of_package(path: Path) -> dict[str, Version]:
    data = disk.read_at_most(path, MOST_PACKED)
    if data is None:
        raise Refused(f"`{path.name}` has more than {MOST_PACKED // 1_000_000} MB; no platform takes that.")
    pages = _pages(opened(path.name, data))
    if not pages:
        raise Refused(f"`{path.name}` carries no course of ours, so its ids cannot be compared.")
    try:
        return {id: _version(several) for id, several in pages.items()}
    except (KeyError, TypeError, AttributeError, ValueError, IndexError):
        raise Refused(f"`{path.name}` carries data that cannot be read.") from None


def _pages(package: Opened) -> dict[str, list[Mapping[str, Any]]]:
    """The data of every page, by course."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for name in package.names:
        if not name.endswith(".html"):
            continue
        for text in _DATA.findall(package.read(name).decode("utf-8", "replace")):
            try:
                data = json.loads(text)
                found.setdefault(str(data["course"]["id"]), []).append(data)
            except (ValueError, TypeError, KeyError, RecursionError):
                raise Refused(f"`{package.name}` carries data that cannot be read.") from None
    return found


def _version(pages: list[Mapping[str, Any]]) -> Version:
    course = dict(pages[0]["course"])
    contents = {one["id"]: one for page in pages for one in page["course"]["contents"]}
    course["contents"] = list(contents.values())
    for key in ("weights", "activities", "objectives"):
        course[key] = dict(course.get(key) or {})
    tables = {name: {id: dict(one) for page in pages for id, one in page[name].items()} for name in TABLES}
    for scenario in tables["scenarios"].values():
        scenario["nodes"] = {id: dict(node) for id, node in scenario["nodes"].items()}
    return Version(course, **tables)
