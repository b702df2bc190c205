"""What a platform may stumble over in a manifest is said with the rule, and a good manifest is left alone."""

from __future__ import annotations

import pytest

from coursewright import disk
from coursewright.verify import format_of
from coursewright.verify.opening import opened
from handmade import MANIFEST, MANIFEST_2004, SCO, STRUCTURE, ladders, zipped

GOOD = {
    "scorm12": ladders(),
    "scorm2004": ladders(MANIFEST_2004),
    "cmi5": zipped({"cmi5.xml": STRUCTURE, "index.html": SCO}),
}


def told(data: bytes) -> list[tuple[str, str]]:
    """Rule and words of every finding that does not speak of absent schemas."""
    package = opened("ladders.zip", data)
    found = format_of(package).check(package, disk.bundle())
    return [(one.rule, one.message) for one in found if one.rule not in ("REQUIRED_FILES", "schema")]


@pytest.mark.parametrize("format", GOOD)
def test_a_good_package_of_somebody_else_is_left_alone(format: str) -> None:
    assert told(GOOD[format]) == []


BROKEN = [
    (MANIFEST, b'href="index.html">', b'href="start.html">', "CP resource", "is not in the package"),
    (MANIFEST, b'<file href="index.html"/>', b"", "CP resource", "does not list it"),
    (MANIFEST, b'<file href', b'<file href="gone.css"/><file href', "CP file", "lists `gone.css`"),
    (MANIFEST, b'identifierref="r"', b'identifierref="q"', "CP identifierref", "`q`, which is no resource"),
    (MANIFEST, b'default="o"', b'default="p"', "CP organizations", "`p` does not exist"),
    (MANIFEST, b'identifier="i"', b'identifier="o"', "CP identifier", "`o` is given 2 times"),
    (MANIFEST, b'adlcp:scormtype="sco"', b'adlcp:scormtype="SCO"', "CAM 2.3.2.6", "`sco` or `asset`"),
    (MANIFEST, b'adlcp:scormtype="sco"', b'adlcp:scormtype="asset"', "CAM 2.3.2.5", "nothing can be tracked"),
    (MANIFEST, b"</item>", b"<adlcp:masteryscore>180</adlcp:masteryscore></item>", "CAM 2.3.2.5", "`180`, not 0 to 100"),
    (MANIFEST_2004, b"2004 4th Edition", b"2004 5th Edition", "CAM 3.4.1.3", "`2004 5th Edition` is none of"),
    (MANIFEST_2004, b"scormType", b"scormtype", "CAM 3.4.1.12", "no adlcp:scormType"),
    (MANIFEST_2004, b'choice="true" flow="true"', b'choice="false"', "SN 3.2.1", "never starts"),
    (
        MANIFEST_2004, b"<title>Ladders</title></item>", b"<imsss:sequencing/><title>Ladders</title></item>",
        "CAM 3.4.1.8", "stands before a title",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("manifest", "right", "wrong", "rule", "words"), BROKEN)
def test_what_is_wrong_with_a_manifest_is_said(
    manifest: bytes, right: bytes, wrong: bytes, rule: str, words: str
) -> None:
    assert right in manifest
    found = told(ladders(manifest.replace(right, wrong, 1)))
    assert any(one == rule and words in message for one, message in found), found


UNITS = [
    (
        b"<url>index.html</url>",
        b"<url>gone.html</url>",
        "cmi5 14.1",
        "`gone.html`, which is not in the package",
    ),
    (b"index.html</url>", b"index.html?actor=me</url>", "cmi5 13.1.4", "parameter `actor`"),
    (b"https://ladders.test/au", b"au", "cmi5 3.0", "`au` is no absolute IRI"),
    (b"https://ladders.test/au", b"https://ladders.test/course", "cmi5 3.0", "is given 2 times"),
    (b'moveOn="Completed" ', b"", "cmi5 13.1.4", "satisfied by enrolment"),
    (b'masteryScore="0.8"', b'masteryScore="80"', "cmi5 13.1.4", "`80`, not 0 to 1"),
]


@pytest.mark.parametrize(("right", "wrong", "rule", "words"), UNITS)
def test_what_is_wrong_with_a_course_structure_is_said(
    right: bytes, wrong: bytes, rule: str, words: str
) -> None:
    assert right in STRUCTURE
    found = told(zipped({"cmi5.xml": STRUCTURE.replace(right, wrong, 1), "index.html": SCO}))
    assert any(one == rule and words in message for one, message in found), found


def test_the_standards_own_schema_speaks_with_a_line() -> None:
    package = opened(
        "ladders.zip",
        ladders(
            MANIFEST.replace(b"<organizations", b"<organisations", 1).replace(
                b"</organizations", b"</organisations"
            )
        ),
    )
    found = [one for one in format_of(package).check(package, disk.bundle()) if one.rule == "schema"]
    assert [one.where for one in found] == ["imsmanifest.xml:5"]


def test_a_manifest_of_endless_items_is_held_against_its_schema_at_once() -> None:
    def found(item: str) -> list[str]:
        crowd = "".join(item.format(at) for at in range(12_000)).encode()
        data = ladders(MANIFEST.replace(b"</organization>", crowd + b"</organization>"))
        checked = format_of(package := opened("ladders.zip", data)).check(package, disk.bundle())
        return [f"{one.severity.value}: {one.message}" for one in checked if one.rule == "schema"]

    assert found('<item identifier="i-{}"><title>Again</title></item>') == []
    (told,) = found("<item>{}</item>")
    assert told.startswith("error: ")
    assert "'identifier' is required" in told
