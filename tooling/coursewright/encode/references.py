"""The facts that a page cites: a number in the text, and a list with source, dates, place and mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coursewright.encode import interface
from coursewright.encode.markup import Markup, el, join
from coursewright.model.course import Fact


def mark(language: str, fact: Fact, number: int, target: str) -> Markup:
    """The number in the text."""
    label = interface.say(language, "cite", number=number, fact=fact.id)
    return el("a", str(number), class_="cite", href=f"#{target}", aria_label=label)


def entry(language: str, fact: Fact, target: str, value: int | None = None, due: str = "") -> Markup:
    """One fact as a list item. `due` is the ISO day of its next review."""
    return el("li", told(language, fact, due), id=target, value=value)


def told(language: str, fact: Fact, due: str = "") -> Markup:
    """What there is to say of one fact."""
    return join(
        el("p", el("span", fact.id, class_="fact-id"), " ", fact.statement, class_="statement"),
        el(
            "p",
            interface.say(language, "source-by", source=fact.source),
            _link(language, fact),
            class_="source",
        ),
        el("p", " · ".join(plain_dates(language, fact, due)), class_="dates"),
        el("p", interface.say(language, "caution", caution=fact.caution), class_="caution")
        if fact.caution
        else None,
    )


def listing(language: str, facts: Iterable[tuple[Fact, str]], title_id: str) -> Markup:
    """The numbered list under its title."""
    entries = [entry(language, fact, target) for fact, target in facts]
    title = el("h2", interface.say(language, "sources-title"), id=title_id)
    return el("section", title, el("ol", *entries), class_="references", aria_labelledby=title_id)


def place_name(language: str, code: str) -> str:
    """The place of a code in words. What is no code, such as `Mekong region`, is said as it was written."""
    return interface.place_name(language, code)


def _link(language: str, fact: Fact) -> Markup | None:
    if not fact.url:
        return None
    href = fact.url if "://" in fact.url else f"https://{fact.url}"
    label = interface.say(language, "source-link")
    return join(" ", el("a", label, href=href, rel="noreferrer", aria_label=f"{label}: {fact.id}"))


def plain_dates(language: str, fact: Fact, due: str = "") -> list[str]:
    """Where a fact holds, when it speaks of and when it was read, a phrase each."""
    said: Mapping[str, str] = {
        "place": place_name(language, fact.jurisdiction),
        "as-of": interface.say(language, "as-of", date=fact.as_of) if fact.as_of else "",
        "checked": interface.say(language, "checked", date=interface.date(language, fact.checked))
        if fact.checked
        else "",
        "due": interface.say(language, "due", date=interface.date(language, due)) if due else "",
        "mark": interface.say(language, f"mark-{fact.mark}")
        if interface.has_words(f"mark-{fact.mark}")
        else "",
    }
    return [words for words in said.values() if words]
