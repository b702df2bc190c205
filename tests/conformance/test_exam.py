"""An exam build: where the platform scores, no byte that a learner can reach tells a key or a feedback."""

from __future__ import annotations

import re
import tarfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from coursewright import disk
from coursewright.model.course import Assessment, Lesson, Project
from coursewright.model.item import (
    Choice,
    FillIn,
    Form,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TrueFalse,
)
from coursewright.model.place import Place
from coursewright.model.prose import Blocks, Paragraph, Text
from coursewright.targets import TARGETS
from coursewright.targets.package import Options, Scored, Target

from .conftest import TEA_HOUSE, project

PLACE = Place("other.md", 1, 1, 1, 2)
SHEET = "administrator.html"
KEY = "otherwise than before"
OTHER: Blocks = (Paragraph((Text("Words of another feedback.", PLACE),), PLACE),)

BANKS = {
    "qti": re.compile(r"items/.*\.xml"),
    "cc": re.compile(r"quiz-.*\.xml|bank.*\.xml|.*/(assessment|bank).*\.xml"),
    "olx": re.compile(r"course/problem/.*\.xml"),
    "moodle": re.compile(r".*\.xml"),
    "gift": re.compile(r".*\.txt"),
}
"""The files that only the platform reads, to score from."""

EXAMINED = [target for target in TARGETS if target.scored is Scored.BY_THE_PLATFORM]


def files(target: Target, read: Project) -> dict[str, bytes]:
    """Every file of an exam build by its path."""
    found: dict[str, bytes] = {}
    for package in target.write(read, read.courses[0], disk.bundle(), Options(exam=True)):
        if package.data.startswith(b"PK"):
            with ZipFile(BytesIO(package.data)) as zipped:
                found.update({name: zipped.read(name) for name in zipped.namelist()})
        elif package.data.startswith(b"\x1f\x8b"):
            with tarfile.open(fileobj=BytesIO(package.data)) as tar:
                for entry in tar.getmembers():
                    held = tar.extractfile(entry)
                    found[entry.name] = held.read() if held else b""
        else:
            found[package.name] = package.data
    return found


def exchanged(read: Project) -> Project:
    """The same project with other keys and other feedback. What a learner is asked is the same."""

    def lesson(one: Lesson) -> Lesson:
        return replace(one, checks=tuple(map(changed, one.checks)))

    def assessment(one: Assessment) -> Assessment:
        return replace(one, items=tuple(map(changed, one.items)))

    return replace(
        read,
        lessons={path: lesson(one) for path, one in read.lessons.items()},
        assessments={id: assessment(one) for id, one in read.assessments.items()},
    )


def changed(item: Item) -> Item:
    """Another key, other reasons."""
    return replace(item, form=form(item.form), why=OTHER)


def told(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The same options with another feedback."""
    return tuple(replace(option, feedback=OTHER) for option in options)


def form(one: Form) -> Form:
    """The same question with another right answer."""
    match one:
        case TrueFalse(true=true, false=false, key=key):
            return replace(
                one, true=replace(true, feedback=OTHER), false=replace(false, feedback=OTHER), key=not key
            )
        case Choice(options=options, keys=keys):
            ids = [option.id for option in options]
            turned = tuple(sorted(ids[(ids.index(key) + 1) % len(ids)] for key in keys))
            return replace(one, options=told(options), keys=turned)
        case FillIn(gaps=gaps):
            return replace(
                one,
                gaps=tuple(replace(gap, answers=(KEY,), feedback=OTHER, foreseen=()) for gap in gaps),
            )
        case LongFillIn():
            return replace(one, rubric=OTHER, model_answer=OTHER)
        case Matching(pairs=pairs, left=left, right=right):
            rights = [key for _, key in pairs]
            turned_pairs = tuple((id, rights[(at + 1) % len(rights)]) for at, (id, _) in enumerate(pairs))
            return replace(one, pairs=turned_pairs, left=told(left), right=told(right))
        case Sequencing(steps=steps):
            return replace(one, steps=told((*steps[1:], steps[0])))
        case Numeric(low=low, high=high):
            return replace(one, low=low + 1, high=high + 1, answer=str(Decimal(one.low) + 1))
        case Likert(steps=steps):
            return replace(one, steps=told(steps))


@pytest.fixture(scope="module")
def read() -> Project:
    """The tea house, in which every kind of question occurs."""
    return project(TEA_HOUSE)


def test_some_platform_scores() -> None:
    assert {target.name for target in EXAMINED} == set(BANKS)


@pytest.mark.parametrize("target", EXAMINED, ids=lambda target: target.name)
def test_exchanging_keys_and_feedback_leaves_all_that_a_learner_can_reach(
    target: Target, read: Project
) -> None:
    bank = BANKS[target.name]
    one, other = files(target, read), files(target, exchanged(read))
    differing = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    assert differing, "the key has to be somewhere"
    # How a question arrives may hang on the form of its key (an answer with a star): the sheet names the question, never the key.
    assert not [name for name in sorted(differing - {SHEET}) if not bank.fullmatch(name)]
    assert KEY not in other.get(SHEET, b"").decode()


@pytest.mark.parametrize("target", EXAMINED, ids=lambda target: target.name)
def test_the_key_is_in_the_bank_that_the_platform_scores_from(target: Target, read: Project) -> None:
    one: dict[str, Any] = files(target, read)
    assert any(BANKS[target.name].fullmatch(name) for name in one)
