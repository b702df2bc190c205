"""What a catalogue wants to know of a course, as IMS Learning Resource Meta-data 1.2.1."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.xml import Element, Node, element
from coursewright.model.course import Course

NAMESPACE = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
PREFIX = "imsmd"

# IMS MD 1.2.1, 9.1: words of a vocabulary are in no language.
_NO_LANGUAGE = "x-none"


def lom(course: Course, keywords: tuple[str, ...], licence: str) -> Element:
    """The record. The order is the schema's; SCORM 1.2 CAM 2.2.4 says which parts a content aggregation has."""
    return _md(
        "lom",
        _general(course, keywords),
        _md("lifecycle", _md("version", _words(course, course.version)), _vocabulary("status", "Final")),
        _md("metametadata", _md("metadatascheme", "ADL SCORM 1.2")),
        _md("technical", _md("format", "text/html"), _md("location", "index.html")),
        _educational(course),
        _rights(course, licence),
        *_objectives(course),
    )


def _general(course: Course, keywords: tuple[str, ...]) -> Element:
    entry = _md("catalogentry", _md("catalog", "course"), _md("entry", _words(course, course.id)))
    return _md(
        "general",
        _md("title", _words(course, course.title)),
        entry,
        _md("language", course.language),
        _md("description", _words(course, course.summary or course.title)),
        *(_md("keyword", _words(course, word)) for word in keywords),
    )


def learning_time(course: Course) -> str:
    """How long it takes, as ISO 8601 writes a duration (IMS MD 1.2.1 and IEEE 1484.12.1, 5.9)."""
    hours, minutes = divmod(course.minutes, 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes or not hours else ''}"


def _educational(course: Course) -> Element:
    return _md(
        "educational",
        _md("typicallearningtime", _md("datetime", learning_time(course))) if course.minutes else None,
        _md("description", _words(course, course.audience)) if course.audience else None,
        _md("language", course.language),
    )


def _rights(course: Course, licence: str) -> Element:
    return _md(
        "rights",
        _vocabulary("cost", "no"),
        _vocabulary("copyrightandotherrestrictions", "yes"),
        _md("description", _words(course, licence)),
    )


def _objectives(course: Course) -> Iterator[Element]:
    """1.2 has no field for an objective, but a classification whose purpose is one."""
    for objective in course.objectives:
        purpose = _vocabulary("purpose", "Educational Objective")
        description = _md("description", _words(course, f"{objective.id}: {objective.text}"))
        yield _md("classification", purpose, description, _md("keyword", _words(course, objective.id)))


def _md(name: str, *inner: Node | None) -> Element:
    return element(f"{PREFIX}:{name}", None, *inner)


def _words(course: Course, words: str) -> Element:
    return element(f"{PREFIX}:langstring", {"xml:lang": course.language}, words)


def _vocabulary(name: str, value: str) -> Element:
    def word(of: str, words: str) -> Element:
        return _md(of, element(f"{PREFIX}:langstring", {"xml:lang": _NO_LANGUAGE}, words))

    return _md(name, word("source", "LOMv1.0"), word("value", value))
