"""The manifest of a Common Cartridge: one tree of titles, and each resource once with what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from coursewright.encode import ieee_lom
from coursewright.encode.manifest import keywords
from coursewright.encode.xml import Element, document, element
from coursewright.model.course import Course

NAME = "imsmanifest.xml"
_PREFIX = "lomimscc"


@dataclass(frozen=True, slots=True)
class Resource:
    """A page, a picture, a quiz or the bank. A quiz has one file and no address of its own."""

    id: str
    sort: str
    """`webcontent`, `quiz` or `bank`."""
    path: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in the tree of the course: a folder with entries, or a resource."""

    id: str
    title: str
    resource: str = ""
    entries: tuple[Entry, ...] = ()


def manifest(
    course: Course, entries: tuple[Entry, ...], resources: tuple[Resource, ...], version: str, licence: str
) -> bytes:
    """The manifest of a version, `1.1` or `1.3`."""
    number = version.replace(".", "p")
    root = element(
        "manifest",
        {
            "xmlns": f"http://www.imsglobal.org/xsd/imsccv{number}/imscp_v1p1",
            f"xmlns:{_PREFIX}": f"http://ltsc.ieee.org/xsd/imsccv{number}/LOM/manifest",
            "identifier": f"course-{course.id}",
        },
        element(
            "metadata",
            None,
            element("schema", None, "IMS Common Cartridge"),
            element("schemaversion", None, f"{version}.0"),
            ieee_lom.within(course, keywords(course), licence, _PREFIX),
        ),
        element(
            "organizations",
            None,
            element(
                "organization",
                {"identifier": "organization", "structure": "rooted-hierarchy"},
                # CC 1.1 and 1.3, 5.1: one item at the root, and it alone has no title.
                element("item", {"identifier": "root"}, *map(_entry, entries)),
            ),
        ),
        element("resources", None, *_resources(resources, number)),
    )
    return document(root)


def _entry(entry: Entry) -> Element:
    return element(
        "item",
        {"identifier": entry.id, "identifierref": entry.resource or None},
        element("title", None, entry.title),
        *map(_entry, entry.entries),
    )


def _resources(resources: tuple[Resource, ...], number: str) -> Iterator[Element]:
    types = {
        "webcontent": "webcontent",
        "quiz": f"imsqti_xmlv1p2/imscc_xmlv{number}/assessment",
        "bank": f"imsqti_xmlv1p2/imscc_xmlv{number}/question-bank",
    }
    for resource in resources:
        path = quote(resource.path)
        yield element(
            "resource",
            {
                "identifier": resource.id,
                "type": types[resource.sort],
                "href": path if resource.sort == "webcontent" else None,
            },
            element("file", {"href": path}),
            *(element("dependency", {"identifierref": need}) for need in resource.needs),
        )
