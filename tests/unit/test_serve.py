"""Serving while one writes: a saved file is news at once, and a mistake leaves the last good page standing."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from coursewright import disk, live, pipeline, scaffold
from coursewright.serve import HOST, serve

TODAY = date(2026, 11, 21)
LESSON = "courses/a-first-talk/a-first-talk-first-steps.md"
PAGE = "/courses/a-first-talk/a-first-talk-first-steps.html"

PLACE = "NO"


@dataclass
class Served:
    """A project that is being served, and all that was said about it."""

    root: Path
    port: int = 0
    said: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)

    def say(self, text: str) -> None:
        self.said.append(text)
        if text.startswith("Serving "):
            self.port = int(text.split(":")[2].split("/")[0])
            self.ready.set()

    def get(self, path: str, host: str = "") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        connection.request("GET", path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        return answer.status, answer.read()

    def edit(self, old: str, new: str) -> None:
        path = self.root / LESSON
        path.write_text(path.read_text().replace(old, new))


class News:
    """The stream of what changes, as a page hears it."""

    def __init__(self, served: Served) -> None:
        self.connection = http.client.HTTPConnection(HOST, served.port, timeout=20)
        self.connection.request("GET", f"{live.PREFIX}events")
        self.stream = self.connection.getresponse()

    def next(self) -> dict[str, object]:
        while True:
            line = self.stream.readline()
            if line.startswith(b"data: "):
                found: dict[str, object] = json.loads(line[6:])
                return found

    def until(self, key: str, value: object) -> dict[str, object]:
        """Heartbeats come whatever happens, so a patience of its own ends the wait."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            state = self.next()
            if state[key] == value or (value is ... and state[key]):
                return state
        raise AssertionError(f"no news of {key} {value}")


@contextmanager
def served_from(folder: Path) -> Iterator[Served]:
    """A new project, until the end of the block."""
    root = folder / "ours"
    for path, text in scaffold.new_project("ours", TODAY).files.items():
        disk.write_file(root / path, text.encode())
    found, stop = Served(root), threading.Event()
    given = (root, 0, lambda: TODAY, found.say, stop, PLACE)
    thread = threading.Thread(target=serve, args=given, daemon=True)
    thread.start()
    assert found.ready.wait(30), found.said
    yield found
    stop.set()
    thread.join(15)
    assert not thread.is_alive()


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with served_from(tmp_path) as found:
        yield found


def test_a_page_is_served_with_the_script_and_leave_to_ask_for_news(served: Served) -> None:
    status, page = served.get(PAGE)
    assert status == 200
    assert b"live.js" in page
    assert b"connect-src" in page
    assert served.get("/")[0] == 200
    assert served.get("/assets/learner.css")[0] == 200


def test_the_script_is_nowhere_but_in_what_is_served(served: Served) -> None:
    from coursewright.pipeline import read_project, site_files

    files = site_files(read_project(served.root).project)
    assert not [path for path, data in files.items() if b"__coursewright" in data or b"connect-src" in data]


def test_a_saved_file_is_news_and_the_page_has_it(served: Served) -> None:
    news = News(served)
    first = news.next()
    assert first == {"version": 1, "found": None}
    served.edit("You have three minutes and one question.", "You have four minutes.")
    assert news.until("version", 2)["found"] is None
    status, page = served.get(PAGE)
    assert (status, b"You have four minutes." in page) == (200, True)


def test_what_is_saved_while_the_sources_are_first_read_is_news(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    readings: list[pipeline.Reading] = []
    read = pipeline.read_project

    def slowly(root: Path, today: date) -> pipeline.Reading:
        readings.append(read(root, today))
        if len(readings) == 1:
            source = root / LESSON
            source.write_text(source.read_text().replace("You have three minutes", "You have four minutes"))
        return readings[-1]

    monkeypatch.setattr("coursewright.serve.read_project", slowly)
    with served_from(tmp_path) as found:
        News(found).until("version", 2)
        assert b"You have four minutes" in found.get(PAGE)[1]


def test_pages_are_as_the_learners_of_the_place_read_them(served: Served) -> None:
    news = News(served)
    news.next()
    path = served.root / LESSON
    boxes = (f"\n:::{{law}} {code}\nThe rule of {code} is told here.\n:::\n" for code in ("US", PLACE))
    path.write_text(path.read_text() + "".join(boxes))
    assert news.until("version", 2)["found"] is None
    _, page = served.get(PAGE)
    assert b"The rule of NO" in page
    assert b"The rule of US" not in page


def test_a_mistake_is_told_with_its_line_and_the_last_good_page_stays(served: Served) -> None:
    news = News(served)
    news.next()
    good = served.get(PAGE)
    served.edit("What do you say first?", "Read [this page](nope.md).")
    state = news.until("found", ...)
    found = state["found"]
    assert isinstance(found, dict)
    assert found["title"] == "1 error in the sources"
    (entry,) = found["entries"]
    assert (entry["code"], entry["file"], entry["message"]) == (
        "LINK101",
        LESSON,
        "There is no file `nope.md` to link to.",
    )
    assert "Read [this page](nope.md)." in entry["excerpt"]
    assert "^^^^" in entry["excerpt"]
    assert served.get(PAGE) == good
    assert any("error[LINK101]" in text for text in served.said)
    served.edit("Read [this page](nope.md).", "What do you say first?")
    assert news.until("found", None)["version"] == 2


def test_what_is_wrong_with_a_scenario_is_shown_by_its_way_while_the_other_pages_stay(served: Served) -> None:
    news = News(served)
    news.next()
    good = served.get(PAGE)
    story = served.root / "scenarios" / "at-the-desk.md"
    text = story.read_text()
    wrong = text.replace('`points +2; evidence AFT-O1 +1`\n  > "Only', '`if trust >= 2`\n  > "Only').replace(
        '(#she-takes-the-form-home) `points +1`\n  > "That',
        '(#she-takes-the-form-home) `id home; if trust >= 2`\n  > "That',
    )
    story.write_text(wrong)
    assert isinstance(news.until("found", ...)["found"], dict)
    _, page = served.get("/stories.html")
    way = b"<li><code>she-looks-at-the-door</code> Ask her what is on the form</li><li><code>she-sits-down</code>"
    assert b"<code>SCEN123</code>" in page
    assert way in page
    assert b"At its end: She sits down; trust 1, points 1." in page
    picture = page.partition(b"<code>SCEN123</code>")[2].partition(b'<img src="')[2].partition(b'"')[0]
    marked = served.get(f"/{picture.decode()}")[1]
    assert b"Marked is the way she-looks-at-the-door, she-sits-down." in marked
    assert served.get(PAGE) == good
    story.write_text(text)
    assert news.until("found", None)["version"] == 2
    assert b"SCEN123" not in served.get("/stories.html")[1]


def test_a_page_that_is_not_there_says_so_and_leads_home(served: Served) -> None:
    status, page = served.get("/courses/nowhere.html")
    assert status == 404
    assert b"<a href='/'>" in page
    assert served.get("/../../etc/passwd")[0] == 404


def test_only_this_machine_s_names_are_answered(served: Served) -> None:
    assert served.get("/", host="evil.example:80")[0] == 421
    assert served.get("/", host=f"localhost:{served.port}")[0] == 200


def test_a_failure_of_ours_is_said_and_the_pages_stay(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug of ours")

    good = served.get(PAGE)
    monkeypatch.setattr("coursewright.serve.read_project", fail)
    served.edit("You have three minutes", "You have five minutes")
    deadline = time.monotonic() + 10
    while not any("that is our mistake" in text for text in served.said) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert any("that is our mistake" in text for text in served.said)
    assert not any("Traceback" in text for text in served.said)
    assert served.get(PAGE) == good


def test_before_the_first_good_build_the_page_says_why_there_is_nothing(tmp_path: Path) -> None:
    from coursewright.pipeline import read_files
    from coursewright.serve import Site

    site = Site()
    site.take(read_files({"courses/demo/course.yml": b"id: ["}, "Tests", TODAY, remember=False))
    assert site.page("index.html") is None
    assert "1 error in the sources" in site.news()
    assert b"live.js" in live.waiting_page(site.version)
