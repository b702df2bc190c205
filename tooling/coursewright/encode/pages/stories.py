"""A page for whoever writes scenarios: the graph of each, and what a walk through all of its states has shown."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode.graph import graph_svg
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.shell import Body, Frame
from coursewright.model.scenario import Scenario
from coursewright.model.walking import plain
from coursewright.scenario.explore import Way
from coursewright.scenario.proof.chances import Ending
from coursewright.scenario.proof.witness import Finding, played, state_of
from coursewright.scenario.prove import Look

COLUMNS = ("ending", "outcome", "plays", "chance", "uses", "earned")
GRAPHS = "authors/graphs/"
"""Where the site keeps the pictures of the graphs."""


def graph_path(id: str, finding: int = 0) -> str:
    """The picture of a scenario's graph, or the one that shows the way of a finding, counted from 1."""
    return f"{GRAPHS}{id}/{finding}.svg" if finding else f"{GRAPHS}{id}.svg"


def graphs(scenario: Scenario, look: Look | None = None) -> Iterator[tuple[str, bytes]]:
    """Every picture of a scenario by its path: the graph with a best way marked, and one for each finding that has a way."""
    best = best_way(look) if look is not None else None
    yield graph_path(scenario.id), graph_svg(scenario, best).encode()
    for number, finding in enumerate(look.findings if look is not None else (), 1):
        if finding.way is not None:
            yield graph_path(scenario.id, number), graph_svg(scenario, finding.way).encode()


def best_way(look: Look) -> Way | None:
    """A way that earns the most points, where a scenario is scored."""
    top = max(look.endings, key=lambda one: one.high, default=None)
    return top.high_way if top is not None and look.best else None


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """Every scenario of the project with what has been seen of it."""

    frame: Frame
    stories: tuple[tuple[Scenario, Look], ...]

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        lede = el("p", say("stories-lede"), class_="lede")
        head = el("header", el("h1", say("stories-page")), lede, class_="opening")
        legend = el("p", say("stories-legend"))
        parts = (self._story(scenario, look) for scenario, look in self.stories)
        return Body(say("stories-page"), join(head, el("div", legend, *parts, class_="prose")), "stories")

    def _story(self, scenario: Scenario, look: Look) -> Markup:
        say, name = self.frame.say, f"story-{scenario.id}"
        href, title = self.frame.to(graph_path(scenario.id)), scenario.title
        choices = sum(len(node.choices) for node in scenario.nodes)
        words = say("stories-picture", title=title, nodes=len(scenario.nodes), choices=choices)
        picture = el("img", src=href, alt=words, loading="lazy")
        label = say("stories-graph", title=title)
        findings = enumerate(look.findings, 1)
        found = el("ul", *(self._finding(scenario, *one) for one in findings)) if look.findings else None
        command = el("code", f"coursewright prove {scenario.id}")
        return el(
            "section",
            el("h2", title, id=name),
            el("ul", *(el("li", told) for told in self._told(look))),
            found,
            self._endings(look) if look.endings else None,
            el("p", say("stories-best")) if best_way(look) is not None else None,
            _framed(picture, label),
            el("p", el("a", say("stories-open", title=title), href=href)),
            el("p", say("stories-more"), " ", command),
            aria_labelledby=name,
        )

    def _finding(self, scenario: Scenario, number: int, finding: Finding) -> Markup:
        """What was found, the choices that show it, the state at their end, and the graph with them marked."""
        say, told = self.frame.say, finding.diagnostic
        message = el("p", told.message, " ", el("code", told.code))
        if finding.way is None:
            return el("li", message)
        play, variant = played(scenario, finding.way), finding.way.variant
        texts = {(node.id, one.id): plain(one.text) for node in scenario.nodes for one in node.choices}
        steps = [el("li", el("code", one.choice), " ", texts[one.node, one.choice]) for one in play.path]
        lead = say("stories-way-as", variant=variant) if variant else say("stories-way")
        values = ", ".join(f"{name} {value}" for name, value in state_of(scenario, play))
        end = "; ".join(filter(None, (scenario.node(play.node).title, values)))
        href = self.frame.to(graph_path(scenario.id, number))
        words = say("stories-marked", title=scenario.title)
        picture = el("img", src=href, alt=words, loading="lazy")
        return el(
            "li",
            message,
            el("p", lead) if steps else None,
            el("ol", *steps) if steps else None,
            el("p", say("stories-then", state=end) if steps else say("stories-at-once", state=end)),
            el("details", el("summary", say("stories-marked-open")), _framed(picture, words)),
        )

    def _told(self, look: Look) -> Iterator[str]:
        say = self.frame.say
        if not look.whole:
            yield say("stories-part", states=f"{look.states:,}")
            return
        plays = sum(one.paths for one in look.endings)
        yield say("stories-states", states=f"{look.states:,}", plays=f"{plays:,}")
        yield say("stories-choices", low=look.choices[0], high=look.choices[1])
        passes = math.ceil(look.threshold)
        points = say("stories-points", count=look.best, threshold=passes)
        yield points if look.best else say("stories-unscored")
        if not look.diagnostics:
            yield say("stories-sound")

    def _endings(self, look: Look) -> Markup:
        say = self.frame.say
        names = [say(f"stories-{name}") for name in COLUMNS]
        head = el("thead", el("tr", *(el("th", name, scope="col") for name in names)))
        rows = (
            el("tr", el("th", one.title, scope="row"), *(el("td", words) for words in self._cells(one)))
            for one in look.endings
        )
        label = say("table-of", names=", ".join(names))
        table = el("table", head, el("tbody", *rows))
        return el("div", table, class_="table", role="group", aria_label=label, tabindex=0)

    def _cells(self, one: Ending) -> Iterator[str]:
        yield self.frame.say(f"outcome-{one.outcome}")
        yield f"{one.paths:,}"
        yield f"{one.share:.1%}"
        yield f"{one.uses:.0%}"
        yield str(one.low) if one.low == one.high else f"{one.low} – {one.high}"


def _framed(picture: Markup, label: str) -> Markup:
    """A picture that is larger than its window."""
    return el("div", picture, class_="graph-of-story", role="group", tabindex=0, aria_label=label)
