"""What verifying a package says of it: findings with the rule they rest on, and what an administrator would see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coursewright.model.diagnostic import Severity

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a package. `rule` names the clause of the standard, or what every package owes."""

    severity: Severity
    rule: str
    message: str
    where: str = ""
    """The file of the package, with a line where there is one, or the call."""


def error(rule: str, message: str, where: str = "") -> Finding:
    """What a platform may stumble over."""
    return Finding(Severity.ERROR, rule, message, where)


def warning(rule: str, message: str, where: str = "") -> Finding:
    """What works on most platforms and is not right."""
    return Finding(Severity.WARNING, rule, message, where)


@dataclass(frozen=True, slots=True)
class Grades:
    """One line of a gradebook, as an administrator reads it."""

    learner: str
    """What the learner of this play did."""
    status: str
    score: str = ""
    time: str = ""
    interactions: int = 0
    objectives: int = 0


@dataclass(frozen=True, slots=True)
class Play:
    """One package played on one stand-in by one made-up learner."""

    platform: str
    title: str
    """Of the part that was launched."""
    grades: Grades | None
    """None where nothing could be launched."""
    findings: tuple[Finding, ...] = ()
    calls: tuple[Json, ...] = ()
    """Every call in order, without values that a learner has typed."""


@dataclass(frozen=True, slots=True)
class Verified:
    """All that is known of one package."""

    name: str
    format: str
    """The format in words, such as `SCORM 1.2`."""
    files: int
    size: int
    """Bytes of the package."""
    findings: tuple[Finding, ...]
    plays: tuple[Play, ...] = ()
    checked: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    """What could not be checked, and what is needed for it."""
    manifest: bytes = field(default=b"", repr=False)

    @property
    def everything(self) -> tuple[Finding, ...]:
        """The findings of the files and of all plays."""
        return (*self.findings, *(finding for play in self.plays for finding in play.findings))

    @property
    def failed(self) -> bool:
        """Whether something is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.everything)
