"""The manifest of a SCORM 1.2 package: its SCOs, their files each once, and what a catalogue wants to know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import quote

from coursewright.encode import lom
from coursewright.encode.xml import Element, document, element
from coursewright.model.course import Course

NAME = "imsmanifest.xml"

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
LONGEST_TITLE = 200
LONGEST_VERSION = 20
# IMS MD 1.2.1, 1.6: the smallest permitted maximum of keywords.
_MOST_KEYWORDS = 10


@dataclass(frozen=True, slots=True)
class Launched:
    """What an LMS launches by itself: the page of a SCO."""

    id: str
    title: str
    page: str
    share: Fraction
    """Of the course's score, 0 to 1."""
    scored: bool


def scorm12_manifest(
    course: Course,
    launched: tuple[Launched, ...],
    files: Iterable[str],
    licence: str,
    mastery: Fraction | None = None,
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
            "version": course.version[:LONGEST_VERSION],
        },
        _metadata(course, licence),
        _organizations(course, launched, mastery),
        _resources(launched, files),
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


def _organizations(course: Course, launched: tuple[Launched, ...], mastery: Fraction | None) -> Element:
    title = element("title", None, course.title[:LONGEST_TITLE])
    items = tuple(_item(one, mastery) for one in launched)
    # Some LMSs switch their navigation between siblings off unless these have one parent without a resource.
    root = element("item", {"identifier": "item-root"}, title, *items)
    organization = element(
        "organization", {"identifier": "organization-course"}, title, *(items if len(items) == 1 else (root,))
    )
    return element("organizations", {"default": "organization-course"}, organization)


def _item(one: Launched, mastery: Fraction | None) -> Element:
    # SCORM 1.2 CAM 2.3.2.5: ADL's elements follow the title, masteryscore is 0 to 100.
    score = element("adlcp:masteryscore", None, _hundredths(mastery)) if mastery is not None else None
    attributes = {"identifier": f"item-{one.id}", "identifierref": f"resource-{one.id}"}
    return element("item", attributes, element("title", None, one.title[:LONGEST_TITLE]), score)


def _resources(launched: tuple[Launched, ...], files: Iterable[str]) -> Element:
    pages = {one.page for one in launched}
    shared = [path for path in files if path not in pages]
    if len(launched) == 1:
        return element("resources", None, _sco(launched[0], (*shared, launched[0].page)))
    # SCORM 1.2 CAM 2.3.2.6: what several SCOs load is a resource of its own, on which they depend.
    common = element(
        "resource",
        {"identifier": "resource-shared", "type": "webcontent", "adlcp:scormtype": "asset"},
        *map(_file, sorted(shared)),
    )
    depends = element("dependency", {"identifierref": "resource-shared"})
    return element("resources", None, *(_sco(one, (one.page,), depends) for one in launched), common)


def _sco(one: Launched, files: Iterable[str], *more: Element) -> Element:
    # SCORM 1.2 CAM 2.3.2.6: `scormtype` with a small t; the launched file is among the files.
    attributes = {
        "identifier": f"resource-{one.id}",
        "type": "webcontent",
        "adlcp:scormtype": "sco",
        "href": one.page,
    }
    return element("resource", attributes, *map(_file, sorted(files)), *more)


def _file(path: str) -> Element:
    return element("file", {"href": quote(path)})


def _hundredths(share: Fraction) -> str:
    """Cut off after two places, never rounded up."""
    whole, rest = divmod(share * 10_000 // 1, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") if rest else str(whole)
