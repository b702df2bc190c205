"""A course from its `course.yml`."""

from __future__ import annotations

from fractions import Fraction

from coursewright.model.course import (
    Approval,
    Content,
    Course,
    Module,
    Objective,
    PassRule,
    ReadingLimit,
    Renaming,
    Reviewer,
)
from coursewright.model.diagnostic import Code, Reports, Severity, did_you_mean
from coursewright.model.place import Place
from coursewright.readers.fields import WRONG_TYPE, Fields
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, Scalar, Sequence, Tree, read_yaml

BAD_STEP = Code(
    "COURSE001", Severity.ERROR, "a step of a module that cannot be read",
    "A module is a list of lessons, scenarios and assessments in the order of learning.",
    "contents:\n  - leson: first", "contents:\n  - lesson: first",
)  # fmt: skip
CODES = (BAD_STEP,)

SORTS = ("lesson", "scenario", "assessment")
CODE = ("open", "folded")
DOORS = ("hospital", "police", "counselling", "buying", "everyone")


def read_course(source: Source, reports: Reports) -> Course:
    """The course as far as it can be read. A content's `path` is still the name that the author gave it."""
    tree = read_yaml(source, 1, source.text, reports)
    mapping = tree if isinstance(tree, Mapping) else Mapping((), Place(source.file, 1, 1, 1, 2))
    # Where the YAML itself is broken, that one complaint is enough.
    fields = Fields(mapping, reports if isinstance(tree, Mapping) or not source.text.strip() else Reports())
    course = Course(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        version=fields.text("version", "1.0.0"),
        language=fields.text("language", "en"),
        summary=fields.text("summary"),
        doors=_doors(fields, reports),
        audience=fields.text("audience"),
        objectives=_objectives(fields, reports),
        prerequisites=fields.text("prerequisites"),
        minutes=fields.integer("minutes", 0),
        credit_hours=fields.text("credit_hours"),
        owner=fields.text("owner"),
        reviewed=fields.text("reviewed"),
        review_every=fields.text("review_every"),
        approval=_approval(fields, reports),
        reading=_reading(fields, reports),
        modules=tuple(_module(m, reports, i) for i, m in enumerate(fields.mappings("modules"), 1)),
        rule=_rule(fields, reports),
        glossary=fields.text("glossary"),
        path=source.file,
        place=Place(source.file, 1, 1, 1, 2),
        code_open=_code_open(fields, reports),
        renamed=_renamed(fields, reports),
    )
    fields.done()
    return course


def _renamed(fields: Fields, reports: Reports) -> tuple[Renaming, ...]:
    found: list[Renaming] = []
    for name, tree in fields.pairs("renamed"):
        if isinstance(tree, Scalar) and tree.text:
            found.append(Renaming(name.text, tree.text, name.place))
        else:
            message = f"The new id of `{name.text}` has to be one word."
            reports.add(BAD_STEP.at(tree.place, message, "Write `old-id: new-id`."))
    return tuple(found)


def _doors(fields: Fields, reports: Reports) -> tuple[str, ...]:
    found: list[str] = []
    for scalar in fields.scalars("doors"):
        if scalar.text in DOORS:
            found.append(scalar.text)
        else:
            reports.add(
                BAD_STEP.at(
                    scalar.place,
                    f"There is no door `{scalar.text}`.",
                    did_you_mean(scalar.text, DOORS) or f"The doors are {', '.join(DOORS)}.",
                )
            )
    return tuple(found)


def _code_open(fields: Fields, reports: Reports) -> bool:
    """Folded for those who came for what is computed, open for those who came to learn how."""
    found = list(fields.scalars("code"))
    for scalar in found:
        if scalar.text not in CODE:
            help = did_you_mean(scalar.text, CODE) or f"Write `{CODE[0]}` or `{CODE[1]}`."
            reports.add(BAD_STEP.at(scalar.place, f"The code of notebooks cannot be `{scalar.text}`.", help))
    return [scalar.text for scalar in found] != ["folded"]


def _objectives(fields: Fields, reports: Reports) -> tuple[Objective, ...]:
    found: list[Objective] = []
    for name, tree in fields.pairs("objectives"):
        if isinstance(tree, Scalar):
            found.append(Objective(name.text, tree.text.strip(), name.place))
        else:
            reports.add(BAD_STEP.at(tree.place, f"The objective `{name.text}` has to be one sentence."))
    return tuple(found)


def _approval(fields: Fields, reports: Reports) -> Approval | None:
    tree = fields.tree("approval")
    if tree is None:
        return None
    if not isinstance(tree, Mapping):
        reports.add(
            WRONG_TYPE.at(
                tree.place,
                "`approval` has to be made of `key: value` lines.",
                "Write `approved`, `expires` and `reviewers`; or `none` and why nobody has approved it yet.",
            )
        )
        return None
    inner = Fields(tree, reports)
    approval = Approval(
        on=inner.text("approved"),
        until=inner.text("expires"),
        reviewers=tuple(_reviewer(mapping, reports) for mapping in inner.mappings("reviewers")),
        none=inner.text("none"),
        place=tree.place,
    )
    inner.done()
    return approval


def _reviewer(mapping: Mapping, reports: Reports) -> Reviewer:
    fields = Fields(mapping, reports)
    reviewer = Reviewer(
        fields.text("name", required=True),
        fields.text("role", required=True),
        fields.text("reviewed", required=True),
    )
    fields.done()
    return reviewer


def _reading(fields: Fields, reports: Reports) -> ReadingLimit | None:
    tree = fields.tree("reading")
    if tree is None:
        return None
    if not isinstance(tree, Mapping):
        reports.add(WRONG_TYPE.at(tree.place, "`reading` has to be made of `key: value` lines."))
        return None
    inner = Fields(tree, reports)
    limit = ReadingLimit(
        inner.integer("age", 99, least=1), inner.integer("sentence", 99, least=1), tree.place
    )
    inner.done()
    return limit


def _module(mapping: Mapping, reports: Reports, number: int) -> Module:
    fields = Fields(mapping, reports)
    module_id = fields.text("id", f"m{number}")
    title = fields.text("title", required=True)
    tree = fields.tree("contents")
    steps = tree.entries if isinstance(tree, Sequence) else ()
    if tree is not None and not isinstance(tree, Sequence):
        reports.add(
            BAD_STEP.at(tree.place, "`contents` has to be a list.", "Begin each step with `- lesson: name`.")
        )
    contents = tuple(step for entry in steps if (step := _step(entry, reports)) is not None)
    fields.done()
    return Module(module_id, title, contents, mapping.place)


def _step(tree: Tree, reports: Reports) -> Content | None:
    if isinstance(tree, Mapping) and len(tree.entries) == 1:
        name, value = tree.entries[0]
        if name.text in SORTS and isinstance(value, Scalar) and value.text:
            return Content(name.text, "", value.text, value.place)
        help = did_you_mean(name.text, SORTS)
    else:
        help = ""
    reports.add(
        BAD_STEP.at(
            tree.place,
            "This step cannot be read.",
            help or "Write `- lesson: name`, `- scenario: id` or `- assessment: id`.",
        )
    )
    return None


def _rule(fields: Fields, reports: Reports) -> PassRule:
    tree = fields.tree("pass")
    place = tree.place if tree is not None else Place(fields.mapping.place.file, 1, 1, 1, 2)
    if not isinstance(tree, Mapping):
        return PassRule(Fraction(4, 5), (), (), place)
    inner = Fields(tree, reports)
    rule = PassRule(
        inner.share("mastery", Fraction(4, 5)),
        inner.counts("counts", least=1),
        inner.texts("required"),
        place,
    )
    inner.done()
    return rule
