"""An item as a question of Moodle's XML, and what of it Moodle does otherwise."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import assert_never

from coursewright.encode.banks.pictures import addressed
from coursewright.encode.banks.text import Around, Elements, passage
from coursewright.encode.gathering import Names
from coursewright.encode.moodle import cloze
from coursewright.encode.moodle.weights import TOO_MANY_KEYS, grade
from coursewright.encode.moodle.words import afterwards, html, plain, unit_line
from coursewright.encode.xml import Element, Node, element, fragment
from coursewright.model.item import (
    Choice,
    FillIn,
    ForeseenAnswer,
    Item,
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

PRIVATE = "What is written here would be kept by Moodle, so the question is shown without a field."
ONE_PAIR = "Moodle matches two pairs or more."
ONE_STEP = "Moodle orders two steps or more."
PLACES = "Moodle has no places on a picture: the picture is shown and the places are listed."
MARKS = "Each gap is worth one mark in Moodle: set the mark of the question to {points} where it is asked."
WORDS_ONLY = "Moodle's lists hold words only: pictures and markup of the right side are left out."

_FOLDER = "@@PLUGINFILE@@/"
_GAP = re.compile(r'<span class="gap-(\d+)"></span>')


@dataclass(frozen=True, slots=True)
class Question:
    """A question, or None where Moodle cannot hold it; and what is less than here, in words for an author."""

    element: Element | None
    less: str = ""


@dataclass(frozen=True, slots=True)
class Bank:
    """What the questions of a bank share: where texts stand, and the pictures by path with their names and bytes."""

    around: Around
    names: Mapping[str, str]
    files: Mapping[str, bytes]

    @property
    def writing(self) -> Around:
        """The same with the addresses of pictures."""
        return replace(self.around, picture=addressed(self.names, _FOLDER))

    def text(self, name: str, parts: Elements, blocks: Blocks, fraction: str | None = None) -> Element:
        """A text as HTML with the pictures that it shows inside."""
        shown = Names()
        shown.texts((blocks,))
        pictures = [path for path in shown.pictures if path in self.names]
        return element(
            name,
            {"fraction": fraction, "format": "html"},
            element("text", None, fragment(parts)),
            *(self._file(path) for path in pictures),
        )

    def blocks(self, name: str, blocks: Blocks, fraction: str | None = None) -> Element:
        """Blocks as such a text."""
        return self.text(name, passage(blocks, self.writing), blocks, fraction)

    def _file(self, path: str) -> Element:
        held = b64encode(self.files[path]).decode()
        return element("file", {"name": self.names[path], "path": "/", "encoding": "base64"}, held)


def question(item: Item, bank: Bank) -> Question:
    """One question with its feedback, hint and pictures."""
    form = item.form
    match form:
        case TrueFalse():
            return Question(_question(item, bank, "truefalse", *_true_false(form, bank)))
        case Choice():
            return _choice(item, form, bank)
        case Matching(left=left) if len(left) < 2:
            return Question(None, ONE_PAIR)
        case Matching():
            return Question(
                _question(item, bank, "matching", *_matching(item, form, bank)), _words_only(form)
            )
        case Sequencing(steps=steps) if len(steps) < 2:
            return Question(None, ONE_STEP)
        case Sequencing():
            return Question(_question(item, bank, "ordering", *_ordering(form, bank)))
        case FillIn(cloze=False, gaps=(gap,)):
            return Question(_question(item, bank, "shortanswer", *_short(form, gap, bank)))
        case FillIn(gaps=gaps):
            less = MARKS.format(points=item.points) if len(gaps) != item.points else ""
            return Question(_question(item, bank, "cloze", stem=_gapped(item, form, bank)), less)
        case Numeric():
            stem = (*passage(item.stem, bank.writing), *unit_line(form.unit))
            return Question(_question(item, bank, "numerical", *_numeric(form), stem=fragment(stem)))
        case Likert():
            return Question(_question(item, bank, "multichoice", *_scale(form, bank)))
        case LongFillIn(private=True):
            return Question(_question(item, bank, "description"), PRIVATE)
        case LongFillIn():
            return Question(_question(item, bank, "essay", *_essay(form, bank)))
        case _:
            assert_never(form)


def _question(item: Item, bank: Bank, kind: str, *parts: Element, stem: str | None = None) -> Element:
    told = bank.text("generalfeedback", afterwards(item, bank.writing), item.why)
    asked = bank.blocks("questiontext", item.stem)
    if stem is not None:
        asked = replace(asked, inner=(element("text", None, stem), *asked.inner[1:]))
    hint = bank.blocks("hint", item.hint) if item.hint else None
    return element(
        "question",
        {"type": kind},
        element("name", None, element("text", None, f"{item.id} {item.title}".strip())),
        asked,
        told,
        element("defaultgrade", None, str(item.points)) if kind != "cloze" else None,
        element("penalty", None, "0"),
        element("hidden", None, "0"),
        element("idnumber", None, item.id),
        *parts,
        hint,
        _tags(item),
    )


def _tags(item: Item) -> Element | None:
    names = [*filter(None, (item.objective, str(item.level) if item.level else ""))]
    tags = (element("tag", None, element("text", None, name)) for name in names)
    return element("tags", None, *tags) if names else None


def _answer(bank: Bank, grade: str, words: Node, told: Elements, blocks: Blocks) -> Element:
    feedback = bank.text("feedback", told, blocks)
    return element(
        "answer", {"fraction": grade, "format": "moodle_auto_format"}, element("text", None, words), feedback
    )


def _option(bank: Bank, grade: str, option: Option, told: Elements = ()) -> Element:
    answer = bank.blocks("answer", option.blocks, grade)
    feedback = bank.text("feedback", (*told, *passage(option.feedback, bank.writing)), option.feedback)
    return replace(answer, inner=(*answer.inner, feedback))


def _true_false(form: TrueFalse, bank: Bank) -> Iterator[Element]:
    for words, option, right in (("true", form.true, form.key), ("false", form.false, not form.key)):
        told = passage(option.feedback, bank.writing)
        yield _answer(bank, "100" if right else "0", words, told, option.feedback)


def _settings(single: bool, shuffle: bool) -> Iterator[Element]:
    yield element("single", None, "true" if single else "false")
    yield element("shuffleanswers", None, "true" if shuffle else "false")
    yield element("answernumbering", None, "none")


def _choice(item: Item, form: Choice, bank: Bank) -> Question:
    share = Fraction(1, len(set(form.keys)))
    grades = grade(share), grade(-share) if form.multiple else "0"
    right, wrong = grades
    if right is None or wrong is None:
        return Question(None, TOO_MANY_KEYS)
    options = (_option(bank, right if option.id in form.keys else wrong, option) for option in form.options)
    settings = _settings(not form.multiple, not item.fixed_order)
    return Question(_question(item, bank, "multichoice", *settings, *options), PLACES if form.regions else "")


def _scale(form: Likert, bank: Bank) -> Iterator[Element]:
    """No step is wrong, so each has the whole of a mark of 0."""
    yield from _settings(single=True, shuffle=False)
    say = bank.around.say
    for n, step in enumerate(form.steps):
        told = [say("item-panel", share=form.panel[n])] if form.panel else []
        if form.panel_source:
            told.append(say("item-panel-source", source=form.panel_source))
        yield _option(bank, "100", step, tuple(element("p", None, line) for line in told))


def _words_only(form: Matching) -> str:
    rich = any(
        fragment(passage(o.blocks, Around("en"))) != f"<p>{fragment((plain(o),))}</p>" for o in form.right
    )
    return WORDS_ONLY if rich else ""


def _matching(item: Item, form: Matching, bank: Bank) -> Iterator[Element]:
    yield element("shuffleanswers", None, "false" if item.fixed_order else "true")
    yield element("shownumcorrect")
    right = {option.id: option for option in form.right}
    pairs = dict(form.pairs)
    for option in form.left:
        yield _pair(bank.blocks("subquestion", option.blocks), plain(right[pairs[option.id]]))
    for id in right:
        if id not in pairs.values():
            yield _pair(bank.blocks("subquestion", ()), plain(right[id]))


def _pair(left: Element, words: str) -> Element:
    return replace(left, inner=(*left.inner, element("answer", None, element("text", None, words))))


def _ordering(form: Sequencing, bank: Bank) -> Iterator[Element]:
    for name, value in (
        ("layouttype", "VERTICAL"),
        ("selecttype", "ALL"),
        ("selectcount", "0"),
        # A step is right when the right one follows it, the last left out: neighbors kept of one fewer than steps.
        ("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST"),
        ("showgrading", "SHOW"),
        ("numberingstyle", "none"),
    ):
        yield element(name, None, value)
    # Moodle's importer breaks on an ordering question without it.
    yield element("shownumcorrect")
    for place, step in enumerate(form.steps, 1):
        yield bank.blocks("answer", step.blocks, str(place))


def _short(form: FillIn, gap: TextGap, bank: Bank) -> Iterator[Element]:
    yield element("usecase", None, "1" if form.case_matters else "0")
    told = gap.feedback, passage(gap.feedback, bank.writing)
    for answer in gap.answers:
        yield _answer(bank, "100", answer, told[1], told[0])
    yield from (_foreseen(wrong, bank) for wrong in gap.foreseen)


def _foreseen(wrong: ForeseenAnswer, bank: Bank) -> Element:
    return _answer(bank, "0", wrong.pattern, passage(wrong.feedback, bank.writing), wrong.feedback)


def _gapped(item: Item, form: FillIn, bank: Bank) -> str:
    marked = replace(bank.writing, gap=lambda number: element("span", {"class": f"gap-{number}"}))
    stem = html(item.stem, marked)
    if not form.cloze:
        stem += "".join(f'<p><span class="gap-{n}"></span></p>' for n in range(1, len(form.gaps) + 1))
    return _GAP.sub(lambda mark: cloze.gap(form, int(mark[1]), bank.writing), stem)


def _numeric(form: Numeric) -> Iterator[Element]:
    middle, half = (form.low + form.high) / 2, (form.high - form.low) / 2
    feedback = element("feedback", {"format": "html"}, element("text", None, ""))
    text = element("text", None, f"{middle:f}")
    given = {"fraction": "100", "format": "moodle_auto_format"}
    yield element("answer", given, text, feedback, element("tolerance", None, f"{half:f}"))
    # Without units: the unit stands beneath the question.
    yield element("unitgradingtype", None, "0")
    yield element("unitpenalty", None, "0")
    yield element("showunits", None, "3")
    yield element("unitsleft", None, "0")


def _essay(form: LongFillIn, bank: Bank) -> Iterator[Element]:
    yield element("responseformat", None, "editor")
    yield element("responserequired", None, "1")
    yield element("responsefieldlines", None, "10")
    yield element("attachments", None, "0")
    yield element("attachmentsrequired", None, "0")
    yield bank.blocks("graderinfo", form.rubric)
    yield bank.blocks("responsetemplate", ())
