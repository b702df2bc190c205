"""An item as the H5P question that is nearest to it, with the points that H5P counts for it and what is different."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from coursewright.encode.h5p import words
from coursewright.encode.h5p.content import Content, Params
from coursewright.encode.h5p.pictures import Pictures, images
from coursewright.encode.h5p.text import WIDE, H5pText, plain_words, unwrapped, words_of
from coursewright.encode.markup import text
from coursewright.encode.numbers import written
from coursewright.model.course import Fact
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

NEUTRAL = "H5P's Question Set has no question in which nothing is right or wrong."
PRIVATE = "What is written here must not leave the device, and H5P would hand it to the platform."
FEW = "Sort the Paragraphs needs three paragraphs or more."
UNTYPED = "H5P compares typed words letter by letter and has no wildcard; no answer of this item can be typed in it."

MARKS = ("*", "/", ":")
"""What Fill in the Blanks and Drag the Words read as their own signs."""
MOST_WHOLE = 40
"""Whole numbers of a range that are still listed one by one."""
_SIGNS = str.maketrans({"*": "∗", ":": "∶", "\\": "∖", "\n": " "})
"""Signs that look alike and mean nothing to H5P."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or the reason why there is none."""

    content: Content | None
    most: int = 0
    """Points that H5P counts at most."""
    reasons: tuple[str, ...] = ()
    """What is different here."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Makes the questions of one package."""

    facts: Mapping[str, Fact]
    pictures: Pictures
    shuffle: bool = True
    language: str = "en"
    """Of what H5P says by itself."""

    def ask(self, item: Item, place: str) -> Asked:
        """The question. `place` stands before its name."""
        asked = self._form(item, f"{place}/{item.id}")
        if asked.content is None:
            return asked
        reasons = list(asked.reasons)
        if item.scored and asked.most != item.points:
            reasons.append(
                f"H5P counts it {asked.most} {'point' if asked.most == 1 else 'points'} where you give it {item.points}: it cannot weigh questions."
            )
        if item.hint and not _takes_hint(item):
            reasons.append("H5P has no hint for this form; it is left out.")
        pictures = list(images(item.stem))
        if len([one for one in pictures if self.pictures.fits(one)]) > 1:
            reasons.append("H5P shows one picture a question: the first.")
        if any(not self.pictures.fits(one) and not one.decorative for one in pictures):
            reasons.append("H5P hosts let in GIF, JPEG and PNG alone; of this picture its text is shown.")
        return Asked(asked.content, asked.most, tuple(reasons))

    def _form(self, item: Item, name: str) -> Asked:
        form = item.form
        match form:
            case TrueFalse():
                return self._made(item, name, "H5P.TrueFalse", self._true_false(item, form), 1)
            case Choice():
                different = (
                    ("H5P lets learners choose from a list beneath the picture.",) if form.regions else ()
                )
                most = len(form.keys) if form.multiple else 1
                return self._made(item, name, "H5P.MultiChoice", self._choice(item, form), most, *different)
            case FillIn():
                return self._fill_in(item, form, name)
            case Numeric():
                return self._numeric(item, form, name)
            case Matching():
                return self._matching(item, form, name)
            case Sequencing(steps=steps):
                if len(steps) < 3:
                    return Asked(None, 0, (FEW,))
                return self._made(
                    item, name, "H5P.SortParagraphs", self._sequencing(item, form), len(steps) - 1
                )
            case LongFillIn(private=True):
                return Asked(None, 0, (PRIVATE,))
            case LongFillIn():
                return self._made(item, name, "H5P.Essay", self._essay(item, form), 0)
            case Likert():
                return Asked(None, 0, (NEUTRAL,))
            case _:
                assert_never(form)

    def _made(self, item: Item, name: str, library: str, params: Params, most: int, *reasons: str) -> Asked:
        picture = self.pictures.first(item.stem, name)
        # `media` has two fields, so it stays a group; a group of one field would be that field itself.
        shown = {"disableImageZooming": False} | ({"type": picture.value()} if picture else {})
        content = Content(library, {"media": shown, **params}, name, item.title or words_of(item.stem)[:80])
        return Asked(content, most, reasons)

    def _stem(self, item: Item) -> str:
        return H5pText(self.facts).blocks(item.stem)

    def _task(self, item: Item) -> str:
        return H5pText(self.facts, WIDE).blocks(item.stem)

    def _said(self, option: Option) -> str:
        return H5pText(self.facts).blocks(option.feedback)

    def _why(self, item: Item) -> list[Params]:
        """`overallFeedback` is a group of one list, and H5P keeps such a group as the list itself."""
        told = plain_words(H5pText(self.facts).blocks(item.why))
        return [{"from": 0, "to": 100, **({"feedback": told} if told else {})}]

    def _true_false(self, item: Item, form: TrueFalse) -> Params:
        right, wrong = (form.true, form.false) if form.key else (form.false, form.true)
        why = plain_words(H5pText(self.facts).blocks(item.why))
        # Plain fields: H5P escapes them itself.
        told = {
            "feedbackOnCorrect": " ".join(filter(None, (words_of(right.feedback), why))),
            "feedbackOnWrong": " ".join(filter(None, (words_of(wrong.feedback), why))),
        }
        behaviour = {
            "enableRetry": True,
            "enableSolutionsButton": True,
            "enableCheckButton": True,
            "confirmCheckDialog": False,
            "confirmRetryDialog": False,
            "autoCheck": False,
            **{key: text for key, text in told.items() if text},
        }
        labels = {"trueText": words_of(form.true.blocks), "falseText": words_of(form.false.blocks)}
        shown = words.said(self.language, words.TRUE_FALSE)
        l10n = {**_group(shown, "l10n"), **{key: text for key, text in labels.items() if text}}
        return {
            **shown,
            "l10n": l10n,
            "question": self._stem(item),
            "correct": "true" if form.key else "false",
            "behaviour": behaviour,
        }

    def _choice(self, item: Item, form: Choice) -> Params:
        answers = [
            {
                "text": H5pText(self.facts).blocks(option.blocks),
                "correct": option.id in form.keys,
                "tipsAndFeedback": {
                    "tip": "",
                    "chosenFeedback": plain_words(self._said(option)),
                    "notChosenFeedback": "",
                },
            }
            for option in form.options
        ]
        return {
            **words.said(self.language, words.MULTI_CHOICE),
            "question": self._stem(item),
            "answers": answers,
            "overallFeedback": self._why(item),
            "behaviour": {
                "enableRetry": True,
                "enableSolutionsButton": True,
                "enableCheckButton": True,
                "type": "multi" if form.multiple else "single",
                # Each key earns a point and each distractor takes one away, never below 0: our own rule.
                "singlePoint": False,
                "randomAnswers": self.shuffle and not item.fixed_order,
                "showSolutionsRequiresInput": True,
                "confirmCheckDialog": False,
                "confirmRetryDialog": False,
                "autoCheck": False,
                "passPercentage": 100,
                "showScorePoints": True,
            },
        }

    def _fill_in(self, item: Item, form: FillIn, name: str) -> Asked:
        typed = [tuple(answer for answer in gap.answers if _typed(answer)) for gap in form.gaps]
        if not all(typed):
            return Asked(None, 0, (UNTYPED,))
        lost = any(len(kept) < len(gap.answers) for kept, gap in zip(typed, form.gaps, strict=True))
        gaps = [_gap(answers, item) for answers in typed]
        different = []
        if lost:
            different.append("H5P has no wildcard: answers with `*`, `/` or `:` are left out.")
        if any(gap.foreseen or gap.feedback for gap in form.gaps):
            different.append("H5P has no feedback for what is typed; the reason is shown after all answers.")
        if form.cloze:
            # What stands between the gaps may not open one itself.
            stem = H5pText(self.facts, gap=lambda number: f"\0{number - 1}\0").blocks(item.stem)
            cloze = re.sub("\0(\\d+)\0", lambda at: gaps[int(at[1])], stem.replace("*", "&#42;"))
            task, lines = "", [cloze]
        else:
            task, lines = self._task(item), [f"<p>{gap}</p>" for gap in gaps]
        params = self._blanks(item, task, lines, form.case_matters)
        return self._made(item, name, "H5P.Blanks", params, len(gaps), *different)

    def _numeric(self, item: Item, form: Numeric, name: str) -> Asked:
        numbers = tuple(dict.fromkeys(_numbers(form)))
        gap = f"*{'/'.join(numbers)}{_tip(item)}*"
        unit = f" {form.unit}" if form.unit else ""
        params = self._blanks(item, self._task(item), [f"<p>{gap}{unit}</p>"], False)
        exact = form.low == form.high
        different = "H5P compares numbers as text: only as it is written here is one right."
        if not exact:
            different = "H5P knows no range: of the right numbers only whole ones and the limits are right."
        return self._made(item, name, "H5P.Blanks", params, 1, different)

    def _blanks(self, item: Item, task: str, lines: list[str], case: bool) -> Params:
        return {
            **words.said(self.language, words.BLANKS),
            "text": task or "<p></p>",
            "questions": lines,
            "overallFeedback": self._why(item),
            "behaviour": {
                "enableRetry": True,
                "enableSolutionsButton": True,
                "enableCheckButton": True,
                "autoCheck": False,
                "caseSensitive": case,
                "showSolutionsRequiresInput": True,
                "separateLines": False,
                "confirmCheckDialog": False,
                "confirmRetryDialog": False,
                "acceptSpellingErrors": False,
            },
        }

    def _matching(self, item: Item, form: Matching, name: str) -> Asked:
        right = {option.id: _dragged(option) for option in form.right}
        lines = [f"{_dragged(left)}: *{right[form.pairs[at][1]]}*" for at, left in enumerate(form.left)]
        belong = {key for _, key in form.pairs}
        others = " ".join(f"*{text}*" for id, text in right.items() if id not in belong)
        shared = len(belong) < len(form.pairs)
        params: Params = {
            **words.said(self.language, words.DRAG_TEXT),
            "taskDescription": self._task(item),
            "textField": "\n".join(lines),
            "distractors": others,
            "overallFeedback": self._why(item),
            "behaviour": {
                "enableRetry": True,
                "enableSolutionsButton": True,
                "enableCheckButton": True,
                "instantFeedback": False,
            },
        }
        different = ("H5P shows a word for every place it belongs to, so how often it is right can be seen.",)
        return self._made(item, name, "H5P.DragText", params, len(form.pairs), *(different if shared else ()))

    def _sequencing(self, item: Item, form: Sequencing) -> Params:
        wide = H5pText(self.facts)
        return {
            **words.said(self.language, words.SORT_PARAGRAPHS),
            "taskDescription": self._task(item),
            "paragraphs": [f"<div>{unwrapped(wide.blocks(step.blocks))}</div>" for step in form.steps],
            "overallFeedback": self._why(item),
            "behaviour": {
                # Neighbours kept of n - 1: our own rule.
                "scoringMode": "transitions",
                "applyPenalties": False,
                "duplicatesInterchangeable": True,
                "addButtonsForMovement": True,
                "enableRetry": True,
                "enableSolutionsButton": True,
            },
        }

    def _essay(self, item: Item, form: LongFillIn) -> Params:
        wide = H5pText(self.facts, WIDE)
        return {
            **words.said(self.language, words.ESSAY),
            "taskDescription": self._task(item),
            "placeholderText": "",
            "solution": {
                "introduction": wide.blocks(form.rubric),
                "sample": H5pText(self.facts).blocks(form.model_answer),
            },
            # A keyword has to be named; any text has this one, and nothing is scored.
            "keywords": [
                {
                    "keyword": "*",
                    "alternatives": [],
                    "options": {
                        "points": 1,
                        "occurrences": 1,
                        "caseSensitive": False,
                        "forgiveMistakes": False,
                    },
                }
            ],
            "overallFeedback": self._why(item),
            "behaviour": {
                "minimumLength": 0,
                "inputFieldSize": "10",
                "enableRetry": True,
                "ignoreScoring": True,
                "pointsHost": 1,
                "linebreakReplacement": " ",
            },
        }


def _takes_hint(item: Item) -> bool:
    return isinstance(item.form, FillIn | Numeric)


def _group(params: Mapping[str, object], key: str) -> Params:
    found = params[key]
    return found if isinstance(found, Mapping) else {}


def _typed(answer: str) -> bool:
    """Whether an answer can be told to H5P: it has none of the signs that mean something there."""
    return not any(mark in answer for mark in MARKS)


def _tip(item: Item) -> str:
    hint = words_of(item.hint).translate(_SIGNS)
    return f":{hint}" if hint else ""


def _gap(answers: tuple[str, ...], item: Item) -> str:
    return text(f"*{'/'.join(answers)}{_tip(item)}*")


def _numbers(form: Numeric) -> Iterator[str]:
    yield from _spelled(f"{written(form):f}")
    if form.low != form.high:
        first, last = (
            int(form.low.to_integral_value("ROUND_CEILING")),
            int(form.high.to_integral_value("ROUND_FLOOR")),
        )
        for bound in (form.low, form.high):
            yield from _spelled(_shortest(bound))
        if last - first < MOST_WHOLE:
            yield from (str(number) for number in range(first, last + 1))
    else:
        yield from _spelled(_shortest(form.low))


def _shortest(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _spelled(number: str) -> Iterator[str]:
    """With a point and with a comma."""
    yield number
    if "." in number:
        yield number.replace(".", ",")


def _dragged(option: Option) -> str:
    """The words of an option without the signs that Drag the Words reads."""
    return words_of(option.blocks).translate(_SIGNS).replace("+", "＋") if option.blocks else ""
