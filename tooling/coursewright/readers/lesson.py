"""A lesson or another page of a course from its Markdown."""

from __future__ import annotations

from coursewright.model.course import Lesson, Page
from coursewright.model.diagnostic import Reports
from coursewright.model.place import Place
from coursewright.readers.directives import Context, directives
from coursewright.readers.head import read_head
from coursewright.syntax.markdown import read_blocks
from coursewright.syntax.reading import Allowance, Reading
from coursewright.syntax.source import Source


def read_lesson(source: Source, reports: Reports) -> tuple[Lesson, tuple[Allowance, ...]]:
    """The lesson as far as it can be read."""
    fields, first, text = read_head(source, reports)
    context = Context(reports)
    reading = Reading(source, directives(context), reports)
    context.reading = reading
    blocks = read_blocks(reading, first, text)
    lesson = Lesson(
        id=fields.text("id"),
        title=fields.text("title", required=True),
        summary=fields.text("summary"),
        objectives=fields.texts("objectives"),
        minutes=fields.integer("minutes", 0),
        note=context.note,
        blocks=blocks,
        checks=tuple(context.items),
        path=source.file,
        place=Place(source.file, 1, 1, 1, 4),
    )
    fields.done()
    return lesson, tuple(reading.allowances)


def read_page(source: Source, reports: Reports) -> tuple[Page, tuple[Allowance, ...]]:
    """A page that is no step of a course, such as its glossary."""
    fields, first, text = read_head(source, reports)
    context = Context(reports)
    reading = Reading(source, directives(context), reports)
    context.reading = reading
    blocks = read_blocks(reading, first, text)
    page = Page(
        fields.text("id"),
        fields.text("title", required=True),
        blocks,
        source.file,
        Place(source.file, 1, 1, 1, 4),
    )
    fields.done()
    return page, tuple(reading.allowances)
