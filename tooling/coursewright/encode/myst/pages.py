"""Every page of a course in a MyST project, by its file: about, how to use it, support, lessons, stories, questions, glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from posixpath import basename, dirname

from coursewright.encode import interface
from coursewright.encode.banks.pictures import named
from coursewright.encode.books.stories import sentences, story
from coursewright.encode.boxes import by_country
from coursewright.encode.colophon import colophon
from coursewright.encode.course_pages import content_of
from coursewright.encode.gathering import every_item, meanings, names_of
from coursewright.encode.myst.escaping import at_beginning, escaped, target
from coursewright.encode.myst.notebook import notebook
from coursewright.encode.myst.stories import story_text
from coursewright.encode.myst.text import MystText, Names
from coursewright.encode.outline import Outline
from coursewright.encode.pages.way import Step
from coursewright.encode.prose import term_id
from coursewright.encode.references import place_name
from coursewright.model.course import Assessment, Lesson, Project
from coursewright.model.percent import percent
from coursewright.model.prose import Cell, Definitions, Takeaway
from coursewright.model.scenario import ContentNote, Scenario
from coursewright.model.walking import plain, walk

ABOUT, HOW, SUPPORT, GLOSSARY = "index.md", "how.md", "support.md", "glossary.md"


@dataclass(slots=True)
class Pages:
    """Writes the pages one after the other; a question that stands twice has its exercise on the first."""

    project: Project
    outline: Outline
    names: Names
    pictures: Mapping[str, str]
    labels: set[str] = field(default_factory=set)

    @property
    def language(self) -> str:
        """Of the course."""
        return self.outline.course.language

    def say(self, key: str, **values: str | int | Decimal) -> str:
        """Words of the interface."""
        return interface.say(self.language, key, **values)

    def text(self, prefix: str) -> MystText:
        """A writer for one page."""
        return MystText(self.names, prefix, self.labels)

    def file(self, step: Step) -> str:
        """The file of a step: a notebook where it holds code."""
        return step_file(self.project, self.outline, step)

    def step(self, step: Step) -> bytes:
        """One step."""
        content = content_of(self.project, self.outline, step)
        text = self.text(step.id)
        title = f"# {escaped(step.title)}"
        note = self.note(text, content.note)
        match content:
            case Lesson(blocks=blocks):
                if self.file(step).endswith(".ipynb"):
                    return notebook(text, _joined(title, note), blocks, self.outline.course.code_open)
                return _page(title, note, text.blocks(blocks), text.ends())
            case Scenario():
                text.sentences = sentences(content, self.language)
                instead = self.outline.by_id.get(content.alternative)
                words = escaped(self.say("note-instead", title=instead.title)) if instead else ""
                other = f"[{words}]({self.file(instead)})" if instead else ""
                told = story_text(text, story(content, self.language), other)
                return _page(f"({target(f'{content.id}--start')})=\n{title}", note, told, text.ends())
            case Assessment(items=items):
                drawn = content.draw or len(items)
                mastery = self.say("assessment-percent", percent=percent(content.mastery))
                terms = [f"{self.say('assessment-mastery')}: {mastery}"]
                if drawn < len(items):
                    terms.append(self.say("book-drawn", drawn=drawn, held=len(items)))
                listed = "\n".join(f"- {escaped(term)}" for term in terms)
                asked = map(text.exercise, items)
                return _page(title, note, text.blocks(content.intro), listed, *asked, text.ends())

    def note(self, text: MystText, note: ContentNote | None) -> str:
        """What is spoken of, told before it is read."""
        if note is None:
            return ""
        return text.admonition(self.say(f"note-{note.level}"), text.held(note.blocks), "warning")

    def about(self, licence: str) -> bytes:
        """What a learner can do afterwards, who stands behind it, and since when."""
        course = self.outline.course
        parts = [f"# {escaped(course.title)}", escaped(course.summary)]
        if course.audience:
            parts += [f"## {escaped(self.say('course-for'))}", at_beginning(escaped(course.audience))]
        if course.objectives:
            listed = "\n".join(f"- {escaped(one.text)}" for one in course.objectives)
            parts += [f"## {escaped(self.say('course-objectives'))}", listed]
        if course.approval and course.approval.none:
            parts.append(at_beginning(escaped(course.approval.none)))
        return _page(*parts, escaped(" · ".join(colophon(course, licence))))

    def how(self) -> bytes:
        """How questions and stories are used here."""
        steps = self.outline.everything
        stories = any(step.sort == "scenario" for step in steps)
        parts = ["folded", *(["choices", "keep"] if stories else []), "facts"]
        said = [escaped(self.say(f"book-how-{part}")) for part in parts]
        code = any(self.file(step).endswith(".ipynb") for step in steps)
        return _page(
            f"# {escaped(self.say('book-how'))}", *said, escaped(self.say("book-run")) if code else ""
        )

    def support(self) -> bytes:
        """The support lines by country."""
        parts = [f"# {escaped(self.say('support-page'))}", escaped(self.say("support-lede"))]
        if not self.project.support:
            parts.append(escaped(self.say("support-none")))
        for country, lines in by_country(self.project.support):
            parts.append(f"## {escaped(place_name(self.language, country))}")
            for line in lines:
                rows = (
                    ("support-reach", line.contact),
                    ("support-hours", line.hours),
                    ("support-information", line.information),
                )
                told = [f"- {escaped(self.say(key))}: {escaped(words)}" for key, words in rows if words]
                parts += [f"**{escaped(line.name)}**", "\n".join(told)]
                if line.checked:
                    date = interface.date(self.language, line.checked)
                    parts.append(f"*{escaped(self.say('support-checked', date=date))}*")
        return _page(*parts)

    def glossary(self) -> bytes | None:
        """The words of the course, each with a target that its uses lead to."""
        page = self.outline.glossary
        if page is None:
            return None
        text = self.text("glossary")
        parts = [f"# {escaped(page.title or self.say('glossary-page'))}"]
        for block in page.blocks:
            if isinstance(block, Definitions):
                parts += (f"({target(term_id(plain(e.term)))})=\n{text.definition(e)}" for e in block.entries)
            else:
                parts.append(text.block(block))
        return _page(*parts, text.ends())

    def media(self) -> dict[str, bytes]:
        """Pictures, and the data that notebooks read, where they expect it."""
        found = {f"media/{name}": self.project.files[path] for path, name in self.pictures.items()}
        for lesson in self.project.lessons_of(self.outline.course):
            for block in walk(lesson.blocks):
                if isinstance(block, Takeaway):
                    home = f"{dirname(lesson.path)}/"
                    read = (
                        path for path in block.paths if path in self.project.files and path != lesson.path
                    )
                    found.update((path.removeprefix(home), self.project.files[path]) for path in read)
        return found


def pages_of(project: Project, outline: Outline) -> Pages:
    """The writer of one course."""
    items = every_item(project)
    shown = [
        path
        for step in outline.everything
        for path in names_of(content_of(project, outline, step), items).pictures
    ]
    pictures = {path: name for path, name in named(project, shown).items() if _is_picture(name)}
    terms = frozenset(meanings(outline.glossary.blocks)) if outline.glossary else frozenset[str]()

    def link(path: str, fragment: str) -> str | None:
        step = outline.sources.get(path)
        if step is None:
            return GLOSSARY if path == outline.course.glossary and outline.glossary else None
        if fragment and step.sort != "assessment":
            return f"#{target(f'{step.id}--{fragment}')}"
        return step_file(project, outline, step)

    def activity(id: str) -> tuple[str, str, str] | None:
        step = outline.by_id.get(id)
        return (step_file(project, outline, step), step.title, step.summary) if step else None

    def picture(path: str) -> str | None:
        return f"media/{pictures[path]}" if path in pictures else None

    names = Names(outline.course.language, project.facts, items, terms, link, activity, picture, SUPPORT)
    return Pages(project, outline, names, pictures)


def step_file(project: Project, outline: Outline, step: Step) -> str:
    """The file of a step."""
    content = content_of(project, outline, step)
    code = isinstance(content, Lesson) and any(isinstance(block, Cell) for block in walk(content.blocks))
    return f"{step.sort}-{step.id}.{'ipynb' if code else 'md'}"


def _is_picture(name: str) -> bool:
    return basename(name).rpartition(".")[2].lower() in ("svg", "png", "jpg", "jpeg", "gif", "webp")


def _page(*parts: str) -> bytes:
    return (_joined(*parts) + "\n").encode()


def _joined(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
