"""One question: its stem, one of eight interaction forms, its scoring and its feedback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from coursewright.model.place import Place
from coursewright.model.prose import Blocks


class Level(StrEnum):
    """Cognitive level, after Bloom."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"


@dataclass(frozen=True)
class Option:
    """Something a learner can choose, place or sort. `id` is unique in its item: a, b, c ... or the author's."""

    id: str
    blocks: Blocks
    feedback: Blocks
    place: Place


@dataclass(frozen=True)
class Region:
    """A part of a picture in percent of its width and height; a circle has a `radius` instead of a size."""

    shape: str
    """`rect` or `circle`."""
    x: int
    y: int
    width: int
    height: int
    """For a circle width and height are both its radius."""


@dataclass(frozen=True)
class TrueFalse:
    """Is it so? Earns all or nothing."""

    true: Option
    false: Option
    key: bool


@dataclass(frozen=True)
class Choice:
    """One option or several. `keys` are ids in the order of the source, at least one."""

    options: tuple[Option, ...]
    keys: tuple[str, ...]
    multiple: bool
    regions: tuple[Region, ...] = ()
    """Where the options lie on the picture of the stem: as many as options, or none."""


@dataclass(frozen=True)
class ForeseenAnswer:
    """A wrong text that the author expected, with feedback for it."""

    pattern: str
    feedback: Blocks


@dataclass(frozen=True)
class TextGap:
    """One field. `answers` are patterns in which `*` stands for any run of characters; the first is the model."""

    answers: tuple[str, ...]
    feedback: Blocks
    foreseen: tuple[ForeseenAnswer, ...]
    place: Place


@dataclass(frozen=True)
class FillIn:
    """Short text, in one field or in the gaps of a cloze; each gap earns an equal share."""

    gaps: tuple[TextGap, ...]
    cloze: bool
    """Whether the fields stand in the stem as `Gap` inlines, numbered from 1 in their order."""
    case_matters: bool


@dataclass(frozen=True)
class LongFillIn:
    """Free text that nobody but a person can judge. A private one never leaves the device."""

    rubric: Blocks
    model_answer: Blocks
    private: bool


@dataclass(frozen=True)
class Matching:
    """Every left option belongs to one right option; several left ones may share one (categorising)."""

    left_label: str
    right_label: str
    left: tuple[Option, ...]
    right: tuple[Option, ...]
    pairs: tuple[tuple[str, str], ...]
    """Left id to right id, one for every left option, in their order."""


@dataclass(frozen=True)
class Sequencing:
    """Steps in their right order."""

    steps: tuple[Option, ...]


@dataclass(frozen=True)
class ComputedKey:
    """A key that a notebook computes, by the notebook's id and the name of a number in it."""

    notebook: str
    name: str
    written: bool
    """Whether the number stands in the item as well, and the notebook only confirms it."""
    tolerance: Decimal
    place: Place


@dataclass(frozen=True)
class Numeric:
    """A number in the closed interval `low` to `high`. The unit is shown, never typed."""

    low: Decimal
    high: Decimal
    unit: str
    answer: str
    """The answer as the author wrote it, for feedback and print."""
    computed: ComputedKey | None = None


@dataclass(frozen=True)
class Likert:
    """A scale or a judgement: no step is right, so it is never scored. `panel` holds shares in percent, or nothing."""

    steps: tuple[Option, ...]
    panel: tuple[int, ...]
    panel_source: str
    scale: bool
    """Whether the steps are ordered from low to high."""


Form: TypeAlias = TrueFalse | Choice | FillIn | LongFillIn | Matching | Sequencing | Numeric | Likert
"""The eight ways of answering, named as SCORM 2004, xAPI and cmi5 name them. A closed set."""


def form_name(form: Form) -> str:
    """The standards' name of the form."""
    match form:
        case TrueFalse():
            return "true-false"
        case Choice():
            return "choice"
        case FillIn():
            return "fill-in"
        case LongFillIn():
            return "long-fill-in"
        case Matching():
            return "matching"
        case Sequencing():
            return "sequencing"
        case Numeric():
            return "numeric"
        case Likert():
            return "likert"


@dataclass(frozen=True)
class Item:
    """One question. Its id never changes meaning; learner records hang on it."""

    id: str
    title: str
    stem: Blocks
    form: Form
    kind: str
    """What the author wrote. For messages and reports; a target looks at the form alone."""
    objective: str
    level: Level | None
    points: int
    """What a full answer earns; 0 where it is not scored."""
    why: Blocks
    hint: Blocks
    after: bool
    """Concerns what happens after somebody is identified."""
    booster: bool
    fixed_order: bool
    facts: tuple[str, ...]
    variant_of: str
    place: Place

    @property
    def scored(self) -> bool:
        """Whether it counts."""
        return self.points > 0


def options_of(form: Form) -> tuple[Option, ...]:
    """All options of a form, in the order of the source."""
    match form:
        case TrueFalse(true=true, false=false):
            return (true, false)
        case Choice(options=options):
            return options
        case Matching(left=left, right=right):
            return (*left, *right)
        case Sequencing(steps=steps) | Likert(steps=steps):
            return steps
        case FillIn() | LongFillIn() | Numeric():
            return ()


def texts_of(item: Item) -> Iterator[Blocks]:
    """Every piece of text a learner may read in an item, in order."""
    yield item.stem
    for option in options_of(item.form):
        yield option.blocks
        yield option.feedback
    match item.form:
        case FillIn(gaps=gaps):
            for gap in gaps:
                yield gap.feedback
                for wrong in gap.foreseen:
                    yield wrong.feedback
        case LongFillIn(rubric=rubric, model_answer=model_answer):
            yield rubric
            yield model_answer
        case _:
            pass
    yield item.why
    yield item.hint
