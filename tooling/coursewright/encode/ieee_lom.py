"""What a catalogue wants to know of a course, as IEEE LOM 1.0 (IEEE 1484.12.1 and .3): the record of SCORM 2004."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.lom import learning_time
from coursewright.encode.xml import Element, Node, document, element
from coursewright.model.course import Course

NAME = "metadata.xml"
NAMESPACE = "http://ltsc.ieee.org/xsd/LOM"


def ieee_lom(course: Course, keywords: tuple[str, ...], licence: str) -> bytes:
    """The record of SCORM 2004 as a file of its own."""
    # SCORM 2004 CAM 4.2: both schemes are named.
    schemes = _of("metaMetadata", _of("metadataSchema", "LOMv1.0"), _of("metadataSchema", "ADLv1.0"))
    technical = _of("technical", _of("format", "text/html"))
    inner = record(course, keywords, licence, (schemes, technical))
    return document(element("lom", {"xmlns": NAMESPACE}, *inner))


def within(course: Course, keywords: tuple[str, ...], licence: str, prefix: str) -> Element:
    """The record inside the manifest of another standard, which names it by a prefix."""
    return _prefixed(element("lom", None, *record(course, keywords, licence)), prefix)


def record(
    course: Course, keywords: tuple[str, ...], licence: str, technical: tuple[Element, ...] = ()
) -> tuple[Element, ...]:
    """What the record says. The order is that of the binding."""
    return (
        _general(course, keywords),
        _of(
            "lifeCycle",
            _of("version", _words(course, course.version)) if course.version else None,
            _vocabulary("status", "final"),
        ),
        *technical,
        _educational(course),
        _rights(course, licence),
        *_objectives(course),
    )


def _prefixed(part: Element, prefix: str) -> Element:
    inner = (_prefixed(one, prefix) if isinstance(one, Element) else one for one in part.inner)
    return Element(f"{prefix}:{part.name}", part.attributes, tuple(inner))


def _general(course: Course, keywords: tuple[str, ...]) -> Element:
    return _of(
        "general",
        _of("identifier", _of("catalog", "course"), _of("entry", course.id)),
        _of("title", _words(course, course.title)),
        _of("language", course.language),
        _of("description", _words(course, course.summary or course.title)),
        *(_of("keyword", _words(course, word)) for word in keywords),
    )


def _educational(course: Course) -> Element:
    return _of(
        "educational",
        _of("typicalLearningTime", _of("duration", learning_time(course))) if course.minutes else None,
        _of("description", _words(course, course.audience)) if course.audience else None,
        _of("language", course.language),
    )


def _rights(course: Course, licence: str) -> Element:
    return _of(
        "rights",
        _vocabulary("cost", "no"),
        _vocabulary("copyrightAndOtherRestrictions", "yes"),
        _of("description", _words(course, licence)),
    )


def _objectives(course: Course) -> Iterator[Element]:
    """LOM has no field for an objective, but a classification whose purpose is one."""
    for objective in course.objectives:
        yield _of(
            "classification",
            _vocabulary("purpose", "educational objective"),
            _of("description", _words(course, f"{objective.id}: {objective.text}")),
            _of("keyword", _words(course, objective.id)),
        )


def _of(name: str, *inner: Node | None) -> Element:
    return element(name, None, *inner)


def _words(course: Course, words: str) -> Element:
    return element("string", {"language": course.language}, words)


def _vocabulary(name: str, value: str) -> Element:
    return _of(name, _of("source", "LOMv1.0"), _of("value", value))
