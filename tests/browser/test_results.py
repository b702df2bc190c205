"""What a learner takes along: the certificate on paper, and the results as a file that is theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import arrived, press
from learners import become, failing, passed
from playwright.sync_api import Page, expect

from coursewright.credentials.results import Answered, read_results
from coursewright.model.standing import Success

pytestmark = pytest.mark.browser

EVERYTHING_KEPT = "JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage}) + document.cookie"


LONGER = """() => {
  const [one, two] = document.querySelectorAll('.sheet .practised li');
  for (let n = 0; n < 6; n++) one.after(two.cloneNode());
  for (const row of document.querySelectorAll('.sheet .practised li')) row.textContent = 'What one can do afterward, told in words '.repeat(3);
  const part = document.querySelector('.sheet tbody tr');
  for (let n = 0; n < 2; n++) part.after(part.cloneNode(true));
}"""


def pages_of(pdf: bytes) -> int:
    """How many sheets of paper it takes."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_before_passing_the_page_says_what_is_left_and_shows_no_certificate(
    page: Page, tea_house: str, axe: Callable[[], list[str]]
) -> None:
    page.goto(tea_house + "certificate.html")
    sheet = page.get_by_role("region", name="Certificate of practice")
    left = page.get_by_role("region", name="What is left before there is a certificate")
    expect(left.get_by_role("listitem")).to_have_text(
        ["Are you ready for guests: still to do", "The late guest: still to do", "Every kind of question"]
    )
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("textbox")).to_be_hidden()
    assert axe() == []
    become(page, failing())
    expect(left.get_by_role("listitem").first).to_have_text(
        "Are you ready for guests: 50 percent so far, and it has to be passed"
    )
    expect(sheet).to_be_hidden()


def test_who_passed_has_a_certificate_with_every_denominator(
    page: Page, tea_house: str, axe: Callable[[], list[str]]
) -> None:
    page.goto(tea_house + "certificate.html")
    become(page, passed(lesson=False))
    sheet = page.get_by_role("region", name="Certificate of practice")
    expect(sheet.get_by_role("listitem")).to_have_text(
        ["Prepare a pot of tea that a guest enjoys", "Welcome a guest who arrives late"]
    )
    rows = [row.inner_text().split("\t") for row in sheet.get_by_role("row").all()]
    assert rows[1:] == [
        ["Are you ready for guests", "Points: 3.5 of 4", "66.6 percent, has to be passed"],
        ["The late guest", "Points: 2.4 of 4", "33.3 percent"],
        ["Together", "78.3 of 100 percent"],
    ]
    expect(sheet).to_contain_text("Passed from 75 of 100 percent.")
    expect(sheet).to_contain_text("certifies nobody to identify, question or judge other people")
    # Time is only claimed for a course that was worked through.
    expect(sheet.get_by_text("20 min")).to_be_hidden()
    expect(page.get_by_text("these lessons are still to be read")).to_be_visible()
    become(page, passed())
    expect(sheet.get_by_text("20 min")).to_be_visible()
    expect(page.get_by_text("these lessons are still to be read")).to_be_hidden()
    for scheme, width in (("light", 1280), ("dark", 320)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 640})
        assert axe() == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    name = page.get_by_role("textbox", name="Your name")
    press(page, name, "N")
    name.fill("Nadia Quill")
    expect(sheet).to_contain_text("Nadia Quill")
    for paper in ("A4", "Letter"):
        assert pages_of(page.pdf(format=paper)) == 1
    # Eight objectives of two lines each and two more scored parts, as the longest of our courses has them.
    page.evaluate(LONGER)
    for paper in ("A4", "Letter"):
        assert pages_of(page.pdf(format=paper)) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Leave", exact=True)).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(sheet).to_be_visible()
    assert "Nadia" not in page.evaluate(EVERYTHING_KEPT)
    page.reload()
    expect(page.get_by_text("Nadia")).to_have_count(0)


def test_results_are_saved_as_a_file_without_a_name_unless_one_is_typed(
    page: Page, tea_house: str, tmp_path: Path, axe: Callable[[], list[str]]
) -> None:
    page.goto(tea_house + "record.html")
    become(page, passed())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    button = page.get_by_role("button", name="Save the results file")
    with page.expect_download() as saving:
        press(page, button)
    saving.value.save_as(tmp_path / "mine.json")
    expect(page.get_by_text("Nobody else has it")).to_contain_text(saving.value.suggested_filename)
    held = read_results((tmp_path / "mine.json").read_bytes())
    assert held.name == ""
    assert (held.course, held.version, held.success, held.completion) == (
        "tea-house",
        "1.0.0",
        Success.PASSED,
        True,
    )
    assert str(held.score) == "47/60"
    assert [(one.id, str(one.score), one.attempts) for one in held.activities if one.complete] == [
        ("th-final", "7/8", 1),
        ("late-guest", "3/5", 1),
    ]
    assert [str(one.share) for one in held.items if isinstance(one, Answered)] == ["1", "1", "1", "1/2"]
    assert held.objectives[0][0] == "TH-O1"
    assert "th-l1" in held.lessons
    page.get_by_role("textbox", name="Your name, if the file should say it").fill(" Nadia Quill ")
    with page.expect_download() as saving:
        button.click()
    saving.value.save_as(tmp_path / "named.json")
    named = read_results((tmp_path / "named.json").read_bytes())
    assert named.name == "Nadia Quill"
    assert named.mark == held.mark == page.evaluate("localStorage.getItem('coursewright-mark')")
    assert "Nadia" not in saving.value.suggested_filename + page.evaluate(EVERYTHING_KEPT)
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert axe() == []


def test_a_visit_without_trace_marks_each_file_anew(page: Page, tea_house: str, tmp_path: Path) -> None:
    page.goto(tea_house + "record.html?no-trace")
    marks = []
    for name in ("one.json", "two.json"):
        with page.expect_download() as saving:
            page.get_by_role("button", name="Save the results file").click()
        saving.value.save_as(tmp_path / name)
        marks.append(read_results((tmp_path / name).read_bytes()).mark)
    assert len(set(marks)) == 2
    assert page.evaluate("localStorage.getItem('coursewright-mark')") is None


def test_the_way_leads_from_the_results_to_the_certificate(page: Page, tea_house: str) -> None:
    page.goto(tea_house + "record.html")
    press(page, page.get_by_role("link", name="Your certificate"))
    arrived(page, "Certificate of practice")
