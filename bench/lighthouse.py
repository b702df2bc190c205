"""How fast and accessible pages are on a phone: Lighthouse's mobile profile, and the answer to a tap with a slow processor.

npm ci --ignore-scripts --prefix bench/lighthouse
python bench/lighthouse.py [--site build/site]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright
from serving import served

from coursewright import pipeline

HOME = Path(__file__).resolve().parents[1]
LIGHTHOUSE = HOME / "bench" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
COURSE = "courses/health-care"
PAGES = {
    "home": "index.html",
    "course": f"{COURSE}/index.html",
    "lesson": f"{COURSE}/privacy-and-interpreters.html",
    "scenario": f"{COURSE}/scenario-helpful-companion.html",
    "assessment": f"{COURSE}/assessment-hc-final.html",
}
CATEGORIES = ("performance", "accessibility", "best-practices")
SLOWER = 6


def audited(address: str) -> tuple[dict[str, int], dict[str, str], list[str]]:
    """Scores out of 100, the main timings, and what is below full marks in accessibility."""
    command = [
        "node", str(LIGHTHOUSE), address, "--quiet", "--output=json", "--form-factor=mobile",
        f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": CHROMIUM}
    )
    told = json.loads(done.stdout)
    scores = {name: round(100 * told["categories"][name]["score"]) for name in CATEGORIES}
    timings = {
        short: told["audits"][name].get("displayValue", "")
        for short, name in (
            ("first paint", "first-contentful-paint"),
            ("largest paint", "largest-contentful-paint"),
            ("blocked", "total-blocking-time"),
            ("moved", "cumulative-layout-shift"),
        )
    }
    names = [
        ref["id"] for name in CATEGORIES for ref in told["categories"][name]["auditRefs"] if ref["weight"]
    ]
    failed = [name for name in names if told["audits"][name]["score"] not in (None, 1)]
    return scores, timings, failed


OBSERVE = """() => {
  window.taps = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) window.taps.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
}"""


def touch(target: Locator) -> None:
    """A finger on the middle of it. Not `click`: its checks of what is touched run in the page and would be counted."""
    page = target.page
    target.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = target.bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(500)


def answered(page: Page) -> None:
    """A question in a lesson: an option, then the check."""
    item = page.locator("section.item").first
    touch(item.locator("label").first)
    touch(item.get_by_role("button", name="Check"))


def begun(page: Page) -> None:
    """A story begun, and three choices."""
    # A story with roles begins by choosing one.
    touch(page.locator(".scenario .start .choices button, .scenario .start .actions button").first)
    for _ in range(3):
        touch(page.locator(".scenario .moment .choices button:visible").first)


def started(page: Page) -> None:
    """An assessment begun, its first question answered, the next turned to."""
    touch(page.locator(".assessment button.button:visible").first)
    touch(page.locator("main section.item:visible label").first)
    touch(page.locator(".attempt-bar .turn.button"))


TAPS: dict[str, Callable[[Page], None]] = {"lesson": answered, "scenario": begun, "assessment": started}


def slowest(browser: Browser, address: str, act: Callable[[Page], None]) -> float:
    """Milliseconds from the slowest tap to the next paint, the processor slowed down."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    session = page.context.new_cdp_session(page)
    page.goto(address, wait_until="networkidle")
    page.evaluate(OBSERVE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    act(page)
    taps: list[float] = page.evaluate("() => window.taps")
    page.close()
    # Chromium tells of no event faster than 16 ms.
    return max(taps, default=16.0)


def main() -> None:
    """Read the arguments and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="A built site; built anew where none is named.")
    parser.add_argument("--taps-only", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        site = arguments.site or Path(name) / "site"
        if arguments.site is None and not pipeline.build_site(HOME, site, date.today()).outputs:
            raise SystemExit("The courses have errors; `coursewright check` explains them.")
        with served(site) as address:
            if not arguments.taps_only:
                print(f"{'Lighthouse, mobile':12} {'performance':>12} {'access':>8} {'practice':>9}")
                for kind, path in PAGES.items():
                    scores, timings, failed = audited(address + path)
                    told = ", ".join(f"{what} {value}" for what, value in timings.items())
                    print(
                        f"{kind:18} {scores['performance']:12} {scores['accessibility']:8} {scores['best-practices']:9}  {told}",
                        flush=True,
                    )
                    if failed:
                        print(f"{'':18} below full marks: {', '.join(failed)}", flush=True)
            print(f"\nSlowest tap to next paint, processor slowed {SLOWER} times")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM or None, args=["--no-sandbox"])
                for kind, act in TAPS.items():
                    found = sorted(slowest(browser, address + PAGES[kind], act) for _ in range(3))
                    print(
                        f"  {kind:16} {found[1]:6.0f} ms (median of 3; {found[0]:.0f} to {found[2]:.0f})",
                        flush=True,
                    )
                browser.close()


if __name__ == "__main__":
    main()
