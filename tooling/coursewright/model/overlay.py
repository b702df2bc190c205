"""What an organisation adds to courses that it does not change: pieces of text, steps, support lines of its own."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.model.place import Place


@dataclass(frozen=True)
class Addition:
    """A text of the overlay at one address of a lesson of the base. Without any address it stands at the end."""

    lesson: str
    """Id of the lesson."""
    text: str
    """Path of the text below `additions/`."""
    section: str
    """Address of a heading: the end of its section, or where the box is looked for."""
    beside: str
    """Place code of the law box that it stands directly behind."""
    instead: str
    """Place code of the law box that it replaces."""
    place: Place


@dataclass(frozen=True)
class AddedStep:
    """A lesson of the overlay as a step of a course of the base, directly behind another one."""

    course: str
    after: str
    """Id of a lesson, a scenario or an assessment."""
    lesson: str
    """Name of its file beside the other lessons, without the ending."""
    place: Place


@dataclass(frozen=True)
class Overlay:
    """All that `overlay.yml` says."""

    base: str
    """Path of a folder or a zip, as seen from the overlay."""
    additions: tuple[Addition, ...]
    steps: tuple[AddedStep, ...]
    only_own_support: bool
    """Whether the support lines of the base are left out."""
    place: Place
