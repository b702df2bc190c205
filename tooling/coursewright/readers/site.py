"""`courses/site.yml`: the place that a site is for, and what it looks like."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

from coursewright.model.colour import colour
from coursewright.model.diagnostic import Reports
from coursewright.model.mention import Mention
from coursewright.model.place import whole
from coursewright.model.site import Site
from coursewright.readers.fields import WRONG_TYPE, Fields
from coursewright.readers.jurisdiction import place_code
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, read_yaml

PATH = "courses/site.yml"
PAPER = ("with name", "without name")


def read_site(source: Source, reports: Reports) -> Site:
    """The choices as far as they can be read."""
    tree = read_yaml(source, 1, source.text, reports)
    if not isinstance(tree, Mapping):
        if source.text.strip():
            reports.add(WRONG_TYPE.at(whole(source.file), "This file has to be made of `key: value` lines."))
        return Site()
    fields = Fields(tree, reports)
    place, logo = fields.text("place"), fields.text("logo")
    site = Site(
        place=place_code(place, fields.place("place"), reports) if place else "",
        name=fields.text("name"),
        logo=Mention(normpath(join(dirname(source.file), logo)), fields.place("logo")) if logo else "",
        colour=_colour(fields, "color", reports),
        colour_dark=_colour(fields, "color_dark", reports),
        tab=fields.text("tab"),
        named_on_paper=_paper(fields, reports),
        address=_address(fields, reports),
        at=whole(source.file),
    )
    fields.done()
    return site


def _colour(fields: Fields, key: str, reports: Reports) -> str:
    text = fields.text(key)
    if text and colour(text) is None:
        help = f'Write it as `{key}: "#7a1f3d"`, with the quotation marks.'
        reports.add(WRONG_TYPE.at(fields.place(key), f"`{text}` is no color.", help))
        return ""
    return text


def _address(fields: Fields, reports: Reports) -> str:
    text = fields.text("address")
    if text and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", text):
        help = "Write all of it, as `address: https://courses.example.org/`."
        reports.add(WRONG_TYPE.at(fields.place("address"), f"`{text}` is no address of a site.", help))
        return ""
    return text


def _paper(fields: Fields, reports: Reports) -> bool:
    text = fields.text("paper", PAPER[0])
    if text not in PAPER:
        help = f"Write `{PAPER[0]}` or `{PAPER[1]}`."
        reports.add(WRONG_TYPE.at(fields.place("paper"), f"`paper` cannot be `{text}`.", help))
    return text != PAPER[1]
