"""What verifying has to know of a format: how it is recognised, what its files owe, and what of it can be played."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from coursewright.verify.finding import Finding
from coursewright.verify.opening import Opened

Schemas = Mapping[str, bytes]
"""The schemas that travel with the compiler, by `folder/name`."""


@dataclass(frozen=True, slots=True)
class Launch:
    """One part of a package that a platform opens for a learner."""

    path: str
    """In the package, with its query."""
    title: str
    mastery: str = ""
    """The mastery score that the manifest gives it, as written there."""
    activity: str = ""
    """Its IRI, where the standard has one."""
    move_on: str = ""
    objectives: tuple[str, ...] = ()
    """Ids that exist before a session begins, since the manifest names them (SCORM 2004)."""


@dataclass(frozen=True, slots=True)
class Platform:
    """One stand-in to play a package in."""

    name: str
    """For people: `SCORM 1.2, strict`."""
    kind: str
    """`scorm12`, `scorm2004` or `cmi5`."""
    host: str = ""
    """The name of its host in `standins/window.js`."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format of packages."""

    name: str
    title: str
    manifest: str
    """The file that describes the package; empty where the package is that file."""
    recognises: Callable[[Opened], bool]
    check: Callable[[Opened, Schemas], Iterator[Finding]]
    """What is wrong with the files. Raises `Refused` where nothing more can be said."""
    launches: Callable[[Opened], tuple[Launch, ...]] | None = None
    """What can be launched; None where the format is not played here."""
    platforms: tuple[Platform, ...] = ()
    schemas: str = ""
    """How the names of the schemas begin that its manifest is held against, which takes lxml."""
