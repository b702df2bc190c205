"""What Moodle takes as HTML and what as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.banks.text import Around, Elements, passage, words
from coursewright.encode.xml import Element, element, fragment
from coursewright.model.item import Item, LongFillIn, Matching, Option, Sequencing
from coursewright.model.prose import Blocks


def html(blocks: Blocks, around: Around) -> str:
    """Blocks as HTML on one line."""
    return fragment(passage(blocks, around))


def plain(option: Option) -> str:
    """An option where only words may stand."""
    return words(option.blocks) or option.id


def unit_line(unit: str) -> Elements:
    """What is counted: it is shown beneath the question and never typed."""
    return (element("p", None, f"(… {unit})"),) if unit else ()


def afterwards(item: Item, around: Around) -> Elements:
    """What everybody is told after an answer: feedback that hangs on no choice, then why."""
    return (*_explained(item, around), *passage(item.why, around))


def _explained(item: Item, around: Around) -> Iterator[Element]:
    match item.form:
        case Matching(left=options) | Sequencing(steps=options):
            for option in options:
                if option.feedback:
                    yield element("p", None, element("strong", None, plain(option)))
                    yield from passage(option.feedback, around)
        case LongFillIn(model_answer=model) if model:
            yield element("p", None, element("strong", None, around.say("item-model")))
            yield from passage(model, around)
        case _:
            return
