"""Model values made from the runtime's data, so that one vector file speaks to both languages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from coursewright.model.course import Assessment, PassRule
from coursewright.model.expression import (
    Both,
    Compare,
    Either,
    Expression,
    Literal,
    Name,
    Not,
    Visited,
)
from coursewright.model.item import (
    Choice,
    FillIn,
    ForeseenAnswer,
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
from coursewright.model.standing import Achievement, Activity, Done, Rule, standing

HERE = whole("vectors.json")
Data = Mapping[str, Any]


def option(id: str) -> Option:
    return Option(id, (), (), HERE)


def form_of(data: Data) -> Form:
    """The form of an item as the runtime knows it."""
    options = tuple(map(option, data.get("options", ())))
    match data["form"]:
        case "true-false":
            return TrueFalse(option("true"), option("false"), data["key"])
        case "choice":
            return Choice(options, tuple(data["keys"]), data.get("multiple", False))
        case "fill-in":
            return FillIn(tuple(map(gap, data["gaps"])), False, data.get("caseMatters", False))
        case "long-fill-in":
            return LongFillIn((), (), data.get("private", False))
        case "matching":
            right = tuple(map(option, data["right"]))
            return Matching("left", "right", options, right, tuple(data["pairs"].items()))
        case "sequencing":
            return Sequencing(tuple(map(option, data["steps"])))
        case "numeric":
            return Numeric(Decimal(data["low"]), Decimal(data["high"]), "", "")
        case "likert":
            return Likert(options, (), "", True)
    raise ValueError(data["form"])


def gap(data: Data) -> TextGap:
    foreseen = tuple(ForeseenAnswer(pattern, ()) for pattern in data.get("foreseen", ()))
    return TextGap(tuple(data["answers"]), (), foreseen, HERE)


def item_of(id: str, data: Data) -> Item:
    """An item without any text."""
    return Item(
        id=id,
        title="",
        stem=(),
        form=form_of(data),
        kind=data["form"],
        objective=data.get("objective", ""),
        level=None,
        points=data.get("points", 1),
        why=(),
        hint=(),
        after=False,
        booster=False,
        fixed_order=data.get("fixed", False),
        facts=(),
        variant_of=data.get("variantOf", ""),
        place=HERE,
    )


def assessment_of(data: Data, items: Mapping[str, Data]) -> Assessment:
    """An assessment without any text, holding those of its items that exist."""
    return Assessment(
        id="assessment",
        title="",
        mastery=Fraction(*data["mastery"]),
        draw=data["draw"],
        blueprint=tuple((objective, count) for objective, count in data["blueprint"]),
        shuffle_items=data["shuffleItems"],
        shuffle_options=data["shuffleOptions"],
        attempts=data["attempts"],
        feedback_at_end=data["feedbackAtEnd"],
        note=None,
        intro=(),
        items=tuple(item_of(id, items[id]) for id in data["items"] if id in items),
        path="",
        place=HERE,
    )


def expression_of(data: list[Any]) -> Expression:
    """A guard from its nested lists."""
    match data:
        case ["name", name]:
            return Name(name)
        case ["value", value]:
            return Literal(value)
        case ["visited", node]:
            return Visited(node)
        case ["not", inner]:
            return Not(expression_of(inner))
        case ["and", left, right]:
            return Both(expression_of(left), expression_of(right))
        case ["or", left, right]:
            return Either(expression_of(left), expression_of(right))
        case [operator, left, right]:
            one, other = expression_of(left), expression_of(right)
            assert isinstance(one, Name | Literal)
            assert isinstance(other, Name | Literal)
            return Compare(operator, one, other)
    raise ValueError(data)


def scenario_of(data: Data) -> Scenario:
    """A scenario without any text."""
    return Scenario(
        id="scenario",
        title="",
        role=data["role"],
        intro=(),
        note=None,
        objectives=tuple(data["evidenceMax"]),
        start=data["start"],
        minutes=0,
        alternative=data["alternative"],
        variables=tuple(_variable(name, one) for name, one in data["variables"].items()),
        variants=tuple(_variant(one) for one in data["variants"]),
        nodes=tuple(_node(id, one) for id, one in data["nodes"].items()),
        place=HERE,
    )


def _variable(name: str, data: Data) -> Variable:
    if "low" in data:
        return Counter(name, data["start"], data["low"], data["high"], data["label"], HERE)
    if "values" in data:
        return Named(name, data["start"], tuple(data["values"]), data["label"], HERE)
    return Flag(name, data["start"], data["label"], HERE)


def _variant(data: Data) -> Variant:
    return Variant(
        data["id"],
        data["label"],
        tuple(data["values"].items()),
        data["start"],
        data["role"],
        HERE,
        data.get("replay", False),
    )


def _node(id: str, data: Data) -> Node:
    return Node(
        id=id,
        title=data["title"],
        blocks=(),
        choices=tuple(map(_choice, data["choices"])),
        outcome=Outcome(data["outcome"]) if "outcome" in data else None,
        debrief=(),
        act=data.get("act", ""),
        level=ContentLevel(data["level"]),
        minutes=0,
        place=HERE,
        die=data.get("die", 0),
    )


def _choice(data: Data) -> ScenarioChoice:
    return ScenarioChoice(
        id=data["id"],
        text=(),
        target=data["target"],
        guard=expression_of(data["guard"]) if "guard" in data else None,
        effects=tuple(map(_effect, data["effects"])),
        points=data["points"],
        once=data.get("once", False),
        evidence=tuple(data.get("evidence", {}).items()),
        repair=data.get("repair", False),
        consequence=(),
        reason=(),
        place=HERE,
        weight=data.get("weight", 0),
        seconds=data.get("seconds", 0),
        bypass=data.get("bypass", False),
    )


def _effect(data: list[Any]) -> Effect:
    sort, name, value = data
    return Add(name, value) if sort == "+" else Assign(name, value)


def rule_of(case: Mapping[str, Any]) -> Rule:
    passing = PassRule(
        Fraction(*case["mastery"]), tuple(case["weights"].items()), tuple(case["required"]), whole("x")
    )
    return Rule(
        tuple(case["lessons"]), {id: _activity(one) for id, one in case["activities"].items()}, passing
    )


def _activity(data: Mapping[str, Any]) -> Activity:
    mastery = Fraction(*data["mastery"]) if "mastery" in data else None
    return Activity(mastery, data.get("attempts"), data.get("alternative", ""), "scored" in data)


def achievement_of(done: Mapping[str, Any]) -> Achievement:
    activities = {
        id: Done(one["attempts"], Fraction(*one["best"]) if one["best"] else None)
        for id, one in done["activities"].items()
    }
    return Achievement(frozenset(done["lessons"]), activities)


def standing_of(case: Mapping[str, Any]) -> Mapping[str, Any]:
    host = Fraction(*case["host"]) if case["host"] else None
    found = standing(rule_of(case), achievement_of(case["done"]), host)
    score = None if found.score is None else list(found.score.as_integer_ratio())
    return {"completion": found.completion, "success": str(found.success), "score": score}


def story_of(nodes: Mapping[str, Any], variables: Mapping[str, Any] | None = None) -> Scenario:
    """Nodes of choices: `id: (target, points, settings)`."""
    return scenario_of(
        {
            "start": next(iter(nodes)),
            "role": "",
            "evidenceMax": {},
            "alternative": "",
            "variables": variables or {},
            "variants": [],
            "nodes": {
                id: {
                    "title": id,
                    "level": "green",
                    **({} if choices else {"outcome": "door-open"}),
                    "choices": [
                        {"id": name, "target": target, "points": points, "effects": [], **settings}
                        for name, (target, points, settings) in choices.items()
                    ],
                }
                for id, choices in nodes.items()
            },
        }
    )


def wide_story(counters: int, high: int) -> Scenario:
    """Every reachable combination of several counters, and no loop."""
    names = [f"v{at}" for at in range(counters)]
    variables = {name: {"start": 0, "low": 0, "high": high, "label": ""} for name in names}
    below = {name: {"guard": ["<", ["name", name], ["value", high]]} for name in names}
    moves = {f"up-{name}": ("a", 1, {**below[name], "effects": [["+", name, 1]]}) for name in names}
    return story_of({"a": {**moves, "out": ("end", 0, {})}, "end": {}}, variables)
