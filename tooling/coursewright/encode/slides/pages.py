"""The documents around decks: the page that lists them, the head of each, and the notes that follow the wall."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode import interface
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.prose import PageWriter
from coursewright.encode.shell import ICON, POLICY, Body, Frame, quick_exit
from coursewright.encode.slides.slide import Slide

SCRIPT, STYLE = "slides.js", "slides.css"
REVEAL = ("reveal/reveal.js", "reveal/reveal.css", "reveal/LICENSE")
ASSETS = ("early.js", SCRIPT, STYLE, *REVEAL)
"""What a deck loads of the bundle, and the notice of what is not ours."""
SHEETS = ("reveal/reveal.css", STYLE)
SCRIPTS = ("early.js", "reveal/reveal.js", SCRIPT)


@dataclass(frozen=True, slots=True)
class DeckLink:
    """One deck as the list of them names it."""

    title: str
    minutes: int
    slides: int
    path: str
    notes: str


@dataclass(frozen=True, slots=True)
class DecksPage:
    """Every deck of a course, and the keys that move them."""

    frame: Frame
    decks: tuple[DeckLink, ...]

    def body(self) -> Body:
        """What fills the page."""
        say, title = self.frame.say, self.frame.say("slides-page", title=self.frame.course_title)
        head = el("header", el("h1", title), el("p", say("slides-lede"), class_="lede"), class_="opening")
        keys = (el("li", say(f"slides-keys-{key}")) for key in ("go", "notes", "over", "leave"))
        listed = el("ol", *map(self._deck, self.decks), class_="decks")
        help = el("section", el("h2", say("slides-keys")), el("ul", *keys))
        made = el("p", say("slides-made"), class_="soft")
        return Body(title, join(head, listed, help, made), "leading decks")

    def _deck(self, deck: DeckLink) -> Markup:
        say, to = self.frame.say, self.frame.to
        time = interface.duration(self.frame.language, deck.minutes) if deck.minutes else ""
        told = " · ".join(filter(None, (say("slides-count", count=deck.slides), time)))
        return el(
            "li",
            el("a", deck.title, href=to(deck.path)),
            el("span", told, " · ", el("a", say("slides-notes"), href=to(deck.notes)), class_="facts"),
        )


@dataclass(frozen=True, slots=True)
class NotesPage:
    """What is said beside every slide of one deck. Its sources stand at its end."""

    frame: Frame
    title: str
    slides: tuple[Slide, ...]
    writer: PageWriter
    """The one that wrote the notes, and so knows what they cite."""
    deck: str
    """Path of the deck."""

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        title = say("slides-notes-of", title=self.title)
        back = el(
            "nav",
            el("a", say("slides-open"), href=self.frame.to(self.deck)),
            class_="where",
            aria_label=say("where"),
        )
        head = el(
            "header",
            back,
            el("h1", title),
            el("p", say("slides-notes-lede"), class_="lede"),
            class_="opening",
        )
        tools = el(
            "div",
            el("button", say("slides-back"), type="button", class_="quiet", data_go="-1"),
            el("button", say("slides-on"), type="button", class_="button", data_go="1"),
            el("span", say("slides-elapsed"), " ", el("span", "0:00", data_elapsed=True), class_="soft"),
            class_="follow",
            hidden=True,
        )
        parts = (self._slide(at, slide) for at, slide in enumerate(self.slides, 1))
        return Body(title, join(head, tools, *parts, self.writer.ends()), "leading speaker")

    def _slide(self, at: int, slide: Slide) -> Markup:
        say, name = self.frame.say, f"slide-{at}"
        number = el("span", say("slides-number", number=at), class_="soft")
        told = slide.notes or el("p", say("slides-nothing"), class_="soft")
        return el(
            "section", el("h2", number, " ", slide.title, id=name), told,
            class_="said", data_slide=at, aria_labelledby=name,
        )  # fmt: skip


def head(frame: Frame, title: str, notes: str) -> Markup:
    """The head of a deck; `notes` is the path of the page that S opens."""
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", f"{title} · {frame.course_title}"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="color-scheme", content="light"),
        el("meta", name="coursewright-notes", content=frame.to(notes)),
        el("link", rel="icon", href=Markup(ICON)),
        *(el("link", rel="stylesheet", href=frame.to(f"assets/{name}")) for name in SHEETS),
        *(el("script", src=frame.to(f"assets/{name}"), defer=True) for name in SCRIPTS),
    )


def before(frame: Frame) -> Markup:
    """What stands on every slide: the way out."""
    return el("header", quick_exit(frame), class_="wall-tools")


def inside(slide: Slide, number: int) -> Markup:
    """The part of a slide that the wall shows at once. The first slide names the deck."""
    return join(el("h1" if number == 1 else "h2", slide.title), el("div", slide.body, class_="flow"))
