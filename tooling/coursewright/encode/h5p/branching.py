"""A scenario as an H5P Branching Scenario. That one has no state, so every reachable state gets a screen of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from coursewright.encode.h5p import words
from coursewright.encode.h5p.content import Content, Params
from coursewright.encode.h5p.pictures import Pictures
from coursewright.encode.h5p.text import NARROW, WIDE, H5pText, plain_words
from coursewright.encode.markup import Markup, el
from coursewright.model.course import Fact
from coursewright.model.expression import Expression, Value, holds, names_read, nodes_asked
from coursewright.model.prose import Block, Blocks, When
from coursewright.model.scenario import Best, Node, Scenario, ScenarioChoice, every_choice, scenario_texts
from coursewright.model.walking import walk
from coursewright.scenario.machine import Play, begin, offered, take

MOST_SCREENS = 400
"""More would be slow to open and hopeless to edit by hand on the host."""
END = -1

STATELESS = (
    f"H5P's Branching Scenario has no state, and this one would need more than {MOST_SCREENS} screens. "
    "Here every choice is always offered, texts that depend on the state are left out, and nothing is scored."
)
PLAIN_STORY = "H5P has no variants; it tells the plain story."
TEXT_BESIDE = "H5P shows no meters and no debrief of the whole way; each ending has its own words."

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The story as content, and what is different in it."""

    content: Content
    screens: int
    reasons: tuple[str, ...]
    whole: bool
    """Whether every state is there and the score is right."""


@dataclass(slots=True)
class Unfolded:
    """All states by what can make a difference: one screen each, in the order of discovery."""

    scenario: Scenario
    best: Best
    stateful: bool = True
    numbers: dict[Key, int] = field(default_factory=dict)
    plays: list[Play] = field(default_factory=list)
    read: Read = field(init=False)

    def __post_init__(self) -> None:
        self.read = _read(self.scenario)

    def number(self, play: Play) -> int:
        """The number of the state that a play is in."""
        key = self._key(play)
        if key not in self.numbers:
            self.numbers[key] = len(self.plays)
            self.plays.append(play)
        return self.numbers[key]

    def choices(self, play: Play) -> tuple[tuple[ScenarioChoice, Play], ...]:
        """What is offered in a state, with the state that follows."""
        if self.stateful:
            return tuple((one, take(self.scenario, play, one.id)) for one in offered(self.scenario, play))
        node = self.scenario.node(play.node)
        return tuple((one, replace(play, node=one.target)) for one in node.choices)

    def walk(self) -> bool:
        """Find all states; whether there are few enough."""
        self.number(begin(self.scenario))
        for play in self.plays:
            for _, after in self.choices(play):
                self.number(after)
            if len(self.plays) > MOST_SCREENS:
                return False
        return True

    def score(self, play: Play) -> int:
        """Points of a play at its end: never below 0, never above the best total."""
        return min(max(play.points, 0), self.best.points)

    def _key(self, play: Play) -> Key:
        if not self.stateful:
            return (play.node,)
        read = self.read
        values = tuple(play.values.get(name) for name in sorted(read.names))
        visited = tuple(sorted(read.nodes & set(play.visited)))
        return (play.node, values, visited, tuple(sorted(play.once)), play.points)


@dataclass(frozen=True, slots=True)
class Read:
    """The variables and visits that something in a scenario asks for."""

    names: frozenset[str]
    nodes: frozenset[str]


def _read(scenario: Scenario) -> Read:
    asked: list[Expression] = [
        choice.guard for _, choice in every_choice(scenario) if choice.guard is not None
    ]
    texts = (block for text in scenario_texts(scenario) for block in walk(text))
    asked += [block.condition for block in texts if isinstance(block, When)]
    names = frozenset().union(*map(names_read, asked)) if asked else frozenset()
    nodes = frozenset().union(*map(nodes_asked, asked)) if asked else frozenset()
    return Read(names, nodes)


def branching(
    scenario: Scenario, best: Best, facts: Mapping[str, Fact], pictures: Pictures, language: str = "en"
) -> Told:
    """The whole story. What cannot be kept is among the reasons."""
    unfolded = Unfolded(scenario, best)
    whole = unfolded.walk()
    if not whole:
        unfolded = Unfolded(scenario, best, stateful=False)
        unfolded.walk()
    scored = whole and best.points > 0
    screens = list(Screens(unfolded, facts, pictures, scored, words.said(language, words.SCREEN)).all())
    reasons = [TEXT_BESIDE] if scenario.variables else []
    reasons += [PLAIN_STORY] if scenario.variants else []
    reasons += [] if whole else [STATELESS]
    params: Params = {
        "branchingScenario": {
            # Plain fields: H5P escapes them itself, so no tag may stand in them.
            "title": scenario.title,
            "startScreen": {
                "startScreenTitle": scenario.title,
                "startScreenSubtitle": scenario.role,
            },
            "endScreens": [
                {"endScreenTitle": "", "endScreenSubtitle": "", "contentId": END, "endScreenScore": 0}
            ],
            "content": screens,
            "scoringOptionGroup": {
                "scoringOption": "static-end-score" if scored else "no-score",
                "includeInteractionsScores": False,
            },
            "behaviour": {
                "enableBackwardsNavigation": False,
                "forceContentFinished": False,
                "randomizeBranchingQuestions": False,
            },
            "l10n": words.said(language, words.BRANCHING),
        }
    }
    content = Content("H5P.BranchingScenario", params, scenario.id, scenario.title)
    return Told(content, len(screens), tuple(reasons), whole)


@dataclass(frozen=True, slots=True)
class Screens:
    """Writes the screens. Those before the first state come first, then one a state in the order of its number."""

    unfolded: Unfolded
    facts: Mapping[str, Fact]
    pictures: Pictures
    scored: bool
    words: Params
    """What every screen says by itself."""

    def all(self) -> Iterator[Params]:
        """Every screen; `nextContentId` is the place of another in this list."""
        opening = list(self._opening())
        for at, content in enumerate(opening):
            yield self._screen(content, at + 1, {})
        first = len(opening)
        for number, play in enumerate(self.unfolded.plays):
            yield self._state(number, play, first)

    def _opening(self) -> Iterator[Content]:
        scenario = self.unfolded.scenario
        note = scenario.note.blocks if scenario.note else ()
        text = self._text((*note, *scenario.intro), None, WIDE)
        if text:
            yield Content("H5P.AdvancedText", {"text": text}, f"{scenario.id}/opening", scenario.title)

    def _state(self, number: int, play: Play, first: int) -> Params:
        node = self.unfolded.scenario.node(play.node)
        name = f"{self.unfolded.scenario.id}/{node.id}/{number}"
        choices = self.unfolded.choices(play)
        if not choices:
            return self._ending(node, play, name)
        if len(choices) == 1:
            # A question has two alternatives at least; one way on is a text with a button.
            (choice, after) = choices[0]
            way = el("p", el("strong", Markup(self._line(choice))))
            text = self._text(node.blocks, play, WIDE) + way
            content = Content("H5P.AdvancedText", {"text": text}, name, node.title)
            return self._screen(content, first + self.unfolded.number(after), self._consequence(choice, play))
        question = str(el("p", el("strong", node.title))) + self._text(node.blocks, play, NARROW)
        alternatives = [
            {
                "text": plain_words(self._line(choice)),
                "nextContentId": first + self.unfolded.number(after),
                "feedback": self._consequence(choice, play),
            }
            for choice, after in choices
        ]
        asked = {"branchingQuestion": {"question": question, "alternatives": alternatives}}
        return self._screen(Content("H5P.BranchingQuestion", asked, name, node.title), END, {})

    def _ending(self, node: Node, play: Play, name: str) -> Params:
        text = str(el("h2", node.title)) + self._text(node.blocks, play, WIDE)
        feedback: dict[str, object] = {
            "title": str(el("p", node.title)),
            "subtitle": self._text(node.debrief, play, NARROW) or str(el("p", node.title)),
        }
        if self.scored:
            feedback["endScreenScore"] = self.unfolded.score(play)
        return self._screen(Content("H5P.AdvancedText", {"text": text}, name, node.title), END, feedback)

    def _screen(self, content: Content, following: int, feedback: Params) -> Params:
        return {
            "type": content.value(),
            "showContentTitle": False,
            **self.words,
            "forceContentFinished": "useBehavioural",
            "contentBehaviour": "useBehavioural",
            "nextContentId": following,
            "feedback": {"title": "", "subtitle": "", **feedback},
        }

    def _consequence(self, choice: ScenarioChoice, play: Play) -> Params:
        happens = self._text(choice.consequence, play, NARROW)
        why = self._text(choice.reason, play, NARROW)
        if not happens and not why:
            return {"title": "", "subtitle": ""}
        return {"title": "", "subtitle": happens + why}

    def _line(self, choice: ScenarioChoice) -> str:
        return H5pText(self.facts).inlines(choice.text)

    def _text(self, blocks: Blocks, play: Play | None, tags: frozenset[str]) -> str:
        return H5pText(self.facts, tags, pictured=lambda image: False).blocks(
            self._as_it_stands(blocks, play)
        )

    def _as_it_stands(self, blocks: Blocks, play: Play | None) -> Blocks:
        """Blocks with what depends on the state decided."""
        kept: list[Block] = []
        for block in blocks:
            if not isinstance(block, When):
                kept.append(block)
            elif play is not None and self.unfolded.stateful and self._true(block, play):
                kept.extend(self._as_it_stands(block.blocks, play))
        return tuple(kept)

    def _true(self, block: When, play: Play) -> bool:
        values: Mapping[str, Value] = play.values
        return holds(block.condition, values, frozenset(play.visited))
