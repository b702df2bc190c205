"""Open edX courses as tar.gz (OLX): that every part which is named has its file, and that grading adds up."""

from __future__ import annotations

import json
from collections.abc import Iterator

from coursewright.verify.finding import Finding, error, warning
from coursewright.verify.format import Format, Schemas
from coursewright.verify.opening import Opened, Refused
from coursewright.verify.xml import Element, local, parsed

_POINTING = ("course", "chapter", "sequential", "vertical", "problem", "html", "video")


def recognises(package: Opened) -> bool:
    """A course.xml in one folder, or at the root."""
    return any(name.count("/") <= 1 and name.rpartition("/")[2] == "course.xml" for name in package.names)


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What Studio may stumble over."""
    entry = next(
        name for name in package.names if name.count("/") <= 1 and name.rpartition("/")[2] == "course.xml"
    )
    home = entry.removesuffix("course.xml")
    root = parsed(package.read(entry), entry)
    for name in ("org", "course", "url_name"):
        if not root.get(name):
            yield error("OLX course", f"The course has no `{name}`.", entry)
    seen: set[str] = set()
    yield from _followed(package, home, root, entry, seen)
    policy = f"{home}policies/{root.get('url_name')}/grading_policy.json"
    if policy in package:
        yield from _grading(package, policy)
    else:
        yield warning("OLX grading", "There is no grading policy, so nothing counts.", policy)


def _followed(package: Opened, home: str, element: Element, file: str, seen: set[str]) -> Iterator[Finding]:
    """Each part that only names its file leads to it, and none twice."""
    pending = [(element, file)]
    while pending:
        here, at = pending.pop()
        for part in here.iter():
            id, sort = part.get("url_name"), local(part)
            if sort not in _POINTING or id is None or len(part) or (part.text or "").strip():
                continue
            path = f"{home}{sort}/{id}.xml"
            if path in seen:
                continue
            seen.add(path)
            if path not in package:
                # A part that carries its own attributes stands where it is.
                if set(part.keys()) <= {"url_name", "org", "course"}:
                    yield error("OLX url_name", f"<{sort}> names `{path}`, which is not there.", at)
                continue
            try:
                pending.append((parsed(package.read(path), path), path))
            except Refused as reason:
                yield error("OLX", str(reason), path)


def _grading(package: Opened, policy: str) -> Iterator[Finding]:
    try:
        graders = json.loads(package.read(policy))["GRADER"]
        weights = sum(float(one["weight"]) for one in graders)
    except (ValueError, KeyError, TypeError, RecursionError):
        yield error("OLX grading", "The grading policy cannot be read.", policy)
        return
    if not graders:
        yield error("OLX grading", "The grading policy has no graders.", policy)
    elif abs(weights - 1) > 0.001:
        yield error("OLX grading", f"The weights add up to {weights:g}, not to 1.", policy)


FORMAT = Format("olx", "Open edX course", "", recognises, check)
