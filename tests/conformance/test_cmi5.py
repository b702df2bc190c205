"""The cmi5 and the Tin Can package: as files, and in a real browser before a small record store."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from lxml import etree
from playwright.sync_api import Browser, ConsoleMessage, Frame, Page, Request, expect

from coursewright.encode.zip import archive
from coursewright.targets.package import Kept, Options
from coursewright.verify.records import Reply

from .conftest import TEA_HOUSE, pack
from .document import Document, unpacked
from .learner import FINAL, RIGHT, WELL, answer, attempt, everything, go, question
from .loopback import platform, window
from .test_scorm2004_package import two_modules

CHECK = Path(__file__).parent / "statements" / "check.cjs"
ACTOR = {"objectType": "Agent", "account": {"homePage": "http://lms.test", "name": "l-17"}}
REGISTRATION = "0f9b8a55-6f3b-4f0e-9d3e-2f0b7a6d3c11"
LAUNCH = {
    "launchMode": "Normal",
    "moveOn": "Passed",
    "masteryScore": 0.75,
    "contextTemplate": {"extensions": {"https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s-1"}},
}
HEARD = """() => Object.entries(sessionStorage).every(([name, kept]) =>
    !name.startsWith("coursewright:") || JSON.parse(kept).waiting.length === 0)"""
CMI5 = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"


@dataclass
class Store:
    """A platform with a record store that takes everything and remembers it, reached over real connections."""

    address: str = ""
    page: Page = field(init=False)
    errors: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)
    tokens: int = 0

    def opened(self, page: Page) -> Store:
        """The platform in its window; it begins with nothing but the launch data."""
        self.page = page
        self.documents["LMS.LaunchData"] = json.dumps({**LAUNCH, "returnURL": f"{self.address}/host.html"})
        page.context.set_default_timeout(8000)
        page.context.on("request", self._seen)
        page.context.on("console", self._written)
        return self

    def launch(self, path: str = "index.html") -> Frame:
        """The course in a frame of the platform, once it is live."""
        self.page.evaluate("path => launchInFrame(path)", f"/package/{path}")
        frame = self.page.wait_for_selector("iframe").content_frame()
        assert frame is not None
        frame.wait_for_selector(".page:not([hidden])")
        return frame

    def answer(self, method: str, address: str, _headers: Mapping[str, str], body: str) -> Reply:
        """What the platform says to one request."""
        parts = urlsplit(address)
        query = parse_qs(parts.query)
        if parts.path == "/fetch":
            self.tokens += 1
            return Reply(200, json.dumps({"auth-token": "dG9rZW4="}))
        if parts.path == "/xapi/statements" and method == "GET":
            return Reply(
                200 if any(one["id"] in query["statementId"] for one in self.statements) else 404, ""
            )
        if parts.path == "/xapi/statements":
            given = json.loads(body)
            for one in given if isinstance(given, list) else [given]:
                # xAPI 1.0.3 Communication 2.1.2: told again as it was, a statement is there already.
                known = [held for held in self.statements if held["id"] == one["id"]]
                assert known in ([], [one])
                self.statements += [] if known else [one]
            return Reply(204)
        name = (query.get("stateId") or query["profileId"])[0]
        if method == "PUT":
            self.documents[name] = body
            return Reply(204)
        return Reply(200, self.documents[name]) if name in self.documents else Reply(404)

    def _seen(self, asked: Request) -> None:
        if not asked.url.startswith((f"{self.address}/", "data:", "about:", "blob:")):
            self.strays.append(asked.url)

    def _written(self, message: ConsoleMessage) -> None:
        # A document that is not there is answered with 404, which the browser writes down.
        if message.type == "error" and "404" not in message.text:
            self.errors.append(message.text)

    def verbs(self) -> list[str]:
        """The verbs in their order, progress aside."""
        said = [one["verb"]["id"].rsplit("/", 1)[-1] for one in self.statements]
        return [verb for verb in said if verb != "progressed"]


def launch_of(room: Store, kind: str, session: int = 1) -> str:
    """The page with the address that a platform gives it."""
    common = f"endpoint={quote(room.address + '/xapi/', '')}&actor={quote(json.dumps(ACTOR), '')}&registration={REGISTRATION}"
    own = (
        f"fetch={quote(f'{room.address}/fetch?s={session}', '')}&activityId={quote(room.address + '/au/1', '')}"
        if kind == "cmi5"
        else f"auth=Basic%20dG9rZW4%3D&activity_id={quote('urn:coursewright:course:tea-house', '')}"
    )
    return f"index.html?{common}&{own}"


def checked(statements: list[dict[str, Any]]) -> list[list[str]]:
    """What a checker written by others has against each."""
    run = subprocess.run(
        ["node", str(CHECK)], input=json.dumps(statements), capture_output=True, text=True, check=True
    )
    return list(json.loads(run.stdout))


@pytest.fixture(scope="module", params=["cmi5", "xapi"])
def kind(request: pytest.FixtureRequest) -> str:
    """The target."""
    return str(request.param)


@pytest.fixture
def room(chromium: Browser, kind: str) -> Iterator[Store]:
    """A platform with one learner."""
    package = pack(TEA_HOUSE, "tea-house", target=kind)
    store = Store()
    with (
        platform(package.data, store.answer) as store.address,
        window(chromium, store.address) as (page, errors),
    ):
        yield store.opened(page)
        assert errors == []


def closed(room: Store) -> None:
    """The learner closes the course once it has been heard, and the end arrives."""
    room.page.frames[-1].wait_for_function(HEARD)
    ended = room.verbs().count("terminated")
    room.page.evaluate("leave()")
    for _ in range(100):
        if room.verbs().count("terminated") > ended:
            break
        room.page.wait_for_timeout(50)
    assert room.errors == []
    assert room.strays == []


def test_every_statement_of_a_whole_course_is_valid(room: Store, kind: str) -> None:
    everything(room.launch(path=launch_of(room, kind)))
    closed(room)
    verbs = room.verbs()
    assert verbs[0] == "initialized"
    assert verbs[-1] == "terminated"
    assert sorted(verb for verb in verbs if verb not in ("answered", "experienced")) == [
        "completed", "initialized", "passed", "terminated",
    ]  # fmt: skip
    assert verbs.count("answered") == 4 + 2
    assert checked(room.statements) == [[] for _ in room.statements]
    (passed,) = [one for one in room.statements if one["verb"]["id"].endswith("passed")]
    assert passed["result"]["score"] == {"scaled": 1}
    titles = [one["object"].get("definition", {}).get("name", {}).get("en") for one in room.statements]
    assert "The wet coat" in titles
    assert json.loads(room.documents["coursewright"])["reached"] == ["passed", "completed"]


def test_the_checker_finds_what_is_wrong() -> None:
    right = {
        "id": REGISTRATION,
        "actor": ACTOR,
        "verb": {"id": "http://adlnet.gov/expapi/verbs/passed"},
        "object": {"id": "urn:coursewright:course:x"},
    }
    wrong = (
        {"verb": {"id": "passed"}},
        {"id": "1"},
        {"result": {"score": {"scaled": 2}}},
        {"result": {"duration": "62 s"}},
        {"actor": {"objectType": "Agent"}},
        {"timestamp": "yesterday"},
    )
    assert checked([right]) == [[]]
    assert all(checked([{**right, **one} for one in wrong]))


def test_a_learner_goes_on_where_they_stopped(room: Store, kind: str) -> None:
    course = room.launch(path=launch_of(room, kind))
    go(course, FINAL)
    course.get_by_role("button", name="Begin").click()
    answer(course, {"The welcome": ["A look"]})
    closed(room)
    course = room.launch(path=launch_of(room, kind, session=2))
    expect(question(course, "The welcome").get_by_label("A look")).to_be_checked()
    assert room.tokens == (2 if kind == "cmi5" else 0)


def test_a_reload_says_the_end_and_loses_nothing(room: Store, kind: str) -> None:
    course = room.launch(path=launch_of(room, kind))
    everything(course)
    course.evaluate("() => { window.before = true; location.reload(); }")
    course.wait_for_function("() => !window.before && document.querySelector('.page:not([hidden])')")
    go(course, FINAL)
    expect(course.get_by_role("heading", name="You passed with 100 percent")).to_be_visible()
    over = course.get_by_text("This session has ended.").locator("visible=true")
    closing = [verb for verb in room.verbs() if verb in ("initialized", "terminated")]
    if kind == "cmi5":
        # To a platform a reload looks like closing: the session is over, and the page says so and asks for no second token.
        expect(over).to_have_count(1)
        assert closing == ["initialized", "terminated"]
        assert room.tokens == 1
    else:
        expect(over).to_have_count(0)
        course.wait_for_function(HEARD)
        assert room.verbs()[-2:] == ["terminated", "initialized"]
    said = room.verbs()
    assert [said.count(verb) for verb in ("answered", "passed", "completed")] == [6, 1, 1]
    room.page.evaluate("leave()")
    course = room.launch(path=launch_of(room, kind, session=2))
    go(course, FINAL)
    expect(course.get_by_role("heading", name="You passed with 100 percent")).to_be_visible()
    expect(course.get_by_text("This session has ended.").locator("visible=true")).to_have_count(0)
    closed(room)
    assert [room.verbs().count(verb) for verb in ("answered", "passed", "completed")] == [6, 1, 1]
    # The last one may still be on its way while the others are checked.
    arrived = list(room.statements)
    assert checked(arrived) == [[] for _ in arrived]


def test_from_the_launch_on_the_page_reaches_its_host_and_nobody_else(room: Store, kind: str) -> None:
    course = room.launch(path=launch_of(room, kind))
    reach = "address => fetch(address).then(() => 'reached', () => 'blocked')"
    assert (
        course.evaluate(reach, f"{room.address}/xapi/agents/profile?profileId=cmi5LearnerPreferences")
        == "reached"
    )
    assert course.evaluate(reach, "http://elsewhere.test/") == "blocked"
    assert room.strays == []


def test_without_a_launch_the_learner_is_told_and_goes_on(room: Store) -> None:
    course = room.launch()
    expect(course.get_by_text("No learning platform was found.").first).to_be_visible()
    attempt(course, RIGHT)
    assert room.statements == []


@pytest.mark.parametrize("kind", ["cmi5"], indirect=True)
def test_the_learner_ends_the_course_and_goes_back(room: Store) -> None:
    with room.page.context.expect_page() as opened:
        room.page.evaluate("path => launchInWindow(path)", f"/package/{launch_of(room, 'cmi5')}")
    course = opened.value
    course.get_by_role("button", name="End and go back").click()
    course.wait_for_url(f"{room.address}/host.html")
    assert room.verbs() == ["initialized", "terminated"]


def test_the_course_structure_says_everything_in_the_order_of_the_standard() -> None:
    options = Options(scos="modules")
    package = pack(TEA_HOUSE, "tea-house", two_modules, "cmi5", options)
    files = unpacked(package)
    root = etree.fromstring(files["cmi5.xml"])
    assert [child.tag.removeprefix(CMI5) for child in root] == ["course", "objectives", "au", "au"]
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"urn:[a-z]+:[!-~]+", id) for id in ids)
    first, second = root.findall(f"{CMI5}au")
    for unit in (first, second):
        inner = [child.tag.removeprefix(CMI5) for child in unit]
        assert inner == ["title", "description", "objectives", "url"]
        assert unit.findtext(f"{CMI5}url") in files
        assert {one.get("idref") for one in unit.iter(f"{CMI5}objective")} <= set(ids)
    assert (first.get("moveOn"), second.get("moveOn")) == ("Completed", "Passed")
    assert second.get("masteryScore") == "0.75"
    assert first.get("masteryScore") == "0.75"
    assert {fate.kept for fate in package.fates} == {Kept.KEPT}


def test_the_tin_can_file_names_one_activity_and_its_page() -> None:
    files = unpacked(pack(TEA_HOUSE, "tea-house", target="xapi"))
    space = "{http://projecttincan.com/tincan.xsd}"
    (activity,) = etree.fromstring(files["tincan.xml"]).iter(f"{space}activity")
    assert activity.get("id") == "urn:coursewright:course:tea-house"
    assert [child.tag.removeprefix(space) for child in activity] == ["name", "description", "launch"]
    assert activity.findtext(f"{space}launch") in files


@pytest.mark.parametrize("target", ["scorm12", "scorm2004", "cmi5", "xapi"])
def test_a_package_costs_at_most_150_kilobytes_beyond_its_content(target: str) -> None:
    files = unpacked(pack(TEA_HOUSE, "tea-house", target=target))
    own = {
        name: data for name, data in files.items() if name != "index.html" and not name.startswith("media/")
    }
    assert len(archive(own)) <= 150_000
    page = Document(files["index.html"].decode())
    assert not page.inline
    assert b"connect-src" not in files["index.html"] or target in ("cmi5", "xapi")
    assert b"administrator.html" not in files["index.html"]
    assert b"For the administrator" in files["administrator.html"]


def test_every_choice_of_the_story_is_told_once(room: Store, kind: str) -> None:
    course = room.launch(path=launch_of(room, kind))
    everything(course, RIGHT, WELL)
    closed(room)
    decided = [one["object"]["id"] for one in room.statements if "/late-guest/" in one["object"]["id"]]
    assert len(decided) == len(set(decided)) == len(WELL) + 1
