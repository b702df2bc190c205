"""Where a page stands in its course: the line above the title and the steps at the end."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.interface import duration
from coursewright.encode.markup import Markup, el
from coursewright.encode.shell import Frame


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a course as other pages name it. `path` is its page in the site."""

    sort: str
    id: str
    title: str
    minutes: int
    path: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """The neighbours of a step. `number` is 0 for a page that is no step, such as a written alternative."""

    module: str
    number: int
    count: int
    minutes: int
    before: Step | None = None
    after: Step | None = None


def where(frame: Frame, way: Way) -> Markup:
    """The slim line: module, step, time."""
    told = (
        el("a", way.module or frame.course_title, href=frame.to(frame.course_path)),
        el("span", frame.say("where-step", number=way.number, count=way.count)) if way.number else None,
        el("span", duration(frame.language, way.minutes)) if way.minutes else None,
    )
    return el(
        "nav",
        *told,
        class_="where",
        aria_label=frame.say("where"),
        data_progress=frame.words("state-progress"),
    )


def past(frame: Frame, way: Way) -> Markup:
    """The way past a page that one would rather not read."""
    if way.after is None:
        return el("a", frame.say("note-past-end"), href=frame.to(frame.course_path))
    return el("a", frame.say("note-past", title=way.after.title), href=frame.to(way.after.path))


def onward(frame: Frame, way: Way, *, done: str = "") -> Markup:
    """The next step, marked as the end of this one where `done` names it, and quietly the one before."""
    target = way.after.path if way.after else frame.course_path
    words: tuple[Markup | str, ...] = (frame.say("done-end"),)
    if way.after:
        words = (frame.say("done-next" if done else "next"), " ", el("strong", way.after.title))
    on = el("a", el("span", *words), class_="button on", href=frame.to(target), data_done=done or None)
    back = None
    if way.before:
        back = el(
            "a", frame.say("previous"), " ", way.before.title, class_="back", href=frame.to(way.before.path)
        )
    return el("nav", on, back, class_="onward", aria_label=frame.say("next"))


def states(frame: Frame) -> dict[str, str]:
    """The words for how far a step is, as attributes for the runtime."""
    return {f"data_{state}": frame.words(f"state-{state}") for state in ("done", "here", "begun", "open")}
