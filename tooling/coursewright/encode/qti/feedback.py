"""What a learner is told after an answer: feedback of what was chosen, reasons, and the hint after a wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from coursewright.encode.banks.text import Around, Elements, passage
from coursewright.encode.qti import logic
from coursewright.encode.qti.names import ident
from coursewright.encode.qti.scoring import RESPONSE, response
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
    Sequencing,
    TrueFalse,
)

Told: TypeAlias = tuple[str, Element | None, Elements]
"""A name, the condition on which it is told (None: always), and the words."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is declared for the feedback, the rules that choose it, and the words."""

    outcomes: Elements
    rules: Elements
    shown: Elements


def feedback(item: Item, around: Around) -> Feedback:
    """Everything that a learner of an item may be told."""
    told = [one for one in (*_of_form(item, around), *_of_all(item, around)) if one[2]]
    return Feedback(
        tuple(_outcome(name) for name, _, _ in told),
        tuple(
            logic.when(condition, logic.show(name)) if condition else logic.show(name)
            for name, condition, _ in told
        ),
        tuple(_shown(name, words) for name, _, words in told),
    )


def _outcome(name: str) -> Element:
    given = {"identifier": logic.shown_by(name), "cardinality": "single", "baseType": "identifier"}
    return element("outcomeDeclaration", given)


def _shown(name: str, words: Elements) -> Element:
    given = {"outcomeIdentifier": logic.shown_by(name), "identifier": logic.SHOWN, "showHide": "show"}
    return element("modalFeedback", given, *words)


def _of_all(item: Item, around: Around) -> Iterator[Told]:
    yield "why", None, passage(item.why, around)
    if item.scored and item.hint:
        short = element("lt", None, logic.variable("SCORE"), logic.value("float", str(item.points)))
        yield "hint", short, passage(item.hint, around)


def _of_form(item: Item, around: Around) -> Iterator[Told]:
    form = item.form
    match form:
        case TrueFalse(true=true, false=false):
            yield _chosen("true", true, False, around)
            yield _chosen("false", false, False, around)
        case Choice(options=options, multiple=multiple):
            yield from (_chosen(ident(option.id), option, multiple, around) for option in options)
        case Likert(steps=steps, panel=panel):
            for n, step in enumerate(steps):
                name, condition, words = _chosen(ident(step.id), step, False, around)
                share = (element("p", None, around.say("item-panel", share=panel[n])),) if panel else ()
                yield name, condition, (*share, *words)
            if form.panel_source:
                source = around.say("item-panel-source", source=form.panel_source)
                yield "source", None, (element("p", None, source),)
        case Matching(left=options) | Sequencing(steps=options):
            for option in options:
                yield f"told-{ident(option.id)}", None, passage(option.feedback, around)
        case FillIn():
            yield from _of_gaps(form, around)
        case LongFillIn(model_answer=model):
            title = element("p", None, element("strong", None, around.say("item-model")))
            yield "model", None, (title, *passage(model, around)) if model else ()
        case Numeric():
            return
        case _:
            assert_never(form)


def _chosen(name: str, option: Option, multiple: bool, around: Around) -> Told:
    picked = logic.value("identifier", name), logic.variable(RESPONSE)
    condition = element("member" if multiple else "match", None, *picked)
    return f"told-{name}", condition, passage(option.feedback, around)


def _of_gaps(form: FillIn, around: Around) -> Iterator[Told]:
    for number, gap in enumerate(form.gaps, 1):
        name = response(number, len(form.gaps))
        right = logic.fits(name, gap.answers, form.case_matters)
        yield f"right-{number}", right, passage(gap.feedback, around)
        for n, wrong in enumerate(gap.foreseen, 1):
            typed = logic.fits(name, (wrong.pattern,), form.case_matters)
            only = logic.both(element("not", None, right), typed)
            yield f"foreseen-{number}-{n}", only, passage(wrong.feedback, around)
