"""Numbers, statistics and laws in a text: each rests on a fact, and a statistic says when and whom it counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coursewright.checks.claims import NUMBER, Claim, Sort, claims
from coursewright.checks.patterns import Patterns, patterns_of
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.item import Numeric

UNSOURCED = Code(
    "FACT103", Severity.WARNING, "a number that no fact stands behind",
    "Numbers about trafficking travel far and are often wrong. A learner who repeats one has to be able to say where "
    "it comes from, so each rests on a row of the sources, cited behind it in the same paragraph, row or feedback. "
    "Examples, cases and facilitator's notes may invent numbers; `suppose` or `made up` says so in a text.",
    "```courses/demo/first.md\nIn 2016, 68 percent of 173 survivors had seen a health professional.\n```",
    "```courses/demo/first.md\nIn 2016, 68 percent of 173 survivors had seen a health professional. {fact}`F-001`\n```",
)  # fmt: skip
UNDATED = Code(
    "FACT104", Severity.WARNING, "a statistic without its year",
    "A share is true of a time. Without the year, a number from ten years ago is read as one of today.",
    "```courses/demo/first.md\nOf the survivors asked, 68 percent had seen a health professional. {fact}`F-001`\n```",
    "```courses/demo/first.md\nOf the survivors asked in 2016, 68 percent had seen a health professional. {fact}`F-001`\n```",
)  # fmt: skip
NOBODY = Code(
    "FACT105", Severity.WARNING, "a statistic that does not say whom it counted",
    "A share of patients at one clinic, of people known to the police or of callers to a line is a share of those and of "
    "nobody else. The words beside the number say who was counted.",
    "```courses/demo/first.md\nIn 2016 it was 68 percent. {fact}`F-001`\n```",
    "```courses/demo/first.md\nIn 2016 it was 68 percent of the survivors asked. {fact}`F-001`\n```",
)  # fmt: skip
LAWLESS = Code(
    "FACT106", Severity.WARNING, "a law that no fact stands behind",
    "What a law says changes, and what somebody remembers of it is often another country's. Each law that a text names "
    "rests on a row of the sources with its place and date.",
    "```courses/demo/first.md\nThe Modern Slavery Act 2015 asks for consent.\n```",
    "```courses/demo/first.md\nThe Modern Slavery Act 2015 asks for consent. {fact}`F-001`\n```",
)  # fmt: skip
CODES = (UNSOURCED, UNDATED, NOBODY, LAWLESS)

SCALE = 10
"""`4 out of 5` may be a mark on a scale: up to this it is a statistic only where people are counted."""
NEAR = 3
"""Words behind a small share among which somebody has to be counted."""
MANY = 100
"""A case may invent `38 of 52 workers`; a share of so many, or in percent, it has read somewhere."""
BEFORE = 12
"""Characters in front of a number that tell whether it is a step, a page or part of a time."""
_DIGIT = re.compile(r"\d")


def check(project: Project) -> Iterable[Diagnostic]:
    """Every claim of the project, in the words of its language."""
    patterns = patterns_of(project.language)
    if patterns is None:
        return
    for claim in claims(project):
        if claim.sort is Sort.CASE:
            yield from _case(claim, patterns)
        elif not _sum_of_a_case(claim):
            yield from _sourced(claim, patterns)
            yield from _statistic(claim, patterns)


def _sum_of_a_case(claim: Claim) -> bool:
    """The feedback of a numeric item works with the numbers of its case, which the case itself answers for."""
    return claim.item is not None and isinstance(claim.item.form, Numeric)


def _sourced(claim: Claim, patterns: Patterns) -> Iterator[Diagnostic]:
    words = claim.run.words
    numbers = [] if patterns.invented.search(words) else _numbers(claim, patterns)
    for match in _unresting(claim, _apart(numbers)):
        yield UNSOURCED.at(
            claim.run.place(*match.span()),
            f"Nothing says where `{match[0]}` comes from.",
            "Cite its row behind it: {fact}`F-...`. Where there is none, teach the point without the number.",
        )
    yield from _laws(claim, patterns)


def _laws(claim: Claim, patterns: Patterns) -> Iterator[Diagnostic]:
    for match in _unresting(claim, patterns.law.finditer(claim.run.words)):
        yield LAWLESS.at(
            claim.run.place(*match.span()),
            f"Nothing says where `{match[0]}` was read.",
            "Cite its row behind it: {fact}`F-...`, with place and date, or say that it has not been checked.",
        )


def _numbers(claim: Claim, patterns: Patterns) -> list[re.Match[str]]:
    """The numbers of a claim that are no part of the situation or case it speaks of."""
    words = claim.run.words
    amounts = () if claim.opening else _amounts(words, patterns)
    return [one for one in (*_shares(words, patterns), *amounts) if not _of_the_case(one, claim)]


def _of_the_case(match: re.Match[str], claim: Claim) -> bool:
    """Whether a number is one of the situation or case, or computed in front of the reader.

    One of a digit or two may stand in a case for something else. What is computed as a part of 1 is told in percent, too.
    """
    values = [_value(one) for one in NUMBER.findall(match[0])]
    if values and all({value, value / 100} & claim.computed for value in values):
        return True
    number = NUMBER.search(match[0])
    least = 3 if claim.sort is Sort.PROSE else 2
    if claim.opening or number is None:
        return False
    if len(number[0]) < least:
        return claim.sort is Sort.FEEDBACK and match[0] in claim.told
    return bool(re.search(rf"(?<![\d.,]){re.escape(number[0])}\b", claim.told))


def _unresting(claim: Claim, matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    if not claim.elsewhere:
        yield from (match for match in matches if not claim.run.cites_after(match.end()))


def _statistic(claim: Claim, patterns: Patterns) -> Iterator[Diagnostic]:
    words = claim.run.words
    first = next((one for one in _shares(words, patterns) if not _of_the_case(one, claim)), None)
    if first is None or _said(patterns.invented, claim):
        return
    if not _said(patterns.year, claim):
        yield UNDATED.at(
            claim.run.place(*first.span()),
            f"`{first[0]}` stands without a year.",
            "Say in the same paragraph when it was counted, as in `in 2016`.",
        )
    if not _said(patterns.counted, claim):
        yield NOBODY.at(
            claim.run.place(*first.span()),
            f"`{first[0]}` of whom?",
            "Say who or what was counted, as in `of 173 survivors`.",
        )


def _case(claim: Claim, patterns: Patterns) -> Iterator[Diagnostic]:
    """A case may invent its numbers; where it tells what was found among people, it says when."""
    words = claim.run.words
    if _said(patterns.invented, claim) or _said(patterns.year, claim):
        return
    for match in _shares(words, patterns):
        numbers = [_value(one) for one in NUMBER.findall(match[0])]
        if _behind(match, patterns) and (len(numbers) == 1 or max(numbers, default=0) >= MANY):
            yield UNDATED.at(
                claim.run.place(*match.span()),
                f"`{match[0]}` stands without a year, and this item asks about it.",
                "Say when and whom it counted, or say that the numbers are made up.",
            )
            return


def _said(pattern: re.Pattern[str], claim: Claim) -> bool:
    beside = claim.told if claim.sort is not Sort.PROSE else ""
    return bool(pattern.search(claim.run.words) or pattern.search(beside))


def _shares(words: str, patterns: Patterns) -> Iterator[re.Match[str]]:
    """Shares in the order of the words, but no marks on a scale, places in an order and times of day."""
    found = list(patterns.share_in_words.finditer(words))
    if _DIGIT.search(words):
        found += _figures(patterns.share, words, patterns)
    for match in sorted(found, key=re.Match.start):
        numbers = [_value(one) for one in NUMBER.findall(match[0])]
        small = not numbers or (len(numbers) == 2 and max(numbers) <= SCALE)
        if not small or _behind(match, patterns):
            yield match


def _behind(match: re.Match[str], patterns: Patterns) -> bool:
    """Whether somebody is counted right behind a number."""
    behind = match.string[match.end() :].split(maxsplit=NEAR)[:NEAR]
    return any(patterns.counted.match(word) for word in behind)


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _amounts(words: str, patterns: Patterns) -> Iterator[re.Match[str]]:
    if _DIGIT.search(words):
        yield from _figures(patterns.amount, words, patterns)


def _figures(pattern: re.Pattern[str], words: str, patterns: Patterns) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(words):
        if not patterns.step.search(words[max(0, match.start() - BEFORE) : match.start()]):
            yield match


def _apart(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """In the order of the words, the longer of two that overlap."""
    kept: list[re.Match[str]] = []
    for match in sorted(matches, key=lambda one: (one.start(), -one.end())):
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept
