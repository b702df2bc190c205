"""How long the whole proof of a large scenario takes, and how much memory: `python bench/prover.py --states 1000000`."""

from __future__ import annotations

import argparse
import random
import resource
import time

from coursewright.model.diagnostic import Reports
from coursewright.model.scenario import Scenario
from coursewright.readers.scenario import read_scenario
from coursewright.scenario.explore import explore
from coursewright.scenario.prove import prove
from coursewright.syntax.source import decode

COUNTERS = ("privacy", "trust", "info", "safety", "record", "network", "time", "control")
SECONDS, MEGABYTES = 60, 2048
"""What a proof of a million states may take."""


def text(nodes: int) -> str:
    """A story of so many moments, each of which moves three of eight meters one way or another; all meters are asked for.
    Every ninth is decided by a die, every seventh names harm and can be passed by, and each has a timer."""
    state = "\n".join(f"  {name}: {{start: 2, min: 0, max: 4, label: {name}}}" for name in COUNTERS)
    head = f"---\nid: long\ntitle: Long\nobjectives: [O1, O2]\nstart: moment-0\nstate:\n{state}\n---\n\n"
    return head + "".join(moment(number, nodes) for number in range(nodes)) + ENDINGS


def moment(number: int, nodes: int) -> str:
    """A node with three choices, one of them for those who have earned it."""
    a, b, c, d = random.Random(number).sample(COUNTERS, 4)
    if number % 9 == 5:
        return luck(number, a, b)
    level = "`level amber`\n\n" if number % 7 == 3 else ""
    if number == nodes - 1:
        return (
            f"## Moment {number}\n\n{level}Words.\n\n"
            + "\n".join(
                (
                    "- [Leave](#options) `if trust >= 3 and control >= 3; points +2; evidence O1 +1`",
                    "- [Say when you are there](#door) `if privacy + 0 >= 0; points +1`".replace(
                        "privacy + 0", "privacy"
                    ),
                    "- [Go](#repair) `if trust <= 1 or info <= 1`",
                    "- [Tell him](#harm) `if safety <= 1; points -3`",
                )
            )
            + "\n\n"
        )
    to = f"#moment-{number + 1}"
    choices = (
        f"- [Ask]({to}) `id ask; {a} +1; {b} -1; points +2; evidence O1 +1`",
        f"- [Wait]({to}) `id wait; timer 60; {c} +1; {d} -1; points +1; evidence O2 +1`",
        f"- [Call]({to}) `id call; if {a} >= 1 or {d} >= 2; {d} +1; {c} -1`",
    )
    if level:
        choices += (f"- [Pass this by]({to}) `id past; bypass; points +2`",)
    when = f":::{{when}} {b} >= 3\nMore words are shown here.\n:::\n\n"
    return (
        f"## Moment {number}\n\n{level}Some words of the story stand here.\n\n{when}"
        + "\n".join(choices)
        + "\n\n"
    )


def luck(number: int, a: str, b: str) -> str:
    """A node where a die decides, and nothing that is scored depends on it."""
    to = f"#moment-{number + 1}"
    return (
        f"## Moment {number}\n`chance 6`\n\nNobody decides this.\n\n"
        f"- [Quiet]({to}) `id quiet; weight 3`\n- [Busy]({to}) `id busy; weight 2; {a} -1`\n"
        f"- [A friend comes]({to}) `id friend; weight 1; {b} +1`\n\n"
    )


ENDINGS = "".join(
    f"## {title}\n`ending {outcome}`\n\nThe end.\n\n"
    for title, outcome in (
        ("Options", "left-with-options"),
        ("Door", "door-open"),
        ("Repair", "repair-possible"),
        ("Harm", "harmful-exposure"),
    )
)


def scenario(states: int) -> Scenario:
    """The shortest such story with at least so many states."""
    nodes = 8
    while True:
        reports = Reports()
        source, _ = decode("scenarios/long.md", text(nodes).encode())
        found, _ = read_scenario(source, reports)
        assert not reports.entries, reports.entries[0]
        if not explore(found, states).whole:
            return found
        nodes += 2


def main() -> None:
    """Prove one and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=1_000_000)
    wanted = parser.parse_args().states
    one = scenario(wanted)
    start, processor = time.perf_counter(), time.process_time()
    proof = prove(one, limit=10 * wanted)
    wall, cpu = time.perf_counter() - start, time.process_time() - processor
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    paths = proof.figures.paths if proof.figures else 0
    print(f"{proof.states:,} states, {proof.transitions:,} transitions, {paths:,} plays")
    print(f"{len(proof.findings)} findings; {cpu:.1f} s of the processor, {wall:.1f} s, {memory:,.0f} MB")
    if wanted >= 1_000_000 and (cpu > SECONDS or memory > MEGABYTES):
        raise SystemExit(f"more than {SECONDS} s or {MEGABYTES} MB")


if __name__ == "__main__":
    main()
