"""The points of a project's source documents, from `courses/points.yml`."""

from __future__ import annotations

from coursewright.model.diagnostic import Code, Reports, Severity, did_you_mean
from coursewright.model.point import Point, Taught
from coursewright.readers.fields import WRONG_TYPE, Fields
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, read_yaml

PATH = "courses/points.yml"
SORTS = ("lesson", "item", "scenario", "course")

BAD_PLACE = Code(
    "POINT001", Severity.ERROR, "a place of a point that cannot be read",
    "A point is taught in a lesson (with a few words of it), by an item, in a scenario or by who a course is for.",
    "```courses/points.yml\nS1:\n  point: See everyone alone.\n  taught:\n    - {leson: demo/first, words: at the door}\n```",
    "```courses/points.yml\nS1:\n  point: See everyone alone.\n  taught:\n    - {lesson: demo/first, words: at the door}\n```",
)  # fmt: skip
CODES = (BAD_PLACE,)


def read_points(source: Source, reports: Reports) -> tuple[Point, ...]:
    """Every point, in the order of the file."""
    tree = read_yaml(source, 1, source.text, reports)
    found: list[Point] = []
    for name, value in tree.entries if isinstance(tree, Mapping) else ():
        if not isinstance(value, Mapping):
            reports.add(WRONG_TYPE.at(value.place, f"`{name.text}` has to be made of `key: value` lines."))
            continue
        fields = Fields(value, reports)
        places = (_taught(mapping, reports) for mapping in fields.mappings("taught"))
        point = Point(
            id=name.text,
            text=fields.text("point", required=True),
            debate=fields.flag("debate"),
            taught=tuple(place for place in places if place is not None),
            place=name.place,
        )
        fields.done()
        found.append(point)
    return tuple(found)


def _taught(mapping: Mapping, reports: Reports) -> Taught | None:
    named = [name.text for name, _ in mapping.entries]
    sorts = [sort for sort in SORTS if sort in named]
    if len(sorts) != 1:
        odd = next((name for name in named if name not in (*SORTS, "words", "node")), "")
        reports.add(
            BAD_PLACE.at(
                mapping.place,
                f"This place names {'none' if not sorts else 'more than one'} of {', '.join(SORTS)}.",
                did_you_mean(odd, SORTS) or "Write for example `{lesson: demo/first, words: at the door}`.",
            )
        )
        return None
    fields = Fields(mapping, reports)
    sort = sorts[0]
    taught = Taught(
        sort,
        fields.text(sort, required=True),
        fields.text("words", required=True) if sort in ("lesson", "course") else "",
        fields.text("node") if sort == "scenario" else "",
        mapping.place,
    )
    fields.done()
    return taught
