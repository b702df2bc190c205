"""Kinds by targets: every kind's example goes through every target, and what becomes of it is a page of the manual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursewright import disk
from coursewright.model.course import Project
from coursewright.readers.project import assemble, is_media, is_source, read_file
from coursewright.targets import TARGETS
from coursewright.targets.package import DEFAULTS, Fate, Kept, Scored, Target

COURSE = """\
id: demo
title: Demonstration
version: 1.0.0
language: en
summary: Every kind of item once.
objectives:
  - DE-O1: Choose a word
modules:
  - id: demo-m1
    title: All of it
    contents:
      - lesson: demo-lesson
      - assessment: demo-test
      - scenario: demo-talk
      - scenario: demo-trust
pass:
  mastery: 0.8
  counts: {demo-test: 1}
"""
BANK = "---\nid: demo-test\ntitle: Every kind\nmastery: 0.8\n---\n\n"
LESSON = "---\nid: demo-lesson\ntitle: Every kind again\n---\n\n:::{recall}\n"
TESTED = """\
## Once
`id demo-tested`

Who waits?

- [x] The friend
  > Right.
- [ ] Nobody
  > No.
- [ ] Both of them
  > No.
"""
TALK = """\
---
id: demo-talk
title: A talk
role: You sit at the desk.
objectives: [DE-O1]
start: at-the-desk
---

## At the desk

She reads the form.

:::{video} media/door.mp4
:title: How the door closes
:captions: none

A hand closes the door.
:::

- [Name the time](#she-stays) `points +1`
- [Ask for the form](#she-goes)

## She stays
`ending left-with-options`

She asks her question.

## She goes
`ending door-open`

She takes your hours along.
"""
TRUST = (
    TALK.replace("demo-talk", "demo-trust")
    .replace(
        "start: at-the-desk\n",
        "start: at-the-desk\nstate:\n  trust: {start: 1, min: 0, max: 3, label: Trust}\n",
    )
    .replace("`points +1`", "`trust +1; points +1`")
    .replace("She asks her question.", "She asks her question.\n\n:::{when} trust >= 2\nShe smiles.\n:::")
)
VIDEO = "scenarios/media/door.mp4"
OTHERS = {
    "demo-tested": "a question that only a test asks",
    "demo-talk": "a scenario",
    "demo-trust": "a scenario with state",
    VIDEO: "[a video in a scenario](media.md)",
}
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" viewBox="0 0 400 300"/>'
MARKS = {Kept.KEPT: "✓", Kept.APPROXIMATED: "≈", Kept.DROPPED: "–"}


def page(examples: Mapping[str, str]) -> str:
    """The matrix as Markdown. `examples` are items as they stand in an assessment, by the names of their kinds; their
    ids begin with `demo-`."""
    fates = {target.name: _fates(target, examples) for target in TARGETS}
    rows = {**{f"demo-{kind}": f"[{kind}](items.md#{kind})" for kind in examples}, **OTHERS}
    why = {target.name: _numbered(fates[target.name], rows) for target in TARGETS}
    head = " | ".join(f"`{target.name}`" for target in TARGETS)
    lines = [f"| | {head} |", "|---" * (len(TARGETS) + 1) + "|"]
    for id, name in rows.items():
        cells = " | ".join(_cell(fates[t.name].get(id), why[t.name], t.name) for t in TARGETS)
        lines.append(f"| {name} | {cells} |")
    reasons = (part for target in TARGETS for part in _reasons(target, why[target.name]))
    scored = "\n".join(f"- `{target.name}`: {target.summary}. {_scored(target)}" for target in TARGETS)
    table = "\n".join(lines)
    return "\n\n".join((table, "## Reasons", *reasons, "## The targets", scored)) + "\n"


def _fates(target: Target, examples: Mapping[str, str]) -> Mapping[str, Fate]:
    project = _project(examples)
    packages = target.write(project, project.courses[0], disk.bundle(), DEFAULTS)
    return {fate.id: fate for package in packages for fate in package.fates}


def _project(examples: Mapping[str, str]) -> Project:
    again = "".join(f"- demo-{kind}\n" for kind in examples)
    files = {
        "courses/demo/course.yml": COURSE,
        "courses/demo/demo-lesson.md": f"{LESSON}{again}:::\n",
        "assessments/demo-test.md": BANK + "\n\n".join((*examples.values(), TESTED)) + "\n",
        "scenarios/demo-talk.md": TALK,
        "scenarios/demo-trust.md": TRUST,
    }
    held = {path: text.encode() for path, text in files.items()} | {
        "assessments/media/ward.svg": PICTURE,
        VIDEO: b"",
    }
    readings = [read_file(path, data) for path, data in held.items() if is_source(path)]
    project, _ = assemble("Demonstration", readings, {p: data for p, data in held.items() if is_media(p)})
    return project


def _numbered(fates: Mapping[str, Fate], rows: Mapping[str, str]) -> Mapping[str, int]:
    """The reasons of one target in the order of the rows."""
    told = (fates[id].reason for id in rows if id in fates and fates[id].kept is not Kept.KEPT)
    return {reason: number for number, reason in enumerate(dict.fromkeys(told), 1)}


def _cell(fate: Fate | None, why: Mapping[str, int], target: str) -> str:
    if fate is None:
        return ""
    mark = MARKS[fate.kept]
    return f"{mark} [{why[fate.reason]}](#{target})" if fate.reason in why else mark


def _reasons(target: Target, why: Mapping[str, int]) -> Iterator[str]:
    if why:
        yield f"### {target.name}"
        yield "\n".join(f"{number}. {reason}" for reason, number in why.items())


def _scored(target: Target) -> str:
    match target.scored:
        case Scored.IN_THE_PAGE:
            return "Scored in the learner's page, so it cannot be an exam."
        case Scored.BY_THE_PLATFORM:
            return "Scored by the platform."
        case Scored.BY_NOBODY:
            return "Scored by nobody."
