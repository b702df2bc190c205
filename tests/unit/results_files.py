"""Results files as the page of results saves them, for tests that read them."""

from __future__ import annotations

import json

from coursewright.credentials.results import digest

TEA_HOUSE: dict[str, object] = {
    "format": "coursewright-results",
    "version": 1,
    "exported": "2026-11-30",
    "course": {
        "id": "tea-house",
        "title": "An evening at the tea house",
        "version": "1.0.0",
        "language": "en",
    },
    "standing": {"completion": True, "success": "passed", "score": [47, 60]},
    "lessons": ["th-l1"],
    "activities": [
        {
            "id": "th-final",
            "sort": "assessment",
            "complete": True,
            "succeeded": True,
            "score": [7, 8],
            "attempts": 1,
        },
        {
            "id": "th-written",
            "sort": "assessment",
            "complete": False,
            "succeeded": False,
            "score": None,
            "attempts": 0,
        },
        {
            "id": "late-guest",
            "sort": "scenario",
            "complete": True,
            "succeeded": True,
            "score": [3, 5],
            "attempts": 1,
        },
    ],
    "objectives": [{"id": "TH-O1", "share": [1, 1]}, {"id": "TH-O2", "share": [3, 4]}],
    "items": [
        {"id": "th-f-1", "activity": "th-final", "share": [1, 1]},
        {"id": "th-f-2", "activity": "th-final", "share": [1, 1]},
        {"id": "th-f-3", "activity": "th-final", "share": [1, 1]},
        {"id": "th-f-4", "activity": "th-final", "share": [1, 2]},
    ],
}
"""Somebody who has passed the tea house: 7/8 counts two thirds, 3/5 one third."""


def altered(**changes: object) -> bytes:
    """The file with other values, and a checksum that fits them."""
    found = {**TEA_HOUSE, **changes}
    return json.dumps({**found, "digest": digest(found)}, indent=1).encode()


def results_file() -> bytes:
    """The file as it was saved."""
    return altered()
