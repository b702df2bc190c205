"""Every form is scored in a QTI 3 player of others as it is scored here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest
from playwright.sync_api import Browser

from coursewright.encode.banks.text import Around
from coursewright.encode.qti.items import assessment_item
from coursewright.encode.qti.names import ident
from coursewright.encode.qti.version import V30, Version, rooted
from coursewright.encode.xml import document
from coursewright.model.course import Lesson
from coursewright.model.item import Choice, FillIn, Item, Matching, Numeric, Option, Sequencing
from coursewright.model.prose import Blocks
from coursewright.readers.project import read_file

from .qti_player import Player
from .vectors import PLACE, Case, cases

WHOLE = 100
pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module")
def player(chromium: Browser) -> Iterator[Player]:
    """One page for all items of this file."""
    context = chromium.new_context()
    yield Player(context)
    context.close()


def written(item: Item, version: Version = V30) -> bytes:
    """The item as a document of its own."""
    return document(rooted(assessment_item(item, Around("en"), {}).element, version))


def responses(item: Item, answer: Any) -> dict[str, Any]:
    """The answer as the interactions of QTI report it."""
    match item.form:
        case Choice(multiple=True):
            return {"RESPONSE": [ident(one) for one in answer]}
        case Choice():
            return {"RESPONSE": ident(answer[0])}
        case Sequencing():
            return {"RESPONSE": [ident(one) for one in answer]}
        case Matching():
            return {
                "RESPONSE": [
                    f"{ident(left, 'left')} {ident(right, 'right')}" for left, right in answer.items()
                ]
            }
        case FillIn(gaps=gaps) if len(gaps) > 1:
            return {f"RESPONSE{n}": text for n, text in enumerate(answer, 1)}
        case FillIn():
            return {"RESPONSE": answer[0]}
        case _:
            return {"RESPONSE": answer}


def as_a_float(case: Case) -> bool:
    """QTI's numbers are floats with a point: commas, blanks, other signs and more digits than a float has are other matters."""
    if not isinstance(case.item.form, Numeric) or case.answer is None:
        return True
    digits = sum(map(str.isdigit, max(case.answer, str(case.item.form.low), key=len)))
    return re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", case.answer) is not None and digits <= 15


def test_every_answer_earns_the_share_that_the_vectors_say(player: Player) -> None:
    wrong: list[str] = []
    played = 0
    for item, group in groupby(filter(as_a_float, cases()), key=lambda case: case.item):
        # The player rounds an outcome to three decimals, so a whole is worth a hundred here.
        player.show(written(replace(item, points=WHOLE if item.points else 0)))
        for case in group:
            player.page.evaluate("shown.resetResponses()")
            given = {} if case.answer is None else responses(item, case.answer)
            earned = float(player.outcomes(given)["SCORE"] or 0)
            played += 1
            if round(earned / WHOLE, 4) != round(float(case.share), 4):
                wrong.append(f"{case.name}: {earned / WHOLE}, not {case.share}")
    assert not wrong, "\n".join(wrong)
    assert played >= 90
    assert not player.errors


HEAD = "---\nid: demo-l1\ntitle: First\nminutes: 1\n---\n\n"
DRAWN = """() => [...shown.querySelectorAll("math")].map(one => {
  const box = one.getBoundingClientRect();
  return [one.getAttribute("alttext"), box.width > 5 && box.height > 5];
})"""
AS_IT_IS = """xml => [...new DOMParser().parseFromString(xml, "text/xml").getElementsByTagName("math")].map(one => {
  const line = document.createElement("p");
  line.append(document.importNode(one, true));
  document.body.append(line);
  const drawn = line.querySelector("mfrac, msup, msqrt");
  return drawn instanceof MathMLElement && drawn.getBoundingClientRect().height > 0;
})"""


def mathematics(tex: str) -> Blocks:
    """A paragraph with a formula, as an author writes it."""
    reading = read_file("courses/demo/first.md", f"{HEAD}It is ${tex}$ here.\n".encode())
    assert isinstance(reading.part, Lesson)
    return reading.part.blocks


def test_mathematics_is_set_in_the_question_its_options_and_what_is_said_of_them(player: Player) -> None:
    options = tuple(
        Option(f"o{n}", mathematics(rf"\frac{{{n}}}{{3}}"), mathematics(rf"\sqrt{{{n}}}"), PLACE)
        for n in (1, 2)
    )
    plain = next(case.item for case in cases() if isinstance(case.item.form, Choice))
    item = replace(
        plain,
        stem=mathematics(r"x^2"),
        form=Choice(options, ("o1",), False),
        why=mathematics(r"\frac{a}{b}"),
    )
    data = written(item)
    player.show(data)
    player.outcomes({"RESPONSE": ident("o1")})
    feedback = player.page.locator("qti-modal-feedback math[alttext='\\\\sqrt{1}']")
    feedback.wait_for()
    shown = dict(player.page.evaluate(DRAWN))
    # Of both answers' words only those of the chosen one are shown.
    assert shown == {"x^2": True, r"\frac{1}{3}": True, r"\frac{2}{3}": True, r"\sqrt{1}": True,
                     r"\sqrt{2}": False, r"\frac{a}{b}": True}  # fmt: skip
    # The player makes every element anew by its name alone, so none of them is set as mathematics in it. What the
    # package holds is: a browser that takes the same elements as they are sets each.
    assert player.page.evaluate(AS_IT_IS, data.decode()) == [True] * len(shown)
    assert not player.errors
