"""A strict reader of Moodle's two question formats, which scores an answer by the file alone.

No Moodle is at hand in this suite. What stands here was written from its documented behavior and is stricter than it: whatever
Moodle would refuse, warn of or take otherwise than it is meant is an error.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from lxml import etree

GRADES = {
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20",
    "16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0",
}  # fmt: skip


@dataclass
class Question:
    """One question as the bank would hold it. `answers` are words and their shares."""

    kind: str
    name: str
    category: str
    text: str
    answers: list[tuple[str, float]] = field(default_factory=list)
    single: bool = True
    case_matters: bool = False
    pairs: list[tuple[str, str]] = field(default_factory=list)
    number: tuple[float, float] = (0.0, 0.0)
    gaps: list[Question] = field(default_factory=list)
    told: str = ""
    hints: int = 0

    def score(self, answer: Any) -> float:
        """The share of the mark that Moodle gives. Options are named by their words."""
        match self.kind:
            case "truefalse" | "multichoice":
                chosen = [answer] if isinstance(answer, str) else list(answer)
                shares = dict(self.answers)
                return min(1.0, max(0.0, sum(shares[one] for one in chosen)))
            case "shortanswer":
                return next((share for pattern, share in self.answers if self._fits(pattern, answer)), 0.0)
            case "numerical":
                try:
                    typed = float(answer)
                except ValueError:
                    return 0.0
                middle, half = self.number
                return float(abs(typed - middle) <= half + 1e-12)
            case "matching":
                asked = [pair for pair in self.pairs if pair[0]]
                return sum(answer.get(left) == right for left, right in asked) / len(asked)
            case "ordering":
                # RELATIVE_NEXT_EXCLUDE_LAST: a step is right when the step that follows it is.
                right = set(pairwise([words for words, _ in self.answers]))
                return sum(pair in right for pair in pairwise(answer)) / (len(self.answers) - 1)
            case "cloze":
                return sum(gap.score(text) for gap, text in zip(self.gaps, answer, strict=True)) / len(
                    self.gaps
                )
            case _:
                return 0.0

    def _fits(self, pattern: str, text: str) -> bool:
        """Moodle trims, composes, and takes `*` for anything."""
        typed = unicodedata.normalize("NFC", text).strip()
        expression = ".*".join(map(re.escape, unicodedata.normalize("NFC", pattern).split("*")))
        flags = re.DOTALL | (re.NOFLAG if self.case_matters else re.IGNORECASE)
        return bool(typed) and re.fullmatch(expression, typed, flags) is not None


def words(markup: str) -> str:
    """HTML as a reader sees it, without tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def from_xml(data: bytes) -> list[Question]:
    """Every question of a bank."""
    root = etree.fromstring(data)
    assert root.tag == "quiz"
    category, found = "", []
    for one in root:
        assert one.tag == "question", one.tag
        if one.get("type") == "category":
            category = one.findtext("category/text")
            assert category.startswith("$course$/top/")
            continue
        found.append(_of_xml(one, category))
        for text in one.iter("text"):
            shown = set(re.findall(r"@@PLUGINFILE@@/([^\"]+)", text.text or ""))
            held = {file.get("name") for file in text.getparent().findall("file")}
            assert shown == held, (one.findtext("name/text"), shown, held)
    ids = [one.findtext("idnumber") for one in root if one.get("type") != "category"]
    assert len(ids) == len(set(ids))
    assert all(ids)
    return found


def _of_xml(one: etree._Element, category: str) -> Question:
    kind = one.get("type")
    made = Question(kind, one.findtext("name/text"), category, one.findtext("questiontext/text") or "")
    assert made.name
    assert one.find("questiontext").get("format") == "html"
    made.told = one.findtext("generalfeedback/text") or ""
    made.hints = len(one.findall("hint"))
    made.single = one.findtext("single", "true") == "true"
    made.case_matters = one.findtext("usecase") == "1"
    assert one.findtext("single", "true") in ("true", "false")
    for answer in one.findall("answer"):
        share = answer.get("fraction")
        if kind != "ordering":
            assert share.lstrip("-") in GRADES, share
        text = answer.findtext("text") or ""
        plain = kind in ("truefalse", "shortanswer", "numerical")
        made.answers.append((text if plain else words(text), float(share) / 100))
    made.pairs = [
        (words(pair.findtext("text") or ""), pair.findtext("answer/text"))
        for pair in one.findall("subquestion")
    ]
    if kind == "numerical":
        made.number = float(made.answers[0][0]), float(one.findtext("answer/tolerance"))
    if kind == "ordering":
        assert one.find("shownumcorrect") is not None, "the importer breaks without it"
        assert one.findtext("gradingtype") == "RELATIVE_NEXT_EXCLUDE_LAST"
        assert [float(a.get("fraction")) for a in one.findall("answer")] == [*range(1, len(made.answers) + 1)]
    if kind == "cloze":
        made.gaps = list(_gaps(made.text))
    check(made)
    return made


_GAP = re.compile(r"\{(\d*):(SHORTANSWER|SHORTANSWER_C):(.*?)(?<!\\)\}", re.DOTALL)
_ALTERNATIVE = re.compile(
    r"(=|%-?[0-9]+%)?(.+?(?<!\\|&)(?=[~#]|$))(?:#(.*?(?<!\\)(?=[~]|$)))?(?:~|$)", re.DOTALL
)


def _gaps(text: str) -> Iterator[Question]:
    for weight, kind, inner in _GAP.findall(text):
        assert weight == "1"
        answers = [
            (html.unescape(answer), 1.0 if mark == "=" else 0.0)
            for mark, answer, _ in _ALTERNATIVE.findall(inner)
        ]
        yield Question("shortanswer", "", "", "", answers, case_matters=kind.endswith("_C"))


def check(one: Question) -> None:
    """What the importer refuses or warns of, and what it silently takes for something else."""
    shares = [share for _, share in one.answers]
    match one.kind:
        case "truefalse":
            assert sorted(one.answers, key=str)
            assert sorted(shares) == [0, 1]
        case "multichoice" if one.single:
            assert max(shares) == 1, f"{one.name}: a single answer without a right one"
        case "multichoice":
            assert abs(sum(share for share in shares if share > 0) - 1) < 1e-4, one.name
        case "shortanswer" | "numerical":
            assert max(shares) == 1
        case "matching":
            assert len(one.pairs) >= 2
            assert all(right for _, right in one.pairs)
        case "ordering":
            assert len(one.answers) >= 2
        case "cloze":
            assert one.gaps
            assert all(max(share for _, share in gap.answers) == 1 for gap in one.gaps)
        case kind:
            assert kind in ("essay", "description"), kind


def from_gift(text: str) -> list[Question]:
    """Every question of a text, read as the format describes itself: blocks between blank lines."""
    category, found = "", []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line for line in block.split("\n") if not line.strip().startswith("//")]
        inner = "\n".join(lines).strip()
        if inner.startswith("$CATEGORY:"):
            category = inner.removeprefix("$CATEGORY:").strip()
        elif inner:
            found.append(_of_gift(inner, category))
    return found


def _hidden(text: str) -> str:
    return re.sub(r"\\([~=#{}:\\])", lambda found: f"\x00{ord(found[1]):03}", text).replace("\\n", "\n")


def _shown(text: str) -> str:
    return re.sub("\x00(\\d{3})", lambda found: chr(int(found[1])), text).strip()


def _of_gift(block: str, category: str) -> Question:
    hidden = _hidden(block)
    found = re.fullmatch(r"::(.*?)::\[html\](.*?)(?:\{(.*)\})?", hidden, re.DOTALL)
    assert found, block
    name, stem, inner = _shown(found[1]), _shown(found[2]), found[3]
    assert "{" not in found[2]
    assert "}" not in found[2]
    made = Question("description", name, category, stem)
    if inner is None:
        return made
    assert not {"{", "}"} & set(inner), block
    inner, _, told = inner.rpartition("####") if "####" in inner else (inner, "", "")
    made.told, inner = _shown(told), inner.strip()
    if not inner:
        made.kind = "essay"
    elif inner.startswith("#"):
        made.kind, made.answers = "numerical", [("", 1.0)]
        low, high = map(float, inner[1:].split(".."))
        made.number = (low + high) / 2, (high - low) / 2
    elif "~" in inner:
        made.kind, made.single = "multichoice", "=" in inner
        made.answers = [_option(part) for part in re.split(r"\n\s*(?=[~=])", inner)]
    elif "->" in inner:
        made.kind = "matching"
        rows = [part.split("->") for part in inner.split("=")[1:]]
        made.pairs = [(words(_shown(left)), html.unescape(_shown(right))) for left, right in rows]
    elif inner.partition("#")[0].strip() in ("TRUE", "FALSE"):
        made.kind = "truefalse"
        right = inner.startswith("TRUE")
        made.answers = [("true", float(right)), ("false", float(not right))]
    else:
        made.kind = "shortanswer"
        made.answers = [_option(f"={part}", plain=True) for part in inner.split("=")[1:]]
    check(made)
    return made


def _option(part: str, plain: bool = False) -> tuple[str, float]:
    mark, rest = part.strip()[0], part.strip()[1:].strip()
    weight = re.match(r"%(-?[0-9.]+)%", rest)
    if weight:
        assert weight[1].lstrip("-") in GRADES, weight[1]
    share = float(weight[1]) / 100 if weight else 1.0 if mark == "=" else 0.0
    answer = _shown(rest[weight.end() if weight else 0 :].partition("#")[0])
    return answer if plain else words(answer), share
