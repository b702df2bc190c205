"""Moodle's XML and GIFT: whole, repeatable, and scored by the file alone as it is scored here."""

from __future__ import annotations

from typing import Any

import pytest

from coursewright.encode.banks.text import Around, words
from coursewright.encode.moodle.gift import gift
from coursewright.encode.moodle.questions import Bank, question
from coursewright.encode.xml import document, element
from coursewright.model.item import Choice, FillIn, Item, Likert, Matching, Numeric, Sequencing, options_of
from coursewright.targets.package import Kept, Options

from .conftest import ROOT, TEA_HOUSE, pack, project
from .moodle_reader import Question, from_gift, from_xml
from .vectors import Case, cases

pytestmark = pytest.mark.conformance


def answer(item: Item, given: Any) -> Any:
    """The answer as the reader takes it: options by their words."""
    match item.form:
        case Choice(options=options) | Sequencing(steps=options):
            told = {option.id: words(option.blocks) for option in options}
            return [told[one] for one in given]
        case Likert(steps=steps):
            return next(words(step.blocks) for step in steps if step.id == given)
        case Matching(left=left, right=right):
            told = {option.id: words(option.blocks) for option in (*left, *right)}
            return {told[one]: told[other] for one, other in given.items()}
        case FillIn(gaps=(_,)):
            return given[0]
        case _:
            return given


def meant_alike(case: Case) -> bool:
    """Moodle knows powers of ten, reads numbers as the host's language writes them, and neither joins blanks nor folds one letter into two."""
    if case.answer is None:
        return False
    match case.item.form:
        case Numeric():
            return (
                case.answer.isascii()
                and not {",", "e"} & set(case.answer)
                and len(case.answer) <= 12
                and case.answer[:1] != "+"
            )
        case FillIn():
            texts = [*case.answer, *(a for gap in case.item.form.gaps for a in gap.answers)]
            return all("  " not in text.strip() and "\t" not in text and text.isascii() for text in texts)
        case _:
            return True


def in_xml(item: Item) -> Question | None:
    """The item in Moodle's XML."""
    held = question(item, Bank(Around("en"), {}, {})).element
    if held is None:
        return None
    folder = element(
        "question", {"type": "category"}, element("category", None, element("text", None, "$course$/top/x"))
    )
    return from_xml(document(element("quiz", None, folder, held)))[0]


def test_moodle_xml_earns_what_the_vectors_say() -> None:
    wrong, scored = [], 0
    for case in filter(meant_alike, cases()):
        read = in_xml(case.item)
        if read is None or read.kind == "description":
            continue
        earned = read.score(answer(case.item, case.answer))
        expected = float(case.share) if case.item.points else earned
        scored += 1
        if round(earned, 4) != round(expected, 4):
            wrong.append(f"{case.name}: {earned}, not {case.share}")
    assert not wrong, "\n".join(wrong)
    assert scored > 60


def test_gift_earns_what_the_vectors_say_or_is_told_to_be_approximate() -> None:
    wrong, scored = [], 0
    for case in filter(meant_alike, cases()):
        made = gift(case.item, Around("en"))
        if not made.text or made.less:
            continue
        (read,) = from_gift(made.text)
        scored += 1
        earned = read.score(answer(case.item, case.answer))
        if round(earned, 4) != round(float(case.share), 4):
            wrong.append(f"{case.name}: {earned}, not {case.share}")
    assert not wrong, "\n".join(wrong)
    assert scored > 40


def test_a_grade_that_moodle_does_not_know_is_never_written() -> None:
    item = next(
        case.item for case in cases() if isinstance(case.item.form, Choice) and case.item.form.multiple
    )
    option = item.form.options[0]
    many = tuple(type(option)(f"o{n}", option.blocks, (), option.place) for n in range(14))
    form = Choice(many, tuple(one.id for one in many[:11]), multiple=True)
    asked = type(item)(**{name: getattr(item, name) for name in item.__dataclass_fields__} | {"form": form})
    assert question(asked, Bank(Around("en"), {}, {})).element is None
    assert gift(asked, Around("en")).text == ""


@pytest.mark.parametrize("target", ["moodle", "gift"])
@pytest.mark.parametrize(("root", "course"), [(TEA_HOUSE, "tea-house"), (ROOT, "health-care")])
def test_every_item_of_a_course_is_in_the_bank_or_told_to_be_missing(
    root: Any, course: str, target: str
) -> None:
    package = pack(root, course, target=target)
    read = from_xml(package.data) if target == "moodle" else from_gift(package.data.decode())
    names = {one.name.split()[0] for one in read}
    fates = {fate.id: fate for fate in package.fates}
    held = {item.id: item for lesson in project(root).lessons.values() for item in lesson.checks}
    held.update((item.id, item) for one in project(root).assessments.values() for item in one.items)
    assert names == {id for id, fate in fates.items() if id in held and fate.kept is not Kept.DROPPED}
    assert all(bool(fate.reason) == (fate.kept is not Kept.KEPT) for fate in fates.values())
    assert all(fate.place.file and fate.place.line for fate in fates.values())
    assert len({one.category for one in read}) >= 3


def test_a_stratum_of_a_blueprint_has_a_category_that_says_what_to_draw() -> None:
    data = pack(
        TEA_HOUSE,
        "tea-house",
        lambda text: text.replace("draw: 4", "draw: 3").replace("TH-O2: 2}", "TH-O2: 1}"),
        "moodle",
    ).data
    read = {one.name.split()[0]: one.category.rsplit("/", 1)[-1] for one in from_xml(data)}
    assert (read["th-f-1"], read["th-f-3"]) == ("TH-O1", "TH-O2")
    assert b"Draw 1 of 2 at random." in data


def test_feedback_hint_and_picture_travel() -> None:
    package = pack(TEA_HOUSE, "tea-house", target="moodle")
    read = {one.name.split()[0]: one for one in from_xml(package.data)}
    assert read["th-k-single"].hints == 1
    assert "People hear the first sentence" in read["th-k-single"].told
    assert b"A sign cannot see who comes in." in package.data
    assert b'<file name="room.svg" path="/" encoding="base64">' in package.data
    assert read["th-k-order"].kind == "ordering"
    assert read["th-k-self"].kind == "description"


@pytest.mark.parametrize("target", ["moodle", "gift"])
def test_two_builds_are_equal_and_an_exam_has_the_same_bank(target: str) -> None:
    one = pack(TEA_HOUSE, "tea-house", target=target).data
    assert pack(TEA_HOUSE, "tea-house", target=target).data == one
    assert pack(TEA_HOUSE, "tea-house", target=target, options=Options(exam=True)).data == one


def test_what_authors_write_never_ends_a_question_of_gift() -> None:
    hostile = "Kettle {=x} ~ # : = \\\\ -> // end"
    package = pack(
        TEA_HOUSE, "tea-house", lambda text: text.replace("Let the water stand\n", f"{hostile}\n"), "gift"
    )
    read = {one.name.split()[0]: one for one in from_gift(package.data.decode())}
    assert len(read) == len(
        {one.name.split()[0] for one in from_gift(pack(TEA_HOUSE, "tea-house", target="gift").data.decode())}
    )
    first = read["th-f-1"].answers[0]
    assert first[1] == 1
    assert "{=x} ~ # : =" in first[0]


def test_the_options_of_a_form_are_all_in_its_question() -> None:
    for item in {case.item.id: case.item for case in cases()}.values():
        read = in_xml(item)
        if read is not None and isinstance(item.form, Choice | Sequencing | Likert):
            assert {told for told, _ in read.answers} == {
                words(option.blocks) for option in options_of(item.form)
            }
