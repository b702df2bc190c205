"""Notebooks in real kernels: what is allowed, what is stopped, and that nothing is run twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from coursewright import computing, disk
from coursewright.model.notebook import Drawn, Printed, Ran, Stop, Told, Trials, Work
from coursewright.notebooks.run import run_all
from coursewright.notebooks.show import shown
from coursewright.pipeline import read_files

pytestmark = pytest.mark.conformance

TODAY = date(2026, 11, 21)


def work(*codes: str, kernel: str = "python3", trials: Mapping[int, Trials] | None = None) -> Work:
    return Work(codes, kernel, {"data/a.csv": b"a\n1\n"}, trials or {})


def run(*works: Work, seconds: int = 60) -> list[Ran]:
    return run_all(works, disk.working_folder, shown, sys.executable, seconds)


def test_several_notebooks_run_at_a_time_and_give_outputs_values_and_trials() -> None:
    drawing = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"
    told = "from IPython.display import Markdown\nMarkdown('| a |\\n|---|\\n| 1 |')"
    first, second = run(
        work("x = 1.5\nprint(open('data/a.csv').read())", drawing, told),
        work("a = 3  #< A 0..9\nb = 1 / a  #> B", trials={0: Trials(({"a": 3}, {"a": 0}, {"a": 4}), ("b",))}),
    )
    assert first.stopped is None
    assert first.outputs[0] == (Printed("a\n1"),)
    (chart,) = first.outputs[1]
    assert isinstance(chart, Drawn)
    assert b"<script" not in chart.data
    assert first.outputs[2] == (Told("| a |\n|---|\n| 1 |"),)
    assert first.values["x"] == 1.5
    three, none, four = (result["b"] for result in second.trials[0])
    assert (three, four) == (1 / 3, 0.25)
    assert none != none


BAD = {
    "import socket\nsocket.create_connection(('127.0.0.1', 9))": (Stop.FAILED, "no network"),
    "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')": (Stop.FAILED, "no network"),
    "import subprocess\nsubprocess.run(['python', '--version'])": (Stop.FAILED, "no other programs"),
    "open('../outside.txt', 'w')": (Stop.FAILED, "writes no files"),
    "x = bytes(3 * 2**30)": (Stop.FAILED, "MemoryError"),
    "print('x' * 10**9)": (Stop.TOO_MUCH, "characters"),
    "'x' * 10**8": (Stop.TOO_MUCH, "characters"),
    "import os\nos._exit(1)": (Stop.DIED, ""),
    "raise ValueError('first\\nsecond')": (Stop.FAILED, "ValueError: first"),
}


def test_what_a_notebook_may_not_do_stops_it_at_its_cell_and_no_other() -> None:
    good = work("1 + 1")
    *stopped, last = run(*(work("y = 1", code) for code in BAD), good)
    for (code, (why, words)), ran in zip(BAD.items(), stopped, strict=True):
        assert ran.stopped is not None, code
        assert (ran.stopped.why, ran.stopped.cell) == (why, 1), code
        assert words in ran.stopped.words, code
    assert last.outputs == ((Printed("2"),),)


def test_a_cell_without_end_is_stopped() -> None:
    (ran,) = run(work("while True:\n    pass"), seconds=4)
    assert ran.stopped is not None
    assert ran.stopped.why is Stop.TOO_LONG
    assert _kernels() == 0


def _kernels() -> int:
    """How many kernels of this process still run."""
    told = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "stat=,args="], capture_output=True, text=True, check=False
    )
    lines = [line for line in told.stdout.splitlines() if "ipykernel" in line]
    return sum(not line.startswith("Z") for line in lines)


def test_the_second_build_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    once = computing.ran_all([work("x = 2"), work("1 / 0")])
    monkeypatch.setattr(computing, "run_all", lambda *given: pytest.fail("a notebook was run again"))
    assert computing.ran_all([work("x = 2"), work("1 / 0")]) == once
    with pytest.raises(pytest.fail.Exception):
        computing.ran_all([work("x = 3")])


@pytest.mark.parametrize(
    "data",
    [
        b'{"cells": [', b"[]", b'{"nbformat": 3, "worksheets": []}', b'{"nbformat": 9, "cells": []}',
        json.dumps({"nbformat": 4, "nbformat_minor": 5, "cells": [{"cell_type": "code"}], "metadata": {}}).encode(),
    ],
)  # fmt: skip
def test_a_bad_notebook_is_told_and_the_rest_is_read(data: bytes) -> None:
    files = {
        "courses/demo/course.yml": b"id: demo\ntitle: Demo\nmodules:\n  - title: One\n    contents:\n      - lesson: good\n      - lesson: bad\n",
        "courses/demo/good.md": b"---\nid: de-l1\ntitle: Good\n---\n\nHello.\n",
        "courses/demo/bad.ipynb": data,
    }
    reading = read_files(files, "Demo", TODAY, remember=False)
    told = {one.code for one in reading.diagnostics if one.place.file.endswith(".ipynb")}
    assert "NOTE001" in told
    assert reading.project.lessons["courses/demo/good.md"].title == "Good"
