"""The code of a place as an author wrote it, in normal form and with its place."""

from __future__ import annotations

from coursewright import places
from coursewright.model.diagnostic import Code, Reports, Severity, did_you_mean
from coursewright.model.jurisdiction import normal
from coursewright.model.mention import Mention
from coursewright.model.place import Place

BAD_PLACE = Code(
    "PLACE001", Severity.ERROR, "a place that has no such code",
    "Law boxes, support lines and the place of a site find each other by the codes of ISO 3166: `US` for a country, "
    "`US-TX` for a part of it, `EU`, and `INT` for what holds everywhere. With a slip in one, learners would be shown the "
    "law of somewhere else, or none.",
    "```courses/demo/first.md\n:::{law} US-TY\nThe state asks for a report. {fact}`F-001`\n:::\n```",
    "```courses/demo/first.md\n:::{law} US-TX\nThe state asks for a report. {fact}`F-001`\n:::\n```",
)  # fmt: skip
CODES = (BAD_PLACE,)


def place_code(written: str, place: Place, reports: Reports) -> str:
    """The code in normal form; as it was written, and reported, where no place has it."""
    code = normal(written)
    if not places.known(code):
        reports.add(BAD_PLACE.at(place, f"No place has the code `{written}`.", _help(written, code)))
    return Mention(code, place)


def _help(written: str, code: str) -> str:
    if (named := places.nearest(written)) is not None:
        return f"{named[1]} has the code `{named[0]}`."
    country = code.partition("-")[0]
    if country != code and places.known(country):
        parts = (one for one in places.names() if one.startswith(f"{country}-"))
        return did_you_mean(code, parts) or f"Write `{country}` for the whole country."
    return "Write a code of ISO 3166, such as `US`, `US-TX` or `GB`, or `INT` for what holds everywhere."
