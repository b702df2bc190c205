"""What running text becomes: links, sources, terms, boxes and pictures, and nothing that is for facilitators."""

from __future__ import annotations

import re
from dataclasses import replace

from coursewright.encode.pictures import size
from coursewright.encode.prose import PageWriter
from coursewright.encode.resources import Activity, Address, Meaning, Picture, Resources
from coursewright.model import prose as p
from coursewright.model.course import Fact, SupportLine
from coursewright.model.place import Place

HERE = Place("courses/house/room.md", 1, 1, 1, 1)
PLAIN = Resources("en")


def text(words: str) -> p.Text:
    """Plain words."""
    return p.Text(words, HERE)


def paragraph(*inlines: p.Inline) -> p.Paragraph:
    """A paragraph."""
    return p.Paragraph(inlines, HERE)


def fact(id: str, statement: str = "It is so.") -> Fact:
    """A checked fact."""
    return Fact(id, statement, "A book", "example.org", "2020", "V", "2026-11-21", "UK", "", HERE)


def box(kind: p.BoxKind, title: str, *blocks: p.Block) -> p.Box:
    """A box."""
    return p.Box(kind, title, blocks, HERE)


def written(*blocks: p.Block, resources: Resources = PLAIN) -> str:
    """The blocks as a page writes them."""
    return PageWriter(resources).blocks(blocks)


def test_what_authors_write_is_text_and_never_markup() -> None:
    html = written(paragraph(text("<script>alert(1)</script> & so on")))
    assert html == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on</p>"


def test_a_link_between_files_leads_to_the_page_and_its_heading() -> None:
    resources = Resources("en", {"courses/house/hall.md": Address("hall.html")})
    link = p.Link("hall.md#the-door", (text("the door"),), HERE)
    assert written(paragraph(link), resources=resources) == '<p><a href="hall.html#the-door">the door</a></p>'


def test_a_link_into_a_scenario_leads_to_its_moment() -> None:
    resources = Resources("en", {"scenarios/guest.md": Address("scenario-guest.html", "guest--")})
    link = p.Link("../../scenarios/guest.md#he-knocks", (text("he knocks"),), HERE)
    assert 'href="scenario-guest.html#guest--he-knocks"' in written(paragraph(link), resources=resources)


def test_a_link_to_what_no_page_shows_is_words_alone() -> None:
    assert written(paragraph(p.Link("draft.md", (text("a draft"),), HERE))) == "<p><span>a draft</span></p>"


def test_a_link_out_of_the_project_tells_the_other_side_nothing() -> None:
    html = written(paragraph(p.Link("https://example.org/", (text("there"),), HERE)))
    assert html == '<p><a href="https://example.org/" rel="noreferrer">there</a></p>'


def test_sources_are_numbered_as_they_come_and_listed_once() -> None:
    writer = PageWriter(Resources("en", facts={id: fact(id) for id in ("F-001", "F-002", "F-003")}))
    html = writer.blocks(
        (
            paragraph(text("One. "), p.Cite("F-002", HERE)),
            paragraph(text("Two. "), p.Cite("F-001", HERE), text(" "), p.Cite("F-002", HERE)),
        )
    )
    assert re.findall(r'href="#source-(F-\d+)"[^>]*>(\d)<', html) == [
        ("F-002", "1"),
        ("F-001", "2"),
        ("F-002", "1"),
    ]
    assert "One.<a" in html
    assert re.findall(r'<li id="source-(F-\d+)"', writer.ends()) == ["F-002", "F-001"]


def test_a_listed_source_has_its_statement_place_dates_and_mark() -> None:
    writer = PageWriter(Resources("en", facts={"F-001": fact("F-001", "Water <boils>.")}))
    writer.blocks((paragraph(p.Cite("F-001", HERE)),))
    listed = writer.ends()
    assert "Water &lt;boils&gt;." in listed
    assert "United Kingdom · speaks of 2020 · checked November 21, 2026 · read at the publisher’s" in listed
    assert '<a href="https://example.org" rel="noreferrer" aria-label="Open the page: F-001">' in listed


def test_a_page_that_cites_nothing_lists_nothing() -> None:
    writer = PageWriter(Resources("en"))
    writer.blocks((paragraph(text("No number here.")),))
    assert writer.ends() == ""


def test_a_term_leads_to_the_glossary_and_says_what_it_means() -> None:
    resources = Resources(
        "en", terms={"warm welcome": Meaning("glossary.html#term-warm-welcome", "A word first.")}
    )
    html = written(paragraph(p.Term("Warm  welcome", HERE)), resources=resources)
    assert 'href="glossary.html#term-warm-welcome" title="A word first."' in html


def test_the_pictures_after_the_first_wait_until_they_are_near() -> None:
    resources = Resources("en", pictures={"courses/house/media/a.svg": Picture("media/a.svg", 320, 180)})
    picture = p.Image("media/a.svg", "A door.", HERE)
    html = written(paragraph(picture), paragraph(picture), resources=resources)
    assert html.count('width="320" height="180"') == 2
    assert [("lazy" in tag) for tag in re.findall("<img[^>]*>", html)] == [False, True]


def test_a_decorative_picture_is_silent() -> None:
    assert 'alt=""' in written(paragraph(p.Image("media/a.svg", "decorative:", HERE)))


def test_what_is_for_facilitators_is_not_written() -> None:
    note = box(p.BoxKind.FACILITATOR, "For the room", paragraph(text("Who has the key?")))
    assert written(paragraph(text("Before.")), note) == "<p>Before.</p>"


def test_headings_inside_a_box_stand_below_its_own() -> None:
    inner = p.Heading(3, (text("What she did"),), "what-she-did", HERE)
    html = written(
        p.Heading(2, (text("Try"),), "try", HERE),
        box(p.BoxKind.EXAMPLE, "A guest", inner),
        p.Heading(3, (text("Later"),), "later", HERE),
    )
    assert re.findall(r"<(h\d)", html) == ["h2", "h3", "h4", "h3"]


def test_a_law_box_names_its_place_in_words() -> None:
    assert "The law: United Kingdom" in written(box(p.BoxKind.LAW, "UK", paragraph(text("So."))))
    assert "The law: XX" in written(box(p.BoxKind.LAW, "XX", paragraph(text("So."))))


def test_a_reflection_has_a_labelled_field_and_says_where_words_stay() -> None:
    html = written(p.Reflection("r-1", (paragraph(text("And you?")),), HERE))
    field = re.search(r'<textarea id="([^"]+)"[^>]*aria-describedby="([^"]+)"', html)
    assert field is not None
    assert f'<label for="{field[1]}">' in html
    assert f'id="{field[2]}">What you write here stays on this device.' in html


def test_a_table_scrolls_inside_itself_and_says_what_it_is() -> None:
    def row(*words: str) -> tuple[p.TableCell, ...]:
        return tuple(p.TableCell((text(word),), HERE) for word in words)

    html = written(p.Table(row("Door", ""), (row("left", "garden"),), HERE))
    assert html.startswith('<div class="table" role="group" aria-label="Table: Door" tabindex="0">')
    assert '<th scope="col">Door</th><td></td>' in html


def test_code_is_marked_by_class_and_stays_text() -> None:
    html = written(p.CodeBlock('if a < b:\n    say("x")\n', "python", HERE))
    assert '<span class="tok-k">if</span>' in html
    assert "&lt;" in html
    assert "style=" not in html


def test_code_of_an_unknown_language_is_plain() -> None:
    assert "<code>a &lt; b</code>" in written(p.CodeBlock("a < b", "no-such-language", HERE))


def test_a_card_leads_to_its_activity() -> None:
    resources = Resources(
        "en", activities={"guest": Activity("scenario-guest.html", "The guest", 75, "You are the host.")}
    )
    html = written(p.ActivityCard("scenario", "guest", HERE), resources=resources)
    assert '<a href="scenario-guest.html">The guest</a>' in html
    assert "1 h 15 min" in html


def test_support_lines_stand_folded_by_country_with_their_date() -> None:
    lines = tuple(
        SupportLine(c, f"Line {n}", "0800", "", "", "F-1", "2026-11-21", HERE)
        for n, c in enumerate(("UK", "UK", "IE"))
    )
    html = written(
        p.SupportPanel(HERE), resources=Resources("en", support=lines, support_href="../../support.html")
    )
    assert re.findall(r"<summary>(.*?)</summary>", html) == ["United Kingdom", "Ireland"]
    assert html.count("Read on November 21, 2026") == 3
    assert '<a href="../../support.html">' in html


def test_an_apostrophe_is_written_as_one() -> None:
    assert written(paragraph(text("the guests' door isn't shut, 'so' they say"))) == (
        "<p>the guests’ door isn’t shut, 'so’ they say</p>"
    )


def test_ids_have_the_prefix_of_their_page_where_several_share_a_document() -> None:
    writer = PageWriter(Resources("en", facts={"F-001": fact("F-001")}), prefix="hall--")
    html = writer.blocks((p.Heading(2, (text("Door"),), "door", HERE), paragraph(p.Cite("F-001", HERE))))
    assert set(re.findall(r' id="([^"]+)"', html + writer.ends())) == {
        "hall--door",
        "hall--sources",
        "hall--source-F-001",
    }
    assert 'href="#hall--source-F-001"' in html


def test_a_gap_is_left_for_the_question_to_fill() -> None:
    assert written(paragraph(p.Gap(2, HERE))) == '<p><span class="gap" data-gap="2"></span></p>'


def test_a_footnote_is_listed_at_the_end_and_not_where_it_is_written() -> None:
    writer = PageWriter(Resources("en"))
    html = writer.blocks(
        (paragraph(p.FootnoteMark("1", HERE)), p.Footnote("1", (paragraph(text("Beside.")),), HERE))
    )
    assert "Beside." not in html
    assert 'href="#note-1"' in html
    assert '<li id="note-1">' in writer.ends()


def test_a_picture_tells_its_size_in_each_format() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"></svg>'
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")
    jpeg = (
        b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08"
        + (90).to_bytes(2, "big")
        + (120).to_bytes(2, "big")
        + b"\0" * 9
    )
    assert [size(svg), size(png), size(jpeg)] == [(320, 180), (640, 480), (120, 90)]


def test_a_picture_that_tells_no_size_is_no_error() -> None:
    assert size(b"") == size(b"<svg></svg>") == size(b"\xff\xd8\xff") == size(b"\x89PNG\r\n\x1a\n") == (0, 0)


def test_a_writer_says_the_same_of_equal_text_wherever_it_stood() -> None:
    block = paragraph(text("The same."), p.Break(HERE))
    moved = replace(block, place=Place("courses/house/room.md", 9, 3, 9, 9))
    assert written(block) == written(moved)
