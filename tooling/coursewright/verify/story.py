"""A scenario read back from a package of ours: as much of it as the machine needs, without a word of its text.

What a package says is not trusted: whatever does not fit gives None, and the learner then goes by what choices earn at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coursewright.model.expression import Both, Compare, Either, Expression, Literal, Name, Not, Visited
from coursewright.model.place import Place
from coursewright.model.scenario import (
    Add,
    Assign,
    ContentLevel,
    Counter,
    Effect,
    Flag,
    Named,
    Node,
    Outcome,
    Scenario,
    ScenarioChoice,
    Variable,
    Variant,
)
from coursewright.scenario.luck import best_way, seed_for

Data = Mapping[str, Any]
PLACE = Place("package", 1, 1, 1, 1)
DEEPEST = 50
"""Levels of a guard. Nobody writes one that is deeper."""


def best_ways(data: Data) -> Mapping[str, Mapping[str, Any]]:
    """The best way through each scenario of a page, by its id; those without one are missing."""
    scenarios = data.get("scenarios")
    found = {id: best_plan(id, one) for id, one in scenarios.items()} if isinstance(scenarios, dict) else {}
    return {id: plan for id, plan in found.items() if plan is not None}


def best_plan(id: str, data: Data) -> Mapping[str, Any] | None:
    """Variant, choices and seed of a way that earns the best total, as the learner in the page takes them."""
    try:
        scenario = scenario_of(id, data)
        way = best_way(scenario)
        seed = seed_for(scenario, way) if way is not None else None
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError, OverflowError):
        return None
    if way is None or seed is None:
        return None
    return {"variant": way.variant, "choices": list(way.choices), "seed": seed}


def scenario_of(id: str, data: Data) -> Scenario:
    """The scenario as it can be played. Raises KeyError, TypeError or ValueError for what is none."""
    return Scenario(
        id=id, title="", role="", intro=(), note=None, objectives=(), start=data["start"], minutes=0, alternative="",
        variables=tuple(_variable(name, one) for name, one in data["variables"].items()),
        variants=tuple(_variant(one) for one in data["variants"]),
        nodes=tuple(_node(id, one) for id, one in data["nodes"].items()),
        place=PLACE,
    )  # fmt: skip


def _variable(name: str, data: Data) -> Variable:
    start = data["start"]
    if "low" in data:
        return Counter(name, int(start), int(data["low"]), int(data["high"]), "", PLACE)
    if "values" in data:
        return Named(name, str(start), tuple(data["values"]), "", PLACE)
    return Flag(name, bool(start), "", PLACE)


def _variant(data: Data) -> Variant:
    return Variant(data["id"], "", tuple(data["values"].items()), data["start"], "", PLACE)


def _node(id: str, data: Data) -> Node:
    outcome = Outcome(data["outcome"]) if "outcome" in data else None
    choices = tuple(_choice(one) for one in data["choices"])
    return Node(
        id, "", (), choices, outcome, (), "", ContentLevel(data["level"]), 0, PLACE, data.get("die", 0)
    )


def _choice(data: Data) -> ScenarioChoice:
    return ScenarioChoice(
        id=data["id"], text=(), target=data["target"],
        guard=_guard(data["guard"]) if "guard" in data else None,
        effects=tuple(_effect(one) for one in data["effects"]),
        points=int(data["points"]), once=bool(data.get("once")), evidence=(), repair=False, consequence=(), reason=(),
        place=PLACE, weight=int(data.get("weight", 0)), seconds=0, bypass=bool(data.get("bypass")),
    )  # fmt: skip


def _effect(data: Sequence[Any]) -> Effect:
    sort, name, value = data
    return Add(name, int(value)) if sort == "+" else Assign(name, value)


def _guard(data: Sequence[Any], depth: int = 0) -> Expression:
    if depth > DEEPEST:
        raise ValueError("deeper than anybody writes")
    operator, *inner = data
    match operator:
        case "name":
            return Name(inner[0])
        case "value":
            return Literal(inner[0])
        case "visited":
            return Visited(inner[0])
        case "not":
            return Not(_guard(inner[0], depth + 1))
        case "and" | "or":
            left, right = (_guard(one, depth + 1) for one in inner)
            return Both(left, right) if operator == "and" else Either(left, right)
        case _:
            return _comparison(operator, inner)


def _comparison(operator: str, inner: Sequence[Any]) -> Compare:
    left, right = (_guard(one, DEEPEST) for one in inner)
    if not isinstance(left, Name | Literal) or not isinstance(right, Name | Literal):
        raise ValueError("only names and values are compared")
    return Compare(operator, left, right)
