"""Every planted mistake is found at its exact place, with a way that the machine can walk."""

from __future__ import annotations

import pytest
from planted import DEFECTS, MOMENTS, Defect, read, source

from coursewright.checks import moments
from coursewright.model.course import Project
from coursewright.model.diagnostic import Diagnostic, Severity
from coursewright.model.scenario import Best
from coursewright.scenario.machine import begin, take, ways
from coursewright.scenario.prove import CODES, prove, scored


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_planted_mistake_is_found_at_its_place_and_nowhere_else(defect: Defect) -> None:
    text, places = source(defect)
    proof = prove(read(text))
    found = sorted(d.place for d in proof.diagnostics if d.code == defect.code)
    assert found == places


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_every_witness_can_be_walked(defect: Defect) -> None:
    scenario = read(source(defect)[0])
    for finding in prove(scenario).findings:
        if finding.way is not None:
            play = begin(scenario, finding.way.variant)
            for id in finding.way.choices:
                assert id in [choice.id for choice in ways(scenario, play)]
                play = take(scenario, play, id)


@pytest.mark.parametrize(
    ("name", "choices", "then"),
    [
        ("a visit that is never missing", ("b",), ""),
        ("a meter that nothing asks for", ("end",), " Then trust 3."),
        ("an effect at the lower bound that a condition asks for", ("b",), " Then trust 0."),
        ("a flag that is set again", ("b", "end"), " Then told true."),
    ],
)
def test_what_is_idle_is_shown_by_a_shortest_way_to_where_it_is(
    name: str, choices: tuple[str, ...], then: str
) -> None:
    defect = next(one for one in DEFECTS if one.name == name)
    (found,) = [f for f in prove(read(source(defect)[0])).findings if f.diagnostic.code == defect.code]
    assert found.way is not None
    assert found.way.choices == choices
    told = ", ".join(f"`{id}`" for id in choices)
    assert found.diagnostic.notes[-1].message == f"Shortest way: {told}.{then}"


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_only_what_no_way_leads_to_has_none(defect: Defect) -> None:
    unseen = {"SCEN122", "SCEN124", "PROVE102", "PROVE105", "PROVE112"}
    without = [one.diagnostic for one in prove(read(source(defect)[0])).findings if one.way is None]
    assert {one.code for one in without} <= unseen


@pytest.mark.parametrize("defect", MOMENTS, ids=str)
def test_a_planted_moment_is_told_at_its_place_and_of_nothing_else(defect: Defect) -> None:
    text, places = source(defect)
    found = list(moments.check(Project("", scenarios={"planted": read(text)})))
    assert [(d.code, d.place) for d in found] == [(defect.code, place) for place in places]


def test_every_code_of_moments_is_planted() -> None:
    assert {defect.code for defect in MOMENTS} == {code.code for code in moments.CODES}


def test_every_code_of_the_prover_is_planted() -> None:
    assert {defect.code for defect in DEFECTS} | {"PROVE104", "SCEN125"} == {code.code for code in CODES}


@pytest.mark.parametrize(
    ("condition", "said"), [("trust <= 4 and trust >= 2", "always shown"), ("trust >= 3", "never shown")]
)
def test_a_text_whose_condition_makes_no_difference_is_found_as_a_block(condition: str, said: str) -> None:
    head = "---\nid: a\ntitle: A\nstate:\n  trust: {start: 2, min: 0, max: 5, label: T}\n---\n\n"
    body = f"## A\n\n:::{{when}} {condition}\nMore.\n:::\n\n- [end](#end) `trust +1`\n- [w](#end) `id w`\n\n## End\n`ending door-open`\n\nIt ends.\n"
    (found,) = [d for d in prove(read(head + body)).diagnostics if d.code == "PROVE104"]
    assert said in found.message
    assert (found.place.line, found.place.end_line) == (10, 12)


def test_a_shortest_witness_is_told_with_the_state_at_its_end() -> None:
    defect = next(one for one in DEFECTS if one.name == "conditions with a hole between them")
    (found,) = [f for f in prove(read(source(defect)[0])).findings if f.diagnostic.code == "SCEN123"]
    assert found.way is not None
    assert found.way.choices == ("same",)
    assert found.diagnostic.notes[0].message == "Shortest way: `same`. Then trust 2."


def test_a_story_that_can_run_in_circles_has_no_best_total_and_is_an_error_not_a_crash() -> None:
    text = "---\nid: a\ntitle: A\n---\n\n## A\n\nA.\n\n- [Again](#a) `points +1`\n- [On](#e)\n\n## E\n`ending door-open`\n\nE.\n"
    found = scored(read(text))
    assert isinstance(found, Diagnostic)
    assert (found.code, found.severity) == ("SCEN125", Severity.ERROR)
    assert "nothing in it can be scored" in found.message
    assert isinstance(scored(read(text.replace("[Again](#a)", "[Again](#e)"))), Best)


def test_a_limit_is_said_and_what_was_found_before_it_is_kept() -> None:
    story = "\n".join(f"- [m{n}](#a) `id m{n}; if c{n} <= 8; c{n} +1`" for n in range(3))
    state = "\n".join(f"  c{n}: {{start: 0, min: 0, max: 9, label: C}}" for n in range(3))
    text = f"---\nid: a\ntitle: A\nstate:\n{state}\n---\n\n## A\n\nA.\n\n{story}\n- [b](#b)\n\n## B\n\nB.\n\n- [e](#e) `if c0 >= 1`\n\n## E\n`ending door-open`\n\nE.\n"
    proof = prove(read(text), limit=100)
    assert proof.figures is None
    assert proof.unproven
    codes = [d.code for d in proof.diagnostics]
    assert codes.count("SCEN125") == 1
    assert "SCEN123" in codes
    whole = prove(read(text))
    assert whole.unproven == ()
    assert whole.states > 100
    assert [d.place for d in whole.diagnostics if d.code == "SCEN123"] == [
        d.place for d in proof.diagnostics if d.code == "SCEN123"
    ]


def test_a_sound_scenario_is_told_nothing() -> None:
    text = """---
id: a
title: A
objectives: [O1]
state:
  trust: {start: 2, min: 0, max: 4, label: T}
---

## A

A moment.

- [on](#b) `trust +1; evidence O1 +1`
- [late](#b) `id late; points +1; trust -1`

## B

A moment.

- [best](#best) `if trust >= 3; points +2`
- [end](#end) `points +1; trust +1; evidence O1 +1`

## Best
`ending left-with-options`

It ends.

## End
`ending door-open`

It ends.
"""
    proof = prove(read(text))
    assert proof.diagnostics == ()
    assert proof.figures is not None
    assert proof.figures.paths == 3
    assert proof.figures.best == 2
    assert [(e.node, e.paths, e.share, e.low, e.high) for e in proof.figures.endings] == [
        ("best", 1, 0.25, 2, 2),
        ("end", 2, 0.75, 1, 2),
    ]
    assert not any(d.severity is Severity.ERROR for d in proof.diagnostics)
