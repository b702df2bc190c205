"""The certificate of a course, on one sheet of paper. The runtime fills it in, on the learner's device, once the course is passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode.interface import duration, number
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.pages.way import Step
from coursewright.encode.practised import Part, Practised
from coursewright.encode.shell import Body, Frame
from coursewright.model.course import Course
from coursewright.model.percent import percent

SCRIPT, STYLE = "results.js", "results.css"


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """What is left to do, and the certificate when nothing is."""

    frame: Frame
    course: Course
    steps: tuple[Step, ...]
    parts: tuple[Part, ...]
    practised: tuple[Practised, ...]

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        opening = el(
            "header",
            el("h1", say("certificate-page")),
            el("p", say("certificate-lede"), class_="lede"),
            el("p", say("certificate-noscript"), class_="without-script"),
            class_="opening",
        )
        main = join(opening, self._left(), self._form(), self._sheet())
        return Body(say("certificate-page"), main, "certificate", assets=(SCRIPT, STYLE))

    def _left(self) -> Markup:
        """Every step that may be left; the runtime shows those that are."""
        frame, rule = self.frame, self.course.rule
        counted = {part.step.id for part in self.parts}
        entries = (self._open(part.step) for part in self.parts)
        lessons = (self._open(step) for step in self.steps if step.sort == "lesson")
        others = (self._open(step) for step in self.steps if step.sort != "lesson" and step.id not in counted)
        heading = frame.prefix + "certificate-left"
        return el(
            "section",
            el("h2", frame.say("certificate-left"), id=heading),
            el("p", class_="score"),
            el("ul", *entries, class_="parts"),
            el(
                "div",
                el("p", frame.say("certificate-lessons")),
                el("ul", *lessons, *(() if self.parts else others)),
                class_="lessons",
            ),
            class_="left",
            hidden=True,
            aria_labelledby=heading,
            data_open=frame.words("certificate-left-open"),
            data_short=frame.words("certificate-left-short"),
            data_score=frame.words("certificate-left-score"),
            data_failed=frame.words("certificate-left-failed"),
            data_mastery=number(frame.language, percent(rule.mastery)),
        )

    def _open(self, step: Step) -> Markup:
        return el("li", el("a", step.title, href=self.frame.to(step.path)), data_step=step.id, hidden=True)

    def _form(self) -> Markup:
        say, name = self.frame.say, f"{self.frame.prefix}certificate-name"
        field = el("input", type="text", id=name, autocomplete="off", aria_describedby=f"{name}-note")
        return el(
            "form",
            el("label", say("certificate-name"), for_=name),
            field,
            el("p", say("certificate-name-note"), id=f"{name}-note", class_="hint"),
            el("button", say("certificate-print"), type="submit", class_="button"),
            novalidate=True,
            hidden=True,
        )

    def _sheet(self) -> Markup:
        say, course = self.frame.say, self.course
        heading = self.frame.prefix + "certificate-sheet"
        objectives = (
            el("li", one.text, data_practised=" ".join(one.steps), hidden=True) for one in self.practised
        )
        return el(
            "section",
            el("h2", say("certificate-page"), id=heading),
            el("p", el("span", class_="name"), class_="who"),
            el("p", say("certificate-has"), class_="has"),
            el("p", course.title, class_="of"),
            el("h3", say("certificate-practised")),
            el("ul", *objectives, class_="practised"),
            self._scores() if self.parts else None,
            el("dl", *self._particulars(), class_="particulars"),
            el(
                "div",
                el("h3", say("certificate-shows")),
                el("p", say("certificate-says")),
                class_="says",
            ),
            class_="sheet",
            hidden=True,
            aria_labelledby=heading,
        )

    def _scores(self) -> Markup:
        say, frame = self.frame.say, self.frame
        head = el(
            "tr",
            *(
                el("th", say(key), scope="col")
                for key in ("certificate-part", "certificate-earned", "certificate-counts")
            ),
        )
        rows = (
            el(
                "tr",
                el("th", part.step.title, scope="row"),
                el("td", class_="earned"),
                el("td", self._weight(part)),
                data_part=part.step.id,
                data_possible=part.possible or None,
            )
            for part in self.parts
        )
        mastery = el("p", say("certificate-mastery", mastery=percent(self.course.rule.mastery)))
        total = el(
            "tr",
            el("th", say("certificate-whole"), scope="row"),
            el("td", class_="whole", colspan="2"),
            class_="together",
        )
        table = el("table", el("thead", head), el("tbody", *rows), el("tfoot", total))
        return el(
            "div",
            el("h3", say("certificate-score")),
            el("div", table, class_="table", role="group", aria_label=say("certificate-score"), tabindex=0),
            mastery if any(part.weight for part in self.parts) else None,
            class_="scores",
            data_points=frame.words("certificate-points"),
            data_share=frame.words("certificate-share"),
            data_done=frame.words("certificate-done"),
        )

    def _weight(self, part: Part) -> str:
        say = self.frame.say
        told = (
            say("certificate-weight", share=percent(part.weight)) if part.weight else "",
            say("certificate-required") if part.required else "",
        )
        return ", ".join(filter(None, told)) or "–"

    def _particulars(self) -> Iterator[Markup]:
        say, course = self.frame.say, self.course
        time = duration(self.frame.language, course.minutes) if course.minutes else ""
        told = (
            ("certificate-hours", course.credit_hours, "whole-course"),
            ("certificate-time", time, "whole-course"),
            ("certificate-version", course.version, ""),
            ("certificate-owner", course.owner, ""),
        )
        for key, words, kind in told:
            if words:
                yield el("div", el("dt", say(key)), el("dd", words), class_=kind or None)
        yield el("div", el("dt", say("certificate-date")), el("dd", class_="date"))
