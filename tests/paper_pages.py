"""The stories of this repository as editions on paper, and their words for variables and values."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path

from lxml import html

from coursewright.encode.paper.edition import edition
from coursewright.encode.paper.numbers import numbered
from coursewright.encode.paper.sentences import Sentences
from coursewright.encode.resources import Resources
from coursewright.model.expression import Value
from coursewright.model.scenario import Best, Scenario
from coursewright.readers.project import assemble, read_file
from coursewright.scenario.explore import best_of

HOME = Path(__file__).parents[1]


@cache
def story(id: str) -> Scenario:
    """A story of this repository or the tea house's, read and not checked: the checks have tests of their own."""
    for folder in (HOME, HOME / "tests" / "fixtures" / "tea-house"):
        read = [folder / "scenarios" / f"{id}.md", *sorted((folder / "scenarios" / "shared").glob("*.md"))]
        if read[0].exists():
            readings = [read_file(path.relative_to(folder).as_posix(), path.read_bytes()) for path in read]
            return assemble("", readings, {})[0].scenarios[id]
    raise KeyError(id)


@cache
def best(id: str) -> Best:
    """The best way through a story."""
    return best_of(story(id))


@cache
def paper(id: str) -> html.HtmlElement:
    """The edition on paper, as it stands in a page."""
    scenario = story(id)
    whole = edition(scenario, {}, best(id), Resources("en"))
    parts = (getattr(whole, part.name) for part in fields(whole))
    return html.fromstring(f"<main>{''.join(parts)}</main>")


def label(scenario: Scenario, name: str) -> str:
    return Sentences(scenario, "en", numbered(scenario)).label(name)


def words(value: Value) -> str:
    return ("✓" if value else "") if isinstance(value, bool) else str(value).replace("_", " ")
