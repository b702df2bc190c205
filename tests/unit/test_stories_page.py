"""The page that shows authors how their scenarios run: figures in words, endings as a table, the graph as a file of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lxml import html

from coursewright import disk
from coursewright.pipeline import read_files, site_files
from coursewright.scenario.proof.witness import played, state_of
from coursewright.scenario.prove import mastery_of, prove

TEA_HOUSE = Path(__file__).parents[1] / "fixtures" / "tea-house"


def test_the_page_tells_what_the_prover_has_seen_and_shows_the_graph() -> None:
    reading = read_files(disk.read_tree(TEA_HOUSE), "Tea", date(2026, 11, 21), remember=False)
    (look,) = reading.looks
    files = site_files(reading.project, looks=reading.looks)
    page = html.fromstring(files["stories.html"])
    (story,) = page.xpath("//section[@aria-labelledby='story-late-guest']")
    words = " ".join(story.text_content().split())
    plays = sum(one.paths for one in look.endings)
    assert f"{look.states} states, {plays} different plays." in words
    assert f"The best way earns {look.best} points" in words
    assert "no way is a dead end" in words
    rows = [[cell.text_content() for cell in row] for row in story.xpath(".//tbody/tr")]
    assert [row[0] for row in rows] == ["A cup", "The sign"]
    assert [row[4] for row in rows] == [f"{one.used / one.of:.0%}" for one in look.endings]
    assert [row[5] for row in rows] == [
        str(one.low) if one.low == one.high else f"{one.low} – {one.high}" for one in look.endings
    ]
    (picture,) = story.xpath("./div/img")
    best = max(look.endings, key=lambda one: one.high).high_way
    assert "Marked is a way that earns the most points." in words
    assert f"Marked is the way {', '.join(best.choices)}." in files[picture.get("src")].decode()
    graph = files[picture.get("src")]
    assert graph.startswith(b"<svg")
    assert picture.get("alt").startswith("The late guest: 5 nodes and 6 choices.")
    course = html.fromstring(files["courses/tea-house/index.html"])
    assert course.xpath("//a[contains(@href, 'stories.html')]")


def test_each_finding_stands_with_its_way_the_state_at_its_end_and_a_graph_that_marks_it() -> None:
    reading = read_files(disk.read_tree(TEA_HOUSE), "Tea", date(2026, 11, 21), remember=False)
    (look,) = reading.looks
    (scenario,) = reading.project.scenarios.values()
    proof = prove(scenario, mastery_of(scenario, reading.project.courses))
    assert look.findings == proof.findings
    files = site_files(reading.project, looks=reading.looks)
    entries = html.fromstring(files["stories.html"]).xpath("//section/ul/li[p]")
    assert len(entries) == len(look.findings)
    for entry, finding in zip(entries, look.findings, strict=True):
        assert finding.way is not None
        told = [one.text_content() for one in entry.xpath("./p")]
        assert told[0] == f"{finding.diagnostic.message} {finding.diagnostic.code}"
        assert entry.xpath("./ol/li/code/text()") == list(finding.way.choices)
        play = played(scenario, finding.way)
        values = ", ".join(f"{name} {value}" for name, value in state_of(scenario, play))
        assert told[-1] == f"At its end: {scenario.node(play.node).title}; {values}."
        (picture,) = entry.xpath("./details/div/img")
        graph = files[picture.get("src")].decode()
        assert f"Marked is the way {', '.join(finding.way.choices)}." in graph
        assert graph.count('class="line witness"') + graph.count('class="line guarded witness"') == len(
            finding.way.choices
        )
    drawn = [path for path in files if path.startswith("authors/graphs/")]
    assert len(drawn) == 1 + len(look.findings)


def test_a_site_whose_scenarios_were_not_looked_at_has_no_such_page() -> None:
    reading = read_files(disk.read_tree(TEA_HOUSE), "Tea", remember=False)
    assert reading.looks == ()
    assert "stories.html" not in site_files(reading.project)
