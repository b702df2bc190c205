"""What packing costs, and what a package weighs beyond its content, beside other tools: `python bench/packages.py`."""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

HOME = Path(__file__).parents[1]
DAY = date(2026, 11, 21)
COURSE = "health-care"
SECONDS, MEGABYTES, KILOBYTES = 15, 500, 150
"""What is promised: for all targets of the course at once, and for what SCORM and cmi5 add to the content."""
PROMISED = ("scorm12", "scorm2004", "cmi5")

PEERS = (
    ("LiaScript", "@liascript/exporter", "what makes its SCORM packages"),
    ("LiaScript", "@liascript/editor", "its player with an editor, without the editor's modes"),
    ("Adapt", "adapt_framework", "what its packages hold"),
)
"""Names in the npm registry. What cannot be had from there is said to be so, and nothing is guessed."""

LESSON = "---\nid: small-l1\ntitle: One sentence\nminutes: 1\n---\n\nThis is all there is.\n"
SMALL = """\
id: small
title: Small
version: 1.0.0
language: en
summary: One sentence.
objectives:
  - SM-O1: Read one sentence
modules:
  - id: small-m1
    title: All of it
    contents:
      - lesson: only
"""


def one(target: str, root: Path, course: str) -> None:
    """In a process of its own: one course as one target, without any cache of packages. Prints what it took."""
    from coursewright import disk, pipeline
    from coursewright.targets import BY_NAME
    from coursewright.targets.package import DEFAULTS

    reading = pipeline.read_project(root, DAY)
    chosen = next(one for one in reading.project.courses if one.id == course)
    bundle = disk.bundle()
    start = time.perf_counter(), time.process_time()
    made = BY_NAME[target].write(reading.project, chosen, bundle, DEFAULTS)
    wall, processor = time.perf_counter() - start[0], time.process_time() - start[1]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    sizes = [len(package.data) for package in made]
    print(json.dumps({"wall": wall, "processor": processor, "memory": most, "size": sum(sizes)}))


def measured(target: str, root: Path, course: str) -> dict[str, float]:
    """What one target says of itself."""
    command = [sys.executable, __file__, "--one", target, "--root", str(root), "--course", course]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


ALL = """
import resource, sys, time
from datetime import date
from pathlib import Path
from coursewright import pipeline
root, course, out, *targets = sys.argv[1:]
if not targets:
    pipeline.read_project(Path(root), date(2026, 11, 21))
    sys.exit()
start = time.perf_counter()
built = pipeline.pack(Path(root), [course], targets, Path(out), date(2026, 11, 21))
seconds = time.perf_counter() - start
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
processor = sum(one.ru_utime + one.ru_stime for one in used)
print(len(built.outputs), seconds, processor, *(one.ru_maxrss / 1000 for one in used))
"""


def together(targets: list[str], folder: Path) -> tuple[float, float, float, float]:
    """All targets at once, as the command line packs them from sources that were read before: seconds, seconds of all
    processors, megabytes of its own process, and of the largest that it starts. Exits where the project has errors."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    run = [sys.executable, "-c", ALL, str(HOME), COURSE, str(folder / "out")]
    subprocess.run(run, env=environment, check=True)
    done = subprocess.run([*run, *targets], env=environment, check=True, capture_output=True, text=True)
    written, *figures = map(float, done.stdout.split())
    if not written:
        sys.exit("Nothing was packed: `coursewright check` says why.")
    seconds, processor, own, largest = figures
    return seconds, processor, own, largest


def small(folder: Path) -> Path:
    """A course of one sentence: its packages hold all that a package has beside content."""
    room = folder / "courses" / "small"
    room.mkdir(parents=True)
    (room / "course.yml").write_text(SMALL, encoding="utf-8")
    (room / "only.md").write_text(LESSON, encoding="utf-8")
    return folder


def peer(package: str, folder: Path) -> str:
    """What a package of the npm registry weighs as a zip, or that it is not to be had there."""
    npm = shutil.which("npm")
    if npm is None:
        return "not obtainable: there is no npm here"
    command = [npm, "pack", "--silent", "--pack-destination", str(folder), package]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        return "not obtainable from the npm registry"
    with tarfile.open(folder / done.stdout.split()[-1]) as archive:
        return f"{_zipped(archive) / 1000:.0f} KB, version {_version(archive)}"


def _zipped(archive: tarfile.TarFile) -> int:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as out:
        for entry in archive.getmembers():
            name = entry.name.rpartition("/")[2]
            held = archive.extractfile(entry) if "/dist/" in entry.name else None
            # The modes and workers of an editor of code are no part of what a learner opens.
            if held is not None and not name.startswith(
                ("mode-", "worker-", "theme-", "ext-", "keybinding-", "snippets")
            ):
                out.writestr(entry.name, held.read())
    return len(buffer.getvalue())


def _version(archive: tarfile.TarFile) -> str:
    held = archive.extractfile("package/package.json")
    found: dict[str, Any] = json.load(held) if held else {}
    return str(found.get("version", "unknown"))


def table(folder: Path, runs: int) -> dict[str, float]:
    """A line for each target. Returns kilobytes beyond content by target."""
    from coursewright.targets import BY_NAME

    bare, beyond = small(folder), {}
    print(f"{COURSE}, medians of {runs} runs")
    print(f"{'target':12} {'seconds':>8} {'processor':>9} {'MB':>5} {'package':>10} {'of one sentence':>16}")
    for name in BY_NAME:
        taken = [measured(name, HOME, COURSE) for _ in range(runs)]
        middle = {key: statistics.median(run[key] for run in taken) for key in taken[0]}
        beyond[name] = measured(name, bare, "small")["size"] / 1000
        print(
            f"{name:12} {middle['wall']:8.2f} {middle['processor']:9.2f} {middle['memory']:5.0f} "
            f"{middle['size'] / 1000:7.0f} KB {beyond[name]:13.0f} KB",
            flush=True,
        )
    return beyond


def main() -> None:
    """Print the tables."""
    from coursewright.targets import BY_NAME
    from coursewright.targets.package import Shelf

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", default="")
    parser.add_argument("--root", type=Path, default=HOME)
    parser.add_argument("--course", default=COURSE)
    given = parser.parse_args()
    if given.one:
        one(given.one, given.root, given.course)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for_platforms = [name for name, target in BY_NAME.items() if target.shelf is Shelf.PLATFORM]
        asked = {
            "for platforms, and the single file": [*for_platforms, "single"],
            "of all kinds, with books": list(BY_NAME),
        }
        for kind, targets in asked.items():
            seconds, processor, own, largest = together(targets, folder / str(len(targets)))
            print(
                f"{len(targets)} targets of {COURSE} at once, {kind}: {seconds:.1f} s ({SECONDS} promised), "
                f"{processor:.1f} s of all processors,"
            )
            print(
                f"  {own:.0f} MB, and up to {largest:.0f} MB in each process that it starts ({MEGABYTES} promised)\n"
            )
        beyond = table(folder, given.runs)
        over = [one for one in PROMISED if beyond[one] > KILOBYTES]
        print(
            f"\nbeyond content, {KILOBYTES} KB promised: {'kept by ' + ', '.join(PROMISED) if not over else 'broken by ' + ', '.join(over)}"
        )
        print("\nelsewhere, what every package holds before its first word:")
        for tool, package, what in PEERS:
            print(f"  {tool}, {what} ({package}): {peer(package, folder)}", flush=True)


if __name__ == "__main__":
    main()
