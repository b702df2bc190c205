"""One learner, one score: the same fixed paths on every platform, each with its own words for it, to four decimals."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from coursewright.verify.format import Launch
from coursewright.verify.records import RecordStore

from .classroom import HOST, Classroom
from .conftest import TEA_HOUSE, pack
from .learner import BADLY, RIGHT, WELL, WRONG, Answers, everything

pytestmark = pytest.mark.browser

MENDED = (
    "Call through the glass that you are about to close",
    "Open after all, and say that you are sorry",
    "Put the kettle on",
)
MIXED: Answers = RIGHT | {"The welcome": ["A look"], "The wet coat": ["Wait until the guest asks"]}

# The final has four questions of one point and counts twice; the story has four points and counts once. All four questions
# are asked, so that the draw is pinned to all of them.
LEARNERS: dict[str, tuple[Answers, tuple[str, ...], Fraction]] = {
    "all right, best story": (RIGHT, WELL, Fraction(1)),
    "all wrong, worst story": (WRONG, BADLY, Fraction(0)),
    "half of a question, one wrong, a story mended": (
        MIXED, MENDED, (2 * Fraction(5, 8) + Fraction(3, 4)) / 3,
    ),
    "all right, worst story": (RIGHT, BADLY, Fraction(2, 3)),
    "all wrong, best story": (WRONG, WELL, Fraction(1, 3)),
}  # fmt: skip


class Recorded(Classroom):
    """A cmi5 platform with a strict record store."""

    store: RecordStore | None = None

    def _serve(self, route: Route) -> None:
        asked = route.request
        path = asked.url.removeprefix(f"{HOST}/")
        if self.store is not None and path.startswith(("xapi/", "fetch")):
            reply = self.store.answer(asked.method, asked.url, asked.all_headers(), asked.post_data or "")
            route.fulfill(status=reply.status, body=reply.body, content_type=reply.kind)
        else:
            super()._serve(route)


Path = tuple[Answers, tuple[str, ...]]


def hosted(
    kind: str, target: str, read: Callable[[dict[str, Any]], str]
) -> Callable[[Browser, Path], Fraction]:
    """A platform with an API in its window: what its gradebook says."""

    def score(chromium: Browser, path: Path) -> Fraction:
        room = Classroom(
            chromium.new_context(reduced_motion="reduce"), pack(TEA_HOUSE, "tea-house", target=target).data
        )
        room.provide(kind)
        everything(room.launch(), *path)
        room.leave()
        grades = (
            room.page.evaluate("learner.store.record")
            if kind == "again"
            else room.page.evaluate("recorded()")["grades"]
        )
        assert room.violations() == []
        room.close()
        return Fraction(read(grades))

    return score


def recorded(chromium: Browser, path: Path) -> Fraction:
    """A cmi5 platform: the score of the last statement that has one."""
    room = Recorded(
        chromium.new_context(reduced_motion="reduce"), pack(TEA_HOUSE, "tea-house", target="cmi5").data
    )
    room.store = RecordStore(Launch("index.html", "", move_on="CompletedOrPassed"), HOST)
    everything(room.launch(path=room.store.launched("index.html")), *path)
    room.leave()
    room.page.wait_for_timeout(500)
    record = room.store.record()
    assert record["violations"] == []
    room.close()
    # cmi5 9.5.1: only passed and failed say a score. While attempts are left neither is said, so there is none.
    said = record["grades"]["score"]
    return Fraction(-1) if said == "" else Fraction(str(said))


PLATFORMS: dict[str, Callable[[Browser, Path], Fraction]] = {
    "SCORM 1.2, strict": hosted("strict", "scorm12", lambda grades: str(Fraction(grades["score"]) / 100)),
    "SCORM 1.2, scorm-again": hosted(
        "again", "scorm12", lambda record: str(Fraction(record["core"]["score"]["raw"]) / 100)
    ),
    "SCORM 2004, strict": hosted("strict2004", "scorm2004", lambda grades: grades["score"]),
    "cmi5": recorded,
}


@pytest.mark.parametrize("learner", LEARNERS)
def test_every_platform_has_the_score_that_was_earned(chromium: Browser, learner: str) -> None:
    answers, choices, earned = LEARNERS[learner]
    found = {name: score(chromium, (answers, choices)) for name, score in PLATFORMS.items()}
    silent = {name for name, score in found.items() if score < 0}
    assert silent <= ({"cmi5"} if earned < Fraction(3, 4) else set())
    # Decimals are cut off, never rounded up, so a share of two thirds is 0.6666 everywhere.
    shown = {name: floor(score * 10_000) for name, score in found.items() if name not in silent}
    assert set(shown.values()) == {floor(earned * 10_000)}, found
