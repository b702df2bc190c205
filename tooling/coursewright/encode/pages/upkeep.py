"""Pages for whoever keeps courses true: all facts by the day they are due, where each point is taught, what is asked where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursewright.encode import references
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.shell import Body, Frame
from coursewright.model.course import Fact
from coursewright.model.coverage import Coverage
from coursewright.model.point import Point


@dataclass(frozen=True, slots=True)
class FactsPage:
    """Every fact of the project, the one that is due first at the top. `due` is an ISO day by fact."""

    frame: Frame
    facts: tuple[Fact, ...]
    due: Mapping[str, str]

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        ordered = sorted(self.facts, key=lambda fact: (self.due.get(fact.id, "9999"), fact.id))
        entries = (
            references.entry(self.frame.language, fact, f"source-{fact.id}", due=self.due.get(fact.id, ""))
            for fact in ordered
        )
        main = join(_opening(self.frame, "facts-page", "facts-lede"), el("ul", *entries, class_="references"))
        return Body(say("facts-page"), main, "sources")


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a place that teaches a point."""

    sort: str
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class PointsPage:
    """Every point of the source documents with the places that teach it, those that could be found."""

    frame: Frame
    points: tuple[tuple[Point, tuple[Way, ...]], ...]

    def body(self) -> Body:
        """What fills the page."""
        entries = (self._entry(point, ways) for point, ways in self.points)
        main = join(
            _opening(self.frame, "points-page", "points-lede"), el("ul", *entries, class_="references")
        )
        return Body(self.frame.say("points-page"), main, "sources")

    def _entry(self, point: Point, ways: tuple[Way, ...]) -> Markup:
        say = self.frame.say
        links = (
            el("li", el("a", way.words, href=self.frame.to(way.path)), f" ({say(f'taught-{way.sort}')})")
            for way in ways
        )
        debate = f" ({say('taught-debate')})" if point.debate else ""
        statement = el(
            "p", el("span", point.id, class_="fact-id"), " ", point.text, debate, class_="statement"
        )
        return el("li", statement, el("ul", *links), id=point.id)


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """A course's objectives by lessons, items and scenarios. `titles` name lessons and scenarios by their ids."""

    frame: Frame
    coverage: Coverage
    titles: Mapping[str, str]

    def body(self) -> Body:
        """What fills the page."""
        say, one = self.frame.say, self.coverage
        names = [say(f"coverage-{name}") for name in COLUMNS]
        head = el("thead", el("tr", *(el("th", name, scope="col") for name in names)))
        rows = (
            el(
                "tr",
                el(
                    "th", el("span", row.objective.id, class_="fact-id"), " ", row.objective.text, scope="row"
                ),
                el("td", self._named(row.lessons), data_label=names[1]),
                *(
                    el("td", str(count), data_label=name)
                    for name, count in zip(
                        names[2:7], (row.checks, row.items, row.after, row.boosters, row.drawn), strict=True
                    )
                ),
                el("td", self._named(row.evidence), data_label=names[7]),
            )
            for row in one.rows
        )
        label = say("table-of", names=", ".join(names))
        table = el(
            "div", el("table", head, el("tbody", *rows)), class_="table stacked", role="group", aria_label=label,
            tabindex=0,
        )  # fmt: skip
        after = el("p", say("coverage-share", after=one.after, count=one.scored))
        main = join(
            _opening(self.frame, "coverage-page", "coverage-lede"), el("div", table, after, class_="prose")
        )
        return Body(say("coverage-page"), main, "sources")

    def _named(self, ids: tuple[str, ...]) -> str:
        return "; ".join(self.titles.get(id, id) for id in ids) or self.frame.say("coverage-none")


COLUMNS = ("objective", "lessons", "checks", "items", "after", "boosters", "drawn", "scenarios")


def _opening(frame: Frame, title: str, lede: str) -> Markup:
    return el("header", el("h1", frame.say(title)), el("p", frame.say(lede), class_="lede"), class_="opening")
