"""A scenario as the learner's runtime reads it: nodes, choices and variables, and of the text only titles and labels."""

from __future__ import annotations

from collections.abc import Mapping

from coursewright.encode.guards import guard_json
from coursewright.encode.items_data import Json
from coursewright.encode.tags import choice_tag
from coursewright.model.scenario import (
    Add,
    Best,
    Counter,
    Effect,
    Named,
    Node,
    Scenario,
    ScenarioChoice,
    Variable,
    Variant,
)


def scenario_data(
    scenario: Scenario, best: Best, renamed: Mapping[str, str] | None = None
) -> Mapping[str, Json]:
    """`best` holds the best reachable totals, the denominators of every play; `renamed` earlier names of choices."""
    variants: list[Json] = [_variant(variant) for variant in scenario.variants]
    return {
        "start": scenario.start,
        "role": scenario.role,
        "max": best.points,
        "evidenceMax": dict(best.evidence),
        "alternative": scenario.alternative,
        "variables": {variable.name: _variable(variable) for variable in scenario.variables},
        "variants": variants,
        "nodes": {node.id: _node(node) for node in scenario.nodes},
        **({"renamed": dict(renamed)} if renamed else {}),
    }


def _variable(variable: Variable) -> Json:
    bounds: dict[str, Json] = {}
    if isinstance(variable, Counter):
        bounds = {"low": variable.low, "high": variable.high}
        if variable.less_is_better:
            bounds["better"] = "low"
    if isinstance(variable, Named):
        bounds = {"values": list(variable.values)}
    return {"start": variable.start, **bounds, "label": variable.label}


def _variant(variant: Variant) -> Json:
    return {
        "id": variant.id,
        "label": variant.label,
        "values": dict(variant.values),
        "start": variant.start,
        "role": variant.role,
        **({"replay": True} if variant.replay else {}),
    }


def _node(node: Node) -> Json:
    choices: list[Json] = [_choice(node, choice) for choice in node.choices]
    return {
        "title": node.title,
        **({"act": node.act} if node.act else {}),
        **({"outcome": str(node.outcome)} if node.outcome is not None else {}),
        "level": str(node.level),
        **({"die": node.die} if node.die else {}),
        "choices": choices,
    }


def _choice(node: Node, choice: ScenarioChoice) -> Json:
    effects: list[Json] = [_effect(effect) for effect in choice.effects]
    data: dict[str, Json] = {
        "id": choice.id,
        "tag": choice_tag(node.id, choice.id),
        "target": choice.target,
    }
    if choice.guard is not None:
        data["guard"] = guard_json(choice.guard)
    data |= {"effects": effects, "points": choice.points}
    if choice.once:
        data["once"] = True
    if choice.evidence:
        data["evidence"] = dict(choice.evidence)
    if choice.repair:
        data["repair"] = True
    if choice.weight:
        data["weight"] = choice.weight
    if choice.seconds:
        data["seconds"] = choice.seconds
    if choice.bypass:
        data["bypass"] = True
    return data


def _effect(effect: Effect) -> Json:
    if isinstance(effect, Add):
        return ["+", effect.name, effect.amount]
    return ["=", effect.name, effect.value]
