"""An author's tests of a scenario from their Markdown: one heading a path, numbered choices, and what is expected."""

from __future__ import annotations

import re

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.place import Place
from coursewright.model.prose import Block, Heading, Listing, Paragraph
from coursewright.model.rehearsal import Case, Expectation, Rehearsal
from coursewright.model.walking import plain
from coursewright.readers.head import read_head
from coursewright.syntax.expression import read_expression
from coursewright.syntax.markdown import read_blocks
from coursewright.syntax.reading import Allowance, Reading
from coursewright.syntax.settings import Setting, lone_span, read_settings
from coursewright.syntax.source import Source

BAD_CASE = Code(
    "TEST001", Severity.ERROR, "a test of a scenario that cannot be read",
    "A test is a heading, a numbered list of choice ids, and a line of what is expected; anything else would test nothing.",
    "```scenarios/tests/demo-talk.md\n## A way\n\n1. at-the-desk\n```",
    "```scenarios/tests/demo-talk.md\n## A way\n\n1. at-the-desk\n\n`ending door-open`\n```",
)  # fmt: skip
CODES = (BAD_CASE,)

_POINTS = re.compile(r"^-?\d{1,5}$")


def read_rehearsal(source: Source, reports: Reports) -> tuple[Rehearsal, tuple[Allowance, ...]]:
    """The tests as far as they can be read."""
    fields, first, text = read_head(source, reports)
    reading = Reading(source, {}, reports)
    sections: list[tuple[Heading, list[Block]]] = []
    for block in read_blocks(reading, first, text):
        if isinstance(block, Heading):
            sections.append((block, []))
        elif sections:
            sections[-1][1].append(block)
    scenario = fields.text("scenario", required=True)
    fields.done()
    cases = tuple(_case(heading, blocks, reports) for heading, blocks in sections)
    return Rehearsal(scenario, cases, source.file, Place(source.file, 1, 1, 1, 4)), tuple(reading.allowances)


def _case(heading: Heading, blocks: list[Block], reports: Reports) -> Case:
    variant = ""
    choices: list[tuple[str, Place]] = []
    expectations: list[Expectation] = []
    for block in blocks:
        span = lone_span(block)
        if isinstance(block, Listing) and block.start is not None:
            choices.extend(_choice(entry.blocks) for entry in block.items if entry.blocks)
        elif span is not None:
            for setting in read_settings(span):
                if setting.key == "variant":
                    variant = setting.value
                elif (expectation := _expectation(setting, reports)) is not None:
                    expectations.append(expectation)
    if not expectations:
        reports.add(
            BAD_CASE.at(
                heading.place,
                "This test expects nothing.",
                "End it with a line such as `ending door-open; points 4`, as a code span.",
            )
        )
    return Case(plain(heading.inlines), variant, tuple(choices), tuple(expectations), heading.place)


def _choice(blocks: tuple[Block, ...]) -> tuple[str, Place]:
    first = blocks[0]
    words = plain(first.inlines).strip() if isinstance(first, Paragraph) else ""
    return words, first.place


def _expectation(setting: Setting, reports: Reports) -> Expectation | None:
    match setting.key:
        case "ending" if setting.value:
            return Expectation(setting.text, setting.place, ending=setting.value)
        case "node" if setting.value:
            return Expectation(setting.text, setting.place, node=setting.value)
        case "points" if _POINTS.match(setting.value):
            return Expectation(setting.text, setting.place, points=int(setting.value))
        case _:
            condition = read_expression(setting.text, setting.place, reports)
            return (
                Expectation(setting.text, setting.place, condition=condition)
                if condition is not None
                else None
            )
