"""A course as one SCO a module: each is launched by itself, completes, comes back where it was, and adds up to the course."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from coursewright.targets.package import Options, Package

from .conftest import pack
from .document import unpacked
from .loopback import platform, window
from .scores import EXACT, Plan, act, launched
from .test_one_score import LEARNERS, OBJECTIVES, TASTING

pytestmark = pytest.mark.browser

HOSTS = [
    ("strict", "scorm12"), ("again", "scorm12"), ("strict2004", "scorm2004"), ("again2004", "scorm2004"),
]  # fmt: skip

LEARNER = LEARNERS["one key forgotten, best story"]
PLAN = Plan(True, LEARNER.answers, {"ta-guest": {"choices": LEARNER.story}}, ("ta-written",))

SIT = """([sco, kind, options]) => {
    const stores = (window.stores ??= {});
    Object.assign(learner, { store: (stores[sco] ??= {}), sessions: [] });
    provide(kind, options);
}"""


def two_modules(text: str) -> str:
    """The final in a module of its own, before the story."""
    second = "  - id: ta-m2\n    title: The guest\n    contents:\n      - scenario: ta-guest\n"
    return text.replace("      - scenario: ta-guest\n", second)


def package(target: str) -> Package:
    """The tasting as two SCOs."""
    return pack(TASTING, "tasting", two_modules, target, Options(scos="modules"))


def scos(one: Package) -> dict[str, tuple[str, Fraction]]:
    """The items of the manifest that are launched: their pages, and what SCORM 2004 lets each weigh (SN 4.6.2)."""
    manifest = etree.fromstring(unpacked(one)["imsmanifest.xml"])
    pages = {resource.get("identifier"): resource.get("href") for resource in manifest.iter("{*}resource")}
    found: dict[str, tuple[str, Fraction]] = {}
    for item in manifest.iter("{*}item"):
        if item.get("identifierref"):
            rules = item.find(".//{*}rollupRules")
            weight = Fraction(rules.get("objectiveMeasureWeight")) if rules is not None else Fraction(1)
            found[item.get("identifier")] = (pages[item.get("identifierref")], weight)
    return found


def standing(record: dict[str, Any], kind: str) -> tuple[str, str, Fraction]:
    """Completion, success and score as a host has them."""
    if kind == "strict":
        return record["status"], record["status"], Fraction(record["score"]) / 100
    if kind == "again":
        core = record["core"]
        return core["lesson_status"], core["lesson_status"], Fraction(core["score"]["raw"]) / 100
    if kind == "strict2004":
        return record["completion"], record["success"], Fraction(record["score"])
    return record["completion_status"], record["success_status"], Fraction(record["score"]["scaled"])


def session(page: Page, sco: str, path: str, kind: str, plan: Plan | None) -> tuple[str, str, Fraction]:
    """One launch of one SCO; without a plan the learner looks and leaves."""
    options = {} if kind.endswith("strict") else {"objectives": OBJECTIVES}
    page.evaluate(SIT, [sco, kind, options])
    course = launched(page, f"/package/{path}")
    if plan is not None:
        act(course, plan)
    else:
        # Where it was left: at what was done last, and not at the beginning.
        assert course.locator("h1:visible").inner_text() in ("The tasting itself", "A guest at the tasting")
    page.evaluate("leave()")
    page.evaluate("over()")
    others = kind.startswith("again")
    assert page.evaluate("recorded().violations") == []
    assert page.evaluate("(learner.store.calls ?? []).filter(one => one.error !== '0')") == []
    return standing(page.evaluate("learner.store.record" if others else "recorded().grades"), kind)


@pytest.mark.parametrize(("kind", "target"), HOSTS)
def test_each_sco_completes_and_comes_back_and_the_course_adds_up(
    chromium: Browser, kind: str, target: str
) -> None:
    one = package(target)
    parts = scos(one)
    assert len(parts) == 2
    with platform(one.data) as address, window(chromium, address) as (page, errors):
        first = {sco: session(page, sco, path, kind, PLAN) for sco, (path, _) in parts.items()}
        again = {sco: session(page, sco, path, kind, None) for sco, (path, _) in parts.items()}
        assert errors == []
    assert again == first
    done = "completed" if target == "scorm2004" else "passed"
    assert [(completion, success) for completion, success, _ in first.values()] == [(done, "passed")] * 2
    shares = [score for _, _, score in first.values()]
    assert [floor(share * EXACT) for share in shares] == [floor(LEARNER.final * EXACT), EXACT]
    if target == "scorm2004":
        weights = [weight for _, weight in parts.values()]
        rolled = sum(weight * share for weight, share in zip(weights, shares, strict=True)) / sum(weights)
        # Seven decimals of each score are said, so the sum may be one ten-thousandth lower than what was earned.
        assert 0 <= LEARNER.earned - rolled < Fraction(1, EXACT)
