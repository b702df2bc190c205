"""Nodes that several scenarios share: read once from a file of their own, and put into each story that includes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from posixpath import basename

from coursewright.model.diagnostic import Code, Diagnostic, Note, Reports, Severity, did_you_mean
from coursewright.model.mention import place_of
from coursewright.model.place import Place
from coursewright.model.scenario import (
    Counter,
    Include,
    Named,
    Node,
    Scenario,
    Scenes,
    Variable,
)  # fmt: skip
from coursewright.readers.choice import Guards
from coursewright.readers.directives import Context, directives
from coursewright.readers.head import read_head
from coursewright.readers.scenario import read_nodes, read_variables
from coursewright.syntax.markdown import read_blocks
from coursewright.syntax.reading import Allowance, Reading
from coursewright.syntax.source import Source

BAD_INCLUDE = Code(
    "SCEN114", Severity.ERROR, "an include that does not fit",
    "Shared nodes stand in a file of their own under `scenarios/shared/`. The head of a story names the file and says, for "
    "each node there that offers nothing, where its own story goes on. A variable that both declare is of the same sort.",
    """\
```scenarios/shared/the-line.md
---
title: The line
---

## Calling

It rings.

- [Wait](#back)
- [Hang up](#back) `id hang-up`

## Back

The story goes on.
```
```scenarios/demo-talk.md
---
include:
  the-line: {bakc: the-end}
---

- [Call the line](shared/the-line.md#calling) `privacy +1`
- [Wait](#the-end) `privacy -1`
```""",
    """\
```scenarios/shared/the-line.md
---
title: The line
---

## Calling

It rings.

- [Wait](#back)
- [Hang up](#back) `id hang-up`

## Back

The story goes on.
```
```scenarios/demo-talk.md
---
include:
  the-line: {back: the-end}
---

- [Call the line](shared/the-line.md#calling) `privacy +1`
- [Wait](#the-end) `privacy -1`
```""",
)  # fmt: skip
CODES = (BAD_INCLUDE,)


def read_scenes(source: Source, reports: Reports) -> tuple[Scenes, tuple[Allowance, ...]]:
    """The nodes of a shared file; those that end nothing and offer nothing are its exits."""
    fields, first, text = read_head(source, reports)
    guards = Guards(read_variables(fields, reports), reports)
    context = Context(reports, guards.condition)
    reading = Reading(source, directives(context), reports)
    context.reading = reading
    intro, nodes = read_nodes(read_blocks(reading, first, text), guards)
    title = fields.text("title", required=True)
    fields.done()
    exits = tuple(node.id for node in nodes if node.outcome is None and not node.choices)
    return (
        Scenes(
            basename(source.file).removesuffix(".md"),
            title,
            intro,
            tuple(guards.variables.values()),
            tuple(node for node in nodes if node.id not in exits),
            exits,
            Place(source.file, 1, 1, 1, 4),
        ),
        tuple(reading.allowances),
    )


def joined(scenario: Scenario, shared: Mapping[str, Scenes], reports: Reports) -> Scenario:
    """The story with those nodes of the files it includes that it can reach, and the variables that come with them."""
    for include in scenario.includes:
        scenes = shared.get(include.name)
        if scenes is None:
            help = did_you_mean(include.name, shared) or f"Write it as `scenarios/shared/{include.name}.md`."
            reports.add(BAD_INCLUDE.at(include.place, f"There are no shared nodes `{include.name}`.", help))
            continue
        reports.add(*_unfitting(scenario, include, scenes))
        # Where an exit leads nowhere, which has been told, the story ends, so that nothing else is told because of it.
        last = next((node.id for node in scenario.nodes if node.outcome is not None), scenario.start)
        ways = dict.fromkeys(scenes.exits, last) | dict(include.exits)
        nodes = tuple(_leading(node, ways) for node in scenes.nodes)
        wanted = _reached(scenario, nodes)
        known = {variable.name for variable in scenario.variables}
        scenario = replace(
            scenario,
            nodes=(*scenario.nodes, *(node for node in nodes if node.id in wanted)),
            variables=(*scenario.variables, *(v for v in scenes.variables if v.name not in known)),
        )
    return scenario


def _unfitting(scenario: Scenario, include: Include, scenes: Scenes) -> Iterator[Diagnostic]:
    named = dict(include.exits)
    for name in named:
        if name not in scenes.exits:
            yield BAD_INCLUDE.at(
                place_of(name, include.place),
                f"`{include.name}` has no exit `{name}`.",
                did_you_mean(name, scenes.exits)
                or f"Its exits, the nodes without a choice, are {', '.join(scenes.exits) or 'none'}.",
                Note("the shared nodes", scenes.place),
            )
    for name in scenes.exits:
        if name not in named:
            yield BAD_INCLUDE.at(
                include.place,
                f"Where `{name}` of `{include.name}` leads in this story is not said.",
                f"Write `{include.name}: {{{name}: the-next-node}}`.",
                Note("the shared nodes", scenes.place),
            )
    own = {variable.name: variable for variable in scenario.variables}
    for variable in scenes.variables:
        mine = own.get(variable.name)
        if mine is not None and not _same_sort(mine, variable):
            yield BAD_INCLUDE.at(
                mine.place,
                f"`{variable.name}` is of another sort in `{include.name}`.",
                "Declare it the same way in both files.",
                Note("declared there", variable.place),
            )


def _same_sort(one: Variable, other: Variable) -> bool:
    """Whether what is asked and written of the other can be asked and written of the one."""
    if isinstance(one, Counter) and isinstance(other, Counter):
        return one.less_is_better == other.less_is_better
    if isinstance(one, Named) and isinstance(other, Named):
        return set(other.values) <= set(one.values)
    return type(one) is type(other)


def _leading(node: Node, ways: Mapping[str, str]) -> Node:
    """The node with its ways to an exit leading on into the story."""
    return replace(
        node,
        choices=tuple(
            replace(choice, target=ways.get(choice.target, choice.target)) for choice in node.choices
        ),
    )


def _reached(scenario: Scenario, nodes: tuple[Node, ...]) -> Set[str]:
    """The ids of those that a way leads to from the story."""
    ways = {node.id: [choice.target for choice in node.choices] for node in (*nodes, *scenario.nodes)}
    queue = [scenario.start, *(v.start for v in scenario.variants), *(node.id for node in scenario.nodes)]
    found = set(queue)
    for id in queue:
        for target in ways.get(id, ()):
            if target not in found:
                found.add(target)
                queue.append(target)
    return found
