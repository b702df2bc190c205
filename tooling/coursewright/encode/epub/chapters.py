"""The files of a book in the order of reading: about, support, chapters, answers, glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from coursewright.encode import interface
from coursewright.encode.books.questions import Question
from coursewright.encode.books.stories import Consequence, Moment, Story, Way, sentences, story
from coursewright.encode.boxes import content_note
from coursewright.encode.course_pages import content_of
from coursewright.encode.epub.addresses import GLOSSARY, BookOutline, answers_file, chapter_file
from coursewright.encode.epub.writer import BookWriter
from coursewright.encode.gathering import Gatherer, Names, meanings, names_of
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.pages.way import Step
from coursewright.encode.prose import fold_term, term_id
from coursewright.encode.resources import Resources
from coursewright.model.course import Assessment, Lesson
from coursewright.model.percent import percent
from coursewright.model.prose import Block, Definitions, Heading
from coursewright.model.scenario import ContentNote, Scenario
from coursewright.model.walking import plain


@dataclass(frozen=True, slots=True)
class File:
    """One content document. `inside` are the places in it that the contents lists, with their titles."""

    name: str
    title: str
    body: Markup
    kind: str = "bodymatter"
    """What `epub:type` says it belongs to."""
    inside: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Chapters:
    """Writes the chapters one after the other and remembers what the answers and the glossary have to say of them."""

    outline: BookOutline
    gatherer: Gatherer
    used: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Places where a term is used, and the titles of their chapters."""
    pictures: dict[str, None] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Of the course."""
        return self.outline.course.language

    def say(self, key: str, **values: str | int | Decimal) -> str:
        """Words of the interface."""
        return interface.say(self.language, key, **values)

    def steps(self) -> Iterator[tuple[File, File | None]]:
        """Every step with the file of its answers, if it asks anything."""
        for title, steps in (*self.outline.modules, (self.say("bank-extras"), self.outline.extras)):
            for step in steps:
                yield self.step(title, step)

    def step(self, module: str, step: Step) -> tuple[File, File | None]:
        """One chapter and its answers."""
        content = content_of(self.gatherer.project, self.outline, step)
        names = names_of(content, self.gatherer.items)
        self.pictures.update(names.pictures)
        resources = self.gatherer.resources(names, chapter_file(step))
        writer = BookWriter(resources, answers=answers_file(step))
        inside: tuple[tuple[str, str], ...] = ()
        match content:
            case Lesson():
                text = join(_note(writer, content.note), writer.blocks(content.blocks))
                inside = tuple(_headings(content.blocks))
            case Assessment():
                text = self.assessment(writer, content)
            case Scenario():
                writer.sentences = sentences(content, self.language)
                told = story(content, self.language)
                text = self.scenario(writer, told)
        head = el("header", el("p", module, class_="module"), el("h1", step.title, id="title"))
        body = el(
            "section", head, text, writer.ends(),
            role="doc-chapter", aria_labelledby="title", class_=step.sort, **{"epub:type": "chapter"},
        )  # fmt: skip
        for term, name in writer.used.items():
            self.used.setdefault(term, []).append((f"{chapter_file(step)}#{name}", step.title))
        asked = tuple(one for one in writer.asked.values() if one.answers)
        answers = self.answers(step, asked, resources) if asked else None
        return File(chapter_file(step), step.title, body, inside=inside), answers

    def assessment(self, writer: BookWriter, one: Assessment) -> Markup:
        """What it asks for, and all its questions."""
        held = len(one.items)
        drawn = one.draw or held
        told = [
            f"{self.say('assessment-mastery')}: {self.say('assessment-percent', percent=percent(one.mastery))}"
        ]
        if drawn < held:
            told.append(self.say("book-drawn", drawn=drawn, held=held))
        writer.level = 1
        items = (writer.question(item, 2, number) for number, item in enumerate(one.items, 1))
        terms = el("ul", *(el("li", words) for words in told))
        return join(_note(writer, one.note), writer.blocks(one.intro), terms, *items)

    def scenario(self, writer: BookWriter, told: Story) -> Markup:
        """How it begins, then every section on a page of its own."""
        one = told.scenario
        kept = el(
            "div", el("p", self.say("book-keep"), class_="box-label"), el("ul", *(el("li", line) for line in told.kept)),
            class_="box keep",
        )  # fmt: skip
        begin = el("p", self.say("scenario-variant")) if len(told.beginnings) > 1 else None
        instead = self.outline.by_id.get(one.alternative)
        other = el("a", self.say("note-instead", title=instead.title), href=instead.path) if instead else None
        return join(
            _note(writer, one.note),
            el("p", other) if other else None,
            el("p", one.role, class_="role") if one.role else None,
            writer.blocks(one.intro),
            kept if told.kept else None,
            begin,
            el("ul", *(el("li", _way(writer, way)) for way in told.beginnings), class_="ways"),
            *(self.section(writer, part, one) for part in told.sections),
        )

    def section(self, writer: BookWriter, part: Moment | Consequence, scenario: Scenario) -> Markup:
        """One section of a story."""
        match part:
            case Moment():
                return self.moment(writer, part, scenario)
            case Consequence():
                return self.consequence(writer, part)

    def moment(self, writer: BookWriter, part: Moment, scenario: Scenario) -> Markup:
        """A node."""
        care = None
        if part.care:
            said = el("p", part.care.before) if part.care.before else None
            care = el("div", said, el("p", _link(writer, part.care)), class_="box care")
        ways = el("ul", *(el("li", _way(writer, way)) for way in part.ways), class_="ways")
        asks = el("p", self.say("scenario-choices"), class_="asks") if part.ways and not part.roll else None
        ending = None
        if part.outcome is not None:
            again = el("a", self.say("scenario-over"), href="#title")
            outcome = self.say(f"outcome-{part.outcome}")
            end = el("p", el("strong", outcome), ". ", self.say("book-end"))
            ending = el("div", end, writer.blocks(part.debrief), el("p", again), class_="box ending")
        return el(
            "section", el("p", part.act, class_="module") if part.act else None,
            el("h2", part.title), care, writer.blocks(part.blocks),
            el("p", part.roll, class_="asks") if part.roll else None, asks, ways if part.ways else None, ending,
            id=part.name, class_="moment",
        )  # fmt: skip

    def consequence(self, writer: BookWriter, part: Consequence) -> Markup:
        """What a choice led to."""
        moves = el("p", " ".join(part.moves), class_="moves") if part.moves else None
        why = el("p", self.say("scenario-why"), class_="box-label")
        reason = el("div", why, writer.blocks(part.reason), class_="box why") if part.reason else None
        heading = el("h2", self.say("scenario-chose"), " ", writer.inlines(part.chosen))
        return el(
            "section", heading, writer.blocks(part.blocks), moves, el("p", _link(writer, part.on), class_="on"), reason,
            id=part.name, class_="consequence",
        )  # fmt: skip

    def answers(self, step: Step, asked: tuple[Question, ...], resources: Resources) -> File:
        """The answers to what one step asks."""
        writer = BookWriter(resources, answers=answers_file(step))
        back = f"{chapter_file(step)}#item-"
        parts = (
            el(
                "section", el("h2", one.title), writer.blocks(one.answers),
                el("p", el("a", self.say("book-to-question"), href=f"{back}{one.item.id}"), class_="back"),
                id=f"answer-{one.item.id}",
            )
            for one in asked
        )  # fmt: skip
        title = self.say("book-answers-of", title=step.title)
        body = el("section", el("h1", title), *parts, writer.ends(), class_="answers")
        return File(answers_file(step), title, body, "backmatter")

    def glossary(self) -> File | None:
        """The words of the course, each with the chapters that use it."""
        page = self.outline.glossary
        if page is None:
            return None
        names = Names()
        names.texts((page.blocks,))
        self.pictures.update(names.pictures)
        writer = BookWriter(self.gatherer.resources(names, GLOSSARY))
        parts = [
            self.entries(writer, b) if isinstance(b, Definitions) else writer.block(b) for b in page.blocks
        ]
        title = page.title or self.say("glossary-page")
        body = el(
            "section", el("h1", title, id="title"), *parts, writer.ends(),
            role="doc-glossary", aria_labelledby="title", **{"epub:type": "glossary"},
        )  # fmt: skip
        return File(GLOSSARY, title, body, "backmatter")

    def entries(self, writer: BookWriter, block: Definitions) -> Markup:
        """A list of terms with ways back."""
        parts: list[Markup] = []
        for entry in block.entries:
            term = plain(entry.term)
            links = [el("a", title, href=href) for href, title in self.used.get(fold_term(term), ())]
            spread = (Markup(", ").join(links),) if links else ()
            used = el("p", self.say("book-used"), " ", *map(Markup, spread), class_="used") if links else None
            parts.append(el("dt", el("dfn", writer.inlines(entry.term)), id=term_id(term)))
            parts.append(el("dd", writer.blocks(entry.blocks), used))
        return el("dl", *parts)


def chapters(outline: BookOutline, gatherer: Gatherer) -> Chapters:
    """The writer of one course, told what the words of its glossary mean."""
    terms: Mapping[str, str] = meanings(outline.glossary.blocks) if outline.glossary else {}
    return Chapters(outline, replace(gatherer, terms=terms))


def _note(writer: BookWriter, note: ContentNote | None) -> Markup | None:
    return content_note(writer, note)


def _way(writer: BookWriter, way: Way) -> Markup:
    before = el("span", way.before, " ", class_="only") if way.before else None
    return join(before, _link(writer, way), f" {way.after}" if way.after else None)


def _link(writer: BookWriter, way: Way) -> Markup:
    return el("a", writer.inlines(way.words), href=f"#{way.to}")


def _headings(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            yield block.slug, plain(block.inlines)
