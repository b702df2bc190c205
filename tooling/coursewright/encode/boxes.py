"""The parts of a text with a role of their own: boxes, reflections, cards that lead on, support lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from coursewright.encode import interface
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.references import place_name
from coursewright.encode.resources import Resources
from coursewright.encode.writing import Writer
from coursewright.model.course import SupportLine
from coursewright.model.prose import ActivityCard, Box, BoxKind, Heading, Reflection
from coursewright.model.scenario import ContentNote
from coursewright.model.walking import walk

COUNTRY_SCRIPT = "country.js"
"""Puts the learner's own country first, on pages with support lines of several."""

TITLED = frozenset({BoxKind.EXAMPLE, BoxKind.HANDOUT, BoxKind.DEBATE, BoxKind.ACTION})
"""Boxes that are parts of the text in their own right and so have a heading; the others stand beside it."""


class Flow(Writer, Protocol):
    """A writer that knows under which heading it stands."""

    resources: Resources
    level: int
    shift: int

    def fresh(self, name: str) -> str:
        """An id that nothing else on the page has."""


def box(flow: Flow, block: Box, *, script: bool = True) -> Markup:
    """One box. What is meant for facilitators is not written at all: it belongs to their edition."""
    if block.kind is BoxKind.FACILITATOR:
        return Markup("")
    name = flow.fresh(block.kind)
    if block.kind in TITLED:
        return _part(flow, block, name, script)
    label = el("p", label_of(flow, block), class_="box-label", id=name)
    inner = flow.blocks(block.blocks)
    return el("aside", label, inner, class_=f"box {block.kind}", role="note", aria_labelledby=name)


def label_of(flow: Flow, block: Box) -> str:
    """The words above a box that stands beside the text."""
    if block.kind is BoxKind.LAW:
        return flow.say("box-law", place=place_name(flow.resources.language, block.title))
    return block.title or flow.say(f"box-{block.kind}")


def heading(flow: Flow, words: str, id: str) -> Markup:
    """A heading one level below the one that the flow stands under."""
    return el(f"h{min(flow.level + 1, 6)}", words, id=id)


def _part(flow: Flow, block: Box, name: str, script: bool) -> Markup:
    kind = el("p", flow.say(f"box-{block.kind}"), class_="box-label") if block.title else None
    title = heading(flow, block.title or flow.say(f"box-{block.kind}"), name)
    outside = flow.level, flow.shift
    levels = [inner.level for inner in walk(block.blocks) if isinstance(inner, Heading)]
    flow.shift = max(0, flow.level + 2 - min(levels, default=6))
    inner = flow.blocks(block.blocks)
    flow.level, flow.shift = outside
    sheet = _print_button(flow, name) if script and block.kind is BoxKind.HANDOUT else None
    return el("section", kind, title, inner, sheet, class_=f"box {block.kind}", aria_labelledby=name)


def _print_button(flow: Flow, name: str) -> Markup:
    button = el(
        "button", flow.say("print-sheet"), type="button", class_="quiet", data_print=name, hidden=True
    )
    return el("p", button, class_="sheet-print")


def content_note(writer: Writer, note: ContentNote | None, past: Markup | None = None) -> Markup | None:
    """What is spoken of, told beforehand, with a way past it."""
    if note is None:
        return None
    label = el("p", writer.say(f"note-{note.level}"), class_="box-label")
    way = el("p", past, class_="past") if past else None
    return el("div", label, writer.blocks(note.blocks), way, class_=f"content-note {note.level}", role="note")


def reflection(flow: Flow, block: Reflection) -> Markup:
    """A prompt with a field. Without script nothing is kept at all, with it on this device only."""
    name = flow.fresh("reflect")
    field = f"{name}-words"
    words, sure = flow.say("reflect-erase"), flow.say("state-sure")
    erase = el("button", words, type="button", class_="quiet", hidden=True, data_sure=sure, data_done=words)
    return el(
        "section",
        el("p", flow.say("box-reflect"), class_="box-label", id=name),
        flow.blocks(block.blocks),
        el("label", flow.say("reflect-label"), for_=field),
        # A browser that fills it in by itself would bring back what was erased.
        el(
            "textarea",
            id=field,
            rows=5,
            autocomplete="off",
            data_reflection=block.id,
            aria_describedby=f"{name}-kept",
        ),
        el(
            "p",
            flow.say("reflect-kept"),
            class_="kept",
            data_untraced=flow.say("reflect-untraced"),
            id=f"{name}-kept",
        ),
        el("p", erase, class_="erase"),
        class_="box reflection",
        aria_labelledby=name,
    )


def activity_card(writer: Writer, resources: Resources, block: ActivityCard) -> Markup:
    """A way to a scenario or an assessment."""
    activity = resources.activities.get(block.id)
    if activity is None:
        return Markup("")
    time = el("span", interface.duration(resources.language, activity.minutes)) if activity.minutes else None
    return el(
        "p",
        el("span", writer.say(f"card-{block.activity}"), class_="box-label"),
        el("a", activity.title, href=activity.href),
        el("span", activity.role, class_="role") if activity.role else None,
        time,
        class_=f"activity-card {block.activity}",
    )


def support_panel(flow: Flow, resources: Resources) -> Markup:
    """The support lines, by country, folded unless there is one country alone."""
    name = flow.fresh("support")
    countries = [(country, tuple(lines)) for country, lines in by_country(resources.support)]
    folded = (
        el(
            "details",
            el("summary", place_name(resources.language, country)),
            *(line(flow, resources.language, one) for one in lines),
            data_country=country,
            open=len(countries) == 1,
        )
        for country, lines in countries
    )
    none = None if countries else el("p", flow.say("support-none"))
    all_of_them = (
        el("p", el("a", flow.say("support-all"), href=resources.support_href))
        if resources.support_href
        else None
    )
    label = el("p", flow.say("support-panel"), class_="box-label", id=name)
    return el("section", label, none, *folded, all_of_them, class_="box support", aria_labelledby=name)


def by_country(support: Sequence[SupportLine]) -> Iterator[tuple[str, Iterator[SupportLine]]]:
    """The lines of each country, countries in the order in which they are first named."""
    order = list(dict.fromkeys(one.country for one in support))
    return groupby(sorted(support, key=lambda one: order.index(one.country)), key=lambda one: one.country)


def country_script(support: Sequence[SupportLine]) -> tuple[str, ...]:
    """The script where there is a choice of countries."""
    return (COUNTRY_SCRIPT,) if len({one.country for one in support}) > 1 else ()


def line(writer: Writer, language: str, one: SupportLine) -> Markup:
    """One support line."""
    rows = (
        ("support-reach", one.contact),
        ("support-hours", one.hours),
        ("support-information", one.information),
    )
    told = join(*(el("div", el("dt", writer.say(key)), el("dd", words)) for key, words in rows if words))
    checked = (
        el("p", writer.say("support-checked", date=interface.date(language, one.checked)), class_="dates")
        if one.checked
        else None
    )
    return el("div", el("p", el("strong", one.name)), el("dl", told), checked, class_="support-line")
