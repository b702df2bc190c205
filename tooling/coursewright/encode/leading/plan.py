"""What a session takes: every part of a course with its minutes and what to bring; and the sheet of each activity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coursewright.encode import interface
from coursewright.encode.leading.page import opening
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.prose import PageWriter
from coursewright.encode.shell import Body, Frame
from coursewright.model.prose import Box


@dataclass(frozen=True, slots=True)
class Part:
    """One row of the plan. `minutes` 0 means that nobody has said. `ways` are pages of the folder: words and path."""

    sort: str
    """`lesson`, `activity`, `story` or `test`."""
    title: str
    minutes: int
    bring: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Modules with their parts, in the order of the course."""

    frame: Frame
    modules: tuple[tuple[str, tuple[Part, ...]], ...]

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        duties = (el("li", say(f"lead-duty-{at}")) for at in range(1, 7))
        return Body(
            say("lead-plan"),
            join(
                opening(self.frame, say("lead-plan"), say("lead-plan-note")),
                el("section", el("h2", say("lead-duties")), el("ul", *duties)),
                *(self._module(title, parts) for title, parts in self.modules if parts),
            ),
            "leading plan-page",
        )

    def _module(self, title: str, parts: Sequence[Part]) -> Markup:
        say = self.frame.say
        heads = ("what", "minutes", "from", "bring")
        head = el("thead", el("tr", *(el("th", say(f"lead-plan-{one}"), scope="col") for one in heads)))
        whole = sum(part.minutes for part in parts)
        told = say("lead-plan-sum", time=interface.duration(self.frame.language, whole)) if whole else ""
        table = el("table", head, el("tbody", *self._rows(parts)), class_="plan")
        around = el("div", table, class_="table", role="group", tabindex=0, aria_label=title)
        return el("section", el("h2", title), around, el("p", told, class_="soft") if told else None)

    def _rows(self, parts: Sequence[Part]) -> Iterator[Markup]:
        say, start = self.frame.say, 0
        for part in parts:
            links = [el("a", words, href=self.frame.to(path)) for words, path in part.ways]
            listed = [el("li", one) for one in (*part.bring, *links)]
            yield el(
                "tr",
                el("th", el("span", say(f"lead-{part.sort}"), class_="facts"), " ", part.title, scope="row"),
                el("td", str(part.minutes) if part.minutes else "–", class_="minutes"),
                el("td", str(start), class_="from"),
                el("td", el("ul", *listed) if listed else None),
            )
            start += part.minutes


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity, with the lesson that it belongs to."""

    box: Box
    lesson: str
    objectives: tuple[str, ...]
    """Texts."""
    slug: str


@dataclass(frozen=True, slots=True)
class ActivitiesPage:
    """Every activity on a sheet of its own. `writer` serves the whole page."""

    frame: Frame
    activities: tuple[Activity, ...]
    writer: PageWriter

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        none = None if self.activities else el("p", say("lead-no-activities"))
        sheets = [self._sheet(one) for one in self.activities]
        top = opening(self.frame, say("lead-activities"), say("lead-activities-about"))
        return Body(say("lead-activities"), join(top, none, *sheets, self.writer.ends()), "leading")

    def _sheet(self, one: Activity) -> Markup:
        say, box = self.frame.say, one.box
        time = interface.duration(self.frame.language, box.minutes) if box.minutes else ""
        facts = " · ".join(filter(None, (time, say("lead-in", title=one.lesson))))
        brought = el(
            "div",
            el("h3", say("lead-materials")),
            el("ul", *(el("li", thing) for thing in box.materials)),
            class_="materials",
        )
        aims = join(el("h3", say("lead-for")), el("ul", *(el("li", aim) for aim in one.objectives)))
        self.writer.level = 2
        return el(
            "section",
            el("h2", box.title or say("box-facilitator"), id=one.slug),
            el("p", facts, class_="facts"),
            brought if box.materials else None,
            self.writer.blocks(box.blocks),
            aims if one.objectives else None,
            class_="activity-sheet",
            aria_labelledby=one.slug,
        )
