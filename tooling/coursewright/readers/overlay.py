"""`overlay.yml`: which base a project stands on, and at which addresses it adds what."""

from __future__ import annotations

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.mention import Mention
from coursewright.model.overlay import AddedStep, Addition, Overlay
from coursewright.model.place import whole
from coursewright.readers.fields import WRONG_TYPE, Fields
from coursewright.readers.jurisdiction import place_code
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, read_yaml

PATH = "overlay.yml"
SUPPORT = ("add", "replace")

UNCLEAR = Code(
    "OVER004", Severity.ERROR, "an addition that cannot be placed or has no text",
    "An addition says in which lesson, and there it has one address: the end of a section, behind a law box, or in its stead. Its text "
    "is a file in `additions/`.",
    "```overlay.yml\nbase: ../base\nadditions:\n  - lesson: de-l1\n    beside: US\n    instead: US\n    text: ours.md\n```\n\n```additions/ours.md\nA note.\n```",
    "```overlay.yml\nbase: ../base\nadditions:\n  - lesson: de-l1\n    text: ours.md\n```\n\n```additions/ours.md\nThe form of our ward is blue.\n```",
)  # fmt: skip
CODES = (UNCLEAR,)


def read_overlay(source: Source, reports: Reports) -> Overlay:
    """The overlay as far as it can be read."""
    tree = read_yaml(source, 1, source.text, reports)
    mapping = tree if isinstance(tree, Mapping) else Mapping((), whole(source.file))
    fields = Fields(mapping, reports)
    overlay = Overlay(
        base=fields.text("base", required=True),
        additions=tuple(_addition(one, reports) for one in fields.mappings("additions")),
        steps=tuple(_step(one, reports) for one in fields.mappings("steps")),
        only_own_support=_support(fields, reports),
        place=fields.place("base"),
    )
    fields.done()
    return overlay


def _addition(mapping: Mapping, reports: Reports) -> Addition:
    fields = Fields(mapping, reports)
    found = Addition(
        lesson=fields.text("lesson", required=True),
        text=fields.text("text", required=True),
        section=fields.text("section"),
        beside=_code(fields, "beside", reports),
        instead=_code(fields, "instead", reports),
        place=mapping.place,
    )
    if found.beside and found.instead:
        reports.add(
            UNCLEAR.at(
                fields.place("instead"),
                "An addition stands beside a box or instead of it, not both.",
                "Leave one of the two lines out.",
            )
        )
    fields.done()
    return found


def _step(mapping: Mapping, reports: Reports) -> AddedStep:
    fields = Fields(mapping, reports)
    found = AddedStep(
        fields.text("course", required=True),
        fields.text("after", required=True),
        fields.text("lesson", required=True),
        mapping.place,
    )
    fields.done()
    return found


def _code(fields: Fields, key: str, reports: Reports) -> str:
    text = fields.text(key)
    return Mention(place_code(text, fields.place(key), reports), fields.place(key)) if text else ""


def _support(fields: Fields, reports: Reports) -> bool:
    text = fields.text("support", SUPPORT[0])
    if text not in SUPPORT:
        help = f"Write `{SUPPORT[0]}` or `{SUPPORT[1]}`."
        reports.add(WRONG_TYPE.at(fields.place("support"), f"`support` cannot be `{text}`.", help))
    return text == SUPPORT[1]
