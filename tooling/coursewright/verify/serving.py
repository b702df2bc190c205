"""A platform on this machine's own loopback: every request goes over a real connection and is answered by a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR
from threading import Lock, Thread
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes over the wire; `keep` is the Cache-Control header."""

    status: int
    body: bytes = b""
    kind: str = "text/html"
    keep: str = "no-store"


MOST_SENT = 4_000_000
MOST_TOGETHER = 100_000_000
"""Bytes of the largest body that a page may send, and of all together; nothing that courses record comes near them."""

Answering = Callable[[str, str, Mapping[str, str], str], Answer | None]
"""Method, path with query, headers by their names in small letters, body; None hangs up."""


@contextmanager
def serving(answering: Answering) -> Iterator[int]:
    """The port that is served. Answers are given one after the other, whatever the number of connections."""
    turn = Lock()
    sent = 0

    class Handler(BaseHTTPRequestHandler):
        """One request on a connection of its own."""

        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            self.close_connection = True
            super().handle_one_request()

        def answer(self) -> None:
            """What the function says."""
            nonlocal sent
            length = self.headers.get("Content-Length") or "0"
            if (
                not length.isascii()
                or not length.isdigit()
                or int(length) > min(MOST_SENT, MOST_TOGETHER - sent)
            ):
                self.connection.shutdown(SHUT_RDWR)
                return
            sent += int(length)
            body = self.rfile.read(int(length)).decode("utf-8", "replace")
            named = {name.lower(): value for name, value in self.headers.items()}
            with turn:
                found = answering(self.command, self.path, named, body)
            if found is None:
                self.connection.shutdown(SHUT_RDWR)
                return
            self.send_response(found.status)
            self.send_header("Content-Type", found.kind)
            self.send_header("Content-Length", str(len(found.body)))
            self.send_header("Cache-Control", found.keep)
            self.end_headers()
            self.wfile.write(found.body)

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

        def handle(self) -> None:
            """A browser that hangs up in the middle is nothing to tell."""
            try:
                super().handle()
            except OSError:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
