"""The numbered sections of a booklet, and the sheet that a group begins with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode.markup import Markup, el, join
from coursewright.encode.media import on_paper
from coursewright.encode.paper.numbers import leads_to, tokens
from coursewright.encode.paper.sentences import Sentences
from coursewright.encode.prose import PageWriter
from coursewright.model.prose import Block, Medium, When
from coursewright.model.scenario import Counter, Flag, Named, Node, ScenarioChoice, Variable, Variant


@dataclass(slots=True)
class PaperWriter(PageWriter):
    """Writes a condition before the text that depends on it. `sentences` must be set before anything is written."""

    sentences: Sentences | None = None

    def block(self, block: Block) -> Markup:
        """One block."""
        if isinstance(block, Medium):
            return on_paper(self, block)
        if not isinstance(block, When) or self.sentences is None:
            # `super()` without arguments does not work in a dataclass with slots.
            return PageWriter.block(self, block)
        told = self.say("paper-if", condition=self.sentences.condition(block.condition))
        return el("div", el("p", told, class_="condition"), self.blocks(block.blocks), class_="if")


@dataclass(frozen=True, slots=True)
class Booklet:
    """One scenario as a booklet. Each part is markup that may stand on any page, in any order."""

    sentences: Sentences
    writer: PaperWriter
    longest: int
    """How many choices a longest play takes."""

    def beginnings(self) -> Markup:
        """Where to begin: the plain story, or one line a variant with what it sets."""
        scenario, say = self.sentences.scenario, self.sentences.say
        if not scenario.variants:
            return el("p", say("paper-begin-at", number=1), class_="begin-at")
        return el("ul", *map(self._beginning, scenario.variants), class_="begin-at")

    def token_sheet(self) -> Markup | None:
        """A line of places for each counter, boxes for the others: what conditions ask for and nothing else."""
        kept = tokens(self.sentences.scenario)
        if not kept:
            return None
        return join(
            el("p", self.sentences.say("paper-tokens-text")),
            el("dl", *(self._token(one) for one in kept), class_="tokens"),
        )  # fmt: skip

    def strip(self) -> Markup:
        """Boxes for the numbers of a longest play."""
        count = min(2 * self.longest + 1, 60)
        boxes = (el("li", el("span", str(at), class_="unseen")) for at in range(1, count + 1))
        return join(el("p", self.sentences.say("paper-strip-text")), el("ol", *boxes, class_="strip"))

    def entries(self) -> Iterator[Markup]:
        """Every number, in order."""
        nodes = self.sentences.scenario.by_id()
        for (node, choice), number in sorted(self.sentences.numbers.items(), key=lambda entry: entry[1]):
            if choice:
                taken = next(one for one in nodes[node].choices if one.id == choice)
                yield self._follows(taken, number)
            else:
                yield self._moment(nodes[node], number)

    def _beginning(self, variant: Variant) -> Markup:
        scenario, say = self.sentences.scenario, self.sentences.say
        number = self.sentences.numbers[variant.start or scenario.start, ""]
        kept = {one.name for one in tokens(scenario)}
        sets = [self._set(name, value) for name, value in variant.values if name in kept]
        return el(
            "li",
            say("paper-begin-variant", label=variant.label, number=number),
            f" {' '.join(sets)}" if sets else None,
            f" {variant.role}" if variant.role else None,
            f" {say('paper-replay')}" if variant.replay else None,
        )

    def _set(self, name: str, value: int | bool | str) -> str:
        say, label = self.sentences.say, self.sentences.label(name)
        if isinstance(value, bool):
            return say("paper-tick" if value else "paper-clear", label=label)
        return say("paper-set", label=label, value=self.sentences.value(value))

    def _token(self, variable: Variable) -> Markup:
        name = el("dt", self.sentences.label(variable.name))
        return el("div", name, el("dd", *self._places(variable)))

    def _places(self, variable: Variable) -> Iterator[Markup]:
        match variable:
            case Counter(low=low, high=high, start=start):
                for place in range(low, high + 1):
                    yield self._place(str(place), place == start)
            case Flag(start=start):
                yield self._place("✓" if start else "", start)
            case Named(values=values, start=start):
                for value in values:
                    yield self._place(self.sentences.value(value), value == start)

    def _place(self, words: str, first: bool) -> Markup:
        note = el("small", self.sentences.say("paper-token-start")) if first else None
        return el("span", el("b", words), note, class_="place first" if first else "place")

    def _moment(self, node: Node, number: int) -> Markup:
        say, around = self.sentences.say, node.around
        past = leads_to(self.sentences.numbers, node.id, around) if around else 0
        ways = [choice for choice in node.choices if not choice.bypass]
        return self._entry(
            number,
            node.title,
            el("p", node.act, class_="act") if node.act not in ("", node.title) else None,
            el("p", _linked(say("paper-around", number=past), past), class_="care") if around else None,
            self.writer.blocks(node.blocks),
            el("p", say("paper-roll", die=node.die), class_="roll") if node.die else None,
            el("ul", *self._ways(node, ways), class_="turns") if ways else None,
            self._ending(node),
        )

    def _ways(self, node: Node, choices: list[ScenarioChoice]) -> Iterator[Markup]:
        say, low = self.sentences.say, 1
        for choice in choices:
            to = leads_to(self.sentences.numbers, node.id, choice)
            face = None
            if choice.weight:
                high = low + choice.weight - 1
                key = "paper-face" if low == high else "paper-faces"
                face = el("b", say(key, face=low, low=low, high=high), " ")
                low = high + 1
            only = self._only(node, choice)
            clock = say("paper-clock", seconds=choice.seconds) if choice.seconds else ""
            yield el(
                "li",
                face,
                el("span", say("paper-only", condition=only), " ", class_="condition") if only else None,
                self.writer.inlines(choice.text),
                " ",
                el("span", _linked(say("paper-turn", number=to), to), class_="turn"),
                el("span", f" {clock}", class_="clock") if clock else None,
            )

    def _only(self, node: Node, choice: ScenarioChoice) -> str:
        say = self.sentences.say
        told = self.sentences.condition(choice.guard) if choice.guard is not None else ""
        if not choice.once:
            return told
        once = say("paper-once", number=self.sentences.numbers[node.id, choice.id])
        return say("paper-and", one=told, other=once) if told else once

    def _ending(self, node: Node) -> Markup | None:
        if node.outcome is None:
            return None
        return join(
            el("p", self.sentences.say(f"outcome-{node.outcome}"), class_=f"outcome {node.outcome}"),
            self.writer.blocks(node.debrief),
            el("p", self.sentences.say("paper-end"), class_="turn"),
        )

    def _follows(self, choice: ScenarioChoice, number: int) -> Markup:
        kept = {one.name for one in tokens(self.sentences.scenario)}
        moves = [self.sentences.effect(effect) for effect in choice.effects if effect.name in kept]
        to = self.sentences.numbers[choice.target, ""]
        return self._entry(
            number,
            "",
            self.writer.blocks(choice.consequence),
            el("p", " ".join(moves), class_="moves") if moves else None,
            el("p", _linked(self.sentences.say("paper-on", number=to), to), class_="turn"),
        )

    def _entry(self, number: int, title: str, *inner: Markup | None) -> Markup:
        spoken = el("span", self.sentences.say("paper-number", number=number), class_="unseen")
        shown = el("span", str(number), class_="number", aria_hidden="true")
        name = el("span", title) if title else None
        heading = el("h3", spoken, shown, " " if title else None, name, id=f"n{number}")
        return el("section", heading, *inner, class_="entry", aria_labelledby=f"n{number}")


def _linked(words: str, number: int) -> Markup:
    """The sentence with its number as a link, for who reads on a screen."""
    before, _, after = words.rpartition(str(number))
    return join(before, el("a", str(number), href=f"#n{number}"), after)
