"""What lies on the table beside a booklet: role cards, an observer sheet, questions, and the table for afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coursewright.encode.markup import Markup, el, join
from coursewright.encode.paper.sentences import Sentences
from coursewright.encode.writing import Writer
from coursewright.model.scenario import Node, Scenario, ScenarioChoice, every_choice
from coursewright.model.walking import plain

JOBS = ("voice", "reader", "keeper", "observer", "clock", "facilitator")
LINES = 9
"""Empty lines of an observer sheet: what fits on a page beside the objectives."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of one scenario."""

    sentences: Sentences
    writer: Writer
    objectives: Mapping[str, str]
    """Texts of the objectives that the scenario works towards."""
    best: int
    """The most that a way through earns."""

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        return self.sentences.scenario

    def cards(self) -> Markup:
        """One card a job in the room; who decides has one for each role of the story."""
        timed = any(choice.seconds for _, choice in every_choice(self.scenario))
        jobs = [job for job in JOBS if job != "clock" or timed]
        return el("div", *(card for job in jobs for card in self._cards(job)), class_="cards")

    def observer(self) -> Markup:
        """Lines to write on, and the objectives to look for."""
        say = self.sentences.say
        heads = ("observer-where", "observer-said", "observer-followed")
        lines = (el("tr", *(el("td", Markup("&nbsp;")) for _ in heads)) for _ in range(LINES))
        looked = (
            el("tr", el("th", words, scope="row"), el("td", Markup("&nbsp;")))
            for words in self.objectives.values()
        )
        return join(
            el("p", say("observer-text")),
            el("table", el("thead", el("tr", *(el("th", say(head), scope="col") for head in heads))),
               el("tbody", *lines), class_="form"),
            el("table", el("caption", say("observer-objectives")), el("tbody", *looked), class_="form looked")
            if self.objectives else None,
        )  # fmt: skip

    def questions(self) -> Markup:
        """Questions for the circle: two of them ask for the moments where the ways differ most."""
        say = self.sentences.say
        moments = sorted(self.scenario.nodes, key=_spread, reverse=True)[:2]
        looks = [
            say("paper-question-look", number=self.sentences.numbers[node.id, ""], title=node.title)
            for node in moments
            if _spread(node)
        ]
        asked = [
            *(say(f"paper-question-{at}") for at in (1, 2, 3)),
            *looks,
            *(say(f"paper-question-{at}") for at in (4, 5)),
        ]
        return join(
            el("ol", *(el("li", one) for one in asked), class_="asked"), el("p", say("paper-closing"))
        )

    def score(self) -> Markup:
        """How to count, with the stated denominator."""
        say = self.sentences.say
        return el("p", say("paper-score", of=self.best) if self.best else say("paper-unscored"))

    def lookup(self) -> Markup:
        """For every number of a choice: what it earned, what it changed, why."""
        heads = ("number", "chosen", "earned", "changed", "why")
        found = [
            (self.sentences.numbers[node.id, choice.id], node, choice)
            for node, choice in every_choice(self.scenario)
            if (node.id, choice.id) in self.sentences.numbers
        ]
        rows = (self._row(*one) for one in sorted(found, key=lambda one: one[0]))
        say = self.sentences.say
        head = el("thead", el("tr", *(el("th", say(f"paper-lookup-{one}"), scope="col") for one in heads)))
        return el("table", head, el("tbody", *rows), class_="lookup")

    def _cards(self, job: str) -> Iterator[Markup]:
        say, scenario = self.sentences.say, self.scenario
        if job != "voice":
            agreement = el("p", say("card-agreement")) if job == "facilitator" else None
            yield self._card(say(f"card-{job}"), "", el("p", say(f"card-{job}-text")), agreement)
            return
        roles = [(one.label, one.role) for one in scenario.variants if one.role and one.replay]
        for label, role in [("", scenario.role), *roles]:
            yield self._card(
                say("card-voice"), label, el("p", role, class_="role"), el("p", say("card-voice-text"))
            )

    def _card(self, title: str, label: str, *inner: Markup | None) -> Markup:
        name = f"{title}: {label}" if label else title
        return el("section", el("h3", name), *inner, class_="role-card")

    def _row(self, number: int, node: Node, choice: ScenarioChoice) -> Markup:
        say = self.sentences.say
        changes = [self.sentences.change(effect) for effect in choice.effects]
        return el(
            "tr",
            el("th", str(number), scope="row"),
            el("td", el("span", node.title, class_="soft"), " ", self.writer.inlines(choice.text)),
            el("td", str(choice.points), class_="earned", data_head=say("paper-lookup-earned")),
            el(
                "td",
                *(el("p", one) for one in changes),
                el("p", say("paper-mended")) if choice.repair else None,
            ),
            el("td", self.writer.blocks(choice.reason)),
        )


def _spread(node: Node) -> int:
    """By how many points the choices of a node differ."""
    points = [choice.points for choice in node.choices if not choice.bypass and plain(choice.text)]
    return max(points, default=0) - min(points, default=0)
