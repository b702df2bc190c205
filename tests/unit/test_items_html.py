"""The HTML of items: it gives nothing away, holds only what a label may hold, and is the same in every build."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from coursewright.encode.interface import say
from coursewright.encode.items import item_html
from coursewright.encode.items.frame import settled_order
from coursewright.encode.markup import Markup, el, join, text
from coursewright.model.item import (
    Choice,
    FillIn,
    Form,
    Item,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TextGap,
    TrueFalse,
)
from coursewright.model.place import whole
from coursewright.model.prose import Blocks, Gap, Inlines, Listing, ListItem, Paragraph, Text
from coursewright.model.walking import plain

HERE = whole("a.md")


class PlainWriter:
    """Writes words and the marks of gaps, and nothing else."""

    def blocks(self, blocks: Blocks) -> Markup:
        """Paragraphs; anything else as a list."""
        return join(
            *(
                el("p", self.inlines(block.inlines))
                if isinstance(block, Paragraph)
                else el("ul", el("li", "…"))
                for block in blocks
            )
        )

    def inlines(self, inlines: Inlines) -> Markup:
        """Words, and marks for gaps."""
        return join(
            *(
                el("span", class_="gap", data_gap=one.gap) if isinstance(one, Gap) else text(plain((one,)))
                for one in inlines
            )
        )

    def say(self, key: str, **values: str | int) -> str:
        """English."""
        return say("en", key, **values)


def words(*lines: str) -> Blocks:
    return tuple(Paragraph((Text(line, HERE),), HERE) for line in lines)


def option(id: str, *lines: str) -> Option:
    return Option(id, words(*lines or (f"Option {id}",)), words(f"Because {id}."), HERE)


def item(form: Form, **changes: object) -> Item:
    plain_item = Item(
        id="q-1", title="A title", stem=words("A stem?"), form=form, kind="", objective="O1", level=None,
        points=1, why=words("Why."), hint=(), after=False, booster=False, fixed_order=False, facts=(),
        variant_of="", place=HERE,
    )  # fmt: skip
    return replace(plain_item, **changes)  # type: ignore[arg-type]


def html(form: Form, **changes: object) -> str:
    return item_html(item(form, **changes), PlainWriter())


ABC = (option("a"), option("b"), option("c"), option("d"))
GAP = TextGap(("model", "ot*er"), words("Because."), (), HERE)
FORMS: dict[str, Form] = {
    "true-false": TrueFalse(option("a", "True"), option("b", "False"), False),
    "single": Choice(ABC, ("b",), False),
    "several": Choice(ABC, ("b", "c"), True),
    "fill-in": FillIn((GAP,), False, False),
    "long-fill-in": LongFillIn((), words("A model."), False),
    "matching": Matching("Left", "Right", (option("l1"), option("l2")), (option("r1"), option("r2")), (("l1", "r1"), ("l2", "r2"))),
    "sequencing": Sequencing(ABC),
    "numeric": Numeric(Decimal(3), Decimal(4), "h", "3..4"),
    "likert": Likert(ABC, (10, 20, 30, 40), "A panel, 2026", False),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_id_stands_once_and_every_reference_finds_its_id(form: Form) -> None:
    page = html(form)
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    for reference in re.findall(r' (?:for|aria-labelledby|aria-describedby)="([^"]*)"', page):
        assert reference in ids


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_what_comes_before_the_disclosure_tells_no_answer(form: Form) -> None:
    before, _, after = html(form).partition('<details class="answers">')
    assert "Why." in after
    for told in ("Because", "Why.", "A model.", "3..4", "mark", "data-feedback", "key"):
        assert told not in before


def test_an_item_shown_twice_has_ids_of_its_own() -> None:
    once, again = (
        set(re.findall(r' id="([^"]*)"', item_html(item(FORMS["single"]), PlainWriter(), again=name)))
        for name in ("", "recall-1")
    )
    assert once
    assert not once & again


def test_author_text_is_escaped_everywhere() -> None:
    evil = '</script><b onclick="x">&'
    page = html(Choice((option("a", evil), option("b", evil)), ("a",), False), title=evil, stem=words(evil))
    assert "<b onclick" not in page
    assert page.count("&lt;b onclick=") == 6
    assert "style=" not in page


def test_a_label_holds_lines_and_a_richer_option_names_its_control_by_reference() -> None:
    rich = Option("b", (Listing((ListItem(words("x"), None, HERE),), None, HERE),), (), HERE)
    page = html(Choice((option("a", "one", "two"), rich), ("a",), False))
    assert '<label for="q-1-a">one<br>two</label>' in page
    assert 'value="b" aria-labelledby="q-1-b-text"' in page
    assert not re.search(r"<label[^>]*>(?:(?!</label>).)*<(?:p|ul|div)\b", page)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 10])
def test_the_settled_order_keeps_no_neighbors_together(count: int) -> None:
    options = tuple(option(chr(97 + n)) for n in range(count))
    mixed = settled_order(options, "q-1")
    assert sorted(one.id for one in mixed) == [one.id for one in options]
    assert not set(pairwise(options)) & set(pairwise(mixed))
    assert mixed == settled_order(options, "q-1")


def test_gaps_of_a_cloze_become_fields_with_names() -> None:
    stem = (Paragraph((Text("Warm the ", HERE), Gap(1, HERE), Text(" first.", HERE)), HERE),)
    page = html(FillIn((GAP,), True, False), stem=stem)
    assert '<p>Warm the <input type="text" class="gap" id="q-1-1"' in page
    assert 'aria-label="Gap 1"' in page
    assert 'class="options"' not in page


def test_true_and_false_are_answered_by_their_own_names() -> None:
    page = html(FORMS["true-false"])
    assert re.findall(r'value="([^"]*)"', page) == ["true", "false"]
    assert re.findall(r'data-feedback="([^"]*)"', page) == ["true", "false"]


def test_an_unscored_item_says_so_and_a_private_one_where_its_text_stays() -> None:
    assert "This one is not scored." in html(FORMS["likert"], points=0)
    assert "not kept and not sent" in html(LongFillIn((), (), True), points=0)
