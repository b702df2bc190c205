"""The claims that a project does not repeat, from `courses/claims-to-avoid.yml`."""

from __future__ import annotations

from coursewright.model.course import AvoidedClaim
from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.mention import place_of
from coursewright.readers.fields import WRONG_TYPE, Fields
from coursewright.readers.pattern import unfit
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, read_yaml

PATH = "courses/claims-to-avoid.yml"

BROKEN = Code(
    "FACT003", Severity.ERROR, "a claim to avoid that cannot be looked for",
    "A pattern that cannot be tried lets every text pass. One that repeats what already repeats is refused too: there are "
    "texts on which it would not come to an end.",
    "```courses/claims-to-avoid.yml\nCA-01:\n  claim: It is the fastest growing crime.\n  pattern: 'fastest ('\n  why: There is no measure.\n```",
    "```courses/claims-to-avoid.yml\nCA-01:\n  claim: It is the fastest growing crime.\n  pattern: 'fastest growing'\n  why: There is no measure.\n```",
)  # fmt: skip
CODES = (BROKEN,)


def read_avoided(source: Source, reports: Reports) -> tuple[AvoidedClaim, ...]:
    """Every claim that can be looked for, in the order of the file."""
    tree = read_yaml(source, 1, source.text, reports)
    found: list[AvoidedClaim] = []
    for name, value in tree.entries if isinstance(tree, Mapping) else ():
        if not isinstance(value, Mapping):
            reports.add(WRONG_TYPE.at(value.place, f"`{name.text}` has to be made of `key: value` lines."))
            continue
        fields = Fields(value, reports)
        claim = AvoidedClaim(
            id=name.text,
            claim=fields.text("claim", required=True),
            pattern=fields.text("pattern", required=True),
            why=fields.text("why", required=True),
            instead=fields.text("instead"),
            fact=fields.text("fact"),
            finds=fields.texts("finds"),
            passes=fields.texts("passes"),
            place=name.place,
        )
        fields.done()
        why = unfit(claim.pattern, f"`{name.text}`") if claim.pattern else None
        if why is not None:
            reports.add(BROKEN.at(place_of(claim.pattern, name.place), *why))
        elif claim.pattern:
            found.append(claim)
    return tuple(found)
