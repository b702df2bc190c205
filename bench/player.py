"""How a long story plays on a slow device: `python bench/player.py --nodes 500` throttles the processor of a real Chromium."""

from __future__ import annotations

import argparse
import statistics
import tempfile
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
    await painted();
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


def tasks_after_clicks(events: list[dict[str, Any]]) -> list[list[float]]:
    """For each click the milliseconds of work of every task from it to the first frame with what it laid out."""
    tasks = [e for e in events if e["name"] == "ThreadControllerImpl::RunTask"]
    frames = [e["ts"] for e in events if e["name"] == "Commit"]
    layouts = [e["ts"] + e["dur"] for e in events if e["name"] == "Layout"]
    clicks = [
        e for e in events if e["name"] == "EventDispatch" and e["args"].get("data", {}).get("type") == "click"
    ]
    out: list[list[float]] = []
    for click in clicks:
        laid_out = next((at for at in layouts if at > click["ts"]), click["ts"])
        shown = next((at for at in frames if at > max(laid_out, click["ts"] + click["dur"])), laid_out)
        out.append(
            [t["tdur"] / 1000 for t in tasks if t["ts"] <= shown and t["ts"] + t["dur"] >= click["ts"]]
        )
    return out


def play(browser: Browser, address: str, slower: int) -> Run:
    """Begins the story and takes the first choice of every moment until it ends."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    session = page.context.new_cdp_session(page)
    trace = Trace(session)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address)
    page.wait_for_selector(".scenario button.choice")
    ready = float(page.evaluate("performance.now()"))
    page.wait_for_timeout(300)
    page.evaluate(OBSERVED)
    trace.begin()
    page.locator(".scenario button.choice").first.click()
    page.wait_for_timeout(300)
    first_work = sum(tasks_after_clicks(trace.events(page))[0])
    first = max(page.evaluate("seen.events"), default=0.0)
    trace.begin()
    page.evaluate(TO_THE_END)
    page.wait_for_timeout(300)
    work = tuple(max(tasks) for tasks in tasks_after_clicks(trace.events(page)))
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
