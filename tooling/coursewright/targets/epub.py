"""EPUB 3: a course as a book for e-readers and phones, with questions and stories that work without a script."""

from __future__ import annotations

from coursewright.encode.books.stories import story
from coursewright.encode.epub.addresses import SHEET, SUPPORT, in_a_book
from coursewright.encode.epub.chapters import File, chapters
from coursewright.encode.epub.cover import cover
from coursewright.encode.epub.front import about, how, support
from coursewright.encode.epub.front import cover as cover_page
from coursewright.encode.epub.package import files, media_of
from coursewright.encode.gathering import Gatherer, every_item
from coursewright.encode.learner import scenarios_of
from coursewright.encode.outline import outline
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.targets.in_a_book import Reasons, fates
from coursewright.targets.package import Bundle, Options, Package, Scored, Shelf, Target, package_name

LICENCE = "CC BY-SA 4.0"

REASONS = Reasons(
    answered="A reader answers on paper or in the head; the answers with their reasons stand at the end of the book.",
    places="The places in the picture are chosen by their names; its answers stand at the end of the book.",
    story="It is played by following links; what a condition asks for, the reader keeps on a slip of paper.",
    plain="It is played by following links, and no points are counted.",
)


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The book. Equal courses give equal bytes: its date is the day of the last review."""
    steps = outline(project, course)
    one = in_a_book(steps)
    writer = chapters(one, Gatherer(project, one, every_item(project), {}, SUPPORT))
    written = list(writer.steps())
    glossary = writer.glossary()
    told = [story(scenario, course.language) for scenario in scenarios_of(project, steps).values()]
    front = [
        about(course, LICENCE),
        how(course, bool(told), any(s.kept for s in told)),
        support(project, course),
    ]
    answers = [answer for _, answer in written if answer is not None]
    back = [*answers, *([glossary] if glossary else [])]
    book = [cover_page(course), *front, *(chapter for chapter, _ in written), *back]
    held = media_of(writer.pictures, project.files, {path: one.media(path) for path in writer.pictures})
    held |= {"cover.svg": cover(course), SHEET: bundle[SHEET]}
    named = {chapter.name: chapter for chapter, _ in written}
    parts: list[tuple[str, list[File]]] = [("", front)]
    for title, inside in (*one.modules, (writer.say("bank-extras"), one.extras)):
        if inside:
            parts.append((title, [named[step.path] for step in inside]))
    parts += [(writer.say("book-answers"), answers)] if answers else []
    parts += [("", [glossary])] if glossary else []
    data = archive(files(course, book, parts, held, LICENCE), stored="mimetype")
    return (
        Package(package_name(course, "epub", "epub"), data, tuple(fates(project, course, steps, REASONS))),
    )


TARGET = Target(
    "epub",
    "A book for e-readers and phones: questions with answers at its end, stories played by their links",
    "epub",
    write,
    Scored.BY_NOBODY,
    shelf=Shelf.READING,
)
