"""The site while one writes: pages from memory, made when they are asked for, and news when a source was saved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watchfiles import watch

from coursewright import bases, disk, live, report
from coursewright.encode.pages.stories import StoriesPage, graphs
from coursewright.model.course import Project
from coursewright.model.diagnostic import Diagnostic, Severity
from coursewright.pipeline import Reading, at_place, read_project
from coursewright.scenario.prove import Look
from coursewright.targets.site import STORIES, Job, Settings, others, pages, render, stories

HOST = "127.0.0.1"
HEARTBEAT = 15.0
"""Seconds after which a silent connection says that it is still there, so that closed tabs are noticed."""
WATCHED = 100
"""Milliseconds of one look at the folders."""
MOST_SHOWN = 20

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "pdf": "application/pdf",
    "zip": "application/zip",
}

Say = Callable[[str], None]


@dataclass(slots=True)
class Site:
    """The last good pages and what is wrong since. Pages are written at most once for each version."""

    condition: threading.Condition = field(default_factory=threading.Condition)
    version: int = 0
    project: Project | None = None
    looks: tuple[Look, ...] = ()
    jobs: Mapping[str, Job] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    """What was written of this version so far."""
    found: tuple[tuple[Diagnostic, str], ...] = ()
    failed: bool = False

    def take(self, reading: Reading) -> None:
        """New sources: new pages if they have no error, else the old pages with the complaints.

        The page on how the scenarios run is new in both cases, since it shows the way to what is wrong.
        """
        found = tuple((d, _excerpt(d, reading)) for d in reading.diagnostics if d.severity is Severity.ERROR)
        if not reading.failed:
            project = reading.project
            jobs = {job.frame.path: job for job in pages(project, Settings(kept=False, looks=reading.looks))}
        with self.condition:
            if not reading.failed:
                self.project, self.jobs, self.files = project, jobs, {}
                self.looks = reading.looks
                self.version += 1
            else:
                self._take_stories(reading)
            self.found, self.failed = found, reading.failed
            self.condition.notify_all()

    def _take_stories(self, reading: Reading) -> None:
        """What was seen of sources with an error, on the page and in the graphs that stand there."""
        page = self.jobs.get(STORIES)
        if not isinstance(page, StoriesPage) or not reading.looks:
            return
        told = stories(reading.project, reading.looks)
        self.jobs = {**self.jobs, STORIES: replace(page, stories=told)}
        drawn = {path: data for scenario, look in told for path, data in graphs(scenario, look)}
        kept = {path: data for path, data in self.files.items() if path != STORIES}
        self.files = {**kept, **drawn}

    def page(self, path: str) -> bytes | None:
        """The bytes at a path of the site, or None where it has none."""
        with self.condition:
            project, jobs, files, version = self.project, self.jobs, self.files, self.version
            looks = self.looks
        if path not in files and path in jobs:
            written = render(jobs[path])
            files[path] = live.injected(written, version) if path.endswith(".html") else written
        elif path not in files and project is not None:
            # Pictures and the search index: made together, and only where a page asks for one of them.
            files.update({**others(project, disk.bundle(), looks), **files})
        return files.get(path)

    def news(self) -> str:
        """The present state as one line."""
        with self.condition:
            count = len(self.found)
            more = f" {count - MOST_SHOWN} more are in the terminal." if count > MOST_SHOWN else ""
            title = f"{count} {'error' if count == 1 else 'errors'} in the sources" if self.failed else ""
            note = f"The page behind this is the last good one.{more}"
            return live.news(self.version, title, note, self.found[:MOST_SHOWN])

    def wait(self, known: str) -> str:
        """The state as soon as it differs from what is known, or the same again after a while."""
        with self.condition:
            self.condition.wait_for(lambda: self.news() != known, timeout=HEARTBEAT)
            return self.news()


def _excerpt(diagnostic: Diagnostic, reading: Reading) -> str:
    return report.excerpt(diagnostic.place, reading.sources)


def serve(
    root: Path,
    port: int,
    today: Callable[[], date],
    say: Say,
    stop: threading.Event | None = None,
    place: str = "",
) -> None:
    """Serve the project on this machine alone until `stop` or an interrupt, as learners of `place` read it.

    Raises OSError where the port is taken.
    """
    site = Site()
    server = Server(site, port, say)
    worker = threading.Thread(target=server.serve_forever, daemon=True)
    folders = list(bases.folders(root)) or [root]
    saved = watch(
        *folders,
        debounce=60,
        step=20,
        rust_timeout=WATCHED,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=False,
    )
    try:
        # The watch stands before the first reading, so that nothing is saved unseen while it goes on.
        next(saved, None)
        site.take(_read(root, today(), say, place))
        worker.start()
        say(f"Serving http://{HOST}:{server.server_port}/ (stop with Ctrl+C)")
        for changes in filter(None, saved):
            say(f"Changed: {', '.join(sorted({_name(root, path) for _, path in changes}))}")
            rebuild(site, root, today(), say, place)
    finally:
        if worker.is_alive():
            server.shutdown()
        server.server_close()


def rebuild(site: Site, root: Path, today: date, say: Say, place: str = "") -> None:
    """Read again. Whatever happens, the pages that stood there stay."""
    try:
        site.take(_read(root, today, say, place))
    except Exception as error:
        say(f"The pages could not be made again; that is our mistake ({type(error).__name__}: {error}).")


def _read(root: Path, today: date, say: Say, place: str) -> Reading:
    reading = at_place(read_project(root, today), place)
    # Hints wait for `check`: while one writes, what is broken matters.
    told = [diagnostic for diagnostic in reading.diagnostics if diagnostic.severity is not Severity.HINT]
    say(report.terminal(told, reading.sources).rstrip("\n"))
    return reading


def _name(root: Path, path: str) -> str:
    changed = Path(path)
    return (
        changed.relative_to(root.resolve()).as_posix()
        if changed.is_relative_to(root.resolve())
        else changed.name
    )


class Server(ThreadingHTTPServer):
    """Listens for one site, on this machine alone."""

    daemon_threads = True

    def __init__(self, site: Site, port: int, say: Say) -> None:
        super().__init__((HOST, port), Handler)
        self.site = site
        self.say = say


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """A page, a file, or news."""
        path = unquote(urlsplit(self.path).path)
        host = self.headers.get("Host", "").rpartition(":")[0]
        # A foreign page could reach this port under a name of its own; only this machine's names are answered.
        if host not in (HOST, "localhost"):
            self._send(421, "text/plain; charset=utf-8", b"This server answers on 127.0.0.1 only.\n")
        elif path == f"{live.PREFIX}events":
            self._events()
        elif path == f"{live.PREFIX}live.js":
            self._send(200, TYPES["js"], live.SCRIPT.encode())
        elif path == f"{live.PREFIX}live.css":
            self._send(200, TYPES["css"], live.STYLE.encode())
        else:
            self._page(path.lstrip("/") + ("index.html" if path.endswith("/") else ""))

    def _page(self, path: str) -> None:
        try:
            data = self.server.site.page(path)
        except Exception as error:
            self.server.say(
                f"The page {path} could not be written; that is our mistake ({type(error).__name__}: {error})."
            )
            self._send(500, TYPES["html"], live.broken_page(self.server.site.version))
            return
        if data is not None:
            kind = TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
            self._send(200, kind, data)
        elif self.server.site.version == 0:
            self._send(503, TYPES["html"], live.waiting_page(self.server.site.version))
        else:
            self._send(404, TYPES["html"], live.missing_page(path, self.server.site.version))

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        state = self.server.site.news()
        try:
            while True:
                self.wfile.write(f"data: {state}\n\n".encode())
                self.wfile.flush()
                state = self.server.site.wait(state)
        except OSError:
            return  # the tab was closed

    def log_message(self, format: str, *args: object) -> None:
        """Requests are no news to an author."""
