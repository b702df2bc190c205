"""The prover against brute force on small random machines, and against walks of the runtime's own machine."""

from __future__ import annotations

import random
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursewright.encode.scenario_data import scenario_data
from coursewright.model.diagnostic import Severity
from coursewright.model.expression import Both, Compare, Either, Expression, Literal, Name, Not, Visited
from coursewright.model.place import Place, whole
from coursewright.model.scenario import (
    Add,
    Assign,
    Best,
    ContentLevel,
    Counter,
    Flag,
    Named,
    Node,
    Outcome,
    Scenario,
    ScenarioChoice,
    Variant,
)
from coursewright.pipeline import read_project
from coursewright.scenario.explore import best_of, explore
from coursewright.scenario.machine import Play, applied, begin, ended, offered, take, ways
from coursewright.scenario.proof.outcomes import RANKS
from coursewright.scenario.prove import Proof, mastery_of, prove
from player_process import Player, running

HOME = Path(__file__).parents[2]

HERE = whole("random.md")
LENGTH = 7
WALKS = 10_000

CONDITIONS: st.SearchStrategy[Expression] = st.one_of(
    st.tuples(st.sampled_from(["<", ">=", "=="]), st.sampled_from("cd"), st.integers(0, 3)).map(
        lambda one: Compare(one[0], Name(one[1]), Literal(one[2]))
    ),
    st.tuples(st.sampled_from(["==", "!="]), st.sampled_from("xyz")).map(
        lambda one: Compare(one[0], Name("w"), Literal(one[1]))
    ),
    st.just(Name("f")),
    st.just(Not(Name("f"))),
    st.integers(0, LENGTH - 1).map(lambda number: Visited(f"n{number}")),
)
GUARDS: st.SearchStrategy[Expression] = st.one_of(
    CONDITIONS,
    st.builds(Both, CONDITIONS, CONDITIONS),
    st.builds(Either, CONDITIONS, CONDITIONS),
)
EFFECTS = st.one_of(
    st.tuples(st.sampled_from("cdu"), st.integers(-2, 2)).map(lambda one: Add(*one)),
    st.tuples(st.sampled_from("cdu"), st.integers(0, 3)).map(lambda one: Assign(*one)),
    st.booleans().map(lambda value: Assign("f", value)),
    st.sampled_from("xyz").map(lambda value: Assign("w", value)),
)
VARIABLES = (
    Counter("c", 1, 0, 3, "", HERE),
    Counter("d", 0, 0, 2, "", HERE),
    Counter("u", 1, 0, 3, "", HERE),
    Flag("f", False, "", HERE),
    Named("w", "x", ("x", "y", "z"), "", HERE),
)


@st.composite
def scenarios(draw: st.DrawFn, back: bool = False, sound: bool = False) -> Scenario:
    """A machine whose choices lead on, so that it has no circle; with `back` some lead back.

    A `sound` one always offers a choice that leads on, and every last node is an ending.
    """
    nodes: list[Node] = []
    place = iter(range(1, 1000))
    for number in range(LENGTH):
        last = number == LENGTH - 1
        choices = (
            []
            if last
            else [
                _choice(draw, number, at, next(place), back) for at in range(draw(st.integers(int(sound), 3)))
            ]
        )
        if sound and choices:
            onward = f"n{draw(st.integers(number + 1, LENGTH - 1))}"
            choices[0] = replace(choices[0], target=onward, guard=None, once=False)
        if draw(st.sampled_from([False, False, False, True])):
            choices = [
                replace(choices[0], id=one.id, guard=one.guard, once=one.once, place=one.place)
                for one in choices
            ]
        die = draw(st.sampled_from([0, 0, 6, 20])) if choices else 0
        choices = [_outcome(choice, at, die, len(choices)) for at, choice in enumerate(choices)]
        if choices and draw(st.sampled_from([False, False, True])):
            past = _choice(draw, number, 9, next(place), back)
            choices.append(replace(past, guard=None, once=False, evidence=(), bypass=True))
        outcome = None if choices else draw(st.sampled_from([*Outcome, *([] if sound else [None])]))
        nodes.append(
            Node(
                f"n{number}",
                f"N{number}",
                (),
                tuple(choices),
                outcome,
                (),
                "",
                draw(st.sampled_from([ContentLevel.GREEN, ContentLevel.GREEN, ContentLevel.AMBER])),
                0,
                _at(next(place)),
                die,
            )
        )
    late = Variant("late", "", (("c", 3), ("f", True)), "n1", "", HERE)
    plain = Variant("plain", "", (), "", "", HERE)
    return Scenario(
        id="random", title="", role="", intro=(), note=None, objectives=("O1",), start="n0", minutes=0, alternative="",
        variables=VARIABLES, variants=draw(st.sampled_from([(), (plain, late)])), nodes=tuple(nodes), place=HERE,
    )  # fmt: skip


def _outcome(choice: ScenarioChoice, at: int, die: int, count: int) -> ScenarioChoice:
    """The same as something that a die brings, where one decides: the first has all faces that the others leave."""
    if not die:
        return choice
    weight = die - count + 1 if at == 0 else 1
    return replace(choice, guard=None, once=False, points=0, evidence=(), weight=weight)


def _at(line: int) -> Place:
    return Place("random.md", line, 1, line, 2)


def _choice(draw: st.DrawFn, number: int, at: int, line: int, back: bool) -> ScenarioChoice:
    target = draw(st.integers(0 if back else number + 1, LENGTH - 1))
    return ScenarioChoice(
        id=f"c{at}", text=(), target=f"n{target}", guard=draw(st.none() | GUARDS),
        effects=tuple(draw(st.lists(EFFECTS, max_size=2))), points=draw(st.integers(-1, 3)), once=draw(st.booleans()),
        evidence=(("O1", 1),) if draw(st.booleans()) else (), repair=False, consequence=(), reason=(), place=_at(line),
    )  # fmt: skip


@dataclass
class Truth:
    """What walking every single play shows."""

    paths: Tally[str] = field(default_factory=Tally)
    shares: dict[str, Fraction] = field(default_factory=dict)
    points: dict[str, list[int]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    nodes: set[str] = field(default_factory=set)
    taken: set[tuple[str, str]] = field(default_factory=set)
    used: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    """For each ending the choices of all plays that end there."""
    stuck: dict[str, int] = field(default_factory=dict)
    bare: list[int] = field(default_factory=list)
    """Points of the plays that end without evidence."""


def truth(scenario: Scenario) -> Truth:
    found = Truth()
    starts = [variant.id for variant in scenario.variants] or [""]
    stack = [(begin(scenario, variant), Fraction(1, len(starts))) for variant in starts]
    while stack:
        play, share = stack.pop()
        found.nodes.add(play.node)
        ordinary = offered(scenario, play)
        if ended(scenario, play):
            found.paths[play.node] += 1
            found.shares[play.node] = found.shares.get(play.node, Fraction(0)) + share
            found.points.setdefault(play.node, []).append(play.points)
            found.lengths.append(len(play.path))
            found.used.setdefault(play.node, set()).update((one.node, one.choice) for one in play.path)
            if not play.evidence.get("O1"):
                found.bare.append(play.points)
        elif not ordinary:
            found.stuck[play.node] = min(found.stuck.get(play.node, 99), len(play.path))
        faces = sum(choice.weight or 1 for choice in ordinary)
        for choice in ways(scenario, play):
            found.taken.add((play.node, choice.id))
            part = Fraction(0) if choice.bypass else share * (choice.weight or 1) / faces
            stack.append((take(scenario, play, choice.id), part))
    return found


exactly = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@exactly
@given(scenarios())
def test_figures_are_those_of_walking_every_play(scenario: Scenario) -> None:
    proof, real = prove(scenario), truth(scenario)
    figures = proof.figures
    assert figures is not None
    assert figures.paths == sum(real.paths.values())
    assert {one.node: one.paths for one in figures.endings} == real.paths
    assert {one.node: (one.low, one.high) for one in figures.endings} == {
        node: (min(sums), max(sums)) for node, sums in real.points.items()
    }
    for one in figures.endings:
        assert one.share == pytest.approx(float(real.shares[one.node]))
        assert one.used == len(real.used[one.node])
        assert one.of == sum(len(node.choices) for node in scenario.nodes)
        assert _end(scenario, one.low_way.variant, one.low_way.choices).points == one.low
        assert _end(scenario, one.high_way.variant, one.high_way.choices).points == one.high
    if real.lengths:
        assert figures.choices == (min(real.lengths), max(real.lengths))
    assert figures.best == max([0, *(sum for sums in real.points.values() for sum in sums)])


@exactly
@given(scenarios())
def test_complaints_are_those_that_walking_every_play_bears_out(scenario: Scenario) -> None:
    proof, real = prove(scenario), truth(scenario)
    place = {node.id: node.place for node in scenario.nodes}
    stuck = {node for node in real.stuck if scenario.node(node).choices}
    assert _places(proof, "SCEN123") == {place[node] for node in stuck}
    for finding in proof.findings:
        if finding.diagnostic.code == "SCEN123" and finding.way is not None:
            node = next(node for node in stuck if place[node] == finding.diagnostic.place)
            assert len(finding.way.choices) == real.stuck[node]
    unreached = {node.id for node in scenario.nodes} - real.nodes
    assert _places(proof, "SCEN122") | _places(proof, "PROVE102") == {place[node] for node in unreached}
    never = {
        choice.place
        for node in scenario.nodes
        for choice in node.choices
        if node.id in real.nodes and (node.id, choice.id) not in real.taken
    }
    assert _places(proof, "SCEN124") == never
    assert proof.figures is not None
    best = proof.figures.best
    assert bool(_places(proof, "PROVE111")) == (best > 0 and any(5 * sum >= 4 * best for sum in real.bare))
    harmful = [
        sums for node, sums in real.points.items() if scenario.node(node).outcome is Outcome.HARMFUL_EXPOSURE
    ]
    assert len(_places(proof, "PROVE110")) == sum(best > 0 and 5 * max(sums) >= 4 * best for sums in harmful)


def _places(proof: Proof, code: str) -> set[Place]:
    return {diagnostic.place for diagnostic in proof.diagnostics if diagnostic.code == code}


def _end(scenario: Scenario, variant: str, choices: tuple[str, ...]) -> Play:
    play = begin(scenario, variant)
    for id in choices:
        play = take(scenario, play, id)
    return play


@exactly
@given(scenarios(back=True))
def test_a_circle_is_one_that_the_machine_can_walk_again_and_again(scenario: Scenario) -> None:
    circles = [finding.way for finding in prove(scenario).findings if finding.diagnostic.code == "SCEN121"]
    loop = explore(scenario).loop()
    assert len(circles) == (loop is not None)
    if loop is not None:
        assert circles[0] is not None
        assert circles[0].choices == loop.entry.choices + loop.choices
        play = _end(scenario, loop.entry.variant, loop.entry.choices + loop.choices * 5)
        assert play.node == _end(scenario, loop.entry.variant, loop.entry.choices).node


@pytest.fixture(scope="module")
def player() -> Iterator[Player]:
    with running() as process:
        yield process


def test_in_the_scenarios_here_ten_thousand_walks_of_the_runtime_end_where_the_proof_says(
    player: Player,
) -> None:
    project = read_project(HOME).project
    chance = random.Random(7)
    for scenario in project.scenarios.values():
        proof = prove(scenario, mastery_of(scenario, project.courses))
        assert not proof.failed, proof.diagnostics
        assert proof.figures is not None
        data = scenario_data(scenario, best_of(scenario))
        variants = [variant.id for variant in scenario.variants] or [""]
        ends: Tally[str] = Tally()
        for variant in variants:
            picks = [
                [chance.randrange(60) for _ in range(proof.figures.choices[1])]
                for _ in range(WALKS // len(variants))
            ]
            ends.update(player.ask("walks", scenario=data, variant=variant, picks=picks))
        # 60 is a multiple of every number of choices up to 6, so each is drawn evenly.
        assert sum(ends.values()) == WALKS
        assert set(ends) <= {one.node for one in proof.figures.endings}
        for one in proof.figures.endings:
            assert ends[one.node] / WALKS == pytest.approx(one.share, abs=0.025)


def test_where_the_prover_is_silent_every_walk_of_the_runtime_ends(player: Player) -> None:
    met: Tally[str] = Tally()
    rolls = st.lists(st.lists(st.integers(0, 5), min_size=60, max_size=60), min_size=1, max_size=4)

    def every_walk_ends(scenario: Scenario, picks: list[list[int]]) -> None:
        met["all"] += 1
        proof = prove(scenario)
        if any(node.outcome is None and not node.choices for node in scenario.nodes) or _worse(proof):
            return
        met["silent"] += 1
        data: Mapping[str, Any] = scenario_data(scenario, Best(0, {}, 0))
        assert proof.figures is not None
        longer = [row * (proof.figures.choices[1] // len(row) + 1) for row in picks]
        for variant in [variant.id for variant in scenario.variants] or [""]:
            walked = player.ask("walks", scenario=data, variant=variant, picks=longer, past=True)
            assert len(walked) == len(longer)
            assert None not in walked
            met["walks"] += len(walked)

    some = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
    some(given(scenarios(sound=True), rolls)(every_walk_ends))()
    # Whatever is sound by the way it was made, the prover has to be silent about.
    assert met["silent"] == met["all"] >= 20, met
    some(given(scenarios(back=True) | scenarios(back=True, sound=True), rolls)(every_walk_ends))()
    assert met["silent"] > met["all"] / 2, met
    assert met["walks"] >= met["silent"]


def _worse(proof: Proof) -> bool:
    return any(
        d.severity is Severity.ERROR and d.code in ("SCEN121", "SCEN123", "PROVE101")
        for d in proof.diagnostics
    )


def test_the_checks_of_this_project_find_no_error_in_its_scenarios() -> None:
    reading = read_project(HOME, date(2026, 11, 21))
    wrong = [
        d
        for d in reading.diagnostics
        if d.severity is Severity.ERROR and d.place.file.startswith("scenarios/")
    ]
    assert wrong == []


def _plays(scenario: Scenario) -> Iterator[Play]:
    stack = [begin(scenario, variant) for variant in [variant.id for variant in scenario.variants] or [""]]
    while stack:
        play = stack.pop()
        yield play
        stack.extend(take(scenario, play, choice.id) for choice in ways(scenario, play))


def _rank(scenario: Scenario, play: Play) -> int:
    outcome = scenario.node(play.node).outcome
    own = RANKS[outcome] if outcome is not None else 0
    return max([own, *(_rank(scenario, take(scenario, play, one.id)) for one in ways(scenario, play))])


def _stands(scenario: Scenario, play: Play, one: str, other: str) -> tuple[bool, bool]:
    """Whether the one is better than the other in something, and whether it is worse."""
    a, b = take(scenario, play, one), take(scenario, play, other)
    pairs = [(a.points, b.points), (_rank(scenario, a), _rank(scenario, b))]
    pairs += [(int(a.values[name]), int(b.values[name])) for name in "cdu"]
    apart = any(a.values[name] != b.values[name] for name in "fw")
    return apart or any(x > y for x, y in pairs), apart or any(x < y for x, y in pairs)


def _alike(scenario: Scenario, play: Play, one: str, other: str) -> bool:
    """Whether two choices lead to one node with the same points, evidence and values."""
    a, b = take(scenario, play, one), take(scenario, play, other)
    return (a.node, a.points, a.evidence, a.values) == (b.node, b.points, b.evidence, b.values)


def _nothing_decided(scenario: Scenario) -> set[str]:
    """Nodes that once offer something to decide, and in no play is anything decided there."""
    met: set[str] = set()
    decided: set[str] = set()
    for play in _plays(scenario):
        open = () if scenario.node(play.node).die else offered(scenario, play)
        if len(open) > 1:
            met.add(play.node)
            if not all(_alike(scenario, play, open[0].id, other.id) for other in open[1:]):
                decided.add(play.node)
    return met - decided


@exactly
@given(scenarios())
def test_where_nothing_is_decided_it_is_so_in_every_play(scenario: Scenario) -> None:
    expected = {scenario.node(id).place for id in _nothing_decided(scenario)}
    assert _places(prove(scenario), "PROVE107") == expected


@exactly
@given(scenarios())
def test_amber_nodes_that_cannot_be_passed_by_are_those_that_some_play_shows(scenario: Scenario) -> None:
    bare = {node.id for node in scenario.nodes if node.level is ContentLevel.AMBER and node.around is None}
    amber = {node.id for node in scenario.nodes if node.level is ContentLevel.AMBER}
    expected: set[str] = set()
    through: dict[str, set[str]] = {}
    for play in _plays(scenario):
        if not play.path:
            expected |= {play.node} & bare
        open = ways(scenario, play)
        unread = [one for one in open if one.bypass] or open
        cornered = any if scenario.node(play.node).die else all
        if unread and cornered(one.target in amber for one in unread):
            expected |= {one.target for one in unread} & bare
        if scenario.node(play.node).outcome not in (None, Outcome.HARMFUL_EXPOSURE):
            passed = ({step.node for step in play.path}) & bare
            through[play.node] = through.get(play.node, passed) & passed
    expected |= {node for passed in through.values() for node in passed}
    assert _places(prove(scenario), "SAFE102") == {scenario.node(node).place for node in expected}


@exactly
@given(scenarios())
def test_what_outdoes_all_others_does_so_in_every_play(scenario: Scenario) -> None:
    met: dict[Place, set[str]] = {}
    better: dict[Place, set[str]] = {}
    worse: set[Place] = set()
    for play in _plays(scenario):
        open = () if scenario.node(play.node).die else offered(scenario, play)
        for one in open:
            for other in open:
                if one.id != other.id:
                    met.setdefault(one.place, set()).add(other.id)
                    up, down = _stands(scenario, play, one.id, other.id)
                    worse |= {one.place} if down else set()
                    better.setdefault(one.place, set()).update({other.id} if up else ())
    expected = {place for place in met if place not in worse and better[place] == met[place]}
    same = {choice.place for id in _nothing_decided(scenario) for choice in scenario.node(id).choices}
    assert _places(prove(scenario), "PROVE108") == expected - same


@exactly
@given(scenarios())
def test_an_idle_effect_is_idle_in_every_play(scenario: Scenario) -> None:
    taken: set[tuple[Place, int]] = set()
    whole_once: set[tuple[Place, int]] = set()
    changed_once: set[tuple[Place, int]] = set()
    for play in _plays(scenario):
        for choice in ways(scenario, play):
            values = dict(play.values)
            for at, effect in enumerate(choice.effects):
                variable = next(one for one in VARIABLES if one.name == effect.name)
                before, after = values[effect.name], applied(variable, values[effect.name], effect)
                taken.add((choice.place, at))
                if after == (effect.value if isinstance(effect, Assign) else int(before) + effect.amount):
                    whole_once.add((choice.place, at))
                if after != before:
                    changed_once.add((choice.place, at))
                values[effect.name] = after
    zero = {
        (choice.place, at)
        for node in scenario.nodes
        for choice in node.choices
        for at, effect in enumerate(choice.effects)
        if isinstance(effect, Add) and effect.amount == 0
    }
    idle = taken - (whole_once & changed_once) - zero
    assert _places(prove(scenario), "PROVE106") == {place for place, _ in idle}


def _worth(scenario: Scenario, play: Play, luck: Callable[[list[int]], int]) -> int:
    """The most that a learner can still earn, where of what a die brings `luck` takes one."""
    if ended(scenario, play):
        return 0
    found: dict[bool, list[int]] = {way.bypass: [] for way in ways(scenario, play)}
    for way in ways(scenario, play):
        found[way.bypass].append(way.points + _worth(scenario, take(scenario, play, way.id), luck))
    ordinary = found.get(False, [])
    if scenario.node(play.node).die and ordinary:
        ordinary = [luck(ordinary)]
    return max([*ordinary, *found.get(True, [])], default=-999)


@exactly
@given(scenarios())
def test_dice_that_decide_the_total_do_so_in_some_play(scenario: Scenario) -> None:
    starts = [begin(scenario, variant) for variant in [one.id for one in scenario.variants] or [""]]
    unfair = any(_worth(scenario, start, max) > max(_worth(scenario, start, min), -500) for start in starts)
    assert bool(_places(prove(scenario), "PROVE113")) == unfair


def _harmless(scenario: Scenario, play: Play) -> bool:
    """Whether decisions alone can lead to an ending without harm, whatever the dice bring."""
    if ended(scenario, play):
        return scenario.node(play.node).outcome is not Outcome.HARMFUL_EXPOSURE
    after = [(way.bypass, _harmless(scenario, take(scenario, play, way.id))) for way in ways(scenario, play)]
    ordinary = [good for past, good in after if not past]
    if any(good for past, good in after if past):
        return True
    return bool(ordinary) and (all(ordinary) if scenario.node(play.node).die else any(ordinary))


@exactly
@given(scenarios())
def test_dice_that_alone_bring_harm_do_so_in_some_play(scenario: Scenario) -> None:
    expected = set()
    for play in _plays(scenario):
        node = scenario.node(play.node)
        if node.die and not _harmless(scenario, play):
            after = {_harmless(scenario, take(scenario, play, one.id)) for one in offered(scenario, play)}
            expected |= {node.place} if len(after) == 2 else set()
    assert _places(prove(scenario), "PROVE115") == expected
