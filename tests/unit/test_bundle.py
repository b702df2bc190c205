"""The committed bundle is made of the sources beside it, and is small. Needs no node, so that an installation needs none."""

from __future__ import annotations

import gzip
import re
from hashlib import sha256
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
SITE = HOME / "site"
BUNDLE = HOME / "tooling" / "coursewright" / "bundle"
ROOMS = ("interactions", "player", "results", "room", "theme", "tracking")
NAMED = ("build.mjs", "learner.css", "notebook.css", "package.json", "story.css")
CALLING, SENDING = ("scorm12.js", "scorm2004.js"), ("cmi5.js", "xapi.js")
"""Trackers that call a host in the page, and those that send requests to one."""
TRACKERS = (*CALLING, *SENDING)
"""One a package, so that they never meet on a page."""
ALONE = ("boosters.js", "collector.js", "verifier.js")
"""Each on a page of its own, beside the player's own script alone."""
TOGETHER = (
    "learner.js",
    "activity.js",
    "story.js",
    "forum.js",
    "results.js",
    "package.js",
    "early.js",
    "search.js",
    "offline.js",
    "device.js",
    "slides.js",
    "tryout.js",
    "country.js",
    "map.js",
    "missing.js",
)
WORKER = "worker.js"
"""Runs beside pages, never on one."""
SCRIPTS = (*TOGETHER, *ALONE, *TRACKERS, WORKER)
SHEETS = (
    "device.css",
    "learner.css",
    "forum.css",
    "leading.css",
    "missing.css",
    "notebook.css",
    "paper.css",
    "results.css",
    "slides.css",
    "story.css",
)
FILES = (*SCRIPTS, *SHEETS)

BYTES = {
    "learner.js": 40_000,
    "activity.js": 40_000,
    "story.js": 40_000,
    "forum.js": 30_000,
    "results.js": 12_000,
    "boosters.js": 6_000,
    "collector.js": 20_000,
    "verifier.js": 34_000,
    "package.js": 6_000,
    **dict.fromkeys(CALLING, 22_000),
    **dict.fromkeys(SENDING, 24_000),
    "early.js": 4_500,
    "search.js": 5_000,
    "offline.js": 7_000,
    "device.js": 14_000,
    WORKER: 9_000,
    "slides.js": 6_000,
    "tryout.js": 8_000,
    "country.js": 2_000,
    "map.js": 4_000,
    "missing.js": 1_000,
}
"""What each script may weigh as it is committed: with its names, without blanks."""
GZIPPED = {
    "learner.js": 12_000,
    "activity.js": 12_000,
    "story.js": 12_000,
    "forum.js": 9_000,
    "forum.css": 3_000,
    "results.js": 4_000,
    "boosters.js": 2_500,
    "collector.js": 6_500,
    "verifier.js": 12_000,
    "results.css": 3_000,
    "package.js": 2_200,
    **dict.fromkeys(CALLING, 7_000),
    **dict.fromkeys(SENDING, 8_000),
    "early.js": 2_000,
    "search.js": 2_000,
    "offline.js": 2_800,
    "device.js": 4_800,
    WORKER: 3_200,
    "device.css": 1_500,
    "slides.js": 2_000,
    "slides.css": 3_000,
    "leading.css": 2_000,
    "learner.css": 12_000,
    "tryout.js": 3_000,
    "country.js": 1_000,
    "map.js": 1_600,
    "missing.js": 600,
    "missing.css": 700,
    "notebook.css": 2_000,
    "paper.css": 3_000,
    "story.css": 4_000,
}


def sources() -> list[str]:
    """The paths that the bundle is made of: no tests, and nothing that only tests run."""
    files = [path for room in ROOMS for path in (SITE / room).rglob("*") if path.is_file()]
    paths = [path.relative_to(SITE) for path in files]
    shown = [path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts)]
    made = [path for path in shown if not re.search(r"\.test\.ts$|/oracle\.ts$", path)]
    return sorted([*made, *NAMED])


def fingerprint() -> str:
    """sha256 over each path and its content with \\n line ends, as build.mjs computes it."""
    found = sha256()
    for path in sources():
        content = (SITE / path).read_bytes().replace(b"\r\n", b"\n")
        found.update(path.encode() + b"\0" + content + b"\0")
    return found.hexdigest()


@pytest.mark.parametrize("name", FILES)
def test_the_bundle_is_made_of_these_sources(name: str) -> None:
    first = (BUNDLE / name).read_text("utf-8").splitlines()[0]
    assert first == f"/* sources sha256:{fingerprint()} */", (
        "run `npm run bundle --prefix site` and commit what it makes"
    )


@pytest.mark.parametrize("name", FILES)
def test_the_bundle_is_small_on_the_wire(name: str) -> None:
    assert len(gzip.compress((BUNDLE / name).read_bytes(), 9)) <= GZIPPED[name]


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_keeps_its_budget(name: str) -> None:
    assert len((BUNDLE / name).read_bytes()) <= BYTES[name]


@pytest.mark.parametrize("tracker", TRACKERS)
def test_no_function_is_in_two_scripts_of_a_page(tracker: str) -> None:
    """What the player's own script holds, the others take from it."""
    found = [body for name in (*TOGETHER, tracker) for body in _bodies((BUNDLE / name).read_text("utf-8"))]
    assert len(found) > 100
    assert len(found) == len(set(found))


@pytest.mark.parametrize("alone", ALONE)
def test_a_page_without_activities_loads_no_function_twice(alone: str) -> None:
    found = [body for name in ("learner.js", alone) for body in _bodies((BUNDLE / name).read_text("utf-8"))]
    assert len(found) == len(set(found))


def _bodies(text: str) -> list[str]:
    """Each function and class from its name to the brace that ends it, since two may share a name."""
    return [_whole(text, start.start()) for start in re.finditer(r"\bfunction \w+\(|\w+=class\b", text)]


def _whole(text: str, start: int) -> str:
    open_ = 0
    for brace in re.finditer(r"[{}]", text[start:]):
        open_ += 1 if brace[0] == "{" else -1
        if open_ == 0:
            return text[start : start + brace.end()]
    return text[start:]


VOCABULARY = ("http://www.w3.org/2000/svg", "http://adlnet.gov/expapi/", "https://w3id.org/xapi/cmi5/")
"""Names that look like addresses and are never asked for."""


def test_the_bundle_reaches_for_nothing_outside() -> None:
    for name in FILES:
        # Licences name the homes of their authors.
        text = re.sub(r"(?s)\A(/\*.*?\*/\n)+", "", (BUNDLE / name).read_text("utf-8"))
        for word in VOCABULARY:
            text = text.replace(word, "")
        assert not re.search(r"https?://|//[a-z0-9-]+\.[a-z]{2,}/", text), name
        assert not re.search(r"\beval\(|new Function\(|\bimport\(", text), name
        # One place each, to the address that a launch has named; the worker asks its own site alone.
        fetches = {WORKER: 3, **dict.fromkeys(SENDING, 1)}.get(name, 0)
        assert len(re.findall(r"\bfetch\(", text)) == fetches, name


def test_no_line_of_the_bundle_is_too_long_for_an_editor() -> None:
    for name in FILES:
        lines = (BUNDLE / name).read_text("utf-8").splitlines()
        assert max(map(len, lines)) < 1500, name
