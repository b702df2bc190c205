"""Scenarios with one mistake each, in the authors' own syntax; the mistake stands between ⟦ and ⟧."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from coursewright.model.diagnostic import Reports
from coursewright.model.place import Place
from coursewright.model.scenario import Scenario
from coursewright.readers.scenario import read_scenario
from coursewright.syntax.source import decode

FILE = "scenarios/planted.md"


@dataclass(frozen=True)
class Defect:
    """What is wrong, the code that says so, and the story with its places marked. `head` goes into the front matter."""

    name: str
    code: str
    story: str
    head: str = ""

    def __str__(self) -> str:
        return self.name


def source(defect: Defect) -> tuple[str, list[Place]]:
    """The text without its marks, and where they were."""
    head = textwrap.dedent(defect.head).strip("\n")
    marked = f"---\nid: planted\ntitle: Planted\n{head}\n---\n\n{textwrap.dedent(defect.story).strip()}\n"
    lines, places = [], []
    for number, line in enumerate(marked.split("\n"), 1):
        while "⟦" in line:
            start = line.index("⟦")
            line = line.replace("⟦", "", 1)
            end = line.index("⟧")
            line = line.replace("⟧", "", 1)
            places.append(Place(FILE, number, start + 1, number, end + 1))
        lines.append(line)
    return "\n".join(lines), places


def read(text: str) -> Scenario:
    """A scenario that the reader has nothing to say about."""
    reports = Reports()
    text_of, _ = decode(FILE, text.encode())
    scenario, _ = read_scenario(text_of, reports)
    assert not reports.entries, reports.entries[0].message
    return scenario


TRUST = "state:\n  trust: {start: 2, min: 0, max: 4, label: Trust}"
FLAG = "state:\n  told: false"
AGES = """\
state:
  age: {start: 19, min: 17, max: 19, label: Age}
variants:
  nineteen: {label: She is 19, set: {age: 19}}
  seventeen: {label: She is 17, set: {age: 17}}
"""
END = "\n## End\n`ending door-open`\n\nShe goes.\n"


def ending(title: str, outcome: str) -> str:
    """An ending of a title."""
    return f"\n## {title}\n`ending {outcome}`\n\nIt ends.\n"


def node(title: str, *choices: str, level: str = "") -> str:
    """A node of a title with these choices."""
    settings = f"`{level}`\n" if level else ""
    return f"\n## {title}\n{settings}\nA moment.\n\n" + "\n".join(f"- {one}" for one in choices) + "\n"


DEFECTS = (
    Defect("two nodes in a circle", "SCEN121",
           node("A", "⟦[go](#b)⟧", "[end](#end)") + node("B", "[back](#a)", "[end](#end)") + END),
    Defect("a node that leads to itself", "SCEN121", node("A", "⟦[stay](#a)⟧", "[end](#end)") + END),
    Defect("a circle in which a counter stands at its bound", "SCEN121",
           node("A", "⟦[more](#a)⟧ `trust +1`", "[end](#end) `if trust >= 1`") + END, TRUST),
    Defect("a circle of three behind a first choice", "SCEN121",
           node("A", "[on](#b)", "[end](#end)") + node("B", "⟦[on](#c)⟧", "[end](#end)") + node("C", "[on](#d)") + node("D", "[on](#b)") + END),
    Defect("a circle only for one variant", "SCEN121",
           node("A", "[end](#end)", "⟦[again](#a)⟧ `if age == 17`") + END, AGES),
    Defect("a node nobody leads to", "SCEN122", node("A", "[end](#end)") + node("⟦B⟧", "[end](#end)") + END),
    Defect("a node behind an unreached node", "SCEN122",
           node("A", "[end](#end)") + node("⟦B⟧", "[on](#c)") + node("⟦C⟧", "[end](#end)") + END),
    Defect("a node behind a condition that never holds", "SCEN122",
           node("A", "[on](#b) `if told`", "[end](#end)") + node("⟦B⟧", "[end](#end)") + END, FLAG),
    Defect("a node whose only choice has a condition", "SCEN123",
           node("A", "[on](#b) `trust -1`") + node("⟦B⟧", "[end](#end) `if trust >= 2`") + END, TRUST),
    Defect("a node whose choices are used up", "SCEN123",
           node("⟦A⟧", "[once](#b) `once`") + node("B", "[back](#a)") + END),
    Defect("conditions with a hole between them", "SCEN123",
           node("A", "[up](#b) `trust +1`", "[same](#b) `id same`", "[down](#b) `id down; trust -1`")
           + node("⟦B⟧", "[end](#end) `if trust < 2`", "[end](#end) `id high; if trust > 2`") + END, TRUST),
    Defect("a dead end for one variant", "SCEN123", node("⟦A⟧", "[end](#end) `if age == 19`") + END, AGES),
    Defect("a dead end after a visit", "SCEN123",
           node("A", "[b](#b)", "[c](#c)") + node("B", "[c](#c)") + node("⟦C⟧", "[end](#end) `if visited(b)`") + END),
    Defect("a choice that no state offers", "SCEN124",
           node("A", "⟦[on](#end)⟧ `id on; if trust >= 3`", "[end](#end)") + END, TRUST),
    Defect("a choice after a node that comes later", "SCEN124",
           node("A", "⟦[on](#b)⟧ `id early; if visited(b)`", "[b](#b)") + node("B", "[end](#end)") + END),
    Defect("two conditions that exclude each other", "SCEN124",
           node("A", "⟦[on](#end)⟧ `id on; if trust <= 1 and trust >= 3`", "[end](#end)", "[more](#b) `trust +2`")
           + node("B", "[end](#end)") + END, TRUST),
    Defect("a flag that nobody sets to false", "SCEN124",
           node("A", "[tell](#b) `told = true`") + node("B", "⟦[on](#end)⟧ `id on; if not told`", "[end](#end)") + END, FLAG),
    Defect("a point of no return", "PROVE101",
           node("A", "⟦[down](#b)⟧ `trust -1`", "[end](#end)") + node("B", "[on](#c)") + node("C", "[end](#end) `if trust >= 2`") + END, TRUST),
    Defect("a circle without a way out", "PROVE101",
           node("A", "⟦[in](#b)⟧", "[end](#end)") + node("B", "[on](#c)") + node("C", "[on](#b)") + END),
    Defect("no ending from the beginning", "PROVE101",
           node("⟦A⟧", "[on](#b)") + node("B", "[end](#end) `if told`") + END, FLAG),
    Defect("an ending that nothing leads to", "PROVE102",
           node("A", "[end](#end)") + END + ending("⟦Other⟧", "duty-done")),
    Defect("an ending that asks for too much", "PROVE102",
           node("A", "[end](#end)", "[other](#other) `if trust >= 3`") + END + ending("⟦Other⟧", "duty-done"), TRUST),
    Defect("a condition that always holds", "PROVE103",
           node("A", "⟦[end](#end)⟧ `if trust >= 2`", "[up](#end) `id up; trust +1`") + END, TRUST),
    Defect("a visit that is never missing", "PROVE103",
           node("A", "[on](#b)") + node("B", "⟦[end](#end)⟧ `if visited(a)`", "[wait](#end) `id wait`") + END),
    Defect("a flag that has always been set", "PROVE103",
           node("A", "[tell](#b) `told = true`") + node("B", "⟦[end](#end)⟧ `if told`", "[wait](#end) `id wait`") + END, FLAG),
    Defect("a condition that holds for every variant", "PROVE103",
           node("A", "⟦[end](#end)⟧ `if age == 17 or age == 19`", "[wait](#end) `id wait`") + END, AGES),
    Defect("a meter that nothing asks for", "PROVE105",
           node("A", "[end](#end) `trust +1`", "[wait](#end) `id wait`") + END,
           "state:\n  ⟦trust⟧: {start: 2, min: 0, max: 4, label: Trust}"),
    Defect("a flag that nothing asks for", "PROVE105",
           node("A", "[end](#end) `told = true`", "[wait](#end) `id wait`") + END, "state:\n  ⟦told⟧: false"),
    Defect("an effect at the upper bound", "PROVE106",
           node("A", "[end](#end) `⟦trust +1⟧`", "[wait](#end) `id wait`") + END,
           "state:\n  trust: {start: 4, min: 0, max: 4, label: Trust}"),
    Defect("an effect at the lower bound that a condition asks for", "PROVE106",
           node("A", "[on](#b) `⟦trust -1⟧`") + node("B", "[end](#end) `if trust <= 0`", "[wait](#end) `id wait`") + END,
           "state:\n  trust: {start: 0, min: 0, max: 4, label: Trust}"),
    Defect("an effect that is always cut off", "PROVE106",
           node("A", "[end](#end) `⟦trust +3⟧`", "[wait](#end) `id wait`") + END, TRUST),
    Defect("a flag that is set again", "PROVE106",
           node("A", "[tell](#b) `told = true`") + node("B", "[end](#end) `⟦told = true⟧`", "[wait](#end) `id wait; told = false`") + END, FLAG),
    Defect("an effect that the one before it takes the room from", "PROVE106",
           node("A", "[end](#end) `trust +2; ⟦trust +1⟧`", "[wait](#end) `id wait`") + END, TRUST),
    Defect("two names for one choice", "PROVE107", node("⟦A⟧", "[end](#end)", "[wait](#end) `id wait`") + END),
    Defect("two effects that come to one value", "PROVE107",
           node("⟦A⟧", "[end](#end) `trust = 3`", "[wait](#end) `id wait; trust +1`") + END, TRUST),
    Defect("choices that differ only in their once", "PROVE107",
           node("⟦A⟧", "[end](#end) `once`", "[wait](#end) `id wait`") + END),
    Defect("a choice that earns more and costs nothing", "PROVE108",
           node("A", "⟦[end](#end)⟧ `points +2`", "[wait](#end) `id wait; points +1`") + END),
    Defect("a choice that leaves every meter better", "PROVE108",
           node("A", "⟦[end](#end)⟧ `trust +1`", "[wait](#end) `id wait; trust -1`") + END, TRUST),
    Defect("a choice that alone leads to the best ending", "PROVE108",
           node("A", "⟦[best](#best)⟧", "[end](#end)") + END + ending("Best", "left-with-options")),
    Defect("a choice that spares a strain", "PROVE108",
           node("A", "[end](#end) `load +1`", "⟦[rest](#end)⟧ `id rest`") + END,
           "state:\n  load: {start: 1, min: 0, max: 4, better: low, label: Load}"),
    Defect("a best ending without the points", "PROVE109",
           node("A", "[good](#best) `points +2`", "[lazy](#best) `id lazy`") + ending("⟦Best⟧", "left-with-options")),
    Defect("an open duty without the points", "PROVE109",
           node("A", "[good](#best) `points +3`", "[duty](#duty) `points +1`") + ending("Best", "left-with-options") + ending("⟦Duty⟧", "duty-done")),
    Defect("harm that passes", "PROVE110",
           node("A", "[good](#end) `points +5`", "[harm](#harm) `points +4`") + END + ending("⟦Harm⟧", "harmful-exposure")),
    Defect("harm at the end of a rich way", "PROVE110",
           node("A", "[on](#b) `points +9`") + node("B", "[end](#end) `points +1`", "[harm](#harm)") + END + ending("⟦Harm⟧", "harmful-exposure")),
    Defect("an objective with no evidence", "PROVE111",
           node("A", "[end](#end) `points +1`") + END, "objectives: [⟦O1⟧]"),
    Defect("an objective that a passing way avoids", "PROVE111",
           node("A", "[end](#end) `points +5; evidence O1 +1`", "[other](#end) `id other; points +4`") + END, "objectives: [⟦O1⟧]"),
    Defect("an objective with evidence against it only", "PROVE111",
           node("A", "[end](#end) `points +1; evidence O1 -1`") + END, "objectives: [⟦O1⟧]"),
    Defect("a poorer variant", "PROVE112",
           node("A", "[rich](#end) `points +2; if age == 19`", "[end](#end) `points +1; id poor`") + END,
           AGES.replace("seventeen", "⟦seventeen⟧")),
    Defect("an amber node that every choice leads to", "SAFE102",
           node("A", "[b](#b)") + node("⟦B⟧", "[end](#end)", level="level amber") + END),
    Defect("an amber beginning", "SAFE102", node("⟦A⟧", "[end](#end)", level="level amber") + END),
    Defect("an amber node that can be avoided only for a worse ending", "SAFE102",
           node("A", "[b](#b)", "[end](#end)") + node("⟦B⟧", "[best](#best)", level="level amber") + END + ending("Best", "left-with-options")),
    Defect("an amber node that one state cannot avoid", "SAFE102",
           node("A", "[up](#b) `trust +1`", "[end](#end)")
           + node("B", "[c](#c)", "[end](#end) `if trust <= 2`") + node("⟦C⟧", "[end](#end)", level="level amber") + END, TRUST),
    Defect("a dead end that only a die brings", "SCEN123",
           node("A", "[up](#b) `weight 5; trust +1`", "[down](#b) `id down; weight 1; trust -1`", level="chance 6")
           + node("⟦B⟧", "[end](#end) `if trust >= 3`") + END, TRUST),
    Defect("a moment that can only be passed by", "SCEN123",
           node("A", "[on](#b) `trust -1`", "[stay](#end)")
           + node("⟦B⟧", "[end](#end) `if trust >= 2`", "[past](#end) `id past; bypass`", level="level amber") + END, TRUST),
    Defect("an outcome after which no ending comes", "PROVE101",
           node("A", "[good](#end) `weight 3`", "⟦[bad](#b)⟧ `weight 3`", level="chance 6")
           + node("B", "[on](#c)") + node("C", "[end](#end) `if trust >= 3`") + END, TRUST),
    Defect("an amber node that a die may bring", "SAFE102",
           node("A", "[roll](#r)", "[end](#end)")
           + node("R", "[end](#end) `weight 9`", "[b](#b) `weight 1`", level="chance 10")
           + node("⟦B⟧", "[end](#end)", level="level amber") + END),
    Defect("a way past that leads into the next amber moment", "SAFE102",
           node("A", "[b](#b)", "[end](#end)")
           + node("B", "[end](#end)", "[past](#c) `bypass`", level="level amber")
           + node("⟦C⟧", "[end](#end)", level="level amber") + END),
    Defect("dice that take the points away", "PROVE113",
           node("⟦A⟧", "[good](#b) `weight 3`", "[bad](#end) `weight 3`", level="chance 6")
           + node("B", "[ask](#end) `points +1`", "[wait](#end) `id wait`") + END),
    Defect("dice after which a condition no longer holds", "PROVE113",
           node("A", "[on](#r) `points +1`", "[end](#end)")
           + node("⟦R⟧", "[up](#b) `weight 19; trust +1`", "[same](#b) `id same; weight 1`", level="chance 20")
           + node("B", "[ask](#end) `if trust >= 3; points +2`", "[wait](#end) `id wait`") + END, TRUST),
    Defect("a way past that costs the pass", "PROVE114",
           node("A", "[b](#b)", "[c](#b) `id c`")
           + node("B", "[ask](#end) `points +3`", "[wait](#end) `id wait`", "⟦[past](#end)⟧ `id past; bypass; points +1`", level="level amber") + END),
    Defect("two moments of which the way past one alone would pass", "PROVE114",
           node("A", "[ask](#b) `points +4`", "[wait](#b) `id wait`", "⟦[past](#b)⟧ `id past; bypass; points +3`", level="level amber")
           + node("B", "[ask](#end) `points +4`", "[wait](#end) `id wait`", "[past](#end) `id past; bypass; points +3`", level="level amber") + END),
    Defect("dice that bring harm at once", "PROVE115",
           node("A", "[r](#r)", "[end](#end)")
           + node("⟦R⟧", "[end](#end) `weight 5`", "[harm](#harm) `weight 1`", level="chance 6") + END + ending("Harm", "harmful-exposure")),
    Defect("dice that leave only harm two steps on", "PROVE115",
           node("⟦R⟧", "[end](#end) `weight 5`", "[b](#b) `weight 1`", level="chance 6")
           + node("B", "[c](#c)", "[d](#c) `id d`") + node("C", "[harm](#harm)") + END + ending("Harm", "harmful-exposure")),
    Defect("a repair of words alone", "PROVE116",
           node("A", "⟦[sorry](#end)⟧ `repair`", "[wait](#end) `id wait; trust +1`") + END, TRUST),
    Defect("a repair that makes it worse", "PROVE116",
           node("A", "⟦[sorry](#end)⟧ `repair; trust -1; points +1`", "[wait](#end) `id wait; trust +1`") + END, TRUST),
    Defect("a repair of what cannot get better", "PROVE116",
           node("A", "⟦[sorry](#end)⟧ `repair; trust +1`", "[wait](#end) `id wait; trust -1`") + END,
           "state:\n  trust: {start: 4, min: 0, max: 4, label: Trust}"),
)  # fmt: skip

MOMENTS = (
    Defect("weights that leave a face over", "SCEN107",
           node("⟦A⟧", "[b](#end) `weight 3`", "[c](#end) `id c; weight 2`", level="chance 6") + END),
    Defect("an outcome that no face brings", "SCEN107",
           node("⟦A⟧", "[b](#end) `weight 6`", "[c](#end) `id c`", level="chance 6") + END),
    Defect("a weight where nothing is rolled", "SCEN107",
           node("A", "⟦[b](#end)⟧ `weight 3`", "[c](#end) `id c`") + END),
    Defect("luck that earns points", "SCEN107",
           node("A", "⟦[b](#end)⟧ `weight 3; points +1`", "[c](#end) `id c; weight 3`", level="chance 6") + END),
    Defect("luck that asks for something", "SCEN107",
           node("A", "⟦[b](#end)⟧ `weight 3; if trust >= 2`", "[c](#end) `id c; weight 3`", level="chance 6") + END, TRUST),
    Defect("luck that comes once", "SCEN107",
           node("A", "⟦[b](#end)⟧ `weight 3; once`", "[c](#end) `id c; weight 3`", level="chance 6") + END),
    Defect("luck against the clock", "SCEN107",
           node("A", "⟦[b](#end)⟧ `weight 3; timer 60`", "[c](#end) `id c; weight 3`", level="chance 6") + END),
    Defect("two timers", "SCEN108",
           node("A", "[b](#end) `timer 60`", "⟦[c](#end)⟧ `id c; timer 90`") + END),
    Defect("a timer with nothing else to choose", "SCEN108", node("A", "⟦[b](#end)⟧ `timer 60`") + END),
    Defect("a timer that is over at once", "SCEN108",
           node("A", "⟦[b](#end)⟧ `timer 9`", "[c](#end) `id c`") + END),
    Defect("a timer on the way past", "SCEN108",
           node("A", "[b](#end)", "[c](#end) `id c`", "⟦[past](#end)⟧ `id past; bypass; timer 60`", level="level amber") + END),
    Defect("two ways past", "SCEN109",
           node("A", "[b](#end)", "[p](#end) `id p; bypass`", "⟦[q](#end)⟧ `id q; bypass`", level="level amber") + END),
    Defect("a way past only for some", "SCEN109",
           node("A", "[b](#end)", "⟦[p](#end)⟧ `id p; bypass; if trust >= 2`", level="level amber") + END, TRUST),
    Defect("a way past only once", "SCEN109",
           node("A", "[b](#end)", "⟦[p](#end)⟧ `id p; bypass; once`", level="level amber") + END),
    Defect("a way past that is evidence", "SCEN109",
           node("A", "[b](#end)", "⟦[p](#end)⟧ `id p; bypass; evidence O1 +1`", level="level amber") + END, "objectives: [O1]"),
    Defect("a way past that leads back to its moment", "SCEN109",
           node("A", "[b](#end)", level="level amber; ⟦bypass a⟧") + END),
    Defect("a way past to a moment without one", "SCEN109",
           node("A", "[b](#end)", level="level amber; ⟦bypass b⟧") + node("B", "[end](#end)", level="level amber") + END),
    Defect("a timer shorter than the story", "SCEN110",
           node("A", "⟦[b](#end)⟧ `timer 10`", "[" + "a long thing to say, " * 12 + "](#end) `id c`") + END),
    Defect("a way back in time", "SCEN113",
           node("A", "[b](#b)", "[end](#end)", level="act One") + node("B", "⟦[a](#a)⟧ `once`", "[end](#end)", level="act Two") + END),
    Defect("a way back from a node without an act of its own", "SCEN113",
           node("A", "[b](#b)", level="act One") + node("B", "[c](#c)", level="act Two") + node("C", "⟦[a](#a)⟧ `once`", "[end](#end)") + END),
)  # fmt: skip
"""What the checks of single moments tell, without walking the story."""
