"""What the whole project shares: its checked facts and its support lines."""

from __future__ import annotations

from coursewright.model.course import Fact, SupportLine
from coursewright.model.diagnostic import Reports
from coursewright.model.mention import Mention
from coursewright.readers.fields import WRONG_TYPE, Fields
from coursewright.readers.jurisdiction import place_code
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, Scalar, Sequence, read_yaml

RHYTHM = "review_every"


def read_facts(source: Source, reports: Reports) -> tuple[Fact, ...]:
    """Every fact, in the order of the file. `review_every` at its top is the rhythm of all that have none of their own."""
    tree = read_yaml(source, 1, source.text, reports)
    facts: list[Fact] = []
    entries = tree.entries if isinstance(tree, Mapping) else ()
    rhythm = next(
        (value for name, value in entries if name.text == RHYTHM and isinstance(value, Scalar)), None
    )
    every = Mention(rhythm.text, rhythm.place) if rhythm is not None else ""
    for name, value in entries:
        if value is rhythm:
            continue
        if not isinstance(value, Mapping):
            reports.add(
                WRONG_TYPE.at(value.place, f"The fact `{name.text}` has to be made of `key: value` lines.")
            )
            continue
        fields = Fields(value, reports)
        facts.append(
            Fact(
                id=name.text,
                statement=fields.text("statement", required=True),
                source=fields.text("source", required=True),
                url=fields.text("url"),
                as_of=fields.text("as_of", required=True),
                mark=fields.text("mark", required=True),
                checked=fields.text("checked"),
                jurisdiction=fields.text("place"),
                caution=fields.text("caution"),
                review_every=fields.text("review_every", every),
                law=fields.flag("law"),
                place=name.place,
            )
        )
        fields.done()
    return tuple(facts)


def read_support(source: Source, reports: Reports) -> tuple[SupportLine, ...]:
    """Every support line, in the order of the file."""
    tree = read_yaml(source, 1, source.text, reports)
    lines: list[SupportLine] = []
    for entry in tree.entries if isinstance(tree, Sequence) else ():
        if not isinstance(entry, Mapping):
            reports.add(WRONG_TYPE.at(entry.place, "A support line has to be made of `key: value` lines."))
            continue
        fields = Fields(entry, reports)
        lines.append(
            SupportLine(
                country=_country(fields, reports),
                name=fields.text("name", required=True),
                contact=fields.text("contact", required=True),
                hours=fields.text("hours"),
                information=fields.text("information"),
                fact=fields.text("fact"),
                checked=fields.text("checked", required=True),
                review_every=fields.text("review_every"),
                place=entry.place,
            )
        )
        fields.done()
    return tuple(lines)


def _country(fields: Fields, reports: Reports) -> str:
    country = fields.text("country", required=True)
    return place_code(country, fields.place("country"), reports) if country else ""
