"""The HTML of an assessment: what it asks for, then all its items. The player turns it into attempts."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.items import item_html
from coursewright.encode.markup import Markup, el
from coursewright.encode.writing import Writer
from coursewright.model.course import Assessment
from coursewright.model.percent import percent


def assessment_html(assessment: Assessment, writer: Writer) -> Markup:
    """The assessment without its title and content note, which belong to the page."""
    items = (item_html(item, writer, number=n) for n, item in enumerate(assessment.items, 1))
    title = f"assessment-{assessment.id}-items"
    terms = el("dl", *_terms(assessment, writer), class_="terms")
    return el(
        "section",
        el("div", writer.blocks(assessment.intro), terms, class_="start"),
        el("h2", writer.say("assessment-items"), id=title),
        el("div", *items, class_="items"),
        class_="assessment", id=f"assessment-{assessment.id}", aria_labelledby=title,
        data_assessment=assessment.id,
    )  # fmt: skip


def _terms(assessment: Assessment, writer: Writer) -> Iterator[Markup]:
    held = len(assessment.items)
    drawn = assessment.draw or held
    attempts = assessment.attempts
    count = writer.say("assessment-drawn", count=drawn, held=held)
    reasons = "assessment-at-end" if assessment.feedback_at_end else "assessment-after-each"
    told = {
        "assessment-count": count if drawn < held else str(drawn),
        "assessment-mastery": writer.say("assessment-percent", percent=percent(assessment.mastery)),
        "assessment-attempts": str(attempts) if attempts else writer.say("assessment-unlimited"),
        "assessment-feedback": writer.say(reasons),
    }
    for key, words in told.items():
        yield el("div", el("dt", writer.say(key)), el("dd", words))
