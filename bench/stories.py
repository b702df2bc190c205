"""A story of many moments that uses the whole language: `python bench/stories.py FOLDER --nodes 500` writes a project."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from corpus import sentence

A_STAGE = 10
"""A stage begins at one moment, parts into five ways of two moments each, less two, and comes together again."""

HEAD = """\
---
id: long-story
title: A long story
role: You sit at the front desk.
objectives: [BE-O1]
start: stage-0
minutes: 60
alternative: long-story-in-writing
state:
  trust: {start: 2, min: 0, max: 4, label: Believes you}
  load: {start: 1, min: 0, max: 4, better: low, label: Strain}
variants:
  day: {label: By day, set: {trust: 3}}
  night: {label: By night, set: {trust: 2}, replay: true, role: You sit at the front desk and it is night.}
---

:::{content-note} amber
A long talk at a desk; harm is named once in a while and can be passed by.
:::

A story that is only long.

"""
COURSE = """\
id: bench-story
title: A long story
version: 1.0.0
language: en
summary: One scenario of many moments, for measuring.
audience: Clocks
objectives:
  BE-O1: Come to an end
minutes: 60
credit_hours: 1
owner: The bench
reviewed: 2026-11-21
review_every: 12 months
modules:
  - id: bs-m1
    title: The story
    contents:
      - scenario: long-story
pass:
  mastery: 0.5
  counts: {long-story: 1}
"""
ALTERNATIVE = """\
---
id: long-story-in-writing
title: A long story, in writing
mastery: 0.5
---

:::{content-note} green
A talk at a desk; no harm is described.
:::

## What to say first
`id bs-01; objective BE-O1; level apply`

Somebody stands at the desk. What do you do first?

- [x] Say how much time there is, so that they can decide what to use it for.
  > They know what to expect.
- [ ] Ask what is on the form, so that they do not have to read it out to you.
  > It is all written there.
- [ ] Wait until they speak, so that nobody is hurried into anything at all.
  > They wait for you.

> Why: time is the first thing that both need to know.
"""


def story(nodes: int) -> str:
    """A scenario of exactly so many nodes, at least 20: stages one after the other, every tenth moment a die, some
    with a timer, some amber with a way past."""
    stages, rest = divmod(nodes - 3, A_STAGE)
    parts = [HEAD]
    for number in range(stages):
        width = A_STAGE + (rest if number == stages - 1 else 0)
        after = f"stage-{number + 1}" if number < stages - 1 else ""
        parts.append(_stage(number, width, after))
    return "".join(parts) + ENDINGS


def _stage(number: int, width: int, after: str) -> str:
    """One moment with three choices, a row of moments behind them, and a die that decides how the row begins."""
    rng = random.Random(number)
    act = f"`act Part {number // 10 + 1}`\n\n" if number % 10 == 0 else ""
    level = number % 4 == 3
    settings = (
        f"`level amber{f'; act Part {number // 10 + 1}' if number % 10 == 0 else ''}`\n\n" if level else act
    )
    name = f"stage-{number}"
    text = [
        f"## Stage {number}\n\n{settings}{_words(rng)}\n\n:::{{when}} trust >= 3\n{sentence(rng, 12)}\n:::\n\n"
    ]
    text.append(_choice(f"{name}-chance", rng, "id look; load +1; trust +1; points -1"))
    text.append(_choice(f"{name}-1", rng, "id ask; points +1; evidence BE-O1 +1; trust -1; load -1"))
    timer = "; timer 90" if number % 3 == 1 else ""
    text.append(_choice(f"{name}-1", rng, f"id wait; if trust >= 1{timer}; load -1"))
    if level:
        text.append(f"- [Pass this by](#{name}-1) `id past; bypass; points +1`\n\n")
    text.append(f"\n## Stage {number} chance\n`chance 6`\n\n{_words(rng)}\n\n")
    text.append(_choice(f"{name}-1", rng, "id quiet; weight 4"))
    text.append(_choice(f"{name}-2", rng, "id busy; weight 2; load +1"))
    last = width - 2
    for at in range(1, last + 1):
        to = f"{name}-{at + 1}" if at < last else after
        text.append(f"\n## Stage {number} {at}\n\n{_words(rng)}\n\n")
        if to:
            text.append(_choice(to, rng, "id speak; trust +1; load +1"))
            text.append(_choice(to, rng, "id listen; trust -1; load -1; points +1"))
        else:
            text.append(_choice("the-end-with-options", rng, "if trust >= 2; points +1"))
            text.append(_choice("the-end-for-now", rng, "load -1"))
            text.append(_choice("the-end-to-mend", rng, "if trust <= 1"))
    return "".join(text) + "\n"


def _words(rng: random.Random) -> str:
    return "\n\n".join(" ".join(sentence(rng, 11) for _ in range(4)) for _ in range(2))


def _choice(target: str, rng: random.Random, settings: str) -> str:
    said, why = sentence(rng, 14), " ".join(sentence(rng, 12) for _ in range(4))
    return f"- [{sentence(rng, 9)}](#{target}) `{settings}`\n  > {said}\n  >\n  > {why}\n"


ENDINGS = "".join(
    f"\n## The end {title}\n`ending {outcome}`\n\nIt is over.\n\n> Debrief: It was long.\n"
    for title, outcome in (
        ("with options", "left-with-options"), ("for now", "door-open"), ("to mend", "repair-possible"),
    )
)  # fmt: skip


def write_project(folder: Path, nodes: int) -> None:
    """A project whose one course is the story."""
    files = {
        "scenarios/long-story.md": story(nodes),
        "courses/bench-story/course.yml": COURSE,
        "assessments/long-story-in-writing.md": ALTERNATIVE,
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def main() -> None:
    """Write one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--nodes", type=int, default=500)
    given = parser.parse_args()
    write_project(given.folder, given.nodes)
    print(f"A story of {given.nodes} nodes stands in {given.folder}.")


if __name__ == "__main__":
    main()
