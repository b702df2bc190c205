"""Built pages looked at in a browser for what keeps people out. Nothing but the pages' own files is reached."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Error, Page, async_playwright

from coursewright.verify.playing import ARGUMENTS, NEEDED, Silent

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AT_ONCE = 4
"""Pages that are looked at side by side: most of the time one waits for the browser, not for the processor."""
TOGETHER, PATIENCE = 10, 40
"""Presses of Tab between two looks, and how many may reach nothing new. A field for a day and a time takes several each."""
_TAB = {"type": "keyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@dataclass(slots=True)
class Looked:
    """What was found on all pages, by criterion."""

    passed: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    failures: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Page and what is wrong there."""
    media: bool = False
    engine: str = ""
    titles: dict[str, str] = field(default_factory=dict)

    def failed(self, criterion: str, page: str, what: str) -> None:
        """Takes note of one failure."""
        self.failures.setdefault(criterion, []).append((page, what))


def looked_at(
    pages: Mapping[str, str],
    scripts: Sequence[str],
    chromium: str | None,
    progress: Callable[[int, int], None],
) -> Looked:
    """Every page, by its path and its address on disk. Raises `Silent` where no browser can be started."""
    return asyncio.run(_all(pages, scripts, chromium, progress))


async def _all(
    pages: Mapping[str, str],
    scripts: Sequence[str],
    chromium: str | None,
    progress: Callable[[int, int], None],
) -> Looked:
    found = Looked()
    async with async_playwright() as driver:
        try:
            browser = await driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        except Error:
            raise Silent(NEEDED) from None
        context = await browser.new_context(reduced_motion="reduce", offline=True, bypass_csp=True)
        waiting, done = list(pages.items())[::-1], 0

        async def in_turn() -> None:
            nonlocal done
            page = await context.new_page()
            while waiting:
                path, address = waiting.pop()
                await _one(page, path, address, scripts, found)
                done += 1
                progress(done, len(pages))

        progress(0, len(pages))
        await asyncio.gather(*(in_turn() for _ in range(min(AT_ONCE, len(pages)))))
        await browser.close()
    found.failures = {id: sorted(some) for id, some in found.failures.items()}
    for title, count in Counter(found.titles.values()).items():
        if count > 1 or not title:
            same = [path for path, held in found.titles.items() if held == title]
            found.failed("2.4.2", same[0], f"has the title “{title}”, as {count - 1} other pages have")
    found.passed.add("2.4.2")
    return found


async def _one(page: Page, path: str, address: str, scripts: Sequence[str], found: Looked) -> None:
    await page.set_viewport_size({"width": WIDE["width"], "height": WIDE["height"]})
    await page.goto(address)
    found.titles[path] = await page.title()
    for script in scripts:
        await page.evaluate(script)
    if await page.evaluate("coursewrightAccess.media()"):
        found.media = True
    _take(await page.evaluate(_AXE, list(TAGS)), path, found)
    await _walk(page, path, found)
    await page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    found.passed.update(("1.4.10", "1.4.12"))
    if not await page.evaluate("coursewrightAccess.reflow()"):
        found.failed("1.4.10", path, "scrolls sideways at 320 CSS pixels")
    for cut in await page.evaluate("coursewrightAccess.spacing()"):
        found.failed("1.4.12", path, f"cuts text off when it is spaced: {cut}")


_AXE = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete']});
  const brief = (list) => list.map(({help, tags, nodes}) =>
    ({help, tags, where: nodes.map(({html}) => html.slice(0, 120))}));
  return {passes: found.passes.map(({tags}) => tags), violations: brief(found.violations),
    incomplete: brief(found.incomplete), engine: found.testEngine.name + ' ' + found.testEngine.version};
}"""


def _take(result: Any, path: str, found: Looked) -> None:
    found.engine = result["engine"]
    for tags in result["passes"]:
        found.passed.update(_criteria(tags))
    for one in result["incomplete"]:
        found.unsure.update(_criteria(one["tags"]))
    for one in result["violations"]:
        for criterion in _criteria(one["tags"]):
            for where in one["where"]:
                found.failed(criterion, path, f"{one['help']}: {where}")


def _criteria(tags: Sequence[str]) -> set[str]:
    """`wcag1410` is 1.4.10: one digit, one digit, the rest."""
    numbers = (tag.removeprefix("wcag") for tag in tags if tag.startswith("wcag"))
    return {f"{n[0]}.{n[1]}.{n[2:]}" for n in numbers if n.isdigit() and len(n) > 2}


async def _walk(page: Page, path: str, found: Looked) -> None:
    """Goes through the page with Tab until the focus leaves it; where nothing new is reached any more, it is held there."""
    session = await page.context.new_cdp_session(page)
    await page.evaluate("coursewrightAccess.watch()")
    reached: set[int] = set()
    left, idle = False, 0
    while not left and idle < PATIENCE:
        # Sent together and taken in their order: a page may have hundreds of stops.
        await asyncio.gather(*(session.send("Input.dispatchKeyEvent", _TAB) for _ in range(TOGETHER)))
        before = len(reached)
        for now in await page.evaluate("coursewrightAccess.moved()"):
            left = now["at"] == 0
            if left:
                break
            if now["at"] not in reached and not now["seen"]:
                found.failed("2.4.7", path, f"shows no focus on {now['name']}")
            reached.add(now["at"])
        idle = 0 if len(reached) > before else idle + TOGETHER
    if not left and reached:
        found.failed("2.1.2", path, "the keyboard does not come out of it again")
    if reached:
        found.passed.update(("2.1.2", "2.4.7"))
    await session.detach()
