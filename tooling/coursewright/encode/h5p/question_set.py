"""An assessment as an H5P Question Set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from coursewright.encode.h5p import words
from coursewright.encode.h5p.content import Content, Params
from coursewright.encode.h5p.questions import Asked, Asker
from coursewright.encode.h5p.text import H5pText
from coursewright.model.course import Assessment


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The set, unless nothing of it can be asked; each item as it is asked; and what is different of the whole."""

    content: Content | None
    asked: Mapping[str, Asked]
    different: tuple[str, ...]


def question_set(assessment: Assessment, asker: Asker) -> QuestionSet:
    """All items that can be asked, in their order."""
    asked = {item.id: asker.ask(item, assessment.id) for item in assessment.items}
    questions = [one.content.value() for one in asked.values() if one.content is not None]
    if not questions:
        return QuestionSet(None, asked, ())
    params = _params(assessment, questions, asker)
    content = Content("H5P.QuestionSet", params, assessment.id, assessment.title)
    return QuestionSet(content, asked, tuple(_different(assessment)))


def _params(assessment: Assessment, questions: list[Params], asker: Asker) -> Params:
    note = assessment.note.blocks if assessment.note else ()
    intro = H5pText(asker.facts).blocks((*note, *assessment.intro))
    drawn = assessment.draw is not None and assessment.draw < len(questions)
    return {
        "introPage": {
            "showIntroPage": bool(intro),
            **words.said(asker.language, words.INTRODUCTION),
            "title": assessment.title,
            "introduction": intro,
        },
        "progressType": "textual",
        # Rounded up: nobody passes by rounding.
        "passPercentage": ceil(assessment.mastery * 100),
        "disableBackwardsNavigation": False,
        "randomQuestions": assessment.shuffle_items or drawn,
        "questions": questions,
        **({"poolSize": assessment.draw} if drawn else {}),
        "endGame": {
            **words.said(asker.language, words.END_GAME),
            "showResultPage": True,
            "showSolutionButton": True,
            "showRetryButton": True,
            "overallFeedback": [{"from": 0, "to": 100}],
            "showAnimations": False,
            "skippable": False,
        },
        # Feedback at the end means that nothing is checked before.
        "override": {"checkButton": not assessment.feedback_at_end},
        **words.said(asker.language, words.QUESTION_SET),
    }


def _different(assessment: Assessment) -> list[str]:
    found: list[str] = []
    if assessment.blueprint:
        found.append("H5P draws from all questions alike: the blueprint is not kept.")
    if assessment.attempts is not None:
        found.append("H5P does not count attempts: set the limit on the platform.")
    if (assessment.mastery * 100).denominator != 1:
        found.append("H5P passes at whole percents: the mastery score is rounded up.")
    return found
