"""SCORM 2004 packages, third and fourth edition: the rules for a manifest, and a platform to play them in."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.verify import content_packages as cp
from coursewright.verify.finding import Finding, error, warning
from coursewright.verify.format import Format, Platform, Schemas
from coursewright.verify.opening import Opened
from coursewright.verify.xml import Element, attribute, children, every, first, local, text

NAMESPACE = "http://www.imsglobal.org/xsd/imscp_v1p1"
EDITIONS = {"2004 3rd Edition": "3", "2004 4th Edition": "4", "CAM 1.3": "1 or 2"}
SCHEMAS = {
    NAMESPACE: "imscp_v1p1.xsd",
    "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
    "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq_v1p3.xsd",
    "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav_v1p3.xsd",
    "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
    "http://ltsc.ieee.org/xsd/LOM": "lom.xsd",
}
# CAM 3.4.1.8: what stands beside title and items in an item comes after them.
_FIRST = ("title", "item")


def recognises(package: Opened) -> bool:
    """`ADL SCORM` with one of the editions, or ADL's namespace of 2004 where the words are missing."""
    schema, version = cp.version(package)
    if version:
        return "SCORM" in schema and (version in EDITIONS or "2004" in version)
    return cp.MANIFEST in package and b"adlcp_v1p3" in package.read(cp.MANIFEST)


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What a platform may stumble over, and what ADL's validator would refuse."""
    root = cp.manifest(package)
    _, version = cp.version(package)
    if version not in EDITIONS:
        known = ", ".join(f"`{one}`" for one in EDITIONS)
        yield error("CAM 3.4.1.3", f"The version `{version}` is none of {known}.", cp.MANIFEST)
    yield from cp.in_space(root, NAMESPACE)
    edition = "scorm2004-3/" if EDITIONS.get(version) == "3" else "scorm2004-4/"
    yield from cp.validated(package, schemas, f"schemas/{edition}", SCHEMAS)
    yield from cp.identifiers(root)
    yield from cp.files(package, root)
    yield from cp.required(package, root)
    yield from _resources(root)
    yield from _order(root)
    yield from _sequencing(root)
    if not cp.launches(package):
        yield error("CAM 3.4.1.6", "No item leads to a SCO, so nothing can be tracked.", cp.MANIFEST)


def _resources(root: Element) -> Iterator[Finding]:
    for resource in every(root, "resource"):
        if attribute(resource, "scormType") not in ("sco", "asset"):
            message = (
                f"The resource `{resource.get('identifier')}` has no adlcp:scormType of `sco` or `asset`."
            )
            yield error("CAM 3.4.1.12", message, cp.MANIFEST)


def _order(root: Element) -> Iterator[Finding]:
    """Title first, then items, then the rest: the commonest mistake in manifests written by hand."""
    for parent in (*every(root, "item"), *every(root, "organization")):
        names = [local(child) for child in parent if local(child) != "metadata"]
        late = [n for n, name in enumerate(names) if name not in _FIRST]
        if late and any(name in _FIRST for name in names[late[0] :]):
            message = f"In <{local(parent)}> `{parent.get('identifier')}`, <{names[late[0]]}> stands before a title or an item."
            yield error("CAM 3.4.1.8", message, cp.MANIFEST)


def _sequencing(root: Element) -> Iterator[Finding]:
    """A course must be able to start (SN 3.2.1) and its parts to be reached."""
    organization = first(root, "organization")
    if organization is None:
        yield error(
            "CAM 3.4.1.6", "There is no organization, so a platform has nothing to show.", cp.MANIFEST
        )
        return
    rules = next(iter(children(organization, "sequencing")), None)
    mode = next(iter(every(rules, "controlMode")), None) if rules is not None else None
    if mode is not None and mode.get("choice") == "false" and mode.get("flow") != "true":
        yield error(
            "SN 3.2.1", "Neither choice nor flow is allowed, so the course never starts.", cp.MANIFEST
        )
    for measure in every(root, "minNormalizedMeasure"):
        words = (measure.text or "").strip()
        try:
            fits = -1 <= float(words) <= 1
        except ValueError:
            fits = False
        if not fits:
            yield error("SN 3.10", f"The measure to pass is `{words}`, not -1 to 1.", cp.MANIFEST)
    if not text(organization, "title"):
        yield warning("CAM 3.4.1.6", "The organization has no title.", cp.MANIFEST)


FORMAT = Format(
    "scorm2004",
    "SCORM 2004",
    cp.MANIFEST,
    recognises,
    check,
    cp.launches,
    (Platform("SCORM 2004, strict", "scorm2004", "strict2004"),),
    schemas="schemas/scorm2004-",
)
