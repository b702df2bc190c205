"""One learner on every platform: what they do, and where each platform that plays a package keeps their score."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page, expect

from coursewright import disk
from coursewright.targets.package import Package
from coursewright.verify.format import Launch
from coursewright.verify.records import RecordStore, Reply

from .loopback import platform, window
from .tin_can import TinCan

EXACT = 10_000
"""What four decimals are multiplied by to become whole."""


@dataclass(frozen=True)
class Plan:
    """What one learner does; `right` is how whatever is not named is answered."""

    right: bool
    answers: Mapping[str, Any] = field(default_factory=dict)
    """By item, in the words of the learner's record."""
    stories: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By scenario: its choices, its variant, the seed of its dice."""
    leave: tuple[str, ...] = ()
    """Steps that are not opened."""


@dataclass(frozen=True)
class Shown:
    """A score as a platform shows it, None where it shows none; `steps` is how fine it shows."""

    score: Fraction | None
    steps: int = EXACT

    def is_what_was_earned(self, earned: Fraction) -> bool:
        """Decimals are cut off, never rounded up, so a share of two thirds is 0.6666."""
        return self.score is not None and floor(self.score * self.steps) == floor(earned * self.steps)


Plans = Mapping[str, Plan]
Played = Callable[[Browser, Package, Plans], Mapping[str, Shown]]
"""Every learner, one after the other, on one platform."""


def act(course: Frame | Page, plan: Plan) -> None:
    """The learner goes through what is open, by the forms on the page."""
    script = disk.standins()["learner.js"].decode()
    course.evaluate(f"plan => {{ {script}\nreturn actAsLearner(plan); }}", asdict(plan))


def launched(page: Page, path: str) -> Frame:
    """The course in a frame of its host, once it is live."""
    # Another learner at the same desk: what the one before left in this window is gone.
    page.evaluate("path => { sessionStorage.clear(); launchInFrame(path); }", path)
    frame = page.wait_for_selector("iframe").content_frame()
    assert frame is not None
    frame.wait_for_selector(".page:not([hidden])", timeout=60_000)
    return frame


def hosted(kind: str, read: Callable[[dict[str, Any]], str], whole: int = 1, **options: Any) -> Played:
    """A platform with an API in its window: what its gradebook says."""

    def score(chromium: Browser, package: Package, plans: Plans) -> Mapping[str, Shown]:
        found: dict[str, Shown] = {}
        with platform(package.data) as address, window(chromium, address) as (page, errors):
            for name, plan in plans.items():
                page.evaluate("Object.assign(learner, { store: {}, sessions: [] })")
                page.evaluate("([kind, options]) => provide(kind, options)", [kind, options])
                act(launched(page, "/package/index.html"), plan)
                page.evaluate("leave()")
                page.evaluate("over()")
                others = kind.startswith("again")
                said = read(page.evaluate("learner.store.record" if others else "recorded().grades"))
                assert page.evaluate("recorded().violations") == []
                assert page.evaluate("(learner.store.calls ?? []).filter(one => one.error !== '0')") == []
                found[name] = Shown(Fraction(said) / whole if said else None)
            assert errors == []
        return found

    return score


ACKNOWLEDGED = "Object.values(sessionStorage).every((one) => JSON.parse(one).waiting.length === 0)"
"""Nothing waits for its reply: what happens to a statement that is under way when the page goes has tests of its own."""


def cmi5(chromium: Browser, package: Package, plans: Plans) -> Mapping[str, Shown]:
    """What passed or failed says to a strict record store (cmi5 9.5.1: nothing else has a score)."""
    found: dict[str, Shown] = {}
    stores: list[RecordStore] = []

    def answer(method: str, path: str, headers: Mapping[str, str], body: str) -> Reply | None:
        return stores[-1].answer(method, f"{stores[-1].origin}{path}", headers, body)

    with platform(package.data, answer) as address, window(chromium, address) as (page, errors):
        for name, plan in plans.items():
            store = RecordStore(Launch("index.html", "", move_on="CompletedOrPassed"), address)
            stores.append(store)
            act(launched(page, store.launched("/package/index.html")), plan)
            page.wait_for_function(ACKNOWLEDGED, timeout=20_000)
            page.evaluate("leave()")
            _wait(page, lambda: "terminated" in stores[-1].session.verbs)
            record = store.record()
            assert not record["violations"], record["violations"]
            said = record["grades"]["score"]
            found[name] = Shown(None if said == "" else Fraction(str(said)))
        assert errors == []
    return found


def tin_can(chromium: Browser, package: Package, plans: Plans) -> Mapping[str, Shown]:
    """What the last statement of the course says that has a score."""
    found: dict[str, Shown] = {}
    store = TinCan()
    with (
        platform(package.data, store.answer) as store.address,
        window(chromium, store.address) as (page, errors),
    ):
        for name, plan in plans.items():
            act(launched(page, store.launched()), plan)
            page.wait_for_function(ACKNOWLEDGED, timeout=20_000)
            page.evaluate("leave()")
            _wait(page, lambda: "terminated" in store.verbs())
            judged = [one for one in store.statements if one["verb"]["id"].endswith(("/passed", "/failed"))]
            assert all(one["object"]["id"].startswith("urn:coursewright:course:") for one in judged)
            said = str(judged[-1]["result"]["score"]["scaled"]) if judged else ""
            found[name] = Shown(Fraction(said) if said else None)
        assert errors == []
    return found


def _wait(page: Page, over: Callable[[], bool]) -> None:
    """Until what the page sends at its end has arrived: nothing in the page tells when."""
    for _ in range(3000):
        if over():
            return
        page.wait_for_timeout(20)
    raise AssertionError("the platform has not heard the end of the session")


KEPT = """() => {
  const { course } = JSON.parse(document.getElementById("coursewright-data").textContent);
  const state = localStorage.getItem(`coursewright:${course.id}`);
  return Object.entries(course.weights).map(([id, weight]) => {
    const part = state.split(";").find((one) => /^[as]/.test(one) && one.slice(1).startsWith(course.activities[id].tag));
    return [weight, ...part.split("/")[2].split(".").map((digits) => parseInt(digits, 36))];
  });
}"""


def kept(page: Page) -> Fraction:
    """The mean of the best attempts that are saved, each as the fraction that it is, by the weights of the course."""
    parts = [(weight, Fraction(earned, possible)) for weight, earned, possible in page.evaluate(KEPT)]
    return sum((weight * share for weight, share in parts), Fraction(0)) / sum(weight for weight, _ in parts)


def alone(
    files: Mapping[str, bytes], steps: Sequence[str], folder: Path
) -> Callable[[Browser, Plans], Mapping[str, Shown]]:
    """Without a platform, opened from a disk: what this browser keeps, which the page of results says in whole percents.

    The last of the steps is the page of results."""

    def score(chromium: Browser, plans: Plans) -> Mapping[str, Shown]:
        disk.write_tree(folder, dict(files))
        context = chromium.new_context(reduced_motion="reduce")
        page = context.new_page()
        found: dict[str, Shown] = {}
        for name, plan in plans.items():
            for step in steps:
                path, mark, part = step.partition("#")
                page.goto(f"{(folder / path).as_uri()}{mark}{part}")
                page.locator("main h1:visible").wait_for()
                if step == steps[0]:
                    page.evaluate("localStorage.clear()")
                    page.reload()
                if step != steps[-1]:
                    leads_on = page.locator("main a[data-done]").count() > 0
                    act(page, plan)
                    # Who is done with a lesson is led to the next step.
                    if leads_on and len(steps) > 2:
                        page.wait_for_url(f"**/{steps[1]}")
            told = page.locator(".result .score:visible")
            expect(told).to_have_text(re.compile(r"[0-9.]+ percent"))
            percent = re.search(r"([0-9.]+) percent", told.inner_text())
            score = kept(page)
            assert percent is not None
            assert floor(score * 1000) == round(float(percent[1]) * 10)
            found[name] = Shown(score)
        context.close()
        return found

    return score
