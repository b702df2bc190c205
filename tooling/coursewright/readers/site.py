"""`courses/site.yml`: the place that a site is for, and what it looks like."""

from __future__ import annotations

from coursewright.model.diagnostic import Reports
from coursewright.model.place import whole
from coursewright.model.site import Site
from coursewright.readers.fields import WRONG_TYPE, Fields
from coursewright.readers.jurisdiction import place_code
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, read_yaml

PATH = "courses/site.yml"


def read_site(source: Source, reports: Reports) -> Site:
    """The choices as far as they can be read."""
    tree = read_yaml(source, 1, source.text, reports)
    if not isinstance(tree, Mapping):
        if source.text.strip():
            reports.add(WRONG_TYPE.at(whole(source.file), "This file has to be made of `key: value` lines."))
        return Site()
    fields = Fields(tree, reports)
    place = fields.text("place")
    site = Site(
        place=place_code(place, fields.place("place"), reports) if place else "",
        at=whole(source.file),
    )
    fields.done()
    return site
