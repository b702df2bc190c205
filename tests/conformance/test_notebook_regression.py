"""Every notebook of the courses still shows what its expected file says: pytest-notebook runs it and compares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_notebook.nb_regression import NBRegressionFixture

pytestmark = pytest.mark.conformance

HOME = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "notebooks"
NOTEBOOKS = sorted((HOME / "courses").glob("*/*.ipynb"))


def code(path: Path) -> list[str]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def test_every_notebook_has_its_expected_file_and_no_file_is_left_over() -> None:
    assert {path.name for path in NOTEBOOKS} == {path.name for path in EXPECTED.glob("*.ipynb")}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_is_expected(path: Path) -> None:
    """After a change that is meant: `python tests/conformance/notebooks/renew.py`, then read the diff."""
    expected = EXPECTED / path.name
    assert code(expected) == code(path), "the code has changed; renew the expected file"
    regression = NBRegressionFixture(
        exec_cwd=str(path.parent),
        exec_timeout=180,
        diff_ignore=(
            "/metadata",
            "/cells/*/metadata",
            "/cells/*/outputs/*/metadata",
            "/cells/*/outputs/*/data/image/png",
        ),
        diff_replace=(("/cells/*/outputs/*/data/text/plain", r"<Figure size [^>]*>", "<Figure>"),),
    )
    regression.check(str(expected))
