"""How a long story plays on a slow device: `python bench/player.py --nodes 500` throttles the processor of a real Chromium."""

from __future__ import annotations

import argparse
import statistics
import tempfile
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from stories import write_project

from coursewright import disk
from coursewright.pipeline import read_project
from coursewright.targets.site import site

TODAY = date(2026, 11, 21)
FIRST, LONGEST = 100, 50
"""Milliseconds of work from the first touch to what it shows, and of the longest task while playing."""
OBSERVED = """
window.seen = {events: [], tasks: [], steps: []};
new PerformanceObserver(list => list.getEntries().forEach(one => one.name === 'click' && seen.events.push(one.duration)))
  .observe({type: 'event', durationThreshold: 16});
new PerformanceObserver(list => list.getEntries().forEach(one => seen.tasks.push(one.duration))).observe({type: 'longtask'});
"""
TO_THE_END = """async () => {
  // A touch is a task of its own and never a part of drawing a frame.
  const painted = () => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go))));
  while (!document.querySelector('.moment .ending')) {
    const since = performance.now();
    document.querySelector('.moment :is(.choices, .actions) button').click();
    do await painted(); while (!document.querySelector('.moment :is(.choices, .actions, .ending)'));
    seen.steps.push(performance.now() - since);
  }
}"""


TRACED = {"includedCategories": ["toplevel", "devtools.timeline"], "recordMode": "recordAsMuchAsPossible"}


@dataclass(frozen=True, slots=True)
class Run:
    """One play, in milliseconds: as a clock saw it, and (`work`) as the page's own thread worked for it. Where other
    programs share the machine only the second says something of the page; the slowing down is in both."""

    ready: float
    first: float
    first_work: float
    longest: float
    work: tuple[float, ...]
    """Of the longest task after each choice."""
    choices: int


class Trace:
    """What the page's thread does while the trace runs."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._found: list[dict[str, Any]] = []
        self._over = False
        session.on("Tracing.dataCollected", lambda data: self._found.extend(data["value"]))
        session.on("Tracing.tracingComplete", lambda _: self._end())

    def begin(self) -> None:
        """From here on."""
        self._found.clear()
        self._over = False
        self._session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": TRACED})

    def events(self, page: Page) -> list[dict[str, Any]]:
        """All that took a while until now, in the order of time."""
        self._session.send("Tracing.end")
        while not self._over:
            page.wait_for_timeout(20)
        names = {(e["pid"], e["tid"]): e["args"]["name"] for e in self._found if e["name"] == "thread_name"}
        main = [
            e
            for e in self._found
            if e["ph"] == "X" and names.get((e["pid"], e["tid"])) == "CrRendererMain" and "tdur" in e
        ]
        return sorted(main, key=lambda e: float(e["ts"]))

    def _end(self) -> None:
        self._over = True


def clicks_in(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The clicks, in the order of time."""
    return [
        e for e in events if e["name"] == "EventDispatch" and e["args"].get("data", {}).get("type") == "click"
    ]


def first_touch(events: list[dict[str, Any]]) -> float:
    """Milliseconds of work from the first click to the first frame with what it laid out."""
    click = clicks_in(events)[0]
    frames = [e["ts"] for e in events if e["name"] == "Commit"]
    layouts = [e["ts"] + e["dur"] for e in events if e["name"] == "Layout"]
    laid_out = next((at for at in layouts if at > click["ts"]), click["ts"])
    shown = next((at for at in frames if at > max(laid_out, click["ts"] + click["dur"])), laid_out)
    return float(
        sum(t["tdur"] for t in tasks(events) if t["ts"] <= shown and t["ts"] + t["dur"] >= click["ts"]) / 1000
    )


def longest_after_clicks(events: list[dict[str, Any]]) -> tuple[float, ...]:
    """For each click the milliseconds of work of the longest task until the next."""
    begun = [e["ts"] for e in clicks_in(events)]
    longest = [0.0] * len(begun)
    for task in tasks(events):
        at = bisect_left(begun, task["ts"] + task["dur"]) - 1
        if at >= 0:
            longest[at] = max(longest[at], task["tdur"] / 1000)
    return tuple(longest)


def tasks(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What ran without a pause."""
    return [e for e in events if e["name"] == "ThreadControllerImpl::RunTask"]


def play(browser: Browser, address: str, slower: int) -> Run:
    """Begins the story and takes the first choice of every moment until it ends."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce", has_touch=True)
    session = page.context.new_cdp_session(page)
    trace = Trace(session)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address)
    page.wait_for_selector(".scenario button.choice")
    ready = float(page.evaluate("performance.now()"))
    page.wait_for_timeout(300)
    page.evaluate(OBSERVED)
    begins = page.locator(".scenario button.choice").first
    begins.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = begins.bounding_box()
    assert box is not None
    trace.begin()
    # Not `click`: its checks of what is touched run in the page and would be counted.
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".moment")
    page.wait_for_timeout(300)
    first_work = first_touch(trace.events(page))
    first = max(page.evaluate("seen.events"), default=0.0)
    trace.begin()
    page.evaluate(TO_THE_END)
    page.wait_for_timeout(300)
    work = longest_after_clicks(trace.events(page))
    seen = page.evaluate("seen")
    page.close()
    return Run(ready, first, first_work, max(seen["tasks"], default=0.0), work, len(seen["steps"]))


def main() -> None:
    """Play some times and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=500)
    parser.add_argument("--slower", type=int, default=6)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home, out = Path(folder, "project"), Path(folder, "site")
        write_project(home, given.nodes)
        disk.write_tree(out, site(read_project(home).project, disk.bundle()))
        browser = playwright.chromium.launch(executable_path=disk.chromium(), args=["--no-sandbox"])
        address = (out / "courses" / "bench-story" / "scenario-long-story.html").as_uri()
        runs = [play(browser, address, given.slower) for _ in range(given.runs)]
        browser.close()
    for run in runs:
        above = sum(one > LONGEST for one in run.work)
        print(
            f"ready after {run.ready:,.0f} ms; first touch {run.first_work:.0f} ms of work ({run.first:.0f} by the clock); "
            f"longest task after a choice: median {statistics.median(run.work):.0f}, longest {max(run.work):.0f} ms of work "
            f"({run.longest:.0f} by the clock), {above} of {run.choices} choices above {LONGEST} ms"
        )
    first = statistics.median(run.first_work for run in runs)
    usual = statistics.median(one for run in runs for one in run.work)
    longest = statistics.median(max(run.work) for run in runs)
    print(
        f"{given.nodes} nodes, {given.slower} times slower: first touch {first:.0f} ms, longest task of a usual choice "
        f"{usual:.0f} ms, of the slowest {longest:.0f} ms (medians, work of the page's thread)"
    )
    if first > FIRST or longest > LONGEST:
        raise SystemExit(f"more than {FIRST} ms to the first touch, or a task of more than {LONGEST} ms")


if __name__ == "__main__":
    main()
