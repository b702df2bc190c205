"""What is remembered of a story is asked again when a node that it shares with others has changed, and only then."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from coursewright.checks import paths
from coursewright.model.scenario import Scenario
from coursewright.pipeline import read_files
from coursewright.scenario import prove

TODAY = date(2026, 11, 21)
SHARED = """\
---
title: Waiting
---

## On hold

The line plays eight bars of piano.

- [Wait](#a-voice) `id wait; points +1`
- [Hang up](#a-voice) `id hang-up`

## A voice

The story goes on.
"""
STORY = """\
---
id: {id}
title: A talk
start: at-the-desk
include:
  waiting: {{a-voice: the-end}}
---

## At the desk

She waits.

- [Call](shared/waiting.md#on-hold) `id call`

## The end
`ending door-open`

She goes.
"""
ALONE = "---\nid: alone\ntitle: Alone\n---\n\n## Here\n\nShe waits.\n\n- [Go](#there) `id go`\n\n## There\n`ending door-open`\n\nShe goes.\n"


def test_a_changed_shared_node_is_walked_again_in_every_story_that_includes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    walked: list[str] = []

    look_at = prove.look

    def look(scenario: Scenario, mastery: Fraction, limit: int) -> prove.Look:
        walked.append(scenario.id)
        return look_at(scenario, mastery, limit)

    monkeypatch.setattr(paths.prove, "look", look)
    files = {
        "scenarios/one.md": STORY.format(id="one"),
        "scenarios/two.md": STORY.format(id="two"),
        "scenarios/alone.md": ALONE,
        "scenarios/shared/waiting.md": SHARED,
    }

    def best() -> dict[str, int]:
        walked.clear()
        reading = read_files({path: text.encode() for path, text in files.items()}, "Demo", TODAY)
        return {one.id: one.best for one in reading.looks}

    assert best() == {"one": 1, "two": 1, "alone": 0}
    assert sorted(walked) == ["alone", "one", "two"]
    best()
    assert walked == []
    files["scenarios/shared/waiting.md"] = SHARED.replace("points +1", "points +3")
    assert best() == {"one": 3, "two": 3, "alone": 0}
    assert sorted(walked) == ["one", "two"]
