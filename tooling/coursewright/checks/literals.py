"""What a pattern cannot match without: letters to look for before the pattern itself is tried."""

from __future__ import annotations

import re

SHORTEST = 3
"""Fewer letters than these stand everywhere."""

Needs = frozenset[str] | None
"""At least one of these stands, whatever its capitals, in all that the pattern matches; None where nothing is known."""

_ESCAPED = re.compile(r"\\(?:u.{4}|x..|U.{8}|N\{[^}]*\}|\d+|(?P<letter>[A-Za-z])|(?P<sign>.))", re.DOTALL)
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_GROUP = re.compile(r"\((?:\?(?:(?P<look>=|!|<=|<!)|:|P<\w+>))?")
_QUANTIFIER = re.compile(r"(?:(?P<some>[*?+])|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")


def needs(pattern: str) -> Needs:
    """The letters of a pattern that compiles."""
    try:
        return _Scan(pattern).alternatives()
    except _Unknown:
        return None


class _Unknown(Exception):
    """The pattern uses something that is not looked into, such as flags inside it."""


class _Scan:
    """One way through a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def alternatives(self) -> Needs:
        """The needs of everything up to the end of this group."""
        found: list[Needs] = [self._sequence()]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            found.append(self._sequence())
        known = [one for one in found if one is not None]
        return frozenset().union(*known) if len(known) == len(found) else None

    def _sequence(self) -> Needs:
        best: Needs = None
        letters = ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            letter, inner = self._atom()
            least, repeated = self._quantity()
            if letter and least and not repeated:
                letters += letter
                continue
            best = _better(_better(best, _known(letters)), inner if least else None)
            letters = ""
        return _better(best, _known(letters))

    def _atom(self) -> tuple[str, Needs]:
        """The next atom: its one letter, or what a group needs."""
        sign = self.pattern[self.at]
        if sign == "(":
            return "", self._group()
        if sign == "\\":
            escaped = self._take(_ESCAPED)
            return escaped["sign"] or "", None
        if sign == "[":
            self._take(_CLASS)
            return "", None
        self.at += 1
        return "" if sign in ".^$" else sign, None

    def _group(self) -> Needs:
        opening = self._take(_GROUP)
        if self.pattern.startswith("?", self.at):
            raise _Unknown
        inner = self.alternatives()
        self.at += 1
        return None if opening["look"] else inner

    def _quantity(self) -> tuple[bool, bool]:
        """Whether the atom before must be there, and whether it has a quantifier at all."""
        found = _QUANTIFIER.match(self.pattern, self.at)
        if found is None:
            return True, False
        self.at = found.end()
        return found["some"] == "+" or bool((found["least"] or "").strip("0")), True

    def _take(self, expected: re.Pattern[str]) -> re.Match[str]:
        found = expected.match(self.pattern, self.at)
        if found is None:
            raise _Unknown
        self.at = found.end()
        return found


def _known(letters: str) -> Needs:
    return frozenset({letters.casefold()}) if len(letters) >= SHORTEST else None


def _better(one: Needs, other: Needs) -> Needs:
    """Those of the two that are found more rarely: whose shortest is longer."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda those: min(map(len, those)))
