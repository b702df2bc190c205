"""The files of an Open edX course: one for each part of its tree, and what the platform is told of grades and looks."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from coursewright.encode.banks.text import Elements
from coursewright.encode.xml import Element, document, element, fragment
from coursewright.model.course import Course, Project

RUN = "course"
IMAGE = "course-image.png"
PASSED = "Pass"


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the tree: `chapter`, `sequential`, `vertical`, `itembank`, `problem` or `html`, under a name of its own."""

    sort: str
    name: str
    given: Mapping[str, str | None]
    inner: tuple[Block, ...] = ()
    parts: Elements = ()
    """The inside of a problem or of a text."""


def files(course: Course, chapters: tuple[Block, ...], grading: bytes) -> dict[str, bytes]:
    """Every file but the pictures."""
    given = {
        "display_name": course.title,
        "language": course.language,
        # OLX, course: a time in UTC; before it nobody sees the course.
        "start": f"{course.reviewed or '2000-01-01'}T00:00:00Z",
        "end": "2099-12-31T00:00:00Z",
        "course_image": IMAGE,
        "cert_html_view_enabled": "false",
    }
    out = {
        "course.xml": document(
            element("course", {"url_name": RUN, "org": "coursewright", "course": course.id})
        ),
        f"course/{RUN}.xml": document(element("course", given, *map(_named, chapters))),
        f"policies/{RUN}/policy.json": _json({f"course/{RUN}": {"tabs": _tabs()}}),
        f"policies/{RUN}/grading_policy.json": grading,
        "about/overview.html": _about(course).encode(),
        "about/short_description.html": (course.summary or course.title).encode(),
        "about/duration.html": f"{course.minutes} min".encode(),
        f"static/{IMAGE}": _picture(),
    }
    for chapter in chapters:
        out.update(_files(chapter))
    return out


def _named(block: Block) -> Element:
    return element(block.sort, {"url_name": block.name})


def _files(block: Block) -> Iterator[tuple[str, bytes]]:
    path = f"{block.sort}/{block.name}.xml"
    match block.sort:
        case "html":
            yield path, document(element("html", {"filename": block.name, **block.given}))
            yield f"html/{block.name}.html", fragment(block.parts).encode()
        case "problem":
            yield path, document(element("problem", block.given, *block.parts))
        case _:
            yield path, document(element(block.sort, block.given, *map(_named, block.inner)))
            for inner in block.inner:
                yield from _files(inner)


def grading(project: Project, course: Course) -> bytes:
    """Each counted assessment with its share; a story's share goes to its written alternative, which can be scored."""
    shares: dict[str, Fraction] = {}
    total = sum(weight for _, weight in course.rule.weights)
    for id, weight in course.rule.weights:
        counted = project.scenarios[id].alternative or id if id in project.scenarios else id
        shares[counted] = shares.get(counted, Fraction(0)) + Fraction(weight, total)
    graders: list[dict[str, object]] = []
    left = Fraction(1)
    for n, (id, share) in enumerate(shares.items(), 1):
        part = left if n == len(shares) else Fraction(round(share * 10_000), 10_000)
        left -= part
        graders.append(
            {"type": id, "short_label": id, "min_count": 1, "drop_count": 0, "weight": float(part)}
        )
    if not graders:
        graders.append({"type": "practice", "min_count": 0, "drop_count": 0, "weight": 1.0})
    return _json({"GRADER": graders, "GRADE_CUTOFFS": {PASSED: float(course.rule.mastery)}})


def _tabs() -> list[dict[str, str]]:
    return [
        {"type": "courseware", "name": "Course"},
        {"type": "progress", "name": "Progress"},
    ]


def _about(course: Course) -> str:
    objectives = element("ul", None, *(element("li", None, one.text) for one in course.objectives))
    summary = element("p", None, course.summary or course.title)
    return fragment(
        (element("section", {"class": "about"}, element("h2", None, course.title), summary, objectives),)
    )


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _picture() -> bytes:
    """Sixteen by nine pixels in one calm color: the platform wants a picture of the course."""
    row = b"\x00" + bytes((0x0F, 0x5C, 0x63)) * 16
    head = struct.pack(">IIBBBBB", 16, 9, 8, 2, 0, 0, 0)
    # Stored and not deflated, so that no version of zlib makes other bytes of it.
    body = zlib.compress(row * 9, 0)
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    written = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)
