"""The MyST project: Jupyter Book 1 builds it without a warning and its pages fetch nothing; mystmd reads all of it without one."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from .conftest import ROOT, TEA_HOUSE, pack

pytestmark = pytest.mark.conformance

HERE = Path(__file__).parent
FIRST = HERE / "jupyterbook" / ".venv" / "bin" / "jupyter-book"
SECOND = HERE / "mystmd" / "node_modules" / ".bin" / "myst"
THEME = HERE / "mystmd" / "theme"
BOOKS = {"tea-house": TEA_HOUSE, "health-care": ROOT}


def with_a_formula(text: str) -> str:
    """The tea house has none of its own."""
    return (
        f"{text}\nA half is $\\frac{{1}}{{2}}$ of all, 5 $ and _no_ {{math}} here.\n"
        if "\nid: th-l1\n" in text
        else text
    )


@pytest.fixture(scope="module", params=BOOKS)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One project, unpacked."""
    path = tmp_path_factory.mktemp("myst") / request.param
    data = pack(BOOKS[request.param], request.param, with_a_formula, "jupyter-book").data
    with ZipFile(BytesIO(data)) as archive:
        archive.extractall(path)
    return path


def test_the_first_generation_builds_it_without_a_warning(chromium: Browser, folder: Path) -> None:
    ran = subprocess.run(
        [str(FIRST), "build", "-W", "-n", "--keep-going", str(folder)],
        capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "WARNING" not in ran.stdout + ran.stderr
    if folder.name == "tea-house":
        _played(chromium, folder / "_build" / "html")


def _played(chromium: Browser, built: Path) -> None:
    """A question is opened and a story is played to its end by clicking; no page fetches anything."""
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    outside: list[str] = []
    page.on("request", lambda r: outside.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
    page.goto((built / "lesson-th-l1.html").as_uri())
    solution = page.locator(".solution").first
    solution.locator("button").click()
    expect(solution).to_contain_text("Right")
    expect(page.locator("math mfrac")).to_have_count(1)
    page.goto((built / "scenario-late-guest.html").as_uri())
    page.get_by_role("link", name="It rains").click()
    for title in ("Open the door and point to the stove", "Put the kettle on"):
        choice = page.locator("details.sd-dropdown", has_text=title)
        choice.locator("summary").click()
        choice.locator("a[href^='#']").last.click()
    page.wait_for_url("**#late-guest-a-cup")
    expect(page.locator(".admonition", has_text="Left with options")).to_be_visible()
    context.close()
    assert outside == []


def test_the_second_generation_reads_it_without_a_warning(folder: Path) -> None:
    """Everything but drawing pages, for which it fetches a theme: an empty one stands in for that."""
    config = folder / "myst.yml"
    text = config.read_text()
    assert "template: book-theme" in text
    shutil.copytree(THEME, folder.parent / "theme", dirs_exist_ok=True)
    config.write_text(text.replace("template: book-theme", "template: ../theme"))
    ran = subprocess.run(
        [str(SECOND), "build", "--site", "--ci"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    told = ran.stdout + ran.stderr
    assert ran.returncode == 0, told
    assert [line for line in told.splitlines() if "⚠" in line or "⛔" in line] == []
    pages = len([*folder.glob("*.md"), *folder.glob("*.ipynb")])
    assert f"Built {pages} pages" in told
