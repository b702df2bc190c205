"""Whether a scenario is whole enough to be walked: what names a node names one that is there."""

from __future__ import annotations

from coursewright.model.scenario import Scenario, every_choice


def is_playable(scenario: Scenario) -> bool:
    """Whether every start and every choice leads to a node, and every node has a name of its own."""
    known = set(scenario.by_id())
    starts = {scenario.start} | {variant.start for variant in scenario.variants if variant.start}
    targets = {choice.target for _, choice in every_choice(scenario)}
    return bool(known) and len(known) == len(scenario.nodes) and starts | targets <= known
