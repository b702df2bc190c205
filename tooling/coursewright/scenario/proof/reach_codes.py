"""The complaints about where choices lead, as the manual explains them."""

from __future__ import annotations

from coursewright.model.diagnostic import Code, Severity

CIRCLE = Code(
    "SCEN121", Severity.ERROR, "choices that run in a circle",
    "A way that comes back to where it was, with nothing changed, can be walked for ever: there is no "
    "longest time, no "
    "best total, and no end to what has to be saved.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Wait](#at-the-desk)
- [Ask her alone](#the-end)

## At the desk

She sits down.

- [Call her back](#at-the-door)
- [Let her sit](#the-end)

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Wait](#at-the-desk) `once`
- [Ask her alone](#the-end)

## At the desk

She sits down.

- [Call her back](#at-the-door)
- [Let her sit](#the-end)

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
OUT_OF_REACH = Code(
    "SCEN122", Severity.WARNING, "a node that nobody can reach",
    "It was written, it is translated and packed, and no learner will ever see it.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-end)

## At the desk

She sits down.

- [Let her sit](#the-end)

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-end)
- [Wait](#at-the-desk)

## At the desk

She sits down.

- [Let her sit](#the-end)

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
DEAD_END = Code(
    "SCEN123", Severity.ERROR, "a node that offers nothing in some state",
    "All its choices have conditions, and there is a way to get there with none of them fulfilled. A "
    "learner is stuck.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Call the line](#the-end) `privacy +1`
- [Take her aside](#the-corridor) `privacy -1`

## The corridor

The door is open.

- [Ask](#the-end) `if privacy >= 2`

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Call the line](#the-end) `privacy +1`
- [Take her aside](#the-corridor) `privacy -1`

## The corridor

The door is open.

- [Ask](#the-end) `if privacy >= 2`
- [Go back to work](#the-end) `id back`

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
NEVER_OFFERED = Code(
    "SCEN124", Severity.WARNING, "a choice that is never offered",
    "Its condition does not hold in any state in which its node can be reached.",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privacy >= 4`
- [Take her aside](#the-end) `id aside; privacy +1`
```""",
    """\
```scenarios/demo-talk.md
- [Call the line](#the-end) `if privacy >= 2`
- [Take her aside](#the-end) `id aside; privacy +1`
```""",
)  # fmt: skip
TOO_MANY = Code(
    "SCEN125", Severity.HINT, "a scenario with too many states to look at in a moment",
    "Every variable that a condition asks for multiplies the states. Where there are too many, only the first ones are "
    "looked at: a check stops at 200,000, `coursewright prove --max-states` goes on. What was not looked at is not "
    "proven. Where the best total is not found among 2,000,000 states, nothing can be scored and this is an error.",
    "Eight counters from 0 to 9, each asked for by a condition.",
    "Three counters from 0 to 4, and flags for the rest.",
)  # fmt: skip
NO_WAY_OUT = Code(
    "PROVE101", Severity.ERROR, "a choice after which no ending can be reached",
    "From there on a learner can go on for a while, and whatever they do, the story never comes to its debrief.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Wait](#at-the-desk) `privacy -1`
- [Ask her alone](#the-end) `evidence DE-O1 +1`

## At the desk

She sits down.

- [Take her aside](#the-corridor)

## The corridor

The door is open.

- [Ask](#the-end) `if privacy >= 2`

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Wait](#at-the-desk) `privacy -1`
- [Ask her alone](#the-end) `evidence DE-O1 +1`

## At the desk

She sits down.

- [Take her aside](#the-corridor)

## The corridor

The door is open.

- [Ask](#the-end) `if privacy >= 1`

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
NEVER_ENDS_SO = Code(
    "PROVE102", Severity.WARNING, "an ending that nobody reaches",
    "No play comes to it, whatever is chosen: the debrief of that ending is never read.",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-end) `evidence DE-O1 +1`
- [Wait](#at-the-desk) `if privacy >= 4; privacy -1`

## At the desk
`ending duty-done`

She sits down.

## The end
`ending door-open`

She keeps the card.
```""",
    """\
```scenarios/demo-talk.md
## At the door

She looks at him.

- [Ask her alone](#the-end) `evidence DE-O1 +1`
- [Wait](#at-the-desk) `if privacy >= 2; privacy -1`

## At the desk
`ending duty-done`

She sits down.

## The end
`ending door-open`

She keeps the card.
```""",
)  # fmt: skip
CODES = (CIRCLE, OUT_OF_REACH, DEAD_END, NEVER_OFFERED, TOO_MANY, NO_WAY_OUT, NEVER_ENDS_SO)
