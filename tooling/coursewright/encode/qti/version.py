"""The two versions of QTI that are written: their namespaces, and how a tree in the words of 2.1 is said in those of 3.0."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursewright.encode.xml import Element, Node, element

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")

# What 3.0 takes from HTML and MathML as it is; everything else has the prefix.
_HTML_NAMES = (
    "a blockquote br code dd div dl dt em h1 h2 h3 h4 h5 h6 hr img li ol p pre q span strong sub sup "
    "table tbody td th thead tr ul"
)
_HTML = frozenset(_HTML_NAMES.split())
# Attributes that 3.0 writes as they are: those of HTML and XML, and names that are no words of QTI.
_AS_THEY_ARE = frozenset({"xmlns", "xml:lang", "xmlns:xsi", "xsi:schemaLocation"})

# QTI 3.0 ASI 5: what a learner reads there stands in a body of its own.
_WITH_BODY = frozenset({"modalFeedback", "rubricBlock"})


@dataclass(frozen=True, slots=True)
class Version:
    """What differs between the versions beside the words."""

    number: str
    namespace: str
    schema: str
    item_type: str
    test_type: str
    package_namespace: str
    package_schema: str
    package_version: str


V21 = Version(
    "2.1",
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    "imsqti_item_xmlv2p1",
    "imsqti_test_xmlv2p1",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    "QTIv2.1 Package",
    "1.0.0",
)
V30 = Version(
    "3.0",
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    "imsqti_item_xmlv3p0",
    "imsqti_test_xmlv3p0",
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    "QTI Package",
    "3.0.0",
)
BY_NUMBER = {version.number: version for version in (V21, V30)}


def rooted(root: Element, version: Version) -> Element:
    """The whole document in the words of a version, with its namespaces."""
    spoken = root if version is V21 else _spoken(root)
    names = {
        "xmlns": version.namespace,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{version.namespace} {version.schema}",
    }
    return Element(spoken.name, (*names.items(), *spoken.attributes), spoken.inner)


def _spoken(one: Element) -> Element:
    if one.name == "math":
        return one
    if one.name in _HTML:
        return Element(one.name, one.attributes, tuple(map(_node, one.inner)))
    if one.name == "object":
        held = dict(one.attributes)
        alt = "".join(part for part in one.inner if isinstance(part, str))
        return element(
            "img", {"src": held["data"], "alt": alt, "width": held["width"], "height": held["height"]}
        )
    inner = tuple(map(_node, one.inner))
    if one.name in _WITH_BODY:
        inner = (Element("qti-content-body", (), inner),)
    attributes = tuple((_attribute(key), value) for key, value in one.attributes)
    return Element(f"qti-{_kebab(one.name)}", attributes, inner)


def _node(part: Node) -> Node:
    return _spoken(part) if isinstance(part, Element) else part


def _attribute(name: str) -> str:
    return name if name in _AS_THEY_ARE else _kebab(name)


def _kebab(name: str) -> str:
    return _CAPITAL.sub("-", name).lower()
