"""What a page weighs in a browser with nothing in its cache, beside plain Material for MkDocs: `python bench/weight.py`."""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import corpus
from playwright.sync_api import Browser, Response, sync_playwright

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


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def weigh(browser: Browser, address: str) -> Weight:
    """Opens a page in a profile of its own and waits until it asks for nothing more."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    found: list[Response] = []
    page.on("response", lambda answer: found.append(answer))
    page.goto(address, wait_until="networkidle")
    bodies = [answer.body() for answer in found]
    hosts = [urlsplit(answer.url).netloc for answer in found]
    context.close()
    gzipped = sum(min(len(body), len(gzip.compress(body, 6))) for body in bodies)
    return Weight(gzipped, len(found), sum(host != urlsplit(address).netloc for host in hosts))


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


def compared(browser: Browser, lessons: int, quiz: bool) -> None:
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
        corpus.write_material(root / "theirs", lessons, quiz)
        run([sys.executable, "-m", "mkdocs", "build", "--quiet"], root / "theirs")
        with served(root / "theirs" / "site") as address:
            page = f"{address}course-0/lesson-{LESSON}/"
            show(
                "mkdocs-material + mkdocs-quiz" if quiz else "mkdocs-material, no quiz", weigh(browser, page)
            )


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=int, nargs="*", default=[20, 500])
    arguments = parser.parse_args()
    quiz = importlib.util.find_spec("mkdocs_quiz") is not None
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        own_pages(browser)
        for lessons in arguments.lessons:
            compared(browser, lessons, quiz)
        browser.close()


if __name__ == "__main__":
    main()
