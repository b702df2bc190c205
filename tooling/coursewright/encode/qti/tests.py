"""A section of a bank as a QTI assessment test: what is drawn, in which order, and what the whole is worth."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.banks.sections import Section, Stratum
from coursewright.encode.banks.text import Around, passage
from coursewright.encode.qti.logic import put, value, variable
from coursewright.encode.qti.names import ident
from coursewright.encode.xml import Element, element
from coursewright.model.item import Item


def item_path(item: Item) -> str:
    """Where an item stands in the package."""
    return f"items/{item.id}.xml"


def test_path(section: Section) -> str:
    """Where a test stands in the package."""
    return f"tests/{section.id}.xml"


def assessment_test(section: Section, around: Around) -> Element:
    """One test. Paths to items are seen from its own folder."""
    one = section.assessment
    parts = (_stratum(section, stratum, n, around) for n, stratum in enumerate(section.strata, 1))
    mode = {
        "identifier": "part",
        "navigationMode": "nonlinear",
        # QTI 2.1, 6.1: simultaneous means that everything is handed in together, so reasons come at the end.
        "submissionMode": "simultaneous" if one and one.feedback_at_end else "individual",
    }
    control = element("itemSessionControl", {"showFeedback": "true", "maxAttempts": "1" if one else "0"})
    return element(
        "assessmentTest",
        {"identifier": ident(section.id, "test"), "title": section.title},
        *_outcomes(section),
        element("testPart", mode, control, *parts),
        element("outcomeProcessing", None, *_processing(section)),
    )


def _outcomes(section: Section) -> Iterator[Element]:
    for name, base_type in (("SCORE", "float"), ("MAXSCORE", "float"), ("PASSED", "boolean")):
        if name != "PASSED" or section.assessment:
            given = {"identifier": name, "cardinality": "single", "baseType": base_type}
            yield element("outcomeDeclaration", given)


def _processing(section: Section) -> Iterator[Element]:
    for name in ("SCORE", "MAXSCORE"):
        yield put(name, element("sum", None, element("testVariables", {"variableIdentifier": name})))
    if section.assessment:
        mastery = section.assessment.mastery
        # Multiplied out: a share that is exactly the mastery score never falls short by rounding.
        reached = element("product", None, variable("SCORE"), value("float", str(mastery.denominator)))
        asked = element("product", None, variable("MAXSCORE"), value("float", str(mastery.numerator)))
        yield put("PASSED", element("gte", None, reached, asked))


def _stratum(section: Section, stratum: Stratum, number: int, around: Around) -> Element:
    one = section.assessment
    parts = tuple(_form(form) for form in stratum.forms)
    select = None if stratum.whole else element("selection", {"select": str(stratum.count)})
    order = element("ordering", {"shuffle": "true"}) if one and one.shuffle_items else None
    intro = passage(one.intro, around) if one and number == 1 else ()
    return element(
        "assessmentSection",
        {
            "identifier": ident(stratum.name or "all", "section"),
            "title": " · ".join(filter(None, (section.title, stratum.name))),
            "visible": "false" if stratum.name else "true",
        },
        select,
        order,
        element("rubricBlock", {"view": "candidate"}, *intro) if intro else None,
        *parts,
    )


def _form(form: tuple[Item, ...]) -> Element:
    """One item, or a section of which one of several parallel forms is asked."""
    if len(form) == 1:
        return _reference(form[0])
    return element(
        "assessmentSection",
        {"identifier": ident(form[0].id, "forms"), "title": form[0].title or form[0].id, "visible": "false"},
        element("selection", {"select": "1"}),
        *map(_reference, form),
    )


def _reference(item: Item) -> Element:
    return element(
        "assessmentItemRef", {"identifier": ident(item.id, "item"), "href": f"../{item_path(item)}"}
    )
