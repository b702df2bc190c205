"""`coursewright verify`: a package opened, checked and played, and what is said of that, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from coursewright import disk
from coursewright.encode.zip import archive
from coursewright.model.diagnostic import Severity
from coursewright.targets.package import size
from coursewright.verify import format_of, playing, schemas
from coursewright.verify.finding import Finding, Grades, Play, Verified, error
from coursewright.verify.format import Format
from coursewright.verify.opening import MOST_PACKED, Opened, Refused, opened

SCRIPTS = (
    "scorm12-model.js",
    "scorm12.js",
    "scorm2004-model.js",
    "scorm2004.js",
    "hosts.js",
    "window.js",
    "learner.js",
)
"""What the window of a platform loads, and the learner who acts in the package's own."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What this machine has to verify with."""

    browser: bool = True
    """Whether packages are to be played, where that is possible."""


def verified(path: Path, tools: Tools) -> Verified:
    """All that can be known of a package. Raises `Refused` with a sentence for what is no package or not safe."""
    data = disk.read_at_most(path, MOST_PACKED)
    if data is None:
        raise Refused(f"`{path.name}` has more than {MOST_PACKED // 1_000_000} MB; no platform takes that.")
    package = opened(path.name, data)
    format = format_of(package)
    checked: list[str] = ["archive", "files"]
    missed: list[str] = []
    if format.schemas and not any(name.startswith(format.schemas) for name in disk.bundle()):
        missed.append(f"No schema of {format.title} travels with coursewright.")
    elif format.schemas and schemas.available():
        checked.append("schema")
    elif format.schemas:
        missed.append(f"The manifest was not held against its schema: {schemas.NEEDED}.")
    findings = tuple(format.check(package, disk.bundle()))
    plays: tuple[Play, ...] = ()
    if format.platforms and tools.browser:
        plays, silent = _plays(package, format)
        (missed if silent else checked).append(silent or "played")
    elif format.platforms:
        missed.append("The package was not played, as asked.")
    else:
        missed.append(f"{format.title} is not played here.")
    manifest = package.read(format.manifest) if format.manifest in package else b""
    return Verified(
        path.name,
        format.title,
        len(package.sizes),
        len(data),
        findings,
        plays,
        tuple(checked),
        tuple(missed),
        manifest,
    )


def _plays(package: Opened, format: Format) -> tuple[tuple[Play, ...], str]:
    """Every play, or why there is none."""
    if not playing.available():
        return (), f"The package was not played: {playing.NEEDED}."
    launches = format.launches(package) if format.launches else ()
    there = tuple(one for one in launches if one.path.partition("?")[0].partition("#")[0] in package)
    held = disk.standins()
    scripts = {name: held[name] for name in SCRIPTS}
    try:
        found = playing.played(package, there, format.platforms, scripts, disk.chromium())
    except playing.Silent as silent:
        return (), f"The package was not played: {silent}."
    return found, ""


# A package may hold anything in its words: what would move the cursor or turn the reading around is shown as a mark.
_HARMLESS = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "�")


def as_text(found: Verified) -> str:
    """For people: what was checked, what an administrator would see, and what is wrong."""
    count = f"{found.files} file{'' if found.files == 1 else 's'}"
    lines = [f"{found.name}: {found.format}, {count}, {size(found.size)}"]
    lines.append(f"Checked: {', '.join(found.checked)}.")
    lines.extend(f"Not checked: {one}" for one in found.missed)
    lines.extend(_table(found.plays))
    lines.extend(_findings(found.findings))
    for play in found.plays:
        learner = f", {play.grades.learner}" if play.grades else ""
        lines.extend(_findings(play.findings, f" [{play.platform}{learner}]"))
    errors = sum(one.severity is Severity.ERROR for one in found.everything)
    warnings = len(found.everything) - errors
    if not found.everything:
        lines.append("Nothing is wrong with it.")
    else:
        lines.append(f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}.")
    return "\n".join(line.translate(_HARMLESS) for line in lines) + "\n"


def _table(plays: Iterable[Play]) -> Iterator[str]:
    """The gradebook, a platform at a time."""
    platform = ""
    for play in plays:
        if play.platform != platform:
            platform = play.platform
            yield f"\n{platform}: what an administrator sees"
        yield f"  {_line(play)}"
    if platform:
        yield ""


def _line(play: Play) -> str:
    if play.grades is None:
        return f"{play.title}: nothing was recorded"
    grades: Grades = play.grades
    score = f"score {grades.score}" if grades.score else "no score"
    more = f"{_counted(grades.interactions, 'answer')}, {_counted(grades.objectives, 'objective')}"
    return f"{grades.learner}: {grades.status}, {score}, time {grades.time}, {more}"


def _findings(findings: Iterable[Finding], beside: str = "") -> Iterator[str]:
    for one in findings:
        where = f" ({one.where})" if one.where else ""
        yield f"{one.severity.value}[{one.rule}] {one.message}{where}{beside}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def as_json(found: Verified) -> str:
    """For programs: everything but the log of calls and the manifest."""
    plays = [{key: value for key, value in asdict(play).items() if key != "calls"} for play in found.plays]
    told: Mapping[str, object] = {
        "name": found.name, "format": found.format, "files": found.files, "size": found.size,
        "failed": found.failed, "checked": found.checked, "missed": found.missed,
        "findings": [asdict(one) for one in found.findings], "plays": plays,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def refused(name: str, reason: Refused) -> Verified:
    """What is no package, as a result with one error."""
    return Verified(name, "", 0, 0, (error("opens", str(reason)),))


def support(found: Verified, version: str) -> bytes:
    """A zip for whoever is asked for help: findings, manifest, calls and versions; no learner and no content."""
    calls = [
        {
            "platform": play.platform,
            "part": play.title,
            "learner": play.grades.learner if play.grades else "",
            "calls": play.calls,
        }
        for play in found.plays
    ]
    return archive(
        {
            "findings.txt": as_text(found).encode(),
            "findings.json": as_json(found).encode(),
            "calls.json": (json.dumps(calls, ensure_ascii=False, indent=1) + "\n").encode(),
            "versions.txt": f"{version}\n".encode(),
            **({"manifest.xml": found.manifest} if found.manifest else {}),
        }
    )
