"""The SCORM 2004 package as a file: both editions against their own schemas, one SCO and several."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from lxml import etree

from coursewright import disk
from coursewright.targets.package import Options

from .conftest import TEA_HOUSE, pack, project
from .document import unpacked
from .schemas import schema_of_2004

CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_v1p3}"
IMSSS = "{http://www.imsglobal.org/xsd/imsss}"
LOM = "{http://ltsc.ieee.org/xsd/LOM}"
VERSIONS = {"3": "2004 3rd Edition", "4": "2004 4th Edition"}
SHAPES = [(edition, scos) for edition in VERSIONS for scos in ("one", "modules")]


def two_modules(text: str) -> str:
    """The tea house with its assessments and its story in a second module, and a lesson alone in the first."""
    second = "  - id: th-m2\n    title: The tests\n    contents:\n      - assessment: th-final\n"
    return text.replace("      - assessment: th-final\n", second)


def files_of(edition: str, scos: str, target: str = "scorm2004") -> dict[str, bytes]:
    """A package of the tea house with two modules."""
    options = Options(edition=edition, scos=scos)
    return unpacked(pack(TEA_HOUSE, "tea-house", two_modules, target, options))


@pytest.fixture(scope="module", params=SHAPES, ids="-".join)
def shape(request: pytest.FixtureRequest) -> tuple[str, str, dict[str, bytes]]:
    """Edition, number of SCOs, files."""
    edition, scos = request.param
    return edition, scos, files_of(edition, scos)


def test_the_manifest_is_valid_against_the_schemas_in_the_package(
    shape: tuple[str, str, dict[str, bytes]],
) -> None:
    edition, _, files = shape
    schema, manifest = schema_of_2004(files), etree.fromstring(files["imsmanifest.xml"])
    assert schema.validate(manifest), schema.error_log
    assert manifest.findtext(f"{CP}metadata/{CP}schemaversion") == VERSIONS[edition]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'adlcp:scormType="sco"', b'adlcp:scormType="SCO"'),
        (b"<organizations", b"<organisations"),
        (b'identifier="course-tea-house"', b'identifier="1 course"'),
        (b'completionSetByContent="true"', b'completionSetByContent="yes"'),
        (b"<imsss:deliveryControls", b"<imsss:primaryObjective/><imsss:deliveryControls"),
    ],
)
def test_the_schemas_refuse_what_is_wrong(right: bytes, wrong: bytes) -> None:
    for edition in VERSIONS:
        files = files_of(edition, "one")
        broken = files["imsmanifest.xml"].replace(right, wrong)
        assert broken != files["imsmanifest.xml"]
        try:
            accepted = schema_of_2004(files).validate(etree.fromstring(broken))
        except etree.XMLSyntaxError:
            accepted = False
        assert not accepted


def test_every_file_is_listed_once_and_every_schema_is_the_one_that_was_taken(
    shape: tuple[str, str, dict[str, bytes]],
) -> None:
    edition, _, files = shape
    manifest = etree.fromstring(files["imsmanifest.xml"])
    listed = [unquote(file.get("href")) for file in manifest.iter(f"{CP}file")]
    folder = f"schemas/scorm2004-{edition}/"
    schemas = {
        name.removeprefix(folder): data
        for name, data in disk.bundle().items()
        if name.startswith(folder) and not name.endswith("NOTICE")
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == files.keys() - {"imsmanifest.xml", "metadata.xml", *schemas}
    assert len(schemas) == 17
    assert all(files[name] == data for name, data in schemas.items())
    named = re.findall(r"\S+\.xsd", manifest.get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"))
    assert {name for name in named if "/" not in name} <= files.keys()


def test_items_and_resources_belong_together_and_what_is_not_packaging_follows_the_title(
    shape: tuple[str, str, dict[str, bytes]],
) -> None:
    _, scos, files = shape
    manifest = etree.fromstring(files["imsmanifest.xml"])
    identifiers = [one.get("identifier") for one in manifest.iter() if one.get("identifier")]
    assert len(identifiers) == len(set(identifiers))
    resources = {one.get("identifier"): one for one in manifest.iter(f"{CP}resource")}
    items = list(manifest.iter(f"{CP}item"))
    assert len(items) == (2 if scos == "modules" else 1)
    for item in items:
        assert [child.tag for child in item] == [f"{CP}title", f"{IMSSS}sequencing"]
        resource = resources[item.get("identifierref")]
        assert resource.get(f"{ADLCP}scormType") == "sco"
        assert resource.get("href") in {file.get("href") for file in resource.iter(f"{CP}file")}
        assert "?" not in resource.get("href")
        for dependency in resource.iter(f"{CP}dependency"):
            assert resources[dependency.get("identifierref")].get(f"{ADLCP}scormType") == "asset"
        controls = item.find(f"{IMSSS}sequencing/{IMSSS}deliveryControls")
        assert controls.attrib == {"completionSetByContent": "true", "objectiveSetByContent": "true"}
        objectives = item.iter(f"{IMSSS}objective")
        assert [one.get("objectiveID") for one in objectives] == ["TH-O1", "TH-O2"]
    (organization,) = manifest.iter(f"{CP}organization")
    assert organization[-1].find(f"{IMSSS}controlMode").attrib == {"choice": "true", "flow": "true"}
    # A SCO with a passing score of the manifest's own would be failed while attempts are left.
    assert not list(manifest.iter(f"{IMSSS}minNormalizedMeasure"))


def test_modules_add_up_by_their_weights_and_what_cannot_be_passed_does_not_count() -> None:
    manifest = etree.fromstring(files_of("4", "modules")["imsmanifest.xml"])
    rules = [rule.attrib for rule in manifest.iter(f"{IMSSS}rollupRules")]
    assert [(one["rollupObjectiveSatisfied"], one["objectiveMeasureWeight"]) for one in rules] == [
        ("false", "0.0000"),
        ("true", "1.0000"),
    ]


def test_the_catalogue_is_told_what_the_course_says_of_itself() -> None:
    files = files_of("4", "one")
    manifest, record = etree.fromstring(files["imsmanifest.xml"]), etree.fromstring(files["metadata.xml"])
    assert manifest.findtext(f"{CP}metadata/{ADLCP}location") == "metadata.xml"
    (course,) = project(TEA_HOUSE).courses

    def told(path: str) -> list[str]:
        return [found.text for found in record.findall(path.replace("lom:", LOM))]

    assert told("lom:general/lom:title/lom:string") == [course.title]
    assert told("lom:general/lom:description/lom:string") == [course.summary]
    assert told("lom:general/lom:language") == ["en"]
    assert told("lom:general/lom:keyword/lom:string") == ["The evening", "The tests"]
    assert told("lom:educational/lom:typicalLearningTime/lom:duration") == ["PT20M"]
    assert told("lom:classification/lom:description/lom:string") == [
        f"{objective.id}: {objective.text}" for objective in course.objectives
    ]


@pytest.mark.parametrize("target", ["scorm12", "scorm2004", "cmi5", "xapi"])
def test_two_builds_give_equal_bytes(target: str) -> None:
    options = Options(scos="modules")
    first = pack(TEA_HOUSE, "tea-house", two_modules, target, options)
    assert first.data == pack(TEA_HOUSE, "tea-house", two_modules, target, options).data


def test_several_scos_of_scorm_12_stand_below_one_item_without_a_resource() -> None:
    manifest = etree.fromstring(files_of("4", "modules", "scorm12")["imsmanifest.xml"])
    space = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
    (root,) = manifest.findall(f"{space}organizations/{space}organization/{space}item")
    assert root.get("identifierref") is None
    inner = [item.get("identifierref") for item in root.findall(f"{space}item")]
    assert inner == ["resource-th-m1", "resource-th-m2"]
    resources = {one.get("identifier"): one for one in manifest.iter(f"{space}resource")}
    assert {resources[one].get("href") for one in inner} == {"th-m1.html", "th-m2.html"}
