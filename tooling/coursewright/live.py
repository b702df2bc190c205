"""What only `coursewright serve` adds to a page: a script that reloads it and shows what is wrong with the sources."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape

from coursewright.model.diagnostic import Diagnostic

PREFIX = "/__coursewright/"

SCRIPT = """\
(function () {
  "use strict";
  var here = document.currentScript;
  var version = here.dataset.version;
  var style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/__coursewright/live.css";
  document.head.append(style);
  var overlay = null;

  function part(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function close() {
    if (overlay) overlay.remove();
    overlay = null;
  }

  function show(found) {
    close();
    overlay = part("section", "coursewright-live");
    overlay.setAttribute("role", "status");
    overlay.append(part("h2", "", found.title));
    found.entries.forEach(function (entry) {
      var box = part("article", entry.severity);
      box.append(part("p", "message", entry.message));
      box.append(part("p", "place", entry.code + "  " + entry.file + ":" + entry.line + ":" + entry.column));
      if (entry.excerpt) box.append(part("pre", "", entry.excerpt));
      if (entry.help) box.append(part("p", "help", entry.help));
      overlay.append(box);
    });
    overlay.append(part("p", "note", found.note));
    document.body.append(overlay);
  }

  var source = new EventSource("/__coursewright/events");
  source.onmessage = function (message) {
    var state = JSON.parse(message.data);
    if (String(state.version) !== version) {
      source.close();
      location.reload();
    } else if (state.found) {
      show(state.found);
    } else {
      close();
    }
  };
})();
"""

STYLE = """\
.coursewright-live { position: fixed; inset: auto 0 0 0; z-index: 99; max-height: 70vh; overflow: auto; padding: 16px 24px;
  background: #fffaf4; color: #2a2420; border-top: 4px solid #b4532a; font: 16px/1.5 system-ui, sans-serif; }
.coursewright-live h2 { margin: 0 0 8px; font-size: 18px; }
.coursewright-live article { margin: 0 0 16px; }
.coursewright-live p { margin: 0; }
.coursewright-live .message { font-weight: 600; }
.coursewright-live .place, .coursewright-live .note { color: #6b5f57; font-size: 14px; }
.coursewright-live pre { margin: 4px 0; padding: 8px; overflow: auto; background: #f4ebe1; font: 14px/1.4 monospace; }
@media (prefers-color-scheme: dark) {
  .coursewright-live { background: #241f1c; color: #f2ebe4; border-color: #e08a5c; }
  .coursewright-live .place, .coursewright-live .note { color: #b9aca2; }
  .coursewright-live pre { background: #332b26; }
}
"""


_POLICY = re.compile(rb"default-src ('|&#x27;|&#39;)none\1")


def injected(page: bytes, version: int) -> bytes:
    """A finished page with the script, and with leave to ask this server and no other for news."""
    tag = f'<script src="{PREFIX}live.js" data-version="{version}"></script>'.encode()
    allowed = _POLICY.sub(rb"\g<0>; connect-src \1self\1", page, count=1)
    head, body, rest = allowed.rpartition(b"</body>")
    return head + tag + body + rest if body else allowed + tag


def waiting_page(version: int) -> bytes:
    """What stands there until a first build succeeds; the overlay says why there is none yet."""
    return _page(
        "Nothing to show yet", "The sources have errors. They are listed below and in the terminal.", version
    )


def missing_page(path: str, version: int) -> bytes:
    """What stands at an address that the site does not have."""
    return _page(
        "There is no such page",
        f"Nothing was written for {path}. Go back, or begin at the home page.",
        version,
    )


def broken_page(version: int) -> bytes:
    """What stands where our own program failed."""
    return _page(
        "This page could not be written",
        "That is our mistake, not yours; the terminal says what to report.",
        version,
    )


def _page(title: str, text: str, version: int) -> bytes:
    return injected(
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title></head>"
        f"<body><main><h1>{escape(title)}</h1><p>{escape(text)}</p><p><a href='/'>Home</a></p></main></body></html>".encode(),
        version,
    )


def news(version: int, title: str, note: str, found: Iterable[tuple[Diagnostic, str]]) -> str:
    """The state as one line: the version of the pages, and the complaints with their excerpts, if any."""
    entries = [
        {
            "code": d.code,
            "severity": d.severity.value,
            "message": d.message,
            "file": d.place.file,
            "line": d.place.line,
            "column": d.place.column,
            "help": d.help,
            "excerpt": excerpt,
        }
        for d, excerpt in found
    ]
    state = {
        "version": version,
        "found": {"title": title, "note": note, "entries": entries} if title else None,
    }
    return json.dumps(state, ensure_ascii=False)
