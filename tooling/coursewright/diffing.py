"""`coursewright diff`: what a new version of a course means for learners in the middle of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from coursewright.encode.tags import choice_tag
from coursewright.versions import Version


class Effect(StrEnum):
    """What a change does to a learner who has begun."""

    LOST = "lost"
    """Part of the record is dropped."""
    SCORE = "score"
    """A score that was reached, or what it takes, is another."""
    NEW = "new"
    """There is more to do."""
    KEPT = "kept"
    """The record goes on."""


HEADS = {
    Effect.LOST: "Lost to learners in the middle of it",
    Effect.SCORE: "Scores that move",
    Effect.NEW: "New to them",
    Effect.KEPT: "Changed, and kept",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions."""

    effect: Effect
    sort: str
    """`course`, `lesson`, `assessment`, `scenario`, `node`, `choice`, `item` or `objective`."""
    id: str
    words: str


def changes(old: Version, new: Version) -> tuple[Change, ...]:
    """Every difference that a learner's record can feel, the gravest first."""
    names = new.course.get("renamed") or {}
    found = [
        *_course(old, new),
        *_contents(old, new, names),
        *_items(old, new, names),
        *_assessments(old, new, names),
        *_scenarios(old, new, names),
    ]
    order = list(Effect)
    return tuple(sorted(found, key=lambda one: order.index(one.effect)))


def _course(old: Version, new: Version) -> Iterator[Change]:
    id = str(new.course["id"])
    if old.course["mastery"] != new.course["mastery"]:
        yield Change(
            Effect.SCORE,
            "course",
            id,
            f"The course is passed at {_share(new.course['mastery'])} instead of {_share(old.course['mastery'])}.",
        )
    before, after = old.course["weights"], new.course["weights"]
    for activity in sorted(before.keys() | after.keys()):
        if before.get(activity, 0) != after.get(activity, 0):
            words = f"`{activity}` counts {after.get(activity, 0)} instead of {before.get(activity, 0)}."
            yield Change(Effect.SCORE, "course", id, words)
    for activity in sorted(set(new.course["required"]) - set(old.course["required"])):
        yield Change(Effect.SCORE, "course", id, f"`{activity}` is required now.")
    for activity in sorted(set(old.course["required"]) - set(new.course["required"])):
        yield Change(Effect.SCORE, "course", id, f"`{activity}` is not required any more.")
    for objective in sorted(old.course["objectives"].keys() - new.course["objectives"].keys()):
        yield Change(
            Effect.LOST, "objective", objective, "The objective is gone; a platform keeps its last standing."
        )
    for objective in sorted(new.course["objectives"].keys() - old.course["objectives"].keys()):
        yield Change(Effect.NEW, "objective", objective, "The objective is new.")


def _contents(old: Version, new: Version, names: Mapping[str, str]) -> Iterator[Change]:
    before, after = _steps(old), _steps(new)
    for id, (sort, tag) in before.items():
        now = next((other for other, (_, there) in after.items() if there == names.get(tag, tag)), None)
        if now is None:
            what = {"lesson": "that it was read", "scenario": "its play"}.get(
                sort, "its attempts and best score"
            )
            yield Change(Effect.LOST, sort, id, f"It is gone, and with it {what}.")
        elif now != id:
            yield Change(Effect.KEPT, sort, now, f"It was `{id}`; its record goes on.")
    known = {names.get(tag, tag) for _, tag in before.values()}
    for id, (sort, tag) in after.items():
        if tag not in known:
            yield Change(Effect.NEW, sort, id, "It is new; who was done is not, until it is done.")


def _steps(version: Version) -> dict[str, tuple[str, str]]:
    """Sort and tag of everything that has a record of its own."""
    found = {str(one["id"]): (str(one["sort"]), str(one["tag"])) for one in version.course["contents"]}
    for id, one in version.course["activities"].items():
        found.setdefault(str(id), (str(one["sort"]), str(one["tag"])))
    return found


# Fields of an item that make an answer right, by how people call them.
_KEYS = {
    "key": "The key", "keys": "The keys", "pairs": "The pairs", "steps": "The right order", "gaps": "The right answers",
    "low": "The lowest right number", "high": "The highest right number", "caseMatters": "Whether case matters",
}  # fmt: skip


def _items(old: Version, new: Version, names: Mapping[str, str]) -> Iterator[Change]:
    after = {str(item["tag"]): (str(id), item) for id, item in new.items.items()}
    seen: set[str] = set()
    for id, item in old.items.items():
        tag = str(item["tag"])
        now, there = after.get(names.get(tag, tag), ("", None))
        if there is None:
            yield Change(
                Effect.LOST,
                "item",
                id,
                "It is gone; answers to it are dropped, and a running attempt draws another.",
            )
            continue
        seen.add(now)
        if now != id:
            yield Change(Effect.KEPT, "item", now, f"It was `{id}`; answers to it go on.")
        yield from _item(now, item, there)
    for id in sorted(new.items.keys() - seen):
        yield Change(Effect.NEW, "item", id, "It is new; attempts that are running do not ask it.")


def _item(id: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    if before["form"] != after["form"]:
        words = f"It is answered by {after['form']} instead of {before['form']}; answers to it are dropped."
        yield Change(Effect.LOST, "item", id, words)
        return
    if before["points"] != after["points"]:
        words = f"It is worth {after['points']} instead of {before['points']}; attempts that are running count the new points."
        yield Change(Effect.SCORE, "item", id, words)
    for field, words in _KEYS.items():
        if before.get(field) != after.get(field):
            yield Change(
                Effect.SCORE,
                "item",
                id,
                f"{words} changed; what was answered in a running attempt is judged anew.",
            )
    for list in ("options", "right"):
        if gone := [str(one) for one in before.get(list, ()) if one not in after.get(list, ())]:
            yield Change(Effect.LOST, "item", id, f"Whoever chose {_listed(gone)} has not answered any more.")


def _assessments(old: Version, new: Version, names: Mapping[str, str]) -> Iterator[Change]:
    tags_before, tags_after = _steps(old), _steps(new)
    by_tag = {tags_after[id][1]: id for id in new.assessments if id in tags_after}
    for id, before in old.assessments.items():
        tag = tags_before[id][1] if id in tags_before else ""
        now = by_tag.get(names.get(tag, tag))
        if now is None:
            continue
        after = new.assessments[now]
        if before["mastery"] != after["mastery"]:
            words = f"It is passed at {_share(after['mastery'])} instead of {_share(before['mastery'])}; best scores are judged anew."
            yield Change(Effect.SCORE, "assessment", now, words)
        if before["draw"] != after["draw"] or before["blueprint"] != after["blueprint"]:
            words = f"It draws {after['draw'] or 'all'} questions instead of {before['draw'] or 'all'}; running attempts keep theirs."
            yield Change(Effect.KEPT, "assessment", now, words)
        if before["attempts"] != after["attempts"]:
            words = f"It allows {after['attempts'] or 'any number of'} attempts instead of {before['attempts'] or 'any number'}."
            yield Change(Effect.SCORE, "assessment", now, words)


def _scenarios(old: Version, new: Version, names: Mapping[str, str]) -> Iterator[Change]:
    tags_before, tags_after = _steps(old), _steps(new)
    by_tag = {tags_after[id][1]: id for id in new.scenarios if id in tags_after}
    for id, before in old.scenarios.items():
        tag = tags_before[id][1] if id in tags_before else ""
        now = by_tag.get(names.get(tag, tag))
        if now is not None:
            yield from _scenario(now, before, new.scenarios[now])


def _scenario(id: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    if before["max"] != after["max"]:
        words = f"The best play earns {after['max']} points instead of {before['max']}; a best share that was reached stays as it is."
        yield Change(Effect.SCORE, "scenario", id, words)
    names = after.get("renamed") or {}
    there = {
        str(choice["tag"]): (node, choice)
        for node, one in after["nodes"].items()
        for choice in one["choices"]
    }
    seen: set[str] = set()
    for node, choice in (
        (node, choice) for node, one in before["nodes"].items() for choice in one["choices"]
    ):
        tag = str(choice["tag"])
        path = f"{id}/{node}/{choice['id']}"
        now = there.get(names.get(tag, tag))
        if now is None:
            yield Change(
                Effect.LOST,
                "choice",
                path,
                "It is gone; a play that took it is taken up where it stood before.",
            )
            continue
        seen.add(str(now[1]["tag"]))
        if choice_tag(str(now[0]), str(now[1]["id"])) != tag:
            yield Change(
                Effect.KEPT,
                "choice",
                f"{id}/{now[0]}/{now[1]['id']}",
                f"It was `{path}`; plays that took it go on.",
            )
        yield from _choice(f"{id}/{now[0]}/{now[1]['id']}", choice, now[1])
    for tag, (node, choice) in there.items():
        if tag not in seen:
            yield Change(Effect.NEW, "choice", f"{id}/{node}/{choice['id']}", "It is new.")


def _choice(path: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    if before["points"] != after["points"]:
        words = f"It earns {after['points']} points instead of {before['points']}; plays that are complete keep their share."
        yield Change(Effect.SCORE, "choice", path, words)
    if before.get("guard") != after.get("guard") or before["effects"] != after["effects"]:
        words = "Its condition or its effects changed; a running play is taken up as far as it can still be played."
        yield Change(Effect.SCORE, "choice", path, words)


def _share(ratio: Sequence[int]) -> str:
    return f"{100 * ratio[0] / ratio[1]:.4g} percent"


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(f"`{id}`" for id in ids)


def as_text(found: Mapping[str, tuple[Change, ...]], gone: Sequence[str], new: Sequence[str]) -> str:
    """For people, a course at a time. `gone` and `new` are courses that only one side has."""
    lines = [f"The course `{id}` is gone." for id in gone] + [f"The course `{id}` is new." for id in new]
    for course, all_of_it in found.items():
        lines.append(
            f"{course}: {'nothing changed for learners in the middle of it.' if not all_of_it else ''}".rstrip()
        )
        for effect, head in HEADS.items():
            chosen = [one for one in all_of_it if one.effect is effect]
            if chosen:
                lines.append(f"  {head}")
                lines.extend(f"    {one.sort} {one.id}: {one.words}" for one in chosen)
    if any(one.effect is Effect.LOST for all_of_it in found.values() for one in all_of_it):
        lines.append("An id that only has another name is kept by `renamed` in course.yml: `old-id: new-id`.")
    return "\n".join(lines) + "\n"


def as_json(found: Mapping[str, tuple[Change, ...]], gone: Sequence[str], new: Sequence[str]) -> str:
    """The same for programs."""
    courses = {course: [asdict(one) for one in all_of_it] for course, all_of_it in found.items()}
    return (
        json.dumps({"gone": list(gone), "new": list(new), "courses": courses}, ensure_ascii=False, indent=2)
        + "\n"
    )
