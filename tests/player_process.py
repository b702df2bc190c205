"""The runtime's half of the meaning: node runs site/player/oracle.ts for as long as the tests ask."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SITE = Path(__file__).parents[1] / "site"


class Player:
    """Answers questions in the runtime's own words."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, question: str, **fields: Any) -> Any:
        """One question, one answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"ask": question, **fields}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"the runtime failed on {question}: {fields}"
        return json.loads(answer)


@contextmanager
def running() -> Iterator[Player]:
    """The runtime's own sources, bundled for node. Needs `npm ci --prefix site` once."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "oracle.cjs"
        options = {
            "entryPoints": ["player/oracle.ts"],
            "bundle": True,
            "platform": "node",
            "format": "cjs",
            "outfile": str(script),
        }
        build = f"require('esbuild').buildSync({json.dumps(options)})"
        subprocess.run(["node", "-e", build], cwd=SITE, check=True)
        process = subprocess.Popen(
            ["node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        try:
            yield Player(process)
        finally:
            process.stdin.close() if process.stdin else None
            process.wait(timeout=10)
