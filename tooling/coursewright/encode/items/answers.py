"""What an item tells after an answer: marks, feedback and reasons. The player takes its words from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from coursewright.encode.items.frame import Frame, in_label, shown
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.numbers import key_of
from coursewright.model.item import (
    Choice,
    FillIn,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TextGap,
    TrueFalse,
)
from coursewright.model.prose import Blocks


def disclosure(frame: Frame) -> Markup | None:
    """All answers with their reasons, closed; nothing where there is nothing to tell."""
    entries = tuple(_entries(frame))
    why = el("div", frame.writer.blocks(frame.item.why), data_why=True) if frame.item.why else None
    if not entries and why is None:
        return None
    summary = el("summary", frame.writer.say("item-answers"))
    return el("details", summary, *entries, why, class_="answers")


def _entries(frame: Frame) -> Iterator[Markup]:
    form = frame.item.form
    match form:
        case TrueFalse(true=true, false=false, key=key):
            yield _choice(frame, replace(true, id="true"), key)
            yield _choice(frame, replace(false, id="false"), not key)
        case Choice(options=options, keys=keys):
            yield from (_choice(frame, option, option.id in keys) for option in options)
        case Likert(steps=steps, panel=panel):
            for n, step in enumerate(steps):
                if panel or step.feedback:
                    yield _judgement(frame, step, panel[n] if panel else None)
            if form.panel_source:
                words = frame.writer.say("item-panel-source", source=form.panel_source)
                yield el("p", words, class_="source")
        case FillIn(gaps=gaps):
            for n, gap in enumerate(gaps, 1):
                yield from _gap(frame, n, gap, len(gaps) > 1)
        case Numeric():
            number = el("strong", key_of(form, frame.writer.say))
            yield el("div", el("p", _mark(frame, "item-key"), " ", number), class_="answer")
        case Matching():
            yield from _pairs(frame, form)
        case Sequencing(steps=steps):
            yield el("ol", *(el("li", _body(frame, step)) for step in steps), class_="right-order")
        case LongFillIn(rubric=rubric, model_answer=model):
            yield from (_titled(frame, key, blocks) for key, blocks in _judged(rubric, model) if blocks)
        case _:
            assert_never(form)


def _judged(rubric: Blocks, model: Blocks) -> tuple[tuple[str, Blocks], ...]:
    return (("item-rubric", rubric), ("item-model", model))


def _titled(frame: Frame, key: str, blocks: Blocks) -> Markup:
    title = el("p", el("strong", frame.writer.say(key)))
    return el("div", title, frame.writer.blocks(blocks), class_="answer")


def _mark(frame: Frame, key: str) -> Markup:
    return el("span", frame.writer.say(key), class_="mark right" if key == "item-key" else "mark other")


def _feedback(frame: Frame, name: str, *parts: Blocks | Markup | None) -> Markup | None:
    inner = [frame.writer.blocks(part) if isinstance(part, tuple) else part for part in parts if part]
    return el("div", *inner, data_feedback=name) if inner else None


def _choice(frame: Frame, option: Option, right: bool) -> Markup:
    mark = el("p", _mark(frame, "item-key" if right else "item-not-key"))
    return el(
        "div", mark, shown(option, frame.writer), _feedback(frame, option.id, option.feedback),
        class_="answer", data_answer=option.id,
    )  # fmt: skip


def _judgement(frame: Frame, step: Option, share: int | None) -> Markup:
    said = el("p", frame.writer.say("item-panel", share=share), class_="panel") if share is not None else None
    return el(
        "div", shown(step, frame.writer), _feedback(frame, step.id, said, step.feedback),
        class_="answer", data_answer=step.id,
    )  # fmt: skip


def _body(frame: Frame, option: Option) -> Markup:
    return join(shown(option, frame.writer), _feedback(frame, option.id, option.feedback))


def _pairs(frame: Frame, form: Matching) -> Iterator[Markup]:
    right = {option.id: option for option in form.right}
    pairs = dict(form.pairs)
    rows = (_pair(frame, form, option, right[pairs[option.id]]) for option in form.left)
    heads = [form.left_label, form.right_label]
    if _explained(form):
        heads.append(frame.writer.say("item-reason"))
    head = (el("th", words, scope="col") for words in heads)
    table = el("table", el("thead", el("tr", *head)), el("tbody", *rows))
    label = frame.writer.say("item-answers")
    yield el("div", table, class_="table", tabindex=0, role="group", aria_label=label)


def _pair(frame: Frame, form: Matching, left: Option, right: Option) -> Markup:
    reason = el("td", _feedback(frame, left.id, left.feedback)) if _explained(form) else None
    return el("tr", el("th", _cell(frame, left), scope="row"), el("td", _cell(frame, right)), reason)


def _explained(form: Matching) -> bool:
    return any(option.feedback for option in form.left)


def _cell(frame: Frame, option: Option) -> Markup:
    words = in_label(option.blocks, frame.writer)
    return words if words is not None else frame.writer.blocks(option.blocks)


def _gap(frame: Frame, number: int, gap: TextGap, several: bool) -> Iterator[Markup]:
    name = frame.writer.say("item-gap", number=number) + ": " if several else ""
    model, *others = (answer.replace("*", "…") for answer in gap.answers)
    also = frame.writer.say("item-also", answers=", ".join(others)) if others else ""
    yield el(
        "div", el("p", _mark(frame, "item-key"), f" {name}", el("strong", model), f" {also}" if also else ""),
        _feedback(frame, str(number), gap.feedback), class_="answer",
    )  # fmt: skip
    for n, wrong in enumerate(gap.foreseen, 1):
        yield el(
            "div", el("p", _mark(frame, "item-not-key"), f" {name}", wrong.pattern.replace("*", "…")),
            _feedback(frame, f"{number}-{n}", wrong.feedback), class_="answer",
        )  # fmt: skip
