"""The Common Cartridge: the rules of its profile, its scores, and its pages as a learner clicks through them.

The rules were written from the specification of versions 1.1 and 1.3; no schema of 1EdTech travels with this project.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import groupby
from posixpath import dirname, normpath
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from coursewright.encode.banks.text import Around
from coursewright.encode.cartridge.questions import GAPS, ORDER, PAIRS, Format, item_element, questions
from coursewright.encode.xml import document
from coursewright.model.item import Choice, FillIn, Item, Likert, Matching, Numeric, Sequencing
from coursewright.targets.package import Kept, Options, Package

from .conftest import ROOT, TEA_HOUSE, pack, project
from .document import unpacked
from .vectors import Case, cases

pytestmark = pytest.mark.conformance

VERSIONS = ["1.1", "1.3"]
PROFILES = {
    f"cc.{name}.v0p1" for name in ("multiple_choice", "multiple_response", "true_false", "fib", "essay")
}
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    """Either version."""
    return str(request.param)


def cartridge(version: str, course: str = "tea-house", edit: Any = str, exam: bool = False) -> Package:
    """A course as a cartridge."""
    root = TEA_HOUSE if course == "tea-house" else ROOT
    return pack(root, course, edit, "cc", Options(cc=version, exam=exam))


@pytest.mark.parametrize("course", ["tea-house", "health-care"])
def test_the_manifest_keeps_the_rules_of_the_profile(version: str, course: str) -> None:
    files = unpacked(cartridge(version, course))
    root = etree.fromstring(files["imsmanifest.xml"])
    number = version.replace(".", "p")
    cp = f"{{http://www.imsglobal.org/xsd/imsccv{number}/imscp_v1p1}}"
    assert root.findtext(f"{cp}metadata/{cp}schema") == "IMS Common Cartridge"
    assert root.findtext(f"{cp}metadata/{cp}schemaversion") == f"{version}.0"
    assert root.find(f"{cp}metadata/{{http://ltsc.ieee.org/xsd/imsccv{number}/LOM/manifest}}lom") is not None
    (organization,) = root.iter(f"{cp}organization")
    assert organization.get("structure") == "rooted-hierarchy"
    (top,) = organization.findall(f"{cp}item")
    assert top.find(f"{cp}title") is None
    items = list(top.iter(f"{cp}item"))[1:]
    assert all(item.findtext(f"{cp}title") for item in items)
    assert all((item.get("identifierref") is None) == bool(item.findall(f"{cp}item")) for item in items)
    resources = {one.get("identifier"): one for one in root.iter(f"{cp}resource")}
    identifiers = [one.get("identifier") for one in root.iter() if one.get("identifier")]
    assert len(identifiers) == len(set(identifiers))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in identifiers)
    shown = [item.get("identifierref") for item in items if item.get("identifierref")]
    assert not [one for one in shown if "question-bank" in resources[one].get("type")]
    listed: list[str] = []
    for one in resources.values():
        (file,) = one.findall(f"{cp}file")
        listed.append(file.get("href"))
        assert one.get("href") == (file.get("href") if one.get("type") == "webcontent" else None)
        needs = [need.get("identifierref") for need in one.findall(f"{cp}dependency")]
        assert len(needs) == len(set(needs))
        assert all(resources[need].get("type") == "webcontent" for need in needs)
    assert sorted(listed) == sorted(files.keys() - {"imsmanifest.xml"})


@pytest.mark.parametrize("course", ["tea-house", "health-care"])
def test_quizzes_and_bank_keep_the_rules_of_the_profile(version: str, course: str) -> None:
    files = unpacked(cartridge(version, course))
    found = 0
    for path, data in files.items():
        if not path.endswith(".xml") or path == "imsmanifest.xml":
            continue
        root = etree.fromstring(data)
        assert len(root.findall(f"{QTI}assessment/{QTI}section")) == len(root.findall(f"{QTI}assessment"))
        items = list(root.iter(f"{QTI}item"))
        idents = [item.get("ident") for item in items]
        assert items
        assert len(idents) == len(set(idents))
        for item in items:
            found += 1
            _check(item)
    assert found > 15


def _check(item: etree._Element) -> None:
    fields = {
        one.findtext(f"{QTI}fieldlabel"): one.findtext(f"{QTI}fieldentry")
        for one in item.iter(f"{QTI}qtimetadatafield")
    }
    profile = fields["cc_profile"]
    assert profile in PROFILES
    assert 1 <= int(fields["cc_weighting"]) <= 99
    labels = [one.get("ident") for one in item.iter(f"{QTI}response_label")]
    assert len(labels) == len(set(labels))
    match profile:
        case "cc.multiple_choice.v0p1":
            assert len(labels) >= 3
        case "cc.true_false.v0p1":
            assert labels == ["true", "false"]
        case "cc.multiple_response.v0p1":
            assert len(labels) >= 2
            assert item.find(f".//{QTI}response_lid").get("rcardinality") == "Multiple"
        case "cc.essay.v0p1":
            assert fields["qmd_computerscored"] == "No"
    if profile != "cc.essay.v0p1":
        assert [one.text for one in item.iter(f"{QTI}setvar")].count("100") >= 1
    assert all(
        one.get("action") == "Set" and one.get("varname") == "SCORE" for one in item.iter(f"{QTI}setvar")
    )
    told = {one.get("ident") for one in item.iter(f"{QTI}itemfeedback")}
    assert told == {one.get("linkrefid") for one in item.iter(f"{QTI}displayfeedback")}
    if profile == "cc.multiple_response.v0p1":
        # What Moodle counts as a key.
        keys = item.xpath(
            ".//q:setvar[.='100']/../q:conditionvar//q:varequal[@case='Yes'][not(parent::q:not)]",
            namespaces={"q": QTI.strip("{}")},
        )
        assert keys


def scored(item: etree._Element, answer: Any) -> float:
    """The SCORE that the conditions of one question set, 0 to 1. Texts are compared without case."""
    given = {answer} if isinstance(answer, str) else set(answer)

    def holds(one: etree._Element) -> bool:
        match one.tag.removeprefix(QTI):
            case "varequal":
                return one.text in given or one.text.lower() in {text.strip().lower() for text in given}
            case "not":
                return not holds(one[0])
            case "and":
                return all(map(holds, one))
            case _:
                return True

    for rule in item.iter(f"{QTI}respcondition"):
        conditions = rule.find(f"{QTI}conditionvar")
        if any(map(holds, conditions)):
            value = rule.find(f"{QTI}setvar")
            if value is not None:
                return float(value.text) / 100
            if rule.get("continue") != "Yes":
                return 0
    return 0


def answers(item: Item, answer: Any) -> list[Any]:
    """An answer to each question that an item became."""
    form = item.form
    match form:
        case Choice():
            return [answer if form.multiple else answer[0]]
        case Matching():
            return [answer.get(option.id, "") for option in form.left]
        case Sequencing(steps=steps):
            after = {one: answer[at + 1] for at, one in enumerate(answer[:-1])}
            return [after.get(step.id, "last-of-all") for step in steps[:-1]]
        case FillIn():
            return list(answer)
        case _:
            return [answer]


def comparable(case: Case) -> bool:
    """Texts are compared as they are; a list of numbers holds no interval."""
    if case.answer is None or (isinstance(case.item.form, Choice) and not case.answer):
        return False
    match case.item.form:
        case FillIn(gaps=gaps, case_matters=case_matters):
            texts = [*case.answer, *(answer for gap in gaps for answer in gap.answers)]
            return not case_matters and all(
                t.isascii() and not re.search(r"\s{2,}|\*|\t", t.strip()) for t in texts
            )
        case Numeric(low=low, high=high):
            listed = r"-?(0|[1-9][0-9]*)" + (r"([.,][0-9]*[1-9])?" if low == high else "")
            return re.fullmatch(listed, case.answer) is not None
        case Likert():
            return False
        case _:
            return True


def test_what_items_become_adds_up_to_the_share_of_the_vectors() -> None:
    wrong, played = [], 0
    for item, group in groupby(filter(comparable, cases()), key=lambda case: case.item):
        found = questions(item, Format(Around("en"), moodle=True, scored=True))
        held = [
            etree.fromstring(document(item_element(one, item, "x", 1, Around("en")))) for one in found.asked
        ]
        spaced = [
            etree.fromstring(
                etree.tostring(one).replace(b"<item ", b'<item xmlns="' + QTI.strip("{}").encode() + b'" ')
            )
            for one in held
        ]
        for case in group:
            if not found.asked:
                continue
            earned = sum(
                float(one.share) * scored(x, a)
                for one, x, a in zip(found.asked, spaced, answers(item, case.answer), strict=True)
            )
            played += 1
            exact = found.less in ("", PAIRS, ORDER, GAPS) or not isinstance(item.form, Choice)
            right = (
                abs(earned - float(case.share)) < 1e-9
                if exact
                else earned in (0, 1) and (earned == 1) == (case.share == 1)
            )
            if not right:
                wrong.append(f"{case.name}: {earned}, not {case.share}")
    assert not wrong, "\n".join(wrong)
    assert played > 40


@pytest.mark.parametrize("course", ["tea-house", "health-care"])
def test_every_link_and_picture_leads_somewhere_and_a_story_is_played_by_clicking(
    version: str, course: str
) -> None:
    files = unpacked(cartridge(version, course))
    links: dict[str, set[str]] = {}
    for path, data in files.items():
        if path.endswith((".html", ".xml")) and path != "imsmanifest.xml":
            text = data.decode() if path.endswith(".html") else " ".join(etree.fromstring(data).itertext())
            found = re.findall(r'(?:href|src)="(?!https?:|mailto:|tel:|#)([^"#]+)', text)
            plain = [one.removeprefix("$IMS-CC-FILEBASE$") for one in found]
            assert all(one.startswith("$IMS-CC-FILEBASE$") for one in found) or version == "1.3"
            links[path] = {normpath(f"{dirname(path)}/{one}").lstrip("/") for one in plain}
            assert links[path] <= files.keys(), (path, links[path] - files.keys())
            if path.endswith(".html"):
                assert "<script" not in text
    for start in (path for path in files if re.fullmatch(r"scenario-[a-z-]+\.html", path)):
        leaves = {
            path
            for path in files
            if path.startswith(start.removesuffix(".html") + "-")
            and path[len(start) - 4 :].removesuffix(".html").isdigit()
        }
        reached, waiting = set(), [start]
        while waiting:
            at = waiting.pop()
            reached.add(at)
            waiting += [one for one in links[at] if one not in reached and one in leaves]
        assert leaves <= reached
        dead = [leaf for leaf in leaves if not links[leaf]]
        assert not dead


def test_a_story_keeps_its_conditions() -> None:
    files = unpacked(cartridge("1.3"))
    leaves = [data.decode() for path, data in files.items() if path.startswith("scenario-late-guest-")]
    warm = [text for text in leaves if "moved the bench a little closer" in text]
    cold = [text for text in leaves if "sits at the very edge" in text]
    assert warm
    assert cold
    assert not [text for text in warm if "sits at the very edge" in text]


def test_a_draw_is_asked_as_one_draw_and_the_whole_bank_stands_beside_it() -> None:
    edit = lambda text: text.replace("draw: 4", "draw: 3").replace("TH-O2: 2}", "TH-O2: 1}")  # noqa: E731
    package = cartridge("1.1", edit=edit)
    files = unpacked(package)
    quiz, bank = etree.fromstring(files["quiz-th-final.xml"]), etree.fromstring(files["questions.xml"])
    assert len(list(quiz.iter(f"{QTI}item"))) == 3
    assert {item.get("ident") for item in bank.iter(f"{QTI}item")} == {f"bank-th-f-{n}" for n in range(1, 5)}
    assert {fate.kept for fate in package.fates if fate.id == "th-final"} == {Kept.APPROXIMATED}


def test_two_builds_are_equal_and_everything_has_a_fate(version: str) -> None:
    package = cartridge(version)
    assert cartridge(version).data == package.data
    read = project(TEA_HOUSE)
    ids = {item.id for lesson in read.lessons.values() for item in lesson.checks}
    ids |= {item.id for one in read.assessments.values() for item in one.items} | read.scenarios.keys()
    assert {fate.id for fate in package.fates} >= ids
    assert all(bool(fate.reason) == (fate.kept is not Kept.KEPT) for fate in package.fates)


def test_an_exam_tells_no_key_on_any_page(version: str) -> None:
    def pages(edit: Any) -> dict[str, bytes]:
        with ZipFile(BytesIO(cartridge(version, edit=edit, exam=True).data)) as package:
            return {
                name: package.read(name)
                for name in package.namelist()
                if not name.startswith(("quiz-", "questions"))
            }

    assert pages(str) == pages(moved)
    told = b"A place comes before a menu"
    assert not [name for name, data in pages(str).items() if told in data]
    assert [
        name for name, data in unpacked(cartridge(version)).items() if told in data and name.endswith(".html")
    ]


def moved(text: str) -> str:
    """The same questions with other keys and other feedback."""
    for right, wrong in (
        ("Let the water stand", "Boil it again"),
        ("Beside the stove `", "Beside the door `"),
    ):
        text = text.replace(f"- [x] {right}", f"- [?] {right}").replace(f"- [ ] {wrong}", f"- [x] {wrong}")
        text = text.replace(f"- [?] {right}", f"- [ ] {right}")
    return text.replace("It cools to where green tea is sweet.", "Another reason.")
