"""The quizzes and the question bank of a cartridge as QTI 1.2 documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm

from coursewright.encode.banks.sections import Section
from coursewright.encode.banks.text import Around
from coursewright.encode.cartridge.questions import Questions, field, item_element
from coursewright.encode.xml import Element, document, element
from coursewright.model.item import Item

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"

_SCHEMAS = {
    "1.1": "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd",
    "1.3": "http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_qtiasiv1p2p1_v1p0.xsd",
}
_HEAVIEST = 99


def quiz(section: Section, found: Mapping[str, Questions], around: Around, version: str) -> bytes:
    """A section as a quiz that asks one draw of it."""
    items = tuple(item for item in section.drawn if found[item.id].asked)
    held = element("section", {"ident": "root_section"}, *_items(items, found, around, ""))
    attempts = section.assessment.attempts if section.assessment else None
    # CC, QTI profile: 1 to 5 or without a limit.
    most = str(attempts) if attempts is not None and attempts <= 5 else "unlimited"
    fields = (
        field("cc_profile", "cc.exam.v0p1"),
        field("qmd_assessmenttype", "Examination"),
        field("qmd_scoretype", "Percentage"),
        field("cc_maxattempts", most),
    )
    metadata = element("qtimetadata", None, *fields)
    given = {"ident": section.id, "title": section.title}
    return _document(element("assessment", given, metadata, held), version)


def bank(
    sections: tuple[Section, ...], found: Mapping[str, Questions], around: Around, version: str
) -> bytes:
    """Every question of the sections that draw from more than they ask."""
    items = {item.id: item for section in sections for item in section.items if found[item.id].asked}
    return _document(
        element("objectbank", {"ident": "bank"}, *_items(tuple(items.values()), found, around, "bank-")),
        version,
    )


def _document(inner: Element, version: str) -> bytes:
    given = {
        "xmlns": NAMESPACE,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMAS[version]}",
    }
    return document(element("questestinterop", given, inner))


def _items(
    items: tuple[Item, ...], found: Mapping[str, Questions], around: Around, before: str
) -> Iterator[Element]:
    weights = weights_of(items, found)
    for item in items:
        for asked in found[item.id].asked:
            ident = "-".join(filter(None, (f"{before}{item.id}", asked.name)))
            yield item_element(asked, item, ident, weights[item.id], around)


def weights_of(items: tuple[Item, ...], found: Mapping[str, Questions]) -> Mapping[str, int]:
    """The weight of each question of an item, whole numbers from 1 to 99 in the ratio of their points as far as these allow."""
    shares = {item.id: max(item.points, 1) * found[item.id].asked[0].share for item in items}
    scale = lcm(*(share.denominator for share in shares.values())) if shares else 1
    if any(share * scale > _HEAVIEST for share in shares.values()):
        heaviest = max(shares.values())
        return {id: max(1, round(share / heaviest * _HEAVIEST)) for id, share in shares.items()}
    return {id: int(share * scale) for id, share in shares.items()}


def exact_weights(items: tuple[Item, ...], found: Mapping[str, Questions]) -> bool:
    """Whether the weights are in the ratio of the points."""
    weights = weights_of(items, found)
    ratios = {
        Fraction(weights[item.id]) / (max(item.points, 1) * found[item.id].asked[0].share) for item in items
    }
    return len(ratios) < 2
