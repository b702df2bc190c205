"""How large the type of a slide can be, by what stands on it."""

from __future__ import annotations

import pytest

from coursewright.encode.markup import Markup, el
from coursewright.encode.slides.slide import Slide


def table(columns: int, rows: int, words: str) -> Markup:
    head = el("tr", *(el("th", "Head") for _ in range(columns)))
    return el("table", head, *(el("tr", *(el("td", words) for _ in range(columns))) for _ in range(rows)))


@pytest.mark.parametrize(
    ("body", "size"),
    [
        (el("p", "word " * 25), "large"),
        (el("p", "word " * 55), "medium"),
        (table(2, 3, "one two"), "large"),
        # As many words in more columns: each cell breaks into more lines.
        (table(5, 3, "one two"), "small"),
        (table(5, 3, "one"), "medium"),
        (table(4, 5, "one two three"), "least"),
    ],
)
def test_many_columns_ask_for_smaller_type(body: Markup, size: str) -> None:
    assert Slide("table", "Title", body).size == size
