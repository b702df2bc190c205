"""The manifest of a SCORM 2004 package, 3rd or 4th edition: SCOs, their files each once, and how results add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from urllib.parse import quote

from coursewright.encode import ieee_lom
from coursewright.encode.manifest import LONGEST_TITLE, LONGEST_VERSION, NAME, Launched
from coursewright.encode.xml import Element, document, element
from coursewright.model.course import Course

EDITIONS = {"3": "2004 3rd Edition", "4": "2004 4th Edition"}
"""What SCORM 2004 CAM 3.4.1.2 has a manifest say, by edition."""

_CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_ADLCP = "http://www.adlnet.org/xsd/adlcp_v1p3"
_ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
_ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
_IMSSS = "http://www.imsglobal.org/xsd/imsss"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PLACES = " ".join(
    f"{namespace} {schema}"
    for namespace, schema in (
        (_CP, "imscp_v1p1.xsd"),
        (_ADLCP, "adlcp_v1p3.xsd"),
        (_ADLSEQ, "adlseq_v1p3.xsd"),
        (_ADLNAV, "adlnav_v1p3.xsd"),
        (_IMSSS, "imsss_v1p0.xsd"),
    )
)

__all__ = ["EDITIONS", "NAME", "manifest2004"]


def manifest2004(course: Course, launched: tuple[Launched, ...], files: Iterable[str], edition: str) -> bytes:
    """The manifest. No passing score is set on a SCO: a host would call somebody failed who has attempts left."""
    root = element(
        "manifest",
        {
            "xmlns": _CP,
            "xmlns:adlcp": _ADLCP,
            "xmlns:adlseq": _ADLSEQ,
            "xmlns:adlnav": _ADLNAV,
            "xmlns:imsss": _IMSSS,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": _PLACES,
            # The same in every version, so that an LMS can tell a new version from another course.
            "identifier": f"course-{course.id}",
            "version": course.version[:LONGEST_VERSION] or None,
        },
        element(
            "metadata",
            None,
            element("schema", None, "ADL SCORM"),
            element("schemaversion", None, EDITIONS[edition]),
            element("adlcp:location", None, ieee_lom.NAME),
        ),
        _organizations(course, launched, edition),
        _resources(launched, files),
    )
    return document(root)


def _organizations(course: Course, launched: tuple[Launched, ...], edition: str) -> Element:
    several = len(launched) > 1
    organization = element(
        "organization",
        {
            "identifier": "organization-course",
            # SCORM 2004 SN 3.10: objectives of one course are nobody else's.
            "adlseq:objectivesGlobalToSystem": "false",
            # SCORM 2004 4th Edition CAM 3.4.1.10; the 3rd knows no shared data.
            "adlcp:sharedDataGlobalToSystem": "false" if edition == "4" else None,
        },
        element("title", None, course.title[:LONGEST_TITLE]),
        *(_item(one, course, several) for one in launched),
        # SCORM 2004 SN 3.2: without flow a course whose learner cannot choose never starts.
        element("imsss:sequencing", None, element("imsss:controlMode", {"choice": "true", "flow": "true"})),
    )
    return element("organizations", {"default": "organization-course"}, organization)


def _item(one: Launched, course: Course, several: bool) -> Element:
    # SCORM 2004 CAM 3.4.1.11: all that is not of content packaging follows the title and the items within.
    return element(
        "item",
        {"identifier": f"item-{one.id}", "identifierref": f"resource-{one.id}", "isvisible": "true"},
        element("title", None, one.title[:LONGEST_TITLE]),
        element("imsss:sequencing", None, *_sequencing(one, course, several)),
    )


def _sequencing(one: Launched, course: Course, several: bool) -> Iterator[Element]:
    """In the order of the schema: rollup rules, objectives, delivery controls."""
    if several:
        yield element(
            "imsss:rollupRules",
            {
                # SCORM 2004 SN 3.7.3: what cannot be passed would keep the course from ever being satisfied.
                "rollupObjectiveSatisfied": "true" if one.scored else "false",
                "rollupProgressCompletion": "true",
                "objectiveMeasureWeight": _measure(one.share),
            },
        )
    yield element(
        "imsss:objectives",
        None,
        element("imsss:primaryObjective", {"satisfiedByMeasure": "false"}),
        *(
            element("imsss:objective", {"satisfiedByMeasure": "false", "objectiveID": objective.id})
            for objective in course.objectives
        ),
    )
    # SCORM 2004 SN 3.13: else the LMS calls completed and satisfied what has only been opened.
    yield element(
        "imsss:deliveryControls", {"completionSetByContent": "true", "objectiveSetByContent": "true"}
    )


def _resources(launched: tuple[Launched, ...], files: Iterable[str]) -> Element:
    pages = {one.page for one in launched}
    shared = [path for path in sorted(files) if path not in pages]
    if len(launched) == 1:
        return element("resources", None, _sco(launched[0], (*shared, launched[0].page)))
    # SCORM 2004 CAM 3.4.1.18: what several SCOs load is a resource of its own, on which they depend.
    common = element(
        "resource",
        {"identifier": "resource-shared", "type": "webcontent", "adlcp:scormType": "asset"},
        *map(_file, shared),
    )
    depends = element("dependency", {"identifierref": "resource-shared"})
    return element("resources", None, *(_sco(one, (one.page,), depends) for one in launched), common)


def _sco(one: Launched, files: Iterable[str], *more: Element) -> Element:
    # SCORM 2004 CAM 3.4.1.16: `scormType` with a large T; the launched file is among the files.
    attributes = {
        "identifier": f"resource-{one.id}",
        "type": "webcontent",
        "adlcp:scormType": "sco",
        "href": one.page,
    }
    return element("resource", attributes, *map(_file, sorted(files)), *more)


def _file(path: str) -> Element:
    return element("file", {"href": quote(path)})


def _measure(share: Fraction) -> str:
    """Four decimals, which add up to at most one."""
    return f"{share * 10_000 // 1 / 10_000:.4f}"
