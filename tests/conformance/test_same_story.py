"""One path, one state, one score: in Python, in the learner's browser, in the LMS's record, in a room and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from coursewright import disk
from coursewright.pipeline import read_files
from coursewright.scenario.explore import best_of
from coursewright.scenario.machine import begin, earned, ended, offered, take
from coursewright.targets.site import site
from paper_player import Group

from .classroom import Classroom
from .conftest import TEA_HOUSE
from .learner import STORY, go

HOME = Path(__file__).parents[2]

pytestmark = pytest.mark.browser

ID = "late-guest"
WAYS = [
    ("rain", ("Open the door and point to the stove", "Put the kettle on")),
    ("snow", ("Open the door and point to the stove", "Bring a glass of water and the bill")),
    (
        "rain",
        (
            "Call through the glass that you are about to close",
            "Open after all, and say that you are sorry",
            "Put the kettle on",
        ),
    ),
    ("snow", ("Call through the glass that you are about to close", "Turn the sign around")),
]
STARTS = {"rain": "It rains", "snow": "It snows"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, opened as files."""
    reading = read_files(disk.read_tree(TEA_HOUSE), "Tea", remember=False)
    folder = tmp_path_factory.mktemp("same-story")
    disk.write_tree(folder, site(reading.project, disk.bundle()))
    return folder / "courses" / "tea-house"


@pytest.mark.parametrize(("variant", "words"), WAYS)
def test_a_path_means_the_same_everywhere(
    classroom: Classroom, chromium: Browser, pages: Path, variant: str, words: tuple[str, ...]
) -> None:
    scenario = read_files(disk.read_tree(TEA_HOUSE), "Tea", remember=False).project.scenarios[ID]
    best = best_of(scenario).points

    # Python
    play = begin(scenario, variant)
    for text in words:
        taken = next(
            one
            for one in offered(scenario, play)
            if text in html.fromstring(f"<p>{_plain(one)}</p>").text_content()
        )
        play = take(scenario, play, taken.id)
    assert ended(scenario, play)
    ending, score = scenario.node(play.node), earned(play.points, best)
    assert score is not None
    path = [(step.node, step.choice) for step in play.path]

    # The learner's browser, inside an LMS
    classroom.provide("strict")
    course = classroom.launch()
    go(course, STORY)
    course.get_by_role("button", name=STARTS[variant]).click()
    for text in words:
        course.get_by_role("button", name=text).click()
    expect(course.get_by_role("heading", name=ending.title)).to_be_visible()
    course.get_by_role("button", name="Look back on your way").click()
    expect(course.get_by_text(f"Your way earned {play.points} of {best} points.")).to_be_visible()
    classroom.leave()

    # The LMS's record
    told = classroom.gradebook()["interactions"]
    letters = [[choice.id for choice in scenario.node(node).choices].index(choice) for node, choice in path]
    assert [one["id"] for one in told] == [
        *(f"{ID}.{at}.{node}" for at, (node, _) in enumerate(path, 1)),
        f"{ID}.ending",
    ]
    assert [one["student_response"] for one in told[:-1]] == ["abcdef"[letter] for letter in letters]
    assert told[-1]["student_response"] == f"{ending.outcome}: {ending.id}"
    assert float(told[-1]["result"]) == pytest.approx(float(score), abs=1e-4)

    # A room
    context = chromium.new_context()
    wall = context.new_page()
    wall.goto((pages / f"forum-{ID}.html").as_uri())
    wall.get_by_role("button", name=STARTS[variant]).click()
    for text in words:
        wall.get_by_role("listitem").filter(has_text=text).get_by_role("button", name="Take way").click()
    expect(wall.get_by_role("heading", name=ending.title)).to_be_visible()
    wall.get_by_role("button", name="Look back together").click()
    expect(wall.get_by_text(f"Your way earned {play.points} of {best} points.").last).to_be_visible()
    context.close()

    # Paper
    group = Group(html.parse(str(pages / f"paper-{ID}.html")).getroot())
    group.begin(STARTS[variant])
    for text in words:
        group.take(next(way for way in group.open() if text in way))
    assert group.title == ending.title
    assert (group.points(), group.possible()) == (play.points, best)
    kept = {name: int(place) for name, place in group.table.tokens.items() if place.isdecimal()}
    assert kept == {"How welcome the guest feels": play.values["warmth"]}


def _plain(choice: object) -> str:
    from coursewright.model.walking import plain

    return plain(choice.text)  # type: ignore[attr-defined]
