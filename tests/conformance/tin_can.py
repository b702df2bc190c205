"""A record store for Tin Can packages: takes what is said, remembers it, and names itself in the address of a launch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from coursewright.verify.records import Reply

ACTOR = {"objectType": "Agent", "account": {"homePage": "http://lms.test", "name": "l-17"}}
TOKEN = "Basic dG9rZW4="


class TinCan:
    """One learner after the other."""

    def __init__(self) -> None:
        self.address = ""
        self.learners = 0
        self.statements: list[dict[str, Any]] = []
        self.documents: dict[str, str] = {}

    def launched(self) -> str:
        """A new learner: the address to open."""
        self.learners += 1
        self.statements, self.documents = [], {}
        given = {
            "endpoint": f"{self.address}/xapi/",
            "auth": TOKEN,
            "actor": json.dumps(ACTOR),
            "registration": f"0f9b8a55-6f3b-4f0e-9d3e-{self.learners:012}",
            "activity_id": "urn:coursewright:course:tasting",
        }
        return "/package/index.html?" + "&".join(f"{name}={quote(one, '')}" for name, one in given.items())

    def verbs(self) -> list[str]:
        """What was said, in order."""
        return [one["verb"]["id"].rsplit("/", 1)[-1] for one in self.statements]

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: str) -> Reply | None:
        """One request."""
        if headers.get("authorization") != TOKEN:
            return Reply(401)
        address = urlsplit(path)
        if address.path == "/xapi/statements":
            given = json.loads(body)
            self.statements += given if isinstance(given, list) else [given]
            return Reply(204)
        query = parse_qs(address.query)
        name = (query.get("stateId") or query.get("profileId") or [""])[0]
        if method == "PUT":
            self.documents[name] = body
            return Reply(204)
        return Reply(200, self.documents[name]) if name in self.documents else Reply(404)
