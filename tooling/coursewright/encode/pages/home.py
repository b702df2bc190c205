"""The home page: what this is in a sentence, a door for each audience, and every course as a card."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.interface import duration
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.shell import Body, Frame

DOORS = ("hospital", "police", "counselling", "buying")
"""In this order; `everyone` is no door, since everyone may enter by any."""


@dataclass(frozen=True, slots=True)
class CourseCard:
    """A course as the catalogue names it."""

    id: str
    title: str
    summary: str
    minutes: int
    steps: int
    level: str
    """`green` or `amber`: the furthest that any of its texts goes."""
    nothing_needed: bool
    doors: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The catalogue."""

    frame: Frame
    courses: tuple[CourseCard, ...]

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        # The heading and the title are printed; on the screen the name stands in the bar as well.
        name = self.frame.site if self.frame.looks.named_on_paper else say("home")
        opening = el("header", el("h1", name), el("p", say("home-lede"), class_="lede"), class_="opening")
        cards = el("ul", *(self._card(card) for card in self.courses), class_="cards")
        title = el("h2", say("home-courses"), id="courses")
        courses = el(
            "section", title, cards if self.courses else el("p", say("home-none")), aria_labelledby="courses"
        )
        return Body(name, join(opening, self._doors(), courses), "catalogue", say("home-lede"))

    def _doors(self) -> Markup | None:
        used = {door for card in self.courses for door in card.doors}
        if used.isdisjoint(DOORS):
            return None
        doors = el("ul", *(el("li", self._door(door)) for door in DOORS), class_="doors")
        title = el("h2", self.frame.say("home-doors"), id="doors")
        return el("section", title, doors, aria_labelledby="doors")

    def _door(self, door: str) -> Markup:
        say = self.frame.say
        behind = [card for card in self.courses if door in card.doors or "everyone" in card.doors]
        words = join(el("strong", say(f"door-{door}")), el("span", say(f"door-{door}-text")))
        if not behind:
            return el("div", words, el("span", say("door-none"), class_="count"), class_=f"door {door} shut")
        href = self.frame.to(behind[0].path) if len(behind) == 1 else f"#course-{behind[0].id}"
        count = say("door-count-one") if len(behind) == 1 else say("door-count", count=len(behind))
        return el("a", words, el("span", count, class_="count"), class_=f"door {door}", href=href)

    def _card(self, card: CourseCard) -> Markup:
        say = self.frame.say
        told = (
            duration(self.frame.language, card.minutes) if card.minutes else "",
            say("card-steps", count=card.steps),
            say("card-no-need") if card.nothing_needed else "",
        )
        level = el("span", say(f"level-{card.level}"), class_=f"level {card.level}") if card.level else None
        facts = (el("span", words) for words in told if words)
        return el(
            "li",
            el("h3", el("a", card.title, href=self.frame.to(card.path))),
            el("p", card.summary),
            el("p", *facts, level, class_="facts"),
            el("p", class_="standing", hidden=True, data_standing=card.id, data_words=self.frame.words("state-progress")),
            class_="card", id=f"course-{card.id}",
        )  # fmt: skip
