"""A group with a booklet: it knows nothing but what the sentences of the page say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import html

NAME = "“([^”]*)”"
MOVE = re.compile("(?:Move “[^”]*” .*?at the (?:most|least)|Put “[^”]*” at [^.]+|(?:Tick|Clear) “[^”]*”)\\.")


@dataclass
class Table:
    """What lies on the table: tokens and the strip of numbers."""

    tokens: dict[str, str] = field(default_factory=dict)
    strip: list[int] = field(default_factory=list)

    def holds(self, sentence: str) -> bool:
        """Whether a condition is true now."""
        sentence = sentence.strip()
        for joint, all_of in ((", or ", False), (", and ", True)):
            parts = _apart(sentence, joint)
            if len(parts) > 1:
                return all(map(self.holds, parts)) if all_of else any(map(self.holds, parts))
        if sentence.startswith("(") and sentence.endswith(")"):
            return self.holds(sentence[1:-1])
        if found := re.fullmatch(r"(\d+) is (not yet|not|)\s?on your strip", sentence):
            return (int(found[1]) in self.strip) == (found[2] == "")
        if found := re.fullmatch(f"{NAME} is (not )?ticked", sentence):
            return (self.tokens[found[1]] == "✓") == (found[2] is None)
        found = re.fullmatch(f"{NAME} is (not at|at|below|above) (.+?)( or below| or above)?", sentence)
        assert found is not None, sentence
        return _compared(self.tokens[found[1]], found[2] + (found[4] or ""), self._value(found[3]))

    def move(self, sentence: str) -> None:
        """Does what a sentence asks."""
        if found := re.fullmatch(
            f"Move {NAME} (up|down) by (\\d+), to (-?\\d+) at the (?:most|least).", sentence
        ):
            by = int(found[3]) if found[2] == "up" else -int(found[3])
            moved = int(self.tokens[found[1]]) + by
            self.tokens[found[1]] = str(min(moved, int(found[4])) if by > 0 else max(moved, int(found[4])))
        elif found := re.fullmatch(f"Put {NAME} at (.+).", sentence):
            self.tokens[found[1]] = found[2]
        else:
            found = re.fullmatch(f"(Tick|Clear) {NAME}.", sentence)
            assert found is not None, sentence
            self.tokens[found[2]] = "✓" if found[1] == "Tick" else ""

    def _value(self, words: str) -> str:
        other = re.fullmatch(f"the place of {NAME}", words)
        return self.tokens[other[1]] if other else words


def _compared(here: str, how: str, there: str) -> bool:
    if how in ("at", "not at"):
        return (here == there) == (how == "at")
    left, right = int(here), int(there)
    return {
        "below": left < right,
        "above": left > right,
        "at or below": left <= right,
        "at or above": left >= right,
    }[how]


def _apart(sentence: str, joint: str) -> list[str]:
    """The parts of a sentence that are joined outside of brackets."""
    parts, depth, start = [], 0, 0
    for at, character in enumerate(sentence):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0 and sentence.startswith(joint, at):
            parts.append(sentence[start:at])
            start = at + len(joint)
    return [*parts, sentence[start:]]


class Group:
    """Plays a booklet. A way is known by its words."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self.tree = tree
        self.entries = {
            int(one.get("aria-labelledby").removeprefix("n")): one
            for one in tree.xpath("//section[@class='entry']")
        }
        self.table = Table(
            {_words(one.find("dt")): _first(one) for one in self.tree.xpath("//dl[@class='tokens']/div")}
        )
        self.at = 0

    def begin(self, variant: str = "") -> None:
        """Opens the booklet where the variant says."""
        lines = [
            _words(one)
            for one in self.tree.xpath(
                "//*[contains(@class, 'begin-at')]/descendant-or-self::*[self::li or self::p]"
            )
        ]
        line = next(one for one in lines if one.startswith(variant or "Begin at"))
        found = re.search(r"[Bb]egin at number (\d+)\.", line)
        assert found is not None
        for sentence in MOVE.findall(line):
            self.table.move(sentence)
        self._turn(int(found[1]))

    def open(self) -> Mapping[str, int]:
        """The ways whose conditions are true, with their numbers."""
        return dict(self._ways())

    def take(self, words: str) -> None:
        """Turns to a way, follows what it asks, and goes on to the next moment."""
        self._turn(self.open()[words])

    @property
    def title(self) -> str:
        """The title of the moment."""
        return _words(self._entry().xpath("./h3/span[3]")[0])

    @property
    def outcome(self) -> str:
        """The outcome that the number names; nothing where the story goes on."""
        found = self._entry().xpath("./p[starts-with(@class, 'outcome')]")
        return _words(found[0]) if found else ""

    def around(self) -> int:
        """The number of the way past a moment."""
        (link,) = self._entry().xpath("./p[@class='care']/a")
        return int(_words(link))

    def shown(self) -> list[str]:
        """The conditions under which a text of this moment is read, those that are true."""
        told = (
            _words(one).removeprefix("If ").removesuffix(":")
            for one in self._entry().xpath(".//div[@class='if']/p[1]")
        )
        return [one for one in told if self.table.holds(one)]

    def points(self) -> int:
        """What the table for afterwards says that the numbers on the strip earned."""
        earned = {
            int(_words(row[0])): int(_words(row[2]))
            for row in self.tree.xpath("//table[@class='lookup']/tbody/tr")
        }
        return sum(earned.get(number, 0) for number in self.table.strip)

    def possible(self) -> int:
        """The stated denominator."""
        found = re.search(
            r"share is your sum out of (\d+)",
            _words(self.tree.xpath("//section[contains(@class, 'looked-up')]")[0]),
        )
        assert found is not None
        return int(found[1])

    def _ways(self) -> Iterator[tuple[str, int]]:
        for way in self._entry().xpath("./ul[@class='turns']/li"):
            conditions = way.xpath("./span[@class='condition']")
            told = _words(conditions[0]).removeprefix("Only if ").removesuffix(":") if conditions else ""
            if told and not self.table.holds(told):
                continue
            words = _words(way).removeprefix(_words(conditions[0]) if conditions else "").strip()
            found = re.search(r"^(.*?) ?Turn to (\d+)\.", words)
            assert found is not None, words
            yield found[1], int(found[2])

    def _turn(self, number: int) -> None:
        self.at = number
        self.table.strip.append(number)
        for moves in self._entry().xpath("./p[@class='moves']"):
            said = _words(moves)
            assert not MOVE.sub("", said).strip(), said
            for sentence in MOVE.findall(said):
                self.table.move(sentence)
        on = [_words(one) for one in self._entry().xpath("./p[@class='turn']") if "Go on at" in _words(one)]
        if on:
            found = re.search(r"(\d+)", on[0])
            assert found is not None
            self._turn(int(found[1]))

    def _entry(self) -> html.HtmlElement:
        return self.entries[self.at]


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _first(token: html.HtmlElement) -> str:
    places = token.xpath(".//span[contains(@class, 'first')]/b")
    return _words(places[0]) if places else ""
