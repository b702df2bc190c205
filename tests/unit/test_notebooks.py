"""What a notebook gave becomes blocks of its lesson; nothing here starts a kernel."""

from __future__ import annotations

import json

import pytest

from coursewright.fix import edits
from coursewright.model.course import Lesson, Project
from coursewright.model.notebook import Drawn, Printed, Ran, Stop, Stopped, Told, Unshown
from coursewright.model.prose import Cell, Figure, Formula, Table
from coursewright.model.prose import Printed as PrintedBlock
from coursewright.model.walking import every_inline, walk
from coursewright.notebooks.joining import cells_of, joined, work_of
from coursewright.notebooks.keys import settled
from coursewright.notebooks.show import picture
from coursewright.readers.project import assemble, read_file
from coursewright.syntax.notebook import stripped

HEAD = "---\nid: de-nb\ntitle: Third\n---\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">INNER</svg>'


def notebook(*cells: tuple[str, str], outputs: bool = False) -> bytes:
    """A notebook of these cells as Jupyter saves it."""
    stored: list[dict[str, object]] = []
    for number, (sort, text) in enumerate((("markdown", HEAD), *cells)):
        left = [{"output_type": "stream", "name": "stdout", "text": ["x" * 30_000]}] if outputs else []
        extra = {"execution_count": 1 if outputs else None, "outputs": left} if sort == "code" else {}
        stored.append(
            {"cell_type": sort, "id": f"c{number}", "metadata": {}, **extra, "source": text.splitlines(True)}
        )
    whole = {"cells": stored, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1).encode()


def lesson(*cells: tuple[str, str]) -> Lesson:
    reading = read_file("courses/demo/third.ipynb", notebook(*cells))
    assert isinstance(reading.part, Lesson)
    return reading.part


def test_outputs_stand_in_their_cell_as_blocks_at_its_place() -> None:
    one = lesson(("code", "#| alt: One bar, {height:.1f} high.\nheight = 2"), ("code", "3"))
    ran = Ran(((Drawn(b"<svg/>", "svg"), Told("| a |\n|---|\n| $x^2$ |")), (Printed("3"),)), {"height": 2.0})
    made = joined(one, ran, {})
    first, second = cells_of(made.lesson)
    figure, table = first.outputs
    assert isinstance(figure, Figure)
    assert isinstance(table, Table)
    assert figure.image.alt == "One bar, 2.0 high."
    assert {block.place for block in first.outputs} == {first.place}
    assert any(isinstance(inline, Formula) and inline.tree for inline in every_inline(first.outputs))
    assert second.outputs == (PrintedBlock("3", second.place),)
    assert made.files == {"courses/demo/media/third-1.svg": b"<svg/>"}
    assert not made.diagnostics


def test_code_with_fences_in_it_stays_one_cell() -> None:
    (cell,) = cells_of(lesson(("code", 'text = """\n```python\n1\n```\n"""\n')))
    assert cell.source == 'text = """\n```python\n1\n```\n"""'


def test_a_stop_is_told_at_its_cell_and_what_ran_before_is_shown() -> None:
    one = lesson(("code", "1"), ("code", "1 / 0"))
    made = joined(
        one,
        Ran(((Printed("1"),),), stopped=Stopped(Stop.FAILED, 1, "ZeroDivisionError: division by zero")),
        {},
    )
    (told,) = made.diagnostics
    first, second = cells_of(made.lesson)
    assert (told.code, told.place) == ("NOTE101", second.place)
    assert first.outputs
    assert not second.outputs


def test_a_picture_holds_nothing_but_shapes() -> None:
    bad = '<script>alert(1)</script><a href="https://a.example/"><rect/></a><image href="https://a.example/x.png"/>'
    made = picture(
        SVG.replace("INNER", f'{bad}<rect onclick="x()" style="fill:url(https://a.example/)" width="1"/>')
    )
    assert isinstance(made, Drawn)
    for word in (b"script", b"onclick", b"a.example", b"<a"):
        assert word not in made.data
    assert b"<rect" in made.data
    assert isinstance(picture('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG), Unshown)
    assert isinstance(picture("<svg"), Unshown)


def test_outputs_left_in_the_file_are_no_part_of_it_and_can_be_taken_out() -> None:
    data = notebook(("code", "print(1)"), outputs=True)
    reading = read_file("courses/demo/third.ipynb", data)
    assert [one.code for one in reading.diagnostics] == ["NOTE002"]
    (edit,) = edits(Project("P"), {"courses/demo/third.ipynb": data})
    assert edit.data == notebook(("code", "print(1)")) + b"\n"
    assert stripped(edit.data) is None


def test_the_state_of_widgets_is_named_and_taken_out_and_nothing_else_is_said() -> None:
    raw = json.loads(notebook(("code", "print(1)")))
    state = {"model": {"model_name": "IntSliderModel", "state": {"value": 3}}}
    held = {"state": state, "version_major": 2, "version_minor": 0}
    raw["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": held}
    data = json.dumps(raw).encode()
    reading = read_file("courses/demo/third.ipynb", data)
    assert [(one.code, one.message) for one in reading.diagnostics] == [
        ("NOTE002", "This notebook carries the state of widgets.")
    ]
    assert isinstance(reading.part, Lesson)
    assert [cell.source for cell in cells_of(reading.part)] == ["print(1)"]
    (edit,) = edits(Project("P"), {"courses/demo/third.ipynb": data})
    assert edit.data == notebook(("code", "print(1)")) + b"\n"


BAD_FILES = {
    "half saved": (b'{"cells": [', "NOTE001", "Expecting value"),
    "empty": (b"", "NOTE001", "Expecting value"),
    "no notebook": (b"[]", "NOTE001", "it names no version"),
    "version 3": (b'{"nbformat": 3, "worksheets": []}', "NOTE001", "it is of version 3"),
    "version 9": (b'{"nbformat": 9, "cells": []}', "NOTE001", "it is of version 9"),
    "nested without end": (b"[" * 100_000, "NOTE001", "cannot be read"),
    "of Latin 1": (notebook(("markdown", "A talk.")).replace(b"Third", b"Caf\xe9"), "TEXT001", "0xE9 is not UTF-8"),
    "of UTF-16": (notebook().decode().encode("utf-16"), "TEXT001", "0xFF is not UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_told_in_a_sentence_with_a_remedy(name: str) -> None:
    data, code, words = BAD_FILES[name]
    reading = read_file("courses/demo/third.ipynb", data)
    told = next(one for one in reading.diagnostics if one.code == code)
    assert words in told.message
    assert told.help
    assert "Traceback" not in told.message
    assert len(told.message) < 200


def test_only_data_and_code_decide_what_is_run() -> None:
    one, other = (
        lesson(("markdown", "Hello."), ("code", "1")),
        lesson(("markdown", "Good day."), ("code", "1")),
    )
    files = {
        "courses/demo/data/a.csv": b"1",
        "courses/other/data/b.csv": b"2",
        "courses/demo/third.ipynb": b"",
    }
    assert work_of(one, files) == work_of(other, files)
    assert work_of(one, files).data == {"data/a.csv": b"1"}


def project(key: str) -> Project:
    item = f":::{{item}} How many\n`id de-k-9`\n\nHow many?\n\n- = {key}\n\n> Why: So.\n:::"
    readings = [read_file("courses/demo/third.ipynb", notebook(("markdown", item)))]
    found, _ = assemble("P", readings, {})
    return found


def key_of(found: Project) -> tuple[str, str, str]:
    (one,) = found.lessons.values()
    form = one.checks[0].form
    return str(getattr(form, "low")), str(getattr(form, "high")), str(getattr(form, "answer"))  # noqa: B009


def test_a_key_is_taken_from_its_notebook_with_its_tolerance() -> None:
    found, told = settled(project("{notebook de-nb:ppv} +- 0.1 [%]"), {"de-nb": {"ppv": 3.5133}})
    assert key_of(found) == ("3.4133", "3.6133", "3.5 +- 0.1")
    assert not told


def test_a_written_key_is_held_against_its_notebook() -> None:
    written = project("3.5 +- 0.1 [%] {notebook de-nb:ppv}")
    assert not settled(written, {"de-nb": {"ppv": 3.5133}})[1]
    assert [one.code for one in settled(written, {"de-nb": {"ppv": 3.7}})[1]] == ["NOTE112"]
    assert not settled(written, {})[1]
    assert [one.code for one in settled(project("{notebook de-nb:ppv}"), {})[1]] == ["NOTE111"]
    assert [one.code for one in settled(written, {"de-nb": {"npv": 1.0}})[1]] == ["NOTE111"]


def test_cells_are_found_wherever_they_stand() -> None:
    assert len([b for b in walk(lesson(("code", "1"), ("code", "2")).blocks) if isinstance(b, Cell)]) == 2
