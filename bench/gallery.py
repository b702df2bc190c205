"""A picture of every kind of page at three widths, light and dark, in both directions: `make gallery`, then look at them."""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from arabic import TEXTS, TITLE
from playwright.sync_api import Browser, Error, Page, sync_playwright

from coursewright import pipeline
from coursewright.syntax.po import Entry, write_po
from coursewright.translation.edition import ROOM
from coursewright.translation.segments import once, segments

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "build" / "gallery"
WIDTHS = (360, 768, 1280)
COURSE = "courses/health-care"
BUILT = ("node_modules", ".venv", ".git", "build", "tests", "__pycache__")
"""Folders that no page is made of."""
TO_THE_END = """async () => {
  for (let n = 0; n < 60 && !document.querySelector('.moment:last-child .ending'); n++) {
    document.querySelector('.moment:last-child :is(.choices, .actions) button').click();
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  }
}"""
NOT_TRANSLATED = frozenset({"facts", "points", "manual"})
"""Pages that stand once in a site, in the language of the project."""


def stay(page: Page) -> None:
    """The page as it opens."""


def answer(page: Page) -> None:
    """A knowledge check, answered."""
    item = page.locator("section.item").first
    item.locator("input").first.check()
    item.locator("button.check").click()
    item.scroll_into_view_if_needed()


def begin(page: Page) -> None:
    """The first moment of a scenario or the first question of an assessment."""
    # A story with roles begins by choosing one.
    page.locator(
        "main :is(.start .choices, .start .actions) button, main.assessment button.button:visible"
    ).first.click()
    page.wait_for_timeout(150)


def debrief(page: Page) -> None:
    """A scenario played to its end, looked back on."""
    begin(page)
    page.evaluate(TO_THE_END)
    page.get_by_role("button", name=re.compile("Look back on your way|انظر إلى طريقك")).first.click()


SHOTS: tuple[tuple[str, str, Callable[[Page], None]], ...] = (
    ("home", "index.html", stay),
    ("course", f"{COURSE}/index.html", stay),
    ("lesson", f"{COURSE}/privacy-and-interpreters.html", stay),
    ("question", f"{COURSE}/privacy-and-interpreters.html", answer),
    ("scenario", f"{COURSE}/scenario-helpful-companion.html", stay),
    ("story", f"{COURSE}/scenario-helpful-companion.html", begin),
    ("debrief", f"{COURSE}/scenario-helpful-companion.html", debrief),
    ("assessment", f"{COURSE}/assessment-hc-final.html", stay),
    ("attempt", f"{COURSE}/assessment-hc-final.html", begin),
    ("record", f"{COURSE}/record.html", stay),
    ("sources", f"{COURSE}/sources.html", stay),
    ("glossary", f"{COURSE}/glossary.html", stay),
    ("support", "support.html", stay),
    ("facts", "facts.html", stay),
    ("points", "points.html", stay),
    ("coverage", f"{COURSE}/coverage.html", stay),
    ("forum", f"{COURSE}/forum-helpful-companion.html", stay),
    ("paper", f"{COURSE}/paper-helpful-companion.html", stay),
    ("notebook", f"{COURSE}/what-a-positive-screen-means.html", stay),
    ("manual", "authors/index.html", stay),
)


def with_arabic(root: Path) -> None:
    """Declares an Arabic edition of the course in this folder: what is translated in `arabic.py`, and English within it."""
    room = root / ROOM / "ar"
    for path in (*(root / COURSE).glob("*.*"), *(root / "scenarios").glob("*.md")):
        name = path.relative_to(root).as_posix()
        if path.suffix in (".yml", ".md"):
            entries = [
                Entry(one.context, one.text, TEXTS[one.text])
                for one in once(segments(name, path.read_bytes()))
                if one.text in TEXTS
            ]
            target = room / f"{name}.po"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(write_po("ar", entries, {}))
    declared = f'title: "{TITLE}"\ncourses: [{COURSE.rpartition("/")[2]}]\nreviewer: ""\nreviewed: ""\n'
    (room / "language.yml").write_text(declared, encoding="utf-8")


def index() -> str:
    """Every picture on one page, a row a page of the site."""
    rows = "".join(
        f"<h2>{title}</h2><p>"
        + "".join(
            f'<a href="{one.name}"><img src="{one.name}" alt="{one.stem}" loading="lazy"></a> '
            for one in sorted(OUT.glob(f"{title}-*.png"))
        )
        + "</p>"
        for title, _, _ in SHOTS
    )
    style = "img{height:22rem;border:1px solid #999}body{font-family:sans-serif}"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>{style}</style>{rows}</html>\n'


def built(folder: Path) -> Path:
    """The repository's site with an Arabic edition, in this folder."""
    root, site = folder / "root", folder / "site"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*BUILT))
    with_arabic(root)
    if not pipeline.build_site(root, site, date.today()).outputs:
        raise SystemExit("The courses have errors; `coursewright check` explains them.")
    return site


def taken(browser: Browser, site: Path, widths: Sequence[int], only: Sequence[str]) -> list[str]:
    """Every picture, and what could not be shown. A page is seen in all widths and schemes before the next is opened."""
    failed: list[str] = []
    for direction in ("ltr", "rtl"):
        for title, address, act in SHOTS:
            if (direction == "rtl" and title in NOT_TRANSLATED) or (only and title not in only):
                continue
            # A context of its own has no record of what was done before.
            context = browser.new_context(
                viewport={"width": widths[0], "height": 900}, reduced_motion="reduce"
            )
            page = context.new_page()
            page.goto((site / ("ar" if direction == "rtl" else "") / address).as_uri())
            try:
                act(page)
            except Error as reason:
                failed.append(f"{title} {direction}: {reason}")
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                    page.screenshot(path=OUT / f"{title}-{width}-{scheme}-{direction}.png")
            context.close()
            print(f"{title} {direction}", flush=True)
    return failed


def main() -> None:
    """Read the arguments, build where no site is named, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--site", type=Path, help="A site that was built for pictures before; built anew by default."
    )
    parser.add_argument("--widths", type=int, nargs="+", default=WIDTHS)
    parser.add_argument("--only", nargs="+", default=(), choices=[title for title, _, _ in SHOTS])
    asked = parser.parse_args()
    if not asked.only:
        shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        failed = taken(browser, asked.site or built(Path(name)), asked.widths, asked.only)
        browser.close()
    (OUT / "index.html").write_text(index(), encoding="utf-8")
    print(f"{len(list(OUT.iterdir()))} pictures in {OUT.relative_to(ROOT)}")
    if failed:
        raise SystemExit("\n".join(failed))


if __name__ == "__main__":
    main()
