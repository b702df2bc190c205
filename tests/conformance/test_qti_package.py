"""The QTI package as a file: whole, repeatable, and taken up to version 3 by a converter of others without a change of meaning."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from playwright.sync_api import Browser

from coursewright.encode.banks.text import Around
from coursewright.encode.qti.items import assessment_item
from coursewright.encode.qti.version import V21, rooted
from coursewright.encode.xml import document
from coursewright.targets.package import Kept, Options, Package

from .conftest import ROOT, TEA_HOUSE, pack, project
from .document import unpacked
from .qti_player import Player
from .test_qti_play import as_a_float, responses
from .vectors import cases

pytestmark = pytest.mark.conformance

VERSIONS = ["2.1", "3.0"]
CP = {
    "2.1": "{http://www.imsglobal.org/xsd/imscp_v1p1}",
    "3.0": "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}",
}


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    """Either version."""
    return str(request.param)


@pytest.fixture(scope="module")
def package(version: str) -> Package:
    """The tea house."""
    return pack(TEA_HOUSE, "tea-house", target="qti", options=Options(qti=version))


def test_every_part_is_listed_once_with_all_that_it_needs(package: Package, version: str) -> None:
    files = unpacked(package)
    manifest = etree.fromstring(files["imsmanifest.xml"])
    resources = {one.get("identifier"): one for one in manifest.iter(f"{CP[version]}resource")}
    listed = [one.get("href") for one in manifest.iter(f"{CP[version]}file")]
    assert sorted(listed) == sorted(files.keys() - {"imsmanifest.xml"})
    needed = {one.get("identifierref") for one in manifest.iter(f"{CP[version]}dependency")}
    assert needed <= resources.keys()
    for resource in resources.values():
        shown = (
            {
                f"media/{image.get('src', image.get('data')).rsplit('/', 1)[-1]}"
                for image in etree.fromstring(files[resource.get("href")]).iter("{*}img", "{*}object")
            }
            if "item" in resource.get("type")
            else set()
        )
        depends = {
            resources[one.get("identifierref")].get("href")
            for one in resource.iter(f"{CP[version]}dependency")
        }
        assert shown <= depends


def test_a_draw_takes_from_each_stratum_what_the_blueprint_says(package: Package, version: str) -> None:
    test = etree.fromstring(unpacked(package)["tests/th-final.xml"])
    strata = {
        section.get("identifier"): len(
            section.findall("{*}assessmentItemRef") or section.findall("{*}qti-assessment-item-ref")
        )
        for section in test.iter("{*}assessmentSection", "{*}qti-assessment-section")
    }
    assert strata == {"section-TH-O1": 2, "section-TH-O2": 2}


def test_a_draw_of_fewer_than_there_are_is_a_selection() -> None:
    fewer = pack(
        TEA_HOUSE,
        "tea-house",
        lambda text: text.replace("draw: 4", "draw: 3").replace("TH-O2: 2}", "TH-O2: 1}"),
        "qti",
    )
    test = etree.fromstring(unpacked(fewer)["tests/th-final.xml"])
    assert [one.get("select") for one in test.iter("{*}selection")] == ["1"]


def test_two_builds_are_equal_and_every_item_and_scenario_has_a_fate(package: Package, version: str) -> None:
    assert pack(TEA_HOUSE, "tea-house", target="qti", options=Options(qti=version)).data == package.data
    read = project(TEA_HOUSE)
    items = [item for lesson in read.lessons.values() for item in lesson.checks]
    items += [item for one in read.assessments.values() for item in one.items]
    assert {fate.id for fate in package.fates} >= {item.id for item in items} | read.scenarios.keys()
    assert all(bool(fate.reason) == (fate.kept is not Kept.KEPT) for fate in package.fates)
    assert [fate.id for fate in package.fates if fate.kept is Kept.DROPPED] == ["late-guest"]


def test_every_item_of_a_real_course_is_a_document_whose_responses_are_declared() -> None:
    files = unpacked(pack(ROOT, "health-care", target="qti"))
    items = {path: etree.fromstring(data) for path, data in files.items() if path.startswith("items/")}
    assert len(items) > 50
    for path, item in items.items():
        declared = {one.get("identifier") for one in item.iter("{*}responseDeclaration")}
        asked = {one.get("responseIdentifier") for one in item.iter() if one.get("responseIdentifier")}
        assert declared == asked, path
        told = {one.get("outcomeIdentifier") for one in item.iter("{*}modalFeedback")}
        chosen = {one.get("identifier") for one in item.iter("{*}setOutcomeValue")} - {"SCORE", "RIGHT"}
        assert told == chosen, path


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Items of version 2.1 as a converter of others says them in version 3."""
    folder = tmp_path_factory.mktemp("upgrade")
    inside, outside = folder / "two", folder / "three"
    inside.mkdir()
    for item in {case.item.id: case.item for case in cases()}.values():
        tree = assessment_item(item, Around("en"), {}).element
        (inside / f"{item.id}.xml").write_bytes(document(rooted(tree, V21)))
    converter = Path(sys.executable).parent / "qti-convert"
    for path in sorted(inside.iterdir()):
        subprocess.run(
            [converter, "upgrade", "-q", path, outside / path.name], check=True, capture_output=True
        )
    return {path.stem: path.read_bytes() for path in sorted(outside.iterdir())}


@pytest.fixture(scope="module")
def player(chromium: Browser) -> Iterator[Player]:
    """One page for all items of this file."""
    context = chromium.new_context()
    yield Player(context)
    context.close()


def test_version_2_means_in_the_converter_of_others_what_version_3_means(
    upgraded: dict[str, bytes], player: Player
) -> None:
    fit = filter(as_a_float, cases())
    whole = {case.item.id: case for case in fit if case.share == 1 and case.item.points}
    assert len(whole) > 15
    for id, case in whole.items():
        player.show(upgraded[id])
        earned = player.outcomes(responses(case.item, case.answer))["SCORE"]
        assert float(earned) == 1, case.name


def test_a_learner_chooses_types_and_is_told_why(player: Player) -> None:
    with ZipFile(
        BytesIO(pack(TEA_HOUSE, "tea-house", target="qti", options=Options(qti="3.0")).data)
    ) as package:
        player.show(package.read("items/th-k-single.xml"))
        player.page.get_by_text("Nothing yet").click()
        assert float(player.outcomes({})["SCORE"]) == 0
        assert player.page.get_by_text("A sign cannot see who comes in.").is_visible()
        assert player.page.get_by_text("Which sentence would you like to hear?").is_visible()
        assert player.page.get_by_text("The hour can be named").is_hidden()
        player.show(package.read("items/th-k-word.xml"))
        field = player.page.get_by_role("textbox")
        field.press_sequentially("  TEA strainer ")
        field.press("Tab")
        player.page.wait_for_function("shown.getResponse('RESPONSE').value")
        assert float(player.outcomes({})["SCORE"]) == 1
        assert player.page.get_by_text("A strainer catches what the spout lets through.").is_visible()
