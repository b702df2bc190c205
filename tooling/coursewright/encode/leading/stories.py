"""Sheets for the stories of a course: role cards, observer sheets, and questions for every choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coursewright.encode.leading.page import opening
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.paper.numbers import leads_to
from coursewright.encode.paper.sentences import Sentences
from coursewright.encode.paper.sheets import Sheets
from coursewright.encode.shell import Body, Frame
from coursewright.encode.writing import Writer
from coursewright.model.scenario import Add, Counter, Effect, Node, Scenario, ScenarioChoice


@dataclass(frozen=True, slots=True)
class StorySheets:
    """What the sheets of one story are made with."""

    scenario: Scenario
    sentences: Sentences
    writer: Writer
    sheets: Sheets


@dataclass(frozen=True, slots=True)
class SheetsPage:
    """One sort of sheet for every story: `lead-cards` or `lead-observers`."""

    frame: Frame
    key: str
    stories: tuple[StorySheets, ...]
    sheet: Callable[[Sheets], Markup]

    def body(self) -> Body:
        """What fills the page."""
        title = self.frame.say(self.key)
        parts = (
            el("section", el("h2", one.scenario.title), self.sheet(one.sheets), class_="sheet-of")
            for one in self.stories
        )
        top = opening(self.frame, title, self.frame.say(f"{self.key}-about"))
        return Body(title, join(top, *parts), "leading")


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """For every decision of every story: the ways, what each changed and why, and what to ask about it."""

    frame: Frame
    stories: tuple[StorySheets, ...]
    ends: Callable[[], Markup]
    """What the texts have cited, once they are written."""

    def body(self) -> Body:
        """What fills the page."""
        say, title = self.frame.say, self.frame.say("lead-debrief")
        parts = [self._story(one) for one in self.stories]
        top = opening(self.frame, title, say("lead-debrief-lede"))
        return Body(title, join(top, *parts, self.ends()), "leading debrief-page")

    def _story(self, one: StorySheets) -> Markup:
        say, scenario = self.frame.say, one.scenario
        deciding = [node for node in scenario.nodes if len(_ways(node)) > 1 and not node.die]
        ends = [node for node in scenario.nodes if node.outcome is not None]
        around = any(node.around for node in scenario.nodes)
        return el(
            "section",
            el("h2", scenario.title),
            el("p", say("lead-ask-around"), class_="soft") if around else None,
            *(self._turning(one, node) for node in deciding),
            *(self._ending(one, node) for node in ends),
            class_="sheet-of",
        )

    def _turning(self, one: StorySheets, node: Node) -> Markup:
        number = one.sentences.numbers[node.id, ""]
        return el(
            "section",
            el("h3", el("span", str(number), class_="number"), " ", node.title),
            *(self._way(one, node, choice) for choice in _ways(node)),
            class_="turning",
        )

    def _way(self, one: StorySheets, node: Node, choice: ScenarioChoice) -> Markup:
        say, numbers = self.frame.say, one.sentences.numbers
        changes = [one.sentences.change(effect) for effect in choice.effects]
        told = [*changes, say("lead-earned", points=choice.points)] if one.sheets.best else changes
        number = leads_to(numbers, node.id, choice)
        return el(
            "div",
            el("p", el("b", one.writer.inlines(choice.text)), " ", say("paper-turn", number=number)),
            el("p", " · ".join(told), class_="facts") if told else None,
            el("div", one.writer.blocks(choice.reason)) if choice.reason else None,
            el("p", self._question(one, node, choice), class_="ask"),
            class_="way",
        )

    def _question(self, one: StorySheets, node: Node, choice: ScenarioChoice) -> str:
        """What to ask, by what the choice is in its story."""
        say = self.frame.say
        if choice.repair:
            return say("lead-ask-repair")
        points = [way.points for way in _ways(node)]
        if choice.points == max(points) > min(points):
            return say("lead-ask-best")
        moved = list(_moved(one.scenario, choice.effects))
        for wanted, key in ((False, "lead-ask-lower"), (True, "lead-ask-better")):
            for name, better in moved:
                if better is wanted:
                    return say(key, label=one.sentences.label(name))
        return say("lead-ask-open")

    def _ending(self, one: StorySheets, node: Node) -> Markup:
        say = self.frame.say
        return el(
            "section",
            el("h3", say("lead-ending", title=node.title)),
            el("p", say(f"outcome-{node.outcome}"), class_="facts"),
            el("div", el("p", say("lead-ask-ending"), class_="ask"), class_="way"),
            class_="turning",
        )


def _ways(node: Node) -> list[ScenarioChoice]:
    return [choice for choice in node.choices if not choice.bypass]


def _moved(scenario: Scenario, effects: tuple[Effect, ...]) -> Iterator[tuple[str, bool]]:
    """The counters that a choice moves, each with whether it got better."""
    counters = {one.name: one for one in scenario.variables if isinstance(one, Counter)}
    for effect in effects:
        if isinstance(effect, Add) and effect.name in counters and effect.amount:
            yield effect.name, (effect.amount > 0) is not counters[effect.name].less_is_better
