"""The page of what this device keeps, all of it, and the page that stands in for one that was not kept."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.course_data import encoded
from coursewright.encode.interface import runtime_words
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.shell import Body, Frame, erase_button

ASSETS = ("device.css", "offline.js", "device.js")
"""What only this page holds."""


@dataclass(frozen=True, slots=True)
class DevicePage:
    """Everything that is kept here in plain words, to take along and to erase. `courses` are ids and titles."""

    frame: Frame
    courses: tuple[tuple[str, str], ...]
    offline: bool = False
    """Whether courses of the site can be kept for reading without a network."""

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        opening = el(
            "header",
            el("h1", say("device-page")),
            el("p", say("device-lede"), class_="lede"),
            el("p", say("device-noscript"), class_="without-script"),
            class_="opening",
        )
        parts = (self._now(), self._none(), self._lock(), self._erase(), self._title(), self._take())
        words = encoded({**runtime_words(self.frame.language, "device"), "sure": say("state-sure")})
        live = el("div", *parts, class_="device-live", hidden=True, data_words=words)
        folder = join(el("h2", say("folder-title")), el("p", say("folder-text")))
        return Body(
            say("device-page"), join(opening, live, el("section", folder)), "device-page", assets=ASSETS
        )

    def _now(self) -> Markup:
        say = self.frame.say
        titles = (el("li", title, data_course=id) for id, title in self.courses)
        letters = el(
            "details",
            el("summary", say("device-letters")),
            el("dl", class_="letters"),
            hidden=True,
            class_="all",
        )
        return self._part(
            "now",
            el("ul", *titles, hidden=True, class_="titles"),
            el("ul", class_="kept-list"),
            el("p", class_="nothing", role="status"),
            letters,
        )

    def _take(self) -> Markup:
        say = self.frame.say
        field = el("input", type="file", id="device-file", accept="application/json,.json")
        take = el("button", type="button", class_="quiet", hidden=True)
        return self._part(
            "take",
            el("p", say("device-take-text")),
            el("p", el("button", say("device-export"), type="button", class_="quiet export")),
            el("div", el("label", say("device-import"), for_="device-file"), field, class_="field"),
            el("p", role="status", class_="found"),
            el("p", take, class_="import"),
        )

    def _lock(self) -> Markup:
        say = self.frame.say
        lock = self._form("lock", ("lock-new", "lock-again"), "lock-do")
        return self._part(
            "lock",
            el("p", say("device-lock-text")),
            el("p", el("strong", say("device-lock-forgotten"))),
            el("p", say("device-lock-limits")),
            el("p", say("device-lock-unable"), class_="unable", hidden=True),
            lock,
            self._form("open", ("lock-open",), "open-do"),
            el("p", role="status", class_="lock-state"),
            el("p", class_="which", hidden=True),
        )

    def _form(self, name: str, fields: tuple[str, ...], do: str) -> Markup:
        """Fields for a passphrase. A browser that kept it would open the lock for whoever uses the browser."""
        asked = []
        for field in fields:
            id = f"{self.frame.prefix}device-{field}"
            given = el(
                "input", type="password", id=id, autocomplete="off", autocapitalize="none", spellcheck="false"
            )
            asked.append(
                el("div", el("label", self.frame.say(f"device-{field}"), for_=id), given, class_="field")
            )
        button = el("button", self.frame.say(f"device-{do}"), type="submit", class_="quiet")
        return el("form", *asked, el("p", button), class_=name, hidden=True)

    def _erase(self) -> Markup:
        reset = el("p", erase_button(self.frame, "device-reset"), class_="reset")
        everything = el("p", erase_button(self.frame, "device-all"), class_="everything")
        return self._part("erasing", el("p", self.frame.say("device-erasing-text")), reset, everything)

    def _none(self) -> Markup:
        say = self.frame.say
        go = el("a", say("device-none-go"), href="?no-trace", class_="quiet go")
        end = el("a", say("device-none-end"), href="?", class_="quiet end", hidden=True)
        return self._part("none", el("p", say("device-none-text")), el("p", go, end), title="none-title")

    def _title(self) -> Markup:
        text = self.frame.say("device-title-text", title=self.frame.say("neutral-title"))
        button = el("button", self.frame.say("device-title-on"), type="button", class_="quiet")
        return self._part("title", el("p", text), el("p", button), title="title-title")

    def _part(self, id: str, *inner: Markup, title: str = "") -> Markup:
        name = f"{self.frame.prefix}{id}"
        heading = el("h2", self.frame.say(f"device-{title or id}"), id=name)
        return el("section", heading, *inner, class_=f"device-{id}", aria_labelledby=name)


@dataclass(frozen=True, slots=True)
class AwayPage:
    """What stands in the place of a page that is neither reachable nor kept."""

    frame: Frame

    def body(self) -> Body:
        """What fills the page."""
        say, to = self.frame.say, self.frame.to
        opening = el(
            "header", el("h1", say("away-page")), el("p", say("away-text"), class_="lede"), class_="opening"
        )
        ways = el("p", el("a", say("home"), class_="button on", href=to(self.frame.home)))
        return Body(say("away-page"), join(opening, ways), "away")
