"""A project for one place: what stays, what goes, and what a learner is told of the gaps."""

from __future__ import annotations

from datetime import date

import pytest

from coursewright import disk, places
from coursewright.model.course import Project
from coursewright.model.jurisdiction import normal, within
from coursewright.model.prose import Box, Heading, Paragraph
from coursewright.model.walking import plain, walk
from coursewright.pipeline import read_files
from coursewright.placing import placed
from coursewright.targets import BY_NAME
from coursewright.targets.package import DEFAULTS
from coursewright.targets.site import site

LESSON = """---
id: de-l1
title: First
---

## What the law says

:::{law} INT
A treaty says so. {fact}`F-001`
:::

:::{law} US
Federal law says so. {fact}`F-001`
:::

:::{law} US-CA
California says so. {fact}`F-001`
:::

:::{law} EU
A directive says so. {fact}`F-001`
:::

## What a map shows

:::{law} US
:show: everywhere

One country on a map. {fact}`F-001`
:::

:::{law} NO
:show: everywhere

Another one. {fact}`F-001`
:::

:::{example} At work
:::
"""
COURSE = """id: demo
title: A first talk
modules:
  - title: All
    contents: [{lesson: first}]
"""
LINES = """- country: US
  name: A line in America
  contact: "988"
  checked: 2026-11-02
- country: UK
  name: A line in Britain
  contact: "116 123"
  checked: 2026-11-02
"""
FACTS = 'F-001:\n  statement: So.\n  source: A text\n  as_of: "2020"\n  mark: V\n  checked: 2026-11-02\n'


def project(lesson: str = LESSON, settings: str = "") -> Project:
    """A course of one lesson, read without its checks."""
    files = {
        "courses/demo/course.yml": COURSE,
        "courses/demo/first.md": lesson,
        "courses/support.yml": LINES,
        "courses/sources.yml": FACTS,
        "courses/site.yml": settings,
    }
    return read_files({path: text.encode() for path, text in files.items()}, "Demo", remember=False).project


def told(project: Project) -> list[tuple[str, list[str]]]:
    """Code and paragraphs of every law box before the second heading."""
    blocks = project.lessons["courses/demo/first.md"].blocks
    second = [at for at, block in enumerate(blocks) if isinstance(block, Heading)][1]
    return [(b.title, _texts(b)) for b in walk(blocks[:second]) if isinstance(b, Box)]


def _texts(box: Box) -> list[str]:
    return [plain(block.inlines).strip() for block in walk(box.blocks) if isinstance(block, Paragraph)]


def codes(project: Project) -> list[str]:
    return [code for code, _ in told(project)]


def test_a_place_lies_in_wider_ones() -> None:
    assert within("US-TX") == ("US-TX", "US", "INT")
    assert within("GB-ENG") == ("GB-ENG", "GB-EAW", "GB", "INT")
    assert within("DE-BY") == ("DE-BY", "DE", "EU", "INT")
    assert normal("uk-eaw") == "GB-EAW"


def test_the_codes_of_iso_3166_are_known_and_slips_are_not() -> None:
    names = places.names()
    assert len(names) > 5_000
    assert names["US-TX"] == "Texas"
    assert names["GB-EAW"] == "England and Wales"
    assert all(places.known(code) for code in ("NZ", "EU", "INT", "DE-BY", "AX"))
    assert not any(places.known(code) for code in ("US-TY", "UX", "XK", "Texas", ""))


def test_without_a_place_every_box_and_every_line_stays() -> None:
    whole = placed(project())
    assert codes(whole) == ["INT", "US", "US-CA", "EU"]
    assert [line.country for line in whole.support] == ["US", "GB"]


def test_a_state_reads_its_own_box_its_countrys_and_the_general_one() -> None:
    assert codes(placed(project(), "US-CA")) == ["INT", "US", "US-CA"]
    assert all("of its own" not in text for _, texts in told(placed(project(), "US-CA")) for text in texts)


def test_a_state_without_a_box_falls_back_to_its_country_and_is_told() -> None:
    found = dict(told(placed(project(), "US-TX")))
    assert list(found) == ["INT", "US"]
    assert found["US"][0] == "Federal law says so."
    assert found["US"][1].startswith("This was checked for United States as a whole. Texas may have a rule")
    assert "ask whoever answers for legal questions where you work" in found["US"][1]


def test_a_country_without_a_box_is_told_calmly_and_sent_to_somebody_to_ask() -> None:
    found = told(placed(project(), "NZ"))
    assert [code for code, _ in found] == ["INT", "NZ"]
    assert found[1][1][0].startswith("No text on New Zealand has been checked for this point.")
    assert "ask whoever answers" in found[1][1][0]


def test_a_text_about_many_places_keeps_them_all() -> None:
    blocks = placed(project(), "NZ").lessons["courses/demo/first.md"].blocks
    boxes = [block for block in blocks if isinstance(block, Box) and block.everywhere]
    assert [box.title for box in boxes] == ["US", "NO"]


def test_a_box_without_a_source_says_so() -> None:
    bare = LESSON.replace("Federal law says so. {fact}`F-001`", "Federal law says so.")
    assert told(placed(project(bare)))[1][1][1].startswith("No source stands behind this box yet.")


def test_the_configured_place_holds_until_a_command_names_another() -> None:
    chosen = project(settings="place: us-tx\n")
    assert chosen.site.place == "US-TX"
    assert codes(placed(chosen)) == ["INT", "US"]
    assert codes(placed(chosen, "DE")) == ["INT", "EU"]


def test_support_lines_are_those_of_the_place_and_none_says_whom_to_ask() -> None:
    assert [line.name for line in placed(project(), "GB-SCT").support] == ["A line in Britain"]
    pages = site(placed(project(), "NZ"), disk.bundle())
    assert "No support line has been checked for this place yet." in pages["support.html"].decode()


@pytest.mark.parametrize("target", ["single", "scorm12", "moodle"])
def test_packages_hold_the_law_of_the_place_alone(target: str) -> None:
    here = placed(project(), "US-TX")
    (package, *_) = BY_NAME[target].write(here, here.courses[0], disk.bundle(), DEFAULTS)
    assert package.data
    if target == "single":
        assert "Texas may have a rule of its own" in package.data.decode()
        assert "A directive says so" not in package.data.decode()


def test_who_is_somewhere_else_is_told_that_nothing_was_checked_there() -> None:
    for place in ("", "US"):
        page = site(placed(project(), place), disk.bundle())["support.html"].decode()
        assert "Lines have been checked for the countries on this page alone." in page
    assert (
        '<option value="-">Somewhere else</option>' in site(project(), disk.bundle())["support.html"].decode()
    )


def test_a_choice_of_country_is_offered_only_where_there_is_one() -> None:
    assert 'id="country"' in site(placed(project()), disk.bundle())["support.html"].decode()
    assert 'id="country"' not in site(placed(project(), "US"), disk.bundle())["support.html"].decode()


def test_our_own_law_boxes_rest_on_facts() -> None:
    """Held by PLACE102 on the courses themselves; here on the smallest one."""
    found = read_files(
        {
            "courses/demo/course.yml": COURSE.encode(),
            "courses/demo/first.md": b"---\nid: de-l1\ntitle: First\n---\n\n:::{law} US\nIt says so.\n:::\n",
        },
        "Demo",
        date(2026, 11, 21),
        remember=False,
    )
    assert "PLACE102" in {one.code for one in found.diagnostics}
