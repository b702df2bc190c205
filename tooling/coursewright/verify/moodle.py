"""Moodle's XML question bank: what its importer refuses, scores wrongly or swallows without a word."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.verify.finding import Finding, error, warning
from coursewright.verify.format import Format, Schemas
from coursewright.verify.opening import Opened, Refused
from coursewright.verify.xml import Element, children, every, local, parsed, text

SORTS = {
    "category", "multichoice", "truefalse", "shortanswer", "matching", "cloze", "essay", "numerical", "description",
    "ordering", "calculated", "calculatedmulti", "calculatedsimple", "ddwtos", "ddimageortext", "ddmarker",
    "gapselect", "randomsamatch",
}  # fmt: skip


def recognises(package: Opened) -> bool:
    """One XML file that begins with <quiz>."""
    try:
        return (
            list(package.names) == [package.name]
            and local(parsed(package.read(package.name), package.name)) == "quiz"
        )
    except Refused:
        return False


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What the importer would do to each question."""
    root = parsed(package.read(package.name), package.name)
    if not children(root, "question"):
        yield error("Moodle XML", "There is no question.", package.name)
    for number, question in enumerate(children(root, "question"), 1):
        yield from _question(question, f"question {number}")


def _question(question: Element, where: str) -> Iterator[Finding]:
    sort = question.get("type", "")
    if sort not in SORTS:
        yield error("Moodle XML", f"Moodle has no questions of the type `{sort}`.", where)
        return
    if sort == "category":
        return
    name = children(question, "name")
    if not name or not text(name[0], "text"):
        yield error("Moodle XML", "It has no name.", where)
    try:
        fractions = [float(answer.get("fraction", "")) for answer in every(question, "answer")]
    except ValueError:
        yield error("Moodle XML", "The fraction of an answer is no number.", where)
        return
    if sort in ("multichoice", "shortanswer", "numerical", "truefalse"):
        single = sort != "multichoice" or text(question, "single") in ("true", "1")
        if single and (not fractions or max(fractions) < 100):
            # It imports silently, and nobody can ever answer it right.
            yield error("Moodle XML", "No answer earns 100 percent.", where)
        elif not single and not 99.9 <= sum(one for one in fractions if one > 0) <= 100.1:
            yield error("Moodle XML", "The right answers do not add up to 100 percent.", where)
    if sort == "ordering" and not children(question, "shownumcorrect"):
        yield error(
            "Moodle XML", "Without <shownumcorrect/> Moodle's importer fails at an ordering question.", where
        )
    if not text(question, "defaultgrade"):
        yield warning("Moodle XML", "It does not say how many points it is worth; Moodle takes 1.", where)


FORMAT = Format("moodle", "Moodle XML", "", recognises, check)
