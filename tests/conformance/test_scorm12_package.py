"""The package as a file: manifest against the standard's own schemas, every file once, nothing that changes by itself."""

from __future__ import annotations

import re
from fractions import Fraction
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree

from coursewright import disk
from coursewright.encode.manifest import SCHEMAS, Launched, scorm12_manifest
from coursewright.encode.xml import document, element
from coursewright.encode.zip import archive
from coursewright.model.item import form_name
from coursewright.targets import BY_NAME
from coursewright.targets.package import Kept, Package

from .conftest import TEA_HOUSE, pack, project
from .document import Document, unpacked
from .schemas import schema_of

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
MD = "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


@pytest.fixture(scope="module")
def files(tea_house: Package) -> dict[str, bytes]:
    """The files of the tea house's package."""
    return unpacked(tea_house)


@pytest.fixture(scope="module")
def schema(files: dict[str, bytes]) -> etree.XMLSchema:
    """The schemas that the package itself carries."""
    return schema_of(files)


@pytest.fixture(scope="module")
def manifest(files: dict[str, bytes]) -> etree._Element:
    """The manifest."""
    return etree.fromstring(files["imsmanifest.xml"])


def test_the_manifest_is_valid_against_the_schemas_in_the_package(
    schema: etree.XMLSchema, manifest: etree._Element
) -> None:
    assert schema.validate(manifest), schema.error_log


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'adlcp:scormtype="sco"', b'adlcp:scormtype="SCO"'),
        (b"<organizations", b"<organisations"),
        (b'identifier="course-tea-house"', b'identifier="1 course"'),
        (b"<imsmd:educational>", b"<imsmd:general/><imsmd:educational>"),
    ],
)
def test_the_schemas_refuse_what_is_wrong(
    schema: etree.XMLSchema, files: dict[str, bytes], right: bytes, wrong: bytes
) -> None:
    broken = files["imsmanifest.xml"].replace(right, wrong)
    assert broken != files["imsmanifest.xml"]
    try:
        accepted = schema.validate(etree.fromstring(broken))
    except etree.XMLSyntaxError:
        accepted = False
    assert not accepted


def test_every_file_is_listed_once_and_every_listed_file_is_there(
    files: dict[str, bytes], manifest: etree._Element
) -> None:
    listed = [unquote(file.get("href")) for file in manifest.iter(f"{CP}file")]
    assert len(listed) == len(set(listed))
    assert set(listed) == files.keys() - {"imsmanifest.xml", *SCHEMAS}


def test_there_is_one_sco_that_is_launched_without_parameters(manifest: etree._Element) -> None:
    (resource,) = manifest.iter(f"{CP}resource")
    (item,) = manifest.iter(f"{CP}item")
    assert resource.get(f"{ADLCP}scormtype") == "sco"
    assert resource.get("href") == "index.html"
    assert item.get("identifierref") == resource.get("identifier")
    assert item.get("parameters") is None
    (organizations,) = manifest.iter(f"{CP}organizations")
    assert organizations.get("default") == organizations[0].get("identifier")


def test_a_mastery_score_is_written_only_where_it_is_asked_for(manifest: etree._Element) -> None:
    (course,) = project(TEA_HOUSE).courses
    assert not list(manifest.iter(f"{ADLCP}masteryscore"))
    one = Launched("course", course.title, "index.html", Fraction(1), True)
    asked = etree.fromstring(scorm12_manifest(course, (one,), ["index.html"], "", Fraction(2, 3)))
    assert [score.text for score in asked.iter(f"{ADLCP}masteryscore")] == ["66.66"]
    assert schema_of(dict(unpacked(pack(TEA_HOUSE, "tea-house")))).validate(asked)


def test_the_catalogue_is_told_what_the_course_says_of_itself(manifest: etree._Element) -> None:
    (course,) = project(TEA_HOUSE).courses

    def told(path: str) -> list[str]:
        return [found.text for found in manifest.findall(f".//{path.replace('md:', MD)}")]

    assert told("md:general/md:title/md:langstring") == [course.title]
    assert told("md:general/md:description/md:langstring") == [course.summary]
    assert told("md:general/md:language") == ["en"]
    assert told("md:general/md:keyword/md:langstring") == ["The evening"]
    assert told("md:typicallearningtime/md:datetime") == ["PT20M"]
    assert told("md:classification/md:description/md:langstring") == [
        f"{objective.id}: {objective.text}" for objective in course.objectives
    ]


def test_two_builds_give_equal_bytes_that_name_no_day(tea_house: Package) -> None:
    assert pack(TEA_HOUSE, "tea-house").data == tea_house.data
    with ZipFile(BytesIO(tea_house.data)) as zipped:
        entries = zipped.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr for entry in entries} == {0o100644 << 16}
    assert {entry.compress_type for entry in entries} == {ZIP_DEFLATED}


def test_the_name_says_course_version_language_and_target(tea_house: Package) -> None:
    assert tea_house.name == "tea-house-1.0.0-en-scorm12.zip"
    assert BY_NAME["scorm12"].extension == "zip"


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../up", "a/../../up", "a\\b", "./a", "a//b"])
def test_no_path_leads_out_of_an_archive(path: str) -> None:
    with pytest.raises(ValueError, match="no path inside"):
        archive({path: b""})


def test_hostile_titles_survive_into_the_manifest_and_back(schema: etree.XMLSchema) -> None:
    title = 'Tea & <script>"]]>\u2028 \U0001f375 \u05e9\u05dc\u05d5\u05dd\ttab'
    made = document(element("title", {"of": title + "\n"}, title))
    read = etree.fromstring(made)
    assert (read.text, read.get("of")) == (title, title + "\n")
    assert (
        etree.fromstring(document(element("title", None, "a\x00b\ufffe\ud800"))).text
        == "a\ufffdb\ufffd\ufffd"
    )
    hostile = pack(
        TEA_HOUSE, "tea-house", lambda text: text.replace("An evening at the tea house", "Tea & <b>“”</b>")
    )
    held = etree.fromstring(unpacked(hostile)["imsmanifest.xml"])
    assert schema.validate(held), schema.error_log
    assert held.find(f"{CP}organizations/{CP}organization/{CP}title").text == "Tea & <b>“”</b>"


@pytest.fixture(scope="module")
def page(files: dict[str, bytes]) -> Document:
    """The document."""
    return Document(files["index.html"].decode())


def test_every_id_of_the_document_is_its_only_one(page: Document) -> None:
    assert not page.repeated


def test_every_link_stays_in_the_document_or_leaves_the_project(
    page: Document, files: dict[str, bytes]
) -> None:
    inner = [link for link in page.links if link.startswith("#")]
    others = [link for link in page.links if not link.startswith("#")]
    assert {unquote(link[1:]) for link in inner} <= set(page.ids)
    assert len(inner) > 20
    assert all(link.startswith(("https://", "http://", "mailto:", "tel:", "about:blank")) for link in others)


def test_all_that_is_loaded_is_in_the_package_and_nothing_stands_inline(
    page: Document, files: dict[str, bytes]
) -> None:
    outside = [load for load in page.loads if load not in files and not load.startswith("data:")]
    assert not outside
    assert not page.inline
    sheet = files["assets/course.css"].decode()
    assert not re.findall(r"url\((?![\"']?(?:data:|#))[^)]*\)", sheet)


def test_addresses_carry_no_query(page: Document) -> None:
    assert not [load for load in page.loads if "?" in load and not load.startswith("data:")]


def test_every_item_and_scenario_has_a_fate_and_what_a_report_shows_less_of_is_said(
    tea_house: Package,
) -> None:
    held = project(TEA_HOUSE)
    items = [item for lesson in held.lessons.values() for item in lesson.checks]
    items += [item for assessment in held.assessments.values() for item in assessment.items]
    recordings = {"scenarios/media/knock.wav", "scenarios/media/stove.webm"}
    told = {item.id for item in items} | held.scenarios.keys() | recordings
    assert {fate.id for fate in tea_house.fates} == told
    assert {form_name(item.form) for item in items} == {
        "true-false", "choice", "fill-in", "long-fill-in", "matching", "sequencing", "numeric", "likert",
    }  # fmt: skip
    less = {fate.id: fate.kept for fate in tea_house.fates if fate.kept is not Kept.KEPT}
    assert set(less.values()) == {Kept.APPROXIMATED}
    assert {"th-k-essay", "th-k-cloze", "th-k-number"} <= less.keys()
    assert all(fate.reason for fate in tea_house.fates if fate.id in less)


def test_a_package_costs_little_beyond_its_content(tea_house: Package, files: dict[str, bytes]) -> None:
    own = {
        name: data
        for name, data in files.items()
        if name not in ("index.html",) and not name.startswith("media/")
    }
    assert len(archive(own)) <= 150_000


def test_every_schema_is_the_one_that_was_taken(files: dict[str, bytes]) -> None:
    for name in SCHEMAS:
        assert files[name] == disk.bundle()[f"schemas/scorm12/{name}"]
        assert b"http://www.w3.org/2001/XMLSchema" in files[name]
