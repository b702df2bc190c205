"""Short names for what a learner's saved state speaks of: they depend on the id alone, so edits elsewhere keep them."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256


def tag(id: str) -> str:
    """Four characters that name an item, a lesson, an assessment or a scenario in a course."""
    return _digest(id)[:4]


def choice_tag(node: str, choice: str) -> str:
    """Three characters that name a choice in its scenario."""
    return _digest(f"{node}/{choice}")[:3]


def _digest(text: str) -> str:
    return urlsafe_b64encode(sha256(text.encode()).digest()).decode()
