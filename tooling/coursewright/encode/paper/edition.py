"""A scenario on paper, whole: for the site, for a facilitator's folder, for print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursewright.encode.markup import Markup, el, join
from coursewright.encode.paper.booklet import Booklet, PaperWriter
from coursewright.encode.paper.numbers import numbered
from coursewright.encode.paper.sentences import Sentences
from coursewright.encode.paper.sheets import Sheets
from coursewright.encode.resources import Resources
from coursewright.model.scenario import Best, Scenario


@dataclass(frozen=True, slots=True)
class Edition:
    """The parts of the edition, each a section with its heading; sources last."""

    opening: Markup
    booklet: Markup
    cards: Markup
    observer: Markup
    questions: Markup
    lookup: Markup
    ends: Markup


def edition(scenario: Scenario, objectives: Mapping[str, str], best: Best, resources: Resources) -> Edition:
    """Equal scenarios give equal numbers and equal bytes. `objectives` are texts by id."""
    sentences = Sentences(scenario, resources.language, numbered(scenario))
    writer = PaperWriter(resources, "", sentences=sentences)
    booklet = Booklet(sentences, writer, best.choices)
    sheets = Sheets(
        sentences, writer, {id: objectives[id] for id in scenario.objectives if id in objectives}, best.points
    )
    say = sentences.say

    def part(key: str, kind: str, *inner: Markup | None) -> Markup:
        return el("section", el("h2", say(key), id=kind), *inner, class_=f"part {kind}", aria_labelledby=kind)

    rules = (el("li", say(f"paper-how-{at}")) for at in range(1, 7))
    kept = booklet.token_sheet()
    opening = join(
        part("paper-how", "how", el("p", scenario.role, class_="role") if scenario.role else None,
             writer.blocks(scenario.intro), el("ol", *rules)),
        part("paper-begin", "begin", booklet.beginnings()),
        part("paper-tokens", "table", kept) if kept else None,
        part("paper-strip", "numbers", booklet.strip()),
    )  # fmt: skip
    return Edition(
        opening,
        part("paper-sections", "sections", el("div", *booklet.entries(), class_="entries")),
        part("cards-title", "roles", el("p", say("cards-text")), sheets.cards()),
        part("observer-title", "observer", sheets.observer()),
        part("paper-questions", "questions", sheets.questions()),
        part("paper-lookup", "looked-up", el("p", say("paper-lookup-text")), sheets.score(), sheets.lookup()),
        writer.ends(),
    )
