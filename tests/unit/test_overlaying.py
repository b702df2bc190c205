"""A hospital's own texts on top of a course that it does not change, through two versions of that course."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from coursewright import bases, disk, pipeline
from coursewright.model.diagnostic import Severity
from coursewright.verify.opening import Refused

TODAY = date(2026, 11, 21)

COURSE = """id: demo
title: A first talk
version: {version}
language: en
summary: How to begin a talk.
doors: [everyone]
objectives:
  DE-O1: Begin a talk so that the other person can say no.
minutes: 10
owner: the training team
reviewed: 2026-11-02
review_every: 12 months
modules:
  - id: m1
    title: All of it
    contents:
      - lesson: first
      - lesson: last
"""
FIRST = """---
id: de-l1
title: The first minute
objectives: [DE-O1]
minutes: 5
summary: Why a talk begins with an offer.
---

:::{{content-note}} green
A talk at a desk; no harm is described.
:::

{opening}

## What the law says

:::{{law}} US
Federal law says so. {{fact}}`F-001`
:::

:::{{law}} {state}
A state says so. {{fact}}`F-001`
:::

## {second}

The form is in the drawer.

### In a hurry

Take the card.

## And then

Say when you will be back.
"""
LAST = """---
id: de-l2
title: Afterwards
objectives: [DE-O1]
minutes: 5
summary: How a talk ends.
---

:::{content-note} green
A talk at a desk; no harm is described.
:::

Say thank you.
"""
FACTS = 'F-001:\n  statement: So.\n  source: A text\n  as_of: "2020"\n  mark: V\n  checked: 2026-11-02\n'
LINES = '- country: US\n  name: A national line\n  contact: "988"\n  checked: 2026-11-02\n'


def base(
    version: str = "1.0.0", opening: str = "Sit down.", second: str = "The form", state: str = "US-TX"
) -> Mapping[str, bytes]:
    """A version of the base."""
    files = {
        "courses/demo/course.yml": COURSE.format(version=version),
        "courses/demo/first.md": FIRST.format(opening=opening, second=second, state=state),
        "courses/demo/last.md": LAST,
        "courses/sources.yml": FACTS,
        "courses/support.yml": LINES,
    }
    return {path: text.encode() for path, text in files.items()}


OVERLAY = """base: ../courses-1.0
additions:
  - lesson: de-l1
    section: the-form
    text: our-form.md
  - lesson: de-l1
    instead: US-TX
    text: texas.md
  - lesson: de-l1
    beside: US
    text: county.md
  - lesson: de-l2
    text: thanks.md
steps:
  - course: demo
    after: de-l1
    lesson: our-protocol
"""
OWN = {
    "overlay.yml": OVERLAY,
    "additions/our-form.md": "The form of our ward is **blue**. Call the social worker on duty.\n",
    "additions/texas.md": ":::{law} US-TX\nOur counsel has read it. {fact}`H-001`\n:::\n",
    "additions/county.md": ":::{law} US-TX\nThe county asks for a call. {fact}`H-001`\n:::\n",
    "additions/thanks.md": "Then ring the chaplain.",
    "courses/site.yml": 'place: US-TX\nname: St. Anna Hospital\nlogo: media/anna.svg\ncolor: "#7a1f3d"\n',
    "courses/media/anna.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0,0h8v8z"/></svg>',
    "courses/support.yml": '- country: US-TX\n  name: Our social worker on duty\n  contact: "555-0142"\n  checked: 2026-11-02\n',
    "courses/sources.yml": 'H-001:\n  statement: Ours.\n  source: Our counsel\n  as_of: "2026"\n  mark: V\n  checked: 2026-11-02\n',
    "courses/demo/our-protocol.md": LAST.replace("de-l2", "own-l1")
    .replace("Afterwards", "Our protocol")
    .replace("Say thank you.", "Room 4 has a door."),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The overlay beside the first version of its base."""
    disk.write_tree(tmp_path / "courses-1.0", base())
    disk.write_tree(tmp_path / "anna", {path: text.encode() for path, text in OWN.items()})
    return tmp_path / "anna"


def write(root: Path, path: str, text: str) -> None:
    disk.write_file(root / path, text.encode())


def errors(reading: pipeline.Reading) -> list[str]:
    return [
        f"{d.place.file}:{d.place.line} {d.code} {d.message}"
        for d in reading.diagnostics
        if d.severity is Severity.ERROR
    ]


def woven(root: Path) -> str:
    return bases.read(root).files["courses/demo/first.md"].decode()


def test_the_site_and_its_packages_hold_what_was_added(root: Path) -> None:
    built = pipeline.build_site(root, root / "site", TODAY)
    assert built.outputs, built.diagnostics
    page = (root / "site" / "courses" / "demo" / "first.html").read_text("utf-8")
    assert (
        page.index("The form is in the drawer")
        < page.index("Take the card")
        < page.index("our ward is <strong>blue")
    )
    assert page.index("blue</strong>") < page.index("And then")
    assert (
        page.index("Federal law says so")
        < page.index("The county asks")
        < page.index("Our counsel has read it")
    )
    assert "A state says so" not in page
    assert "St. Anna Hospital" in page
    assert "Room 4 has a door." in (root / "site" / "courses" / "demo" / "our-protocol.html").read_text(
        "utf-8"
    )
    assert "Then ring the chaplain." in (root / "site" / "courses" / "demo" / "last.html").read_text("utf-8")
    support = (root / "site" / "support.html").read_text("utf-8")
    assert support.index("Our social worker on duty") < support.index("A national line")
    assert (root / "site" / "assets" / "logo.svg").is_file()
    packed = pipeline.pack(root, [], ["scorm12", "single"], root / "packages", TODAY)
    courses = [one for one in packed.outputs if not one.path.endswith("-administrator.html")]
    assert len(courses) == 2
    for output in courses:
        data = Path(output.path).read_bytes()
        if output.path.endswith("zip"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = archive.read("index.html")
        assert b"Our social worker on duty" in data
        assert b"Room 4 has a door." in data


def test_the_base_is_not_touched(root: Path) -> None:
    pipeline.build_site(root, root / "site", TODAY)
    assert disk.read_tree(root.parent / "courses-1.0") == base()


def test_the_next_version_takes_the_additions_along(root: Path) -> None:
    disk.write_tree(root.parent / "courses-2.0", base("2.0.0", opening="Knock first.\n\nThen sit down."))
    write(root, "overlay.yml", OVERLAY.replace("1.0", "2.0"))
    assert errors(pipeline.read_project(root, TODAY)) == []
    text = woven(root)
    assert "Knock first." in text
    assert text.index("Take the card.") < text.index("our ward is **blue**") < text.index("## And then")
    assert "A state says so" not in text


def test_an_address_that_the_next_version_lost_is_told_and_nothing_is_written(root: Path) -> None:
    disk.write_tree(root.parent / "courses-3.0", base("3.0.0", second="The paper form", state="US-CA"))
    write(root, "overlay.yml", OVERLAY.replace("1.0", "3.0"))
    reading = pipeline.read_project(root, TODAY)
    assert errors(reading) == [
        "overlay.yml:4 OVER002 The lesson `de-l1` has no heading `the-form`.",
        "overlay.yml:7 OVER002 There is no law box of `US-TX` in the lesson `de-l1`.",
    ]
    assert [d.help for d in reading.diagnostics if d.code == "OVER002"] == [
        "Did you mean `the-paper-form`?",
        "Did you mean `US-CA`?",
    ]
    assert pipeline.build_site(root, root / "site", TODAY).outputs == ()
    assert not (root / "site").exists()


def test_a_complaint_points_at_the_file_that_somebody_wrote(root: Path) -> None:
    write(root, "additions/our-form.md", "The form is blue.\n\nSee {fact}`F-009` and ![](media/none.png).\n")
    write(root, "courses/demo/our-protocol.md", OWN["courses/demo/our-protocol.md"] + "\n{fact}`F-008`\n")
    broken = base(opening="Sit down. {fact}`F-007`")
    text = broken["courses/demo/first.md"].decode() + "\n{fact}`F-006`\n"
    disk.write_tree(root.parent / "courses-1.0", {**broken, "courses/demo/first.md": text.encode()})
    reading = pipeline.read_project(root, TODAY)
    found = {(d.place.file, d.place.line) for d in reading.diagnostics if d.severity is Severity.ERROR}
    own = OWN["courses/demo/our-protocol.md"].count("\n") + 2
    assert ("additions/our-form.md", 3) in found
    assert ("courses/demo/our-protocol.md", own) in found
    assert ("../courses-1.0/courses/demo/first.md", 13) in found
    assert ("../courses-1.0/courses/demo/first.md", text.count("\n")) in found
    assert {
        d.place.file for d in reading.diagnostics if d.severity is Severity.ERROR
    } <= reading.sources.keys()


def test_a_zip_is_a_base_as_a_forge_packs_it(root: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, data in base().items():
            archive.writestr(f"courses-1.0/{path}", data)
        archive.writestr("courses-1.0/README.md", "Read me.")
    (root.parent / "base.zip").write_bytes(packed.getvalue())
    write(root, "overlay.yml", OVERLAY.replace("../courses-1.0", "../base.zip"))
    assert errors(pipeline.read_project(root, TODAY)) == []
    assert "our ward is **blue**" in woven(root)


@pytest.mark.parametrize("name", ["../out.md", "/etc/x", "courses/../../out.md"])
def test_a_zip_that_would_write_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("courses/demo/course.yml", COURSE)
        archive.writestr(name, "x")
    (tmp_path / "base.zip").write_bytes(packed.getvalue())
    with pytest.raises(Refused):
        bases.base_files(tmp_path / "base.zip")


def test_own_support_lines_can_take_the_place_of_those_of_the_base(root: Path) -> None:
    write(root, "overlay.yml", OVERLAY + "support: replace\n")
    lines = pipeline.read_project(root, TODAY).project.support
    assert [line.name for line in lines] == ["Our social worker on duty"]


def test_windows_line_ends_and_a_missing_last_line_end_do_no_harm(root: Path) -> None:
    crlf = {path: data.replace(b"\n", b"\r\n").rstrip() for path, data in base().items()}
    disk.write_tree(root.parent / "courses-1.0", crlf)
    assert errors(pipeline.read_project(root, TODAY)) == []
    assert "our ward is **blue**" in woven(root)
