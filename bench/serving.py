"""A folder served on loopback as a plain host serves it: compressed, and kept by the browser for an hour."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".txt")


class Host(SimpleHTTPRequestHandler):
    """Serves a folder, says nothing about it, and remembers what was asked for."""

    asked: list[str]

    def __init__(self, *args: object, asked: list[str], **more: object) -> None:
        self.asked = asked
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """One file, compressed where it gets smaller by it."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        self.asked.append(self.path)
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        smaller = gzip.compress(data, 6) if path.suffix in COMPRESSED else data
        self.send_response(200)
        if len(smaller) < len(data):
            data = smaller
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache" if path.suffix == ".html" else "max-age=3600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path, asked: list[str] | None = None) -> Iterator[str]:
    """The address of a folder on loopback; what browsers ask for is added to `asked`."""
    handler = partial(Host, directory=str(folder), asked=[] if asked is None else asked)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
