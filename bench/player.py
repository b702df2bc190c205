"""How a long story plays on a slow device: `python bench/player.py --nodes 500` throttles the processor of a real Chromium."""

from __future__ import annotations

import argparse
import statistics
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from stories import write_project

from coursewright import disk
from coursewright.pipeline import read_project
from coursewright.targets.site import site

TODAY = date(2026, 11, 21)
FIRST, LONGEST = 100, 50
"""Milliseconds from the first touch to what it shows, and of the longest task while playing."""
OBSERVED = """
window.seen = {events: [], tasks: [], steps: []};
new PerformanceObserver(list => list.getEntries().forEach(one => one.name === 'click' && seen.events.push(one.duration)))
  .observe({type: 'event', durationThreshold: 16});
new PerformanceObserver(list => list.getEntries().forEach(one => seen.tasks.push(one.duration))).observe({type: 'longtask'});
"""
TO_THE_END = """async () => {
  // A touch is a task of its own and never a part of drawing a frame.
  const painted = () => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go))));
  while (!document.querySelector('.moment:last-child .ending')) {
    const since = performance.now();
    document.querySelector('.moment:last-child :is(.choices, .actions) button').click();
    await painted();
    seen.steps.push(performance.now() - since);
  }
}"""


@dataclass(frozen=True, slots=True)
class Run:
    """One play, in milliseconds."""

    ready: float
    first: float
    slowest: float
    longest: float
    choices: int


def play(browser: Browser, address: str, slower: int) -> Run:
    """Begins the story and takes the first choice of every moment until it ends."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address)
    page.wait_for_selector(".scenario button.choice")
    ready = float(page.evaluate("performance.now()"))
    page.wait_for_timeout(300)
    page.evaluate(OBSERVED)
    page.locator(".scenario button.choice").first.click()
    page.wait_for_timeout(300)
    first = max(page.evaluate("seen.events"), default=0.0)
    page.evaluate(TO_THE_END)
    page.wait_for_timeout(300)
    seen = page.evaluate("seen")
    page.close()
    return Run(ready, first, max(seen["steps"]), max(seen["tasks"], default=0.0), len(seen["steps"]))


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
        print(
            f"ready after {run.ready:,.0f} ms, first touch {run.first:.0f} ms, slowest choice {run.slowest:.0f} ms, "
            f"longest task {run.longest:.0f} ms, {run.choices} choices"
        )
    first, longest = (
        statistics.median(values) for values in zip(*((r.first, r.longest) for r in runs), strict=True)
    )
    print(
        f"{given.nodes} nodes, {given.slower} times slower: first touch {first:.0f} ms, longest task {longest:.0f} ms (medians)"
    )
    if first > FIRST or longest > LONGEST:
        raise SystemExit(f"more than {FIRST} ms to the first touch, or a task of more than {LONGEST} ms")


if __name__ == "__main__":
    main()
