"""Keys of items that a notebook computes: taken from it, or written down and held against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from coursewright.model.course import Lesson, Project
from coursewright.model.diagnostic import Code, Diagnostic, Reports, Severity, did_you_mean
from coursewright.model.item import ComputedKey, Item, Numeric

UNKNOWN = Code(
    "NOTE111", Severity.ERROR, "a key that no notebook computes",
    "The answer of this item is said to be a number of a notebook. Without it nobody could answer rightly.",
    "An item `- = {notebook hc-n1:pvp} +- 0.1` where the notebook `hc-n1` has no number `pvp`.",
    "The item `- = {notebook hc-n1:ppv} +- 0.1`.",
)  # fmt: skip
DRIFTED = Code(
    "NOTE112", Severity.ERROR, "a key that its notebook no longer confirms",
    "The notebook computes another number than the item takes for right. One of the two is out of date, and learners "
    "would be told that a right answer is wrong.",
    "An item `- = 4.5 +- 0.1 [%] {notebook hc-n1:ppv}` where `ppv` is 3.5.",
    "The item `- = 3.5 +- 0.1 [%] {notebook hc-n1:ppv}`.",
)  # fmt: skip
CODES = (UNKNOWN, DRIFTED)

Values = Mapping[str, Mapping[str, float | str]]
"""What every notebook computed, by the id of its lesson and the name; a notebook that was not run is absent."""


def settled(project: Project, values: Values) -> tuple[Project, tuple[Diagnostic, ...]]:
    """The project with every computed key in its place, and what does not agree."""
    reports = Reports()
    lessons = {
        path: replace(
            lesson, checks=tuple(_settled(item, project, values, reports) for item in lesson.checks)
        )
        if any(map(_computed, lesson.checks))
        else lesson
        for path, lesson in project.lessons.items()
    }
    assessments = {
        id: replace(one, items=tuple(_settled(item, project, values, reports) for item in one.items))
        if any(map(_computed, one.items))
        else one
        for id, one in project.assessments.items()
    }
    return replace(project, lessons=lessons, assessments=assessments), tuple(reports.entries)


def _computed(item: Item) -> ComputedKey | None:
    return item.form.computed if isinstance(item.form, Numeric) else None


def _settled(item: Item, project: Project, values: Values, reports: Reports) -> Item:
    key = _computed(item)
    if key is None or not isinstance(item.form, Numeric):
        return item
    held = values.get(key.notebook)
    value = held.get(key.name) if held is not None else None
    if held is None and key.written and key.notebook in _notebooks(project):
        return item  # the number stands in the item; that nothing was run has been said
    if not isinstance(value, int | float):
        reports.add(_unknown(key, held, project))
        return item
    number = Decimal(repr(value))
    if key.written:
        if not item.form.low <= number <= item.form.high:
            reports.add(_drifted(key, number, item.form))
        return item
    places = max(-int(key.tolerance.as_tuple().exponent), 0) if key.tolerance else None
    shown = number if places is None else round(number, places)
    answer = f"{shown} +- {key.tolerance}" if key.tolerance else f"{shown}"
    form = replace(item.form, low=number - key.tolerance, high=number + key.tolerance, answer=answer)
    return replace(item, form=form)


def _notebooks(project: Project) -> dict[str, Lesson]:
    return {lesson.id: lesson for lesson in project.lessons.values() if lesson.path.endswith(".ipynb")}


def _unknown(key: ComputedKey, held: Mapping[str, float | str] | None, project: Project) -> Diagnostic:
    known = _notebooks(project)
    if held is not None:
        numbers = [name for name, value in held.items() if isinstance(value, int | float)]
        words = f"The notebook `{key.notebook}` computes no number `{key.name}`."
        return UNKNOWN.at(key.place, words, did_you_mean(key.name, numbers))
    if key.notebook in known:
        words = f"The notebook `{key.notebook}` was not run, so `{key.name}` is not known."
        return UNKNOWN.at(key.place, words, "Mend the notebook, or install what runs notebooks.")
    words = f"There is no notebook `{key.notebook}`."
    return UNKNOWN.at(key.place, words, did_you_mean(key.notebook, known))


def _drifted(key: ComputedKey, number: Decimal, form: Numeric) -> Diagnostic:
    words = (
        f"The notebook `{key.notebook}` computes {key.name} = {_short(number)}, which is not {form.answer}."
    )
    help = "Correct the item, and every sentence that names the number, or mend the notebook."
    return DRIFTED.at(key.place, words, help)


def _short(number: Decimal) -> str:
    return f"{number:.6g}"
