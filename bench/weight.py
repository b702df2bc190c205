"""What a page weighs in a browser with nothing in its cache, beside plain Material for MkDocs: `python bench/weight.py`."""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import corpus
from playwright.sync_api import Browser, Response, sync_playwright
from serving import served

HOME = Path(__file__).parents[1]
COURSE = "courses/health-care"
LONGEST = 100
"""Lessons in one course, nearly as many as a learning platform can keep the answers to."""
LESSON = 7
"""Of the corpus: in the middle of its first course."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one page made the browser fetch."""

    gzipped: int
    """Bytes as a server sends them that compresses whatever gets smaller by it."""
    requests: int
    elsewhere: int
    """Requests to any other host."""


def weigh(browser: Browser, address: str) -> Weight:
    """Opens a page in a profile of its own and waits until it asks for nothing more."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    found: list[Response] = []
    page.on("response", lambda answer: found.append(answer))
    page.goto(address, wait_until="networkidle")
    # The icon stands in the page itself and is no request.
    found = [answer for answer in found if not answer.url.startswith("data:")]
    bodies = [answer.body() for answer in found]
    hosts = [urlsplit(answer.url).netloc for answer in found]
    context.close()
    gzipped = sum(min(len(body), len(gzip.compress(body, 6))) for body in bodies)
    return Weight(gzipped, len(found), sum(host != urlsplit(address).netloc for host in hosts))


def asked_again(browser: Browser, out: Path, first: str, second: str) -> int:
    """How many requests a second page makes when the first has just been read."""
    asked: list[str] = []
    with served(out, asked) as address:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(address + first, wait_until="networkidle")
        asked.clear()
        page.goto(address + second, wait_until="networkidle")
        context.close()
    return len(asked)


def show(name: str, weight: Weight) -> None:
    """One row of the table."""
    print(f"  {name:52} {weight.gzipped / 1000:8.1f} {weight.requests:9} {weight.elsewhere:8}", flush=True)


def heading(title: str) -> None:
    """The names of the columns."""
    print(f"\n{title:54} {'gzip KB':>8} {'requests':>9} {'3rd party':>8}")


def run(command: list[str], folder: Path) -> None:
    """Raises where the command fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")


def own_pages(browser: Browser) -> None:
    """A page of each kind of this repository's first course."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "site"
        run([sys.executable, "-m", "coursewright", "build", "--out", str(out)], HOME)
        folder = out / COURSE
        kinds = {
            "home": out / "index.html",
            "course": folder / "index.html",
            "results": folder / "record.html",
            "assessment": sorted(folder.glob("assessment-*.html"))[0],
            "scenario": sorted(folder.glob("scenario-*.html"))[0],
        }
        lessons = sorted(page for page in folder.glob("*.html") if b'class="item"' in page.read_bytes())
        own = [page for page in lessons if not page.stem.startswith(("assessment-", "scenario-"))]
        kinds.update((f"lesson: {page.stem}", page) for page in own)
        heading("This repository")
        with served(out) as address:
            for kind, page in kinds.items():
                show(kind, weigh(browser, address + page.relative_to(out).as_posix()))


PACKAGES = ("scorm12", "scorm2004", "cmi5", "xapi")


def packaged(browser: Browser) -> None:
    """A course of one lesson with six questions, as each package that a platform launches and as one file."""
    heading(f"A course of one lesson with {corpus.QUESTIONS} questions, as a package")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        corpus.write_ours(root, 1, 1)
        targets = ",".join((*PACKAGES, "single"))
        run([sys.executable, "-m", "coursewright", "pack", "--to", targets], root)
        folder = root / "build" / "packages"
        for target in PACKAGES:
            packed = next(folder.glob(f"*-{target}.zip"))
            shutil.unpack_archive(packed, root / target)
            with served(root / target) as address:
                show(target, weigh(browser, f"{address}index.html"))
        with served(folder) as address:
            show("single", weigh(browser, address + next(folder.glob("*-single.html")).name))


def warm(browser: Browser) -> None:
    """The next lesson of a course in this repository, when one has been read."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "site"
        run([sys.executable, "-m", "coursewright", "build", "--out", str(out)], HOME)
        pages = [
            f"{COURSE}/{lesson}.html" for lesson in ("the-pearr-conversation", "records-codes-and-reporting")
        ]
        print(f"\nThe next lesson after one has been read: {asked_again(browser, out, *pages)} request(s)")


def compared(browser: Browser, lessons: int, quiz: bool, theirs: bool) -> None:
    """The same lesson with six questions in both, in a site of that many lessons."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        heading(f"One lesson with {corpus.QUESTIONS} questions, of {lessons} lessons")
        for a_course in sorted({corpus.LESSONS_A_COURSE, min(lessons, LONGEST)}):
            ours = root / f"ours-{a_course}"
            corpus.write_ours(ours, lessons, a_course)
            run([sys.executable, "-m", "coursewright", "build"], ours)
            with served(ours / "build" / "site") as address:
                found = weigh(browser, f"{address}courses/course-0/lesson-{LESSON}.html")
            show(f"coursewright, {a_course} lessons in its course", found)
        if not theirs:
            return
        corpus.write_material(root / "theirs", lessons, quiz)
        run([sys.executable, "-m", "mkdocs", "build", "--quiet"], root / "theirs")
        with served(root / "theirs" / "site") as address:
            page = f"{address}course-0/lesson-{LESSON}/"
            show(
                "mkdocs-material + mkdocs-quiz" if quiz else "mkdocs-material, no quiz", weigh(browser, page)
            )


JUPYTER_BOOK = HOME / "tests" / "conformance" / "jupyterbook" / ".venv" / "bin" / "jupyter-book"
H5P = ("main.bundle.js", "frame.bundle.js", "styles/h5p.css")
"""What `h5p-standalone` loads for any content. The programs of each content type come on top and are in no registry."""


def elsewhere(browser: Browser, lessons: int) -> None:
    """The same lesson by Jupyter Book, and the least that H5P needs to show anything."""
    heading(f"The same lesson elsewhere, of {lessons} lessons")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        if JUPYTER_BOOK.exists():
            corpus.write_jupyter_book(root / "book", lessons)
            run([str(JUPYTER_BOOK), "build", "--quiet", "book"], root)
            with served(root / "book" / "_build" / "html") as address:
                show("jupyter-book 1, no quiz", weigh(browser, f"{address}lesson-{LESSON}.html"))
        else:
            print("  jupyter-book 1: not installed; `make browser` installs it for the tests")
        run(["npm", "pack", "--silent", "h5p-standalone"], root)
        shutil.unpack_archive(next(root.glob("h5p-standalone-*.tgz")), root / "h5p")
        parts = [(root / "h5p" / "package" / "dist" / part).read_bytes() for part in H5P]
        player = Weight(sum(len(gzip.compress(part, 6)) for part in parts), len(parts), 0)
        show("h5p-standalone, before its content types and content", player)


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=int, nargs="*", default=[20, 500])
    parser.add_argument("--ours", action="store_true", help="Leave Material for MkDocs out.")
    arguments = parser.parse_args()
    quiz = importlib.util.find_spec("mkdocs_quiz") is not None
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        own_pages(browser)
        packaged(browser)
        warm(browser)
        for lessons in arguments.lessons:
            compared(browser, lessons, quiz, not arguments.ours)
        if not arguments.ours:
            elsewhere(browser, min(arguments.lessons))
        browser.close()


if __name__ == "__main__":
    main()
