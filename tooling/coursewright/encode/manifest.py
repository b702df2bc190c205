"""The manifest of a SCORM 1.2 package: one SCO, its files each once, and what a catalogue wants to know."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from urllib.parse import quote

from coursewright.encode import lom
from coursewright.encode.xml import Element, document, element
from coursewright.model.course import Course

NAME = "imsmanifest.xml"
LAUNCH = "index.html"

SCHEMAS = ("adlcp_rootv1p2.xsd", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd")
"""What stands at the root of the package: ADL's own validator refuses a package without them."""

_CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PLACES = " ".join(
    f"{namespace} {schema}"
    for namespace, schema in (
        (_CP, "imscp_rootv1p1p2.xsd"),
        (lom.NAMESPACE, "imsmd_rootv1p2p1.xsd"),
        (_ADLCP, "adlcp_rootv1p2.xsd"),
    )
)

# IMS CP 1.1.2 binding: the schema refuses longer ones.
_LONGEST_TITLE = 200
_LONGEST_VERSION = 20
# IMS MD 1.2.1, 1.6: the smallest permitted maximum of keywords.
_MOST_KEYWORDS = 10


def scorm12_manifest(
    course: Course, files: Iterable[str], licence: str, mastery: Fraction | None = None
) -> bytes:
    """The manifest. A `mastery` is only written where somebody asks: hosts then overwrite the status with it."""
    root = element(
        "manifest",
        {
            "xmlns": _CP,
            f"xmlns:{lom.PREFIX}": lom.NAMESPACE,
            "xmlns:adlcp": _ADLCP,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": _PLACES,
            # An xsd:ID begins with a letter, which a course's id need not. It stays the same in every version,
            # so that an LMS can tell a new version from another course.
            "identifier": f"course-{course.id}",
            "version": course.version[:_LONGEST_VERSION],
        },
        _metadata(course, licence),
        _organizations(course, mastery),
        _resources(files),
    )
    return document(root)


def keywords(course: Course) -> tuple[str, ...]:
    """Words to find the course by: what its modules are called."""
    return tuple(dict.fromkeys(module.title for module in course.modules if module.title))[:_MOST_KEYWORDS]


def _metadata(course: Course, licence: str) -> Element:
    # SCORM 1.2 CAM 2.3.2.3: these two words exactly.
    return element(
        "metadata",
        None,
        element("schema", None, "ADL SCORM"),
        element("schemaversion", None, "1.2"),
        lom.lom(course, keywords(course), licence),
    )


def _organizations(course: Course, mastery: Fraction | None) -> Element:
    title = element("title", None, course.title[:_LONGEST_TITLE])
    # SCORM 1.2 CAM 2.3.2.5: ADL's elements follow the title, masteryscore is 0 to 100.
    score = element("adlcp:masteryscore", None, _hundredths(mastery)) if mastery is not None else None
    item = element("item", {"identifier": "item-course", "identifierref": "resource-course"}, title, score)
    organization = element("organization", {"identifier": "organization-course"}, title, item)
    return element("organizations", {"default": "organization-course"}, organization)


def _resources(files: Iterable[str]) -> Element:
    # SCORM 1.2 CAM 2.3.2.6: `scormtype` with a small t; the launched file is among the files.
    listed = (element("file", {"href": quote(path)}) for path in sorted(files))
    attributes = {
        "identifier": "resource-course",
        "type": "webcontent",
        "adlcp:scormtype": "sco",
        "href": LAUNCH,
    }
    return element("resources", None, element("resource", attributes, *listed))


def _hundredths(share: Fraction) -> str:
    """Cut off after two places, never rounded up."""
    whole, rest = divmod(share * 10_000 // 1, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") if rest else str(whole)
