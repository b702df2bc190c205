"""The authors' manual: generated pages are up to date, and every example is read without a complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from coursewright import manual
from coursewright.cli import app
from coursewright.kinds import KINDS
from coursewright.model.diagnostic import Reports, Severity
from coursewright.pipeline import read_files
from coursewright.readers.directives import Context, directives
from coursewright.readers.item import SETTINGS

AUTHORS = Path(__file__).parents[2] / "site" / "pages" / "authors"
TODAY = date(2026, 11, 21)

NOTE = ":::{content-note} green\nA talk at a desk; no harm is described.\n:::\n"
HEADS = {
    "assessments": f"---\nid: ID\ntitle: Demo\n---\n\n{NOTE}\n",
    "courses": f"---\nid: ID\ntitle: Demo\nobjectives: [DE-O1]\n---\n\n{NOTE}\n",
    "scenarios": (
        "---\nid: ID\ntitle: Demo\nobjectives: [DE-O1]\nalternative: demo-test\n"
        f"state:\n  trust: {{start: 1, min: 0, max: 3, label: Believes you}}\n---\n\n{NOTE}\n"
    ),
}
"""What a fragment of a page leaves out, by the folder of its path."""

ITEM = "## Ask\n`id {id}; objective DE-O1; level apply`\n\nWho waits?\n\n- [x] The friend\n  > Right.\n- [ ] Nobody\n  > No.\n"
STORY = (
    "## At the desk\n\nShe waits.\n\n- [Speak](#the-end) `trust +1; points +1`\n- [Wait](#later)\n\n"
    "## The end\n`ending left-with-options`\n\nShe goes.\n\n## Later\n`ending door-open`\n\nShe goes.\n"
)
COURSE = """\
id: demo
title: Demo
version: 1.0.0
objectives: {DE-O1: Begin a talk.}
owner: the makers of the manual
reviewed: 2026-11-02
review_every: 6 months
approval: {none: It is made up.}
modules:
  - id: demo-m1
    title: All of it
    contents:
      - lesson: first
      - lesson: second
      - scenario: demo-talk
      - assessment: demo-test
      - assessment: demo-final
pass: {counts: {demo-final: 1}}
glossary: glossary
"""
FACTS = 'F-001: {statement: A., source: B., as_of: "2024", mark: V, checked: 2026-11-02}\n'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@dataclass(frozen=True)
class Example:
    """A block of code of a page that stands for a file."""

    page: str
    line: int
    path: str
    text: str
    codes: frozenset[str]
    """What it is there to show being reported."""


def _examples(page: str, text: str) -> Iterator[Example]:
    blocks = re.finditer(
        r'^(`{3,})\w+ title="(\S+?)(?: reports ([A-Z0-9 ]+))?"\n(.*?)^\1$', text, re.M | re.S
    )
    for block in blocks:
        codes = frozenset((block[3] or "").split())
        yield Example(page, text.count("\n", 0, block.start()) + 1, block[2], block[4], codes)


def _pages() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(AUTHORS.glob("*.md"))}


PAGES = _pages()
EXAMPLES = [
    example for name, text in PAGES.items() if name != "diagnostics.md" for example in _examples(name, text)
]
"""Those of the catalogue of diagnostics are held by tests/diagnostics."""


def _whole(path: str, text: str) -> str:
    """An example as a file of its own: a fragment gets the head that its page left out."""
    if not path.endswith(".md") or text.startswith("---\n") or path.endswith("glossary.md"):
        return text
    return HEADS[path.split("/")[0]].replace("ID", path.rsplit("/", 1)[-1].removesuffix(".md"), 1) + text


def _demo() -> dict[str, bytes]:
    """The small project that the examples of the manual belong to."""
    texts = {
        "courses/demo/course.yml": COURSE,
        "courses/demo/first.md": "What do you say?\n",
        "courses/demo/second.md": "## Words\n\nWhat do you do?\n",
        "courses/demo/glossary.md": "---\ntitle: Glossary\n---\n\nWarm referral\n: Going along.\n",
        "courses/sources.yml": FACTS,
        "assessments/demo-test.md": ITEM.format(id="demo-1"),
        "assessments/demo-final.md": ITEM.format(id="demo-final-1"),
        "scenarios/demo-talk.md": STORY,
    }
    media = ("courses/demo/media/room.svg", "assessments/media/ward.svg", "scenarios/media/desk.svg")
    files = {path: _whole(path, text).encode() for path, text in texts.items()}
    recordings = Path(__file__).parents[1] / "diagnostics" / "project" / "courses" / "demo" / "media"
    for room in ("courses/demo/media", "scenarios/media"):
        files |= {f"{room}/{one.name}": one.read_bytes() for one in recordings.iterdir()}
    return files | dict.fromkeys(media, SVG)


@pytest.mark.parametrize("name", sorted(manual.PAGES))
def test_a_generated_page_is_what_the_tables_say(name: str, request: pytest.FixtureRequest) -> None:
    generated = manual.PAGES[name]()
    if request.config.getoption("--accept"):
        (AUTHORS / name).write_text(generated, encoding="utf-8", newline="\n")
    assert (AUTHORS / name).read_text(encoding="utf-8") == generated, "run pytest --accept and read the diff"
    assert generated.startswith("<!-- Generated")


@pytest.mark.parametrize("name", sorted({example.page for example in EXAMPLES}))
def test_every_example_of_a_page_is_read_as_it_stands(name: str) -> None:
    """Files of a page stay in place for its later examples, so that a page may build up one story."""
    files = _demo()
    for example in (one for one in EXAMPLES if one.page == name):
        tried = files | {example.path: _whole(example.path, example.text).encode()}
        found = read_files(tried, "Demo", TODAY, remember=False).diagnostics
        told = {
            f"{one.place.file}:{one.place.line} {one.code} {one.message}"
            for one in found
            if one.severity is not Severity.HINT
        }
        codes = {one.code for one in found if one.severity is not Severity.HINT}
        assert codes == example.codes, f"{name}:{example.line}\n" + "\n".join(sorted(told))
        files = tried if not example.codes and example.text.startswith("---\n") else files


def test_the_manual_has_examples_to_hold() -> None:
    assert len(EXAMPLES) > 40


def test_every_setting_of_an_item_is_explained() -> None:
    assert tuple(manual.SETTINGS) == SETTINGS


def test_every_directive_is_explained() -> None:
    known = directives(Context(Reports(), lambda text, place: None))
    assert {one.name for one in manual.DIRECTIVES} == set(known)


def test_every_interaction_form_says_what_it_earns() -> None:
    told = set(re.findall(r"^Interaction form: ([a-z-]+)\.", manual.items(), re.M))
    assert told == set(manual.SCORING)
    assert manual.items().count("Interaction form: ") == len(KINDS)


def test_every_command_has_its_part_of_the_page() -> None:
    names = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    told = set(re.findall(r"^## `coursewright (\w+)", PAGES["commands.md"], re.M))
    assert told == names


def test_every_page_is_in_the_navigation_and_every_link_leads_somewhere() -> None:
    nav = (AUTHORS.parents[2] / "mkdocs.yml").read_text(encoding="utf-8")
    missing = [name for name in PAGES if f"authors/{name}" not in nav]
    assert not missing
    code = re.compile(r"^(`{3,}).*?^\1$|(`+).*?\2", re.M | re.S)
    broken = [
        f"{name}: {target}"
        for name, text in PAGES.items()
        for target in re.findall(r"\]\(([a-z-]+\.md)(?:#[\w-]*)?\)", code.sub("", text))
        if target not in PAGES
    ]
    assert not broken
