"""An item as a QTI assessment item: its interaction, how it is scored, and what a learner is told afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from coursewright.encode.banks.text import Around, Elements, passage, words
from coursewright.encode.items.frame import settled_order
from coursewright.encode.pictures import size
from coursewright.encode.qti.feedback import feedback
from coursewright.encode.qti.names import ident
from coursewright.encode.qti.scoring import RESPONSE, RIGHT, response, scoring
from coursewright.encode.resources import source_path
from coursewright.encode.xml import Element, element
from coursewright.model.item import (
    Choice,
    FillIn,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Region,
    Sequencing,
    TrueFalse,
)
from coursewright.model.prose import Image
from coursewright.model.walking import every_inline


@dataclass(frozen=True, slots=True)
class Written:
    """An item as an element, and what the format carries less of: nothing, or a sentence for its author."""

    element: Element
    less: str = ""


def assessment_item(item: Item, around: Around, files: dict[str, bytes]) -> Written:
    """One item. `files` are the project's pictures by path: a place on a picture is counted in its pixels."""
    score = scoring(item)
    told = feedback(item, around)
    rules = (*score.rules, *told.rules)
    spot = _spot(item, around, files)
    body = spot or tuple(_body(item, around))
    root = element(
        "assessmentItem",
        {
            "identifier": ident(item.id),
            "title": item.title or item.id,
            "xml:lang": around.language,
            "adaptive": "false",
            "timeDependent": "false",
        },
        *score.responses,
        *_outcomes(item, score.counts),
        *told.outcomes,
        element("itemBody", None, *body),
        element("responseProcessing", None, *rules) if rules else None,
        *told.shown,
    )
    return Written(root, _less(item, bool(spot)))


def _outcomes(item: Item, counts: bool) -> Iterator[Element]:
    def outcome(name: str, base_type: str, default: str) -> Element:
        held = element("defaultValue", None, element("value", None, default))
        given = {"identifier": name, "cardinality": "single", "baseType": base_type}
        return element("outcomeDeclaration", given, held)

    points = item.points
    yield outcome("SCORE", "float", "0")
    yield outcome("MAXSCORE", "float", str(points))
    if counts:
        yield outcome(RIGHT, "integer", "0")


def _less(item: Item, spot: bool) -> str:
    match item.form:
        case LongFillIn(private=True):
            return "What is written here would be kept by the platform, so the question is shown without a field."
        case Choice(regions=regions) if regions and not spot:
            return "The size of the picture is not known, so the places are listed and not clicked."
        case _:
            return "QTI has no hint before an answer: it is shown after a wrong one." if item.hint else ""


def _body(item: Item, around: Around) -> Iterator[Element]:
    form = item.form
    match form:
        case FillIn(cloze=True, gaps=gaps):
            yield from passage(item.stem, replace(around, gap=lambda n: _entry(response(n, len(gaps)))))
            return
        case _:
            yield from passage(item.stem, around)
    match form:
        case TrueFalse(true=true, false=false):
            yield _choice((("true", true), ("false", false)), 1, around)
        case Choice(options=options, multiple=multiple):
            named = tuple((ident(option.id), option) for option in options)
            yield _choice(named, 0 if multiple else 1, around, shuffle=not item.fixed_order)
        case Likert(steps=steps):
            yield _choice(tuple((ident(step.id), step) for step in steps), 1, around)
        case Matching():
            yield _matching(item, form, around)
        case Sequencing(steps=steps):
            settled = settled_order(steps, item.id)
            choices = (
                element("simpleChoice", {"identifier": ident(s.id)}, *_words(s, around)) for s in settled
            )
            yield element("orderInteraction", {"responseIdentifier": RESPONSE, "shuffle": "true"}, *choices)
        case FillIn(gaps=gaps):
            for number in range(1, len(gaps) + 1):
                yield element("p", None, _entry(response(number, len(gaps))))
        case Numeric(unit=unit):
            yield element("p", None, _entry(RESPONSE), f" {unit}" if unit else None)
        case LongFillIn(rubric=rubric, private=private):
            if not private:
                yield element(
                    "extendedTextInteraction", {"responseIdentifier": RESPONSE, "expectedLines": "5"}
                )
            if rubric:
                yield element("rubricBlock", {"view": "scorer"}, *passage(rubric, around))
        case _:
            assert_never(form)


def _entry(name: str) -> Element:
    return element("textEntryInteraction", {"responseIdentifier": name, "expectedLength": "20"})


def _words(option: Option, around: Around) -> Elements:
    return passage(option.blocks, around)


def _choice(
    options: tuple[tuple[str, Option], ...], most: int, around: Around, shuffle: bool = False
) -> Element:
    choices = (
        element("simpleChoice", {"identifier": name}, *_words(option, around)) for name, option in options
    )
    # QTI 2.1, 7.1: with a maximum of 0 as many may be chosen as there are.
    given = {
        "responseIdentifier": RESPONSE, "shuffle": "true" if shuffle else "false", "maxChoices": str(most),
    }  # fmt: skip
    return element("choiceInteraction", given, *choices)


def _matching(item: Item, form: Matching, around: Around) -> Element:
    def choice(option: Option, side: str, most: str) -> Element:
        given = {"identifier": ident(option.id, side), "matchMax": most}
        return element("simpleAssociableChoice", given, *_words(option, around))

    right = form.right if item.fixed_order else settled_order(form.right, item.id)
    return element(
        "matchInteraction",
        {
            "responseIdentifier": RESPONSE,
            "shuffle": "false" if item.fixed_order else "true",
            "maxAssociations": str(len(form.left)),
        },
        element("simpleMatchSet", None, *(choice(option, "left", "1") for option in form.left)),
        element("simpleMatchSet", None, *(choice(option, "right", "0") for option in right)),
    )


def _spot(item: Item, around: Around, files: dict[str, bytes]) -> Elements:
    """The stem and the picture to be clicked, or nothing where there is no picture of a known size."""
    form = item.form
    if not isinstance(form, Choice) or not form.regions:
        return ()
    image = next((one for one in every_inline(item.stem) if isinstance(one, Image)), None)
    path = source_path(image.place.file, image.src) if image else ""
    width, height = size(files.get(path, b""))
    href = around.picture(path)
    if image is None or href is None or not width:
        return ()
    kind = _KINDS.get(path.rsplit(".", 1)[-1].lower(), "image/png")
    given = {"data": href, "type": kind, "width": str(width), "height": str(height)}
    stem = passage(item.stem, replace(around, picture=lambda p: "" if p == path else around.picture(p)))
    spots = (
        element("hotspotChoice", {
            "identifier": ident(option.id), "shape": region.shape, "coords": _coords(region, width, height),
            "hotspotLabel": words(option.blocks) or option.id,
        })
        for option, region in zip(form.options, form.regions, strict=True)
    )  # fmt: skip
    interaction = element(
        "hotspotInteraction",
        {"responseIdentifier": RESPONSE, "maxChoices": "0" if form.multiple else "1"},
        element("object", given, image.alt),
        *spots,
    )
    return (*stem, interaction)


def _coords(region: Region, width: int, height: int) -> str:
    """QTI 2.1, 7.7.1: left, top, right, bottom, or center and radius, in pixels from the top left."""
    x, y = region.x * width // 100, region.y * height // 100
    if region.shape == "circle":
        return f"{x},{y},{region.width * min(width, height) // 100}"
    return f"{x},{y},{(region.x + region.width) * width // 100},{(region.y + region.height) * height // 100}"


_KINDS = {
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
