"""Golden documents: sources, then what must stand in the files that are made of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from coursewright import disk
from coursewright.model.course import Project
from coursewright.model.diagnostic import Severity
from coursewright.pipeline import read_files
from coursewright.targets import BY_NAME
from coursewright.targets.package import DEFAULTS
from coursewright.targets.site import site

HOME = Path(__file__).parent
CASES = sorted(path for path in HOME.glob("*.md") if path.name != "project.md")
TODAY = date(2026, 11, 21)
BLOCK = re.compile(r"^(`{3,})(\w+) (?:(expected|absent) (\w+):)?(\S+)\n(.*?)^\1$", re.M | re.S)


@dataclass(frozen=True)
class Excerpt:
    """What a document says of one file: lines that follow each other there, or lines of which none occurs."""

    verb: str
    target: str
    path: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Without the blanks around them."""
        return [line.strip() for line in self.text.strip().split("\n")]


def read_case(text: str) -> tuple[dict[str, bytes], list[Excerpt]]:
    """The sources and the excerpts of a document."""
    sources: dict[str, bytes] = {}
    excerpts: list[Excerpt] = []
    for block in BLOCK.finditer(text):
        if block[3]:
            excerpts.append(Excerpt(block[3], block[4], block[5], block[6]))
        else:
            sources[block[5]] = block[6].encode()
    return sources, excerpts


def made(project: Project, target: str) -> Mapping[str, bytes]:
    """Every file that a target makes of the project's one course. `*` is the list of their names."""
    if target == "site":
        files = dict(site(project, disk.bundle()))
    else:
        files = {}
        for package in BY_NAME[target].write(project, project.courses[0], disk.bundle(), DEFAULTS):
            if not zipfile.is_zipfile(io.BytesIO(package.data)):
                files[package.name] = package.data
            else:
                with zipfile.ZipFile(io.BytesIO(package.data)) as archive:
                    files |= {name: archive.read(name) for name in archive.namelist()}
    return files | {"*": "\n".join(sorted(files)).encode()}


def broken_up(data: bytes) -> list[str]:
    """A file as lines that can be quoted: every tag that follows another begins one."""
    text = re.sub(r">\s*<(?!/)", ">\n<", data.decode())
    return [line.strip() for line in text.split("\n") if line.strip()]


def stands(lines: list[str], wanted: list[str]) -> bool:
    """Whether the wanted lines follow each other in a file."""
    return any(lines[at : at + len(wanted)] == wanted for at in range(len(lines) - len(wanted) + 1))


def nearest(lines: list[str], wanted: list[str]) -> list[str]:
    """The stretch of a file that is most like what was wanted: what a reviewer wants to see."""
    windows = (lines[at : at + len(wanted)] for at in range(max(len(lines) - len(wanted) + 1, 1)))
    return max(
        windows, key=lambda window: SequenceMatcher(None, "\n".join(window), "\n".join(wanted)).ratio()
    )


def test_there_are_cases() -> None:
    assert len(CASES) >= 8


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_a_document_says_is_so(path: Path, request: pytest.FixtureRequest) -> None:
    text = path.read_text(encoding="utf-8")
    shared, _ = read_case((HOME / "project.md").read_text(encoding="utf-8"))
    sources, excerpts = read_case(text)
    assert excerpts, "a case without an expectation proves nothing"
    reading = read_files(shared | sources, "Demo", TODAY, remember=False)
    errors = [
        f"{d.place.file}:{d.place.line} {d.message}"
        for d in reading.diagnostics
        if d.severity is Severity.ERROR
    ]
    assert not errors
    wrong: list[str] = []
    for excerpt in excerpts:
        files = made(reading.project, excerpt.target)
        assert excerpt.path in files, f"{excerpt.target} makes no {excerpt.path}: {sorted(files)}"
        lines = broken_up(files[excerpt.path])
        if excerpt.verb == "absent":
            wrong += [f"{excerpt.path} holds {line!r}" for line in excerpt.lines if line in "\n".join(lines)]
        elif lines != excerpt.lines if excerpt.path == "*" else not stands(lines, excerpt.lines):
            found = "\n".join(lines if excerpt.path == "*" else nearest(lines, excerpt.lines))
            wrong.append(f"{excerpt.target}:{excerpt.path} has instead:\n{found}")
            text = text.replace(excerpt.text, f"{found}\n", 1)
    if request.config.getoption("--accept"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert not wrong, "\n".join(wrong)
