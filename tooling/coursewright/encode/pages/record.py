"""The page of results, and the results as a file. The runtime fills it in, on the learner's device."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.markup import Markup, el, join
from coursewright.encode.pages.certificate import SCRIPT, STYLE
from coursewright.encode.pages.way import Step, states
from coursewright.encode.shell import Body, Frame, erase_button
from coursewright.model.course import Course


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Results of one course."""

    frame: Frame
    course: Course
    steps: tuple[Step, ...]
    certificate: str
    """Address of the page of its certificate."""
    later: str = ""
    """Address of the page of later recall, where there is one."""

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        opening = el(
            "header",
            el("h1", say("record-title")),
            el("p", say("record-lede"), class_="lede", data_untraced=self.frame.words("record-untraced")),
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
        to = self.frame.to(self.certificate)
        later = (
            el("a", say("boosters-link"), href=self.frame.to(self.later), class_="button second")
            if self.later
            else None
        )
        certificate = el(
            "p", el("a", say("results-certificate"), href=to, class_="button"), later, class_="to-certificate"
        )
        # A platform that keeps the record has the results already.
        file = None if self.frame.hosted else self._file()
        main = join(opening, standing, certificate, self._table(), file, self._erase())
        return Body(say("record-title"), main, "record", assets=(SCRIPT, STYLE))

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

    def _file(self) -> Markup:
        say, course = self.frame.say, self.course
        name, heading = (f"{self.frame.prefix}results-{part}" for part in ("name", "title"))
        return el(
            "section",
            el("h2", say("results-title"), id=heading),
            el("p", say("results-lede")),
            el("p", say("results-mark")),
            el(
                "form",
                el("label", say("results-name"), for_=name),
                el("input", type="text", id=name, autocomplete="off", aria_describedby=f"{name}-note"),
                el("p", say("results-name-note"), id=f"{name}-note", class_="hint"),
                el("button", say("results-save"), type="submit", class_="button"),
                novalidate=True,
            ),
            el("p", class_="saved", role="status"),
            class_="take-along",
            hidden=True,
            aria_labelledby=heading,
            data_title=course.title,
            data_version=course.version,
            data_saved=self.frame.words("results-saved"),
        )

    def _erase(self) -> Markup:
        return el("p", erase_button(self.frame, "record-erase"), class_="erase-course")
