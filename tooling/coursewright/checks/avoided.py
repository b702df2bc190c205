"""Claims that are often repeated and cannot be held, found wherever a learner may read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coursewright.checks.literals import needs
from coursewright.checks.runs import LONGEST, Shelf, runs_of
from coursewright.model.course import AvoidedClaim, Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.mention import place_of

REPEATED = Code(
    "FACT107", Severity.ERROR, "a claim that is on the list of those to avoid",
    "Some numbers about trafficking have been repeated for years though nobody can say where they come from, or though "
    "they were found to be wrong. A course that repeats one is no longer believed in the rest. To show why one cannot be "
    "used, put it into `{said}`.",
    "```courses/claims-to-avoid.yml\nCA-01:\n  claim: It is the fastest growing crime.\n  pattern: 'fastest growing crime'\n"
    "  why: There is no measure.\n```\n\n```courses/demo/first.md\nThis is the fastest growing crime.\n```",
    "```courses/claims-to-avoid.yml\nCA-01:\n  claim: It is the fastest growing crime.\n  pattern: 'fastest growing crime'\n"
    "  why: There is no measure.\n```\n\n```courses/demo/first.md\nPosters say {said}`the fastest growing crime`. There is no measure of that.\n```",
)  # fmt: skip
UNTRUE = Code(
    "FACT108", Severity.ERROR, "a claim to avoid that does not find what it is for",
    "Each pattern carries sentences that it has to find and sentences that it has to let pass, so that whoever changes it "
    "is told what it no longer does.",
    "```courses/claims-to-avoid.yml\nCA-01:\n  claim: It is the fastest growing crime.\n  pattern: 'fastest growing crime'\n"
    "  why: There is no measure.\n  finds: [No other crime grows faster.]\n```",
    "```courses/claims-to-avoid.yml\nCA-01:\n  claim: It is the fastest growing crime.\n  pattern: 'fastest growing crime'\n"
    "  why: There is no measure.\n  finds: [It is the fastest growing crime.]\n```",
)  # fmt: skip
CODES = (REPEATED, UNTRUE)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every place where a claim to avoid is made."""
    if not project.avoided:
        return
    shelf = Shelf.of(run for run in runs_of(project) if "text" in run.scopes)
    for claim in project.avoided:
        yield from _made(claim, shelf)


def check_patterns(project: Project) -> Iterable[Diagnostic]:
    """Whether every pattern does what its own examples say."""
    for claim in project.avoided:
        pattern = re.compile(claim.pattern, re.IGNORECASE)
        for sentence, wanted in [(s, True) for s in claim.finds] + [(s, False) for s in claim.passes]:
            if bool(pattern.search(sentence)) is not wanted:
                does = "does not find" if wanted else "finds"
                yield UNTRUE.at(
                    place_of(sentence, claim.place),
                    f"The pattern of `{claim.id}` {does} this sentence.",
                    "Change the pattern, or the sentence.",
                    Note("The pattern stands here.", place_of(claim.pattern, claim.place)),
                )


def _made(claim: AvoidedClaim, shelf: Shelf) -> Iterator[Diagnostic]:
    pattern = re.compile(claim.pattern, re.IGNORECASE)
    for run in shelf.holding(needs(claim.pattern)):
        for first in range(0, len(run.words), LONGEST):
            for match in pattern.finditer(run.words[first : first + LONGEST]):
                instead = claim.instead or "Leave it out"
                beside = f" See `{claim.fact}`." if claim.fact else ""
                yield REPEATED.at(
                    run.place(first + match.start(), first + match.end()),
                    f"`{match[0]}` makes the claim {claim.id}, which cannot be held.",
                    f"{claim.why} {instead}{'' if instead.endswith('.') else '.'}{beside}",
                    Note(f"The claim: {claim.claim}", claim.place),
                )
