"""QTI 2.1, 2.2 and 3.0 packages: the manifest's types and what every item has to have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from coursewright.verify import content_packages as cp
from coursewright.verify.finding import Finding, error, warning
from coursewright.verify.format import Format, Schemas
from coursewright.verify.opening import Opened, Refused
from coursewright.verify.xml import Element, every, local, parsed, space

SPACES = {
    "http://www.imsglobal.org/xsd/imsqti_v2p1": "2.1",
    "http://www.imsglobal.org/xsd/imsqti_v2p2": "2.2",
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0": "3.0",
}
_ITEMS = ("imsqti_item_xmlv2p1", "imsqti_item_xmlv2p2", "imsqti_item_xmlv3p0")


def recognises(package: Opened) -> bool:
    """One of the resources is a question."""
    if cp.MANIFEST not in package:
        return False
    return any(sign in package.read(cp.MANIFEST) for sign in (b"imsqti_item_xmlv", b"imsqti_test_xmlv"))


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What an importer may stumble over."""
    root = cp.manifest(package)
    yield from cp.identifiers(root)
    yield from cp.files(package, root)
    ids: Counter[str] = Counter()
    for resource in every(root, "resource"):
        path = cp.path_of("", resource.get("href") or "")
        if not resource.get("type", "").startswith("imsqti_") or path not in package:
            continue
        try:
            document = parsed(package.read(path), path)
        except Refused as reason:
            yield error("QTI", str(reason), path)
            continue
        version = SPACES.get(space(document))
        if version is None:
            yield error("QTI namespace", f"`{space(document)}` is no namespace of QTI.", path)
        elif version.replace(".", "p") not in resource.get("type", ""):
            yield error(
                "QTI type", f"The manifest calls it `{resource.get('type')}`; it is QTI {version}.", path
            )
        if resource.get("type") in _ITEMS:
            ids[document.get("identifier", "")] += 1
            yield from _item(document, path)
    for id, count in ids.items():
        if count > 1:
            yield error("QTI identifier", f"The question `{id}` is there {count} times.", cp.MANIFEST)


def _item(document: Element, path: str) -> Iterator[Finding]:
    if local(document) not in ("assessmentItem", "qti-assessment-item"):
        yield error("QTI item", f"It begins with <{local(document)}>, not with an item.", path)
        return
    dependent = document.get("timeDependent") or document.get("time-dependent")
    if dependent not in ("true", "false"):
        yield error("QTI item", "It does not say whether it depends on time.", path)
    names = ("outcomeDeclaration", "qti-outcome-declaration")
    outcomes = {one.get("identifier") for name in names for one in every(document, name)}
    names = ("responseProcessing", "qti-response-processing")
    if any(True for name in names for _ in every(document, name)) and "SCORE" not in outcomes:
        yield warning("QTI item", "It is scored and declares no outcome SCORE.", path)
    names = ("responseDeclaration", "qti-response-declaration")
    declared = {one.get("identifier") for name in names for one in every(document, name)}
    for element in document.iter():
        asked = element.get("responseIdentifier") or element.get("response-identifier")
        if asked is not None and asked not in declared:
            yield error("QTI item", f"<{local(element)}> answers `{asked}`, which is not declared.", path)


FORMAT = Format("qti", "QTI", cp.MANIFEST, recognises, check)
