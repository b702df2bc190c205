"""What must hold for the product as a whole: repeatable, never half written, valid, and alone in its wheel."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import venv
from datetime import date
from pathlib import Path

import pytest

from coursewright import pipeline

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 21)
ROOMS = ("courses", "scenarios", "assessments", "site/pages", "mkdocs.yml")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built once."""
    out = tmp_path_factory.mktemp("whole") / "site"
    built = pipeline.build_site(ROOT, out, DAY)
    assert built.outputs, [d.message for d in built.diagnostics]
    return out


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the repository's courses that a test may break."""
    root = tmp_path / "project"
    for name in ROOMS:
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    return root


def hashes(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_building_and_packing_twice_gives_equal_bytes(site: Path, project: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    pipeline.build_site(project, again, DAY)
    assert hashes(again) == hashes(site)
    for name in ("one", "two"):
        pipeline.pack(project, (), ("scorm12",), tmp_path / name, DAY)
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two")
    assert hashes(tmp_path / "one")


def test_a_broken_source_leaves_the_site_and_the_packages_as_they_were(project: Path, tmp_path: Path) -> None:
    out, packages = tmp_path / "site", tmp_path / "packages"
    pipeline.build_site(project, out, DAY)
    pipeline.pack(project, ("health-care",), ("scorm12",), packages, DAY)
    before = hashes(tmp_path / "site"), hashes(packages)
    lesson = project / "courses" / "health-care" / "privacy-and-interpreters.md"
    lesson.write_text(lesson.read_text() + "\n:::{note}\nnever closed\n")
    assert not pipeline.build_site(project, out, DAY).outputs
    assert not pipeline.pack(project, ("health-care",), ("scorm12",), packages, DAY).outputs
    assert (hashes(out), hashes(packages)) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_html_checker_finds_no_error_on_any_page(site: Path) -> None:
    jar = ROOT / "site" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss8m", "-jar", str(jar), "--format", "json", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(done.stderr)
    found = [
        f"{m['url'].rsplit('/', 1)[-1]}:{m.get('lastLine')} {m['message']}"
        for m in report["messages"]
        if m["type"] == "error"
    ]
    assert found == []


def test_the_wheel_alone_builds_and_packs_a_project_of_ones_own(tmp_path: Path) -> None:
    wheels, room = tmp_path / "wheels", tmp_path / "room"
    run(sys.executable, "-m", "build", "--wheel", "--outdir", str(wheels), str(ROOT))
    (wheel,) = wheels.glob("*.whl")
    venv.create(room, with_pip=True)
    bin = room / ("Scripts" if sys.platform == "win32" else "bin")
    run(str(bin / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    command = str(bin / "coursewright")
    run(command, "new", "project", str(tmp_path / "mine"))
    run(command, "check", "--strict", cwd=tmp_path / "mine")
    run(command, "build", cwd=tmp_path / "mine")
    run(command, "pack", "--to", "scorm12", cwd=tmp_path / "mine")
    assert (tmp_path / "mine" / "build" / "site" / "index.html").is_file()
    assert list((tmp_path / "mine" / "build" / "packages").glob("*-scorm12.zip"))


def run(*command: str, cwd: Path | None = None) -> None:
    """Run a command; what it says is shown where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
