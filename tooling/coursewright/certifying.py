"""Results files into signed credentials: read, judged, written. What signs is given; nothing here knows a key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import partial

from coursewright.credentials.achievement import Told, claims, credential
from coursewright.credentials.judging import judged
from coursewright.credentials.results import MOST_BYTES, Refused, read_results
from coursewright.encode import interface
from coursewright.model.course import Course, Project
from coursewright.model.percent import percent


@dataclass(frozen=True, slots=True)
class Certified:
    """What became of one results file: a credential under the name of its file, or the reason why not."""

    file: str = ""
    token: str = ""
    refused: str = ""


Sign = Callable[[Mapping[str, object]], str]


def issuer_problem(project: Project, x: str) -> str:
    """Why this key cannot sign for the project, or nothing."""
    if project.issuer is None:
        return (
            "Nobody signs for this project yet: write `courses/issuer.yml` with `name` and `keys`. "
            f"The line of this key is `- {x}`."
        )
    if x not in project.issuer.keys:
        return (
            "This key is not one of `keys` in courses/issuer.yml, so the site would call its credentials false. "
            f"Add `- {x}`, or use the key that is listed."
        )
    return ""


def certified(
    project: Project, files: Mapping[str, bytes | None], sign: Sign, now: datetime
) -> Mapping[str, Certified]:
    """By the name of each file. `None` for one that was too large to be read."""
    bests = {id: best.points for id, best in project.bests.items()}
    seen: set[str] = set()
    return {name: _one(project, data, bests, seen, sign, now) for name, data in files.items()}


def _one(
    project: Project,
    data: bytes | None,
    bests: Mapping[str, int],
    seen: set[str],
    sign: Sign,
    now: datetime,
) -> Certified:
    assert project.issuer is not None
    try:
        results = read_results(data if data is not None else b" " * (MOST_BYTES + 1))
        if results.digest in seen:
            raise Refused("The same results stand in another of these files.")
        course = judged(results, project, bests)
    except Refused as reason:
        return Certified(refused=str(reason))
    seen.add(results.digest)
    edition, read = _read_by(project, course, results.language)
    payload = claims(credential(results, read, project.issuer, _told(edition, read), now), now)
    short = results.digest.removeprefix("sha256:")[:12]
    return Certified(f"{course.id}-{course.version}-{short}.jwt", sign(payload))


def _read_by(project: Project, course: Course, language: str) -> tuple[Project, Course]:
    """The course in the language in which the learner read it, where there is such an edition."""
    for edition in project.editions:
        for one in edition.courses:
            if one.language == language and (one.id, one.version) == (course.id, course.version):
                return edition, one
    return project, course


def _told(project: Project, course: Course) -> Told:
    titles = {id: one.title for id, one in project.assessments.items()}
    titles.update((id, one.title) for id, one in project.scenarios.items())
    say, rule = partial(interface.say, course.language), course.rule
    whole = sum(weight for _, weight in rule.weights)
    lines = [say("certificate-practised"), *(f"- {one.text}" for one in course.objectives)]
    if whole:
        lines += ["", say("certificate-mastery", mastery=percent(rule.mastery))]
        for id, weight in rule.weights:
            key = "course-pass-required" if id in rule.required else "course-pass-part"
            share = percent(Fraction(weight, whole))
            lines.append(f"- {say(key, title=titles.get(id, id), share=share)}")
    return Told("\n".join(lines), say("credential-says"))


__all__ = ["MOST_BYTES", "Certified", "Refused", "certified", "issuer_problem"]
