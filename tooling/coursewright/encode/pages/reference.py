"""The pages that a course is looked up in: its sources, its glossary, the project's support lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from coursewright.encode import references
from coursewright.encode.boxes import by_country, country_script, line
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
        countries = [(country, tuple(ones)) for country, ones in by_country(self.support)]
        lines = [self._country(country, ones) for country, ones in countries]
        none = el("p", say("support-elsewhere" if lines else "support-none"))
        leaving = join(el("h2", say("exit-title"), id="leaving"), el("p", say("exit-text")))
        # Where there is a page of all that is kept, what is to be done about it stands there.
        more = (
            el("a", say("device-page"), href=self.frame.to(self.frame.device))
            if self.frame.device
            else erase_button(self.frame, "device-erase")
        )
        kept = el("p", more, class_="erase-all")
        device = join(el("h2", say("device-title"), id="device"), el("p", say("device-text")), kept)
        main = join(opening, self._choice([code for code, _ in countries]), none, *lines, leaving, device)
        return Body(say("support-page"), main, "support-page", assets=country_script(self.support))

    def _country(self, country: str, ones: tuple[SupportLine, ...]) -> Markup:
        writer = PageWriter(Resources(self.frame.language))
        title = el("h2", references.place_name(self.frame.language, country), id=f"place-{country}")
        return el(
            "section",
            title,
            *(line(writer, self.frame.language, one) for one in ones),
            aria_labelledby=f"place-{country}",
            data_country=country,
        )

    def _choice(self, codes: Sequence[str]) -> Markup | None:
        """A choice of country where the site is for none. Without script every country is there to read."""
        if len(codes) < 2:
            return None
        every = el("option", self.frame.say("support-every"), value="")
        name = partial(references.place_name, self.frame.language)
        chosen = (el("option", name(code), value=code) for code in codes)
        # Of this country no line is here, so none is shown, and the sentence below says so.
        elsewhere = el("option", self.frame.say("support-somewhere"), value="-")
        return el(
            "p",
            el("label", self.frame.say("support-country"), for_="country"),
            el("select", every, *chosen, elsewhere, id="country", autocomplete="off"),
            class_="country-choice",
            hidden=True,
        )
