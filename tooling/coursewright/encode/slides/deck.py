"""A lesson as a deck: one idea a slide. What is cut on the wall stands whole in the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coursewright.encode import interface
from coursewright.encode.boxes import label_of
from coursewright.encode.code import code_html
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.prose import PageWriter
from coursewright.encode.references import place_name
from coursewright.encode.resources import Resources
from coursewright.encode.slides.cutting import count, grouped, rows, sentences
from coursewright.encode.slides.questions import Questions
from coursewright.encode.slides.slide import SAID, Slide, WallWriter
from coursewright.model import prose as p
from coursewright.model.course import Lesson
from coursewright.model.prose import Block, Blocks, BoxKind, Inlines
from coursewright.model.walking import plain, walk

POINTS = 3
"""Thoughts of a section on one slide."""
POINTED = 60
"""Words of them."""
ENOUGH = 8
"""Words that stand alone as a thought."""
ROWS = 5
"""Of a table."""
CODE = 12
"""Lines of code that are read from a wall."""


@dataclass(slots=True)
class Deck:
    """Makes the slides of one lesson. `objectives` are texts by id; `minutes` are the lesson's own."""

    lesson: Lesson
    resources: Resources
    objectives: Mapping[str, str]
    wall: WallWriter
    notes: PageWriter
    found: list[Slide] = field(default_factory=list)
    heading: str = ""
    points: list[tuple[Markup, int, Markup | None]] = field(default_factory=list)
    """Of the section so far: on the wall, its words, and what is said beside it."""

    def slides(self) -> tuple[Slide, ...]:
        """All of them, in the order of the lesson."""
        self._open()
        for block in self.lesson.blocks:
            self._block(block)
        self._flush()
        return tuple(self.found)

    def _add(self, kind: str, title: str, *body: Markup | None, notes: Markup | None = None) -> None:
        self._flush()
        self.found.append(Slide(kind, title, join(*body), (), notes or Markup("")))

    def _open(self) -> None:
        say, lesson = self.wall.say, self.lesson
        aims = [el("li", self.objectives[id]) for id in lesson.objectives if id in self.objectives]
        told = join(el("p", el("b", self.notes.say("slides-aims"))), el("ul", *aims)) if aims else None
        time = interface.duration(self.resources.language, lesson.minutes) if lesson.minutes else ""
        summary = el("p", lesson.summary, class_="summary") if lesson.summary else None
        self._add("title", lesson.title, summary, el("p", time, class_="time") if time else None, notes=told)
        rules = (el("li", say(f"forum-agreement-{at}")) for at in (1, 2, 3))
        note = self.wall.blocks(lesson.note.blocks) if lesson.note else None
        self._add("agreement", say("forum-agreement"), note, el("ul", *rules))

    def _block(self, block: Block) -> None:
        say = self.wall.say
        match block:
            case p.Heading(inlines=inlines):
                self._flush()
                self.heading = plain(inlines)
            case p.Paragraph(inlines=inlines):
                self._paragraph(inlines)
            case p.Listing(items=items):
                for item in items:
                    self._listed(item)
            case p.Definitions(entries=entries):
                for entry in entries:
                    first = next((b.inlines for b in entry.blocks if isinstance(b, p.Paragraph)), ())
                    self._point((p.Strong(entry.term, entry.place), p.Text(": ", entry.place), *first))
            case p.Table():
                self._table(block)
            case p.Figure() | p.FormulaBlock():
                kind = "figure" if isinstance(block, p.Figure) else "formula"
                self._add(kind, self._title(), self.wall.block(block))
            case p.Medium(recording=one, blocks=transcript):
                self._add("medium", one.title, self.wall.block(block), notes=self.notes.blocks(transcript))
            case p.CodeBlock(text=source, language=language):
                self._code(source, language)
            case p.Printed(text=text):
                self._code(text, "")
            case p.Quote(blocks=inner):
                self._whole("quote", self._title(), inner)
            case p.Cell():
                self._cell(block)
            case p.Box():
                self._box(block)
            case p.Reflection(blocks=inner):
                self._add(
                    "reflection",
                    say("box-reflect"),
                    self.wall.blocks(inner),
                    el("p", say("slides-private"), class_="how"),
                )
            case p.Check(item=id):
                self._ask((id,), say("slides-question"))
            case p.Recall(items=ids):
                self._ask(tuple(id for id, _ in ids), say("recall"))
            case p.ActivityCard(id=id):
                self._card(block, id)
            case p.SupportPanel():
                self._support()
            case _:
                pass  # Footnotes, separators and files to take along belong to who reads, not to a wall.

    def _title(self) -> str:
        return self.heading or self.wall.say("slides-situation")

    def _paragraph(self, inlines: Inlines) -> None:
        if not self.heading:
            # What a lesson opens with is a story: cut, it would be none.
            for group in grouped(sentences(inlines), count, SAID):
                self._add("situation", self._title(), el("p", *map(self.wall.inlines, group)))
            return
        self._point(inlines)

    def _point(self, inlines: Inlines) -> None:
        all = sentences(inlines) or (inlines,)
        lead = _lead(all)
        whole = el("p", self.notes.inlines(inlines)) if len(lead) < len(all) else None
        shown = el("p", *map(self.wall.inlines, lead), class_="point")
        self.points.append((shown, sum(map(count, lead)), whole))

    def _listed(self, item: p.ListItem) -> None:
        first = next((block.inlines for block in item.blocks if isinstance(block, p.Paragraph)), ())
        if first:
            self._point(first)
        for block in item.blocks:
            if isinstance(block, p.Listing):
                for inner in block.items:
                    self._listed(inner)

    def _flush(self) -> None:
        held, self.points = self.points, []
        for wide in grouped(held, lambda point: point[1], POINTED):
            for group in rows(wide, POINTS):
                shown, told = group[0][0], [whole for _, _, whole in group if whole]
                notes = join(*told)
                self.found.append(
                    Slide("section", self._title(), shown, tuple(one for one, _, _ in group[1:]), notes)
                )

    def _whole(self, kind: str, title: str, blocks: Blocks, label: str = "") -> None:
        """Text that is shown to its last word, on as many slides as it takes."""
        self._flush()
        above = el("p", label, class_="label") if label else None
        outside, self.heading = self.heading, title
        for block in blocks:
            if isinstance(block, p.Paragraph):
                for group in grouped(sentences(block.inlines), count, SAID):
                    self._add(kind, self.heading, above, el("p", *map(self.wall.inlines, group)))
            elif isinstance(block, p.Heading):
                self.heading = f"{title}: {plain(block.inlines)}"
            else:
                self._block(block)
        self._flush()
        self.heading = outside

    def _table(self, block: p.Table) -> None:
        for group in rows(block.rows, ROWS):
            self._add("table", self._title(), self.wall.block(replace(block, rows=group)))

    def _code(self, source: str, language: str) -> None:
        lines = source.strip("\n").split("\n")
        notes = code_html(source, language) if len(lines) > CODE else None
        shown = "\n".join(lines[:CODE]) + ("\n…" if notes else "")
        self._add("code", self._title(), code_html(shown + "\n", language), notes=notes)

    def _cell(self, cell: p.Cell) -> None:
        lines = [line for line in cell.source.split("\n") if not line.startswith("#|")]
        source = "\n".join(lines).strip("\n")
        if self.resources.code_open and source and cell.option("hide") not in ("code", "all"):
            self._code(source, cell.language)
        if cell.option("hide") in ("output", "all"):
            return
        drawn = any(isinstance(output, p.Figure) for output in cell.outputs)
        for output in cell.outputs:
            if not (drawn and isinstance(output, p.Table)):  # the numbers behind a chart are for the page
                self._block(output)

    def _box(self, box: p.Box) -> None:
        say = self.wall.say
        match box.kind:
            case BoxKind.FACILITATOR:
                self._activity(box)
            case BoxKind.HANDOUT:
                told = self.notes.blocks(box.blocks)
                self._add("handout", box.title, el("p", say("slides-handout"), class_="how"), notes=told)
            case BoxKind.EXAMPLE | BoxKind.DEBATE | BoxKind.ACTION:
                label = say(f"box-{box.kind}")
                self._whole(box.kind.value, box.title or label, box.blocks, label if box.title else "")
            case BoxKind.LAW:
                self._whole("law", label_of(self.wall, box), box.blocks)
            case _:
                self._whole("aside", label_of(self.wall, box), box.blocks)

    def _activity(self, box: p.Box) -> None:
        say, language = self.notes.say, self.resources.language
        time = el("p", interface.duration(language, box.minutes), class_="time") if box.minutes else None
        brought = [el("li", one) for one in box.materials]
        told = join(
            join(el("p", el("b", say("lead-materials"))), el("ul", *brought)) if brought else None,
            self.notes.blocks(box.blocks),
        )
        title = box.title or self.wall.say("box-facilitator")
        self._add(
            "activity", title, el("p", self.wall.say("slides-activity"), class_="label"), time, notes=told
        )

    def _ask(self, ids: tuple[str, ...], label: str) -> None:
        self._flush()
        maker = Questions(self.wall, self.notes)
        for id in ids:
            if id in self.resources.items:
                self.found += maker.slides(self.resources.items[id], label)

    def _card(self, block: p.ActivityCard, id: str) -> None:
        activity = self.resources.activities.get(id)
        if activity is None:
            return
        role = el("p", activity.role) if activity.role else None
        label = el("p", self.wall.say(f"card-{block.activity}"), class_="label")
        told = el("p", self.notes.say("slides-story")) if block.activity == "scenario" else None
        self._add("activity", activity.title, label, role, notes=told)

    def _support(self) -> None:
        language, title = self.resources.language, self.wall.say("support-panel")
        for group in rows(self.resources.support, 4):
            entries = (
                el("li", el("b", one.name), f" ({place_name(language, one.country)}) ", one.contact)
                for one in group
            )
            self._add("support", title, el("ul", *entries))


def _lead(all: Sequence[Inlines]) -> Sequence[Inlines]:
    """What a paragraph begins with: its first sentence, and those that make it long enough to stand alone."""
    for at in range(1, len(all) + 1):
        if sum(map(count, all[:at])) >= ENOUGH:
            return all[:at]
    return all


def activities(lesson: Lesson) -> Iterator[p.Box]:
    """What a lesson holds for whoever leads a group."""
    for block in walk(lesson.blocks):
        if isinstance(block, p.Box) and block.kind is BoxKind.FACILITATOR:
            yield block
