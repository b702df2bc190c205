"""The top of every page of the folder, and its first page."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.markup import Markup, el, join
from coursewright.encode.shell import Body, Frame


def opening(frame: Frame, title: str, lede: str = "") -> Markup:
    """The way back to the folder, the title, what the page is for, and a button that prints it."""
    back = el("a", frame.say("lead-back"), href=frame.to(frame.home))
    button = el("button", frame.say("print-page"), type="button", class_="button", data_print="", hidden=True)
    return el(
        "header",
        el("nav", back, class_="where", aria_label=frame.say("where")),
        el("h1", title),
        el("p", lede, class_="lede") if lede else None,
        el("p", button, class_="actions"),
        class_="opening",
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One page as the first one lists it."""

    title: str
    about: str
    path: str


@dataclass(frozen=True, slots=True)
class FolderPage:
    """What is in the folder, in the order in which it is needed: parts with their entries."""

    frame: Frame
    parts: tuple[tuple[str, tuple[Entry, ...]], ...]

    def body(self) -> Body:
        """What fills the page."""
        say, title = self.frame.say, self.frame.say("lead-page", title=self.frame.course_title)
        head = el("header", el("h1", title), el("p", say("lead-lede"), class_="lede"), class_="opening")
        return Body(title, join(head, *(self._part(*part) for part in self.parts)), "leading folder")

    def _part(self, key: str, entries: tuple[Entry, ...]) -> Markup:
        listed = (
            el("li", el("a", one.title, href=self.frame.to(one.path)), el("span", one.about, class_="facts"))
            for one in entries
        )
        title = el("h2", self.frame.say(key), id=key)
        return el("section", title, el("ul", *listed), aria_labelledby=key)
