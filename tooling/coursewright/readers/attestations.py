"""What people attest about the accessibility of the courses, from `courses/conformance.yml`."""

from __future__ import annotations

from datetime import date

from coursewright.model.attestation import VERDICTS, Attestation
from coursewright.model.diagnostic import Code, Reports, Severity, did_you_mean
from coursewright.model.mention import place_of
from coursewright.readers.fields import WRONG_TYPE, Fields
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, Sequence, read_yaml

PATH = "courses/conformance.yml"

HOLLOW = Code(
    "ATTEST001", Severity.ERROR, "an attestation that nobody can rely on",
    "A report of accessibility is read by people who buy, and by people who will be locked out where it is wrong. So a verdict is "
    "one of four, has a day, and names the failures that are known.",
    "```courses/conformance.yml\n- criterion: 1.1.1\n  verdict: fine\n  by: Ada Example\n  on: 2026-11-20\n  tried: Every picture was read aloud.\n```",
    "```courses/conformance.yml\n- criterion: 1.1.1\n  verdict: supports\n  by: Ada Example\n  on: 2026-11-20\n  tried: Every picture was read aloud.\n```",
)  # fmt: skip
CODES = (HOLLOW,)


def read_attestations(source: Source, reports: Reports) -> tuple[Attestation, ...]:
    """Every attestation that can be relied on, in the order of the file."""
    tree = read_yaml(source, 1, source.text, reports)
    found: list[Attestation] = []
    for entry in tree.entries if isinstance(tree, Sequence) else ():
        if not isinstance(entry, Mapping):
            reports.add(WRONG_TYPE.at(entry.place, "An attestation has to be made of `key: value` lines."))
            continue
        fields = Fields(entry, reports)
        one = Attestation(
            criterion=fields.text("criterion", required=True),
            verdict=fields.text("verdict", required=True),
            by=fields.text("by", required=True),
            on=fields.text("on", required=True),
            tried=fields.text("tried", required=True),
            failures=fields.texts("failures"),
            place=entry.place,
        )
        fields.done()
        if all((one.criterion, one.verdict, one.by, one.on, one.tried)) and _holds(one, reports):
            found.append(one)
    return tuple(found)


def _holds(one: Attestation, reports: Reports) -> bool:
    if one.verdict not in VERDICTS:
        meant = did_you_mean(one.verdict, VERDICTS) or f"Write one of {', '.join(VERDICTS)}."
        reports.add(HOLLOW.at(place_of(one.verdict, one.place), f"`{one.verdict}` is no verdict.", meant))
        return False
    try:
        date.fromisoformat(one.on)
    except ValueError:
        reports.add(
            HOLLOW.at(place_of(one.on, one.place), f"`{one.on}` is no day.", "Write it as 2026-11-20.")
        )
        return False
    if one.verdict in ("partly", "fails") and not one.failures:
        reports.add(
            HOLLOW.at(
                place_of(one.verdict, one.place),
                "What fails is not named.",
                "Add `failures:` with one sentence each.",
            )
        )
        return False
    return True
