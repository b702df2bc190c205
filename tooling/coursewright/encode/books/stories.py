"""A scenario as linked sections that are played by following links; what a reader has to remember is said in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode.paper.numbers import has_number, tokens
from coursewright.encode.paper.sentences import Sentences
from coursewright.model.expression import Expression, Not, Visited
from coursewright.model.prose import Blocks, Inlines, Text
from coursewright.model.scenario import (
    ContentLevel,
    Counter,
    Flag,
    Named,
    Node,
    Outcome,
    Scenario,
    ScenarioChoice,
    Variable,
    Variant,
)


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another section. `before` says when it is open, `after` what else there is to say."""

    words: Inlines
    to: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A section that a node has become: the text, then the ways on or how the story ended."""

    name: str
    title: str
    act: str
    care: Way | None
    """The way around it, said before any of it is read."""
    blocks: Blocks
    roll: str
    ways: tuple[Way, ...]
    outcome: Outcome | None
    debrief: Blocks


@dataclass(frozen=True, slots=True)
class Consequence:
    """A section between two nodes: what a choice led to, what to change on the slip, why it matters."""

    name: str
    chosen: Inlines
    blocks: Blocks
    moves: tuple[str, ...]
    reason: Blocks
    on: Way


@dataclass(frozen=True, slots=True)
class Story:
    """All sections in the order of the source, each node followed by what its choices lead to."""

    scenario: Scenario
    beginnings: tuple[Way, ...]
    kept: tuple[str, ...]
    """What to keep on a slip of paper, a sentence each."""
    sections: tuple[Moment | Consequence, ...]


class TitledSentences(Sentences):
    """Conditions that name nodes by their titles: a book has no numbers."""

    __slots__ = ()

    def condition(self, expression: Expression) -> str:
        """A condition without any `not`."""
        match expression:
            case Visited(node=node):
                return self.say("book-been", title=self.scenario.node(node).title)
            case Not(inner=Visited(node=node)):
                return self.say("book-not-been", title=self.scenario.node(node).title)
            case _:
                return Sentences.condition(self, expression)


def sentences(scenario: Scenario, language: str) -> Sentences:
    """What speaks of the state of a scenario."""
    return TitledSentences(scenario, language, {})


def node_name(scenario: Scenario, node: str) -> str:
    """The name of a node's section, unique among all scenarios."""
    return f"{scenario.id}--{node}"


def choice_name(scenario: Scenario, node: str, choice: ScenarioChoice) -> str:
    """The name of the section of what follows from a choice."""
    return f"{scenario.id}--{node}--{choice.id}"


def story(scenario: Scenario, language: str) -> Story:
    """The scenario as a reader plays it."""
    teller = _Teller(scenario, sentences(scenario, language))
    sections = tuple(part for node in scenario.nodes for part in teller.sections(node))
    kept = tuple(teller.keep(variable) for variable in tokens(scenario))
    return Story(scenario, tuple(teller.beginnings()), kept, sections)


@dataclass(frozen=True, slots=True)
class _Teller:
    scenario: Scenario
    words: Sentences

    def beginnings(self) -> Iterator[Way]:
        """The plain story, or one a variant with what it sets."""
        one = self.scenario
        if not one.variants:
            words = self.words.say("scenario-begin")
            yield Way((Text(words, one.place),), node_name(one, one.start))
        for variant in one.variants:
            told = (
                *self.sets(variant),
                variant.role,
                self.words.say("paper-replay") if variant.replay else "",
            )
            label = (Text(variant.label, variant.place),)
            after = " ".join(filter(None, told))
            yield Way(label, node_name(one, variant.start or one.start), after=after)

    def sets(self, variant: Variant) -> Iterator[str]:
        """How the slip of a variant begins."""
        kept = {variable.name for variable in tokens(self.scenario)}
        for name, value in variant.values:
            if name in kept:
                label = self.words.label(name)
                if isinstance(value, bool):
                    yield self.words.say("paper-tick" if value else "paper-clear", label=label)
                else:
                    yield self.words.say("paper-set", label=label, value=self.words.value(value))

    def keep(self, variable: Variable) -> str:
        """How a line of the slip begins."""
        say, label = self.words.say, self.words.label(variable.name)
        match variable:
            case Counter(start=start, low=low, high=high):
                return say("book-keep-counter", label=label, start=start, low=low, high=high)
            case Flag(start=start):
                return say("book-keep-ticked" if start else "book-keep-empty", label=label)
            case Named(start=start, values=values):
                told = ", ".join(map(self.words.value, values))
                return say("book-keep-named", label=label, start=self.words.value(start), values=told)

    def sections(self, node: Node) -> Iterator[Moment | Consequence]:
        """The node, then what its choices lead to where there is anything to tell."""
        one, around = self.scenario, node.around
        care = None
        if around is not None:
            amber = self.words.say("book-amber") if node.level is ContentLevel.AMBER else ""
            care = Way(self.chosen(around), self.leads(node, around), amber)
        roll = self.words.say("paper-roll", die=node.die) if node.die else ""
        yield Moment(
            node_name(one, node.id), node.title, node.act if node.act != node.title else "", care, node.blocks, roll,
            tuple(self.ways(node)), node.outcome, node.debrief,
        )  # fmt: skip
        for choice in node.choices:
            if self.tells(choice):
                yield self.consequence(node, choice)

    def ways(self, node: Node) -> Iterator[Way]:
        """The choices but the way around, with the faces of a die and the conditions."""
        say, low = self.words.say, 1
        for choice in node.choices:
            if choice.bypass:
                continue
            before = []
            if choice.weight:
                high = low + choice.weight - 1
                before.append(
                    say("paper-face" if low == high else "paper-faces", face=low, low=low, high=high)
                )
                low = high + 1
            if only := self.only(choice):
                before.append(say("book-only", condition=only))
            clock = say("paper-clock", seconds=choice.seconds) if choice.seconds else ""
            yield Way(self.chosen(choice), self.leads(node, choice), " ".join(before), clock)

    def only(self, choice: ScenarioChoice) -> str:
        """When a way is open, or nothing."""
        told = self.words.condition(choice.guard) if choice.guard is not None else ""
        once = self.words.say("book-once") if choice.once else ""
        return self.words.say("paper-and", one=told, other=once) if told and once else told or once

    def consequence(self, node: Node, choice: ScenarioChoice) -> Consequence:
        """What a choice led to."""
        title = self.scenario.node(choice.target).title
        on = Way(
            (Text(self.words.say("book-go-on", title=title), choice.place),),
            node_name(self.scenario, choice.target),
        )
        return Consequence(
            choice_name(self.scenario, node.id, choice), self.chosen(choice), choice.consequence,
            tuple(self.moves(choice)), choice.reason, on,
        )  # fmt: skip

    def moves(self, choice: ScenarioChoice) -> Iterator[str]:
        """What to change on the slip."""
        kept = {variable.name for variable in tokens(self.scenario)}
        for effect in choice.effects:
            if effect.name in kept:
                yield self.words.effect(effect)

    def tells(self, choice: ScenarioChoice) -> bool:
        """Whether a choice has a section of its own: points alone are nothing that a reader sees."""
        return has_number(choice) and bool(choice.consequence or choice.reason or any(self.moves(choice)))

    def leads(self, node: Node, choice: ScenarioChoice) -> str:
        """The section that a choice leads to."""
        if self.tells(choice):
            return choice_name(self.scenario, node.id, choice)
        return node_name(self.scenario, choice.target)

    def chosen(self, choice: ScenarioChoice) -> Inlines:
        """The words of a choice; a roll of a die or a way around may have none."""
        if choice.text:
            return choice.text
        key = "scenario-around" if choice.bypass else "scenario-roll"
        return (Text(self.words.say(key), choice.place),)
