"""The words of the interface, by language and key. Course text never stands here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import get_decimal_symbol
from babel.units import format_unit

from coursewright import places
from coursewright.encode.activity_words import ATTEMPTS, ITEMS, NOTICES, QUESTIONS, STORIES
from coursewright.encode.book_words import BOOKS
from coursewright.encode.device_words import DEVICE, KEEPING, OFFLINE, TOLD
from coursewright.encode.h5p_words import H5P
from coursewright.encode.leading_words import LEADING, PDF, SLIDES
from coursewright.encode.map_words import MAP
from coursewright.encode.notebook_words import NOTEBOOKS
from coursewright.encode.package_words import BANKS, DOWNLOADS, PACKAGE
from coursewright.encode.place_words import PLACES
from coursewright.encode.record_words import COLLECTED, RECORDS, VERIFIED
from coursewright.encode.room_words import FORUM, PAPER, ROOM
from coursewright.model.jurisdiction import normal
from coursewright.words import PSEUDO, pseudo_words, words

PAGES: Mapping[str, str] = {
    "skip": "Skip to the text",
    "home": "All courses",
    "leave": "Leave",
    "leave-title": "Leave this page at once. Pressing Escape twice does the same.",
    "scheme": "Light or dark",
    "search": "Search",
    "search-label": "Search the courses",
    "search-hint": "Two letters or more. What you type stays on this device.",
    "search-none": "Nothing found for “{words}”.",
    "search-found": "{count} places",
    "search-found-one": "One place",
    "search-failed": "The search could not be opened here.",
    "close": "Close",
    "print": "Print",
    "print-page": "Print this page",
    "print-sheet": "Print this sheet",
    "footer-device": "Your progress stays on this device.",
    "footer-reviewed": "Reviewed {date}",
    "footer-licence": "License: {licence}",
    "footer-owner": "Kept by {owner}",
    "support": "Somebody to talk to",
    "privacy": "What stays where",
    "version": "Version {version}",
    "translation-of": "Translated from {original}.",
    "translation-reviewed": "Reviewed by {name}, {date}.",
    "translation-not-reviewed": "No named speaker of this language has reviewed the translation yet.",
    "translation-missing": "{count} of {total} texts are still to be translated.",
    # home
    "home-lede": "Courses to take at your own pace, with cases to practice on and a source for every claim. "
    "There is no account, and nothing you do here leaves this device.",
    "home-doors": "Where do you work?",
    "home-courses": "Courses",
    "home-none": "There is no course here yet.",
    "door-hospital": "Hospital or clinic",
    "door-hospital-text": "Wards, practices, pharmacies, reception",
    "door-police": "Police or courts",
    "door-police-text": "Patrol, dispatch, custody, investigation",
    "door-counselling": "Counseling or shelter",
    "door-counselling-text": "Counselors, social workers, case managers",
    "door-buying": "Buying or employing",
    "door-buying-text": "Procurement, small firms, faith groups",
    "door-everyone": "Everyone",
    "door-none": "No course here yet",
    "door-count": "{count} courses",
    "door-count-one": "One course",
    "card-steps": "{count} steps",
    "card-no-need": "Nothing needed beforehand",
    "card-open": "Open the course",
    # course
    "course-start": "Start",
    "course-objectives": "What you will be able to do",
    "course-outline": "What is in it",
    "course-for": "Who it is for",
    "course-before": "What you need beforehand",
    "course-nothing": "Nothing.",
    "course-pass": "How you pass",
    "course-pass-text": "You pass with {mastery} percent over the parts that count.",
    "course-pass-part": "{title} counts {share} percent",
    "course-pass-required": "{title} counts {share} percent and has to be passed",
    "course-draws": "What it draws on",
    "course-sources": "{count} checked sources, each with its date",
    "course-glossary": "Words used in this course",
    "course-record": "Your results and record",
    "course-reviewed": "Last reviewed {date}",
    "course-reviewed-every": "Last reviewed {date}, and again every {period}",
    "course-owner": "Kept by {owner}",
    "course-approved": "Approved {date}, until {until}",
    "course-approval-none": "Not approved by anyone yet. {reason}",
    "course-reviewer": "Read by {name}, {role}, {date}",
    "course-credit": "Credit hours: {hours}",
    "course-none": "This course has no steps yet.",
    "level-amber": "Amber",
    "level-green": "Green",
    # lesson and activities
    "where": "Where you are",
    "where-step": "Step {number} of {count}",
    "sort-lesson": "Lesson",
    "sort-scenario": "Scenario",
    "sort-assessment": "Questions",
    "note-green": "Before you read: green, no harm is described",
    "note-amber": "Before you read: amber, harm is named in general terms",
    "note-past": "Pass this by and go on to “{title}”",
    "note-past-end": "Pass this by and go back to the course",
    "note-instead": "Do the written version instead: “{title}”",
    "done-next": "Done. Next:",
    "done-end": "Done. Back to the course",
    "next": "Next",
    "previous": "Before this:",
    "sources-title": "Where this comes from",
    "notes-title": "Notes",
    "cite": "Source {number}, {fact}",
    "as-of": "speaks of {date}",
    "checked": "checked {date}",
    "mark-V": "read at the publisher’s",
    "mark-V2": "read on another page that reports it",
    "mark-calc": "worked out from checked facts",
    "caution": "Take care: {caution}",
    "source-by": "Source: {source}",
    "source-link": "Open the page",
    # boxes
    "box-note": "Note",
    "box-tip": "Tip",
    "box-important": "Important",
    "box-warning": "Take care",
    "box-example": "Worked example",
    "box-action": "One thing to do where you work",
    "box-handout": "To take with you",
    "box-debate": "What people disagree about",
    "box-law": "The law: {place}",
    "box-reflect": "For yourself",
    "reflect-label": "Your own words",
    "reflect-kept": "What you write here stays on this device. Nobody else can read it.",
    "reflect-erase": "Erase what I wrote",
    "recall": "From earlier lessons",
    "card-scenario": "Try it in a scenario",
    "card-assessment": "Try some questions",
    "table-of": "Table: {names}",
    "box-empty": "to do",
    "box-done": "done",
    "code-output": "What it shows",
    "transcript": "Transcript",
    # record
    "record-title": "Your results",
    "record-lede": "What you have done in this course so far. It is kept on this device and nowhere else.",
    "record-noscript": "Your results are worked out on this device by a script, and scripts are switched "
    "off here.",
    "record-erase": "Erase my progress in this course",
    "record-step": "Step",
    "record-state": "State",
    # sources, glossary, support
    "sources-page": "Sources of this course",
    "sources-lede": "Every number, law and claim in this course rests on one of these. Each was read on "
    "the day it names. "
    "This is information for training and no legal or clinical advice.",
    "due": "due again {date}",
    "facts-page": "All facts and when they are due",
    "facts-lede": "Every fact that the courses of this site may cite, the one that is to be read again first at the top.",
    "points-page": "Where each point of the sources is taught",
    "points-lede": "The courses grew out of documents in which practitioners, survivors and researchers speak. Each point "
    "that they make is restated here, with the places that teach it.",
    "taught-lesson": "lesson",
    "taught-item": "question",
    "taught-scenario": "scenario",
    "taught-course": "who it is for",
    "taught-debate": "a debate: both sides, and what is not known",
    "stories-page": "How the scenarios run",
    "stories-lede": "For those who write them, not for those who will play them: this page gives everything away. Each scenario is "
    "walked through all of its states whenever the site is made.",
    "stories-legend": "In the pictures a box is a node and a line a choice, from left to right as the story goes. A dashed line has a "
    "condition, a dotted one leads past an amber node, two lines around a box are a die. Endings are known by their outline: a pill "
    "leaves somebody with options, a door leaf leaves the door open, a hexagon can be mended, a double frame is a duty done, an "
    "octagon is harm.",
    "stories-picture": "{title}: {nodes} nodes and {choices} choices. The table above says how it ends; the source tells each choice.",
    "stories-graph": "The graph of {title}",
    "stories-open": "The graph of {title} by itself",
    "stories-more": "How long a play takes, and all of this for programs:",
    "stories-best": "Marked is a way that earns the most points.",
    "stories-way": "A shortest way that shows it:",
    "stories-way-as": "A shortest way that shows it, begun as {variant}:",
    "stories-then": "At its end: {state}.",
    "stories-at-once": "It shows at the beginning: {state}.",
    "stories-marked": "The graph of {title} with this way marked",
    "stories-marked-open": "This way in the graph",
    "stories-part": "More than {states} states: not all of it was looked at.",
    "stories-states": "{states} states, {plays} different plays.",
    "stories-choices": "A play takes {low} to {high} choices.",
    "stories-points": "The best way earns {count} points; {threshold} or more pass.",
    "stories-points-one": "The best way earns {count} point; {threshold} or more pass.",
    "stories-unscored": "It is not scored.",
    "stories-sound": "Every node, choice and ending can be reached; no way is a dead end, none runs in a circle, and from every state some "
    "ending can be reached.",
    "stories-ending": "Ending",
    "stories-outcome": "Outcome",
    "stories-plays": "Plays",
    "stories-chance": "By chance",
    "stories-uses": "Choices used",
    "stories-earned": "Points",
    "coverage-page": "What is taught and asked where",
    "coverage-lede": "For each promise of the course: the lessons that teach it, the questions that ask for it, and the "
    "scenarios in which it is practiced.",
    "coverage-objective": "Objective",
    "coverage-lessons": "Lessons",
    "coverage-checks": "Questions in lessons",
    "coverage-items": "Questions in the bank",
    "coverage-after": "of these, what happens afterward",
    "coverage-boosters": "of these, for later recall",
    "coverage-drawn": "Drawn",
    "coverage-scenarios": "Scenarios",
    "coverage-none": "none",
    "coverage-share": "{after} of {count} scored questions concern what happens after somebody has been identified.",
    "glossary-page": "Words used in this course",
    "support-page": "Somebody to talk to",
    "support-lede": "People you can reach when something here touches your own life, or when somebody has "
    "asked you for help. "
    "In immediate danger, call the emergency number of the place where you are.",
    "support-reach": "How to reach them",
    "support-hours": "When",
    "support-information": "What they do with what you say",
    "support-checked": "Read on {date}. Numbers change: look it up again before you pass it on.",
    "support-panel": "Somebody to talk to",
    "support-all": "All support lines",
    "exit-title": "Leaving quickly",
    "exit-text": "The word Leave stands in the same corner of every page, and pressing Escape twice does "
    "the same: an empty "
    "page takes the place of this one. Pages that you opened before can still stand in the history of the "
    "browser.",
    "device-title": "What stays on this device",
    "device-text": "Your progress, your answers and what you write in the boxes are kept by this browser, "
    "on this device. "
    "No account, no cookie and no message to anybody. Whoever uses the same browser can find them.",
    "device-erase": "Erase everything that these courses keep here",
    "device-erased": "Erased. Nothing is kept here now.",
    # told by script, kept in the attributes of the part that tells it
    "state-resume": "Go on with “{title}”",
    "state-again": "All steps done. Look at your results",
    "state-progress": "{done} of {count} steps done",
    "state-done": "Done",
    "state-open": "",
    "state-begun": "Begun",
    "state-here": "You were here last",
    "state-passed": "You have passed this course.",
    "state-not-passed": "Not passed yet.",
    "state-unscored": "Not scored yet: the parts that count are not all complete.",
    "state-score": "Score: {percent} percent",
    "state-to-dark": "Switch to dark",
    "state-to-light": "Switch to light",
    "state-sure": "Erase it? This cannot be undone.",
    "state-erased": "Erased.",
}

RUNTIME: Mapping[str, Mapping[str, str]] = {
    "notices": NOTICES,
    "items": ITEMS,
    "assessments": ATTEMPTS,
    "scenarios": STORIES,
    "forums": FORUM,
    "collector": COLLECTED,
    "verifier": VERIFIED,
    "device": TOLD,
    "keeping": KEEPING,
    "map": MAP,
}
"""What the runtime itself says, by what a page has to hold for it to be said."""

ENGLISH: Mapping[str, str] = {
    **PAGES, **PACKAGE, **DOWNLOADS, **BANKS, **QUESTIONS, **ITEMS, **ATTEMPTS, **STORIES, **NOTICES, **NOTEBOOKS, **PAPER,
    **FORUM, **ROOM, **PLACES, **RECORDS, **BOOKS, **DEVICE, **TOLD, **OFFLINE, **KEEPING,
    **SLIDES, **LEADING, **PDF, **MAP, **H5P,
}  # fmt: skip
"""Every text of the interface by its key: what catalogues translate."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})


AMERICAN = Locale.parse("es_419")
"""Whose Spanish the interface speaks, and how numbers are written there: with a point. `es-ES` says otherwise."""

PLURALS = ("zero", "one", "two", "few", "many")
"""The endings of keys that say a count otherwise, by the plural categories of CLDR."""


@cache
def known(language: str) -> Mapping[str, str]:
    """All words of a language by key. What it has no words for is said in English."""
    own = pseudo_words(ENGLISH) if language == PSEUDO else words(language)
    return {**ENGLISH, **own} if own else ENGLISH


def say(language: str, key: str, **values: str | int | Decimal) -> str:
    """The words of `key`, with a `count` in the plural that the language asks for, and decimals as it writes them."""
    held = known(language)
    count = values.get("count")
    if isinstance(count, int):
        key = next((k for k in (f"{key}-{spoken(language).plural_form(count)}",) if k in held), key)
    said = {name: number(language, one) if isinstance(one, Decimal) else one for name, one in values.items()}
    return held[key].format(**said)


def template(language: str, key: str) -> str:
    """The words of `key` with their gaps still open, for the runtime to fill."""
    return known(language)[key]


def runtime_words(language: str, *parts: str) -> dict[str, str]:
    """What the runtime may say on a page that holds these parts, with its gaps still open and in every plural."""
    held = known(language)
    keys = [key for part in parts for key in RUNTIME[part]]
    return {
        name: held[name] for key in keys for name in (key, *(f"{key}-{p}" for p in PLURALS)) if name in held
    }


def has_words(key: str) -> bool:
    """Whether there are words of this key."""
    return key in ENGLISH


def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def own_name(language: str) -> str:
    """What a language calls itself: `español`."""
    return language_name(language, language)


def language_name(language: str, other: str) -> str:
    """What a language calls another one; its code where there is no name for it."""
    return str(spoken(language).languages.get(other.split("-")[0], other))


def place_name(language: str, code: str) -> str:
    """What a language calls a place, by its code; a part of a country has its English name in every language.

    What is no code stays as it is.
    """
    key = normal(code)
    if has_words(f"place-{key}"):
        return say(language, f"place-{key}")
    return str(spoken(language).territories.get(key) or places.names().get(key, code))


def date(language: str, iso: str) -> str:
    """A day as people write it: `November 21, 2026`. What is no ISO date stays as it is."""
    try:
        day = Day.fromisoformat(iso)
    except ValueError:
        return iso
    return format_date(day, "long", locale=spoken(language))


def number(language: str, value: Decimal) -> str:
    """A number as people write it, all its digits and none in groups: typed back, a comma would begin the decimals."""
    locale = AMERICAN if language == "es" else spoken(language)
    return f"{value:f}".replace("-", "\u2212").replace(".", get_decimal_symbol(locale))


def rhythm(language: str, amount: int, unit: str) -> str:
    """How often something returns, as people say it: `6 months`. `unit` is day, week, month or year."""
    return str(format_unit(amount, f"duration-{unit}", length="long", locale=spoken(language)))


@cache
def spoken(language: str) -> Locale:
    """How people who speak a language write days and numbers, English where nobody has said."""
    try:
        return Locale.parse(language.replace("-", "_") if language != PSEUDO else "en")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def duration(language: str, minutes: int) -> str:
    """A time as people say it: `25 min`, `4 h 30 min`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say(language, "minutes", count=minutes)
    if not rest:
        return say(language, "hours", hours=hours)
    return say(language, "hours-minutes", hours=hours, minutes=rest)
