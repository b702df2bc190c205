"""The pages of a scenario for a room: the forum on a wall, the edition on paper, and the ways to both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursewright.encode.boxes import content_note
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.pages.way import Step
from coursewright.encode.paper.edition import edition
from coursewright.encode.paper.sentences import Sentences
from coursewright.encode.paper.sheets import Sheets
from coursewright.encode.prose import PageWriter
from coursewright.encode.resources import Resources
from coursewright.encode.scenarios import scenario_html
from coursewright.encode.shell import Body, Frame
from coursewright.model.scenario import Best, Scenario

PAPER_STYLE = "paper.css"
FORUM_STYLES = ("story.css", "forum.css")
FORUM_SCRIPTS = ("activity.js", "story.js", "forum.js")


@dataclass(frozen=True, slots=True)
class ForumPage:
    """A scenario for a whole room: the same text as for one learner, and role cards for the facilitator's window."""

    frame: Frame
    scenario: Scenario
    step: Step
    resources: Resources

    def body(self) -> Body:
        """What fills the page."""
        say, title = self.frame.say, self.frame.say("forum-title", title=self.scenario.title)
        writer = PageWriter(self.resources, self.frame.prefix)
        back = el("a", self.scenario.title, href=self.frame.to(self.step.path))
        head = el(
            "header",
            el("nav", back, class_="where", aria_label=say("where")),
            el("h1", title),
            el("p", say("forum-lede"), class_="lede"),
            class_="opening",
        )
        rules = (el("li", say(f"forum-agreement-{at}")) for at in (1, 2, 3))
        agreement = el("section", el("h2", say("forum-agreement")), el("ul", *rules), class_="agreement")
        story = scenario_html(self.scenario, writer, "forum-story scenario-text")
        sentences = Sentences(self.scenario, self.resources.language, {})
        cards = Sheets(sentences, writer, {}, 0).cards()
        hidden = el("section", el("h2", say("cards-title")), cards, class_="forum-cards", hidden=True)
        note = content_note(writer, self.scenario.note)
        main = join(head, note, agreement, el("div", story, hidden, class_="prose"), writer.ends())
        return Body(title, main, "forum", self.scenario.role)


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A scenario as a booklet and its sheets, made for print."""

    frame: Frame
    scenario: Scenario
    step: Step
    resources: Resources
    objectives: Mapping[str, str]
    best: Best

    def body(self) -> Body:
        """What fills the page."""
        say, title = self.frame.say, self.frame.say("paper-title", title=self.scenario.title)
        back = el("a", self.scenario.title, href=self.frame.to(self.step.path))
        button = el("button", say("print-page"), type="button", class_="button", data_print="", hidden=True)
        head = el(
            "header",
            el("nav", back, class_="where", aria_label=say("where")),
            el("h1", title),
            el("p", say("paper-lede"), class_="lede"),
            el("p", button, class_="actions"),
            class_="opening",
        )
        note = content_note(PageWriter(self.resources), self.scenario.note)
        parts = edition(self.scenario, self.objectives, self.best, self.resources)
        sheets = (
            parts.opening,
            parts.booklet,
            parts.cards,
            parts.observer,
            parts.questions,
            parts.lookup,
            parts.ends,
        )
        return Body(title, join(head, note, *sheets), "paper", self.scenario.role)


def ways_to_room(frame: Frame, forum: str, paper: str) -> Markup:
    """The quiet line under a scenario that leads to its pages for a group."""
    links = (
        el("li", el("a", frame.say(key), href=frame.to(path)))
        for key, path in (("forum-link", forum), ("paper-link", paper))
    )
    return el(
        "aside",
        el("h2", frame.say("room-title")),
        el("ul", *links),
        class_="for-room",
        aria_label=frame.say("room-title"),
    )
