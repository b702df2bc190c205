"""What is filled in by hand or held beside the questions: sign-in sheet, evaluation form, answer key."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode import asked
from coursewright.encode.leading.page import opening
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.prose import PageWriter
from coursewright.encode.shell import Body, Frame
from coursewright.model.item import Item

SEATS = 15
"""Lines of a sign-in sheet: a page."""
STATEMENTS = range(1, 7)
SCALE = range(1, 6)
EMPTY = Markup("&nbsp;")


@dataclass(frozen=True, slots=True)
class SignInPage:
    """Attendance and nothing else: no contact, no reason, no time of leaving."""

    frame: Frame

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        heads = ("name", "work", "mark")
        head = el("thead", el("tr", *(el("th", say(f"lead-sign-{one}"), scope="col") for one in heads)))
        rows = (el("tr", *(el("td", EMPTY) for _ in heads)) for _ in range(SEATS))
        told = (
            el("div", el("p", say(key), class_="soft"), el("p", EMPTY, class_="line"))
            for key in ("lead-sign-day", "lead-sign-led")
        )
        top = opening(self.frame, say("lead-signs"), say("lead-sign-text"))
        table = el("table", head, el("tbody", *rows), class_="form")
        return Body(say("lead-signs"), join(top, *told, table), "leading forms-page")


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    """Six statements, then and now for every objective, and two open questions. `objectives` are texts."""

    frame: Frame
    objectives: tuple[str, ...]

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        top = opening(self.frame, say("lead-evaluation"), say("lead-eval-text"))
        scale = el("p", say("lead-eval-scale"), class_="soft")
        parts = (
            scale,
            self._table("lead-eval-statement", [say(f"lead-eval-{at}") for at in STATEMENTS], ("",)),
            el("h2", say("lead-eval-then")) if self.objectives else None,
            self._table("lead-eval-aim", list(self.objectives), ("lead-eval-before", "lead-eval-now"))
            if self.objectives
            else None,
            *(self._open(key) for key in ("lead-eval-change", "lead-eval-harm")),
        )
        return Body(say("lead-evaluation"), join(top, *parts), "leading forms-page")

    def _table(self, what: str, lines: list[str], columns: tuple[str, ...]) -> Markup:
        say = self.frame.say
        heads = [el("th", say(key) if key else say("lead-eval-scale"), scope="col") for key in columns]
        rows = (
            el("tr", el("th", line, scope="row"), *(el("td", self._scale()) for _ in columns))
            for line in lines
        )
        head = el("thead", el("tr", el("th", say(what), scope="col"), *heads))
        return el("table", head, el("tbody", *rows), class_="form")

    def _scale(self) -> Markup:
        return el("ol", *(el("li", str(at)) for at in SCALE), class_="scale")

    def _open(self, key: str) -> Markup:
        lines = (el("p", EMPTY, class_="line") for _ in range(3))
        return join(el("h2", self.frame.say(key)), *lines)


@dataclass(frozen=True, slots=True)
class KeyPage:
    """Every question with its answer and reasons, by the step that asks it. `writer` serves the whole page."""

    frame: Frame
    steps: tuple[tuple[str, tuple[Item, ...]], ...]
    writer: PageWriter

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        top = opening(self.frame, say("lead-key"), say("lead-key-lede"))
        parts = [
            el(
                "section",
                el("h2", title),
                *(self._item(at, item) for at, item in enumerate(items, 1)),
                class_="sheet-of",
            )
            for title, items in self.steps
            if items
        ]
        return Body(say("lead-key"), join(top, *parts, self.writer.ends()), "leading key-page")

    def _item(self, at: int, item: Item) -> Markup:
        say, self.writer.level = self.frame.say, 3
        key = asked.answer(item, self.writer) or el("p", say("lead-asks-nothing"), class_="soft")
        return el(
            "section",
            el("h3", f"{at}. {item.title or say('item-title')}"),
            asked.stem(item, self.writer),
            asked.body(item, self.writer),
            key,
            asked.reasons(item, self.writer),
            class_="key-of",
        )
