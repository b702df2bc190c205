"""Short questions for days and months after a course, and a calendar file with those days. Nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.items import item_html
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.prose import PageWriter
from coursewright.encode.resources import Resources
from coursewright.encode.shell import Body, Frame
from coursewright.model.booster import Round

SCRIPT, STYLE = "boosters.js", "results.css"


@dataclass(frozen=True, slots=True)
class BoostersPage:
    """The rounds of one course, each closed until it is asked for."""

    frame: Frame
    title: str
    rounds: tuple[Round, ...]
    resources: Resources

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        writer = PageWriter(self.resources, self.frame.prefix)
        opening = el(
            "header",
            el("h1", say("boosters-page")),
            el("p", say("boosters-lede"), class_="lede"),
            class_="opening",
        )
        rounds = (self._round(one, writer) for one in self.rounds)
        main = join(
            opening,
            el(
                "section",
                el("h2", say("boosters-rounds"), id="boosters-rounds"),
                *rounds,
                aria_labelledby="boosters-rounds",
                class_="rounds",
            ),
            self._plan(),
            writer.ends(),
        )
        return Body(say("boosters-page"), main, "boosters", assets=(SCRIPT, STYLE))

    def _round(self, one: Round, writer: PageWriter) -> Markup:
        items = (item_html(item, writer, number=n) for n, item in enumerate(one.items, 1))
        return el(
            "details",
            el("summary", self.frame.say(f"round-{one.name}")),
            el("div", *items, class_="items prose"),
            id=one.name,
            data_days=one.days,
        )

    def _plan(self) -> Markup:
        say, frame = self.frame.say, self.frame
        plain = say("boosters-title-neutral")
        form = el(
            "form",
            el("label", say("boosters-start"), for_="boosters-start"),
            el("input", type="date", id="boosters-start"),
            el("label", say("boosters-time"), for_="boosters-time"),
            el("input", type="time", id="boosters-time", value="09:00"),
            el(
                "label",
                el("input", type="checkbox", checked=True),
                " ",
                say("boosters-neutral", title=plain),
                class_="check-line",
            ),
            el("button", say("boosters-save"), type="submit", class_="button"),
            novalidate=True,
        )
        return el(
            "section",
            el("h2", say("boosters-plan"), id="boosters-plan"),
            el("p", say("boosters-plan-note")),
            form,
            el("p", class_="saved", role="status"),
            class_="plan",
            hidden=True,
            aria_labelledby="boosters-plan",
            data_neutral=plain,
            data_title=say("boosters-title", title=self.title),
            data_text=say("boosters-text"),
            data_saved=frame.words("boosters-saved"),
        )
