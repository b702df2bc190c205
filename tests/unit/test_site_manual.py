"""What MkDocs makes of the manual, and how it carries the finished pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursewright.mkdocs_hook import build_with_mkdocs

CONFIG = """
site_name: Ours
docs_dir: manual
site_dir: out
use_directory_urls: false
theme: {name: material, font: false}
plugins: [coursewright]
nav:
  - For authors: [authors/index.md, authors/more.md]
"""
PAGES = {"index.html": b"<!doctype html><title>Home</title>", "courses/a/b.html": b"{{ not a template }}"}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A manual of two pages, built with two finished pages beside it."""
    root = tmp_path_factory.mktemp("manual")
    (root / "manual" / "authors").mkdir(parents=True)
    (root / "manual" / "authors" / "index.md").write_text("# For authors\n\n## First\n\n    code\n")
    (root / "manual" / "authors" / "more.md").write_text("# More\n\nWords.\n")
    (root / "mkdocs.yml").write_text(CONFIG)
    build_with_mkdocs(root / "mkdocs.yml", root / "built", PAGES)
    return root / "built"


def test_finished_pages_are_carried_as_they_are(out: Path) -> None:
    assert {path: (out / path).read_bytes() for path in PAGES} == PAGES


def test_the_manual_runs_no_script_but_the_way_out_and_loads_nothing_from_elsewhere(out: Path) -> None:
    html = (out / "authors" / "index.html").read_text()
    assert re.findall(r"<script[^>]*>", html) == ['<script src="../assets/early.js">']
    assert "<style" not in html
    assert " style=" not in html
    loaded = re.findall(r'<(?:link|img|script)[^>]*(?:href|src)="([^"]+)"', html)
    assert loaded
    assert all(one.startswith(("../assets/", "data:image/svg+xml,")) for one in loaded)
    assert all((out / "authors" / one).resolve().exists() for one in loaded if one.endswith(".css"))


def test_the_manual_has_the_way_out_and_a_list_of_its_pages(out: Path) -> None:
    html = (out / "authors" / "more.html").read_text()
    assert re.search(r'<a class="quick-exit" href="about:blank"', html)
    assert '<a href="index.html">For authors</a>' in html
    assert '<a href="more.html" aria-current="page">More</a>' in html


def test_nothing_of_the_theme_is_carried_that_no_page_loads(out: Path) -> None:
    scripts = [path.name for path in out.rglob("*") if path.suffix in (".js", ".map", ".xml", ".gz")]
    assert scripts == []


def test_the_manual_of_the_repository_is_built_beside_its_sources_and_not_over_them() -> None:
    config = (Path(__file__).parents[2] / "mkdocs.yml").read_text()
    assert re.search(r"^site_dir: build/site$", config, re.M)
    assert re.search(r"^docs_dir: site/pages$", config, re.M)


def test_whoever_has_chosen_a_neutral_tab_never_sees_another(out: Path) -> None:
    html = (out / "authors" / "more.html").read_text()
    assert 'data-title="Reading list"' in html
    assert html.index("early.js") < html.index("<title>")
    assert "<title>More · Ours</title>" in html


def test_the_word_that_a_site_has_for_its_tabs_stands_in_the_manual_too(tmp_path: Path) -> None:
    (tmp_path / "manual" / "authors").mkdir(parents=True)
    for name in ("index", "more"):
        (tmp_path / "manual" / "authors" / f"{name}.md").write_text("# Words\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    build_with_mkdocs(tmp_path / "mkdocs.yml", tmp_path / "built", PAGES, "Reading & more")
    html = (tmp_path / "built" / "authors" / "more.html").read_text()
    assert "<title>Reading &amp; more</title>" in html
    assert not (tmp_path / "built" / "404.html").exists()
