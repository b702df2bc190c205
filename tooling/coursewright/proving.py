"""What `coursewright prove` says: a report for people, the same as JSON, and the graph as SVG or DOT."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from coursewright import findings, report
from coursewright.checks.playable import is_playable
from coursewright.encode.graph import graph_dot, graph_svg
from coursewright.model.diagnostic import Diagnostic, Reports, Severity
from coursewright.model.scenario import Scenario
from coursewright.pipeline import Reading
from coursewright.scenario.explore import Way
from coursewright.scenario.proof.witness import Finding, played
from coursewright.scenario.prove import Figures, Proof, mastery_of, prove

OF_SCENARIOS = ("SCEN", "PROVE", "EXPR")
"""Codes that speak of a scenario as a machine, by the letters they begin with."""


class Format(StrEnum):
    """How a proof is written."""

    TEXT = "text"
    JSON = "json"
    SVG = "svg"
    DOT = "dot"


@dataclass(frozen=True, slots=True)
class Proven:
    """The proofs of the scenarios that can be walked, and every complaint about those that were asked for."""

    proofs: tuple[Proof, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether one of the complaints is an error."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


def proven(reading: Reading, ids: Sequence[str], limit: int) -> Proven:
    """Prove these scenarios, or all; `reading` has been checked."""
    chosen = [one for id, one in reading.project.scenarios.items() if not ids or id in ids]
    files = {file for scenario in chosen for file in scenario.files}
    reports = Reports([d for d in reading.diagnostics if d.place.file in files and _of_machine(d)])
    # The bounded look that every check takes is replaced by this one.
    reports.entries = [d for d in reports.entries if d.code != "SCEN125"]
    proofs: list[Proof] = []
    for scenario in chosen:
        if is_playable(scenario):
            proofs.append(prove(scenario, mastery_of(scenario, reading.project.courses), limit))
            reports.add(*proofs[-1].diagnostics)
    return Proven(tuple(proofs), reports.sorted(), reading.sources)


def _of_machine(diagnostic: Diagnostic) -> bool:
    return diagnostic.code.startswith(OF_SCENARIOS) or diagnostic.severity is Severity.ERROR


def written(found: Proven, format: Format, colour: bool) -> str:
    """The proof in a format; only the text has colours."""
    match format:
        case Format.TEXT:
            return as_text(found, colour)
        case Format.JSON:
            return as_json(found)
        case Format.SVG:
            return as_svg(found)
        case Format.DOT:
            return as_dot(found)


def as_text(found: Proven, colour: bool) -> str:
    """Figures of every scenario, then the complaints."""
    told = "".join(f"{report.heading(title(p.scenario), colour)}\n{_figures(p)}\n" for p in found.proofs)
    return told + report.terminal(found.diagnostics, found.sources, colour)


def title(scenario: Scenario) -> str:
    """Id and title."""
    return f"{scenario.id}: {scenario.title}"


def _figures(proof: Proof) -> str:
    figures = proof.figures
    lines = [f"  {proof.states:,} states, {proof.transitions:,} transitions"]
    if figures is not None:
        lines[0] += f", {figures.paths:,} plays of {figures.choices[0]} to {figures.choices[1]} choices"
        if figures.duration is not None:
            least, most = (float(minutes) for minutes in figures.duration.minutes)
            lines.append(f"  {least:.0f} to {most:.0f} minutes")
        lines.append(
            f"  best total {figures.best} points; {math.ceil(figures.threshold)} or more pass"
            if figures.best
            else "  not scored"
        )
        lines += ["", *_endings(figures)]
    lines += [f"  Not proven: {sentence}" for sentence in proof.unproven]
    return "".join(f"{line}\n" for line in lines)


def _endings(figures: Figures) -> Iterable[str]:
    rows = [("ending", "outcome", "plays", "by chance", "uses choices", "points")]
    for one in figures.endings:
        points = f"{one.low} to {one.high}" if one.low != one.high else str(one.low)
        rows.append((one.title, one.outcome, f"{one.paths:,}", f"{one.share:.1%}", f"{one.uses:.0%}", points))
    wide = [max(len(row[column]) for row in rows) for column in range(6)]
    for row in rows:
        words = [f"{row[at]:<{wide[at]}}" for at in range(2)]
        numbers = [f"{row[at]:>{wide[at]}}" for at in range(2, len(wide))]
        yield f"  {'  '.join([*words, *numbers])}".rstrip()


def as_json(found: Proven) -> str:
    """Everything, with the witness of each finding as its choices."""
    data = {
        "scenarios": [_plain(proof) for proof in found.proofs],
        "diagnostics": json.loads(findings.as_json(found.diagnostics)),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plain(proof: Proof) -> dict[str, object]:
    return {
        "id": proof.scenario.id,
        "states": proof.states,
        "transitions": proof.transitions,
        "proven": not proof.unproven,
        "unproven": list(proof.unproven),
        "findings": [_finding(proof.scenario, finding) for finding in proof.findings],
        "figures": _plain_figures(proof.scenario, proof.figures) if proof.figures is not None else None,
    }


def _finding(scenario: Scenario, finding: Finding) -> dict[str, object]:
    (told,) = json.loads(findings.as_json([finding.diagnostic]))
    return {**told, "witness": _way(scenario, finding.way) if finding.way is not None else None}


def _way(scenario: Scenario, way: Way) -> dict[str, object]:
    """The choices of a way, and where and in which state it ends."""
    play = played(scenario, way)
    return {
        "variant": way.variant,
        "choices": list(way.choices),
        "node": play.node,
        "state": dict(play.values),
        "points": play.points,
    }


def _plain_figures(scenario: Scenario, figures: Figures) -> dict[str, object]:
    found: dict[str, object] = {
        "paths": str(figures.paths),
        "choices": list(figures.choices),
        "best": figures.best,
        "passes_from": [figures.threshold.numerator, figures.threshold.denominator],
        "endings": [
            {
                "node": one.node,
                "outcome": one.outcome,
                "states": one.states,
                "paths": str(one.paths),
                "share": round(one.share, 9),
                "choices_used": one.used,
                "share_of_choices": round(one.uses, 9),
                "points": [one.low, one.high],
                "lowest": _way(scenario, one.low_way),
                "highest": _way(scenario, one.high_way),
            }
            for one in figures.endings
        ],
    }
    if figures.duration is not None:
        found["minutes"] = [round(float(minutes), 2) for minutes in figures.duration.minutes]
        found["shortest"] = _way(scenario, figures.duration.shortest_way)
        found["longest"] = _way(scenario, figures.duration.longest_way)
    return found


def as_svg(found: Proven) -> str:
    """The graph of the first scenario; the way of its gravest finding is marked."""
    return graph_svg(found.proofs[0].scenario, marked(found.proofs[0]))


def as_dot(found: Proven) -> str:
    """The same for Graphviz, one graph a scenario."""
    return "".join(graph_dot(proof.scenario, marked(proof)) for proof in found.proofs)


def marked(proof: Proof) -> Way | None:
    """The way that shows the gravest finding."""
    order = list(Severity)
    shown = [finding for finding in proof.findings if finding.way is not None]
    worst = min(shown, key=lambda finding: order.index(finding.diagnostic.severity), default=None)
    return worst.way if worst is not None else None
