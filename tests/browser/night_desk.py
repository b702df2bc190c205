"""A small story with everything that a moment can have: a clock, a die, a way around, a repair, a role for a second time."""

from __future__ import annotations

from collections.abc import Mapping

from coursewright import disk
from coursewright.pipeline import read_files
from coursewright.targets.site import site

COURSE = """\
id: night-desk
title: The night desk
version: 1.0.0
language: {language}
summary: One story with every kind of moment.
objectives:
  ND-O1: Say what comes before asking
modules:
  - id: nd-m1
    title: The night
    contents:
      - scenario: night-desk
pass:
  mastery: 0.5
  counts: {{night-desk: 1}}
"""
WRITTEN = """\
---
id: nd-written
title: The night desk, in writing
mastery: 0.5
---

## What first
`id nd-01; objective ND-O1; level apply`

What do you say first?

- [x] How long it takes
  > They can decide.
- [ ] Nothing
  > They cannot.
"""
STORY = """\
---
id: night-desk
title: The night desk
role: You sit at the front desk, and it is night.
objectives: [ND-O1]
start: the-bell
minutes: 5
alternative: nd-written
state:
  trust: {start: 2, min: 0, max: 4, label: How safe the visitor feels}
variants:
  desk: {label: At the desk}
  porter: {label: The same night as the porter, replay: true, role: You carry the keys.}
---

:::{content-note} amber
Harm is named in general terms at one point, which can be passed by.
:::

A made-up night.

## The bell
`act The first hour`

Somebody rings and does not come in.

- [Ask for the name at once](#the-line) `id ask; timer 30; trust -1`
  > The visitor looks at the door.
  >
  > A name is a lot to give to a stranger.
- [Say how long it takes](#the-line) `id say; trust +1; points +1; evidence ND-O1 +1`
  > The visitor sits down.
  >
  > Who knows what comes can decide.

## The line
`chance 6`

You call for an interpreter.

- [Somebody picks up](#what-was-said) `id soon; weight 4`
  > The piano stops in the middle of a bar.
- [Nobody picks up](#what-was-said) `id late; weight 2`
  > The piano begins again.

## What was said
`act The second hour; level amber; bypass the-morning`

The visitor says that somebody keeps the passport.

- [Say that you asked too soon](#the-morning) `id mend; repair; trust +1; points +1`
  > "I asked before I said who I am." The visitor nods.
  >
  > An apology that names what happened mends more than one that explains it.
- [Wait](#the-door) `id wait`
  > The clock over the desk is loud.
  >
  > Waiting is an answer too.

## The morning
`ending left-with-options`

The visitor takes the card with the number.

> Debrief: The card is in a pocket.

## The door
`ending door-open`

The door closes softly.

> Debrief: The visitor knows where you are.
"""


LONG = """\
---
id: night-desk
title: The night desk
role: You sit at the front desk, and it is night.
objectives: [ND-O1]
minutes: 5
alternative: nd-written
---

:::{{content-note}} green
A made-up night.
:::

A made-up night.

{nights}
## The morning
`ending left-with-options`

The last visitor leaves.

> Debrief: A long night.
"""
VISIT = """\
## Visitor {at}

Visitor {at} comes in.

- [Say how long it takes](#{then}) `id say-{at}; evidence ND-O1 +1`
  > Visitor {at} sits down.
- [Say nothing](#{then}) `id nothing-{at}`
  > Visitor {at} stands.
"""


def long_night(visitors: int) -> str:
    """A story of many moments, one like the other."""
    names = [f"visitor-{at + 1}" for at in range(1, visitors)] + ["the-morning"]
    nights = "\n".join(VISIT.format(at=at, then=then) for at, then in enumerate(names, 1))
    return LONG.format(nights=nights)


def night_desk_site(language: str = "en", story: str = STORY) -> Mapping[str, bytes]:
    """Its pages, as a language has them."""
    files = {
        "courses/night-desk/course.yml": COURSE.format(language=language),
        "assessments/nd-written.md": WRITTEN,
        "scenarios/night-desk.md": story,
    }
    reading = read_files({path: text.encode() for path, text in files.items()}, "The night", remember=False)
    assert not reading.diagnostics
    return site(reading.project, disk.bundle())
