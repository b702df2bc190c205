"""Sources as segments, catalogues kept up with them, and whole projects woven into another language."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coursewright import disk, editions, translating
from coursewright.model.diagnostic import Severity
from coursewright.model.pseudo import PSEUDO, pseudo
from coursewright.pipeline import Reading, read_files
from coursewright.syntax.po import Entry, read_po, write_po
from coursewright.targets.site import site
from coursewright.translation.catalogue import Counts, counted, lost_marks, renewed
from coursewright.translation.segments import segments, woven
from coursewright.translation.weave import spread

HOME = Path(__file__).parents[2]
TEA_HOUSE = HOME / "tests" / "fixtures" / "tea-house"
DAY = date(2026, 11, 21)
LESSON = """---
id: a-l1
title: A door
---

## The key
`id a-1`

He asks {said}`where`
and looks at the
[door](b.md). {fact}`F-001`

- [x] At home
  > It is near.
- [ ] Away `panel 30`

> Why: A key opens.

| One | Two |
|-----|-----|
| tea | tea |
"""


def texts(source: str, path: str = "courses/a/b.md") -> list[tuple[str, str]]:
    return [(segment.context, segment.text) for segment in segments(path, source.encode())]


def test_a_segment_is_what_a_learner_reads_under_the_id_of_what_it_belongs_to() -> None:
    assert texts(LESSON) == [
        ("a-l1 title", "A door"),
        ("the-key heading", "The key"),
        ("a-1 text", "He asks {said}`where` and looks at the [door](b.md). {fact}`F-001`"),
        ("a-1 option", "At home"),
        ("a-1 feedback", "It is near."),
        ("a-1 option", "Away"),
        ("a-1 why", "A key opens."),
        ("a-1 cell", "One"),
        ("a-1 cell", "Two"),
        ("a-1 cell", "tea"),
        ("a-1 cell", "tea"),
    ]


def test_a_choice_gives_its_words_and_keeps_where_it_leads_and_what_it_does() -> None:
    source = "## One\n\n- [Ask him](#two) `privacy -1; points +2`\n  > He waits.\n"
    assert texts(source)[1:] == [("one choice", "Ask him"), ("one feedback", "He waits.")]
    out = woven("scenarios/a.md", source.encode(), lambda segment: segment.text.upper()).decode()
    assert "- [ASK HIM](#two) `privacy -1; points +2`\n  > HE WAITS.\n" in out


@pytest.mark.parametrize(
    "path",
    [
        *sorted(path.relative_to(TEA_HOUSE).as_posix() for path in TEA_HOUSE.rglob("*.md")),
        "courses/tea-house/course.yml",
    ],
)
def test_weaving_keeps_every_line_on_its_number_and_what_has_no_translation_as_it_is(path: str) -> None:
    data = (TEA_HOUSE / path).read_bytes()
    assert woven(path, data, lambda segment: "") == data
    strange = woven(path, data, lambda segment: pseudo(segment.text))
    assert strange.count(b"\n") == data.count(b"\n")
    assert strange != data


@pytest.mark.parametrize(
    ("words", "widths"),
    [
        ("Uno dos tres - cuatro 5. cinco # seis > siete", [3, 3, 3, 3]),
        ("Dice {said}`no hoy` y [mira](b.md) `una cosa`", [9, 9, 9]),
        ("[[una cosa|otra]] y $x + y$ aquí", [8, 8]),
    ],
)
def test_words_on_several_lines_begin_no_list_and_break_no_mark(words: str, widths: list[int]) -> None:
    lines = spread(words, widths)
    assert len(lines) == len(widths)
    assert " ".join(lines) == words
    assert not any(line.startswith(("-", "#", ">", "5.")) for line in lines[1:])
    assert all(line.count("`") % 2 == 0 and line.count("[[") == line.count("]]") for line in lines)


def test_a_heading_keeps_its_address_in_new_words() -> None:
    out = woven("courses/a/b.md", b"## The key\n", lambda segment: "La llave").decode()
    assert out == "## La llave {#the-key}\n"


def test_a_translation_stays_with_its_text_and_becomes_stale_when_the_text_changes() -> None:
    found = segments("courses/a/b.md", LESSON.encode())
    full = tuple(replace(e, translation=f"es {e.text}") for e in renewed(found, (), "courses/a/b.md"))
    assert counted(found, full) == Counts(done=len(found))
    changed = segments("courses/a/b.md", LESSON.replace("It is near.", "It is very near.").encode())
    kept = renewed(changed, full, "courses/a/b.md")
    stale = [entry for entry in kept if entry.stale]
    assert [(e.text, e.previous, e.translation) for e in stale] == [
        ("It is very near.", "It is near.", "es It is near.")
    ]
    assert counted(changed, kept) == Counts(done=len(found) - 1, stale=1)


def test_what_moves_to_another_place_takes_its_translation_along() -> None:
    old = (Entry("a-1 text", "A key opens.", "Una llave abre."),)
    moved = segments("courses/a/b.md", b"## Elsewhere\n\nA key opens.\n")
    assert renewed(moved, old, "courses/a/b.md")[1].translation == "Una llave abre."


def test_a_catalogue_survives_writing_and_reading() -> None:
    entries = (
        Entry("a b", 'He says "no".\n', "Dice «no»."),
        Entry("a c", "Two", "Dos", stale=True, previous="Too", file="a.md", line=3),
    )
    read = read_po(write_po("es", entries, {"Project-Id-Version": "Test"}))
    assert [replace(entry, stands=0) for entry in read] == list(entries)


def test_sources_links_and_gaps_that_a_translation_drops_are_named() -> None:
    text = "See [this](a.md), {fact}`F-001`, [[gap|other]] and $x$."
    assert lost_marks(Entry("", text, text.replace("See", "Véase"))) == ()
    assert lost_marks(Entry("", text, "Véase.")) == ("$x$", "[[", "](a.md)", "]]", "{fact}`F-001`")


def in_two_languages(language: str, catalogues: dict[str, bytes] | None = None) -> Reading:
    files = dict(disk.read_tree(TEA_HOUSE))
    files[f"courses/translations/{language}/language.yml"] = (
        b'title: Test\ncourses: [tea-house]\nreviewer: ""\nreviewed: ""\n'
    )
    return read_files({**files, **(catalogues or {})}, "Test", DAY, remember=False)


def test_a_whole_course_in_pseudo_language_has_the_same_ids_keys_and_pages() -> None:
    reading = in_two_languages(PSEUDO)
    assert not [one for one in reading.diagnostics if one.severity is Severity.ERROR]
    (edition,) = reading.project.editions
    assert edition.scenarios.keys() == reading.project.scenarios.keys()
    for id, scenario in reading.project.scenarios.items():
        other = edition.scenarios[id]
        assert [node.id for node in other.nodes] == [node.id for node in scenario.nodes]
        assert [c.id for n in other.nodes for c in n.choices] == [
            c.id for n in scenario.nodes for c in n.choices
        ]
    for id, assessment in reading.project.assessments.items():
        assert [item.id for item in edition.assessments[id].items] == [item.id for item in assessment.items]
    files = site(reading.project, disk.bundle())
    # The page for addresses that do not exist is one, whatever was asked for.
    pages = {path for path in files if path.endswith(".html")} - {"404.html"}
    assert {f"{PSEUDO}/{path}" for path in pages if not path.startswith(PSEUDO)} == {
        path for path in pages if path.startswith(PSEUDO)
    }
    home = files["index.html"].decode()
    assert f'href="{PSEUDO}/index.html"' in home
    assert "No named speaker" not in home
    course = files[f"{PSEUDO}/courses/tea-house/index.html"].decode()
    assert 'href="../../../courses/tea-house/index.html"' in course
    assert pseudo("No named speaker of this language has reviewed the translation yet.") in course


def test_catalogues_are_begun_for_every_source_of_a_course_and_brought_up_without_change() -> None:
    files = dict(disk.read_tree(TEA_HOUSE))
    project = read_files(files, "Test", remember=False).project
    begun = translating.begun(files, project, "es", ["tea-house"])
    assert "courses/translations/es/scenarios/late-guest.md.po" in begun
    assert translating.brought_up({**files, **begun}, project, "es") == {}
    rows = translating.status({**files, **begun}, project)
    assert sum(row.counts.missing for row in rows) == sum(row.counts.total for row in rows) > 100
    assert b'reviewer: ""' in begun["courses/translations/es/language.yml"]
    more = translating.begun({**files, **begun}, project, "es", ["tea-house"])
    assert more == begun


def test_of_facts_only_those_are_translated_that_the_pages_of_an_edition_tell_of() -> None:
    files = dict(disk.read_tree(HOME / "tests" / "fixtures" / "two-rooms"))
    files["courses/sources.yml"] += (
        b"F-099:\n  statement: Nobody cites this.\n  source: A book\n  as_of: spring 2026\n  mark: V\n  checked: 2026-11-02\n"
    )
    project = read_files(files, "Test", remember=False).project
    files |= translating.begun(files, project, "es", ["two-rooms"])
    catalogue = "courses/translations/es/courses/sources.yml.po"
    files[catalogue] = b""
    begun = translating.brought_up(files, project, "es")[catalogue]
    contexts = {entry.context for entry in read_po(begun)}
    assert {"F-001 statement", "F-002 statement"} <= contexts
    assert not any(context.startswith("F-099") for context in contexts)
    done = tuple(replace(entry, translation=f"¡{entry.text}!") for entry in read_po(begun))
    files[catalogue] = write_po("es", done, {})
    row = next(one for one in translating.status(files, project) if one.path == "courses/sources.yml")
    assert row.counts == Counts(done=len(contexts))
    ((edition,), _) = editions.made(project, files, remember=False)
    spoken = edition.files["courses/sources.yml"].decode()
    assert spoken.count("¡") == len(contexts)
    assert "statement: Nobody cites this." in spoken


def test_what_a_translation_breaks_is_told_at_the_translation() -> None:
    path = "courses/translations/es/assessments/th-final.md.po"
    entries = renewed(
        segments("assessments/th-final.md", (TEA_HOUSE / "assessments/th-final.md").read_bytes()),
        (),
        "assessments/th-final.md",
    )
    broken = [
        replace(e, translation="<blink>Hola" if e.text.startswith("The kettle boils") else e.text)
        for e in entries
    ]
    reading = in_two_languages("es", {path: write_po("es", broken, {})})
    told = [one for one in reading.diagnostics if one.code == "SYNTAX007"]
    assert [one.place.file for one in told] == [path]
    line = reading.sources[path].split("\n")[told[0].place.line - 1 :]
    assert any("The kettle boils" in one for one in line[:4])


CELL = """#| alt: Of {n:.0f} people {k} are seen.
#| try: Try it
waiting = 4  #< People waiting [people] 1..20 by 0.5
week = waiting * 7  #> In a week [people a week] to 1
table(["Week", f"{row['x']} weeks"], [[f"{week:.1f}", row["kept"]] for row in rows])
axes.legend(loc="upper left")
axes.plot(today, label="as today", color="red")
"""
NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "code", "source": "def table(head, rows):\n    return Markdown(head)\n"},
            {"cell_type": "code", "source": CELL.splitlines(keepends=True)},
            {"cell_type": "markdown", "source": ["- = 3 +- 1 [places] {notebook n:k}\n"]},
        ]
    }
)


def test_a_cell_with_line_ends_of_another_system_is_woven_where_its_words_stand() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["One.\r\n", "\r\n", "Two words here.\r\n"]},
        {"cell_type": "code", "source": 'x = 1\r\nprint("Hello you")\r\n'},
    ]
    made = woven("n.ipynb", json.dumps({"cells": cells}).encode(), lambda one: f"<{one.text}>")
    texts = ["".join(cell["source"]) for cell in json.loads(made)["cells"]]
    assert texts == ["<One.>\n\n<Two words here.>\n", 'x = 1\nprint("<Hello you>")\n']


@pytest.mark.parametrize(
    "notebook",
    [
        [], "x", 3, None, {}, {"cells": None}, {"cells": ["x", None]},
        {"cells": [{"cell_type": "code"}, {"source": "x"}, {"cell_type": "code", "source": None}]},
        {"cells": [{"cell_type": 4, "source": {"x": 1}}]},
    ],
)  # fmt: skip
def test_what_is_built_otherwise_than_a_notebook_has_no_texts_and_stays_as_it_is(notebook: object) -> None:
    data = json.dumps(notebook).encode()
    assert segments("n.ipynb", data) == []
    assert json.loads(woven("n.ipynb", data, lambda one: "words")) == notebook


def test_a_cell_gives_what_it_tells_readers_and_no_name_that_its_code_needs() -> None:
    assert texts(NOTEBOOK, "courses/a/n.ipynb") == [
        ("cell alt", "Of {n:.0f} people {k} are seen."),
        ("cell try", "Try it"),
        ("waiting label", "People waiting"),
        ("waiting unit", "people"),
        ("week label", "In a week"),
        ("week unit", "people a week"),
        ("cell shows", "Week"),
        ("cell shows", "{row['x']} weeks"),
        ("cell shows", "as today"),
        ("top unit", "places"),
    ]


def test_a_translated_cell_is_the_same_code_whatever_its_translation_holds() -> None:
    hostile = {"Week": 'La "semana"\\', "as today": 'hoy"); import os', "Try it": "Prueba\nimport os"}
    out = woven("n.ipynb", NOTEBOOK.encode(), lambda segment: hostile.get(segment.text, ""))
    code = "".join(json.loads(out)["cells"][1]["source"])
    assert code.count("\n") == CELL.count("\n")
    found = [node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant)]
    assert 'La "semana"\\' in found
    assert 'hoy"); import os' in found
    assert not any(isinstance(node, ast.Import) for node in ast.walk(ast.parse(code)))


def test_a_translation_keeps_the_fields_of_its_text_with_their_formats() -> None:
    assert lost_marks(Entry("cell alt", "Of {n:.0f}", "De {n}")) == ("{n:.0f}", "{n}")
    assert lost_marks(Entry("cell shows", "{row['x']} weeks", "{row['x']} semanas {")) == ("{",)
    assert lost_marks(Entry("cell shows", "{row['x']} weeks", "{row['x']} semanas")) == ()
