"""A platform on this machine's own loopback, for hundreds of sessions in one page: what a browser loads once it keeps."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

from coursewright import disk
from coursewright.verify.records import Reply
from coursewright.verify.serving import Answer as Wire
from coursewright.verify.serving import serving

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

    def said(method: str, address: str, headers: Mapping[str, str], body: str) -> Wire | None:
        path = unquote(urlsplit(address).path)
        if path in files:
            return Wire(200, files[path], mimetypes.guess_type(path)[0] or "", "max-age=600")
        if answer is None or not path.startswith(("/xapi/", "/fetch", "/control")):
            return Wire(404)
        reply = answer(method, address, headers, body)
        return reply and Wire(reply.status, reply.body.encode(), reply.kind)

    with serving(said) as port:
        yield f"http://127.0.0.1:{port}"


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
