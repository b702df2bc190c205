"""The graph of a scenario as a picture: all of it is there, nothing lies on anything, and it is the same every time."""

from __future__ import annotations

import re
import xml.etree.ElementTree as Tree
from itertools import combinations

from planted import END, FLAG, ending, node, read

from coursewright.encode.graph import graph_dot, graph_svg
from coursewright.encode.graph_layout import Link, layout
from coursewright.model.scenario import Outcome
from coursewright.scenario.explore import Way

SVG = "{http://www.w3.org/2000/svg}"
STORY = (
    f"---\nid: picture\ntitle: A & B <in pictures>\n{FLAG}\n---\n"
    + node(
        "A very long title that has to be broken into lines",
        "[on](#b) `told = true`",
        "[end](#end) `if not told`",
    )
    + node("B", *(f"[{name}](#{name})" for name in ("best", "duty", "repair", "harm")))
    + END
    + "".join(
        ending(title, outcome)
        for title, outcome in (
            ("Best", "left-with-options"),
            ("Duty", "duty-done"),
            ("Repair", "repair-possible"),
            ("Harm", "harmful-exposure"),
        )
    )
)
SCENARIO = read(STORY)


def test_every_node_choice_and_outcome_is_in_the_picture() -> None:
    root = Tree.fromstring(graph_svg(SCENARIO))
    texts = " ".join(one.text or "" for one in root.iter(f"{SVG}text"))
    for one in SCENARIO.nodes:
        assert one.title.split()[0] in texts
        assert all(choice.id in texts for choice in one.choices)
    lines = [one for one in root.iter(f"{SVG}path") if one.get("class") == "way"]
    assert len(lines) == sum(len(one.choices) for one in SCENARIO.nodes)
    assert len([one for one in root.iter(f"{SVG}g") if "guarded" in (one.get("class") or "")]) == 1


def test_outcomes_differ_in_shape_and_say_their_name() -> None:
    root = Tree.fromstring(graph_svg(SCENARIO))
    shapes = {}
    for group in root.iter(f"{SVG}g"):
        for outcome in Outcome:
            if outcome in (group.get("class") or "").split():
                boxes = [child for child in group if child.get("class") == "box"]
                outline = (
                    boxes[0].tag,
                    boxes[0].get("rx"),
                    len((boxes[0].get("points") or "").split()),
                    len(boxes),
                )
                shapes[outcome] = outline
                assert outcome.replace("-", " ") in [child.text for child in group]
    assert len(shapes) == len(set(shapes.values())) == len(Outcome)


def test_a_screen_reader_hears_what_it_is_and_how_it_ends() -> None:
    root = Tree.fromstring(graph_svg(SCENARIO, Way("", ("b",))))
    assert root.get("role") == "img"
    named = {one.get("id"): one.text or "" for one in root if one.get("id")}
    title, desc = (named[id] for id in (root.get("aria-labelledby") or "").split())
    assert "A & B <in pictures>" in title
    assert "Harm (harmful-exposure)" in desc
    assert desc.endswith("Marked is the way b.")


def test_a_way_is_marked_on_its_choices_and_nodes_alone() -> None:
    root = Tree.fromstring(graph_svg(SCENARIO, Way("", ("b", "harm"))))
    marked = [one for one in root.iter(f"{SVG}g") if "witness" in (one.get("class") or "").split()]
    assert len([one for one in marked if "line" in (one.get("class") or "")]) == 2
    assert len([one for one in marked if one.get("transform")]) == 3
    assert "witness" not in re.sub(r"<style>.*</style>", "", graph_svg(SCENARIO), flags=re.DOTALL)


def test_the_picture_is_the_same_every_time() -> None:
    assert graph_svg(SCENARIO) == graph_svg(read(STORY))


def test_no_box_lies_on_another_and_every_link_leads_right() -> None:
    names = [f"n{number}" for number in range(40)]
    heights = {name: 40 + (at * 37) % 90 for at, name in enumerate(names)}
    links = [
        Link(names[at], names[min(at + step, 39)], 10)
        for at in range(39)
        for step in (1 + at % 3, 2 + at % 5)
    ]
    placed = layout(heights, links)
    for one, other in combinations(names, 2):
        (x, y), (to_x, to_y) = placed.places[one], placed.places[other]
        assert x != to_x or y + heights[one] <= to_y or to_y + heights[other] <= y
    assert all(placed.places[link.source][0] < placed.places[link.target][0] for link in links)
    assert min(y for _, y in placed.places.values()) >= 0


def test_a_circle_is_drawn_and_does_not_hang() -> None:
    placed = layout({"a": 40, "b": 40}, [Link("a", "b", 5), Link("b", "a", 5), Link("b", "b", 5)])
    assert placed.places["a"][0] < placed.places["b"][0]


def test_graphviz_is_given_quoted_names_and_conditions() -> None:
    dot = graph_dot(SCENARIO, Way("", ("b",)))
    assert dot.startswith('digraph "picture" {')
    assert '"b" -> "harm"' in dot
    assert 'label="end\\nif not told", style=dashed' in dot
    assert dot.count("penwidth=3") == 1
