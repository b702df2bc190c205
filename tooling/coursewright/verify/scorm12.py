"""SCORM 1.2 packages: the Content Aggregation Model's (CAM) rules for a manifest, and two platforms to play them in."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.verify import content_packages as cp
from coursewright.verify.finding import Finding, error, warning
from coursewright.verify.format import Format, Platform, Schemas
from coursewright.verify.opening import Opened
from coursewright.verify.xml import attribute, children, every, first, text

NAMESPACE = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
SCHEMAS = {
    NAMESPACE: "imscp_rootv1p1p2.xsd",
    "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1": "imsmd_rootv1p2p1.xsd",
    "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
}


def recognises(package: Opened) -> bool:
    """`ADL SCORM` with 1.2, or ADL's namespace of that version where the words are missing."""
    schema, version = cp.version(package)
    if schema or version:
        return "SCORM" in schema and version == "1.2"
    return cp.MANIFEST in package and b"adlcp_rootv1p2" in package.read(cp.MANIFEST)


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What a platform may stumble over, and what ADL's validator would refuse."""
    root = cp.manifest(package)
    yield from cp.in_space(root, NAMESPACE)
    yield from cp.validated(package, schemas, "schemas/scorm12/", SCHEMAS)
    yield from cp.identifiers(root)
    yield from cp.files(package, root)
    yield from cp.required(package, root)
    metadata = next(iter(children(root, "metadata")), None)
    if text(metadata, "schema") != "ADL SCORM" or text(metadata, "schemaversion") != "1.2":
        yield warning(
            "CAM 2.3.2.3", "The manifest does not say `ADL SCORM` and `1.2`; platforms guess.", cp.MANIFEST
        )
    for resource in every(root, "resource"):
        sort = attribute(resource, "scormtype")
        if sort not in ("sco", "asset"):
            message = (
                f"The resource `{resource.get('identifier')}` has no adlcp:scormtype of `sco` or `asset`."
            )
            yield error("CAM 2.3.2.6", message, cp.MANIFEST)
    for score in every(root, "masteryscore"):
        words = (score.text or "").strip()
        # The schema does not hold the range: 180 passes it.
        if not words.replace(".", "", 1).isdigit() or float(words) > 100:
            yield error("CAM 2.3.2.5", f"The mastery score is `{words}`, not 0 to 100.", cp.MANIFEST)
    if first(root, "organization") is None:
        yield error(
            "CAM 2.3.2.4", "There is no organization, so a platform has nothing to show.", cp.MANIFEST
        )
    elif not cp.launches(package):
        yield error("CAM 2.3.2.5", "No item leads to a SCO, so nothing can be tracked.", cp.MANIFEST)


FORMAT = Format(
    "scorm12",
    "SCORM 1.2",
    cp.MANIFEST,
    recognises,
    check,
    cp.launches,
    (
        Platform("SCORM 1.2, strict", "scorm12", "strict"),
        Platform("SCORM 1.2, lenient", "scorm12", "lenient"),
    ),
    schemas="schemas/scorm12/",
)
