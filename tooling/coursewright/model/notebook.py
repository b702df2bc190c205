"""What running a notebook gave: outputs by cell, the values it ended with, and where it stopped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True)
class Printed:
    """Plain text, without the codes that colour a terminal."""

    text: str


@dataclass(frozen=True)
class Told:
    """Markdown that a cell has made: tables and sentences with computed numbers."""

    markdown: str


@dataclass(frozen=True)
class Drawn:
    """A picture, as the bytes of its file. An SVG holds nothing but shapes and text."""

    data: bytes
    ending: str
    """`svg`, `png` or `jpg`."""


@dataclass(frozen=True)
class Unshown:
    """An output that cannot be shown, and why in a few words."""

    why: str


Output: TypeAlias = Printed | Told | Drawn | Unshown


class Stop(StrEnum):
    """Why a notebook did not come to its end."""

    FAILED = "failed"
    TOO_LONG = "too long"
    TOO_MUCH = "too much"
    DIED = "died"
    NO_KERNEL = "no kernel"
    NOTHING_RUNS = "nothing runs"
    """What runs notebooks is not installed."""


@dataclass(frozen=True)
class Stopped:
    """Where a notebook stopped: the number of the cell from 0, and the last line of what was said."""

    why: Stop
    cell: int
    words: str


@dataclass(frozen=True)
class Ran:
    """One run from a clean kernel."""

    outputs: tuple[tuple[Output, ...], ...] = ()
    """By cell, in order; shorter than the notebook where it stopped."""
    values: Mapping[str, float | str] = field(default_factory=dict)
    """Numbers and short texts by the names they had at the end."""
    trials: Mapping[int, tuple[Mapping[str, float], ...]] = field(default_factory=dict)
    """The results of every trial, by the cell that readers may repeat."""
    stopped: Stopped | None = None


@dataclass(frozen=True)
class Work:
    """What is run: the code of every cell, the kernel's name, the files it may read, and the trials of its cells."""

    codes: tuple[str, ...]
    kernel: str
    data: Mapping[str, bytes]
    """By their paths as the notebook sees them, such as `data/places.csv`."""
    trials: Mapping[int, Trials] = field(default_factory=dict)


@dataclass(frozen=True)
class Trials:
    """The parameters to set, and the names to tell afterwards."""

    given: tuple[Mapping[str, float], ...]
    asked: tuple[str, ...]
