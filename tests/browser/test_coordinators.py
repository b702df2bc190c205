"""From a learner's results to a group's report and a signed credential, and later recall: none of it leaves the device."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from keyboard import press, tab_to
from learners import become, passed
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from coursewright import disk
from coursewright.cli import app
from coursewright.credentials.results import digest
from coursewright.pipeline import read_files
from coursewright.targets.site import site

pytestmark = pytest.mark.browser
FIXTURES = Path(__file__).parents[1] / "fixtures"
RECALL = "".join(
    f"\n## Later {n}\n`id th-later-{n}; objective TH-O{n % 2 + 1}; level apply; booster`\n\nWhat is warm?\n\n"
    "- [x] Tea\n  > It has just been made.\n- [ ] Ice\n  > It is frozen.\n"
    for n in range(12)
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tea house with a key, an issuer, and questions enough for later, as a folder."""
    folder = tmp_path_factory.mktemp("project")
    key = CliRunner().invoke(app, ["keys", "new", str(folder / "key.json")])
    assert key.exit_code == 0, key.output
    listed = re.search(r"^keys:\n  - (\S+)$", key.output, re.M)
    assert listed
    files = dict(disk.read_tree(FIXTURES / "tea-house"))
    files["courses/issuer.yml"] = f"name: The training office\nkeys: [{listed[1]}]\n".encode()
    disk.write_tree(folder, files)
    return folder


@pytest.fixture(scope="module")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site on disk."""
    folder = tmp_path_factory.mktemp("built")
    files = dict(disk.read_tree(project))
    written = files["assessments/th-written.md"]
    files["assessments/th-written.md"] = written + RECALL.encode()
    reading = read_files(files, "The tea house", remember=False)
    disk.write_tree(folder, site(reading.project, disk.bundle()))
    return folder


@pytest.fixture(scope="module")
def address(built: Path, serve: Callable[[Path], str]) -> str:
    """The address of the site, which ends in a slash."""
    return serve(built)


@pytest.fixture
def silent(page: Page) -> Iterator[Page]:
    """A page that asks for nothing but its own files."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert [
        url for url in asked if not url.startswith(("file:", "http://127.0.0.1:", "blob:", "data:"))
    ] == []


def nameless(mark: int | None, day: int) -> bytes:
    """Results under the mark of a browser alone, or under nothing."""
    found = json.loads(learner(0, exported=f"2026-11-{day:02}"))
    del found["name"], found["digest"]
    if mark is not None:
        found["mark"] = f"{mark:032x}"
    return json.dumps({**found, "digest": digest(found)}).encode()


def learner(n: int, version: str = "1.0.0", **changes: object) -> bytes:
    """The results of one of many, as the page of results writes them."""
    found: dict[str, object] = {
        "format": "coursewright-results",
        "version": 1,
        "exported": "2026-11-30",
        "name": f"Person {n}",
        "course": {"id": "tea-house", "title": "An evening", "version": version, "language": "en"},
        "standing": {"completion": True, "success": "passed", "score": [3, 4]},
        "lessons": [],
        "activities": [],
        "objectives": [{"id": "TH-O1", "share": [1, 2]}],
        "items": [{"id": "th-f-1", "activity": "th-final", "share": [1, 1]}],
        **changes,
    }
    return json.dumps({**found, "digest": digest(found)}).encode()


def sent(files: Mapping[str, bytes]) -> list[dict[str, object]]:
    """Files as a browser is given them."""
    return [{"name": name, "mimeType": "application/json", "buffer": data} for name, data in files.items()]


def fits(page: Page, axe: Callable[[], list[str]]) -> None:
    """Nothing that axe finds, light and dark, and nothing that scrolls sideways on a small phone."""
    for scheme, width in (("light", 1280), ("dark", 320)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 640})
        assert axe() == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_coordinator_sees_groups_and_never_fewer_than_ten(
    silent: Page, built: Path, address: str, tmp_path: Path, axe: Callable[[], list[str]]
) -> None:
    page = silent
    page.goto((built / "results-of-a-group.html").as_uri())
    field = page.get_by_label("Results files")
    tab_to(page, field)
    nine = {f"{n}.json": learner(n) for n in range(9)}
    field.set_input_files(sent(nine))
    report = page.locator(".report")
    expect(report).to_contain_text("Fewer than 10 people: nothing is shown.")
    expect(report).not_to_contain_text("100 percent")
    page.goto(address + "results-of-a-group.html")
    field.set_input_files(sent(nine))
    hostile = {
        "again.json": learner(0),
        "later.json": learner(1, exported="2026-12-01"),
        "cut.json": learner(20)[:-30],
        "other.json": b'{"format": "x"}',
        "next.json": learner(21).replace(b'"version": 1,', b'"version": 7,'),
        "changed.json": learner(22).replace(b"[3, 4]", b"[4, 4]"),
        "wrong.json": learner(23, lessons="all"),
        "huge.json": b" " * 1_000_001,
        "<img src=x onerror=alert(1)>.json": b"{",
    }
    more = {f"{n}.json": learner(n, name=f"<b>{n}</b>") for n in range(9, 14)}
    field.set_input_files(sent({**hostile, **more}))
    expect(page.get_by_role("status")).to_have_text("14 files are counted, 9 are not.")
    page.get_by_text("Not counted").click()
    told = page.locator(".passed").get_by_role("listitem").all_inner_texts()
    for words in ("the same results", "The later one counts", "no JSON", "no results file", "another version",
                  "checksum", "not as it has to be", "larger than"):  # fmt: skip
        assert any(words in one for one in told), words
    assert page.locator(".collector img, .collector b").count() == 0
    expect(report).to_contain_text("14 people")
    expect(report).to_contain_text("Passed: 14 of 14")
    rows = [row.inner_text().split("\t") for row in report.get_by_role("row").all()]
    assert ["The first thing to do", "14", "100 percent (95 percent interval 78 to 100)"] in rows
    assert [
        "Prepare a pot of tea that a guest enjoys",
        "14",
        "50 percent (95 percent interval 26 to 74)",
    ] in rows
    fits(page, axe)
    # A version of four people would follow from the total, so they are counted nowhere.
    field.set_input_files(sent({f"v{n}.json": learner(n, "1.1.0") for n in range(40, 44)}))
    expect(report).to_contain_text("counted nowhere here")
    expect(report).to_contain_text("14 people")
    expect(report).not_to_contain_text("18 people")
    with page.expect_download() as saving:
        press(page, page.get_by_role("button", name="Save what is shown as CSV"))
    saving.value.save_as(tmp_path / "group.csv")
    table = (tmp_path / "group.csv").read_text("utf-8-sig")
    assert "tea-house,item,th-f-1,The first thing to do,14,100,78,100" in table
    assert 'tea-house,version,1.1.0,,"fewer than ten, hidden"' in table
    assert "Person" not in table
    page.emulate_media(media="print")
    expect(field).to_be_hidden()
    expect(report).to_be_visible()
    page.emulate_media(media="screen")
    press(page, page.get_by_role("button", name="Forget all of them"))
    expect(report).to_be_empty()
    assert page.evaluate("Object.keys(localStorage)") == ["coursewright-trace"]


def test_what_a_learner_saved_is_signed_and_anybody_can_check_it_offline(
    silent: Page, project: Path, built: Path, address: str, tmp_path: Path, axe: Callable[[], list[str]]
) -> None:
    page = silent
    page.goto(address + "courses/tea-house/record.html")
    become(page, passed())
    page.get_by_role("textbox", name="Your name").fill("Nadia Quill")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save the results file").click()
    saving.value.save_as(tmp_path / "mine.json")
    bad = tmp_path / "bad.json"
    bad.write_bytes((tmp_path / "mine.json").read_bytes().replace(b"Nadia", b"Nadja"))
    arguments = [
        "--key",
        str(project / "key.json"),
        "--project",
        str(project),
        "--out",
        str(tmp_path / "out"),
    ]
    run = CliRunner().invoke(app, ["certify", str(tmp_path / "mine.json"), str(bad), *arguments])
    assert run.exit_code == 1, run.output
    assert "changed after it was saved" in run.output
    (credential,) = (tmp_path / "out").iterdir()
    token = credential.read_text().strip()

    page.goto(address + "check-a-credential.html")
    field = page.get_by_role("textbox", name="The credential")
    verdict = page.get_by_role("status")
    tab_to(page, field)
    field.fill(token)
    press(page, page.get_by_role("button", name="Check it"))
    expect(verdict).to_contain_text("was signed by The training office and was not changed since")
    for words in ("Nadia Quill", "An evening at the tea house", "78.3 of 100 percent", "Welcome a guest"):
        expect(verdict).to_contain_text(words)
    fits(page, axe)
    head, payload, signature = token.split(".")
    field.fill(".".join([head, payload[:-4] + ("AAAA" if payload[-4:] != "AAAA" else "BBBB"), signature]))
    page.get_by_role("button", name="Check it").click()
    expect(verdict).to_contain_text(
        re.compile("signature does not fit|no credential that this page can read")
    )
    expect(verdict).not_to_contain_text("Nadia")
    field.fill("hello")
    page.get_by_role("button", name="Check it").click()
    expect(verdict).to_contain_text("no credential that this page can read")
    page.get_by_label("Or choose the file").set_input_files(credential)
    expect(verdict).to_contain_text("was signed by The training office")
    page.goto((built / "check-a-credential.html").as_uri())
    # On pages that an intranet serves without https browsers have no such functions.
    page.evaluate("() => { Object.defineProperty(crypto, 'subtle', {value: undefined}); }")
    field.fill(token)
    page.get_by_role("button", name="Check it").click()
    expect(verdict).to_contain_text("was signed by The training office")


def test_files_of_five_people_are_no_group_of_ten(silent: Page, built: Path) -> None:
    page = silent
    page.goto((built / "results-of-a-group.html").as_uri())
    field, report = page.get_by_label("Results files"), page.locator(".report")
    field.set_input_files(sent({f"{n}-{day}.json": nameless(n, day) for n in range(5) for day in (1, 2)}))
    expect(page.get_by_role("status")).to_have_text("5 files are counted, 5 are not.")
    expect(report).to_contain_text("Fewer than 10 people: nothing is shown.")
    # Files of before there were marks are one person together; equal results of several browsers are several people.
    field.set_input_files(sent({f"old-{day}.json": nameless(None, day) for day in range(1, 8)}))
    expect(report).to_contain_text("Fewer than 10 people: nothing is shown.")
    field.set_input_files(sent({f"{n}.json": nameless(n, 2) for n in range(5, 9)}))
    expect(report).to_contain_text("10 people")
    expect(page.locator(".rule")).to_contain_text("People are counted, not files.")


def test_later_recall_is_planned_on_the_device_and_kept_nowhere(
    silent: Page, built: Path, address: str, tmp_path: Path, axe: Callable[[], list[str]]
) -> None:
    page = silent
    page.goto(address + "courses/tea-house/boosters.html#week-1")
    expect(page.locator("details[data-days] > summary")).to_have_text(
        ["After two days", "After one week", "After four weeks", "After three months", "After six months"]
    )
    expect(page.locator("#week-1")).to_have_attribute("open", "")
    expect(page.locator("#day-2 .item").first).to_be_hidden()
    assert len(set(page.locator(".item").evaluate_all("all => all.map(one => one.dataset.item)"))) == 15
    item = page.locator("#week-1 .item").first
    press(page, item.get_by_role("radio").first, "Space")
    press(page, item.get_by_role("button", name="Check"))
    expect(item.get_by_role("status")).not_to_be_empty()
    fits(page, axe)
    assert page.evaluate("Object.keys(localStorage)") == ["coursewright-trace"]

    page.goto((built / "courses/tea-house/boosters.html").as_uri())
    start = date.today() + timedelta(days=1)
    page.get_by_label("Count from").fill(start.isoformat())
    page.get_by_label("At", exact=True).fill("07:30")
    save = page.get_by_role("button", name="Save the calendar file")
    with page.expect_download() as saving:
        press(page, save)
    assert saving.value.suggested_filename == "reminders.ics"
    saving.value.save_as(tmp_path / "reminders.ics")
    data = (tmp_path / "reminders.ics").read_bytes()
    # Whoever reads over a shoulder learns nothing from it.
    assert not re.search(rb"tea|course[^w]|question|file:|http", data, re.I)
    events = list(Calendar.from_ical(data).walk("VEVENT"))
    assert [one["SUMMARY"] for one in events] == ["Reminder"] * 5
    days = [one.decoded("DTSTART") for one in events]
    assert [(day.date() - start).days for day in days] == [2, 7, 28, 91, 182]
    assert {(day.hour, day.minute, day.tzinfo) for day in days} == {(7, 30, None)}
    assert len({str(one["UID"]) for one in events}) == 5
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    page.get_by_role("checkbox").uncheck()
    with page.expect_download() as saving:
        save.click()
    saving.value.save_as(tmp_path / "recall.ics")
    named = list(Calendar.from_ical((tmp_path / "recall.ics").read_bytes()).walk("VEVENT"))
    assert str(named[0]["SUMMARY"]) == "Three questions: An evening at the tea house"
    # An address on a disk would name the folders of its owner.
    assert "file:" not in str(named[0]["DESCRIPTION"])
