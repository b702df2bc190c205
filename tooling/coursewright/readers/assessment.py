"""An assessment from its Markdown: a head, an introduction and one heading an item."""

from __future__ import annotations

from fractions import Fraction

from coursewright.model.course import Assessment
from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.item import Item
from coursewright.model.place import Place
from coursewright.model.prose import Block, Heading
from coursewright.model.walking import plain
from coursewright.readers.directives import Context, directives
from coursewright.readers.fields import Fields
from coursewright.readers.head import read_head
from coursewright.readers.item import read_item
from coursewright.syntax.markdown import read_blocks
from coursewright.syntax.reading import Allowance, Reading
from coursewright.syntax.source import Source

BAD_CHOICE = Code(
    "HEAD005", Severity.ERROR, "a word that is none of those possible here",
    "Some keys take one of a few words.",
    "```assessments/demo.md\n---\nid: demo\ntitle: Demo\nfeedback: later\n---\n```",
    "```assessments/demo.md\n---\nid: demo\ntitle: Demo\nfeedback: at-end\n---\n```",
)  # fmt: skip
CODES = (BAD_CHOICE,)

ITEM_LEVEL = 2


def read_assessment(source: Source, reports: Reports) -> tuple[Assessment, tuple[Allowance, ...]]:
    """The assessment as far as it can be read."""
    fields, first, text = read_head(source, reports)
    context = Context(reports)
    reading = Reading(source, directives(context), reports)
    context.reading = reading
    intro, sections = _sections(read_blocks(reading, first, text))
    items = tuple(
        item
        for heading, blocks in sections
        if (item := read_item(reading, plain(heading.inlines), tuple(blocks), heading.place)) is not None
    )
    return _assessment(source, fields, context, intro, items), tuple(reading.allowances)


def _assessment(
    source: Source, fields: Fields, context: Context, intro: list[Block], items: tuple[Item, ...]
) -> Assessment:
    draw = fields.integer("draw", 0, least=1)
    shuffle = fields.texts("shuffle")
    attempts = fields.text("attempts", "unlimited")
    for key, values, allowed in (
        ("shuffle", shuffle, ("items", "options")),
        ("feedback", (fields.text("feedback", "at-end"),), ("at-end", "after-each")),
    ):
        if any(value not in allowed for value in values):
            context.source_reports.add(
                BAD_CHOICE.at(
                    fields.place(key),
                    f"`{key}` is made of {' and '.join(allowed)}.",
                    "Take one of these words.",
                )
            )
    if attempts != "unlimited" and not (attempts.isdecimal() and int(attempts) > 0):
        context.source_reports.add(
            BAD_CHOICE.at(fields.place("attempts"), "`attempts` is a number of at least 1, or `unlimited`.")
        )
        attempts = "unlimited"
    assessment = Assessment(
        id=fields.text("id"),
        title=fields.text("title", required=True),
        mastery=fields.share("mastery", Fraction(4, 5)),
        draw=draw or None,
        blueprint=fields.counts("blueprint"),
        shuffle_items="items" in shuffle,
        shuffle_options="options" in shuffle,
        attempts=None if attempts == "unlimited" else int(attempts),
        feedback_at_end=fields.text("feedback", "at-end") == "at-end",
        note=context.note,
        intro=tuple(intro),
        items=items,
        path=source.file,
        place=Place(source.file, 1, 1, 1, 4),
    )
    fields.done()
    return assessment


def _sections(blocks: tuple[Block, ...]) -> tuple[list[Block], list[tuple[Heading, list[Block]]]]:
    """The blocks before the first item, and each item's heading with its blocks."""
    intro: list[Block] = []
    sections: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == ITEM_LEVEL:
            sections.append((block, []))
        elif sections:
            sections[-1][1].append(block)
        else:
            intro.append(block)
    return intro, sections
