"""The items of an assessment together: no position and no length may be the better guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from coursewright.checks.passages import text_of
from coursewright.model.course import Assessment, Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.item import Choice

ENOUGH = 9
"""Banks with fewer single-choice items of one size are too small to speak of balance."""

POSITION = Code(
    "ITEM121", Severity.WARNING, "a key that prefers one position",
    "Paper editions, unshuffled exports and learners with a screen reader meet the options in your order. "
    "A key that "
    "is mostly second, or never last, can be guessed.",
    "Ten items of three options each, seven of them with `- [x]` in the second place.",
    "The same ten items, the key three or four times in each place.",
)  # fmt: skip
LENGTH = Code(
    "ITEM122", Severity.WARNING, "keys that are mostly the longest option",
    "Each single item may pass, and yet taking the longest option every time would pass the assessment.",
    "Ten items of three options each, in eight of which the key is the longest.",
    "The same ten items, the key the longest in three or four of them.",
)  # fmt: skip
CODES = (POSITION, LENGTH)


def check(project: Project) -> Iterable[Diagnostic]:
    """What a whole bank gives away."""
    for assessment in project.assessments.values():
        yield from _positions(assessment)
        yield from _lengths(assessment)


def _single(assessment: Assessment) -> Iterable[Choice]:
    for item in assessment.items:
        if isinstance(item.form, Choice) and not item.form.multiple and item.scored and not item.fixed_order:
            yield item.form


def _positions(assessment: Assessment) -> Iterable[Diagnostic]:
    sizes: dict[int, Counter[int]] = {}
    for form in _single(assessment):
        ids = [option.id for option in form.options]
        sizes.setdefault(len(ids), Counter())[ids.index(form.keys[0])] += 1
    for size, counts in sorted(sizes.items()):
        total = counts.total()
        if total < ENOUGH or size < 2:
            continue
        place, most = max(((at, counts[at]) for at in range(size)), key=lambda pair: pair[1])
        rare = [at for at in range(size) if counts[at] * size * 3 < total]
        if most * size * 2 <= total * 3 and not rare:
            continue
        spread = ", ".join(f"{counts[at]} in place {at + 1}" for at in range(size))
        where = (
            f"in place {place + 1}" if most * size * 2 > total * 3 else f"hardly ever in place {rare[0] + 1}"
        )
        yield POSITION.at(
            assessment.place,
            f"Of {total} items with {size} options the key stands {where}: {spread}.",
            f"Move options so that each place holds about {round(total / size)} keys.",
        )


def _lengths(assessment: Assessment) -> Iterable[Diagnostic]:
    total = longest = expected = 0
    for form in _single(assessment):
        sizes = sorted((len(text_of(option.blocks)), option.id in form.keys) for option in form.options)
        if len(sizes) < 2 or sizes[-1][0] == sizes[-2][0]:
            continue
        total += 1
        longest += sizes[-1][1]
        expected += 100 // len(sizes)
    if total >= ENOUGH and longest * 200 > expected * 3:
        yield LENGTH.at(
            assessment.place,
            f"In {longest} of {total} items the longest option is the key; by chance it would be about "
            f"{expected // 100}.",
            "Shorten keys, or lengthen wrong options, until length says nothing.",
        )
