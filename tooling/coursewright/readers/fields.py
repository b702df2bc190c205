"""The keys of a YAML head as values with a type, each complaint at the value itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from coursewright.model.diagnostic import Code, Reports, Severity, did_you_mean
from coursewright.model.mention import Mention
from coursewright.model.place import Place
from coursewright.syntax.yaml import Mapping, Scalar, Sequence, Tree

MISSING_KEY = Code(
    "HEAD001", Severity.ERROR, "a key that has to be there",
    "Every file begins with a few settings that the rest hangs on.",
    "```courses/demo/first.md\n---\nid: de-l1\n---\n```", "```courses/demo/first.md\n---\nid: de-l1\ntitle: First\n---\n```",
)  # fmt: skip
UNKNOWN_KEY = Code(
    "HEAD002", Severity.ERROR, "a key that does not exist",
    "A misspelt key would silently have no effect.",
    "```courses/demo/first.md\n---\nid: de-l1\ntitel: First\n---\n```", "```courses/demo/first.md\n---\nid: de-l1\ntitle: First\n---\n```",
)  # fmt: skip
WRONG_TYPE = Code(
    "HEAD003", Severity.ERROR, "a value of the wrong sort",
    "A number where a list belongs, or a word where a number belongs, has no meaning.",
    "```courses/demo/first.md\n---\nid: de-l1\ntitle: First\nminutes: long\n---\n```",
    "```courses/demo/first.md\n---\nid: de-l1\ntitle: First\nminutes: 20\n---\n```",
)  # fmt: skip
CODES = (MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE)

_DECIMAL = re.compile(r"^\d{1,6}(?:\.\d{1,6})?$")


@dataclass(slots=True)
class Fields:
    """Reads a mapping key by key; `done` reports the keys nobody asked for."""

    mapping: Mapping
    reports: Reports
    asked: list[str] = field(default_factory=list)

    def tree(self, key: str) -> Tree | None:
        """The value of a key as it stands."""
        self.asked.append(key)
        return self.mapping.get(key)

    def text(self, key: str, default: str = "", required: bool = False) -> str:
        """A word or sentence."""
        value = self.tree(key)
        if value is None or (isinstance(value, Scalar) and value.plain and value.text in ("", "~", "null")):
            if required:
                self.reports.add(
                    MISSING_KEY.at(self._head(), f"`{key}` is missing.", f"Add a line `{key}: ...`.")
                )
            return default
        if not isinstance(value, Scalar):
            self._wrong(value, f"`{key}` has to be a word or a sentence.")
            return default
        return Mention(value.text.strip(), value.place)

    def integer(self, key: str, default: int = 0, least: int = 0) -> int:
        """A whole number of at least `least`."""
        value = self.tree(key)
        if value is None:
            return default
        if isinstance(value, Scalar) and re.fullmatch(r"-?\d{1,9}", value.text) and int(value.text) >= least:
            return int(value.text)
        self._wrong(value, f"`{key}` has to be a whole number of at least {least}.")
        return default

    def share(self, key: str, default: Fraction) -> Fraction:
        """A number from 0 to 1, exactly as written."""
        value = self.tree(key)
        if value is None:
            return default
        if isinstance(value, Scalar) and _DECIMAL.match(value.text) and 0 <= Fraction(value.text) <= 1:
            return Fraction(value.text)
        self._wrong(value, f"`{key}` has to be a number from 0 to 1, such as 0.8.")
        return default

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        value = self.tree(key)
        if value is None:
            return default
        if isinstance(value, Scalar) and value.text in ("true", "false"):
            return value.text == "true"
        self._wrong(value, f"`{key}` has to be true or false.")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; one word alone is a list of one."""
        return tuple(Mention(scalar.text, scalar.place) for scalar in self.scalars(key))

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """A list of words with their places."""
        value = self.tree(key)
        if value is None:
            return ()
        if isinstance(value, Scalar):
            return (value,) if value.text else ()
        if isinstance(value, Sequence) and all(isinstance(entry, Scalar) for entry in value.entries):
            return tuple(entry for entry in value.entries if isinstance(entry, Scalar))
        self._wrong(value, f"`{key}` has to be a list of words, as in `[one, two]`.")
        return ()

    def mappings(self, key: str) -> Iterator[Mapping]:
        """A list of mappings."""
        value = self.tree(key)
        if value is None:
            return
        if not isinstance(value, Sequence):
            self._wrong(value, f"`{key}` has to be a list; begin each entry with `- `.")
            return
        for entry in value.entries:
            if isinstance(entry, Mapping):
                yield entry
            else:
                self._wrong(entry, f"An entry of `{key}` has to be made of `key: value` lines.")

    def pairs(self, key: str) -> tuple[tuple[Scalar, Tree], ...]:
        """A mapping as pairs."""
        value = self.tree(key)
        if value is None:
            return ()
        if not isinstance(value, Mapping):
            self._wrong(value, f"`{key}` has to be made of `key: value` lines.")
            return ()
        return value.entries

    def counts(self, key: str, least: int = 0) -> tuple[tuple[str, int], ...]:
        """A mapping of words to whole numbers."""
        found: list[tuple[str, int]] = []
        for name, value in self.pairs(key):
            if (
                isinstance(value, Scalar)
                and re.fullmatch(r"\d{1,6}", value.text)
                and int(value.text) >= least
            ):
                found.append((Mention(name.text, name.place), int(value.text)))
            else:
                self._wrong(value, f"`{name.text}` has to be a whole number of at least {least}.")
        return tuple(found)

    def place(self, key: str) -> Place:
        """Where the value of a key stands; the head where it is missing."""
        value = self.mapping.get(key)
        return value.place if value is not None else self._head()

    def done(self) -> None:
        """Report every key that nobody asked for."""
        for name, _ in self.mapping.entries:
            if name.text not in self.asked:
                self.reports.add(
                    UNKNOWN_KEY.at(
                        name.place,
                        f"There is no key `{name.text}` here.",
                        did_you_mean(name.text, self.asked) or f"The keys are {', '.join(self.asked)}.",
                    )
                )

    def _head(self) -> Place:
        place = self.mapping.place
        return Place(place.file, place.line, place.column, place.line, place.column + 1)

    def _wrong(self, value: Tree, message: str) -> None:
        self.reports.add(WRONG_TYPE.at(value.place, message))
