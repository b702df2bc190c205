"""A choice of a scenario: its link, its settings and what is said about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from coursewright.model.diagnostic import Code, Note, Reports, Severity, did_you_mean
from coursewright.model.expression import (
    Both,
    Compare,
    Either,
    Expression,
    Literal,
    Name,
    Not,
    Value,
    names_read,
)  # fmt: skip
from coursewright.model.mention import Mention
from coursewright.model.place import Place
from coursewright.model.prose import Blocks, CodeSpan, Inline, Link, ListItem, Paragraph, Quote, Text
from coursewright.model.scenario import Add, Assign, Counter, Effect, Named, ScenarioChoice, Variable
from coursewright.syntax.expression import read_expression
from coursewright.syntax.settings import Setting, read_settings

BAD_EFFECT = Code(
    "SCEN001", Severity.ERROR, "a setting of a choice that cannot be read",
    "What a choice changes decides what comes later; a slip here would change the story for learners without a word.",
    "- [Ask him](#he-interprets) `privacy minus 1`", "- [Ask him](#he-interprets) `privacy -1`",
)  # fmt: skip
UNKNOWN_VARIABLE = Code(
    "SCEN002", Severity.ERROR, "a variable that the head does not declare",
    "Every variable is declared with its start and its bounds, so that the whole space of states is known.",
    "- [Ask him](#he-interprets) `privcay -1`", "- [Ask him](#he-interprets) `privacy -1`",
)  # fmt: skip
WRONG_VALUE = Code(
    "SCEN003", Severity.ERROR, "a value that a variable cannot have",
    "Counters hold whole numbers, flags true or false, named values one of their names.",
    "- [Wait](#the-corridor) `companion_back = 2`", "- [Wait](#the-corridor) `companion_back = true`",
)  # fmt: skip
NOT_INCLUDED = Code(
    "SCEN006", Severity.ERROR, "a way to shared nodes that the story does not include",
    "A link to `shared/FILE.md#node` can be clicked in any viewer; for the story the head has to say where it goes on after "
    "the shared nodes.",
    "- [Call the line](shared/the-line.md#calling)",
    "```scenarios/demo-talk.md\n---\ninclude:\n  the-line: {back: the-end}\n---\n\n- [Call the line](shared/the-line.md#calling)\n```",
)  # fmt: skip
CODES = (BAD_EFFECT, UNKNOWN_VARIABLE, WRONG_VALUE, NOT_INCLUDED)

_SHARED = re.compile(r"^shared/([\w-]+)\.md#")
_SIGNED = re.compile(r"^([+-])\s*(\d{1,4})$")
_COUNT = re.compile(r"^[1-9]\d{0,2}$")
_EXAMPLES = {
    "points": "points +2", "evidence": "evidence HC-O4 +1", "id": "id the-name", "weight": "weight 2", "timer": "timer 60",
}  # fmt: skip
_EVIDENCE = re.compile(r"^(\S+)\s+([+-])(\d{1,3})$")


@dataclass(slots=True)
class Guards:
    """Reads conditions and effects of one scenario against its variables."""

    variables: Mapping[str, Variable]
    reports: Reports
    shared: frozenset[str] = frozenset()
    """The files of shared nodes that the head includes."""
    asked: set[str] = field(default_factory=set)
    """The names that conditions have asked for."""

    def condition(self, text: str, place: Place) -> Expression | None:
        """A condition with its names known and its named values told from variables."""
        tree = read_expression(text, place, self.reports)
        if tree is None:
            return None
        self.asked |= names_read(tree)
        where = Place(place.file, place.line, place.column, place.line, place.column + max(len(text), 1))
        return self._known(tree, where)

    def effect(self, setting: Setting) -> Effect | None:
        """`NAME +N`, `NAME -N` or `NAME = V`."""
        variable = self.variables.get(setting.key)
        if variable is None:
            self._unknown(setting.key, setting.place)
            return None
        signed = _SIGNED.match(setting.value)
        if signed is not None and isinstance(variable, Counter):
            return Add(Mention(variable.name, setting.place), int(signed[1] + signed[2]))
        if setting.value.startswith("=") and not setting.value.startswith("=="):
            return self._assign(variable, setting.value[1:].strip(), setting.place)
        self.reports.add(
            BAD_EFFECT.at(
                setting.place,
                f"`{setting.text}` changes nothing that can be read.",
                "Write `name +1`, `name -1` or `name = value`.",
            )
        )
        return None

    def value(self, variable: Variable, text: str) -> Value | None:
        """The text as a value of the variable, or None where it cannot have it."""
        if isinstance(variable, Counter):
            fits = re.fullmatch(r"-?\d{1,6}", text) and variable.low <= int(text) <= variable.high
            return int(text) if fits else None
        if isinstance(variable, Named):
            return text if text in variable.values else None
        return {"true": True, "false": False}.get(text)

    def _assign(self, variable: Variable, text: str, place: Place) -> Effect | None:
        value = self.value(variable, text)
        if value is None:
            self.reports.add(
                WRONG_VALUE.at(
                    place,
                    f"`{variable.name}` cannot be `{text}`.",
                    _range(variable),
                    Note("declared here", variable.place),
                )
            )
            return None
        return Assign(Mention(variable.name, place), value)

    def _known(self, tree: Expression, place: Place) -> Expression | None:
        match tree:
            case Both(left=left, right=right) | Either(left=left, right=right):
                a, b = self._known(left, place), self._known(right, place)
                return type(tree)(a, b) if a is not None and b is not None else None
            case Not(inner=inner):
                known = self._known(inner, place)
                return Not(known) if known is not None else None
            case Compare():
                return self._compare(tree, place)
            case Name(name=name):
                if name not in self.variables:
                    self._unknown(name, place)
                    return None
                if isinstance(self.variables[name], (Counter, Named)):
                    self.reports.add(
                        WRONG_VALUE.at(
                            place,
                            f"`{name}` alone is neither true nor false.",
                            f"Compare it: `{name} >= 1`, `{name} == value`.",
                        )
                    )
                    return None
                return tree
            case _:
                return tree

    def _compare(self, tree: Compare, place: Place) -> Expression | None:
        left, right = tree.left, tree.right
        if isinstance(left, Name) and isinstance(right, Name) and right.name not in self.variables:
            right = Literal(right.name)
        names = [side.name for side in (left, right) if isinstance(side, Name)]
        missing = [name for name in names if name not in self.variables]
        if missing:
            self._unknown(missing[0], place)
            return None
        if isinstance(left, Name) and isinstance(right, Literal):
            variable = self.variables[left.name]
            ordered = tree.operator not in ("==", "!=")
            text = str(right.value).lower() if isinstance(right.value, bool) else str(right.value)
            wrong_type = isinstance(variable, Counter) != (
                isinstance(right.value, int) and not isinstance(right.value, bool)
            )
            outside = not isinstance(variable, Counter) and self.value(variable, text) is None
            if wrong_type or outside or (ordered and not isinstance(variable, Counter)):
                self.reports.add(
                    WRONG_VALUE.at(
                        place,
                        f"`{left.name}` cannot be compared with `{text}` by `{tree.operator}`.",
                        _range(variable),
                        Note("declared here", variable.place),
                    )
                )
                return None
        return Compare(tree.operator, left, right)

    def _unknown(self, name: str, place: Place) -> None:
        help = did_you_mean(name, self.variables) or "Declare it under `state:` in the head."
        self.reports.add(UNKNOWN_VARIABLE.at(place, f"There is no variable `{name}`.", help))


def read_choice(item: ListItem, link: Link, guards: Guards) -> ScenarioChoice:
    """One entry of a list of links as a choice."""
    parts = _Parts()
    first = item.blocks[0]
    spans = [i for i in first.inlines if isinstance(i, CodeSpan)] if isinstance(first, Paragraph) else []
    for span in spans:
        for setting in read_settings(span):
            _take(setting, parts, guards)
    consequence, reason = _said(item.blocks)
    target = link.href.rpartition("#")[2]
    shared = _SHARED.match(link.href)
    if shared is not None and shared[1] not in guards.shared:
        guards.reports.add(
            NOT_INCLUDED.at(
                link.place,
                f"The shared nodes `{shared[1]}` are not included.",
                did_you_mean(shared[1], guards.shared)
                or f"Write `include: {{{shared[1]}: {{...}}}}` in the head.",
            )
        )
    return ScenarioChoice(
        id=parts.id or target,
        text=link.inlines,
        target=target,
        guard=parts.guard,
        effects=tuple(parts.effects),
        points=parts.points,
        once=parts.once,
        evidence=tuple(parts.evidence),
        repair=parts.repair,
        consequence=consequence,
        reason=reason,
        place=link.place,
        weight=parts.weight,
        seconds=parts.seconds,
        bypass=parts.bypass,
    )


def choice_link(item: ListItem) -> Link | None:
    """The link to a node that an entry begins with, or None where it is no choice."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph):
        return None
    inlines: list[Inline] = [i for i in first.inlines if not (isinstance(i, Text) and not i.text.strip())]
    head = inlines[0] if inlines else None
    leads = isinstance(head, Link) and (head.href.startswith("#") or _SHARED.match(head.href))
    return head if isinstance(head, Link) and leads else None


@dataclass(slots=True)
class _Parts:
    id: str = ""
    guard: Expression | None = None
    effects: list[Effect] = field(default_factory=list)
    points: int = 0
    once: bool = False
    repair: bool = False
    bypass: bool = False
    weight: int = 0
    seconds: int = 0
    evidence: list[tuple[str, int]] = field(default_factory=list)


def _take(setting: Setting, parts: _Parts, guards: Guards) -> None:
    signed = _SIGNED.match(setting.value)
    evidence = _EVIDENCE.match(setting.value)
    match setting.key:
        case "if":
            column = setting.place.column + len(setting.text) - len(setting.value)
            place = Place(setting.place.file, setting.place.line, column, setting.place.line, column + 1)
            parts.guard = guards.condition(setting.value, place)
        case "once" if not setting.value:
            parts.once = True
        case "repair" if not setting.value:
            parts.repair = True
        case "bypass" if not setting.value:
            parts.bypass = True
        case "weight" if _COUNT.match(setting.value):
            parts.weight = int(setting.value)
        case "timer" if _COUNT.match(setting.value):
            parts.seconds = int(setting.value)
        case "id" if setting.value:
            parts.id = setting.value
        case "points" if signed is not None:
            parts.points += int(signed[1] + signed[2])
        case "evidence" if evidence is not None:
            parts.evidence.append((Mention(evidence[1], setting.place), int(evidence[2] + evidence[3])))
        case "once" | "repair" | "bypass" | "weight" | "timer" | "id" | "points" | "evidence":
            example = _EXAMPLES.get(setting.key, setting.key)
            guards.reports.add(
                BAD_EFFECT.at(setting.place, f"`{setting.text}` cannot be read.", f"Write `{example}`.")
            )
        case _:
            effect = guards.effect(setting)
            if effect is not None:
                parts.effects.append(effect)


def _said(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """What happens now, and why: the first paragraph of the quote, and the rest."""
    inner = tuple(block for quote in blocks if isinstance(quote, Quote) for block in quote.blocks)
    return inner[:1], inner[1:]


def _range(variable: Variable) -> str:
    if isinstance(variable, Counter):
        return f"It holds a whole number from {variable.low} to {variable.high}."
    if isinstance(variable, Named):
        return f"It is one of {', '.join(variable.values)}."
    return "It is true or false."
