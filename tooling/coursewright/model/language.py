"""How a project wants to speak of people: rules about words, each with what to write instead and why."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.model.diagnostic import Severity
from coursewright.model.place import Place


@dataclass(frozen=True)
class LanguageRule:
    """One wording to avoid. `pattern` is a regular expression that has been compiled once without complaint."""

    id: str
    category: str
    severity: Severity
    scope: str
    """`text`: everywhere; `dialogue`: in scenarios; `alt`: in texts for pictures and captions."""
    pattern: str
    ignore_case: bool
    prefer: tuple[str, ...]
    """What to write instead."""
    reason: str
    sources: tuple[str, ...]
    exceptions: tuple[str, ...]
    """Where the words may stand after all."""
    place: Place
