"""The course structure of a cmi5 package: one assignable unit for the course, or one a module."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from coursewright.encode.manifest import Launched
from coursewright.encode.xml import Element, document, element
from coursewright.model.course import Course

NAME = "cmi5.xml"
NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
ACTIVITY = "http://adlnet.gov/expapi/activities/course"


def iri(course: Course, *names: str) -> str:
    """An address of a course and its parts that is the same in every version and on every host (cmi5 13.1.1)."""
    return ":".join(("urn:coursewright:course", course.id, *names))


def course_structure(course: Course, launched: tuple[Launched, ...]) -> bytes:
    """The whole of `cmi5.xml`. What satisfies a unit is always written: left out, being enrolled would."""
    return document(
        element(
            "courseStructure",
            {"xmlns": NAMESPACE},
            element(
                "course",
                {"id": iri(course)},
                _words(course, "title", course.title),
                _words(course, "description", course.summary or course.title),
            ),
            _objectives(course) if course.objectives else None,
            *(_unit(course, one) for one in launched),
        )
    )


def _objectives(course: Course) -> Element:
    return element(
        "objectives",
        None,
        *(
            element(
                "objective",
                {"id": iri(course, "objective", one.id)},
                _words(course, "title", one.id),
                _words(course, "description", one.text),
            )
            for one in course.objectives
        ),
    )


def _unit(course: Course, one: Launched) -> Element:
    # cmi5 13.1.4: title, description, objectives, url, in this order; the description has to be there.
    return element(
        "au",
        {
            "id": iri(course, "au", one.id),
            "moveOn": "Passed" if one.scored else "Completed",
            "masteryScore": _score(course.rule.mastery) if one.share or not one.scored else None,
            "launchMethod": "AnyWindow",
            "activityType": ACTIVITY,
        },
        _words(course, "title", one.title),
        _words(course, "description", course.summary or one.title),
        _named(iri(course, "objective", each.id) for each in course.objectives),
        element("url", None, one.page),
    )


def _named(objectives: Iterable[str]) -> Element | None:
    inner = tuple(element("objective", {"idref": one}) for one in objectives)
    return element("objectives", None, *inner) if inner else None


def _words(course: Course, name: str, words: str) -> Element:
    return element(name, None, element("langstring", {"lang": course.language}, words))


def _score(mastery: Fraction) -> str:
    """Four decimals at the most (cmi5 13.1.4), cut off."""
    whole, rest = divmod(mastery * 10_000 // 1, 10_000)
    return f"{whole}.{rest:04}".rstrip("0").rstrip(".")
