"""A site's own name, color and logo: read everywhere, harmless, and the same on the site, in packages and in one file."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from struct import pack

import pytest

from coursewright import disk
from coursewright.model.brand import DARK, LIGHT, SCHEMES, Scheme
from coursewright.model.colour import ENOUGH, Colour, colour, contrast
from coursewright.model.course import Project
from coursewright.model.logo import MOST, PNG, Unfit, logo
from coursewright.pipeline import read_files
from coursewright.targets import BY_NAME
from coursewright.targets.package import DEFAULTS
from coursewright.targets.site import site

TOKENS = (Path(__file__).parents[2] / "site" / "theme" / "tokens.css").read_text("utf-8")
SHAPE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0,0h8v8z"/>%s</svg>'
SETTINGS = """name: St. Anna Hospital
logo: media/anna.svg
color: "#7a1f3d"
"""


def given(text: str) -> Colour:
    found = colour(text)
    assert found is not None
    return found


def project(settings: str, picture: bytes = SHAPE % b"") -> Project:
    files = {
        "courses/demo/course.yml": b"id: demo\ntitle: A first talk\nmodules:\n  - title: All\n    contents: [{lesson: first}]\n",
        "courses/demo/first.md": b"---\nid: de-l1\ntitle: First\n---\n\nA door.\n",
        "courses/site.yml": settings.encode(),
        "courses/media/anna.svg": picture,
    }
    return read_files(files, "Demo", remember=False).project


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(given("#000"), given("#fff")) == pytest.approx(21)
    assert contrast(given("#767676"), given("#ffffff")) == pytest.approx(4.54, abs=0.01)
    assert colour("teal") is None
    assert str(given("#abc")) == "#aabbcc"


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_the_grounds_are_those_of_the_theme(scheme: Scheme) -> None:
    start = TOKENS.index(':root[data-scheme="dark"]') if scheme is DARK else 0
    for name, ground in scheme.grounds.items():
        match = re.compile(rf"--{name}: (#\w+);").search(TOKENS, start)
        assert match is not None
        assert given(match[1]) == ground


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
@pytest.mark.parametrize(
    "text", ["#e8a33d", "#ff0000", "#00ff00", "#7a1f3d", "#000000", "#ffffff", "#808080"]
)
def test_a_mended_color_is_read_everywhere_and_a_good_one_stays(scheme: Scheme, text: str) -> None:
    one = given(text)
    mended = scheme.mended(one)
    assert min(contrast(mended, ground) for ground in scheme.grounds_of(mended).values()) >= ENOUGH
    assert contrast(mended, scheme.word_on(mended)) >= ENOUGH
    assert (mended == one) is scheme.fits(one)


@pytest.mark.parametrize(
    "hostile",
    [
        b"<script>alert(1)</script>",
        b'<image href="https://example.org/a.png"/>',
        b'<a href="https://example.org/"><path d="M0,0"/></a>',
        b'<use href="https://example.org/a.svg#b"/>',
        b'<rect onclick="alert(1)" width="1" height="1"/>',
        b'<rect fill="url(https://example.org/a.svg#b)" width="1" height="1"/>',
        b'<rect style="background:url(//example.org)" width="1" height="1"/>',
        b"<style>@import '//example.org/a.css';</style>",
        b'<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        b'<animate attributeName="href" to="javascript:alert(1)"/>',
        b'<set attributeName="onload" to="alert(1)"/>',
    ],
)
def test_a_drawing_keeps_its_shapes_and_nothing_that_runs_or_loads(hostile: bytes) -> None:
    found = logo(SHAPE % hostile)
    assert found.removed
    assert b'd="M0,0h8v8z"' in found.data
    assert not re.search(
        rb"example\.org|alert|script|javascript|<style|import|onclick|animate|foreign", found.data
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg",
        b"<html/>",
        SHAPE.replace(b' viewBox="0 0 8 8"', b"") % b"",
        b"<!DOCTYPE svg>" + SHAPE % b"",
        (SHAPE % b"").decode().encode("utf-16"),
        PNG + b"\0\0\0\x0dIHDR",
        SHAPE % (b"<g>" * 5_000 + b"</g>" * 5_000),
        SHAPE % (b'<path d="' + b"M0,0" * MOST + b'"/>'),
    ],
    ids=["empty", "gif", "broken", "html", "no-size", "doctype", "utf-16", "short-png", "deep", "large"],
)
def test_what_is_no_logo_is_refused(data: bytes) -> None:
    with pytest.raises(Unfit):
        logo(data)


def test_a_picture_keeps_its_pixels_and_loses_its_notes() -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    head, pixels = (
        chunk(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        chunk(b"IDAT", zlib.compress(b"\0\0")),
    )
    note, end = chunk(b"tEXt", b"Author\0Jo"), chunk(b"IEND", b"")
    found = logo(PNG + head + note + pixels + end + b"trailing")
    assert found.data == PNG + head + pixels + end
    assert found.removed == ("`tEXt`",)


def test_the_site_a_package_and_the_one_file_look_the_same() -> None:
    ours = project(SETTINGS)
    pages = site(ours, disk.bundle())
    package = BY_NAME["scorm12"].write(ours, ours.courses[0], disk.bundle(), DEFAULTS)[0].data
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        packed = {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".css", "index.html"))
        }
    single = BY_NAME["single"].write(ours, ours.courses[0], disk.bundle(), DEFAULTS)[0].data.decode()
    colours = f"--teal: #7a1f3d; --teal-wash: {LIGHT.grounds_of(given('#7a1f3d'))['wash']}"
    assert all(
        colours in text
        for text in (pages["assets/learner.css"].decode(), packed["assets/course.css"], single)
    )
    assert "@media screen" in pages["assets/learner.css"].decode()
    assert b'd="M0,0h8v8z"' in pages["assets/logo.svg"]
    lesson = pages["courses/demo/first.html"].decode()
    assert '<img src="../../assets/logo.svg" alt="" class="logo" height="32">' in lesson
    assert "<span>St. Anna Hospital</span>" in lesson
    inside = '<img src="data:image/svg+xml,'
    assert inside in packed["index.html"]
    assert inside in single
    assert 'alt="St. Anna Hospital"' in packed["index.html"]


def test_a_word_for_the_tab_stands_on_every_page() -> None:
    pages = site(project("tab: Reading\n"), disk.bundle())
    titles = {
        path: re.search(r"<title>(.*?)</title>", data.decode())
        for path, data in pages.items()
        if path.endswith("html")
    }
    assert len(titles) > 3
    assert {match[1] if match else "" for match in titles.values()} == {"Reading"}


def test_paper_says_whose_it_is_unless_it_is_not_to() -> None:
    named = site(project(SETTINGS), disk.bundle())
    assert 'data-paper="named"' in named["index.html"].decode()
    assert "<title>Somebody to talk to · St. Anna Hospital</title>" in named["support.html"].decode()
    unnamed = site(project(SETTINGS + "paper: without name\n"), disk.bundle())
    assert "data-paper" not in unnamed["index.html"].decode()
    assert "<title>Somebody to talk to</title>" in unnamed["support.html"].decode()


def test_a_printed_home_page_says_no_name_either() -> None:
    named = site(project(SETTINGS), disk.bundle())["index.html"].decode()
    assert "<h1>St. Anna Hospital</h1>" in named
    unnamed = site(project(SETTINGS + "paper: without name\n"), disk.bundle())["index.html"].decode()
    assert "<title>All courses</title>" in unnamed
    # The bar is not printed.
    assert "St. Anna" not in unnamed.partition("</header>")[2]
