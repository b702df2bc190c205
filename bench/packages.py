"""What a package costs beyond its content, and how long packing takes: `python bench/packages.py [COURSE]`."""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from coursewright import disk
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.pipeline import read_project
from coursewright.targets import TARGETS
from coursewright.targets.package import DEFAULTS

HOME = Path(__file__).resolve().parents[1]
RUNS = 5


def own(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What is no content: player, schemas, manifest, the administrator's sheet."""
    return {
        name: data
        for name, data in files.items()
        if not name.startswith("media/") and (name == "administrator.html" or not name.endswith(".html"))
    }


def measured(project: Project, course: Course) -> None:
    """One line a target; the whole course is read and proven beforehand."""
    print(f"{course.id}: KB of the package, KB beyond its content, median seconds of {RUNS} runs")
    for target in TARGETS:
        seconds: list[float] = []
        for _ in range(RUNS):
            start = time.perf_counter()
            packages = target.write(project, course, disk.bundle(), DEFAULTS)
            seconds.append(time.perf_counter() - start)
        zipped = [package.data for package in packages if package.name.endswith(".zip")]
        beyond = sum(len(archive(own(_unpacked(data)))) for data in zipped)
        size = sum(len(package.data) for package in packages)
        print(f"{target.name:<10} {size / 1000:8.0f} {beyond / 1000:8.0f} {statistics.median(seconds):8.2f}")


def _unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def main() -> None:
    """Measures one course of this repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("course", nargs="?", default="health-care")
    name = parser.parse_args().course
    project = read_project(HOME, date.today()).project
    measured(project, next(course for course in project.courses if course.id == name))


if __name__ == "__main__":
    main()
