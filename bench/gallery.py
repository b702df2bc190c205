"""A picture of every kind of page at three widths, light and dark, in both directions: `make gallery`, then look at them."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from arabic import TEXTS, TITLE
from playwright.sync_api import Browser, Error, Page, sync_playwright

from coursewright import pipeline
from coursewright.credentials.results import digest
from coursewright.syntax.po import Entry, write_po
from coursewright.translation.edition import ROOM
from coursewright.translation.segments import once, segments

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "build" / "gallery"
WIDTHS = (360, 768, 1280)
COURSE = "courses/health-care"
KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
"""The public key of RFC 8037, appendix A."""
BUILT = ("node_modules", ".venv", ".git", "build", "tests", "__pycache__")
"""Folders that no page is made of."""
TO_THE_END = """async () => {
  for (let n = 0; n < 60 && !document.querySelector('.moment:last-child .ending'); n++) {
    document.querySelector('.moment:last-child :is(.choices, .actions) button').click();
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  }
}"""
REMEMBERS = "try { localStorage.setItem('coursewright-trace', 'kept') } catch {}"
"""Somebody who has been asked whether the browser may remember, and let it."""
HALF = """() => {
  const asked = [...document.querySelectorAll('.assessment .item')].filter((item) => !item.hidden);
  for (const item of asked.slice(asked.length / 2)) item.querySelector('input[type=radio]')?.click();
}"""
"""The first option of each question of the second half; some of them are right."""
PASSED = """() => {
  const { course } = JSON.parse(document.getElementById('coursewright-data').textContent);
  const part = ([id, { sort, tag }]) => id in course.weights ? [sort[0] + tag + (sort === 'scenario' ? '/c/7.8' : '/1/7.8')] : [];
  localStorage.setItem('coursewright:' + course.id, ['1', ...Object.entries(course.activities).flatMap(part)].join(';'));
}"""
"""Who has earned seven eighths of everything that counts."""
NOT_TRANSLATED = frozenset({"facts", "points", "stories", "404", "manual"})
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


def error(page: Page) -> None:
    """A knowledge check, asked for its result before there is an answer."""
    item = page.locator("section.item").first
    item.locator("button.check").click()
    item.scroll_into_view_if_needed()


def hand_in(page: Page) -> None:
    """An attempt handed in, half of it answered, and its result."""
    begin(page)
    page.evaluate(HALF)
    page.locator(".attempt-bar .hand-in").click()
    page.locator(".unanswered > button").click()
    page.locator(".result h2").wait_for()


def search(page: Page) -> None:
    """The search, with what it has found."""
    page.locator(".search-open").click()
    # Most of the Arabic edition of these pictures is in English, so the word is found there as well.
    page.locator("#search-words").fill("consent")
    page.locator("dialog.search li").first.wait_for()


def earned(page: Page) -> None:
    """The certificate of somebody who has passed."""
    page.evaluate(PASSED)
    page.reload()
    page.locator(".sheet").wait_for()


def served(page: Page) -> None:
    """The page as a server sends it for an address that it does not have: what it loads is named from the top."""
    folder = Path(url2pathname(urlsplit(page.url).path)).parent
    host = "http://site.test/"
    page.route(
        f"{host}**", lambda route: route.fulfill(path=folder / urlsplit(route.request.url).path.lstrip("/"))
    )
    page.goto(f"{host}404.html")


def keeping(page: Page) -> None:
    """What a device keeps of somebody who has begun a course."""
    page.evaluate("() => localStorage.setItem('coursewright:health-care', '1')")
    page.reload()


def later(page: Page) -> None:
    """Questions for later, the first round open."""
    page.locator("details[data-days] > summary").first.click()


def group(page: Page) -> None:
    """The results of twelve people, and two files that are not counted."""
    names = page.evaluate(
        "() => JSON.parse(document.querySelector('main.collector script').textContent).courses['health-care']"
    )
    page.locator("input[type=file]").set_input_files(
        [
            *(
                {"name": f"{n}.json", "mimeType": "application/json", "buffer": one}
                for n, one in enumerate(results(names))
            ),
            {"name": "cut.json", "mimeType": "application/json", "buffer": b"{"},
        ]
    )
    page.locator(".report table").first.wait_for()


def results(names: dict[str, dict[str, str]]) -> Iterator[bytes]:
    """Results files of twelve learners of the course."""
    for n in range(12):
        shares = [[(n + at) % 4, 3] if (n + at) % 4 < 3 else [1, 1] for at in range(8)]
        found = {
            "format": "coursewright-results", "version": 1, "exported": "2026-11-30", "mark": f"{n:032x}",
            "course": {"id": "health-care", "title": "Health care", "version": "1.0.0", "language": "en"},
            "standing": {"completion": True, "success": "passed", "score": [17 + n % 3, 20]},
            "lessons": [], "activities": [],
            "objectives": [{"id": id, "share": share} for id, share in zip(names["objectives"], shares, strict=False)],
            "items": [{"id": id, "activity": "hc-final", "share": share} for id, share in zip(names["items"], shares, strict=False)],
        }  # fmt: skip
        yield json.dumps({**found, "digest": digest(found)}).encode()


def verify(page: Page) -> None:
    """A text that is no credential."""
    page.locator("#credential").fill("eyJhbGciOiJFZERTQSJ9.e30.AAAA")
    page.locator("main form button.button").click()


SHOTS: tuple[tuple[str, str, Callable[[Page], None]], ...] = (
    ("asked", "index.html", stay),
    ("home", "index.html", stay),
    ("course", f"{COURSE}/index.html", stay),
    ("lesson", f"{COURSE}/privacy-and-interpreters.html", stay),
    ("question", f"{COURSE}/privacy-and-interpreters.html", answer),
    ("error", f"{COURSE}/privacy-and-interpreters.html", error),
    ("search", f"{COURSE}/privacy-and-interpreters.html", search),
    ("scenario", f"{COURSE}/scenario-helpful-companion.html", stay),
    ("story", f"{COURSE}/scenario-helpful-companion.html", begin),
    ("debrief", f"{COURSE}/scenario-helpful-companion.html", debrief),
    ("assessment", f"{COURSE}/assessment-hc-final.html", stay),
    ("attempt", f"{COURSE}/assessment-hc-final.html", begin),
    ("handed-in", f"{COURSE}/assessment-hc-final.html", hand_in),
    ("record", f"{COURSE}/record.html", stay),
    ("certificate-open", f"{COURSE}/certificate.html", stay),
    ("certificate", f"{COURSE}/certificate.html", earned),
    ("boosters", f"{COURSE}/boosters.html", later),
    ("device", "device.html", keeping),
    ("away", "away.html", stay),
    ("collector", "results-of-a-group.html", group),
    ("verifier", "check-a-credential.html", verify),
    ("sources", f"{COURSE}/sources.html", stay),
    ("glossary", f"{COURSE}/glossary.html", stay),
    ("support", "support.html", stay),
    ("facts", "facts.html", stay),
    ("points", "points.html", stay),
    ("stories", "stories.html", stay),
    ("coverage", f"{COURSE}/coverage.html", stay),
    ("forum", f"{COURSE}/forum-helpful-companion.html", stay),
    ("paper", f"{COURSE}/paper-helpful-companion.html", stay),
    ("notebook", f"{COURSE}/what-a-positive-screen-means.html", stay),
    ("manual", "authors/index.html", stay),
    ("404", "404.html", served),
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
    # Without somebody who signs there is no page that checks signatures.
    (root / "courses" / "issuer.yml").write_text(
        f"name: The training office\nkeys: [{KEY}]\n", encoding="utf-8"
    )
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
            if title != "asked":
                context.add_init_script(REMEMBERS)
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
