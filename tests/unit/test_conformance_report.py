"""An accessibility report says "Supports" only where something supports it."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from coursewright import conforming
from coursewright.conformance.criteria import EN_301_549, SECTION_508, WCAG, Criterion, known
from coursewright.conformance.judging import Checked, Failure, Level, Line, lines
from coursewright.conformance.report import Product, Report, as_html, as_json
from coursewright.conformance.suite import DECIDED, SUITE
from coursewright.model.attestation import Attestation
from coursewright.model.course import Project
from coursewright.model.place import Place

BROWSER = Path(__file__).parents[1] / "browser"
HERE = Place("courses/conformance.yml", 1, 1, 1, 2)
PRODUCT = Product("Tea", "1.0.0", "About tea.", "The keepers", "coursewright", "2026-11-30")
ALL = tuple(one for chapter in (*WCAG, *SECTION_508, *EN_301_549) for one in chapter.criteria)


def attested(criterion: str, verdict: str, *failures: str) -> Attestation:
    """Somebody's word."""
    return Attestation(criterion, verdict, "Ada Example", "2026-11-20", "Read aloud.", failures, HERE)


def ran(**changes: object) -> Checked:
    """A run that found everything right."""
    passed = frozenset(one.id for one in ALL)
    found = {"on": "2026-11-30", "by": "axe", "pages": ("a.html",), "passed": passed, "unsure": frozenset()}
    return Checked(**{**found, **changes})  # type: ignore[arg-type]


def european(id: str, checked: Checked | None, *told: Attestation) -> Line:
    """The line of one criterion of EN 301 549."""
    held = (one for chapter in EN_301_549 for one in lines(chapter, checked, told))
    return next(one for one in held if one.criterion.id == id)


def line(id: str, checked: Checked | None, *told: Attestation) -> Line:
    """The line of one criterion of WCAG."""
    held = (one for chapter in WCAG for one in lines(chapter, checked, told))
    return next(one for one in held if one.criterion.id == id)


def test_it_speaks_of_every_criterion_of_the_standards() -> None:
    assert [len(chapter.criteria) for chapter in WCAG] == [31, 24]
    web = next(chapter for chapter in EN_301_549 if "Web" in chapter.title)
    assert len(web.criteria) == 50
    assert [chapter.title.split(":")[0] for chapter in EN_301_549] == [f"Chapter {n}" for n in range(4, 14)]
    assert len({one.id for chapter in WCAG for one in chapter.criteria}) == 55


def test_without_evidence_nothing_is_supported() -> None:
    for chapter in (*WCAG, *SECTION_508, *EN_301_549):
        for one in lines(chapter, None, ()):
            absent = one.criterion.absent
            assert one.level is (
                Level.SUPPORTS if one.criterion.id == "4.1.1" else Level.ABSENT if absent else Level.UNKNOWN
            )


def test_a_run_without_findings_decides_only_what_programs_can_decide() -> None:
    supported = {
        one.criterion.id
        for chapter in WCAG
        for one in lines(chapter, ran(), ())
        if one.level is Level.SUPPORTS
    }
    assert supported == DECIDED
    assert "found no failure on one page" in line("1.1.1", ran()).remarks[0]
    assert line("1.1.1", ran()).level is Level.UNKNOWN


@pytest.mark.parametrize("id", sorted(DECIDED))
def test_what_a_check_could_not_tell_is_not_decided(id: str) -> None:
    assert line(id, ran(unsure=frozenset({id}))).level is Level.UNKNOWN
    assert line(id, ran(passed=frozenset())).level is Level.UNKNOWN


def test_a_known_failure_is_named_whatever_somebody_attests() -> None:
    found = ran(failures={"1.4.3": tuple(Failure("a.html", f"grey {n}") for n in range(12))})
    one = line("1.4.3", found, attested("1.4.3", "supports"))
    assert one.level is Level.PARTLY
    assert "Known failure: a.html: grey 0" in one.remarks
    assert "Known failure: and 2 more places" in one.remarks
    assert line("1.1.1", None, attested("1.1.1", "fails", "No picture has words.")).level is Level.FAILS


def test_an_attestation_is_shown_with_name_and_day() -> None:
    one = line("1.1.1", ran(), attested("1.1.1", "supports"))
    assert one.level is Level.SUPPORTS
    assert one.remarks[0] == "Ada Example, 2026-11-20: Read aloud."


def test_media_is_absent_only_where_the_pages_were_looked_at() -> None:
    assert line("1.2.2", ran(media=False)).level is Level.ABSENT
    assert line("1.2.2", ran(media=True)).level is Level.UNKNOWN
    assert line("1.2.2", None).level is Level.UNKNOWN


def test_video_is_absent_only_where_the_pages_hold_none() -> None:
    assert european("EN 7", ran(media=False)).level is Level.ABSENT
    for checked in (ran(media=True), None):
        assert european("EN 7", checked).level is Level.UNKNOWN
    assert european("EN 7", ran(media=True), attested("EN 7", "supports")).level is Level.SUPPORTS


def test_documents_beside_the_pages_are_not_said_to_be_absent() -> None:
    for checked in (ran(media=False), None):
        one = european("EN 10", checked)
        assert one.level is Level.UNKNOWN
        assert any("PDF/UA-1" in words for words in one.remarks)
    assert european("EN 10", None, attested("EN 10", "not-applicable")).level is Level.ABSENT


def test_what_the_suite_is_said_to_hold_is_held_by_tests_that_exist() -> None:
    for held in SUITE.values():
        for name in held.tests:
            file, _, test = name.partition("::")
            tree = ast.parse((BROWSER / f"{file}.py").read_text(encoding="utf-8"))
            assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, name
    assert set(SUITE) >= DECIDED


def test_who_attests_to_what_is_no_criterion_is_told() -> None:
    wrong = Project("P", attestations=(attested("1.1.11", "supports"),))
    assert "no criterion `1.1.11`" in conforming.unknown(wrong)
    assert conforming.unknown(Project("P", attestations=(attested("EN 4.2.1", "supports"),))) == ""
    assert {"1.1.1", "EN 4.2.1", "508 302.1"} <= known()


def test_the_report_is_the_same_for_people_and_for_programs() -> None:
    report = Report(PRODUCT, ran(), (attested("1.1.1", "supports"),))
    found = json.loads(as_json(report))
    page = as_html(report).decode()
    assert len(found["criteria"]) == len(ALL)
    assert page.count("<tr>") == len(ALL) + len(WCAG) + len(SECTION_508) + len(EN_301_549)
    assert '<html lang="en">' in page
    assert isinstance(ALL[0], Criterion)


def test_checks_come_back_as_they_were_written_and_nothing_else_does() -> None:
    one = ran(failures={"1.4.10": (Failure("a.html", "wide"),)})
    assert conforming.read_checks(conforming.checks_file(one).encode()) == one
    for data in (b"", b"{}", b"[]", b'{"format":"coursewright-accessibility-checks","version":2}'):
        with pytest.raises(conforming.Unusable):
            conforming.read_checks(data)
