"""How hard a text is to read and how long it takes: by one formula a language, and a language without one is not judged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from coursewright.model.course import Assessment, Lesson, Project
from coursewright.model.item import Item, options_of
from coursewright.model.prose import (
    Blocks,
    Box,
    BoxKind,
    Check,
    Inlines,
    Listing,
    Paragraph,
    Recall,
    Reflection,
)
from coursewright.model.walking import children, plain, walk, words

WORDS_A_MINUTE = 180
"""Of adults who read to understand; what a play of a scenario is reckoned with, too."""
THINKING = 1
"""Minutes that an item takes besides being read."""
ACTING = 2
"""Minutes to write a reflection, or to plan the action of a lesson."""
ASIDE = frozenset({BoxKind.FACILITATOR, BoxKind.HANDOUT})
"""Boxes that are not read in the lesson: they are for whoever leads it, or to take along."""


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts over the sentences of a text. `age` is a reading age in years."""

    words: int
    sentences: int
    syllables: int
    age: float

    @property
    def sentence(self) -> float:
        """Words in a sentence on average."""
        return self.words / self.sentences


@dataclass(frozen=True, slots=True)
class Formula:
    """How a language counts syllables, and what age words a sentence and syllables a word ask for."""

    syllables: Callable[[str], int]
    age: Callable[[float, float], float]


_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^laeiouydt]ed|[^l]e)$")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?]+[\"\u201d\u2019')]*(?:\s|$)")


def _english_syllables(word: str) -> int:
    """Groups of vowels, without an ending that is not spoken; one at least."""
    small = word.lower()
    return max(1, len(_VOWELS.findall(small)) - bool(_SILENT.search(small)))


_MUTE = re.compile(r"(?<=q)u(?=[eéií])|(?<=g)u(?=[eéií])")
"""The `u` of *que* and *guerra*, which is not spoken."""
_SPOKEN = re.compile(r"[aeiouáéíóúü]+y?|(?<![aeiouáéíóúü])y(?![aeiouáéíóúü])")
"""Vowels that stand together; `y` is one of them at the end of a word or by itself, and a consonant before a vowel."""
_BROKEN = re.compile(r"(?=[aeoáéó]{2})|(?=[íú][aeoáéó])|(?=[aeoáéó][íú])")
"""Between two strong vowels, and beside an accented weak one, a syllable ends."""


def _spanish_syllables(word: str) -> int:
    """Groups of vowels, parted where no diphthong joins them; one at least."""
    groups = _SPOKEN.findall(_MUTE.sub("", word.lower()))
    return max(1, sum(1 + len(_BROKEN.findall(group)) for group in groups))


FORMULAS: Mapping[str, Formula] = {
    # Flesch and Kincaid (1975) give a grade of school in the United States; a grade is five years less than an age.
    "en": Formula(_english_syllables, lambda sentence, word: 0.39 * sentence + 11.8 * word - 15.59 + 5),
    # Crawford (1984) gives the years of school that a Spanish text asks for, from sentences and syllables in a hundred words.
    # The indices of Fernández Huerta and of Szigriszt name ease from 0 to 100 and no age, so no limit in years could hold them.
    "es": Formula(
        _spanish_syllables, lambda sentence, word: -0.205 * 100 / sentence + 0.049 * 100 * word - 3.407 + 5
    ),
}


def readability(language: str, text: str) -> Readability | None:
    """That of a text, or None where its language has no formula or there is no sentence in it."""
    formula = FORMULAS.get(language.partition("-")[0].lower())
    found = [word for part in _WORD.findall(text) for word in part.split("-")]
    sentences = len(_SENTENCE.findall(text))
    if formula is None or not found or not sentences:
        return None
    syllables = sum(map(formula.syllables, found))
    age = formula.age(len(found) / sentences, syllables / len(found))
    return Readability(len(found), sentences, syllables, age)


def prose(lesson: Lesson) -> str:
    """The sentences of a lesson as its learners read them, items, tables and what is for facilitators aside."""
    return "\n".join(_sentences(lesson.blocks))


def sentences(inlines: Inlines) -> int:
    """How many sentences a paragraph has."""
    return len(_SENTENCE.findall(plain(inlines)))


def minutes(lesson: Lesson, project: Project) -> Fraction:
    """How long a lesson takes to read and to try: each item read once with one feedback, and thought about."""
    there = {item.id: item for one in project.lessons.values() for item in one.checks}
    blocks = tuple(walk(_in_the_lesson(lesson.blocks)))
    again = [
        there[id] for block in blocks if isinstance(block, Recall) for id, _ in block.items if id in there
    ]
    items = (*lesson.checks, *again)
    acts = sum(isinstance(b, Reflection) or (isinstance(b, Box) and b.kind is BoxKind.ACTION) for b in blocks)
    read = words(_in_the_lesson(lesson.blocks)) + sum(map(_read_of, items))
    return Fraction(read, WORDS_A_MINUTE) + len(items) * THINKING + acts * ACTING


def minutes_to_answer(assessment: Assessment) -> Fraction:
    """How long one draw takes: as many items of middling length, read once with one feedback, and thought about."""
    if not assessment.items:
        return Fraction(0)
    asked = assessment.draw or len(assessment.items)
    read = Fraction(sum(map(_read_of, assessment.items)) * asked, len(assessment.items))
    return read / WORDS_A_MINUTE + asked * THINKING


def _sentences(blocks: Blocks) -> Iterable[str]:
    for block in _in_the_lesson(blocks):
        if isinstance(block, Paragraph):
            yield plain(block.inlines)
        elif isinstance(block, Listing):
            for entry in block.items:
                yield from _sentences(entry.blocks)
        elif not isinstance(block, Check):
            yield from _sentences(children(block))


def _in_the_lesson(blocks: Blocks) -> Blocks:
    return tuple(block for block in blocks if not (isinstance(block, Box) and block.kind in ASIDE))


def _read_of(item: Item) -> int:
    """Words of the stem, of every option and of one feedback."""
    options = options_of(item.form)
    feedback = max((words(option.feedback) for option in options), default=0)
    return words(item.stem) + sum(words(option.blocks) for option in options) + max(feedback, words(item.why))
