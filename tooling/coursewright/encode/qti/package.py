"""The manifest of a QTI package: what it holds, and which files each part needs (IMS CP 1.1.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from coursewright.encode import ieee_lom
from coursewright.encode.banks.sections import Section
from coursewright.encode.manifest import keywords
from coursewright.encode.qti.names import ident
from coursewright.encode.qti.tests import item_path, test_path
from coursewright.encode.qti.version import Version
from coursewright.encode.xml import Element, document, element
from coursewright.model.course import Course

NAME = "imsmanifest.xml"
_LOM = "http://ltsc.ieee.org/xsd/LOM"


def manifest(
    course: Course,
    sections: Iterable[Section],
    pictures: Mapping[str, tuple[str, ...]],
    version: Version,
    licence: str,
    beside: tuple[str, ...] = (),
) -> bytes:
    """The manifest. `pictures` are the files that each item shows, by its id; `beside` are files that no part needs."""
    listed = tuple(sections)
    items = {item.id: item for section in listed for item in section.items}
    shown = sorted({path for paths in pictures.values() for path in paths})
    resources = [
        *(
            _resource(ident(s.id, "test"), version.test_type, test_path(s), (ident(i.id) for i in s.items))
            for s in listed
        ),
        *(
            _resource(ident(i.id), version.item_type, item_path(i), map(_picture, pictures.get(i.id, ())))
            for i in items.values()
        ),
        *(_resource(_picture(path), "webcontent", path, ()) for path in (*shown, *beside)),
    ]
    root = element(
        "manifest",
        {
            "xmlns": version.package_namespace,
            "xmlns:imsmd": _LOM,
            "identifier": ident(course.id, "course"),
        },
        element(
            "metadata",
            None,
            element("schema", None, version.package_schema),
            element("schemaversion", None, version.package_version),
            ieee_lom.within(course, keywords(course), licence, "imsmd"),
        ),
        element("organizations"),
        element("resources", None, *resources),
    )
    return document(root)


def _picture(path: str) -> str:
    return ident(path.replace("/", "-"))


def _resource(id: str, kind: str, path: str, needs: Iterable[str]) -> Element:
    file = element("file", {"href": quote(path)})
    depends = (element("dependency", {"identifierref": need}) for need in needs)
    return element("resource", {"identifier": id, "type": kind, "href": quote(path)}, file, *depends)
