"""Common Cartridge 1.0 to 1.3: what its profile allows in a manifest and asks of an assessment."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.verify import content_packages as cp
from coursewright.verify.finding import Finding, error
from coursewright.verify.format import Format, Schemas
from coursewright.verify.opening import Opened, Refused
from coursewright.verify.xml import Element, children, every, first, parsed, text

SCHEMA = "IMS Common Cartridge"
VERSIONS = ("1.0.0", "1.1.0", "1.2.0", "1.3.0")
_ALONE = ("imsqti_", "imsdt_", "imswl_")
"""Types of resources that are one XML file and no page."""
_PROFILES = {
    "cc.multiple_choice.v0p1", "cc.multiple_response.v0p1", "cc.true_false.v0p1",
    "cc.fib.v0p1", "cc.pattern_match.v0p1", "cc.essay.v0p1",
}  # fmt: skip


def recognises(package: Opened) -> bool:
    """The schema says so."""
    return cp.version(package)[0] == SCHEMA


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What an importer may stumble over."""
    root = cp.manifest(package)
    version = cp.version(package)[1]
    if version not in VERSIONS:
        yield error("CC version", f"The version `{version}` is none of {', '.join(VERSIONS)}.", cp.MANIFEST)
    yield from cp.identifiers(root)
    yield from cp.files(package, root)
    yield from _organization(root)
    banks = {
        one.get("identifier") for one in every(root, "resource") if "question-bank" in one.get("type", "")
    }
    for item in every(root, "item"):
        if item.get("identifierref") in banks:
            yield error("CC organization", "An item points to a question bank.", cp.MANIFEST)
    for resource in every(root, "resource"):
        yield from _resource(package, resource)


def _organization(root: Element) -> Iterator[Finding]:
    organization = first(root, "organization")
    if organization is None:
        return
    if organization.get("structure") != "rooted-hierarchy":
        yield error("CC organization", "The organization is no `rooted-hierarchy`.", cp.MANIFEST)
    roots = children(organization, "item")
    if len(roots) != 1 or children(roots[0], "title"):
        yield error("CC organization", "There is not exactly one root item without a title.", cp.MANIFEST)
    for item in (item for one in roots for item in every(one, "item") if item is not one):
        if not text(item, "title"):
            yield error("CC organization", f"The item `{item.get('identifier')}` has no title.", cp.MANIFEST)


def _resource(package: Opened, resource: Element) -> Iterator[Finding]:
    sort, id = resource.get("type", ""), resource.get("identifier")
    if not sort.startswith(_ALONE):
        return
    own = children(resource, "file")
    if resource.get("href") or len(own) != 1:
        yield error("CC resource", f"The resource `{id}` has an href, or not exactly one file.", cp.MANIFEST)
    for path in (cp.path_of("", file.get("href") or "") for file in own):
        if path not in package:
            continue
        try:
            document = parsed(package.read(path), path)
        except Refused as reason:
            yield error("CC resource", str(reason), path)
            continue
        if sort.startswith("imsqti_"):
            yield from _questions(document, path)


def _questions(document: Element, path: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for item in every(document, "item"):
        id = item.get("ident", "")
        if id in seen:
            yield error("CC QTI", f"The question `{id}` is there twice.", path)
        seen.add(id)
        fields = {text(one, "fieldlabel"): text(one, "fieldentry") for one in every(item, "qtimetadatafield")}
        if fields.get("cc_profile") not in _PROFILES:
            yield error("CC QTI", f"The question `{id}` has no cc_profile that a cartridge knows.", path)


FORMAT = Format("cc", "Common Cartridge", cp.MANIFEST, recognises, check)
