"""A platform on this machine's own loopback, for hundreds of sessions in one page: what a browser loads once it keeps."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

from coursewright import disk
from coursewright.verify.records import Reply

from .classroom import LMS, SCORM_AGAIN, STANDINS, served

Answer = Callable[[str, str, Mapping[str, str], str], Reply | None]
"""What else the platform answers: method, address, headers, body; None where it does not answer at all."""

OTHERS = ("scorm12.min.js", "scorm2004.min.js")
SCRIPTS = (*OTHERS, *STANDINS, "again.js", "again2004.js", "many.js")


@contextmanager
def platform(package: bytes, answer: Answer | None = None) -> Iterator[str]:
    """Serves `host.html`, the stand-ins and the package; the address of it all."""
    files = {f"/package/{name}": data for name, data in served(package).items()}
    files |= {f"/lms/{name}": disk.standins()[name] for name in STANDINS}
    files |= {f"/lms/{name}": (SCORM_AGAIN / name).read_bytes() for name in OTHERS}
    files |= {f"/lms/{path.name}": path.read_bytes() for path in LMS.glob("*.js")}
    tags = "".join(f'<script src="/lms/{name}"></script>' for name in SCRIPTS)
    files["/host.html"] = f"<!doctype html><title>Host</title>{tags}".encode()

    class Handler(BaseHTTPRequestHandler):
        """One request."""

        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            self.close_connection = True
            super().handle_one_request()

        def answer(self) -> None:
            """A file, or what the platform says."""
            path = unquote(urlsplit(self.path).path)
            if path in files:
                self.give(200, files[path], mimetypes.guess_type(path)[0] or "", "max-age=600")
                return
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            named = {name.lower(): value for name, value in self.headers.items()}
            mine = path.startswith(("/xapi/", "/fetch", "/control"))
            reply = answer(self.command, self.path, named, body) if answer and mine else Reply(404)
            if reply is None:
                self.connection.shutdown(SHUT_RDWR)
                return
            self.give(reply.status, reply.body.encode(), reply.kind, "no-store")

        do_GET = do_POST = do_PUT = do_DELETE = answer

        def give(self, status: int, body: bytes, kind: str, keep: str) -> None:
            """The answer as it goes over the wire."""
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", keep)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@contextmanager
def window(chromium: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """The host's page, and what goes wrong in any script."""
    context = chromium.new_context(reduced_motion="reduce")
    context.set_default_timeout(600_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    page = context.new_page()
    page.goto(f"{address}/host.html")
    yield page, errors
    context.close()


def told(sessions: str) -> list[dict[str, Any]]:
    """What a page has kept of many sessions."""
    return list(json.loads(sessions))
