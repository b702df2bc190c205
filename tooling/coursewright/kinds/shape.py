"""An item as it stands in its source, before a kind gives it a meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.item import Form
from coursewright.model.place import Place
from coursewright.model.prose import Blocks, Listing, Table
from coursewright.syntax.settings import Setting
from coursewright.syntax.source import Source

NO_KEY = Code(
    "ITEM001", Severity.ERROR, "an item without a key",
    "A question with no right answer counts against everybody, and some platforms import it without a word.",
    "## Alone first\n`id a-1; objective DE-O1; level apply`\n\nWho waits outside?\n\n- [ ] The companion\n- [ ] Nobody",
    "## Alone first\n`id a-1; objective DE-O1; level apply`\n\nWho waits outside?\n\n- [x] The companion\n- [ ] Nobody",
)  # fmt: skip
FEW_OPTIONS = Code(
    "ITEM002", Severity.ERROR, "an item with fewer than two options",
    "With one option there is nothing to decide.",
    "## Alone first\n`id a-1; objective DE-O1; level apply`\n\nWho waits outside?\n\n- [x] The companion",
    "## Alone first\n`id a-1; objective DE-O1; level apply`\n\nWho waits outside?\n\n- [x] The companion\n- [ ] Nobody",
)  # fmt: skip
BAD_ANSWER = Code(
    "ITEM003", Severity.ERROR, "an answer that cannot be read",
    "What an answer looks like decides how it is scored; a slip here would score learners wrongly.",
    "## How many\n`id a-1; objective DE-O1; level apply`\n\nHow many steps?\n\n- = 7..5",
    "## How many\n`id a-1; objective DE-O1; level apply`\n\nHow many steps?\n\n- = 5..7",
)  # fmt: skip
CODES = (NO_KEY, FEW_OPTIONS, BAD_ANSWER)


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts of one item. `answers` is the list or table after the stem, where there is one."""

    stem: Blocks
    answers: Listing | Table | None
    settings: Mapping[str, Setting]
    said: Mapping[str, Blocks]
    """The quotes after the answers by their first word: `why`, `hint`, `rubric`, `model`."""
    gaps: tuple[tuple[Place, str], ...]
    """The gaps of the stem in order: place, and what stands between the brackets."""
    source: Source
    reports: Reports
    place: Place

    @property
    def listing(self) -> Listing | None:
        """The answers where they are a list."""
        return self.answers if isinstance(self.answers, Listing) else None

    @property
    def table(self) -> Table | None:
        """The answers where they are a table."""
        return self.answers if isinstance(self.answers, Table) else None

    @property
    def tasks(self) -> Listing | None:
        """The answers where they are a list with boxes to tick."""
        listing = self.listing
        if listing is not None and any(entry.checked is not None for entry in listing.items):
            return listing
        return None

    def raw(self, place: Place) -> str:
        """The first line of an entry as written, without its bullet."""
        line = self.source.line(place.line)[place.column - 1 :].strip()
        return line.lstrip("-*+").strip()


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of writing an item. `fits` says whether a shape is of this kind where the author has not said so."""

    name: str
    summary: str
    fits: Callable[[Shape], bool]
    read: Callable[[Shape], Form | None]
    example: str
    settings: tuple[str, ...] = field(default=())
    """Settings that only this kind understands."""


def never(_: Shape) -> bool:
    """For kinds that an author has to name."""
    return False
