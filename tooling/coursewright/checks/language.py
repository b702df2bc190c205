"""The project's own rules about words, held against everything a learner may read.

Rules of severity `info` are not held: they name words such as *survivor* that are right more often than not, so they
would complain of nearly every page. They are for whoever reads a text over, in the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from coursewright.checks.literals import needs
from coursewright.checks.runs import LONGEST, Run, Shelf, runs_of
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.language import LanguageRule
from coursewright.model.place import Place

AVOID = Code(
    "LANG001", Severity.ERROR, "words that the language rules forbid",
    "Some words take from people what was already taken once: their name for themselves, their choice, their dignity. "
    "The rules of a project say which, and what to write instead. Words that somebody else said stand in `{said}`.",
    "```courses/demo/first.md\nThe form asks whether she was sex trafficked.\n```",
    "```courses/demo/first.md\nThe form asks whether she was trafficked for sexual exploitation.\n```",
)  # fmt: skip
DOUBT = Code(
    "LANG002", Severity.WARNING, "words that the language rules advise against",
    "These words are sometimes right, as in the title of a law. Everywhere else another word says more exactly what "
    "happened. Allow one where it is right, with the reason.",
    "```courses/demo/first.md\nHelp after forced prostitution is free.\n```",
    "```courses/demo/first.md\nHelp after trafficking for sexual exploitation is free.\n```",
)  # fmt: skip
CODES = (AVOID, DOUBT)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every place where a rule of severity error or warn finds its words."""
    rules = [rule for rule in project.language_rules if rule.severity is not Severity.HINT]
    if not rules:
        return
    runs = tuple(runs_of(project))
    for scope in sorted({rule.scope for rule in rules}):
        shelf = Shelf.of(run for run in runs if scope in run.scopes)
        for rule in rules:
            if rule.scope == scope:
                yield from held(rule, shelf.holding(needs(rule.pattern)))


def held(rule: LanguageRule, runs: Sequence[Run]) -> Iterator[Diagnostic]:
    """What one rule finds in these runs."""
    find = re.compile(rule.pattern, re.IGNORECASE if rule.ignore_case else 0).finditer
    for run in runs:
        for first in range(0, len(run.words), LONGEST):
            for match in find(run.words[first : first + LONGEST]):
                yield _complaint(rule, match[0], run.place(first + match.start(), first + match.end()))


def _complaint(rule: LanguageRule, words: str, place: Place) -> Diagnostic:
    code = AVOID if rule.severity is Severity.ERROR else DOUBT
    verb = "forbids" if rule.severity is Severity.ERROR else "advises against"
    instead = " or ".join(f"`{wording}`" for wording in rule.prefer)
    help = (f"Write {instead}. " if instead else "") + rule.reason
    notes = [Note(f"{label}: {'; '.join(those)}.") for label, those in _background(rule) if those]
    return code.at(place, f"Rule {rule.id} {verb} `{words}`.", help.strip(), *notes)


def _background(rule: LanguageRule) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("It may stand in", rule.exceptions), ("Source", rule.sources)
