"""Packages that are checked and not played: a good one of each format is left alone, and each planted mistake is found."""

from __future__ import annotations

import json
import tarfile
from io import BytesIO

import pytest

from coursewright.verify import format_of
from coursewright.verify.opening import opened
from handmade import zipped

CP = 'xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"'
CC = {
    "imsmanifest.xml": f"""<manifest identifier="m" {CP}><metadata><schema>IMS Common Cartridge</schema>
      <schemaversion>1.1.0</schemaversion></metadata><organizations><organization identifier="o" structure="rooted-hierarchy">
      <item identifier="root"><item identifier="i" identifierref="q"><title>Quiz</title></item></item></organization></organizations>
      <resources><resource identifier="q" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="q.xml"/></resource></resources>
      </manifest>""",
    "q.xml": """<questestinterop><assessment ident="a"><section ident="s"><item ident="i1"><itemmetadata><qtimetadata>
      <qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.true_false.v0p1</fieldentry></qtimetadatafield>
      </qtimetadata></itemmetadata></item></section></assessment></questestinterop>""",
}
QTI = {
    "imsmanifest.xml": """<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><organizations/><resources>
      <resource identifier="r" type="imsqti_item_xmlv2p1" href="a.xml"><file href="a.xml"/></resource></resources></manifest>""",
    "a.xml": """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a" title="A" adaptive="false"
      timeDependent="false"><responseDeclaration identifier="RESPONSE"/><outcomeDeclaration identifier="SCORE"/>
      <itemBody><choiceInteraction responseIdentifier="RESPONSE"/></itemBody><responseProcessing/></assessmentItem>""",
}
MOODLE = """<quiz><question type="category"/><question type="multichoice"><name><text>Ask</text></name><defaultgrade>1</defaultgrade>
  <single>true</single><answer fraction="100"/><answer fraction="0"/></question></quiz>"""
EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container><rootfiles><rootfile full-path="E/p.opf"/></rootfiles></container>',
    "E/p.opf": """<package version="3.0"><metadata><identifier>i</identifier><title>T</title><language>en</language></metadata>
      <manifest><item id="n" href="nav.xhtml" properties="nav"/></manifest><spine><itemref idref="n"/></spine></package>""",
    "E/nav.xhtml": "<html/>",
}
H5P = {
    "h5p.json": json.dumps({
        "title": "T", "mainLibrary": "H5P.A", "language": "en", "embedTypes": ["div"],
        "preloadedDependencies": [{"machineName": "H5P.A", "majorVersion": 1, "minorVersion": 2}],
    }),
    "content/content.json": "{}",
    "H5P.A-1.2/library.json": "{}",
}  # fmt: skip
OLX = {
    "course/course.xml": '<course org="o" course="c" url_name="r"><chapter url_name="one"/></course>',
    "course/chapter/one.xml": '<chapter display_name="One"/>',
    "course/policies/r/grading_policy.json": '{"GRADER": [{"weight": 1.0}]}',
}
GOOD = {"cc": CC, "qti": QTI, "epub": EPUB, "h5p": H5P, "olx": OLX, "moodle": {"bank.xml": MOODLE}}


def packed(format: str, files: dict[str, str]) -> bytes:
    """The files as the format packs them."""
    if format == "moodle":
        return files["bank.xml"].encode()
    if format != "olx":
        return zipped({name: text.encode() for name, text in files.items()})
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as out:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            out.addfile(member, BytesIO(text.encode()))
    return buffer.getvalue()


def told(format: str, files: dict[str, str]) -> list[tuple[str, str]]:
    """Rule and words of every finding."""
    package = opened("bank.xml" if format == "moodle" else "package", packed(format, files))
    found = format_of(package)
    assert found.name == format
    return [(one.rule, one.message) for one in found.check(package, {})]


@pytest.mark.parametrize("format", GOOD)
def test_a_good_package_is_left_alone(format: str) -> None:
    assert told(format, GOOD[format]) == []


MISTAKES = [
    ("cc", "imsmanifest.xml", "1.1.0", "2.0.0", "CC version", "`2.0.0` is none of"),
    ("cc", "imsmanifest.xml", "rooted-hierarchy", "flat", "CC organization", "no `rooted-hierarchy`"),
    ("cc", "imsmanifest.xml", "<title>Quiz</title>", "", "CC organization", "has no title"),
    ("cc", "imsmanifest.xml", '<item identifier="root">', '<item identifier="root"><title>R</title>', "CC organization", "root item"),
    ("cc", "imsmanifest.xml", "/assessment", "/question-bank", "CC organization", "points to a question bank"),
    ("cc", "imsmanifest.xml", "/assessment\"", "/assessment\" href=\"q.xml\"", "CC resource", "has an href"),
    ("cc", "q.xml", "cc.true_false.v0p1", "cc.matching", "CC QTI", "no cc_profile"),
    ("cc", "q.xml", "<questestinterop>", "<quest>", "CC resource", "not well-formed"),
    ("qti", "a.xml", ' timeDependent="false"'.strip(), "", "QTI item", "depends on time"),
    ("qti", "a.xml", "imsqti_v2p1", "imsqti_v9", "QTI namespace", "no namespace of QTI"),
    ("qti", "imsmanifest.xml", "item_xmlv2p1", "item_xmlv3p0", "QTI type", "it is QTI 2.1"),
    ("qti", "a.xml", 'Interaction responseIdentifier="RESPONSE"', 'Interaction responseIdentifier="OTHER"', "QTI item", "`OTHER`, which is not declared"),
    ("qti", "a.xml", '"SCORE"', '"POINTS"', "QTI item", "no outcome SCORE"),
    ("moodle", "bank.xml", 'fraction="100"', 'fraction="50"', "Moodle XML", "No answer earns 100"),
    ("moodle", "bank.xml", "<single>true</single>", "<single>false</single><answer fraction=\"40\"/>", "Moodle XML", "do not add up"),
    ("moodle", "bank.xml", 'type="multichoice"', 'type="ordering"', "Moodle XML", "shownumcorrect"),
    ("moodle", "bank.xml", 'type="multichoice"', 'type="hotspot"', "Moodle XML", "no questions of the type `hotspot`"),
    ("moodle", "bank.xml", "<text>Ask</text>", "", "Moodle XML", "has no name"),
    ("moodle", "bank.xml", 'fraction="0"', 'fraction="none"', "Moodle XML", "is no number"),
    ("epub", "mimetype", "epub", "zip", "OCF 4.3", "no file `mimetype`"),
    ("epub", "E/p.opf", "nav.xhtml", "gone.xhtml", "EPUB 5.6.2", "`E/gone.xhtml`, which is not in the book"),
    ("epub", "E/p.opf", ' properties="nav"', "", "EPUB 5.6.2", "is the navigation"),
    ("epub", "E/p.opf", 'idref="n"', 'idref="x"', "EPUB 5.7.2", "`x`, which is no item"),
    ("epub", "E/p.opf", "<language>en</language>", "", "EPUB 5.5.3", "no language"),
    ("h5p", "h5p.json", '"H5P.A", "language"', '"H5P.B", "language"', "H5P head", "`H5P.B` is no dependency"),
    ("h5p", "h5p.json", '"minorVersion": 2', '"minorVersion": 3', "H5P libraries", "H5P.A 1.3"),
    ("h5p", "h5p.json", '"title": "T", ', "", "H5P head", "`title`"),
    ("olx", "course/course.xml", 'url_name="one"', 'url_name="two"', "OLX url_name", "course/chapter/two.xml"),
    ("olx", "course/policies/r/grading_policy.json", "1.0", "0.9", "OLX grading", "add up to 0.9"),
    ("olx", "course/policies/r/grading_policy.json", '[{"weight": 1.0}]', "7", "OLX grading", "cannot be read"),
    ("olx", "course/course.xml", 'org="o" ', "", "OLX course", "no `org`"),
]  # fmt: skip


@pytest.mark.parametrize(("format", "file", "right", "wrong", "rule", "words"), MISTAKES)
def test_a_planted_mistake_is_found(
    format: str, file: str, right: str, wrong: str, rule: str, words: str
) -> None:
    files = dict(GOOD[format])
    assert right in files[file]
    files[file] = files[file].replace(right, wrong, 1)
    found = told(format, files)
    assert any(one == rule and words in message for one, message in found), found


@pytest.mark.parametrize("name", ["LICENSE", "content/LICENSE", "content/.hidden.png", "content/a.exe"])
def test_h5p_hosts_refuse_these_files(name: str) -> None:
    assert [rule for rule, _ in told("h5p", H5P | {name: ""})] == ["H5P files"]
