"""The pages that a course is looked up in: its sources, its glossary, the project's support lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from coursewright.encode import references
from coursewright.encode.boxes import line
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.prose import PageWriter
from coursewright.encode.resources import Resources
from coursewright.encode.shell import Body, Frame, erase_button
from coursewright.model.course import Fact, Page, SupportLine


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Every fact that a course cites, in the order of their ids."""

    frame: Frame
    facts: tuple[Fact, ...]

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        opening = el(
            "header",
            el("h1", say("sources-page")),
            el("p", say("sources-lede"), class_="lede"),
            class_="opening",
        )
        entries = (references.entry(self.frame.language, fact, f"source-{fact.id}") for fact in self.facts)
        return Body(say("sources-page"), join(opening, el("ul", *entries, class_="references")), "sources")


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """The words of a course and what they mean here."""

    frame: Frame
    page: Page
    resources: Resources

    def body(self) -> Body:
        """What fills the page."""
        writer = PageWriter(self.resources, self.frame.prefix)
        title = self.page.title or self.frame.say("glossary-page")
        opening = el("header", el("h1", title), class_="opening")
        text = el("div", writer.blocks(self.page.blocks), class_="prose")
        return Body(title, join(opening, text, writer.ends()), "glossary")


@dataclass(frozen=True, slots=True)
class SupportPage:
    """Somebody to talk to, how to leave quickly, and what stays on the device."""

    frame: Frame
    support: tuple[SupportLine, ...]

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        opening = el(
            "header",
            el("h1", say("support-page")),
            el("p", say("support-lede"), class_="lede"),
            class_="opening",
        )
        by_country = groupby(self.support, key=lambda one: one.country)
        lines = [self._country(country, tuple(ones)) for country, ones in by_country]
        none = None if lines else el("p", say("support-none"))
        leaving = join(el("h2", say("exit-title"), id="leaving"), el("p", say("exit-text")))
        erase = el("p", erase_button(self.frame, "device-erase"), class_="erase-all")
        device = join(el("h2", say("device-title"), id="device"), el("p", say("device-text")), erase)
        return Body(say("support-page"), join(opening, none, *lines, leaving, device), "support-page")

    def _country(self, country: str, ones: tuple[SupportLine, ...]) -> Markup:
        writer = PageWriter(Resources(self.frame.language))
        title = el("h2", references.place_name(self.frame.language, country), id=f"place-{country}")
        return el(
            "section",
            title,
            *(line(writer, self.frame.language, one) for one in ones),
            aria_labelledby=f"place-{country}",
        )
