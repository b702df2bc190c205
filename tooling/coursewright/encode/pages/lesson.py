"""The page of a lesson: where I am, what is spoken of, the text, the next step, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.boxes import content_note, country_script
from coursewright.encode.cells import assets_of
from coursewright.encode.markup import el, join
from coursewright.encode.pages.way import Way, onward, past, where
from coursewright.encode.prose import PageWriter
from coursewright.encode.resources import Resources
from coursewright.encode.shell import Body, Frame
from coursewright.model.course import Lesson


@dataclass(frozen=True, slots=True)
class LessonPage:
    """A lesson in one course."""

    frame: Frame
    lesson: Lesson
    way: Way
    resources: Resources

    def body(self) -> Body:
        """What fills the page."""
        writer = PageWriter(self.resources, self.frame.prefix)
        lesson = self.lesson
        head = el("header", where(self.frame, self.way), el("h1", lesson.title), class_="opening")
        note = content_note(writer, lesson.note, past(self.frame, self.way))
        text = el("div", writer.blocks(lesson.blocks), class_="prose")
        on = onward(self.frame, self.way, done=lesson.id)
        assets = (*assets_of((lesson,)), *country_script(self.resources.support))
        main = join(head, note, text, on, writer.ends())
        return Body(lesson.title, main, "lesson", lesson.summary, assets)
