"""What an author expects of a scenario: choices in order, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.model.expression import Expression
from coursewright.model.place import Place


@dataclass(frozen=True)
class Expectation:
    """One thing that has to hold at the end, as the author wrote it. Exactly one of its parts says something."""

    text: str
    place: Place
    ending: str = ""
    node: str = ""
    points: int | None = None
    condition: Expression | None = None


@dataclass(frozen=True)
class Case:
    """One path through a scenario."""

    title: str
    variant: str
    choices: tuple[tuple[str, Place], ...]
    """Choice ids in order, each with its place."""
    expectations: tuple[Expectation, ...]
    place: Place


@dataclass(frozen=True)
class Rehearsal:
    """An author's tests of one scenario."""

    scenario: str
    cases: tuple[Case, ...]
    path: str
    place: Place
