"""A page for whoever writes scenarios: the graph of each, and what a walk through all of its states has shown."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.encode.markup import Markup, el, join
from coursewright.encode.shell import Body, Frame
from coursewright.model.scenario import Scenario
from coursewright.scenario.proof.chances import Ending
from coursewright.scenario.prove import Look

COLUMNS = ("ending", "outcome", "plays", "chance", "earned")


def graph_path(id: str) -> str:
    """Where the site keeps the picture of a scenario's graph."""
    return f"authors/graphs/{id}.svg"


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
        found = el("ul", *(el("li", one.message) for one in look.diagnostics)) if look.diagnostics else None
        command = el("code", f"coursewright prove {scenario.id}")
        return el(
            "section",
            el("h2", title, id=name),
            el("ul", *(el("li", told) for told in self._told(look))),
            found,
            self._endings(look) if look.endings else None,
            el("div", picture, class_="graph-of-story", role="group", tabindex=0, aria_label=label),
            el("p", el("a", say("stories-open", title=title), href=href)),
            el("p", say("stories-more"), " ", command),
            aria_labelledby=name,
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
        yield str(one.low) if one.low == one.high else f"{one.low} – {one.high}"
