"""An item as questions of Common Cartridge's part of QTI 1.2 (CC 1.1 and 1.3, QTI profile)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from coursewright.encode.banks import parts
from coursewright.encode.banks.parts import Answer, Part
from coursewright.encode.banks.text import Around, Elements, passage
from coursewright.encode.xml import Element, element, fragment
from coursewright.model.item import (
    Choice,
    FillIn,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Sequencing,
    TrueFalse,
)

RESPONSE = "RESPONSE"

SEVERAL = "Common Cartridge scores several keys all or nothing: part of them earns nothing."
PAIRS = "Common Cartridge has no matching: each pair is a question of its own, with its share of the points."
ORDER = "Common Cartridge has no order: for each step it is asked what follows, with its share of the points."
GAPS = "Common Cartridge has no cloze: each gap is a question of its own, with its share of the points."
OPEN = "Common Cartridge compares whole texts: an answer with * is taken only where a platform reads * as Moodle does."
ONLY_OPEN = "Common Cartridge compares whole texts, and this question has no answer without *."
CASE = "Common Cartridge leaves it to the platform whether case matters."
RANGE = "Common Cartridge has no intervals, and this one holds too many numbers to list."
LISTED = "Common Cartridge has no intervals: the whole numbers of this one are listed."
THIRD = "Common Cartridge wants three options or more: “I do not know” stands beside the two."
PLACES = "Common Cartridge has no places on a picture: the picture is shown and the places are listed."
PRIVATE = "What is written here would be kept by the platform: it is a text of the lesson and no question."
UNSCORED = "Common Cartridge scores whatever a quiz asks, so what earns nothing is not asked."
READ = " It can be read in the lesson."
HINT = "Common Cartridge shows no hints."


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its profile, what it asks, how that is answered and scored, what is told, and its share of the points."""

    name: str
    profile: str
    stem: Elements
    response: Element
    rules: tuple[Element, ...]
    told: tuple[tuple[str, Elements], ...]
    share: Fraction


@dataclass(frozen=True, slots=True)
class Questions:
    """All that becomes of an item: no question where none can be asked, and what is less than here."""

    asked: tuple[Asked, ...]
    less: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """What differs between platforms: Moodle reads 1.1 and takes what is said with `continue` for general feedback."""

    around: Around
    moodle: bool
    scored: bool
    """Whether the questions count."""


def questions(item: Item, form_at: Format) -> Questions:
    """One item."""
    found = _by_form(item, form_at)
    if found.asked and item.hint:
        return Questions(found.asked, " ".join(filter(None, (found.less, HINT))))
    return found


def _by_form(item: Item, at: Format) -> Questions:
    form, around = item.form, at.around
    match form:
        case TrueFalse(true=true, false=false, key=key):
            both = tuple(
                Answer(id, passage(option.blocks, around), right, passage(option.feedback, around))
                for id, option, right in (("true", true, key), ("false", false, not key))
            )
            stem = passage(item.stem, around)
            return Questions((_single(at, Part("", stem, both, Fraction(1)), "true_false"),))
        case Choice():
            return _choice(item, form, at)
        case Matching():
            return Questions(tuple(_single(at, part) for part in parts.pairs(item, form, around)), PAIRS)
        case Sequencing(steps=steps):
            found = tuple(_single(at, part) for part in parts.neighbors(item, form, around))
            return Questions(found, ORDER if len(steps) > 1 else "There is nothing to order in one step.")
        case FillIn():
            return _fill_in(item, form, at)
        case Numeric():
            return _number(item, form, at)
        case Likert():
            return Questions((), UNSCORED)
        case LongFillIn(private=True):
            return Questions((), PRIVATE)
        case LongFillIn():
            return Questions((), UNSCORED) if at.scored else Questions((_essay(item, form, at),))
        case _:
            assert_never(form)


def _choice(item: Item, form: Choice, at: Format) -> Questions:
    around = at.around
    answers = tuple(
        Answer(o.id, passage(o.blocks, around), o.id in form.keys, passage(o.feedback, around))
        for o in form.options
    )
    part = Part("", passage(item.stem, around), answers, Fraction(1))
    less = [PLACES] if form.regions else []
    if form.multiple:
        return Questions((_several(at, part),), " ".join((*less, SEVERAL)))
    if len(answers) < 3:
        less.append(THIRD)
    return Questions((_single(at, part),), " ".join(less))


def _single(at: Format, part: Part, profile: str = "multiple_choice") -> Asked:
    answers = part.answers
    if profile == "multiple_choice" and len(answers) < 3:
        unsure = (element("p", None, at.around.say("bank-unsure")),)
        answers = (*answers, Answer("do-not-know", unsure, False))
    rules = tuple(
        _rule(answer, _full() if answer.right else None) for answer in answers if answer.right or answer.told
    )
    return Asked(part.name, profile, part.stem, _labels(answers, "Single"), rules, _told(answers), part.share)


def _several(at: Format, part: Part) -> Asked:
    def equal(answer: Answer) -> Element:
        # Moodle counts a key only where the case is said, and with a capital letter.
        found = element("varequal", {"respident": RESPONSE, "case": "Yes"}, answer.id)
        return found if answer.right else element("not", None, found)

    all_of_them = element("conditionvar", None, element("and", None, *map(equal, part.answers)))
    scored = element("respcondition", {"continue": "Yes"}, all_of_them, _full())
    # Moodle takes what is said with `continue` for feedback to everybody; elsewhere it lets all that was chosen be told.
    each = tuple(_rule(a, None, "No" if at.moodle else "Yes") for a in part.answers if a.told)
    labels = _labels(part.answers, "Multiple")
    return Asked(
        part.name, "multiple_response", part.stem, labels, (scored, *each), _told(part.answers), part.share
    )


def _fill_in(item: Item, form: FillIn, at: Format) -> Questions:
    share = Fraction(1, len(form.gaps))
    asked: list[Asked] = []
    less = [GAPS] if len(form.gaps) > 1 else []
    for number, gap in enumerate(form.gaps):
        right = gap.answers if at.moodle else parts.plain_texts(form, number)
        if not right:
            return Questions((), ONLY_OPEN)
        stem = parts.gap_stem(item, number + 1, at.around) if form.cloze else passage(item.stem, at.around)
        wrong = tuple((w.pattern, passage(w.feedback, at.around)) for w in gap.foreseen)
        name = str(number + 1) if len(form.gaps) > 1 else ""
        asked.append(_typed(name, stem, Typed(right, passage(gap.feedback, at.around), wrong), share))
    if any("*" in answer for gap in form.gaps for answer in gap.answers):
        less.append(OPEN)
    if form.case_matters:
        less.append(CASE)
    return Questions(tuple(asked), " ".join(less))


def _number(item: Item, form: Numeric, at: Format) -> Questions:
    listed = parts.numbers(form)
    if not listed:
        return Questions((), RANGE)
    unit = (element("p", None, f"(… {form.unit})"),) if form.unit else ()
    stem = (*passage(item.stem, at.around), *unit)
    asked = _typed("", stem, Typed(listed, (), ()), Fraction(1))
    return Questions((asked,), LISTED if form.low != form.high else "")


@dataclass(frozen=True, slots=True)
class Typed:
    """The texts that are right with what is told then, and texts that are wrong with what is told then."""

    right: tuple[str, ...]
    told: Elements
    wrong: tuple[tuple[str, Elements], ...]


def _typed(name: str, stem: Elements, typed: Typed, share: Fraction) -> Asked:
    # In the cartridge's profile several texts in one condition are alternatives.
    texts = element("conditionvar", None, *map(_equal, typed.right))
    rules = [
        element("respcondition", {"continue": "No"}, texts, _full(), _shows("right") if typed.told else None)
    ]
    told = [("right", typed.told)] if typed.told else []
    for number, (text, words) in enumerate(typed.wrong, 1):
        if words:
            condition = element("conditionvar", None, _equal(text))
            rules.append(element("respcondition", {"continue": "No"}, condition, _shows(f"typed-{number}")))
            told.append((f"typed-{number}", words))
    return Asked(name, "fib", stem, _field(), tuple(rules), tuple(told), share)


def _essay(item: Item, form: LongFillIn, at: Format) -> Asked:
    stem = passage(item.stem, at.around)
    title = (element("p", None, element("strong", None, at.around.say("item-model"))),)
    told = (("model", (*title, *passage(form.model_answer, at.around))),) if form.model_answer else ()
    rules = (element("respcondition", {"continue": "No"}, _other(), _shows("model")),) if told else ()
    return Asked("", "essay", stem, _field(), rules, told, Fraction(1))


def _labels(answers: tuple[Answer, ...], cardinality: str) -> Element:
    labels = (element("response_label", {"ident": answer.id}, _material(answer.words)) for answer in answers)
    render = element("render_choice", None, *labels)
    return element("response_lid", {"ident": RESPONSE, "rcardinality": cardinality}, render)


def _field() -> Element:
    return element("response_str", {"ident": RESPONSE, "rcardinality": "Single"}, element("render_fib"))


def _rule(answer: Answer, score: Element | None, goes_on: str = "No") -> Element:
    condition = element("conditionvar", None, _equal(answer.id))
    return element(
        "respcondition", {"continue": goes_on}, condition, score, _shows(answer.id) if answer.told else None
    )


def _told(answers: tuple[Answer, ...]) -> tuple[tuple[str, Elements], ...]:
    return tuple((answer.id, answer.told) for answer in answers if answer.told)


def _equal(text: str) -> Element:
    return element("varequal", {"respident": RESPONSE}, text)


def _other() -> Element:
    return element("conditionvar", None, element("other"))


def _full() -> Element:
    # CC, QTI profile: a score is set and never added to, from 0 to 100.
    return element("setvar", {"action": "Set", "varname": "SCORE"}, "100")


def _shows(name: str) -> Element:
    return element("displayfeedback", {"feedbacktype": "Response", "linkrefid": f"{name}_fb"})


def _material(words: Elements) -> Element:
    return element("material", None, element("mattext", {"texttype": "text/html"}, fragment(words)))


def item_element(asked: Asked, item: Item, ident: str, weight: int, around: Around) -> Element:
    """One question as it stands in a quiz or a bank. `weight` is 1 to 99."""
    why = passage(item.why, around)
    general = (element("respcondition", {"continue": "Yes"}, _other(), _shows("general")),) if why else ()
    told = (*((("general", why),) if why else ()), *asked.told)
    score = {"varname": "SCORE", "vartype": "Decimal", "minvalue": "0", "maxvalue": "100"}
    rules = (*general, *asked.rules)
    outcomes = element("outcomes", None, element("decvar", score))
    return element(
        "item",
        {"ident": ident, "title": " ".join(filter(None, (item.title or item.id, asked.name)))},
        element("itemmetadata", None, element("qtimetadata", None, *_metadata(asked, weight))),
        element("presentation", None, _material(asked.stem), asked.response),
        element("resprocessing", None, outcomes, *rules) if rules else None,
        *(element("itemfeedback", {"ident": f"{name}_fb"}, element("flow_mat", None, _material(words)))
          for name, words in told),
    )  # fmt: skip


def _metadata(asked: Asked, weight: int) -> Iterator[Element]:
    yield field("cc_profile", f"cc.{asked.profile}.v0p1")
    yield field("cc_weighting", str(weight))
    if asked.profile == "essay":
        yield field("qmd_computerscored", "No")


def field(label: str, entry: str) -> Element:
    """One field of QTI 1.2's metadata."""
    return element(
        "qtimetadatafield", None, element("fieldlabel", None, label), element("fieldentry", None, entry)
    )
