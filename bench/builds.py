"""How long our build takes beside plain Material for MkDocs on the same words: `python bench/builds.py --lessons 100 500`."""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus


def run(command: list[str], cwd: Path, cache: Path) -> tuple[float, float]:
    """CPU and wall seconds of one command and all its children. Raises where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - start


def measure(lessons: int, runs: int, quiz: bool) -> None:
    """Build both in turn, cold each time, then ours again after one edited lesson; print medians and the ratio."""
    cold: list[tuple[float, float]] = []
    warm: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    ours_command = [sys.executable, "-m", "coursewright", "build"]
    theirs_command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    for attempt in range(runs):
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            corpus.write_ours(root / "ours", lessons)
            corpus.write_material(root / "theirs", lessons, quiz)
            cold.append(run(ours_command, root / "ours", root / "cache"))
            theirs.append(run(theirs_command, root / "theirs", root / "cache"))
            edited = root / "ours" / "courses" / "course-0" / "lesson-0.md"
            edited.write_text(edited.read_text().replace("## Part 1", f"## Part one, {attempt}"))
            warm.append(run(ours_command, root / "ours", root / "cache"))
    name = "mkdocs-material + mkdocs-quiz" if quiz else "mkdocs-material, no quiz"
    print(f"\n{lessons} lessons, {lessons * corpus.QUESTIONS} questions, medians of {runs}, seconds")
    for label, times in (
        (name, theirs),
        ("coursewright, cold", cold),
        ("coursewright, one lesson edited", warm),
    ):
        cpu, wall = (statistics.median(t[i] for t in times) for i in (0, 1))
        print(f"  {label:34} cpu {cpu:7.2f}   wall {wall:7.2f}")
    ratio = statistics.median(a[0] / b[0] for a, b in zip(cold, theirs, strict=True))
    print(f"  {'cpu, ours : theirs':34} {ratio:.2f}")


def main() -> None:
    """Read the arguments and measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=int, nargs="+", default=[100])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    quiz = importlib.util.find_spec("mkdocs_quiz") is not None
    if not quiz:
        print(
            "mkdocs-quiz is not installed (pip install '.[bench]'): Material renders the questions as plain lists."
        )
    for lessons in arguments.lessons:
        measure(lessons, arguments.runs, quiz)


if __name__ == "__main__":
    main()
