"""The launch file of a plain Tin Can package."""

from __future__ import annotations

from coursewright.encode.cmi5_structure import ACTIVITY, iri
from coursewright.encode.xml import document, element
from coursewright.model.course import Course

NAME = "tincan.xml"
NAMESPACE = "http://projecttincan.com/tincan.xsd"


def tincan(course: Course, page: str) -> bytes:
    """The whole of `tincan.xml`: one activity, its words and the page to launch."""
    language = {"lang": course.language}
    activity = element(
        "activity",
        {"id": iri(course), "type": ACTIVITY},
        element("name", language, course.title),
        element("description", language, course.summary or course.title),
        element("launch", language, page),
    )
    return document(element("tincan", {"xmlns": NAMESPACE}, element("activities", None, activity)))
