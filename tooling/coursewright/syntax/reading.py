"""What reading one Markdown file needs and gathers, and what it may complain of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.place import Place
from coursewright.model.prose import Block, Blocks
from coursewright.syntax.source import Source

RAW_HTML = Code(
    "SYNTAX001", Severity.ERROR, "raw HTML in a text",
    "One source becomes web pages, print and eight package formats, under a policy that forbids foreign code; "
    "raw HTML would work in one of them and break or be dropped in the rest.",
    "```courses/demo/first.md\n<div>Wait for the line.</div>\n```", "```courses/demo/first.md\nWait for the line.\n```",
)  # fmt: skip
UNKNOWN_DIRECTIVE = Code(
    "SYNTAX002", Severity.ERROR, "a directive that does not exist",
    "A directive is a part of the text with a role of its own. An unknown one would silently vanish.",
    "```courses/demo/first.md\n:::{facilitater}\nFive minutes.\n:::\n```",
    "```courses/demo/first.md\n:::{facilitator}\nFive minutes.\n:::\n```",
)  # fmt: skip
UNCLOSED = Code(
    "SYNTAX003", Severity.ERROR, "a directive that is never closed, or closed too early",
    "Fences of equal length close one another: the inner one ends the outer one. Give the outer one more colons.",
    "```courses/demo/first.md\n:::{example} A talk\n:::{note}\nListen.\n:::\n:::\n```",
    "```courses/demo/first.md\n::::{example} A talk\n:::{note}\nListen.\n:::\n::::\n```",
)  # fmt: skip
TOO_DEEP = Code(
    "SYNTAX004", Severity.ERROR, "text nested too deep",
    "Nobody can follow text that is nested this deep, and no package format carries it.",
    "Nine directives inside one another.", "Two at most.",
)  # fmt: skip
BAD_ALLOW = Code(
    "SYNTAX005", Severity.ERROR, "an `allow` without a reason",
    "A finding may be allowed for one block, and whoever reads it later must know why.",
    "```courses/demo/first.md\n<!-- allow LANG001 -->\nThe form is titled so.\n```",
    "```courses/demo/first.md\n<!-- allow LANG001: title of a federal form -->\nThe form is titled so.\n```",
)  # fmt: skip
CODES = (RAW_HTML, UNKNOWN_DIRECTIVE, UNCLOSED, TOO_DEEP, BAD_ALLOW)


@dataclass(frozen=True)
class Opening:
    """The first line of a directive, with its options."""

    name: str
    argument: str
    options: Mapping[str, str]
    place: Place

    @property
    def first_line(self) -> Place:
        """The line it opens on."""
        file, line, column, _, _ = self.place
        return Place(file, line, column, line, column + len(self.name) + 5)


@dataclass(frozen=True)
class Allowance:
    """One code allowed for a stretch of lines, with the author's reason."""

    code: str
    reason: str
    file: str
    first: int
    last: int


Handler = Callable[[Opening, Blocks], "Block | None"]


@dataclass(slots=True)
class Reading:
    """What reading one file needs and gathers: the directives it knows, its reports, gaps and allowances."""

    source: Source
    directives: Mapping[str, Handler]
    reports: Reports
    gaps: dict[Place, str] = field(default_factory=dict)
    """The place of a cloze gap to the text between its brackets."""
    allowances: list[Allowance] = field(default_factory=list)
    slugs: dict[str, int] = field(default_factory=dict)
