"""The words of the interface around cells of notebooks and what readers may try."""

from __future__ import annotations

from collections.abc import Mapping

NOTEBOOKS: Mapping[str, str] = {
    "cell-code": "The code",
    "cell-numbers": "The numbers behind this chart",
    "cell-take": "To take along",
    "cell-take-about": "The notebook and the data it reads. Keep them in one folder as they are named here, and open "
    "the notebook with Jupyter.",
    "try": "Try it",
    "try-again": "Back to the numbers of the text",
    "try-slider": "{name}, slider",
}
