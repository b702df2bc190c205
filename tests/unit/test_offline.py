"""The list of what a course needs without a network: whole, precise, and new with every byte."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

from coursewright.encode.offline import CALL, Keeping, keeping_list

COURSE = Keeping("courses/tea", "Tea", "en", "assets/search/tea", ("index.html",), "away.html")
FILES = {
    "index.html": b'<link rel="stylesheet" href="assets/a.css"><a href="other.html">',
    "away.html": b"<p>",
    "other.html": b"<p>",
    "courses/tea/index.html": b'<script src="../../assets/a.js"></script><button data-script="../../assets/search.js">',
    "courses/tea/l%C3%A9.html": b'<img src="media/t%C3%A9%20a.svg" alt=""><video src="media/v.webm" poster="media/p&amp;q.png">',
    "courses/tea/media/t\u00e9 a.svg": b"<svg/>",
    "courses/tea/media/v.webm": b"v",
    "courses/tea/media/p&q.png": b"p",
    "courses/tea/media/unused.png": b"u",
    "courses/tealeaf/index.html": b"<p>",
    "assets/a.css": b"a{}",
    "assets/a.js": b"1",
    "assets/search.js": b"2",
    "assets/search/tea/pieces.js": b"3",
    "assets/search/tealeaf/pieces.js": b"4",
    "downloads/tea.zip": b"zip",
}


def held(files: dict[str, bytes]) -> dict[str, Any]:
    """The list as a worker reads it."""
    text = keeping_list(COURSE, files).decode()
    assert text.startswith(CALL + "(")
    return dict(json.loads(text[len(CALL) + 1 : text.rindex(")")]))


def test_a_list_names_what_the_pages_of_a_course_load_and_nothing_else() -> None:
    one = held(FILES)
    left_out = {
        "other.html",
        "courses/tea/media/unused.png",
        "courses/tealeaf/index.html",
        "downloads/tea.zip",
    }
    left_out.add("assets/search/tealeaf/pieces.js")
    assert {path for path, _, _ in one["files"]} == FILES.keys() - left_out
    assert one["bytes"] == sum(len(FILES[path]) for path, _, _ in one["files"])
    for path, size, digest in one["files"]:
        assert (size, digest) == (len(FILES[path]), b64encode(sha256(FILES[path]).digest()).decode())


def test_a_version_is_new_with_any_byte_of_the_course_and_with_no_other() -> None:
    before = held(FILES)["version"]
    assert held(dict(reversed(FILES.items())))["version"] == before
    assert held(FILES | {"other.html": b"<b>"})["version"] == before
    assert held(FILES | {"assets/search/tea/pieces.js": b"5"})["version"] != before
