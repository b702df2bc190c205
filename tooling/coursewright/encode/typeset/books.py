"""The books of a course: the course itself, its handouts, each story as a booklet, a certificate to fill in by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coursewright.encode import interface, references
from coursewright.encode.boxes import content_note, line
from coursewright.encode.gathering import Gatherer, Names, every_item, names_of
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.outline import Outline
from coursewright.encode.pages.way import Step
from coursewright.encode.paper.edition import edition
from coursewright.encode.resources import Address, Resources
from coursewright.encode.typeset.content import Typesetter
from coursewright.encode.typeset.tree import Element, tree
from coursewright.encode.typeset.words import quoted
from coursewright.encode.typeset.writing import BookWriter, footnote
from coursewright.model.course import Assessment, Fact, Lesson, Project
from coursewright.model.prose import Box, BoxKind
from coursewright.model.scenario import Scenario
from coursewright.model.walking import walk
from coursewright.scenario.explore import best_in

BOOK = "print/book.typ"
"""Its looks, in the bundle."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A Typst source, the files that it names, and which rows of its tables begin with a head."""

    source: str
    files: Mapping[str, bytes]
    tables: tuple[tuple[bool, ...], ...] = ()


@dataclass(slots=True)
class Press:
    """What the books of one course are made with."""

    project: Project
    one: Outline
    looks: bytes
    paper: str
    """`a4` or `us-letter`, as Typst calls them."""
    items: Mapping[str, object] = field(default_factory=dict)

    def say(self, key: str, **values: str | int) -> str:
        """Words of the interface."""
        return interface.say(self.one.course.language, key, **values)

    def resources(self) -> Resources:
        """Everything that a text of the course may name; links lead to chapters."""
        names, held = Names(), every_item(self.project)
        for step in self.one.everything:
            found = names_of(self.content(step), held)
            for name in ("pictures", "facts", "items", "activities", "links"):
                getattr(names, name).update(getattr(found, name))
        names.support = True
        if self.one.glossary:
            names.texts((self.one.glossary.blocks,))
        given = Gatherer(self.project, self.one, held, {}, "support.html").resources(names, "index.html")
        chapters = {path: Address(f"#chapter-{step.id}", None) for path, step in self.one.sources.items()}
        activities = {id: replace(one, href=f"#chapter-{id}") for id, one in given.activities.items()}
        return replace(given, links=chapters, activities=activities)

    def content(self, step: Step) -> Lesson | Scenario | Assessment:
        """What a step holds."""
        if step.sort == "scenario":
            return self.project.scenarios[step.id]
        if step.sort == "assessment":
            return self.project.assessments[step.id]
        return self.project.lessons[self.one.paths[step.id]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a book that begins a page. Its title is a heading of `level`; headings within go down by `shift`."""

    title: str
    body: Markup
    writer: BookWriter
    level: int = 1
    id: str = ""
    shift: int = 0
    joined: bool = False
    """Whether it goes on where the one before it ends: the first step of a module, under the module's title."""


def course_book(press: Press) -> Sheet:
    """The whole course: modules, questions where they are asked, answers, words, sources, somebody to talk to."""
    return _bound(press, press.one.course.title, press.say("pdf-course"), tuple(_chapters(press)), depth=2)


def handouts(press: Press) -> Sheet | None:
    """Every sheet that learners take along, each on a page; None where the course has none."""
    resources = press.resources()
    chapters = tuple(
        Chapter(box.title, writer.blocks(box.blocks), writer, shift=1)
        for lesson in press.project.lessons_of(press.one.course)
        for box in walk(lesson.blocks)
        if isinstance(box, Box) and box.kind is BoxKind.HANDOUT
        for writer in (BookWriter(resources, f"{lesson.id}--"),)
    )
    title = press.say("pdf-handouts-of", title=press.one.course.title)
    return (
        _bound(press, title, press.say("pdf-handouts"), chapters, depth=int(len(chapters) > 1))
        if chapters
        else None
    )


def gamebook(press: Press, scenario: Scenario) -> Sheet:
    """One story as a numbered booklet with its sheets."""
    resources = press.resources()
    texts = {one.id: one.text for one in press.one.course.objectives}
    parts = edition(scenario, texts, best_in(press.project, scenario), resources)
    writer = BookWriter(resources)
    note = content_note(writer, scenario.note)
    first = Chapter(press.say("pdf-opening"), join(note, parts.opening), writer, shift=0)
    bodies = (parts.booklet, parts.cards, parts.observer, parts.questions, parts.lookup)
    return _bound(press, scenario.title, press.say("pdf-gamebook"), (first, *_parts(writer, bodies)), depth=1)


def certificate(press: Press) -> Sheet:
    """A form for whoever keeps no record but a pen. It says what was practised and certifies nobody."""
    course, say = press.one.course, press.say
    aims = "".join(f"[#{quoted(one.text)};], " for one in course.objectives)
    told = (
        say("pdf-certificate-version", version=course.version),
        say("course-credit", hours=course.credit_hours) if course.credit_hours else "",
        interface.duration(course.language, course.minutes) if course.minutes else "",
    )
    body = "\n".join(
        (
            f"#heading(level: 1)[#{quoted(say('pdf-certificate'))};]",
            f"#field({quoted(say('pdf-certificate-name'))})",
            f"#v(6mm)\n#{quoted(say('pdf-certificate-took'))};",
            f"#heading(level: 2)[#{quoted(course.title)};]",
            f"#p-soft[#{quoted(' · '.join(filter(None, told)))};]",
            f"#heading(level: 3)[#{quoted(say('pdf-certificate-practised'))};]" if aims else "",
            f"#list({aims[:-2]})" if aims else "",
            f"#grid(columns: (1fr, 1fr), gutter: 12mm, field({quoted(say('pdf-certificate-day'))}), "
            f"field({quoted(say('pdf-certificate-led'))}))",
            f"#v(8mm)\n#p-soft[#{quoted(say('pdf-certificate-not'))};]",
        )
    )
    title = say("pdf-certificate-of", title=course.title)
    return Sheet(f"{_head(press, title)}\n{body}\n", {"book.typ": press.looks})


def _parts(writer: BookWriter, bodies: Sequence[Markup]) -> Iterator[Chapter]:
    """Sections whose first element is their title."""
    for body in bodies:
        yield Chapter("", body, writer, shift=-1)


def _chapters(press: Press) -> Iterator[Chapter]:
    resources, course, say = press.resources(), press.one.course, press.say
    yield Chapter(say("pdf-about"), _about(press), BookWriter(resources), shift=0)
    answered: list[tuple[Step, BookWriter]] = []
    extras = ((say("bank-extras"), press.one.extras),) if press.one.extras else ()
    for module, steps in (*press.one.modules, *extras):
        for at, step in enumerate(steps):
            writer = BookWriter(resources, f"{step.id}--")
            body = _step(press, press.content(step), writer)
            if not at:
                yield Chapter(module, Markup(""), writer, 1)
            yield Chapter(step.title, body, writer, 2, f"chapter-{step.id}", 1, not at)
            answered.append((step, writer))
    answers = [part for step, writer in answered if (part := writer.answers(step.title)) is not None]
    if answers:
        writer = BookWriter(resources, "answers--")
        yield Chapter(say("pdf-answers"), join(*answers), writer)
    if press.one.glossary:
        writer = BookWriter(resources, "glossary--")
        yield Chapter(say("glossary-page"), writer.blocks(press.one.glossary.blocks), writer)
    yield Chapter(say("sources-page"), _sources(resources), BookWriter(resources))
    if press.project.support:
        writer = BookWriter(resources, "support--")
        lines = (line(writer, course.language, one) for one in press.project.support)
        placed = (
            join(el("p", references.place_name(course.language, one.country), class_="box-label"), shown)
            for one, shown in zip(press.project.support, lines, strict=True)
        )
        yield Chapter(say("support-page"), join(el("p", say("support-lede"), class_="lede"), *placed), writer)


def _about(press: Press) -> Markup:
    course, say = press.one.course, press.say
    nothing = course.prerequisites.strip().lower() in {"", "none"}
    return join(
        el("h2", say("course-objectives"), data_quiet="1"),
        el("ul", *(el("li", one.text) for one in course.objectives)),
        join(el("h2", say("course-for"), data_quiet="1"), el("p", course.audience))
        if course.audience
        else None,
        el("h2", say("course-before"), data_quiet="1"),
        el("p", say("course-nothing") if nothing else course.prerequisites),
        el("p", say("course-approval-none", reason=course.approval.none))
        if course.approval and course.approval.none
        else None,
        el("p", say("pdf-how")),
    )


def _step(press: Press, content: Lesson | Scenario | Assessment, writer: BookWriter) -> Markup:
    note = content_note(writer, content.note)
    match content:
        case Lesson():
            time = interface.duration(writer.resources.language, content.minutes) if content.minutes else ""
            return join(el("p", content.summary, class_="lede") if content.summary else None,
                        el("p", time, class_="soft") if time else None, note, writer.blocks(content.blocks))  # fmt: skip
        case Scenario():
            role = el("p", content.role, class_="lede") if content.role else None
            return join(role, note, writer.blocks(content.intro), el("p", press.say("pdf-play")))
        case Assessment():
            mastery = float(content.mastery * 100)
            told = el("p", press.say("pdf-mastery", percent=f"{mastery:g}"), class_="soft")
            return join(note, writer.blocks(content.intro), told, *map(writer.question, content.items))


def _sources(resources: Resources) -> Markup:
    facts = sorted(resources.facts.values(), key=lambda fact: fact.id)
    entries = (references.entry(resources.language, fact, f"entry-{fact.id}") for fact in facts)
    return join(
        *(
            el(
                "div",
                Markup(entry.removeprefix("<li").partition(">")[2].removesuffix("</li>")),
                class_="reference",
            )
            for entry in entries
        )
    )


def _bound(press: Press, title: str, kind: str, chapters: Sequence[Chapter], depth: int) -> Sheet:
    trees = [tree(chapter.body) for chapter in chapters]
    pictures = _pictures(press, trees)
    names = {href: name for href, (name, _) in pictures.items()}
    ids = {e.attributes["id"] for root in trees for e in root.all() if "id" in e.attributes}
    ids |= {chapter.id for chapter in chapters if chapter.id}
    hrefs = {e.attributes.get("href", "") for root in trees for e in root.named("a")}
    notes = {
        f"source-{id}": footnote(press.one.course.language, fact) for id, fact in _cited(chapters).items()
    }
    prefixed = {f"{c.writer.prefix}{name}": told for c in chapters for name, told in notes.items()}
    setter = Typesetter(
        names, prefixed, frozenset(h[1:] for h in hrefs if h.startswith("#")) & frozenset(ids)
    )
    written = [_chapter(setter, chapter, root) for chapter, root in zip(chapters, trees, strict=True)]
    parts = (
        _head(press, title),
        _cover(press, title, kind),
        f"#contents({quoted(press.say('pdf-contents'))}, {depth})" if depth else "",
    )
    files = {"book.typ": press.looks, **dict(pictures.values())}
    return Sheet("\n".join((*parts, *written)) + "\n", files, tuple(setter.tables))


def _cited(chapters: Sequence[Chapter]) -> Mapping[str, Fact]:
    return {id: fact for chapter in chapters for id, fact in chapter.writer.resources.facts.items()}


def _chapter(setter: Typesetter, chapter: Chapter, root: Element) -> str:
    setter.begin(chapter.shift)
    for label, blocks in chapter.writer.footnotes.items():
        told = setter.all(tree(chapter.writer.blocks(blocks)).children)
        setter.notes = {**setter.notes, f"{chapter.writer.prefix}note-{label}": told}
    lines = []
    if chapter.title:
        lines.append(f"#chapter({quoted(chapter.title)}{', fresh: false' if chapter.joined else ''})")
        setter.level = chapter.level
        label = f"#label({quoted(chapter.id)})" if chapter.id in setter.wanted else ""
        lines.append(f"#heading(level: {chapter.level})[#{quoted(chapter.title)};]{label}")
    elif titled := next(root.named("h2"), None):
        lines.append(f"#chapter({quoted(titled.words())})")
        setter.level = 0
    lines.append(setter.all(root.children))
    return "\n".join(lines)


def _pictures(press: Press, trees: Sequence[Element]) -> Mapping[str, tuple[str, bytes]]:
    """By their addresses: the name of each in the book, and its bytes."""
    held = {press.one.media(path): (path, data) for path, data in press.project.files.items()}
    found: dict[str, tuple[str, bytes]] = {}
    for root in trees:
        for image in root.named("img"):
            href = image.attributes.get("src", "")
            if href in held and href not in found:
                path, data = held[href]
                found[href] = (f"picture-{len(found) + 1}.{path.rpartition('.')[2].lower()}", data)
    return found


def _head(press: Press, title: str) -> str:
    course = press.one.course
    day = course.reviewed.split("-")
    date = (
        f"datetime(year: {int(day[0])}, month: {int(day[1])}, day: {int(day[2])})"
        if len(day) == 3
        else "none"
    )
    foot = press.say("pdf-foot", title=course.title, version=course.version)
    return (
        '#import "book.typ": *\n'
        f"#show: book.with(title: {quoted(title)}, author: {quoted(course.owner)}, lang: {quoted(course.language.split('-')[0])}, "
        f"paper: {quoted(press.paper)}, date: {date}, foot: {quoted(foot)})"
    )


def _cover(press: Press, title: str, kind: str) -> str:
    course, say = press.one.course, press.say
    summary = course.summary if title == course.title else ""
    told = (
        course.title if title != course.title else "",
        say("version", version=course.version),
        say("footer-reviewed", date=interface.date(course.language, course.reviewed))
        if course.reviewed
        else "",
        say("footer-owner", owner=course.owner) if course.owner else "",
        say("footer-licence", licence="CC BY-SA 4.0"),
    )
    facts = "".join(f"[#{quoted(one)};], " for one in told if one)
    return f"#cover({quoted(title)}, {quoted(summary)}, ({facts}), {quoted(kind)})"
