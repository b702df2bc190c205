"""A course's accessibility report: its pages built and looked at, joined with what people attest."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from coursewright import disk, pipeline
from coursewright.conformance.criteria import known
from coursewright.conformance.judging import Checked, Failure
from coursewright.conformance.report import Product, Report, as_html, as_json
from coursewright.model.course import Course, Project
from coursewright.model.diagnostic import did_you_mean

FORMAT, VERSION = "coursewright-accessibility-checks", 1
MOST_BYTES = 50_000_000


class Unusable(Exception):
    """Why checks cannot be run or read, in words for who asked."""


def unknown(project: Project) -> str:
    """What is wrong with the criteria that people attest to, or nothing."""
    there = known()
    for one in project.attestations:
        if one.criterion not in there:
            meant = did_you_mean(one.criterion, sorted(there))
            return (
                f"{one.place.file}:{one.place.line}: there is no criterion `{one.criterion}`. {meant}".strip()
            )
    return ""


def pages_of(project: Project, course: Course) -> Mapping[str, bytes]:
    """The site of one course and all that its pages load."""
    files = pipeline.site_files(project)
    others = {f"{one.id}/" for one in project.courses if one.id != course.id}
    return {path: data for path, data in files.items() if not _stands_in(path, others)}


def _stands_in(path: str, folders: Collection[str]) -> bool:
    """Whether a page is one of these courses', in whatever language."""
    _, courses, rest = f"/{path}".partition("/courses/")
    return bool(courses) and rest.startswith(tuple(folders))


def checked(files: Mapping[str, bytes], on: str, progress: Callable[[int, int], None]) -> Checked:
    """Every page in a browser. Raises `Unusable` where there is none."""
    try:
        from coursewright.conformance.axe import SCRIPT
        from coursewright.verify.accessible import looked_at
        from coursewright.verify.playing import Silent
    except ImportError:
        raise Unusable("Checks need more packages: `pip install 'coursewright[verify]'`.") from None
    names = sorted(path for path in files if path.endswith(".html"))
    with disk.working_folder(files) as (folder, _):
        at = {name: (Path(folder) / name).as_uri() for name in names}
        scripts = (SCRIPT, disk.standins()["accessible.js"].decode())
        try:
            found = looked_at(at, scripts, disk.chromium(), progress)
        except Silent as reason:
            raise Unusable(f"{reason}.") from None
    failures = {id: tuple(Failure(page, what) for page, what in some) for id, some in found.failures.items()}
    by = f"{found.engine}, and checks of layout, spacing and focus in Chromium,"
    return Checked(
        on, by, tuple(names), frozenset(found.passed), frozenset(found.unsure), failures, found.media
    )


def checks_file(one: Checked) -> str:
    """What was found, for a later report."""
    failures = {
        id: [[failure.page, failure.what] for failure in some] for id, some in sorted(one.failures.items())
    }
    held = {
        "format": FORMAT,
        "version": VERSION,
        "on": one.on,
        "by": one.by,
        "pages": list(one.pages),
        "passed": sorted(one.passed),
        "unsure": sorted(one.unsure),
        "failures": failures,
        "media": one.media,
    }
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def read_checks(data: bytes) -> Checked:
    """Such a file. Raises `Unusable` where it is none."""
    try:
        found = json.loads(data)
        if found["format"] != FORMAT or found["version"] != VERSION:
            raise ValueError
        failures = {
            str(id): tuple(Failure(str(page), str(what)) for page, what in some)
            for id, some in found["failures"].items()
        }
        return Checked(
            str(found["on"]),
            str(found["by"]),
            tuple(map(str, found["pages"])),
            frozenset(map(str, found["passed"])),
            frozenset(map(str, found["unsure"])),
            failures,
            bool(found["media"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unusable("It is no file of checks as `coursewright conformance` writes one.") from None


def report(project: Project, course: Course, held: Checked | None, made_by: str, on: str) -> Report:
    """The report of one course."""
    product = Product(course.title, course.version, course.summary, course.owner, made_by, on)
    return Report(product, held, project.attestations)


__all__ = [
    "MOST_BYTES",
    "Checked",
    "Unusable",
    "as_html",
    "as_json",
    "checked",
    "checks_file",
    "pages_of",
    "read_checks",
    "report",
    "unknown",
]
