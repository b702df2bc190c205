"""The page of a course: what one will be able to do, outline and progress, how to pass, what it draws on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from coursewright.encode.course_data import encoded
from coursewright.encode.interface import date, duration, has_words, rhythm, runtime_words
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.pages.way import Step, states
from coursewright.encode.shell import Body, Frame
from coursewright.model.course import Course
from coursewright.model.percent import percent
from coursewright.model.review import RHYTHM

MAP = "map.js"
"""The script of this page, which says what is left."""


@dataclass(frozen=True, slots=True)
class Download:
    """A package of the course that was built beside the site."""

    target: str
    summary: str
    """Told of a target for which the interface has no words."""
    shelf: str
    """What it is taken for: `platform`, `reading` or `leading`. A heading each."""
    path: str
    size: str
    name: str = ""
    """Told where a target has several packages."""


@dataclass(frozen=True, slots=True)
class CoursePage:
    """A course. `modules` are titles with their steps, those that could be read."""

    frame: Frame
    course: Course
    modules: tuple[tuple[str, tuple[Step, ...]], ...]
    sources: int
    sources_path: str
    glossary_path: str
    record_path: str
    downloads: tuple[Download, ...] = ()
    rooms: bool = False
    """Whether scenarios have pages for a group."""
    keep: str = ""
    """The folder of the course, where it can be kept on a device."""
    upkeep: tuple[tuple[str, str], ...] = ()
    """Pages on how the course is kept true: the key of their title, and their path."""

    def body(self) -> Body:
        """What fills the page."""
        course = self.course
        main = join(
            self._opening(), self._start(), self._objectives(), self._outline(), self._pass(), self._about(),
            self._draws(), self._keep(), self._downloads(), self._rooms(),
        )  # fmt: skip
        return Body(
            course.title, main, "course", course.summary, (MAP, *(("offline.js",) if self.keep else ()))
        )

    def _steps(self) -> tuple[Step, ...]:
        return tuple(step for _, steps in self.modules for step in steps)

    def _opening(self) -> Markup:
        course = self.course
        lede = el("p", course.summary, class_="lede")
        return el("header", el("h1", course.title), lede, self._locked(), class_="opening")

    def _locked(self) -> Markup | None:
        """Who has locked what they did would think that it is lost."""
        say, device = self.frame.say, self.frame.device
        if not device:
            return None
        way = el("a", say("device-locked-open"), href=self.frame.to(device))
        return el("p", say("device-locked-course"), " ", way, data_locked=True, hidden=True)

    def _start(self) -> Markup:
        steps, words = self._steps(), self.frame.words
        if not steps:
            return el("p", self.frame.say("course-none"))
        start = el("a", self.frame.say("course-start"), class_="button on", href=self.frame.to(steps[0].path))
        return el(
            "div",
            el("p", *(el("span", told) for told in self._facts() if told), class_="facts"),
            start,
            el("p", class_="standing", hidden=True),
            class_="start-here",
            data_resume=words("state-resume"),
            data_again=words("state-again"),
            data_record=self.frame.to(self.record_path),
            data_minutes=self._shared() or None,
            data_words=encoded(
                {**runtime_words(self.frame.language, "map"), "map-steps": words("state-progress")}
            ),
        )

    def _shared(self) -> int:
        """The stated time, which the steps share where it is about theirs: so what is left begins with what the page says."""
        stated, whole = self.course.minutes, sum(step.minutes for step in self._steps())
        return stated if abs(stated - whole) * 10 <= whole else 0

    def _facts(self) -> tuple[str, ...]:
        say, course = self.frame.say, self.course
        return (
            duration(self.frame.language, course.minutes) if course.minutes else "",
            say("card-steps", count=len(self._steps())),
            say("course-credit", hours=course.credit_hours) if course.credit_hours else "",
            say("course-reviewed", date=date(self.frame.language, course.reviewed))
            if course.reviewed
            else "",
        )

    def _objectives(self) -> Markup | None:
        points = (el("li", objective.text) for objective in self.course.objectives)
        return (
            self._section("course-objectives", el("ul", *points, class_="promises"))
            if self.course.objectives
            else None
        )

    def _outline(self) -> Markup | None:
        modules = (
            el(
                "section",
                el("h3", title),
                el("p", class_="left", hidden=True),
                el("ol", *map(self._step, steps)),
            )
            for title, steps in self.modules
            if steps
        )
        return self._section("course-outline", el("div", *modules, class_="outline", **states(self.frame)))

    def _step(self, step: Step) -> Markup:
        sort = self.frame.say(f"sort-{step.sort}")
        time = f" · {duration(self.frame.language, step.minutes)}" if step.minutes else ""
        return el(
            "li",
            el("a", step.title, href=self.frame.to(step.path)),
            el("span", sort, time, class_="facts"),
            el("span", class_="state"),
            class_=step.sort, data_step=step.id, data_minutes=step.minutes or None,
        )  # fmt: skip

    def _pass(self) -> Markup | None:
        rule = self.course.rule
        whole = sum(weight for _, weight in rule.weights)
        if not whole:
            return None
        titles = {step.id: step.title for step in self._steps()}
        parts = (
            el("li", self._part(titles.get(id, id), Fraction(weight, whole), id in rule.required))
            for id, weight in rule.weights
        )
        text = el("p", self.frame.say("course-pass-text", mastery=percent(rule.mastery)))
        return self._section("course-pass", join(text, el("ul", *parts)))

    def _part(self, title: str, share: Fraction, required: bool) -> str:
        key = "course-pass-required" if required else "course-pass-part"
        return self.frame.say(key, title=title, share=percent(share))

    def _about(self) -> Markup:
        course = self.course
        nothing = course.prerequisites.strip().lower() in {"", "none"}
        before = self.frame.say("course-nothing") if nothing else course.prerequisites
        audience = self._section("course-for", el("p", course.audience)) if course.audience else None
        return join(audience, self._section("course-before", el("p", before)))

    def _draws(self) -> Markup:
        say, course, to = self.frame.say, self.course, self.frame.to
        day = date(self.frame.language, course.reviewed)
        every = say(
            "course-reviewed-every", date=day, period=_period(self.frame.language, course.review_every)
        )
        once = say("course-reviewed", date=day)
        reviewed = el("li", every if course.review_every else once) if course.reviewed else None
        links = el(
            "ul",
            el("li", el("a", say("course-sources", count=self.sources), href=to(self.sources_path)))
            if self.sources
            else None,
            el("li", el("a", say("course-glossary"), href=to(self.glossary_path)))
            if self.glossary_path
            else None,
            reviewed,
            el("li", say("course-owner", owner=course.owner)) if course.owner else None,
            *(el("li", told) for told in self._approval()),
            el("li", el("a", say("course-record"), href=to(self.record_path))) if self.record_path else None,
            *(el("li", el("a", say(key), href=to(path))) for key, path in self.upkeep),
            class_="plain",
        )
        return self._section("course-draws", links)

    def _approval(self) -> Iterator[str]:
        """Who stands behind the course, each by name and role; or why nobody does yet."""
        say, language, approval = self.frame.say, self.frame.language, self.course.approval
        if approval is None:
            return
        if approval.none:
            yield say("course-approval-none", reason=approval.none)
            return
        yield say("course-approved", date=date(language, approval.on), until=date(language, approval.until))
        for one in approval.reviewers:
            day = date(language, one.reviewed)
            yield say("course-reviewer", name=one.name, role=one.role, date=day)

    def _keep(self) -> Markup | None:
        if not self.keep:
            return None
        say, words = self.frame.say, encoded(dict(runtime_words(self.frame.language, "keeping")))
        live = el(
            "div",
            el("p", class_="kept-state", role="status"),
            el("progress", hidden=True, aria_label=say("keep-title")),
            el("p", el("button", type="button", class_="quiet", hidden=True)),
            el("p", say("keep-private"), class_="hint"),
            class_="keep",
            data_folder=self.keep,
            data_words=words,
            hidden=True,
        )
        # Without script a course cannot be kept, and its packages are the way.
        without = el("p", say("keep-noscript"), class_="without-script")
        return self._section("keep-title", join(el("p", say("keep-text")), without, live))

    def _downloads(self) -> Markup | None:
        shelves = dict.fromkeys(one.shelf for one in self.downloads)
        return join(*map(self._shelf, shelves)) if shelves else None

    def _shelf(self, shelf: str) -> Markup:
        entries = (
            el(
                "li",
                el("a", *self._label(one), href=self.frame.to(one.path), download=True),
                f" ({one.size})",
            )
            for one in self.downloads
            if one.shelf == shelf
        )
        return self._section(f"downloads-{shelf}", el("ul", *entries, class_="plain"))

    def _label(self, one: Download) -> tuple[str, ...]:
        key = f"download-{one.target}"
        said = self.frame.say(key) if has_words(key) else one.summary
        return (said, ": ", one.name) if one.name else (said,)

    def _rooms(self) -> Markup | None:
        stories = [step for step in self._steps() if step.sort == "scenario"]
        if not self.rooms or not stories:
            return None
        entries = (
            el(
                "li",
                f"{step.title}: ",
                el("a", self.frame.say("course-forum"), href=self._beside(step, "forum")),
                " · ",
                el("a", self.frame.say("course-paper"), href=self._beside(step, "paper")),
            )
            for step in stories
        )
        return self._section("course-room", el("ul", *entries, class_="plain"))

    def _beside(self, step: Step, kind: str) -> str:
        return self.frame.to(step.path.replace("/scenario-", f"/{kind}-"))

    def _section(self, key: str, inner: Markup) -> Markup:
        return el("section", el("h2", self.frame.say(key), id=key), inner, aria_labelledby=key, class_=key)


def _period(language: str, every: str) -> str:
    match = RHYTHM.fullmatch(every)
    return rhythm(language, int(match[1]), match[2]) if match else every
