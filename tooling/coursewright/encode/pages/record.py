"""The page of results and the printable record. The runtime fills it in, on the learner's device."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.interface import duration
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.pages.way import Step, states
from coursewright.encode.shell import Body, Frame, erase_button
from coursewright.model.course import Course


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Results of one course."""

    frame: Frame
    course: Course
    steps: tuple[Step, ...]

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        opening = el(
            "header",
            el("h1", say("record-title")),
            el("p", say("record-lede"), class_="lede"),
            el("p", say("record-noscript"), class_="without-script"),
            class_="opening",
        )
        told = ("passed", "not-passed", "unscored", "score", "progress")
        standing = el(
            "div",
            el("p", class_="standing"),
            el("p", class_="score"),
            el("p", class_="progress"),
            class_="result",
            role="status",
            # Where one was last is no result.
            **states(self.frame) | {"data_here": self.frame.words("state-begun")},
            **{f"data_{key}": self.frame.words(f"state-{key}") for key in told},
        )
        return Body(
            say("record-title"),
            join(opening, standing, self._table(), self._paper(), self._erase()),
            "record",
        )

    def _table(self) -> Markup:
        say = self.frame.say
        head = el("tr", el("th", say("record-step"), scope="col"), el("th", say("record-state"), scope="col"))
        rows = (
            el(
                "tr",
                el("td", el("a", step.title, href=self.frame.to(step.path))),
                el("td", "–", class_="state"),
                data_step=step.id,
            )
            for step in self.steps
        )
        table = el("table", el("thead", head), el("tbody", *rows))
        return el("div", table, class_="table", role="group", aria_label=say("course-outline"), tabindex=0)

    def _paper(self) -> Markup:
        say, course = self.frame.say, self.course
        field = el(
            "input", type="text", id="record-name", autocomplete="off", aria_describedby="record-name-note"
        )
        form = el(
            "form",
            el("label", say("record-name"), for_="record-name"),
            field,
            el("p", say("record-name-note"), id="record-name-note", class_="hint"),
            el("button", say("record-print"), type="submit", class_="button", hidden=True),
            novalidate=True,
        )
        practised = el("ul", class_="practised")
        earned = (
            duration(self.frame.language, course.minutes) if course.minutes else "",
            say("course-credit", hours=course.credit_hours) if course.credit_hours else "",
        )
        sheet = el(
            "section",
            el("h2", say("record-heading"), id="record-sheet"),
            el("p", course.title, class_="of"),
            el("p", say("record-of"), " ", el("span", class_="name"), class_="for"),
            el("h3", say("record-practised")),
            el("p", say("record-nothing"), class_="nothing"),
            practised,
            el("p", class_="score"),
            el("p", " · ".join(filter(None, earned)), class_="colophon earned", hidden=True)
            if any(earned)
            else None,
            el("p", say("record-version", version=course.version), class_="colophon"),
            el("p", say("record-date"), " ", el("span", class_="date"), class_="when"),
            el("p", say("record-says"), class_="says"),
            class_="sheet",
            aria_labelledby="record-sheet",
        )
        return join(form, sheet)

    def _erase(self) -> Markup:
        return el("p", erase_button(self.frame, "record-erase"), class_="erase-course")
