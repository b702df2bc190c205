"""GIFT, Moodle's questions as text: what its importer refuses, scores wrongly or swallows without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright.verify.finding import Finding, error, warning
from coursewright.verify.format import Format, Schemas
from coursewright.verify.opening import TEXTS, Opened, Refused

GRADES = {
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20",
    "16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0",
}  # fmt: skip
"""The shares that Moodle knows, in percent. Any other is refused while importing."""

_HIDDEN = re.compile(r"\\[~=#{}:\\]")
_WEIGHT = re.compile(r"^%(-?[0-9.]+)%")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_QUESTION = re.compile(r"(^\s*::|\{[^{}]*\}|^\s*\$CATEGORY:)", re.MULTILINE)


def recognises(package: Opened) -> bool:
    """A text in which something is asked as GIFT asks."""
    if list(package.names) != [package.name] or not package.name.lower().endswith(TEXTS):
        return False
    try:
        return _QUESTION.search(_text(package)) is not None
    except Refused:
        return False


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What the importer would do to each block between blank lines."""
    asked = 0
    for line, block in _blocks(_text(package)):
        if block.startswith("$CATEGORY:"):
            if "\n" in block:
                yield error(
                    "GIFT",
                    "A blank line has to follow $CATEGORY, or what follows is read as its name.",
                    f"line {line}",
                )
            continue
        asked += 1
        yield from _question(_HIDDEN.sub("", block), f"line {line}")
    if not asked:
        yield error("GIFT", "There is no question.", package.name)


def _text(package: Opened) -> str:
    try:
        return package.read(package.name).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Refused(
            f"`{package.name}` is not written in UTF-8, which is all that Moodle's importer reads."
        ) from None


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Each question with the line where it begins; comments are left out."""
    held: list[str] = []
    start = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip() and not line.lstrip().startswith("//"):
            start = start if held else number
            held.append(line)
        elif not line.strip() and held:
            yield start, "\n".join(held).strip()
            held = []


def _question(block: str, where: str) -> Iterator[Finding]:
    opened, closed = block.count("{"), block.count("}")
    if (opened, closed) == (0, 0):
        return
    if (opened, closed) != (1, 1) or block.index("{") > block.index("}"):
        yield error("GIFT", "A question has one pair of braces; others in a text need a backslash.", where)
        return
    if not block.startswith("::"):
        yield warning("GIFT", "It has no name between ::, so Moodle takes the beginning of its text.", where)
    inner = block[block.index("{") + 1 : block.index("}")].partition("####")[0].strip()
    if inner.startswith("#"):
        yield from _numeric(inner[1:].strip(), where)
    elif "->" in inner:
        yield from _matching(inner, where)
    elif inner and not re.match(r"(T|F|TRUE|FALSE)\s*(#|$)", inner):
        yield from _choices(inner, where)


def _numeric(inner: str, where: str) -> Iterator[Finding]:
    for answer in [part for part in re.split(r"[=~]", inner) if part.strip()]:
        told = _WEIGHT.sub("", answer.partition("#")[0].strip())
        if not all(_NUMBER.fullmatch(one.strip()) for one in re.split(r"\.\.|:", told)):
            yield error("GIFT", f"`{told}` is no number, no number with a tolerance and no range.", where)


def _matching(inner: str, where: str) -> Iterator[Finding]:
    pairs = [part for part in inner.split("=") if part.strip()]
    if len(pairs) < 2:
        yield error("GIFT", "Fewer than two pairs are no matching.", where)
    if any("->" not in pair for pair in pairs):
        yield error("GIFT", "Every answer of a matching is a pair with ->.", where)


def _choices(inner: str, where: str) -> Iterator[Finding]:
    found = re.findall(r"([~=])([^~=]*)", inner)
    if not found:
        yield error("GIFT", "An answer begins with = where it is right and with ~ where it is wrong.", where)
        return
    weights = [(mark, _WEIGHT.match(words.strip())) for mark, words in found]
    for _, weight in weights:
        if weight is not None and _plain(weight[1]) not in GRADES:
            yield error(
                "GIFT", f"Moodle knows no share of {weight[1]} percent and refuses the question.", where
            )
    shares = [float(weight[1]) if weight else 100.0 * (mark == "=") for mark, weight in weights]
    single = any(mark == "=" for mark, _ in found)
    if single and max(shares) < 100:
        yield error("GIFT", "No answer earns 100 percent.", where)
    elif not single and not 99.9 <= sum(share for share in shares if share > 0) <= 100.1:
        yield error("GIFT", "The right answers do not add up to 100 percent.", where)


def _plain(share: str) -> str:
    digits = share.lstrip("-")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


FORMAT = Format("gift", "GIFT", "", recognises, check)
