"""What a lesson with an assessment costs on the wire in a package that a platform launches."""

from __future__ import annotations

import gzip
import re

import pytest

from .conftest import TEA_HOUSE, pack
from .document import unpacked

MOST_REQUESTS = 6
MOST_BYTES = {"scorm12": 50_000, "scorm2004": 50_000, "cmi5": 52_000, "xapi": 52_000}
"""A tracker that sends requests itself knows what to do when they are lost; 50 KB are the goal for it, too."""
WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.S)
LOADED = re.compile(r"<(?:link|script|img)\b[^>]*>")
ADDRESS = re.compile(r'\s(?:src|href)="([^"#?]+)"')


def without_story(text: str) -> str:
    """The course with a lesson of four questions, a picture among them, and its assessment alone."""
    if "id: th-l1\n" in text:
        return text.partition("## Writing")[0]
    shorter = text.replace("      - scenario: late-guest\n      - assessment: th-written\n", "")
    return shorter.replace("counts: {th-final: 2, late-guest: 1}", "counts: {th-final: 1}")


def loads(page: str) -> list[str]:
    """What a browser with scripts asks for at once: nothing that waits until it is seen, nothing that stands in the page."""
    tags = (tag for tag in LOADED.findall(WITHOUT_SCRIPT.sub("", page)) if 'loading="lazy"' not in tag)
    found = (match[1] for tag in tags if (match := ADDRESS.search(tag)))
    return [path for path in found if not path.startswith(("data:", "http:", "https:"))]


@pytest.mark.parametrize("target", MOST_BYTES)
def test_a_lesson_with_an_assessment_is_light_in_a_package(target: str) -> None:
    files = unpacked(pack(TEA_HOUSE, "tea-house", without_story, target))
    asked = ["index.html", *loads(files["index.html"].decode())]
    assert any("course.js" in path for path in asked)
    assert not any("late-guest" in path for path in files)
    sizes = {path: len(gzip.compress(files[path], 6)) for path in asked}
    assert len(asked) <= MOST_REQUESTS, asked
    assert sum(sizes.values()) <= MOST_BYTES[target], sizes
