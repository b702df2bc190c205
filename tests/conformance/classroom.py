"""A host with one learner: serves a package, launches it, and reads what the host has recorded."""

from __future__ import annotations

import mimetypes
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

from playwright.sync_api import BrowserContext, Frame, Page, Route

from coursewright import disk

LMS = Path(__file__).parent / "lms"
SCORM_AGAIN = Path(__file__).resolve().parents[2] / "site" / "node_modules" / "scorm-again" / "dist"
AGAIN = SCORM_AGAIN / "scorm12.min.js"
HOST = "http://lms.test"
STANDINS = ("scorm12-model.js", "scorm12.js", "scorm2004-model.js", "scorm2004.js", "hosts.js", "window.js")


class Classroom:
    """What is served comes from memory; nothing else is reached. `page` is the host's window."""

    def __init__(self, context: BrowserContext, package: bytes) -> None:
        self.context = context
        self.files = served(package)
        self.strays: list[str] = []
        self.errors: list[str] = []
        context.route("**/*", self._serve)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )
        self.page = context.new_page()
        self.page.goto(f"{HOST}/host.html")

    def close(self) -> None:
        """The browser forgets the learner."""
        self.context.close()

    def provide(self, kind: str, **options: Any) -> None:
        """A host of a kind for the next launch."""
        self.page.evaluate("([kind, options]) => provide(kind, options)", [kind, options])

    def launch(self, within: str = "frame", path: str = "index.html") -> Frame | Page:
        """Open the package in a frame of the host or in a window of its own, and wait until it is live."""
        address = f"{HOST}/package/{path}"
        if within == "window":
            with self.context.expect_page() as opened:
                self.page.evaluate("path => launchInWindow(path)", address)
            course: Frame | Page = opened.value
        else:
            self.page.evaluate("path => launchInFrame(path)", address)
            frame = self.page.wait_for_selector("iframe").content_frame()
            assert frame is not None
            course = frame
        course.wait_for_selector(".page:not([hidden])")
        return course

    def leave(self) -> None:
        """The learner closes the course; once its page has gone, the host looks whether it was told."""
        self.page.evaluate("leave()")
        self.page.evaluate("over()")

    def gradebook(self) -> dict[str, Any]:
        """What a teacher sees."""
        return dict(self.page.evaluate("gradebook(learner.store)"))

    def violations(self) -> list[dict[str, Any]]:
        """Every obligation that was broken, in all sessions."""
        return list(self.page.evaluate("learner.sessions.flatMap(session => session.violations)"))

    def calls(self) -> list[dict[str, Any]]:
        """Every call of all sessions."""
        return list(self.page.evaluate("learner.sessions.flatMap(session => session.calls)"))

    def _serve(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        path = unquote(address.path).lstrip("/")
        if address.netloc != "lms.test":
            self.strays.append(route.request.url)
            route.abort()
        elif path == "host.html":
            names = ("scorm12.min.js", "scorm2004.min.js", *STANDINS, "again.js", "again2004.js")
            scripts = "".join(f'<script src="/lms/{name}"></script>' for name in names)
            route.fulfill(body=f"<!doctype html><title>Host</title>{scripts}", content_type="text/html")
        elif path.endswith(".min.js") and path.startswith("lms/"):
            route.fulfill(path=SCORM_AGAIN / path.removeprefix("lms/"), content_type="text/javascript")
        elif (LMS / path.removeprefix("lms/")).is_file():
            route.fulfill(path=LMS / path.removeprefix("lms/"), content_type="text/javascript")
        elif path.startswith("lms/"):
            route.fulfill(body=disk.standins()[path.removeprefix("lms/")], content_type="text/javascript")
        elif path.removeprefix("package/") in self.files:
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            route.fulfill(body=self.files[path.removeprefix("package/")], content_type=kind)
        else:
            self.strays.append(route.request.url)
            route.fulfill(status=404)


def served(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
